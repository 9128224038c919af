#!/usr/bin/env bash
# Expected: minutes in Markdown turned into a Word document keep the numbers by which people refer to them ("see point 4"), a second paragraph of a
# point has no number of its own, what is done is told from what is to be done, and a footnote is in it.
# Seen: @adobe/helix-md2docx 2.2.50 gives the second paragraph the next number, so that "Kit", point 5 of the minutes, counts as the third: a list
# that begins at 4 begins at 1, too. Of "[x] Ask Jo" and "[ ] Ask Ann" are left two equal points. "[^1]" and its footnote, "Only two of them", which
# limits what the sentence says, are gone without a mark. @mohtasham/md-to-docx 4.0.1 has all four right. There is no warning.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install python-docx==1.2.0 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
npm --silent --prefix "$folder" install @adobe/helix-md2docx@2.2.50 @mohtasham/md-to-docx@4.0.1 \
  >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
cat >minutes.md <<'MARKDOWN'
Firms agreed.[^1]

4. Skills

   All spoke to this.
5. Kit

- [x] Ask Jo
- [ ] Ask Ann

[^1]: Only two of them.
MARKDOWN
node --input-type=module - <<'JAVASCRIPT'
import fs from "node:fs";
import { md2docx } from "@adobe/helix-md2docx";
import { convertMarkdownToDocx } from "@mohtasham/md-to-docx";

const minutes = fs.readFileSync("minutes.md", "utf8");
fs.writeFileSync("helix-md2docx.docx", await md2docx(minutes, { log: { log() {}, info() {}, warn: console.warn, error: console.error } }));
fs.writeFileSync("md-to-docx.docx", Buffer.from(await (await convertMarkdownToDocx(minutes)).arrayBuffer()));
JAVASCRIPT
venv/bin/python - <<'PYTHON' | tee seen.txt
import zipfile

import docx
from docx.oxml.ns import qn


def value(element, *names):
    """What an element further in says, or nothing."""
    for name in names:
        element = element.find(qn(name)) if element is not None else None
    return None if element is None else element.get(qn("w:val"))


for name in ("helix-md2docx", "md-to-docx"):
    document = docx.Document(f"{name}.docx")
    numbering = document.part.numbering_part.element
    print(name)
    counted = {}
    for paragraph in document.paragraphs:
        mark = ""
        if paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None:
            number = paragraph._p.pPr.numPr.numId.val
            (num,) = (num for num in numbering.num_lst if num.numId == number)
            plans = numbering.findall(qn("w:abstractNum"))
            (level,) = (plan.find(qn("w:lvl")) for plan in plans if plan.get(qn("w:abstractNumId")) == str(num.abstractNumId.val))
            counts = value(level, "w:numFmt") == "decimal"
            start = int(value(num, "w:lvlOverride", "w:startOverride") or value(level, "w:start"))
            counted[number] = counted.get(number, start - 1) + 1
            mark = f"{counted[number]}. " if counts else "- "
        print(f"  {mark}{paragraph.text}")
    with zipfile.ZipFile(f"{name}.docx") as file:
        print("  footnote in it:", "Only two of them." in file.read("word/footnotes.xml").decode())
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
helix-md2docx
  Firms agreed.
  1. Skills
  2. All spoke to this.
  3. Kit
  - Ask Jo
  - Ask Ann
  footnote in it: False
md-to-docx
  Firms agreed.
  4. Skills
  All spoke to this.
  5. Kit
  - ☒ Ask Jo
  - ☐ Ask Ann
  footnote in it: True
EXPECTED
echo "As before."
