#!/usr/bin/env bash
# Expected: of a workbook that says how long each spoke or worked, in cells of the format [h]:mm, the text that is taken out has hours, 30:00, or the
# number that the cell holds, 1.25 days: the format of ECMA-376 has the brackets for hours that do not end at a day.
# Seen: kreuzberg 4.10.4 writes a day and a time of the year 1900 or of the last day of 1899 for each: thirty hours are 1 January 1900 at six, 25
# minutes are 31 December 1899, and a session that begins at half past nine does so in 1899. No hours are left in the text, and who asks it, a person
# or a model, finds days on which somebody spoke. openpyxl 3.1.5 gives the hours, and a time of day without a day.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install kreuzberg==4.10.4 openpyxl==3.1.5 2>"$folder/pip.log" \
  || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
from datetime import date, time, timedelta

import openpyxl
from kreuzberg import extract_file_sync

workbook = openpyxl.Workbook()
sheet = workbook.active
for row in [
    ("Welders", timedelta(hours=30)), ("Port", timedelta(hours=49, minutes=30)), ("Chair", timedelta(minutes=25)),
    ("Begins", time(9, 30)), ("Day", date(2026, 6, 29)),
]:
    sheet.append(row)
for row in range(1, 4):
    sheet.cell(row, 2).number_format = "[h]:mm"
workbook.save("hours.xlsx")
print("openpyxl")
for name, value in openpyxl.load_workbook("hours.xlsx").active.iter_rows(values_only=True):
    print(f"  {name} {value}")
print("kreuzberg")
for line in extract_file_sync("hours.xlsx").content.splitlines():
    if line.strip():
        print(f"  {line}")
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
openpyxl
  Welders 1 day, 6:00:00
  Port 2 days, 1:30:00
  Chair 0:25:00
  Begins 09:30:00
  Day 2026-06-29 00:00:00
kreuzberg
  Sheet
  Welders 1900-01-01 06:00:00
  Port 1900-01-02 01:30:00
  Chair 1899-12-31 00:25:00
  Begins 1899-12-31 09:30:00
  Day 2026-06-29 00:00:00
EXPECTED
echo "As before."
