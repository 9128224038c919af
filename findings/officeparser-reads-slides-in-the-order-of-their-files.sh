#!/usr/bin/env bash
# Expected: the text of a slide deck comes in the order in which the slides are shown, which the presentation's own list of slides gives;
# python-pptx 1.0.2 reads it so. A line break within a paragraph of a Word document (Shift and Enter) parts two words.
# Seen: officeparser 7.8.0 goes by the names of the files within the deck: a slide that python-pptx moved to the front is read last, so that
# the findings come before the question that they answer, and a slide is numbered otherwise than it is shown. Of a Word document
# it leaves the break out: "Skills" over "Kit" is "SkillsKit", and 18 over 24 is "1824"; in a deck it has both lines.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install python-pptx==1.0.2 python-docx==1.2.0 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
npm --silent --prefix "$folder" install officeparser@7.8.0 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
{
  venv/bin/python - <<'PYTHON'
import docx
from pptx import Presentation

deck = Presentation()
for title in ("Findings", "Next steps", "The question"):
    deck.slides.add_slide(deck.slide_layouts[1]).shapes.title.text = title
deck.slides[1].placeholders[1].text = "Skills\vKit"
order = deck.slides._sldIdLst
order.insert(0, order[2])
deck.save("deck.pptx")
print("python-pptx:", [slide.shapes.title.text for slide in Presentation("deck.pptx").slides])
document = docx.Document()
for lines in ("Skills\nKit", "18\n24"):
    document.add_paragraph(lines)
document.save("notes.docx")
print("python-docx:", [paragraph.text for paragraph in docx.Document("notes.docx").paragraphs])
PYTHON
  node --input-type=module - <<'JAVASCRIPT'
import { parseOffice } from "officeparser";

const deck = await parseOffice("deck.pptx");
for (const { children, metadata } of deck.content) {
  console.log(`officeparser: slide ${metadata.slideNumber}`, JSON.stringify(children.map((part) => part.text)));
}
console.log("officeparser:", JSON.stringify((await parseOffice("notes.docx")).toText()));
JAVASCRIPT
} | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
python-pptx: ['The question', 'Findings', 'Next steps']
python-docx: ['Skills\nKit', '18\n24']
officeparser: slide 1 ["Findings"]
officeparser: slide 2 ["Next steps","Skills\nKit"]
officeparser: slide 3 ["The question"]
officeparser: "SkillsKit\n1824"
EXPECTED
echo "As before."
