#!/usr/bin/env bash
# Expected: a workshop's table with ranges ("2-4" on a scale of nine) and pairs of marks ("2,4") is described as text, or as what it is, and comes out
# of "extract" with the words that are in it.
# Seen: frictionless 5.21.0, not told a type, makes months of the ranges: 2-4 is April of the year 2, as if the year were written with four digits,
# and the pair is a place on the earth. Extracted to CSV it is "2-04", which is another range to a reader, and a day in April to a program for tables.
# A range over twelve ("2-14") in the column leaves all of it text, so that one question reads otherwise from table to table. tableschema 1.21.0, of
# the same hands, leaves the ranges and has the place.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install frictionless==5.21.0 tableschema==1.21.0 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
PYTHONWARNINGS=ignore venv/bin/python - <<'PYTHON' | tee seen.txt
import csv
import subprocess

from frictionless import Resource
from tableschema import Table

HEADINGS = "range", "marks", "wait"
for name, last in (("low.csv", "5-7"), ("high.csv", "2-14")):
    with open(name, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADINGS, ("2-4", "2,4", "2 years"), ("1-3", "1,3", "6 months"), (last, "5,6", "1 year")])
    resource = Resource(name)
    resource.infer()
    print(name, "frictionless:", {field.name: field.type for field in resource.schema.fields})
    print(name, "tableschema:", {field["name"]: field["type"] for field in Table(name).infer()["fields"]})
print([list(row.to_dict().values()) for row in Resource("low.csv").read_rows()])
told = subprocess.run(["venv/bin/frictionless", "extract", "low.csv", "--csv"], capture_output=True, text=True, check=True)
print(told.stdout.strip().replace("\r", ""))
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
low.csv frictionless: {'range': 'yearmonth', 'marks': 'geopoint', 'wait': 'string'}
low.csv tableschema: {'range': 'string', 'marks': 'geopoint', 'wait': 'string'}
high.csv frictionless: {'range': 'string', 'marks': 'geopoint', 'wait': 'string'}
high.csv tableschema: {'range': 'string', 'marks': 'geopoint', 'wait': 'string'}
[[yearmonth(year=2, month=4), [2.0, 4.0], '2 years'], [yearmonth(year=1, month=3), [1.0, 3.0], '6 months'], [yearmonth(year=5, month=7), [5.0, 6.0], '1 year']]
range,marks,wait
2-04,"2,4",2 years
1-03,"1,3",6 months
5-07,"5,6",1 year
EXPECTED
echo "As before."
