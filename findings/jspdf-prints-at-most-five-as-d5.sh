#!/usr/bin/env bash
# Expected: a table of votes that is written to a PDF with the fonts that each reader has says "≤5 staff", "−5%" with the minus of print, 2‑5 years
# with the hyphen that does not break, and 12 000 jobs as toLocaleString("fr-FR") writes them; or the writer says that those fonts have no such
# signs, as pdf-lib does.
# Seen: jsPDF 4.2.1 and PDFKit 0.20.2 write the two bytes of such a sign as two letters: "≤5" is a quotation mark and "d5", "≥5" one and "e5", "−5%"
# a quotation mark and "5%" without its minus, 2‑5 years are "2 5 years", and 12 000 has a stroke in it, "12/000". Neither says a word, and a page
# with £, €, – and ½ on it is right. pdf-lib 1.17.1 raises an error that names the sign.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pypdfium2==5.15.2 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
npm --silent --prefix "$folder" install jspdf@4.2.1 pdfkit@0.20.2 pdf-lib@1.17.1 --ignore-scripts >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
cat >write.mjs <<'JAVASCRIPT'
import fs from "node:fs";
import { jsPDF } from "jspdf";
import { PDFDocument, StandardFonts } from "pdf-lib";
import PDFKit from "pdfkit";

const LINES = ["£2.5m, €5 – ½ a day", "≤5 staff", "≥5 MW", "−5%", "2\u20115 years", `${(12000).toLocaleString("fr-FR")} jobs`];
const page = new jsPDF();
LINES.forEach((line, place) => page.text(line, 20, 20 + 10 * place));
fs.writeFileSync("jspdf.pdf", Buffer.from(page.output("arraybuffer")));
const kit = new PDFKit();
const written = new Promise((done) => kit.pipe(fs.createWriteStream("pdfkit.pdf")).on("finish", done));
LINES.forEach((line) => kit.text(line));
kit.end();
await written;
const other = await PDFDocument.create();
const font = await other.embedFont(StandardFonts.Helvetica);
for (const line of LINES) {
  try {
    other.addPage().drawText(line, { font });
    console.log(`pdf-lib: ${line}: written`);
  } catch (error) {
    console.log(`pdf-lib: ${line}: ${error.message}`);
  }
}
JAVASCRIPT
{
  node write.mjs
  venv/bin/python - <<'PYTHON'
import pypdfium2

for name in "jspdf", "pdfkit":
    text = pypdfium2.PdfDocument(f"{name}.pdf")[0].get_textpage().get_text_range()
    print(f"{name}:", *(repr(line) for line in text.split("\r\n")), sep="\n  ")
PYTHON
} | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
pdf-lib: £2.5m, €5 – ½ a day: written
pdf-lib: ≤5 staff: WinAnsi cannot encode "≤" (0x2264)
pdf-lib: ≥5 MW: WinAnsi cannot encode "≥" (0x2265)
pdf-lib: −5%: WinAnsi cannot encode "−" (0x2212)
pdf-lib: 2‑5 years: WinAnsi cannot encode "‑" (0x2011)
pdf-lib: 12 000 jobs: WinAnsi cannot encode " " (0x202f)
jspdf:
  '£2.5m, €5 – ½ a day'
  '"d5 staff'
  '"e5 MW'
  '"\x125%'
  '2 \x115 years'
  '12 /000 jobs'
pdfkit:
  '£2.5m, €5 – ½ a day'
  '"d5 staff'
  '"e5 MW'
  '"\x125%'
  '2 \x115 years'
  '12 /000 jobs'
EXPECTED
echo "As before."
