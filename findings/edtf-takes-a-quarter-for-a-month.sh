#!/usr/bin/env bash
# Expected: text_to_edtf, which reads dates in English, makes of "Q3 2027" the third quarter (2027-35 in EDTF) or no date; of "2030 or 2035"
# both, as it does of "2030/2035"; and no date at all of "within 5 years", "100 firms" or "it may help".
# Seen: edtf 5.0.2 takes the number that stands by a year for a month: Q3 2027 is March, "phase 2, 2027" is February and "2 of 5 firms by 2030"
# is 5 February 2030. A number without a year is a day of the month, so "within 5 years" is the fifth of any month, and "1,500 jobs" is
# January of the year 500. Of two years it gives the first alone, and "may help" is May. A timetable made from notes has these dates, with
# no word that they were guessed. Seasons, decades and "2027-2030" it has right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install edtf==5.0.2 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
from edtf import parse_edtf, text_to_edtf

NOTES = (
    "Q3 2027", "Q4 of 2027", "phase 2, 2027", "2 of 5 firms by 2030", "within 5 years", "1,500 jobs", "100 firms", "it may help",
    "2030 or 2035", "2030, 2035 and 2040", "2030/2035", "spring 2027", "the 2030s", "2027-2030", "net zero by 2050",
)
for note in NOTES:
    print(f"{note} | {text_to_edtf(note)}")
print(repr(parse_edtf("2027-35")))
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
Q3 2027 | 2027-03
Q4 of 2027 | 2027-04
phase 2, 2027 | 2027-02
2 of 5 firms by 2030 | 2030-02-05
within 5 years | XXXX-XX-05
1,500 jobs | 0500-01
100 firms | 0100
it may help | XXXX-05
2030 or 2035 | 2030
2030, 2035 and 2040 | 2030
2030/2035 | [2030, 2035]
spring 2027 | 2027-21
the 2030s | 203X
2027-2030 | 2027/2030
net zero by 2050 | 2050
Level2Season: '2027-35'
EXPECTED
echo "As before."
