#!/usr/bin/env bash
# Expected: a sheet of votes in CSV, with the questions as headings ("£2.5m or more", "No. 5"), comes out as objects with these names, or with one
# object within another where a heading has a point, as the package's description has it; written as JSON each vote is there.
# Seen: json-2-csv 5.6.0 parts a heading at each point, and where a figure stands behind it makes a list: of "£2.5m or more" a list "£2", with the
# votes hung on it by the name "5m or more", which JSON has no place for. So they are away as soon as they are saved or sent: "£2" and "No" are
# empty lists for each table, and csv2json and json2csv, one behind the other, give a sheet with "[]" in each row. "Version 2.1" is the second of
# a list with nothing in the first. A heading with "\." in it is read whole, as json2csv writes it for objects with such names, and then every
# other reader of the sheet sees the backslash. There is no warning.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install json-2-csv@5.6.0 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
node --input-type=module - <<'JAVASCRIPT' | tee seen.txt
import { createRequire } from "node:module";

const { csv2json, json2csv } = createRequire(`${process.cwd()}/`)("json-2-csv");

for (const heading of ["Kit", "£2.5m or more", "No. 5", "Version 2.1", "Approx. cost", "£2\\.5m or more"]) {
  const rows = csv2json(`Table,${heading}\nDerby,3\nHull,4\n`);
  console.log(`${heading}: ${JSON.stringify(rows)}\n  and back: ${JSON.stringify(json2csv(rows))}`);
}
console.log(JSON.stringify(json2csv([{ Table: "Derby", "£2.5m or more": 3 }])));
JAVASCRIPT
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
Kit: [{"Table":"Derby","Kit":3},{"Table":"Hull","Kit":4}]
  and back: "Table,Kit\nDerby,3\nHull,4"
£2.5m or more: [{"Table":"Derby","£2":[]},{"Table":"Hull","£2":[]}]
  and back: "Table,£2\nDerby,[]\nHull,[]"
No. 5: [{"Table":"Derby","No":[]},{"Table":"Hull","No":[]}]
  and back: "Table,No\nDerby,[]\nHull,[]"
Version 2.1: [{"Table":"Derby","Version 2":[null,3]},{"Table":"Hull","Version 2":[null,4]}]
  and back: "Table,Version 2\nDerby,\"[null,3]\"\nHull,\"[null,4]\""
Approx. cost: [{"Table":"Derby","Approx":{" cost":3}},{"Table":"Hull","Approx":{" cost":4}}]
  and back: "Table,Approx. cost\nDerby,3\nHull,4"
£2\.5m or more: [{"Table":"Derby","£2.5m or more":3},{"Table":"Hull","£2.5m or more":4}]
  and back: "Table,£2\\.5m or more\nDerby,3\nHull,4"
"Table,£2\\.5m or more\nDerby,3"
EXPECTED
echo "As before."
