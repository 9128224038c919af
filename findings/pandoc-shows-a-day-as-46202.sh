#!/usr/bin/env bash
# Expected: a table of results in a workbook, turned into Markdown, shows what Excel shows: "29 Jun 2026", "25%", "18" votes; a sheet that was hidden is
# left out, or marked. A slide keeps its words where they are grouped, and its notes.
# Seen: pandoc 3.9 writes the numbers as the file has them: the day is 46202.0, half past two is 0.6041666666666666, 25% is 0.25, 18 votes are 18.0 and
# a yes (TRUE) is 1.0. A struck-out "yes" stands as if it held. The hidden sheet comes with the others, and nothing tells it from them. Of a slide it
# leaves out what stands in a group and what is said in the notes, so that "Not before 2030" is nowhere. No warning.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pypandoc_binary==1.17 XlsxWriter==3.2.9 python-pptx==1.0.2 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import datetime

import pypandoc
import xlsxwriter
from pptx import Presentation
from pptx.util import Inches

book = xlsxwriter.Workbook("votes.xlsx")
sheet = book.add_worksheet("Votes")
sheet.write_row(0, 0, ["Theme", "Votes", "Share", "Day", "Time", "Agreed"])
sheet.write_row(1, 0, ["Skills", 18])
sheet.write(1, 2, 0.25, book.add_format({"num_format": "0%"}))
sheet.write_datetime(1, 3, datetime.date(2026, 6, 29), book.add_format({"num_format": "d mmm yyyy"}))
sheet.write_datetime(1, 4, datetime.time(14, 30), book.add_format({"num_format": "hh:mm"}))
sheet.write_boolean(1, 5, True)
sheet.write_rich_string(2, 0, "Grid ", book.add_format({"font_strikeout": True}), "yes", " no")
hidden = book.add_worksheet("Names")
hidden.write(0, 0, "Ann Shah: 3")
hidden.hide()
book.close()

deck = Presentation()
slide = deck.slides.add_slide(deck.slide_layouts[1])
slide.shapes.title.text = "Findings"
frame = slide.placeholders[1].text_frame
frame.text = "Skills first"
point = frame.add_paragraph()
point.text, point.level = "18 of 24", 1
group = slide.shapes.add_group_shape()
group.shapes.add_textbox(Inches(1), Inches(5), Inches(3), Inches(1)).text_frame.text = "Not before 2030"
slide.notes_slide.notes_text_frame.text = "Two tables disagreed"
deck.save("findings.pptx")

print("pandoc", pypandoc.get_pandoc_version())
for name in ("votes.xlsx", "findings.pptx"):
    print(pypandoc.convert_file(name, "gfm").strip())
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
pandoc 3.9
## Votes

| Theme       | Votes | Share | Day     | Time               | Agreed |
|-------------|-------|-------|---------|--------------------|--------|
| Skills      | 18.0  | 0.25  | 46202.0 | 0.6041666666666666 | 1.0    |
| Grid yes no |       |       |         |                    |        |

## Names

| Ann Shah: 3 |
|-------------|
## Findings

Skills first

18 of 24
EXPECTED
echo "As before."
