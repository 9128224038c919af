#!/usr/bin/env bash
# Expected: a workbook of answers, worked out without a spreadsheet, has the sums that a spreadsheet has: SUMPRODUCT(--(A1:A6="Grid")), the usual way to
# count, since two minus signs make 1 and 0 of true and false, is three; COUNTIF of "grid*" takes capitals and small letters for the same.
# Seen: formulas 1.3.4 for Python has 0 for each count that is made by two minus signs, and no error; times 1, in place of the signs, it is right.
# COUNTIF and SUMIF of a whole word do not go by capitals, and with "*" behind it they do, so that "yes" is three and "yes*" one. "<>" for what is
# not empty counts what is empty. The right counts stand beside, as Python counts them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install formulas==1.3.4 openpyxl==3.1.5 numpy==2.4.6 2>"$folder/pip.log" \
  || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - 2>"$folder/log" <<'PYTHON' | tee seen.txt
import formulas
import openpyxl

ROWS = [("Grid", "Yes", 5), ("Pay", "yes", 3), ("Grid", "No", 1), ("Grid", None, 4), ("Rent", "YES", 2), ("Rent", "Yes, but", 1)]
themes, answers, marks = ([row[column] for row in ROWS] for column in range(3))
said = [answer for answer in answers if answer]
QUESTIONS = {
    '=SUMPRODUCT(--(A1:A6="Grid"))': themes.count("Grid"),
    '=SUMPRODUCT((A1:A6="Grid")*1)': themes.count("Grid"),
    '=SUM(--(C1:C6>2))': sum(mark > 2 for mark in marks),
    '=SUMPRODUCT(--(A1:A6="Grid"),C1:C6)': sum(mark for theme, mark in zip(themes, marks) if theme == "Grid"),
    '=COUNTIF(B1:B6,"yes")': sum(answer.lower() == "yes" for answer in said),
    '=COUNTIF(B1:B6,"yes*")': sum(answer.lower().startswith("yes") for answer in said),
    '=SUMIF(A1:A6,"gr*",C1:C6)': sum(mark for theme, mark in zip(themes, marks) if theme.lower().startswith("gr")),
    '=COUNTIF(B1:B6,"<>")': len(said),
}
workbook = openpyxl.Workbook()
sheet = workbook.active
sheet.title = "Notes"
for row in ROWS:
    sheet.append(row)
for number, question in enumerate(QUESTIONS, 1):
    sheet.cell(number, 5, question)
workbook.save("notes.xlsx")
answered = formulas.ExcelModel().loads("notes.xlsx").finish().calculate()
for number, (question, right) in enumerate(QUESTIONS.items(), 1):
    found = answered[f"'[notes.xlsx]NOTES'!E{number}"].value[0, 0]
    print(f"{question}: {found:g}, and it is {right}")
PYTHON
diff - seen.txt <<'EXPECTED' || { cat "$folder/log"; echo "CHANGED: this behaves otherwise now"; exit 1; }
=SUMPRODUCT(--(A1:A6="Grid")): 0, and it is 3
=SUMPRODUCT((A1:A6="Grid")*1): 3, and it is 3
=SUM(--(C1:C6>2)): 0, and it is 3
=SUMPRODUCT(--(A1:A6="Grid"),C1:C6): 0, and it is 10
=COUNTIF(B1:B6,"yes"): 3, and it is 3
=COUNTIF(B1:B6,"yes*"): 1, and it is 4
=SUMIF(A1:A6,"gr*",C1:C6): 0, and it is 10
=COUNTIF(B1:B6,"<>"): 1, and it is 5
EXPECTED
echo "As before."
