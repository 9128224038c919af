#!/usr/bin/env bash
# Expected: csv-parse, asked to make dates of the cells that are dates, makes one of 2026-11-05 and leaves notes as they were typed: "We lack
# welders, 5" and "Levy up 3" are words, and so are a table's name and a range.
# Seen: csv-parse 7.0.3 with cast_date makes a day of each cell of which Date.parse of Node makes one, and that goes by the number at the end, from
# 1 to 12, and passes over the words before it: "We lack welders, 5" is 1 May 2001, "Levy up 3" is 1 March, "Table 2" is 1 February and "1-2" is 2
# January. The words are gone: nothing but the day is handed on, cell by cell, so that one note of a column is a day and the next one is not. By
# d3-dsv 3.0.2, which asks for the form of ISO 8601, one cell alone is a date.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install csv-parse@7.0.3 d3-dsv@3.0.2 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
cat >parse.mjs <<'JAVASCRIPT'
import { parse } from "csv-parse/sync";
import { autoType, csvParse } from "d3-dsv";

const NOTES = `table,said,note,answer
Table 2,2026-11-05,"We lack welders, 5",1-2
Table 14,2026-11-05,We lack 5 welders,2 of 9
Table 3,2026-11-05,Levy up 3,under 10
`;
console.log("csv-parse");
for (const row of parse(NOTES, { columns: true, cast: true, cast_date: true })) console.log(" ", JSON.stringify(row));
console.log("d3-dsv");
for (const row of csvParse(NOTES, autoType)) console.log(" ", JSON.stringify(row));
JAVASCRIPT
TZ=UTC node parse.mjs | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
csv-parse
  {"table":"2001-02-01T00:00:00.000Z","said":"2026-11-05T00:00:00.000Z","note":"2001-05-01T00:00:00.000Z","answer":"2001-01-02T00:00:00.000Z"}
  {"table":"Table 14","said":"2026-11-05T00:00:00.000Z","note":"We lack 5 welders","answer":"2 of 9"}
  {"table":"2001-03-01T00:00:00.000Z","said":"2026-11-05T00:00:00.000Z","note":"2001-03-01T00:00:00.000Z","answer":"2001-10-01T00:00:00.000Z"}
d3-dsv
  {"table":"Table 2","said":"2026-11-05T00:00:00.000Z","note":"We lack welders, 5","answer":"1-2"}
  {"table":"Table 14","said":"2026-11-05T00:00:00.000Z","note":"We lack 5 welders","answer":"2 of 9"}
  {"table":"Table 3","said":"2026-11-05T00:00:00.000Z","note":"Levy up 3","answer":"under 10"}
EXPECTED
echo "As before."
