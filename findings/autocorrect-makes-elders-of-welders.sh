#!/usr/bin/env bash
# Expected: a corrector of spelling, run over a roundtable's notes before they are shown, mends "reserch" and "funidng" and leaves alone what
# is no English mistake: names in capitals (SMR, PAYE, IR35), firms and offices (Ofgem, Innovate UK, MoD), and the words of a trade.
# Seen: autocorrect 2.6.1 mends the two, and makes the nearest word that it knows of each of the others, whatever its capitals or figures: CNC
# welders are "NC elders", Ofgem is "Often", MoD "Mon", fabs are "fans", IR35 is "In35", and to retrofit the grid before reshoring is to
# "Detroit" it before restoring. With only_replacements=True, which tries fewer changes, "retrofit" and "PAYE" stay, CNC welders are "Can
# leaders", an SMR is a "Sha", and "reserch funidng" becomes "reserve funding". The sentence reads well each time and nothing says that it was
# changed, so that nobody looks for what the person wrote.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install autocorrect==2.6.1 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
from autocorrect import Speller

bold, careful = Speller(), Speller(only_replacements=True)
for note in (
    "More reserch funidng",
    "CNC welders are short, and IR35 and PAYE cost us",
    "Ofgem and Innovate UK should answer in a month",
    "MoD buys from fabs, not from SMR makers",
    "Retrofit the grid before reshoring",
    "Spinouts need offtake",
):
    print(f"{note}\n  as it comes: {bold(note)}\n  only replacements: {careful(note)}")
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
More reserch funidng
  as it comes: More research funding
  only replacements: More reserve funding
CNC welders are short, and IR35 and PAYE cost us
  as it comes: NC elders are short, and In35 and AE cost us
  only replacements: Can leaders are short, and In35 and PAYE cost us
Ofgem and Innovate UK should answer in a month
  as it comes: Often and Innovate Up should answer in a month
  only replacements: Often and Innovate Up should answer in a month
MoD buys from fabs, not from SMR makers
  as it comes: Mon buys from fans, not from MR makers
  only replacements: Mon buys from fans, not from Sha makers
Retrofit the grid before reshoring
  as it comes: Detroit the grid before restoring
  only replacements: Retrofit the grid before restoring
Spinouts need offtake
  as it comes: Spinoffs need offname
  only replacements: Spinoffs need offname
EXPECTED
echo "As before."
