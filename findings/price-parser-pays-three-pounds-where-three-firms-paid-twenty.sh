#!/usr/bin/env bash
# Expected: of "3 firms paid £20" the amount is 20 pounds, since 20 is what the sign stands by; so with "Phase 2: £50" and "12 May 2026: £40".
# "£2m" is two million, or is left alone as "one pound fifty" is.
# Seen: price-parser 0.5.1 finds the sign anywhere in the text and the first number anywhere in it, and puts the two together: 3 pounds, 2 pounds
# and 12 pounds; "between 2026 and 2030 £5m" is 2026 pounds. With nothing before the sign it is right, but for the "m" and "k", which
# it leaves out: "£2m" is 2 pounds; and a range has its first end alone. The number of firms is so added to what they paid, without a flag.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install price-parser==0.5.1 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
from price_parser import Price

for note in (
    "£20 from each of 3 firms",
    "3 firms paid £20",
    "Phase 2: £50",
    "12 May 2026: £40",
    "between 2026 and 2030 £5m",
    "1/2 of £50",
    "£2m",
    "£12-15k",
    "one pound fifty",
):
    price = Price.fromstring(note)
    print(f"{note!r}: {price.currency} {price.amount}")
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
'£20 from each of 3 firms': £ 20
'3 firms paid £20': £ 3
'Phase 2: £50': £ 2
'12 May 2026: £40': £ 12
'between 2026 and 2030 £5m': £ 2026
'1/2 of £50': £ 1
'£2m': £ 2
'£12-15k': £ 12
'one pound fifty': None None
EXPECTED
echo "As before."
