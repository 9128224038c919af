#!/usr/bin/env bash
# Expected: a slide deck turned into Markdown keeps two lines of a table's cell apart, by "<br>" or a space; a bar in a cell is written "\|", as
# its own escaping does with other marks; a line break within a point parts two words; what is struck out is struck out.
# Seen: pptx2md 2.0.6 puts the lines of a cell together without anything between them: 18 over 24 is 1824, and "Skills" over "Kit" is
# "SkillsKit"; so too at a line break within a point: "eighteen and24". A bar adds a column, so that a figure stands under the heading before
# its own or under none. Struck words are plain ones beside those that took their place, and ten to the sixth is 106. The votes of a
# workshop's slides come out as other votes. python-pptx 1.0.2, on which it stands, has each line of a cell as a paragraph.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pptx2md==2.0.6 python-pptx==1.0.2 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
from pptx import Presentation
from pptx.util import Inches

deck = Presentation()
slide = deck.slides.add_slide(deck.slide_layouts[5])
slide.shapes.title.text = "Votes"
table = slide.shapes.add_table(3, 3, Inches(1), Inches(2), Inches(6), Inches(2)).table
for row, words in enumerate([("Theme", "Before", "After"), ("Skills\nKit", "18\n24", "7"), ("Pay | terms", "5", "9")]):
    for column, text in enumerate(words):
        table.cell(row, column).text = text
slide = deck.slides.add_slide(deck.slide_layouts[1])
slide.shapes.title.text = "Findings"
points = slide.placeholders[1].text_frame
points.text = "Between eighteen and\v24 of our firms"
for first, second, mark, value in (("by a half", " a tenth of all firms", "strike", "sngStrike"), ("6", " litres of water a day", "baseline", "30000")):
    point = points.add_paragraph()
    if mark == "baseline":
        point.add_run().text = "10"
    run = point.add_run()
    run.text = first
    run._r.get_or_add_rPr().set(mark, value)
    point.add_run().text = second
deck.save("deck.pptx")
print("python-pptx:", [paragraph.text for paragraph in table.cell(1, 1).text_frame.paragraphs])
PYTHON
venv/bin/pptx2md deck.pptx -o deck.md >pptx2md.log 2>&1 || { cat pptx2md.log; exit 1; }
grep . deck.md | tee -a seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
python-pptx: ['18', '24']
# Votes
| Theme | Before | After |
| :-: | :-: | :-: |
| SkillsKit | 1824 | 7 |
| Pay | terms | 5 | 9 |
# Findings
Between eighteen and24 of our firms
by a half a tenth of all firms
106 litres of water a day
EXPECTED
echo "As before."
