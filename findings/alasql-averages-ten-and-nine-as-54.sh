#!/usr/bin/env bash
# Expected: marks that come as text, as most readers of CSV hand them over, are averaged as the numbers that they are, or turned down: ten and nine
# are 9.5. Of a mark of nought and a missing one, the lowest and the highest are nought.
# Seen: AVG of alasql 4.19.1 puts the texts one behind the other and divides the number that this makes: ten and nine are 109 by 2, 54.5, and 10, 9,
# 8 and 7 have an average of 2746.75. There is no error; SUM, MAX and MIN of the same marks are left out of the answer, and ORDER BY has 9 above 10,
# as texts are. Told that they are numbers, by CAST or a table's type, or read by its own CSV(), they are right. And where the first mark of a theme
# is missing and the other is nought, neither MIN nor MAX has an answer; with 3 in place of nought both have.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install alasql@4.19.1 csv-parse@7.0.3 --ignore-scripts >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
node --input-type=module - <<'JAVASCRIPT' | tee seen.txt
import { createRequire } from "node:module";

const require = createRequire(`${process.cwd()}/`);
const alasql = require("alasql");
const { parse } = require("csv-parse/sync");

const marks = parse("theme,mark\nGrid,10\nGrid,9\nPay,8\nPay,7\n", { columns: true });
const ask = (order, rows) => console.log(`${order}\n  ${JSON.stringify(alasql(order, [rows]))}`);
console.log(JSON.stringify(marks));
ask("SELECT theme, AVG(mark) AS average FROM ? GROUP BY theme", marks);
ask("SELECT AVG(mark) AS average FROM ?", marks);
ask("SELECT theme, SUM(mark) AS votes, MAX(mark) AS highest FROM ? GROUP BY theme", marks);
ask("SELECT theme, AVG(CAST(mark AS NUMBER)) AS average FROM ? GROUP BY theme", marks);
for (const lowest of [0, 3]) {
  ask("SELECT theme, MIN(mark) AS lowest, MAX(mark) AS highest FROM ? GROUP BY theme", [
    { theme: "Pay", mark: null },
    { theme: "Pay", mark: lowest },
  ]);
}
JAVASCRIPT
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
[{"theme":"Grid","mark":"10"},{"theme":"Grid","mark":"9"},{"theme":"Pay","mark":"8"},{"theme":"Pay","mark":"7"}]
SELECT theme, AVG(mark) AS average FROM ? GROUP BY theme
  [{"theme":"Grid","average":54.5},{"theme":"Pay","average":43.5}]
SELECT AVG(mark) AS average FROM ?
  [{"average":2746.75}]
SELECT theme, SUM(mark) AS votes, MAX(mark) AS highest FROM ? GROUP BY theme
  [{"theme":"Grid"},{"theme":"Pay"}]
SELECT theme, AVG(CAST(mark AS NUMBER)) AS average FROM ? GROUP BY theme
  [{"theme":"Grid","average":9.5},{"theme":"Pay","average":7.5}]
SELECT theme, MIN(mark) AS lowest, MAX(mark) AS highest FROM ? GROUP BY theme
  [{"theme":"Pay"}]
SELECT theme, MIN(mark) AS lowest, MAX(mark) AS highest FROM ? GROUP BY theme
  [{"theme":"Pay","lowest":3,"highest":3}]
EXPECTED
echo "As before."
