#!/usr/bin/env bash
# Expected: answers with weights, since one of four stands for ten people, are counted by their weights: the package is there for weighted surveys and
# has its sums, means and counts by weight without being asked. So there are eleven yes and two no.
# Seen: microdf 1.5.12 has sum(), mean(), count(), also by groupby and by agg with a list, by weight: 11 of 13, 85 percent. value_counts() of the
# same column counts rows, 2 and 2, and with normalize=True says half and half; groupby().size() is 2 and 2 beside a groupby().count() of 11 and 2;
# mode() has both answers. agg({"mark": "mean"}) by group is the plain mean, 2.5 for 3.73, where agg(["mean"]) is the weighted one. All are of the
# package's own weighted table, and none has a warning: in one report a vote is won and is a draw.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install microdf-python==1.5.12 pandas==3.0.6 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python -W ignore - <<'PYTHON' | tee seen.txt
from microdf import MicroDataFrame

room = MicroDataFrame({"answer": ["yes", "no", "no", "yes"], "mark": [1, 2, 3, 4]}, weights=[1, 1, 1, 10])
by_answer = room.groupby("answer")


def told(figures):
    return {name: round(float(figure), 2) for name, figure in sorted(figures.items())}


print("yes:", float((room.answer == "yes").sum()), "of", float(room.answer.count()), "share", round(float((room.answer == "yes").mean()), 2))
print("count of each:", told(by_answer.mark.count()))
print("size of each:", told(by_answer.size()))
print("value_counts:", told(room.answer.value_counts()), told(room.answer.value_counts(normalize=True)))
print("mode:", sorted(room.answer.mode()))
print("mean of marks:", told(by_answer.mark.mean()))
print('agg(["mean"]):', told(by_answer.mark.agg(["mean"])["mean"]))
print('agg({"mark": "mean"}):', told(by_answer.agg({"mark": "mean"})["mark"]))
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
yes: 11.0 of 13.0 share 0.85
count of each: {'no': 2.0, 'yes': 11.0}
size of each: {'no': 2.0, 'yes': 2.0}
value_counts: {'no': 2.0, 'yes': 2.0} {'no': 0.5, 'yes': 0.5}
mode: ['no', 'yes']
mean of marks: {'no': 2.5, 'yes': 3.73}
agg(["mean"]): {'no': 2.5, 'yes': 3.73}
agg({"mark": "mean"}): {'no': 2.5, 'yes': 2.5}
EXPECTED
echo "As before."
