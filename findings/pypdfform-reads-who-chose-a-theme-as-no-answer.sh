#!/usr/bin/env bash
# Expected: a PDF form that came back is read as it was filled in: a theme chosen from a list, whose options have a value beside the words shown (a pair
# in /Opt, as Acrobat's "export value" makes it), and two themes chosen from a list that allows several. Filled in by a program, the list's field
# has that value (/V), which the reader of the form counts by.
# Seen: PyPDFForm 6.0.1 compares the value that was chosen, "g", with the words shown, "Grid", finds none and gives None, as for who chose nothing; of
# two chosen it gives None too. When it fills the list in, by number or by word, it writes the words in the value's place, so that those who count "g"
# do not find it. A list of words alone it reads and fills right. pypdf 6.21.4, on which it stands, reads each.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install PyPDFForm==6.0.1 pypdf==6.21.4 reportlab==5.1.0 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
from pypdf import PdfReader
from PyPDFForm import PdfWrapper
from reportlab.pdfgen.canvas import Canvas

canvas = Canvas("form.pdf")
form = canvas.acroForm
form.choice(name="plain", value="Grid", options=["Skills", "Grid"], x=50, y=700, width=120, height=20)
form.choice(name="theme", value="Grid", options=[("Skills", "s"), ("Grid", "g")], x=50, y=600, width=120, height=20)
form.listbox(name="two", value=["Grid", "Kit"], options=["Skills", "Grid", "Kit"], fieldFlags="multiSelect", x=50, y=500, width=120, height=60)
canvas.showPage()
canvas.save()


def fields(name):
    return {field: found.get("/V") for field, found in PdfReader(name).get_fields().items()}


print("as it came back: pypdf", fields("form.pdf"))
print("as it came back: PyPDFForm", PdfWrapper("form.pdf").data)
for chosen in (0, "Skills"):
    PdfWrapper("form.pdf").fill({"plain": chosen, "theme": chosen}).write("filled.pdf")
    print(f"filled in with {chosen!r}: pypdf", fields("filled.pdf"))
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
as it came back: pypdf {'plain': 'Grid', 'theme': 'g', 'two': ['Grid', 'Kit']}
as it came back: PyPDFForm {'plain': 1, 'theme': None, 'two': None}
filled in with 0: pypdf {'plain': 'Skills', 'theme': 'Skills', 'two': ['Grid', 'Kit']}
filled in with 'Skills': pypdf {'plain': 'Skills', 'theme': 'Skills', 'two': ['Grid', 'Kit']}
EXPECTED
echo "As before."
