#!/usr/bin/env bash
# Expected: a letter to each table by Word's fields (MERGEFIELD) shows a number that is missing as nothing, whether the field is plain or has a number
# format or capitals; and a table with no votes has its "0 votes", words before and behind it (\b, \f) being left out for a missing value alone.
# Seen: docx-mailmerge2 1.0.3 writes nothing for None in a plain field, "0", "£0.00" and "0%" in fields with a number format, and "NONE" with
# capitals. For the number 0 it leaves out the words before and behind and the 0 itself, as for a missing one; a plain field has it. So who
# was not asked has no votes, and whose votes are none is not mentioned. 2.5 by the format "0" is 2, and 3.5 is 4. An empty text in
# place of None stays empty in all of them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install docx-mailmerge2==1.0.3 python-docx==1.2.0 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from mailmerge import MailMerge

FORMATS = "", r"\# 0", r'\# "£0.00"', r"\# 0%", r"\* Upper", r'\b "Table 3: "', r'\f " votes"'
letter = Document()
for each in FORMATS:
    field = f" MERGEFIELD Votes {each} ".replace('"', "&quot;")
    letter.add_paragraph()._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{field}"><w:r><w:t>«Votes»</w:t></w:r></w:fldSimple>')
    )
letter.save("letter.docx")
print("fields:", FORMATS)
for votes in 12, 2.5, 3.5, 0, None, "":
    with MailMerge("letter.docx") as merged:
        merged.merge(Votes=votes)
        merged.write("merged.docx")
    print(f"{votes!r}:", [paragraph.text for paragraph in Document("merged.docx").paragraphs])
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
fields: ('', '\\# 0', '\\# "£0.00"', '\\# 0%', '\\* Upper', '\\b "Table 3: "', '\\f " votes"')
12: ['12', '12', '£12.00', '1200%', '12', 'Table 3: 12', '12 votes']
2.5: ['2.5', '2', '£2.50', '250%', '2.5', 'Table 3: 2.5', '2.5 votes']
3.5: ['3.5', '4', '£3.50', '350%', '3.5', 'Table 3: 3.5', '3.5 votes']
0: ['0', '0', '£0.00', '0%', '0', '', '']
None: ['', '0', '£0.00', '0%', 'NONE', '', '']
'': ['', '', '', '', '', '', '']
EXPECTED
echo "As before."
