#!/usr/bin/env bash
# Expected: a workbook's 12 and 3 are numbers, whatever words or colour their cells' formats have: 0" days", 0 "months", "Half "0, [Red]0.
# openpyxl and calamine read them so.
# Seen: pylightxl 1.61 takes a number for a date or a time if its format has a d, m, y, h or s anywhere, in words in quotes or in a
# colour's name: twelve days are "1900/01/11 00:00:00", three votes in red "1900/01/02" and three months midnight. Of a duration over a
# day, 36 hours as [h]:mm, 12:00:00 are left. A figure without such a letter, 0" of 10", stays.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pylightxl==1.61 xlsxwriter==3.2.9 openpyxl==3.1.5 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import openpyxl
import pylightxl
import xlsxwriter

CELLS = (12, '0" days"'), (3, '0 "months"'), (3, '"Half "0'), (3, "[Red]0"), (7, '0" of 10"'), (1.5, "[h]:mm"), (2500000, '£0.0,,"m"')
with xlsxwriter.Workbook("votes.xlsx") as workbook:
    sheet = workbook.add_worksheet("Votes")
    for row, (number, shown) in enumerate(CELLS):
        sheet.write_number(row, 0, number, workbook.add_format({"num_format": shown}))
read = pylightxl.readxl("votes.xlsx").ws("Votes")
other = openpyxl.load_workbook("votes.xlsx")["Votes"]
for row, (number, shown) in enumerate(CELLS, 1):
    print(number, shown, "| pylightxl", repr(read.index(row=row, col=1)), "| openpyxl", repr(other.cell(row, 1).value))
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
12 0" days" | pylightxl '1900/01/11 00:00:00' | openpyxl 12
3 0 "months" | pylightxl '00:00:00' | openpyxl 3
3 "Half "0 | pylightxl '00:00:00' | openpyxl 3
3 [Red]0 | pylightxl '1900/01/02' | openpyxl 3
7 0" of 10" | pylightxl 7 | openpyxl 7
1.5 [h]:mm | pylightxl '12:00:00' | openpyxl datetime.timedelta(days=1, seconds=43200)
2500000 £0.0,,"m" | pylightxl 2500000 | openpyxl 2500000
EXPECTED
echo "As before."
