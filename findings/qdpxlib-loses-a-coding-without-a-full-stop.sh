#!/usr/bin/env bash
# Expected: all four coded passages of a REFI-QDA project come in as they stand, with their code; and export_qdpx, called as the package's
# description shows, writes a project.
# Seen: qdpxlib 0.1.4 keeps of each coded passage what ends in a full stop, a question or an exclamation mark: a note without one is lost,
# and so is the rest after the last one. Letters outside ASCII go: the code Façade reads as "Faade". The export ends in an error, unless
# a folder "CompareQDPX" happens to stand beside the working folder. (numpy and tqdm, which it imports, it does not ask for.)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install qdpxlib==0.1.4 numpy==2.4.6 tqdm==4.70.1 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - 2>log.txt <<'PYTHON' | tee seen.txt
import zipfile

from qdpxlib import QDPXFile

GUID = "00000000-0000-4000-8000-0000000000{:02}".format
NOTES = ["We need welders.", "Skills gap in ports", "Grants help small firms. Banks will not lend", "Who pays for the test rigs?"]
TEXT = "\n".join(NOTES) + "\n"
selections = "".join(
    f'''<PlainTextSelection guid="{GUID(10 + place)}" startPosition="{TEXT.index(note)}" endPosition="{TEXT.index(note) + len(note)}">
<Coding guid="{GUID(20 + place)}"><CodeRef targetGUID="{GUID(3)}"/></Coding></PlainTextSelection>'''
    for place, note in enumerate(NOTES)
)
project = f'''<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Four notes"><Users><User guid="{GUID(1)}" name="Ann"/></Users>
<CodeBook><Codes><Code guid="{GUID(3)}" name="Façade" isCodable="true"/></Codes></CodeBook>
<Sources><TextSource guid="{GUID(2)}" name="B1" plainTextPath="internal://{GUID(2)}.txt" creatingUser="{GUID(1)}">{selections}</TextSource>
</Sources></Project>'''
with zipfile.ZipFile("four.qdpx", "w") as package:
    package.writestr("project.qde", project)
    package.writestr(f"sources/{GUID(2)}.txt", TEXT)
read = QDPXFile("four.qdpx")
for _, words, _, _, codes in read.codings:
    print("read:", repr(words), codes)
try:
    read.export_qdpx("four.qdpx", "again.qdpx")
except FileNotFoundError as error:
    print("export:", error.filename)
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
read: 'We need welders.' ['Faade']
read: 'Grants help small firms.' ['Faade']
read: 'Who pays for the test rigs?' ['Faade']
export: ../CompareQDPX/projecttemp.qde
EXPECTED
echo "As before."
