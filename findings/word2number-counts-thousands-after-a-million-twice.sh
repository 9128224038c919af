#!/usr/bin/env bash
# Expected: "five million two hundred thousand" is 5200000, and "three point five million", as people say it at a table and as it comes
# out of a recording, is 3500000: the package's description has "two million three thousand nine hundred and eighty four" and "two point three".
# Seen: word2number 1.1 gives 5201200 for the first and 2004003 for "two million three thousand", unless hundreds or tens come after; 3 for
# the second, without the million; 1000000 for half a million; 35 for "fifteen to twenty". It raises no error, as it does for "million
# million". text2num 3.1.0 has the first right and leaves "half" and "to" in their places, where it can be seen that more was said.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install word2number==1.1 text2num==3.1.0 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
from text_to_num import alpha2digit
from word2number import w2n

NOTES = (
    "five million two hundred thousand", "two million three thousand", "two million three thousand and ten", "one billion five thousand",
    "three point five million", "zero point five million", "half a million", "two and a half million", "fifteen to twenty", "million million",
)
for note in NOTES:
    try:
        number = w2n.word_to_num(note)
    except ValueError as error:
        number = f"ValueError {error}"
    print(note, number, alpha2digit(note, "en"), sep=" | ")
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
five million two hundred thousand | 5201200 | 5200000
two million three thousand | 2004003 | 2003000
two million three thousand and ten | 2003010 | 2003010
one billion five thousand | 1000006005 | 1000005000
three point five million | 3 | 3.5 1000000
zero point five million | 0 | 0.5 1000000
half a million | 1000000 | half a 1000000
two and a half million | 2000000 | two and a half 1000000
fifteen to twenty | 35 | 15 to 20
million million | ValueError Redundant number word! Please enter a valid number word (eg. two million twenty three thousand and forty nine) | 1000000 1000000
EXPECTED
echo "As before."
