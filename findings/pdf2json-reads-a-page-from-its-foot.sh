#!/usr/bin/env bash
# Expected: a page's raw text begins with its heading and ends with its footnote, and a table's cells are parted.
# Seen: pdf2json 4.1.0 gives by getRawTextContent() each page from its foot to its head: first the note at the foot, then points 2 and 1,
# then the table from its last row, and the heading at the end; of Typst and of reportlab alike. An answer comes before its question and
# who spoke after what was said. Two cells that nearly touch are one: "Draft of five offices18 of 40". The places in its JSON are in the
# right order.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install typst==0.15.2 reportlab==5.1.0 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
npm --silent --prefix "$folder" install pdf2json@4.1.0 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
venv/bin/python - <<'PYTHON'
import typst
from reportlab.pdfgen import canvas

with open("typst.typ", "w", encoding="utf-8") as file:
    file.write("""#set page(height: 12cm, width: 14cm, margin: 1cm)
= Is the levy worth it?
Ann Shah: No, scrap it.#footnote[Said by 2 of 5.]
#table(columns: 2, table.header[Theme][Votes], [Draft of five offices], [18 of 40], [Grid], [3])
+ Grid is slow
+ Pay is low
""")
typst.compile("typst.typ", output="typst.pdf")
page = canvas.Canvas("reportlab.pdf")
page.drawString(72, 700, "Ben: Is it worth it?")
page.drawString(72, 680, "Ann: No.")
page.save()
PYTHON
node --input-type=module - 2>log.txt <<'JAVASCRIPT' | sed '/^Warning/d' | tee seen.txt
import PDFParser from "pdf2json";

for (const name of ["typst.pdf", "reportlab.pdf"]) {
  const parser = new PDFParser(null, true);
  const read = new Promise((resolve, reject) => parser.on("pdfParser_dataReady", resolve).on("pdfParser_dataError", reject));
  parser.loadPDF(name, 0);
  const { Pages } = await read;
  console.log(`${name}, raw text:`, parser.getRawTextContent().trim().split(/\s*\r\n/));
  console.log("  JSON:", Pages[0].Texts.map(({ R: [{ T }] }) => T));
}
JAVASCRIPT
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
typst.pdf, raw text: [
  '1Said by 2 of 5.',
  '2. Pay is low',
  '1. Grid is slow',
  'Grid              3',
  'Draft of five offices18 of 40',
  'Theme            Votes',
  'Ann Shah: No, scrap it.1',
  'Is the levy worth it?',
  '----------------Page (0) Break----------------'
]
  JSON: [
  'Is the levy worth it?',
  'Ann Shah: No, scrap it.',
  '1',
  'Theme',
  'Votes',
  'Draft of five offices',
  '18 of 40',
  'Grid',
  '3',
  '1.',
  'Grid is slow',
  '2.',
  'Pay is low',
  '1',
  'Said by 2 of 5.'
]
reportlab.pdf, raw text: [
  'Ann: No.',
  'Ben: Is it worth it?',
  '----------------Page (0) Break----------------'
]
  JSON: [ 'Ben: Is it worth it?', 'Ann: No.' ]
EXPECTED
echo "As before."
