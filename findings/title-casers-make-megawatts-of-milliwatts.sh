#!/usr/bin/env bash
# Expected: a heading in title case has capitals where words begin; a unit keeps its own, since an M for an m is a thousand million times as much,
# and so do a body's initials: "5 mW sensors" is "5 mW Sensors".
# Seen: ap-style-title-case 2.0.0 raises the first letter of whatever stands between two spaces: "5 MW Sensors" of five milliwatts, "20 Mg Doses" of
# milligrams, "12 KWh". title 4.0.1 makes small letters of all first and knows some names, iPhone among them, that are spelt otherwise: 5 mW and 5
# MW are both "5 Mw", "10kW" is "10kw", and NHS, AI and SME are "Nhs", "Ai" and "Sme". title-case 4.3.2 leaves "5 mW" and "12 kWh", which have a
# capital already, and not "20 mg", which is "20 Mg", a thousand million times as much as well.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install title@4.0.1 title-case@4.3.2 ap-style-title-case@2.0.0 \
  >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
cat >cases.mjs <<'JAVASCRIPT'
import * as apStyle from "ap-style-title-case";
import title from "title";
import { titleCase } from "title-case";

for (const heading of [
  "5 mW sensors", "5 MW of wind", "20 mg doses", "12 kWh a day", "grid: 10kW or more", "what the NHS asks of AI", "SME loans", "iPhone makers",
]) {
  console.log(`${heading}\n  ap-style-title-case: ${apStyle.apStyleTitleCase(heading)}\n  title: ${title(heading)}\n  title-case: ${titleCase(heading)}`);
}
JAVASCRIPT
node cases.mjs | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
5 mW sensors
  ap-style-title-case: 5 MW Sensors
  title: 5 Mw Sensors
  title-case: 5 mW Sensors
5 MW of wind
  ap-style-title-case: 5 MW of Wind
  title: 5 Mw of Wind
  title-case: 5 MW of Wind
20 mg doses
  ap-style-title-case: 20 Mg Doses
  title: 20 Mg Doses
  title-case: 20 Mg Doses
12 kWh a day
  ap-style-title-case: 12 KWh a Day
  title: 12 Kwh a Day
  title-case: 12 kWh a Day
grid: 10kW or more
  ap-style-title-case: Grid: 10kW or More
  title: Grid: 10kw or More
  title-case: Grid: 10kW or More
what the NHS asks of AI
  ap-style-title-case: What the NHS Asks of AI
  title: What the Nhs Asks of Ai
  title-case: What the NHS Asks of AI
SME loans
  ap-style-title-case: SME Loans
  title: Sme Loans
  title-case: SME Loans
iPhone makers
  ap-style-title-case: IPhone Makers
  title: iPhone Makers
  title-case: IPhone Makers
EXPECTED
echo "As before."
