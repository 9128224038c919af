#!/usr/bin/env bash
# Expected: a sheet in OpenDocument (.ods), as LibreOffice saves it, is read cell by cell: all words of a note, also where one of them is bold; each figure
# under its heading, also beside empty or equal cells, which the format writes once with a number of repeats; a comment is no part of its cell.
# Seen: tablib 3.10.0 takes the first piece of text that it finds in a cell. "do NOT close it", with the NOT bold, is "do "; of two lines the first is
# left; and a cell with a comment is the name of who made it: "Jo Marsh" stands for the theme Grid. Repeats are left out: Kit's 5 and 5 are one 5, so
# that its note stands under "No"; two empty cells are none, so that "nobody asked" stands under "Yes"; of two equal rows one is left. A mean of 3.5
# that is shown without decimals is 4. No warning. pandas 2.3.3 with odfpy 1.4.1 has all of it but the line break, where it joins two words.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install "tablib[ods]==3.10.0" odfpy==1.4.1 pandas==2.3.3 numpy==2.2.6 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import pandas
import tablib
from odf.dc import Creator
from odf.office import Annotation
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TextProperties
from odf.table import Table, TableCell, TableRow
from odf.text import P, Span

book = OpenDocumentSpreadsheet()
bold = Style(name="Bold", family="text")
bold.addElement(TextProperties(fontweight="bold"))
book.automaticstyles.addElement(bold)
sheet = Table(name="Votes")
book.spreadsheet.addElement(sheet)


def words(*lines):
    cell = TableCell(valuetype="string")
    for line in lines:
        cell.addElement(P(text=line))
    return cell


def figure(value, shown, **repeats):
    cell = TableCell(valuetype="float", value=value, **repeats)
    cell.addElement(P(text=shown))
    return cell


def row(*cells, **repeats):
    line = TableRow(**repeats)
    for cell in cells:
        line.addElement(cell)
    sheet.addElement(line)


row(words("Theme"), words("Yes"), words("No"), words("Note"))
note = P(text="do ")
note.addElement(Span(stylename=bold, text="NOT"))
note.addText(" close it")
emphatic = TableCell(valuetype="string")
emphatic.addElement(note)
row(words("Skills"), figure(18, "18"), figure(3, "3"), emphatic)
commented = TableCell(valuetype="string")
comment = Annotation()
comment.addElement(Creator(text="Jo Marsh"))
comment.addElement(P(text="ask again"))
commented.addElement(comment)
commented.addElement(P(text="Grid"))
row(commented, figure(24, "24"), figure(2, "2"), words("by 2030", "or 2035"))
row(words("Kit"), figure(5, "5", numbercolumnsrepeated=2), words("even"))
row(words("Ports"), TableCell(numbercolumnsrepeated=2), words("nobody asked"))
row(words("Pay"), figure(3.5, "4"), figure(2, "2"), words("two tables"), numberrowsrepeated=2)
book.save("votes.ods")

with open("votes.ods", "rb") as file:
    read = tablib.Dataset().load(file, format="ods")
print("tablib", read.headers)
for line in read:
    print(" ", list(line))
print("pandas")
for line in pandas.read_excel("votes.ods", engine="odf").values.tolist():
    print(" ", line)
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
tablib ['Theme', 'Yes', 'No', 'Note']
  ['Skills', 18.0, 3.0, 'do ']
  ['Jo Marsh', 24.0, 2.0, 'by 2030']
  ['Kit', 5.0, 'even', '']
  ['Ports', 'nobody asked', '', '']
  ['Pay', 4.0, 2.0, 'two tables']
pandas
  ['Skills', 18.0, 3.0, 'do NOT close it']
  ['Grid', 24.0, 2.0, 'by 2030or 2035']
  ['Kit', 5.0, 5.0, 'even']
  ['Ports', nan, nan, 'nobody asked']
  ['Pay', 3.5, 2.0, 'two tables']
  ['Pay', 3.5, 2.0, 'two tables']
EXPECTED
echo "As before."
