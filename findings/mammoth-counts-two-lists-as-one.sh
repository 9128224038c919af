#!/usr/bin/env bash
# Expected: the numbered points of a Word document keep the numbers by which people refer to them ("see point 4"): a list that begins at 3
# does, one that counts (a), (b) is a list of its own, and a list that goes on after a paragraph goes on counting.
# Seen: mammoth 1.13.0, from Python and from npm alike, gives each list from 1 on, and makes one of those that stand one below the other: 3, 4,
# (a), (b) and 1 become 1 to 5, and the list that goes on after a paragraph begins anew. Its one message is on the style of that paragraph.
# So "point 4" of a workshop's draft is another point once it is read. docx2python 3.7.1 has the numbers, and so has Pandoc 3.9.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install mammoth==1.13.0 docx2python==3.7.1 pypandoc-binary==1.17 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
npm --silent --prefix "$folder" install mammoth@1.13.0 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
cat >points.md <<'MARKDOWN'
3. Skills
4. Kit

(a) Cash
(b) Banks

1. Sites

Votes were cast here.

2. Grid
MARKDOWN
venv/bin/python - <<'PYTHON' | tee seen.txt
import mammoth
import pypandoc
from docx2python import docx2python

pypandoc.convert_file("points.md", "docx", outputfile="points.docx")
read = mammoth.convert_to_html("points.docx")
print("mammoth from Python:", read.value, *(each.message for each in read.messages), sep="\n  ")
print("docx2python:", *(line for line in docx2python("points.docx").text.split("\n") if line), sep="\n  ")
print("pandoc:", *(line for line in pypandoc.convert_file("points.docx", "plain").split("\n") if line), sep="\n  ")
PYTHON
node --input-type=module - <<'JAVASCRIPT' | tee -a seen.txt
import mammoth from "mammoth";

const { value, messages } = await mammoth.convertToHtml({ path: "points.docx" });
console.log(`mammoth from npm:\n  ${value}\n  ${messages.map((each) => each.message).join(" ")}`);
JAVASCRIPT
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
mammoth from Python:
  <ol><li>Skills</li><li>Kit</li><li>Cash</li><li>Banks</li><li>Sites</li></ol><p>Votes were cast here.</p><ol><li>Grid</li></ol>
  Unrecognised paragraph style: First Paragraph (Style ID: FirstParagraph)
docx2python:
  3)	Skills
  4)	Kit
  a)	Cash
  b)	Banks
  1)	Sites
  Votes were cast here.
  2)	Grid
pandoc:
  3.  Skills
  4.  Kit
  (a) Cash
  (b) Banks
  1.  Sites
  Votes were cast here.
  2.  Grid
mammoth from npm:
  <ol><li>Skills</li><li>Kit</li><li>Cash</li><li>Banks</li><li>Sites</li></ol><p>Votes were cast here.</p><ol><li>Grid</li></ol>
  Unrecognised paragraph style: 'First Paragraph' (Style ID: FirstParagraph)
EXPECTED
echo "As before."
