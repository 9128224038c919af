#!/usr/bin/env bash
# Expected: a table of a web page read into records has each figure under its heading, also where a cell reaches over two rows or two columns, and two
# lines of a cell are two words or two numbers.
# Seen: html-table-to-json 1.0.0 takes no notice of the reach: the row below a cell over two rows has a theme for its table and the votes for its
# theme. tabletojson 4.1.15, whose description says how it fills such rows, has them right, and with a cell over two columns has the votes under
# "Theme" as well and none under "Votes". Both join what a line break parts: "Skills" over "kit" is "Skillskit" and 18 over 24 is "1824". Struck
# figures stand beside those that took their place.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install tabletojson@4.1.15 html-table-to-json@1.0.0 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
node --input-type=module - <<'JAVASCRIPT' | tee seen.txt
import { createRequire } from "node:module";

const load = createRequire(`${process.cwd()}/`);
const { Tabletojson } = load("tabletojson");
const reader = load("html-table-to-json");

const table = `<table><thead><tr><th>Table</th><th>Theme</th><th>Votes</th></tr></thead><tbody>
<tr><td rowspan="2">1</td><td>Skills<br>kit</td><td>18<br>24</td></tr><tr><td>Grid</td><td>12</td></tr>
<tr><td colspan="2">All tables</td><td><del>53</del> 54</td></tr></tbody></table>`;
for (const [name, [rows]] of [["tabletojson", Tabletojson.convert(table)], ["html-table-to-json", reader.parse(table).results]]) {
  console.log(name);
  for (const row of rows) console.log(" ", JSON.stringify(row));
}
JAVASCRIPT
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
tabletojson
  {"Table":"1","Theme":"Skillskit","Votes":"1824"}
  {"Table":"1","Theme":"Grid","Votes":"12"}
  {"Table":"All tables","Theme":"53 54"}
html-table-to-json
  {"Table":"1","Theme":"Skillskit","Votes":"1824"}
  {"Table":"Grid","Theme":"12"}
  {"Table":"All tables","Theme":"53 54"}
EXPECTED
echo "As before."
