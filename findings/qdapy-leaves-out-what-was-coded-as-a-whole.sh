#!/usr/bin/env bash
# Expected: a project in REFI-QDA (.qdpx) in which a short note was coded as a whole, as the format's schema allows for each source, is read with
# that coding, or it is counted among what was passed over: the package has a list for that, and warns of it.
# Seen: qdapy 0.1.0 reads codings of passages alone. Of three notes on the grid, of which two are coded as a whole, it has one, "1 codings read", no
# word of the two where it warns of what it cannot do, and nothing under skipped. And it takes the person from the coding alone: where the passage
# says who made it and the coding within it does not, which the schema allows too, nobody coded it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python=""
for each in python3.12 python3.13 python3.14 python3.11 python3; do
  if "$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$each; break; fi
done
[ -n "$python" ] || { echo "Needs Python 3.11 or newer."; exit 1; }
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pandas==3.1.1 scipy==1.17.1 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
# without what it draws charts by
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --no-deps qdapy==0.1.0 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - 2>log.txt <<'PYTHON' | tee seen.txt
import warnings
import zipfile
from itertools import count

import qdapy.qdpx

numbers = count(1)
ANN, GRID = (f"00000000-0000-4000-8000-{next(numbers):012}" for _ in range(2))


def guid():
    return f'guid="00000000-0000-4000-8000-{next(numbers):012}"'


def coding(user):
    return f'<Coding {guid()}{user}><CodeRef targetGUID="{GRID}"/></Coding>'


def note(name, text, passage, whole):
    inner = "".join(
        f'<PlainTextSelection {guid()} startPosition="0" endPosition="4" creatingUser="{ANN}">{coding(user)}</PlainTextSelection>' for user in passage
    )
    return f'<TextSource {guid()} name="{name}"><PlainTextContent>{text}</PlainTextContent>{inner}{"".join(map(coding, whole))}</TextSource>'


def read(name, *notes):
    project = f"""<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Notes"><Users><User guid="{ANN}" name="Ann"/></Users>
<CodeBook><Codes><Code guid="{GRID}" name="Grid" isCodable="true"/></Codes></CodeBook><Sources>{"".join(notes)}</Sources></Project>"""
    with zipfile.ZipFile("notes.qdpx", "w") as package:
        package.writestr("project.qde", project)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        found = qdapy.qdpx.read_qdpx("notes.qdpx")
    rows = found.fragments[["title", "code", "codedBy", "text"]].values.tolist()
    told = str(caught[0].message)
    print(f"{name}: {rows}\n  sources {found.sources}, skipped {found.skipped}, {told.splitlines()[0]}")
    print(f"  coders {found.coders}; told of whole notes: {'whole' in told}")


by_ann = f' creatingUser="{ANN}"'
read("each way", note("1", "Grid is late", [by_ann], []), note("2", "No grid", [], [by_ann]), note("3", "Grid first", [], [by_ann]))
read("by the passage", note("1", "Grid is late", [""], []))
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
each way: [['1', 'Grid', 'Ann', 'Grid']]
  sources ['1', '2', '3'], skipped {}, 1 codings read from a REFI-QDA project.
  coders ['Ann']; told of whole notes: False
by the passage: [['1', 'Grid', '', 'Grid']]
  sources ['1'], skipped {}, 1 codings read from a REFI-QDA project.
  coders []; told of whole notes: False
EXPECTED
echo "As before."
