#!/usr/bin/env bash
# Expected: a file with one column, the answers to one open question, each in quotes since it has a comma, is read as one column, as
# Python's own csv reads it: the package offers itself in place of that, for a better guess at the delimiter.
# Seen: clevercsv 0.8.5 guesses a space, and no quotes at all: each note is parted into words, with the marks of quotation among them, and
# "clevercsv standardize" writes the file anew as a table of words, without a warning. With a number before each note it is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install clevercsv[full]==0.8.5 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
cat >notes.csv <<'CSV'
note
"Skills, kit and cash"
"Banks lend, but late"
"Pay first, then train"
CSV
awk '{ print (NR == 1 ? "number" : NR - 1) "," $0 }' notes.csv >numbered.csv
{
  venv/bin/python - <<'PYTHON'
import csv

import clevercsv

for name in ("notes.csv", "numbered.csv"):
    with open(name, newline="") as file:
        print(name, "csv:", list(csv.reader(file)))
    print(name, "clevercsv:", clevercsv.read_table(name))
PYTHON
  venv/bin/clevercsv standardize notes.csv
} | tr -d '\r' | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
notes.csv csv: [['note'], ['Skills, kit and cash'], ['Banks lend, but late'], ['Pay first, then train']]
notes.csv clevercsv: [['note'], ['"Skills,', 'kit', 'and', 'cash"'], ['"Banks', 'lend,', 'but', 'late"'], ['"Pay', 'first,', 'then', 'train"']]
numbered.csv csv: [['number', 'note'], ['1', 'Skills, kit and cash'], ['2', 'Banks lend, but late'], ['3', 'Pay first, then train']]
numbered.csv clevercsv: [['number', 'note'], ['1', 'Skills, kit and cash'], ['2', 'Banks lend, but late'], ['3', 'Pay first, then train']]
note
"""Skills,",kit,and,"cash"""
"""Banks","lend,",but,"late"""
"""Pay","first,",then,"train"""
EXPECTED
echo "As before."
