#!/usr/bin/env bash
# Expected: "1,5" and "12,5" are turned down in British English, where a comma parts thousands.
# Seen: babel 2.19.0 parse_decimal drops the comma wherever it stands: 1,5 is 15 and 12,5 is 125, ten times too much, without a word.
# With strict=True it raises and proposes another reading; so a figure from a German or Polish sheet needs strict, or a question.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install babel==2.19.0 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
from babel.numbers import NumberFormatError, parse_decimal

for text in ("1,5", "12,5", "1,50,0", "1.234,5", "1,500"):
    for strict in (False, True):
        try:
            print(text, "strict" if strict else "plain", parse_decimal(text, locale="en_GB", strict=strict))
        except NumberFormatError as error:
            print(text, "strict" if strict else "plain", "NumberFormatError", error)
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
1,5 plain 15
1,5 strict NumberFormatError '1,5' is not a properly formatted decimal number. Did you mean '15'? Or maybe '1.5'?
12,5 plain 125
12,5 strict NumberFormatError '12,5' is not a properly formatted decimal number. Did you mean '125'? Or maybe '12.5'?
1,50,0 plain 1500
1,50,0 strict NumberFormatError '1,50,0' is not a properly formatted decimal number. Did you mean '1,500'?
1.234,5 plain 1.2345
1.234,5 strict NumberFormatError '1.234,5' is not a properly formatted decimal number. Did you mean '1.2345'? Or maybe '1,234.5'?
1,500 plain 1500
1,500 strict 1500
EXPECTED
echo "As before."
