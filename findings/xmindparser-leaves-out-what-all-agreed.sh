#!/usr/bin/env bash
# Expected: a mind map of a roundtable by XMind is read with the summary that a brace draws over some points ("All agreed"), with topics that float
# beside the tree, not sorted in yet, and with the callout at a point; a name of two lines is one heading in Markdown.
# Seen: xmindparser 1.2.2 reads of a topic's children those that hang on the tree, and the callouts: the summary, which XMind's own package for
# npm writes, and the floating topics are gone from the dictionary, JSON and Markdown, with no message. Markdown has no callouts either, and of
# "Grid", "and ports" the first line alone is a heading. What is left are the points without what was concluded from them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install xmindparser==1.2.2 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
npm --silent --prefix "$folder" install xmind@2.2.33 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
node --input-type=module - <<'JAVASCRIPT' | tee seen.txt
import fs from "node:fs";
import { Topic, Workbook } from "xmind";

const workbook = new Workbook();
const topic = new Topic({ sheet: workbook.createSheet("Morning", "Roundtable") });
topic.on().add({ title: "Skills" }).add({ title: "Grid\nand ports" });
topic.on(topic.cid("Skills")).add({ title: "Welders leave" }).add({ title: "Pay is low" }).summary({ title: "All agreed" });
const [sheet] = JSON.parse(workbook.toString());
const [skills] = sheet.rootTopic.children.attached;
console.log("written:", skills.title, skills.children.attached.map(({ title }) => title), sheet.rootTopic.children.summary.map(({ title }) => title));
skills.children.callout = [{ id: "callout", title: "Ask Jo" }];
sheet.rootTopic.children.detached = [{ id: "floating", title: "Not placed yet" }];
fs.writeFileSync("content.json", JSON.stringify([sheet]));
JAVASCRIPT
venv/bin/python - <<'PYTHON' | tee -a seen.txt
import json
import zipfile
from pathlib import Path

from xmindparser import xmind_to_dict, xmind_to_markdown

with zipfile.ZipFile("map.xmind", "w") as file:
    file.write("content.json")
    file.writestr("metadata.json", "{}")
print(json.dumps(xmind_to_dict("map.xmind")[0]["topic"]))
print("\n".join(line for line in Path(xmind_to_markdown("map.xmind")).read_text("utf-8").split("\n") if line))
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
written: Skills [ 'Welders leave', 'Pay is low' ] [ 'All agreed' ]
{"title": "Roundtable", "topics": [{"title": "Skills", "callout": ["Ask Jo"], "topics": [{"title": "Welders leave"}, {"title": "Pay is low"}]}, {"title": "Grid\nand ports"}]}
# Morning
## Roundtable
### Skills
#### Welders leave
#### Pay is low
### Grid
and ports
EXPECTED
echo "As before."
