#!/usr/bin/env bash
# Expected: figures that people said in words, in a transcript or a note, become the same figures, or the words stay: "a third of firms"
# is no three, "one hundred and two hundred" are 100 and 200, "one point five million" is a million and a half.
# Seen: number-parser 0.3.2 and text2digits 0.1.2 make "a 3 of firms" of a third, words-to-numbers 1.5.1 "1 3 of firms". Between them,
# "one hundred and two hundred" is 102 100, 10200 and, added up, 300; right is numerizer 0.2.4, which in turn leaves "1/2 1 day" of half a
# day. Of "one point five million" numerizer and number-parser make "1 point 5000000", text2digits 1.5000000, and words-to-numbers gives
# NaN for the whole note. "Fifty fifty" is 5050 to text2digits, and "no one" is "no 1" to all. Nothing tells which figures were said and
# which were made.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install numerizer==0.2.4 number-parser==0.3.2 text2digits==0.1.2 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
npm --silent --prefix "$folder" install words-to-numbers@1.5.1 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
printf '%s\n' "two hundred and fifty firms" "a third of firms" "two thirds of firms" "half a day" "one hundred and two hundred firms" \
  "one point five million" "two and a half million" "fifty fifty" "twenty twenty six" "a couple of hundred" "no one signed" >notes.txt
{
  venv/bin/python - 2>log.txt <<'PYTHON'
from number_parser import parse
from numerizer import numerize
from text2digits.text2digits import Text2Digits

convert = Text2Digits().convert
for note in open("notes.txt", encoding="utf-8").read().splitlines():
    print(note, "| numerizer:", numerize(note), "| number-parser:", parse(note), "| text2digits:", convert(note))
PYTHON
  node --input-type=module - <<'JAVASCRIPT'
import { readFileSync } from "node:fs";
import words from "words-to-numbers";

for (const note of readFileSync("notes.txt", "utf8").trim().split("\n")) console.log(`${note} | words-to-numbers: ${words.wordsToNumbers(note)}`);
JAVASCRIPT
} | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
two hundred and fifty firms | numerizer: 250 firms | number-parser: 250 firms | text2digits: 250 firms
a third of firms | numerizer: 1/3 of firms | number-parser: a 3 of firms | text2digits: a 3 of firms
two thirds of firms | numerizer: 2/3 of firms | number-parser: 2 thirds of firms | text2digits: 2 thirds of firms
half a day | numerizer: 1/2 1 day | number-parser: half a day | text2digits: half a day
one hundred and two hundred firms | numerizer: 100 and 200 firms | number-parser: 102 100 firms | text2digits: 10200 firms
one point five million | numerizer: 1 point 5000000 | number-parser: 1 point 5000000 | text2digits: 1.5000000
two and a half million | numerizer: 2500000 | number-parser: 2 and a half 1000000 | text2digits: 2 and a half 1000000
fifty fifty | numerizer: 50 50 | number-parser: 50 50 | text2digits: 5050
twenty twenty six | numerizer: 20 20 6 | number-parser: 20 26 | text2digits: 2026
a couple of hundred | numerizer: 1 couple of100 | number-parser: a couple of 100 | text2digits: a couple of 100
no one signed | numerizer: no 1 signed | number-parser: no 1 signed | text2digits: no 1 signed
two hundred and fifty firms | words-to-numbers: 250 firms
a third of firms | words-to-numbers: 1 3 of firms
two thirds of firms | words-to-numbers: 2 thirds of firms
half a day | words-to-numbers: half 1 day
one hundred and two hundred firms | words-to-numbers: 300 firms
one point five million | words-to-numbers: NaN
two and a half million | words-to-numbers: 2 and 1 half 1000000
fifty fifty | words-to-numbers: 50 50
twenty twenty six | words-to-numbers: 20 26
a couple of hundred | words-to-numbers: 1 couple of 100
no one signed | words-to-numbers: no 1 signed
EXPECTED
echo "As before."
