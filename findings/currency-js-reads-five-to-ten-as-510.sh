#!/usr/bin/env bash
# Expected: "£5–10" in a workshop's sheet is five, or no sum; with errorOnInvalid, by which a text that is no sum is to raise an error, it does.
# Seen: currency.js 2.0.4 takes all that is no digit, dot or minus out and reads what is left as one number: "£5–10", with the dash that Word sets,
# is £510, "£12 per 3 firms" is £123, "3 x £20" is £320 and "Q3: £40" is £340; "£2.5m" is £2.50. With a hyphen, or a part in brackets
# ("10 (of 20)"), it is NaN, which format() writes as "-£NaN". "none" is nought, and errorOnInvalid minds null alone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install currency.js@2.0.4 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
node --input-type=module - <<'JAVASCRIPT' | tee seen.txt
import currency from "currency.js";

function read(note) {
  try {
    return currency(note, { symbol: "£", errorOnInvalid: true }).format();
  } catch (error) {
    return error.message;
  }
}

for (const note of ["£1,500", "£5–10", "5 to 10", "£12 per 3 firms", "3 x £20", "Q3: £40", "£2.5m", "£5-10", "10 (of 20)", "none", null]) {
  console.log(`${note}: ${currency(note, { symbol: "£" }).format()}, strictly ${read(note)}`);
}
const sum = ["£1,500", "£5–10", "£12 per 3 firms"].reduce((total, note) => total.add(note), currency(0));
console.log("the first, second and fourth together:", sum.value);
JAVASCRIPT
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
£1,500: £1,500.00, strictly £1,500.00
£5–10: £510.00, strictly £510.00
5 to 10: £510.00, strictly £510.00
£12 per 3 firms: £123.00, strictly £123.00
3 x £20: £320.00, strictly £320.00
Q3: £40: £340.00, strictly £340.00
£2.5m: £2.50, strictly £2.50
£5-10: -£NaN, strictly -£NaN
10 (of 20): -£NaN, strictly -£NaN
none: £0.00, strictly £0.00
null: £0.00, strictly Invalid Input
the first, second and fourth together: 2133
EXPECTED
echo "As before."
