#!/usr/bin/env bash
# Expected: a column of a workshop's sheet with ranges ("2-4" on a scale of nine), waits ("2 years") or pounds in millions under a heading
# that says so ("2m") stays text, or becomes numbers: none of them is a day.
# Seen: agate 1.14.2, without being told a type, makes days of the ranges, in 2001; of "2 years" 1 January of the year 3; and minutes of
# the millions. csvkit 2.2.0 stands on it: csvsort writes these days into the sorted sheet in place of what was there, with no warning.
# One cell that is none of these ("6+") leaves the whole column as it was, so that the same question reads otherwise from table to table.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install agate==1.14.2 csvkit==2.2.0 parsedatetime==2.6 pytimeparse==1.1.10 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
printf '%s\n' 'table,readiness,wait,turnover in £' 'One,2-4,2 years,2m' 'Two,4-6,18 months,5m' 'Three,6-9,1 year,12m' >sheet.csv
sed 's/6-9/6+/' sheet.csv >other.csv
{
  venv/bin/python - <<'PYTHON'
import agate

for name in ("sheet.csv", "other.csv"):
    table = agate.Table.from_csv(name)
    for column in list(table.columns)[1:]:
        print(name, column.name, type(column.data_type).__name__, *(str(value) for value in column.values()), sep=" | ")
PYTHON
  venv/bin/csvsort -c table sheet.csv
} | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
sheet.csv | readiness | Date | 2001-02-04 | 2001-04-06 | 2001-06-09
sheet.csv | wait | Date | 0003-01-01 | 0002-07-01 | 0002-01-01
sheet.csv | turnover in £ | TimeDelta | 0:02:00 | 0:05:00 | 0:12:00
other.csv | readiness | Text | 2-4 | 4-6 | 6+
other.csv | wait | Date | 0003-01-01 | 0002-07-01 | 0002-01-01
other.csv | turnover in £ | TimeDelta | 0:02:00 | 0:05:00 | 0:12:00
table,readiness,wait,turnover in £
One,2001-02-04,0003-01-01,0:02:00
Three,2001-06-09,0002-01-01,0:12:00
Two,2001-04-06,0002-07-01,0:05:00
EXPECTED
echo "As before."
