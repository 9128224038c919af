#!/usr/bin/env bash
# Expected: "3-5 years", said of how long a change will take, is three to five years or is turned down, and so is "1/2 day" half a day;
# "18-month" is 18 months, and "phase 2: 3 months" is three months.
# Seen: parse-duration 2.1.9 takes a number without a unit for milliseconds and adds it: five years and 3 ms, one year and 6 ms for "6-12
# months", 18 ms for an 18-month wait. timestring 7.0.0 puts digits together across a dash, a slash, or a colon with a space: "3–5 years",
# with the dash that Word sets, is 35 years, "1/2 day" is 12 days and "phase 2: 3 months" is 23 months; with a hyphen it is five years.
# Neither raises an error for these, as timestring does for "18-month": a chart of how long things take shows them as they are.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install parse-duration@2.1.9 timestring@7.0.0 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
node --input-type=module - <<'JAVASCRIPT' | tee seen.txt
import parse from "parse-duration";
import timestring from "timestring";

const month = parse("1 month");
const told = (read, note) => {
  try {
    const length = read(note);
    return length === null ? "null" : `${length} ms, ${Math.round((length / month) * 10) / 10} months`;
  } catch (error) {
    return error.message;
  }
};
const notes = ["5 years", "3-5 years", "3–5 years", "6-12 months", "6–12 months", "18-month", "1/2 day", "phase 2: 3 months"];
for (const note of notes) console.log(`${note}\n  ${told(parse, note)}\n  ${told((text) => timestring(text, "ms"), note)}`);
JAVASCRIPT
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
5 years
  157788000000 ms, 60 months
  157788000000 ms, 60 months
3-5 years
  157788000003 ms, 60 months
  157788000000 ms, 60 months
3–5 years
  157788000003 ms, 60 months
  1104516000000 ms, 420 months
6-12 months
  31557600006 ms, 12 months
  31557600000 ms, 12 months
6–12 months
  31557600006 ms, 12 months
  1609437600000 ms, 612 months
18-month
  18 ms, 0 months
  The value [18-month] could not be parsed by timestring
1/2 day
  172800001 ms, 0.1 months
  1036800000 ms, 0.4 months
phase 2: 3 months
  7889400002 ms, 3 months
  60485400000 ms, 23 months
EXPECTED
echo "As before."
