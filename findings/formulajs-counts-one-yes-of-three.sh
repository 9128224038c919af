#!/usr/bin/env bash
# Expected: the functions of a spreadsheet, for a page that sums up answers without one, count as a spreadsheet does: COUNTIF and SUMIF take "yes", "Yes"
# and "YES" for one answer and "Yes*" for all that begin so; a mark that was not given counts in no median, as it counts in no mean.
# Seen: @formulajs/formulajs 4.6.1 goes by capitals in COUNTIF, SUMIF and AVERAGEIF, and knows no "*" and "?" there: of three who wrote yes each in
# their own way it counts one, and of those who began so none. Its MATCH takes both, in the same package. A mark that was not given is
# left out of AVERAGE, MIN and COUNT, and is a nought in MEDIAN and SMALL. hyperformula 3.5.0 has all of these as spreadsheets do.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install @formulajs/formulajs@4.6.1 hyperformula@3.5.0 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
node --input-type=module - <<'JAVASCRIPT' | tee seen.txt
import * as formulas from "@formulajs/formulajs";
import { HyperFormula } from "hyperformula";

const answers = ["Yes", "yes", "YES", "No", "Yes, but"];
const people = [5, 3, 2, 1, 1];
const marks = [4, 5, null, 5, 2];
const sheet = HyperFormula.buildFromArray(answers.map((answer, row) => [answer, people[row], marks[row]]), { licenseKey: "gpl-v3" });
const ask = (formula) => sheet.calculateFormula(formula, 0);
for (const said of ["yes", "Yes", "Yes*", "*but", "no"]) {
  const counted = [formulas.COUNTIF(answers, said), formulas.SUMIF(answers, said, people)];
  const asked = [ask(`=COUNTIF(A1:A5,"${said}")`), ask(`=SUMIF(A1:A5,"${said}",B1:B5)`)];
  console.log(`${said}: ${counted[0]} notes of ${counted[1]} people; hyperformula ${asked[0]} of ${asked[1]}`);
}
console.log(`MATCH of "yes" and "y*": ${formulas.MATCH("yes", ["No", "Yes"], 0)} and ${formulas.MATCH("y*", ["No", "Yes"], 0)}`);
for (const [name, ours, theirs] of [
  ["mean", formulas.AVERAGE(marks), "=AVERAGE(C1:C5)"],
  ["least", formulas.MIN(marks), "=MIN(C1:C5)"],
  ["least by SMALL", formulas.SMALL(marks, 1), "=SMALL(C1:C5,1)"],
  ["median", formulas.MEDIAN(marks), "=MEDIAN(C1:C5)"],
]) {
  console.log(`${name}: ${ours}; hyperformula ${ask(theirs)}`);
}
JAVASCRIPT
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
yes: 1 notes of 3 people; hyperformula 3 of 10
Yes: 1 notes of 5 people; hyperformula 3 of 10
Yes*: 0 notes of 0 people; hyperformula 4 of 11
*but: 0 notes of 0 people; hyperformula 1 of 1
no: 0 notes of 0 people; hyperformula 1 of 1
MATCH of "yes" and "y*": 2 and 2
mean: 4; hyperformula 4
least: 2; hyperformula 2
least by SMALL: 0; hyperformula 2
median: 4; hyperformula 4.5
EXPECTED
echo "As before."
