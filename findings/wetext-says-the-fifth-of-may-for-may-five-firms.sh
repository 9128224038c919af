#!/usr/bin/env bash
# Expected: a note that is made ready to be read out is heard as it was meant: "may 5 firms sign?" has five firms, 2.5m people are two and a half
# million, "Table 3: 12" has a 12. And of what was said, "table one twelve votes" is written with words or figures, not as a time.
# Seen: wetext 0.1.8, by which several voices have their text made ready, gives "the fifth of may firms sign", "two point five minutes people",
# while £2.5m is right, "Table three to twelve", as if 3:12 were a score, and "twelve thirtieths said no". From speech to text "table one twelve
# votes" is "table 01:12 votes", and "quarter to five firms" is "04:45 firms". Each reads or sounds well, and nothing marks it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install wetext==0.1.8 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - 2>log.txt <<'PYTHON' | tee seen.txt
from wetext import Normalizer

NOTES = {
    "tn": (
        "£2.5m a year",
        "2.5m people",
        "may 5 firms sign?",
        "Five firms may sign, 5 may not",
        "Table 3: 12",
        "12/30 said no",
        "2026/27",
        "Mar 6-8",
        "~5 MW",
    ),
    "itn": ("table one twelve votes", "leave a quarter to five firms", "twelve of thirty said no", "second", "minus five percent"),
}
for way, notes in NOTES.items():
    normalizer = Normalizer(lang="en", operator=way)
    for note in notes:
        print(f"{way}: {note} | {normalizer.normalize(note)}")
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
tn: £2.5m a year | two point five million pounds a year
tn: 2.5m people | two point five minutes people
tn: may 5 firms sign? | the fifth of may firms sign?
tn: Five firms may sign, 5 may not | Five firms may sign, the fifth of may not
tn: Table 3: 12 | Table three to twelve
tn: 12/30 said no | twelve thirtieths said no
tn: 2026/27 | two thousand twenty six twenty sevenths
tn: Mar 6-8 | the sixth of march-eight
tn: ~5 MW | approximatelyfive MW
itn: table one twelve votes | table 01:12 votes
itn: leave a quarter to five firms | leave a 04:45 firms
itn: twelve of thirty said no | twelve of 30 said no
itn: second | 2nd
itn: minus five percent | -5 %
EXPECTED
echo "As before."
