#!/usr/bin/env bash
# Expected: TEXT in a sheet that is worked out in a browser or on a server gives a number as its format says, as spreadsheets do, or an error: a quarter
# as "0%" is 25%, two and a half million as "#,##0" is 2,500,000, and 29 June 2026 as "d mmm yyyy" is 29 Jun 2026.
# Seen: hyperformula 3.5.0 writes the number as if no sign were in its format, and the sign behind it: "0% agreed" for a quarter, "1% agreed" for six in
# ten. "#,##0" is 2500000,##0 and "mmm" is 06 and a nought: 29 060 2026. None of them is an error. A day as DD/MM/YYYY and a number as 0.00 are right,
# so that a sheet of days and sums passes, and the sentence above it, ="..."&TEXT(B2,"0%")&" agreed", tells the room that nobody did.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install hyperformula@3.5.0 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
node --input-type=module - <<'JAVASCRIPT' | tee seen.txt
import { HyperFormula } from "hyperformula";

const sheet = HyperFormula.buildFromArray([["Grid", 0.25], ["Pay", 0.6], ["Cost", 2500000], ["Day", "=DATE(2026,6,29)"]], { licenseKey: "gpl-v3" });
for (const formula of [
  '=A1&": "&TEXT(B1,"0%")&" agreed"',
  '=A2&": "&TEXT(B2,"0%")&" agreed"',
  '=A1&": "&TEXT(B1,"0.0%")&" agreed"',
  '=A3&": £"&TEXT(B3,"#,##0")',
  '=A3&": £"&TEXT(B3,"0.00")',
  '=A4&": "&TEXT(B4,"d mmm yyyy")',
  '=A4&": "&TEXT(B4,"DD/MM/YYYY")',
]) {
  console.log(`${formula}\n  ${sheet.calculateFormula(formula, 0)}`);
}
JAVASCRIPT
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
=A1&": "&TEXT(B1,"0%")&" agreed"
  Grid: 0% agreed
=A2&": "&TEXT(B2,"0%")&" agreed"
  Pay: 1% agreed
=A1&": "&TEXT(B1,"0.0%")&" agreed"
  Grid: 0.3% agreed
=A3&": £"&TEXT(B3,"#,##0")
  Cost: £2500000,##0
=A3&": £"&TEXT(B3,"0.00")
  Cost: £2500000.00
=A4&": "&TEXT(B4,"d mmm yyyy")
  Day: 29 060 2026
=A4&": "&TEXT(B4,"DD/MM/YYYY")
  Day: 29/06/2026
EXPECTED
echo "As before."
