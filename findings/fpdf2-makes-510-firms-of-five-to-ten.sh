#!/usr/bin/env bash
# Expected: a range that is typed with two hyphens for a dash, "5--10 firms would take 2--3 fitters", is two ranges in a PDF, whether the text is read
# with bold words marked by "**" or as it stands: the marks of Markdown are known to stand at the edge of a word, and no mark of it is "--".
# Seen: fpdf2 2.8.9, told markdown=True in multi_cell, cell or table, takes each "--" for a mark that underlines, wherever it stands, also where none
# comes behind it: "510 firms would take 23 fitters", with a line drawn under what stands between the two, and "2026--27, then 2027--28" is 202627 and
# 202728. Nothing is said of it. Who sets a heading bold by "**", the reason for which somebody asks for the marks, gets this for each range below it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install fpdf2==2.8.9 pypdfium2==5.15.2 2>"$folder/pip.log" \
  || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import pypdfium2
from fpdf import FPDF

NOTES = [
    "**Skills**: 5--10 firms would take 2--3 fitters",
    "**Grid**: budget 2026--27, then 2027--28",
    "**Pay**: 5--10 firms would pay more",
]


def read_back(write):
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=12)
    write(pdf)
    return pypdfium2.PdfDocument(bytes(pdf.output()))[0].get_textpage().get_text_bounded().splitlines()


def lines(marked):
    def write(pdf):
        for note in NOTES:
            pdf.multi_cell(0, text=note, markdown=marked, new_x="LMARGIN", new_y="NEXT")

    return write


def table(pdf):
    with pdf.table(markdown=True) as rows:
        for note in NOTES:
            rows.row([note])


for name, write in (("as it stands", lines(False)), ("marked", lines(True)), ("in a table", table)):
    print(name)
    for line in read_back(write):
        print(f"  {line}")
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
as it stands
  **Skills**: 5--10 firms would take 2--3 fitters
  **Grid**: budget 2026--27, then 2027--28
  **Pay**: 5--10 firms would pay more
marked
  Skills: 510 firms would take 23 fitters
  Grid: budget 202627, then 202728
  Pay: 510 firms would pay more
in a table
  Skills: 510 firms would take 23 fitters
  Grid: budget 202627, then 202728
  Pay: 510 firms would pay more
EXPECTED
echo "As before."
