#!/usr/bin/env bash
# Expected: "£2m" and "£2bn", as British papers and ministries write them, are two million and two thousand million pounds, or are left
# alone; "£2k" and "£2M" are read as thousands and millions of pounds.
# Seen: quantulum3 0.10.0 gives 2 "pound sterling metre" and 2 "pound sterling barn newton", and "5k jobs" is 5 kelvin. A range of
# "£10-20k" is 15000 give or take 5.0, where 5000 is meant, and the financial year 2026/27 is divided: 75.04. Nothing is flagged.
# (Without its classifier, which is an extra. The classifier makes kibibytes of the jobs and bits of the "bn", and still metres of "£5m".)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install quantulum3==0.10.0 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - 2>log.txt <<'PYTHON' | tee seen.txt
from quantulum3 import parser

for note in ("£2m", "£2M", "£2bn", "£2B", "£2k", "£2 million", "£5m to £10m", "£10-20k", "5k jobs", "in 2026/27", "2-3 years"):
    print(note, *((found.value, found.unit.name, found.uncertainty) for found in parser.parse(note)))
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
£2m (2.0, 'pound sterling metre', None)
£2M (2000000.0, 'pound sterling', None)
£2bn (2.0, 'pound sterling barn newton', None)
£2B (2000000000.0, 'pound sterling', None)
£2k (2000.0, 'pound sterling', None)
£2 million (2000000.0, 'pound sterling', None)
£5m to £10m (7.5, 'pound sterling metre', 2.5)
£10-20k (15000.0, 'pound sterling', 5.0)
5k jobs (5.0, 'kelvin', None)
in 2026/27 (75.03703703703704, 'dimensionless', None)
2-3 years (2.5, 'year', 0.5)
EXPECTED
echo "As before."
