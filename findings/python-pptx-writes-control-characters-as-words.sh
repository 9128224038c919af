#!/usr/bin/env bash
# Expected: a control character in a slide title is dropped, or refused as an XML error is by python-docx.
# Seen: python-pptx 1.0.2 writes the eight visible characters _x0007_ in its place and reads them back as these; a vertical tab
# becomes a line break. python-docx 1.2.0 raises ValueError on the same words. Words are to be cleaned before either gets them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install python-pptx==1.0.2 python-docx==1.2.0 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import docx
from pptx import Presentation

presentation = Presentation()
title = presentation.slides.add_slide(presentation.slide_layouts[5]).shapes.title
title.text = "two\x0blines and a bell\x07"
presentation.save("slide.pptx")
read = Presentation("slide.pptx").slides[0].shapes.title
print(repr(read.text), len(read.text_frame.paragraphs))
try:
    docx.Document().add_paragraph("a bell\x07")
except ValueError as error:
    print("ValueError", error)
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
'two\x0blines and a bell_x0007_' 1
ValueError All strings must be XML compatible: Unicode or ASCII, no NULL bytes or control characters
EXPECTED
echo "As before."
