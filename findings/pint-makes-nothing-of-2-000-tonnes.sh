#!/usr/bin/env bash
# Expected: "2 000 t" is two thousand tonnes, as figures are parted by a space, often a narrow or a fixed one, in reports by the rules of
# the SI; "10–15 MW" is a range or an error; "1 in 5" is no length. Where a text is no quantity, pint raises an error, as it does for "12
# jobs".
# Seen: pint 0.25.3 multiplies what stands side by side, numbers too: 2 000 tonnes are none at all, 1 500 MW are 500 MW and 2 500 m are a
# thousand. A dash and a pound sign are left out, so that 10–15 MW are 150 MW; with a hyphen 10-15% is 9.85. A decimal comma is a
# thousands' comma wherever it stands: 1,5 MW are 15. "44k" are Boltzmann's constants, "18 mths" thousandths of an inch, and "1 in 5" five
# inches. None raises an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pint==0.25.3 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import pint

quantity = pint.UnitRegistry().Quantity
notes = (
    "2000 t", "2 000 t", "2\u00a0000 t", "1 500 MW", "1\u202f500 MW", "2 500 m", "1,500 MW", "1,5 MW", "10–15 MW", "10-15%",
    "£1 500", "44k", "18 mths", "1 in 5", "1 h 15 min", "12 jobs",
)
for note in notes:
    try:
        seen = str(quantity(note))
    except pint.UndefinedUnitError as error:
        seen = f"error: {error}"
    print(ascii(note) if "\u00a0" in note or "\u202f" in note else note, "|", seen)
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
2000 t | 2000 metric_ton
2 000 t | 0 metric_ton
'2\xa0000 t' | 0 metric_ton
1 500 MW | 500 megawatt
'1\u202f500 MW' | 500 megawatt
2 500 m | 1000 meter
1,500 MW | 1500 megawatt
1,5 MW | 15 megawatt
10–15 MW | 150 megawatt
10-15% | 9.85 dimensionless
£1 500 | 500 dimensionless
44k | 44 boltzmann_constant
18 mths | 18 millithou
1 in 5 | 5 inch
1 h 15 min | 15 hour * minute
12 jobs | error: 'jobs' is not defined in the unit registry
EXPECTED
echo "As before."
