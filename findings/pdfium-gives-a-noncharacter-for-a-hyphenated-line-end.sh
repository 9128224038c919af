#!/usr/bin/env bash
# Expected: text taken out of a PDF has the word whole, or its two parts with a hyphen and a line break.
# Seen: pypdfium2 5.15.2 gives U+FFFE, which no text may hold, in place of the hyphen that Typst 0.15.2 sets at a line end, and leaves
# the line break out; pypdf 7.1.1 and pdfplumber 0.11.10 give a soft hyphen and a line break. A search for the word finds it in none.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install typst==0.15.2 pypdfium2==5.15.2 pypdf==7.1.1 pdfplumber==0.11.10 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import pdfplumber
import pypdf
import pypdfium2
import typst

open("page.typ", "w").write("""#set document(title: "Page", date: none)
#set page(width: 60mm, height: 40mm, margin: 5mm)
#set text(lang: "en", hyphenate: true, size: 11pt)
#set par(justify: true)
Procurement frameworks discourage subcontractors.""")
typst.compile("page.typ", output="page.pdf")
texts = {
    "pypdfium2": pypdfium2.PdfDocument("page.pdf")[0].get_textpage().get_text_range(),
    "pypdf": pypdf.PdfReader("page.pdf").pages[0].extract_text(),
    "pdfplumber": pdfplumber.open("page.pdf").pages[0].extract_text(),
}
for reader, text in texts.items():
    print(reader, ascii(text), "found" if "discourage" in text else "not found")
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
pypdfium2 'Procurement frameworks dis\ufffecourage subcontractors.' not found
pypdf 'Procurement frameworks dis\xad\ncourage subcontractors.' not found
pdfplumber 'Procurement frameworks dis\xad\ncourage subcontractors.' not found
EXPECTED
echo "As before."
