#!/usr/bin/env bash
# Expected: two transcripts of one session are brought to one spelling before they are compared, so that "five percent" and "5%" are the same; what
# is not the same, a number, a sign or a "not", stays apart, since it is these that whoever checks a transcript looks for.
# Seen: whisper-normalizer 0.1.15, by which the errors of speech to text are commonly counted, takes commas and full stops out before it reads
# numbers, and strings the numbers on both sides together: "three, four firms" are 34 firms, "table one, twelve votes" is "table 112 votes", and
# "seven. Eight said no" is 78. All that stands in brackets, or between a "<" and a later ">", is left out, and the minus of "-5%" with it. So jiwer
# 4.0.0 finds no error at all between "three, four firms said no" and "34 firms said no", nor between "-5%" and "5%".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install whisper-normalizer==0.1.15 jiwer==4.0.0 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import jiwer
from whisper_normalizer.english import EnglishTextNormalizer

PAIRS = (
    ("Pay rose five percent", "Pay rose 5%"),
    ("Three, four firms said no", "34 firms said no"),
    ("Table one, twelve votes", "Table 112 votes"),
    ("Grid has seven. Eight said no", "Grid has 78 said no"),
    ("In twenty twenty six, five firms left", "In 20265 firms left"),
    ("Pay by -5%", "Pay by 5%"),
    ("Firms (not banks) pay", "Firms pay"),
    ("Between <5 and >3 MW", "Between 3 MW"),
    ("It takes 1.5 years", "It takes one.5 years"),
)
normal = EnglishTextNormalizer()
for said, heard in PAIRS:
    print(f"{said} | {heard}: {normal(said)!r}, errors {jiwer.wer(normal(said), normal(heard)):.2f}")
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
Pay rose five percent | Pay rose 5%: 'pay rose 5%', errors 0.00
Three, four firms said no | 34 firms said no: '34 firms said no', errors 0.00
Table one, twelve votes | Table 112 votes: 'table 112 votes', errors 0.00
Grid has seven. Eight said no | Grid has 78 said no: 'grid has 78 said no', errors 0.00
In twenty twenty six, five firms left | In 20265 firms left: 'in 20265 firms left', errors 0.00
Pay by -5% | Pay by 5%: 'pay by 5%', errors 0.00
Firms (not banks) pay | Firms pay: 'firms pay', errors 0.00
Between <5 and >3 MW | Between 3 MW: 'between 3 mw', errors 0.00
It takes 1.5 years | It takes one.5 years: 'it takes one.5 years', errors 0.00
EXPECTED
echo "As before."
