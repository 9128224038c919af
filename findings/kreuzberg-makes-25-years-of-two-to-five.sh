#!/usr/bin/env bash
# Expected: what is taken out of a Word document as text has its signs: a hyphen that does not break, as Word sets it by Ctrl+Shift+hyphen, between the
# figures of a range and before a figure below nought; a tab between two columns of votes; and which words were struck out or are hidden.
# Seen: kreuzberg 4.10.4 leaves the hyphen and the tab out, in plain text and in Markdown alike: "2-5 years" is "25 years", "rose -5" is "rose 5", and
# "Skills, tab, 12, tab, 3" is "Skills123". In plain text, which it gives unless told otherwise, what was struck out stands as if it held, "by a half a
# tenth"; Markdown strikes it out. What Word hides is in both. python-docx 1.2.0 gives both signs.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install kreuzberg==4.10.4 python-docx==1.2.0 2>"$folder/pip.log" \
  || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import docx
from docx.oxml import OxmlElement
from kreuzberg import ExtractionConfig, extract_file_sync


def write(paragraph, *parts):
    for part in parts:
        if part == "-":
            paragraph.add_run()._r.append(OxmlElement("w:noBreakHyphen"))
        else:
            paragraph.add_run(part)
    return paragraph


document = docx.Document()
write(document.add_paragraph(), "Connection takes 2", "-", "5 years")
write(document.add_paragraph(), "Jobs rose ", "-", "5 in a year")
write(document.add_paragraph(), "Skills\t12\t3")
struck = write(document.add_paragraph(), "The levy falls by ", "a half", " a tenth")
struck.runs[1].font.strike = True
hidden = write(document.add_paragraph(), "Ask the port", ", said Ann Lee")
hidden.runs[1].font.hidden = True
document.save("notes.docx")
print("python-docx")
for paragraph in docx.Document("notes.docx").paragraphs:
    print(f"  {paragraph.text!r}")
for form in ("plain", "markdown"):
    print(f"kreuzberg, {form}")
    for line in extract_file_sync("notes.docx", config=ExtractionConfig(output_format=form)).content.splitlines():
        if line.strip():
            print(f"  {line!r}")
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
python-docx
  'Connection takes 2-5 years'
  'Jobs rose -5 in a year'
  'Skills\t12\t3'
  'The levy falls by a half a tenth'
  'Ask the port, said Ann Lee'
kreuzberg, plain
  'Connection takes 25 years'
  'Jobs rose 5 in a year'
  'Skills123'
  'The levy falls by a half a tenth'
  'Ask the port, said Ann Lee'
kreuzberg, markdown
  'Connection takes 25 years'
  'Jobs rose 5 in a year'
  'Skills123'
  'The levy falls by ~~a half~~ a tenth'
  'Ask the port, said Ann Lee'
EXPECTED
echo "As before."
