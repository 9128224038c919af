#!/usr/bin/env bash
# Expected: notes kept in Jira are turned into Markdown, and back, with the words that they have. A plus, a tilde, a caret or an underscore is a
# mark of Jira where one stands before a word and one after it; "firms of 5+ and 10+ staff" has none.
# Seen: jira2md 3.0.1 takes all from one such sign to the next, wherever they stand, also behind a figure: 5+ and 10+ staff are "5 and 10" with "and
# 10" underlined, ~5 to ~6 firms are 5 to 6 with "5 to" set low, and 10^6 and 10^9 have "6 and 10" raised. What stands in brackets is put between
# the signs of a tag, <5> and <Ann>, and A_b and C_d become A*b and C*d. On the way back 5*3 and 4*2 are 5_3 and 4_2, and points 3 and 4 are written
# as 1 and 2. jira2markdown 0.5.3 for Python leaves all five notes as they are, and has the two marks of the sixth.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install jira2markdown==0.5.3 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
npm --silent --prefix "$folder" install jira2md@3.0.1 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
cat >notes.json <<'JSON'
["Firms of 5+ and 10+ staff", "From ~5 to ~6 firms", "10^6 and 10^9 bolts", "[5] votes of [Ann]", "A_b and C_d", "-not now- and +later+"]
JSON
{
  node --input-type=module - <<'JAVASCRIPT'
import fs from "node:fs";
import { createRequire } from "node:module";

const jira = createRequire(`${process.cwd()}/`)("jira2md");
for (const note of JSON.parse(fs.readFileSync("notes.json", "utf8"))) console.log(`${note} | jira2md ${jira.to_markdown(note)}`);
for (const note of ["5*3 and 4*2 votes", "3. Pay\n4. Grid"]) console.log(`back, ${JSON.stringify(note)}: ${JSON.stringify(jira.to_jira(note))}`);
JAVASCRIPT
  venv/bin/python - <<'PYTHON'
import json

from jira2markdown import convert

with open("notes.json", encoding="utf-8") as file:
    for note in json.load(file):
        print(f"{note} | jira2markdown {convert(note)}")
PYTHON
} | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
Firms of 5+ and 10+ staff | jira2md Firms of 5<ins> and 10</ins> staff
From ~5 to ~6 firms | jira2md From <sub>5 to </sub>6 firms
10^6 and 10^9 bolts | jira2md 10<sup>6 and 10</sup>9 bolts
[5] votes of [Ann] | jira2md <5> votes of <Ann>
A_b and C_d | jira2md A*b and C*d
-not now- and +later+ | jira2md -not now- and <ins>later</ins>
back, "5*3 and 4*2 votes": "5_3 and 4_2 votes"
back, "3. Pay\n4. Grid": "# Pay\n# Grid"
Firms of 5+ and 10+ staff | jira2markdown Firms of 5+ and 10+ staff
From ~5 to ~6 firms | jira2markdown From ~5 to ~6 firms
10^6 and 10^9 bolts | jira2markdown 10^6 and 10^9 bolts
[5] votes of [Ann] | jira2markdown [5] votes of [Ann]
A_b and C_d | jira2markdown A_b and C_d
-not now- and +later+ | jira2markdown ~~not now~~ and <u>later</u>
EXPECTED
echo "As before."
