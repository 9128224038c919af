#!/usr/bin/env bash
# Expected: an outline of a roundtable in OPML keeps, when it is read and written again, the note beside a point (the attribute _note, as
# outliners write it) and what else a point has: votes, a state. What is read is read from top to bottom.
# Seen: pyopml 1.0.0 leaves out each attribute that the format does not name, in what it reads and so in what it writes, and says nothing:
# "said by two", the votes and the ticks are gone. opmlparser 0.8.0 on npm has them, and hands over a heading behind its points: read as
# they come, each point stands under the heading before. It numbers them in the right order, and only that number tells.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pyopml==1.0.0 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
npm --silent --prefix "$folder" install opmlparser@0.8.0 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cat >session.opml <<'OUTLINE'
<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head><title>Roundtable</title></head>
  <body>
    <outline text="Skills"><outline text="Too few welders" _note="said by two" votes="12"/><outline text="Pay is low" votes="3"/></outline>
    <outline text="Grid" _status="checked"><outline text="Under 5 MW" votes="7"/></outline>
  </body>
</opml>
OUTLINE
{
  venv/bin/python - <<'PYTHON'
from opml import OpmlDocument

print(OpmlDocument.load("session.opml").dumps(pretty=True).strip())
PYTHON
  node --input-type=module - <<'JAVASCRIPT'
import fs from "node:fs";
import OpmlParser from "opmlparser";

const parser = fs.createReadStream("session.opml").pipe(new OpmlParser());
parser.on("readable", () => {
  for (let point = parser.read(); point; point = parser.read()) console.log("opmlparser", JSON.stringify(point));
});
JAVASCRIPT
} | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
<?xml version='1.0' encoding='UTF-8'?>
<opml version="2.0">
  <head>
    <title>Roundtable</title>
    <docs>http://opml.org/spec2.opml</docs>
  </head>
  <body>
    <outline text="Skills">
      <outline text="Too few welders"/>
      <outline text="Pay is low"/>
    </outline>
    <outline text="Grid">
      <outline text="Under 5 MW"/>
    </outline>
  </body>
</opml>
opmlparser {"text":"Too few welders","_note":"said by two","votes":"12","#id":2,"#parentid":1}
opmlparser {"text":"Pay is low","votes":"3","#id":3,"#parentid":1}
opmlparser {"text":"Skills","#id":1,"#parentid":0}
opmlparser {"text":"Under 5 MW","votes":"7","#id":5,"#parentid":4}
opmlparser {"text":"Grid","_status":"checked","#id":4,"#parentid":0}
EXPECTED
echo "As before."
