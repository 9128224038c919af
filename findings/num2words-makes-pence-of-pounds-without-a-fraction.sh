#!/usr/bin/env bash
# Expected: a sum in a report, five pounds, is "five pounds" in words whether it was kept as 5, as 5.0 or as the text "5".
# Seen: num2words 0.5.14 takes a whole number for pence, and a float, a Decimal or a text for pounds: 5 is "zero pounds sterling,
# five pence", and 2500 is twenty-five pounds. The description of the package names the currency converter and says nothing of it. In a column of
# pandas the same sum is a whole number until a row without a sum is added, which turns all of them into floats: the sums in the report then
# grow a hundredfold. Of the text "2500" it makes two thousand five hundred pounds, so that a grant read from a CSV file is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install num2words==0.5.14 pandas==3.1.1 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
from decimal import Decimal

import pandas as pd
from num2words import num2words


def said(sum_):
    return num2words(sum_, to="currency", currency="GBP")


for five in 5, 5.0, Decimal(5), Decimal("5.00"), "5":
    print(repr(five), "is", said(five))
for name, sums in (("each row has a sum", [2500, 40]), ("a row has none", [2500, 40, None])):
    print(f"{name}:", [said(each) for each in pd.Series(sums).dropna().tolist()])
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
5 is zero pounds sterling, five pence
5.0 is five pounds sterling, zero pence
Decimal('5') is five pounds sterling, zero pence
Decimal('5.00') is five pounds sterling, zero pence
'5' is five pounds sterling, zero pence
each row has a sum: ['twenty-five pounds sterling, zero pence', 'zero pounds sterling, forty pence']
a row has none: ['two thousand, five hundred pounds sterling, zero pence', 'forty pounds sterling, zero pence']
EXPECTED
echo "As before."
