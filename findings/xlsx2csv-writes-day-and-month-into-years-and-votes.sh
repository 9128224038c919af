#!/usr/bin/env bash
# Expected: a workbook turned into CSV has each number as it stands in the cell or as Excel shows it: 12.5 or "12.5 years", 2500000 or "2.5m".
# Seen: xlsx2csv 0.8.6 looks for y, m, d, h and s anywhere in a cell's format and, where there is one, takes the number for a date, also in words in
# quotes and after a backslash: of 12.5 years is left "0.0" years", of 5 days "0 04ays", of £2.5m "£"0.001 and of 2500000 in millions "0.0,,"10". The
# number itself is gone; the format stands in its place, with day and month of a date near 1900 in it. There is no warning. "3 of 5" and "£2.5k" come
# out as 3 and 2.5, so that it hangs on a letter of the unit. openpyxl 3.1.5, which wrote the file, has the numbers. (exceljs, for Node, makes dates
# of some of the same formats.)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install xlsx2csv==0.8.6 openpyxl==3.1.5 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import csv
import subprocess

import openpyxl

CELLS = [(12.5, '0.0" years"'), (5, '0 "days"'), (2.5, '"£"0.0\\m'), (2500000, '0.0,,"m"'), (3, 'General" votes"'), (3, '0" of 5"'), (2.5, '"£"0.0\\k')]
book = openpyxl.Workbook()
for number, shown_as in CELLS:
    book.active.append([number])
    book.active.cell(book.active.max_row, 1).number_format = shown_as
book.save("votes.xlsx")
subprocess.run(["venv/bin/xlsx2csv", "votes.xlsx", "votes.csv"], check=True)
read = [cell.value for (cell,) in openpyxl.load_workbook("votes.xlsx").active.rows]
with open("votes.csv", encoding="utf-8", newline="") as file:
    for (number, shown_as), back, (text,) in zip(CELLS, read, csv.reader(file), strict=True):
        print(f"{number} as {shown_as}: openpyxl {back}, xlsx2csv {text}")
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
12.5 as 0.0" years": openpyxl 12.5, xlsx2csv 0.0" years"
5 as 0 "days": openpyxl 5, xlsx2csv 0 "04ays"
2.5 as "£"0.0\m: openpyxl 2.5, xlsx2csv "£"0.001
2500000 as 0.0,,"m": openpyxl 2500000, xlsx2csv 0.0,,"10"
3 as General" votes": openpyxl 3, xlsx2csv general" votes"
3 as 0" of 5": openpyxl 3, xlsx2csv 3
2.5 as "£"0.0\k: openpyxl 2.5, xlsx2csv 2.5
EXPECTED
echo "As before."
