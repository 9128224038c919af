#!/usr/bin/env bash
# Expected: minutes in AsciiDoc turned into Markdown keep each figure of a table under its heading, also where a cell reaches over two columns or
# has a bar in it, written "\|" as AsciiDoc has it, or is turned down; and the numbers by which people refer to points stay. Asciidoctor 3.0.4
# reads the same text so.
# Seen: downdoc 1.1.0, which lists tables among what it turns and says of cells only that it leaves their style out, knows no cell over two columns,
# so that Hull has "4 2+" votes for Kit and, in the next row, "Cash", and its five are Derby's; and "Skills \| kit" is two cells. Each cell
# behind is shifted by one, Grid stands among the votes, and what does not fill the last row is lost: Cash's 2 and 6 of the first table, and
# its 8 of the second. A list that begins at 4 begins at 1. It is a short way for a part of AsciiDoc, as it says; of what it could
# not read it says nothing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install downdoc@1.1.0-stable @asciidoctor/core@3.0.4 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
cat >minutes.adoc <<'ASCIIDOC'
[start=4]
. Skills
. Kit

|===
|Theme |Derby |Hull

|Kit |3 |4
2+|Neither |5
|Cash |2 |6
|===

|===
|Theme |Votes

|Skills \| kit |3
|Grid |5
|Cash |8
|===
ASCIIDOC
cat >read.mjs <<'JAVASCRIPT'
import { readFileSync } from "node:fs";
import convert from "@asciidoctor/core";
import downdoc from "downdoc";

const text = readFileSync("minutes.adoc", "utf8");
const told = ([cell]) => cell.replace(/<[^>]*>/g, "").trim() + (cell.includes('colspan="2"') ? " (over two columns)" : "");
const page = convert().convert(text);
console.log(`asciidoctor: begins at ${page.match(/<ol[^>]*start="(\d+)"/)?.[1]}`);
for (const [, row] of page.matchAll(/<tr>(.*?)<\/tr>/gs)) {
  console.log(`  ${[...row.matchAll(/<t[hd].*?<\/t[hd]>/gs)].map(told).join(" / ")}`);
}
console.log(`downdoc:\n${downdoc(text)}`);
JAVASCRIPT
node read.mjs | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
asciidoctor: begins at 4
  Theme / Derby / Hull
  Kit / 3 / 4
  Neither (over two columns) / 5
  Cash / 2 / 6
  Theme / Votes
  Skills | kit / 3
  Grid / 5
  Cash / 8
downdoc:
1. Skills
2. Kit

| Theme | Derby | Hull |
| --- | --- | --- |
| Kit | 3 | 4 2+ |
| Neither | 5 | Cash |

| Theme | Votes |
| --- | --- |
| Skills \ | kit |
| 3 | Grid |
| 5 | Cash |
EXPECTED
echo "As before."
