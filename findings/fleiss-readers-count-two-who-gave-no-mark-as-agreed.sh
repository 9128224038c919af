#!/usr/bin/env bash
# Expected: of six notes that three people coded, with five codes left out, agreement is counted over the codes that are there, as Krippendorff's
# alpha does, or the gaps are turned down: statsmodels checks that each note has the same number of codes, so that gaps cannot slip in.
# Seen: aggregate_raters of statsmodels 0.15.0, which its documentation has as the step before, makes a code of its own of a gap, of NaN as of an
# empty text, so that two who left the same note out agree on it, and who left one out disagrees with the two others who agree: 0.38, where
# it is 0.79 over what was coded. The check behind it then finds three to a note. nltk 3.10.4 counts None as a code as well: alpha 0.41. With
# the gaps left out its alpha is right, and its kappa and pi end in "generator raised StopIteration".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install statsmodels==0.15.0 nltk==3.10.4 krippendorff==0.9.0 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import numpy as np
from krippendorff import alpha
from nltk.metrics.agreement import AnnotationTask
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

NOTES = [[1, 1, None], [2, 2, 2], [3, None, 3], [1, 2, None], [4, 4, 4], [5, None, None]]
codes = np.array(NOTES, dtype=float)
print("krippendorff:", round(alpha(codes.T, level_of_measurement="nominal"), 2))
words = np.array([["" if code is None else f"code {code}" for code in note] for note in NOTES])
for name, table in (("NaN", codes), ("empty text", words)):
    counts, names = aggregate_raters(table)
    print(f"statsmodels, {name}: codes {[str(each) for each in names]}, kappa {fleiss_kappa(counts):.2f}")
    print("  counts", counts.tolist())
    try:
        fleiss_kappa(counts[:, [str(each) not in ("nan", "") for each in names]])
    except AssertionError:
        print("  without the gaps: AssertionError")
every = [(f"person {person}", f"note {note}", code) for note, given in enumerate(NOTES) for person, code in enumerate(given)]
for name, task in (("None", AnnotationTask(every)), ("left out", AnnotationTask([each for each in every if each[2] is not None]))):
    print(f"nltk, {name}: alpha {task.alpha():.2f}")
    for measure in task.multi_kappa, task.pi:
        try:
            print(f"  {measure.__name__} {measure():.2f}")
        except RuntimeError as error:
            print(f"  {measure.__name__}: {error}")
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
krippendorff: 0.79
statsmodels, NaN: codes ['1.0', '2.0', '3.0', '4.0', '5.0', 'nan'], kappa 0.38
  counts [[2, 0, 0, 0, 0, 1], [0, 3, 0, 0, 0, 0], [0, 0, 2, 0, 0, 1], [1, 1, 0, 0, 0, 1], [0, 0, 0, 3, 0, 0], [0, 0, 0, 0, 1, 2]]
  without the gaps: AssertionError
statsmodels, empty text: codes ['', 'code 1', 'code 2', 'code 3', 'code 4', 'code 5'], kappa 0.38
  counts [[1, 2, 0, 0, 0, 0], [0, 0, 3, 0, 0, 0], [1, 0, 0, 2, 0, 0], [1, 1, 1, 0, 0, 0], [0, 0, 0, 0, 3, 0], [2, 0, 0, 0, 0, 1]]
  without the gaps: AssertionError
nltk, None: alpha 0.41
  multi_kappa 0.41
  pi 0.38
nltk, left out: alpha 0.79
  multi_kappa: generator raised StopIteration
  pi: generator raised StopIteration
EXPECTED
echo "As before."
