#!/usr/bin/env bash
# Expected: an OpenDocument text (.odt) with tracked changes is read as it stands after them. LibreOffice keeps what was struck out at the
# head of the text, in a part of its own, which a reader skips; a comment at the margin is no part of the sentence that it stands at.
# Seen: odfpy 1.4.1 (teletype.extractText) begins with the struck words, their author and their time, and writes the comment into the
# sentence; odfdo 3.27.3 has the struck words among the paragraphs, and officeparser 7.8.0 gives them as the first paragraph. A note
# that its writer took back is quoted, before all others. ezodf 0.3.2 and Pandoc 3.9 read it right; odfdo's get_formatted_text has the comment below.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install odfpy==1.4.1 odfdo==3.27.3 ezodf==0.3.2 lxml==6.1.3 pypandoc-binary==1.17 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
npm --silent --prefix "$folder" install officeparser@7.8.0 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
{
  venv/bin/python - <<'PYTHON'
import zipfile

import ezodf
import odfdo
import pypandoc
from odf import teletype
from odf.opendocument import OpenDocumentText, load

NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text")
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"'
WHO = "<dc:creator>Ann</dc:creator><dc:date>2026-03-02T10:00:00</dc:date>"
TEXT = f"""<text:tracked-changes><text:changed-region xml:id="c1" text:id="c1"><text:deletion><office:change-info>{WHO}</office:change-info>
<text:p>Banks are crooks.</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:p>Banks <text:change text:change-id="c1"/>will<office:annotation>{WHO}<text:p>Check this</text:p></office:annotation> not lend.</text:p>"""
OpenDocumentText().save("empty.odt")
with zipfile.ZipFile("empty.odt") as empty, zipfile.ZipFile("notes.odt", "w") as package:
    for entry in empty.infolist():
        content = f"<office:document-content {NAMES}><office:body><office:text>{TEXT}</office:text></office:body></office:document-content>"
        package.writestr(entry, content if entry.filename == "content.xml" else empty.read(entry))
document = odfdo.Document("notes.odt")
print("odfpy:", repr(teletype.extractText(load("notes.odt").text)))
print("odfdo, paragraphs:", [paragraph.text_recursive for paragraph in document.body.paragraphs])
print("odfdo, get_formatted_text:", repr(document.get_formatted_text()))
print("ezodf:", [part.plaintext() for part in ezodf.opendoc("notes.odt").body if part.kind == "Paragraph"])
print("pandoc:", repr(pypandoc.convert_file("notes.odt", "plain")))
PYTHON
  node --input-type=module - <<'JAVASCRIPT'
import { parseOffice } from "officeparser";

console.log("officeparser:", JSON.stringify((await parseOffice("notes.odt")).toText()));
JAVASCRIPT
} | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
odfpy: 'Ann2026-03-02T10:00:00\nBanks are crooks.\nBanks willAnn2026-03-02T10:00:00Check this not lend.'
odfdo, paragraphs: ['Banks are crooks.', 'Banks willCheck this\nAnn 2026-03-02 10:00:00 not lend.', 'Check this']
odfdo, get_formatted_text: 'Banks will[*] not lend.\n\n----\n[*] Check this\n'
ezodf: ['Banks will not lend.']
pandoc: 'Banks will not lend.\n'
officeparser: "Banks are crooks.\nBanks will not lend."
EXPECTED
echo "As before."
