#!/usr/bin/env bash
# Expected: told to find out by itself what the columns of a CSV file hold, a loader leaves "Table 1" and "Table 2" as the names that they are, and
# the ranges "1-2" and "3-5" as ranges, as d3-dsv 3.0.2 and papaparse 5.7.1 do; a chart of votes by table has the tables on its axis.
# Seen: vega-loader 5.1.3 takes a column for dates as soon as Date.parse of the engine makes anything of each of its cells, and the engine of Node
# and of Chrome does so of a word before a number from 1 to 12: Table 1 is 1 January 2001, in milliseconds, table 12 is December, "under 5" is May,
# and the range 3-5 is 5 March. The axis of Vega 6.4.0 says 978307200000 where it should say Table 1. With a table 13 among them the column of
# tables is text again, so that a small workshop is spoilt and a large one is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install vega-loader@5.1.3 vega@6.4.0 d3-dsv@3.0.2 papaparse@5.7.1 >"$folder/npm.log" 2>&1 \
  || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
cat >load.mjs <<'JAVASCRIPT'
import { autoType, csvParse } from "d3-dsv";
import Papa from "papaparse";
import * as vega from "vega";
import { inferTypes, read } from "vega-loader";

const TABLES = "table,range,votes\nTable 1,1-2,12\nTable 2,3-5,5\n";
for (const [label, text] of [["two tables", TABLES], ["with a table 13", `${TABLES}Table 13,6-9,7\n`]]) {
  console.log(label);
  console.log("  vega-loader", JSON.stringify(read(text, { type: "csv", parse: "auto" })));
  console.log("  d3-dsv", JSON.stringify(csvParse(text, autoType)));
  console.log("  papaparse", JSON.stringify(Papa.parse(text.trim(), { header: true, dynamicTyping: true }).data));
}
for (const words of ["Round 1", "Grid 5", "under 5", "Option 12", "Option 13"]) console.log(words, inferTypes([{ words }], ["words"]).words);
const chart = {
  data: [{ name: "votes", values: TABLES, format: { type: "csv", parse: "auto" } }],
  height: 60,
  scales: [{ name: "y", type: "band", domain: { data: "votes", field: "table" }, range: "height" }],
  axes: [{ orient: "left", scale: "y" }],
};
const svg = await new vega.View(vega.parse(chart), { renderer: "none" }).toSVG();
console.log("on the axis:", [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map((found) => found[1]).join(", "));
JAVASCRIPT
TZ=UTC node load.mjs | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
two tables
  vega-loader [{"table":978307200000,"range":978393600000,"votes":12},{"table":980985600000,"range":983750400000,"votes":5}]
  d3-dsv [{"table":"Table 1","range":"1-2","votes":12},{"table":"Table 2","range":"3-5","votes":5}]
  papaparse [{"table":"Table 1","range":"1-2","votes":12},{"table":"Table 2","range":"3-5","votes":5}]
with a table 13
  vega-loader [{"table":"Table 1","range":978393600000,"votes":12},{"table":"Table 2","range":983750400000,"votes":5},{"table":"Table 13","range":992044800000,"votes":7}]
  d3-dsv [{"table":"Table 1","range":"1-2","votes":12},{"table":"Table 2","range":"3-5","votes":5},{"table":"Table 13","range":"6-9","votes":7}]
  papaparse [{"table":"Table 1","range":"1-2","votes":12},{"table":"Table 2","range":"3-5","votes":5},{"table":"Table 13","range":"6-9","votes":7}]
Round 1 date
Grid 5 date
under 5 date
Option 12 date
Option 13 string
on the axis: 978307200000, 980985600000
EXPECTED
echo "As before."
