#!/usr/bin/env bash
# Expected: two filled-in ballots, one form that two people were sent, are put into one file, and a reader of forms finds in it what each chose: Ann
# chose Grid and agreed, Bob chose Pay and did not. Or whoever merges them is told.
# Seen: pdf-merger-js 5.1.2 copies the pages and leaves the form behind: a reader of forms finds no field at all, though the pages show what was
# chosen. After append() of pypdf 7.1.1 the fields of both have one name, and its own get_fields() hands over the last alone, so that of two ballots
# one is counted, Bob's; pdf-lib 1.17.1 reads all four from the same file. Neither says a word. insert_pdf() of PyMuPDF 2.0 gives the second form's
# fields names of their own, and both readers find all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pypdf==7.1.1 pymupdf==2.0 reportlab==5.1.0 2>"$folder/pip.log" \
  || { cat "$folder/pip.log"; exit 1; }
npm --silent --prefix "$folder" install pdf-merger-js@5.1.2 pdf-lib@1.17.1 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON'
import pymupdf
import pypdf
from reportlab.pdfgen.canvas import Canvas

BALLOTS = ("ann.pdf", "Grid", True), ("bob.pdf", "Pay", False)
both, other = pypdf.PdfWriter(), pymupdf.open()
for name, theme, agreed in BALLOTS:
    page = Canvas(name)
    page.drawString(50, 800, "Which theme comes first?")
    page.acroForm.textfield(name="theme", value=theme, x=50, y=700, width=200, height=30)
    page.acroForm.checkbox(name="agree", checked=agreed, x=50, y=650)
    page.save()
    both.append(name)
    other.insert_pdf(pymupdf.open(name))
both.write("pypdf.pdf")
other.save("pymupdf.pdf")
PYTHON
cat >merge.mjs <<'JAVASCRIPT'
import PDFMerger from "pdf-merger-js";

const merger = new PDFMerger();
for (const name of ["ann.pdf", "bob.pdf"]) await merger.add(name);
await merger.save("pdf-merger-js.pdf");
JAVASCRIPT
cat >read.mjs <<'JAVASCRIPT'
import fs from "node:fs";
import { PDFDocument } from "pdf-lib";

for (const name of ["ann", "pypdf", "pymupdf", "pdf-merger-js"]) {
  const fields = (await PDFDocument.load(fs.readFileSync(`${name}.pdf`))).getForm().getFields();
  console.log(`${name}.pdf, read by pdf-lib: ${fields.map((field) => field.getText?.() ?? field.isChecked()).join(", ") || "no field"}`);
}
JAVASCRIPT
node merge.mjs
{
  venv/bin/python - <<'PYTHON'
import pymupdf
import pypdf

for name in "ann", "pypdf", "pymupdf", "pdf-merger-js":
    fields = pypdf.PdfReader(f"{name}.pdf").get_fields() or {}
    print(f"{name}.pdf, read by pypdf:", ", ".join(str(field.get("/V")) for field in fields.values()) or "no field")
    print("  on its pages:", [[widget.field_value for widget in page.widgets()] for page in pymupdf.open(f"{name}.pdf")])
PYTHON
  node read.mjs
} | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
ann.pdf, read by pypdf: Grid, /Yes
  on its pages: [['Grid', 'Yes']]
pypdf.pdf, read by pypdf: Pay, /Off
  on its pages: [['Grid', 'Yes'], ['Pay', 'Off']]
pymupdf.pdf, read by pypdf: Grid, /Yes, Pay, /Off
  on its pages: [['Grid', 'Yes'], ['Pay', 'Off']]
pdf-merger-js.pdf, read by pypdf: no field
  on its pages: [['Grid', 'Yes'], ['Pay', 'Off']]
ann.pdf, read by pdf-lib: Grid, true
pypdf.pdf, read by pdf-lib: Grid, true, Pay, false
pymupdf.pdf, read by pdf-lib: Grid, true, Pay, false
pdf-merger-js.pdf, read by pdf-lib: no field
EXPECTED
echo "As before."
