#!/usr/bin/env bash
# Expected: a yearly roundtable by the rules that RFC 5545 has among its examples, "Monday of week number 20" and "every 20th Monday of the
# year", is one day a year; "the last working day of the first quarter" (BYSETPOS=-1 over January to March) is one a year as well.
# Seen: ical.js 2.2.1 has the session of week 20 on every Monday from the week after on, and leaves the first one out; that of the 20th Monday
# is every Monday, from its first day on; the last working day of a quarter is the last of each of its months. It raises no error, as it does
# for other pairs of rules. rrule 2.8.1 and python-dateutil 4.0.0 have all of it right; the second Monday of May all three have.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install python-dateutil==4.0.0 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
npm --silent --prefix "$folder" install ical.js@2.2.1 rrule@2.8.1 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
cat >rules.txt <<'RULES'
2026-05-11 FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=4
2026-05-18 FREQ=YEARLY;BYDAY=20MO;COUNT=4
2026-03-31 FREQ=YEARLY;BYMONTH=1,2,3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=4
2026-05-11 FREQ=YEARLY;BYMONTH=5;BYDAY=2MO;COUNT=4
RULES
node --input-type=module - <<'JAVASCRIPT' | tee seen.txt
import fs from "node:fs";
import ICAL from "ical.js";
import rrule from "rrule";

for (const line of fs.readFileSync("rules.txt", "utf8").trim().split("\n")) {
  const [day, rule] = line.split(" ");
  const days = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromString(`${day}T09:00:00Z`));
  const each = [];
  for (let next = days.next(); next; next = days.next()) each.push(next.toString().slice(0, 10));
  const others = rrule.rrulestr(`DTSTART:${day.replaceAll("-", "")}T090000Z\nRRULE:${rule}`).all();
  console.log(`${line}\n  ical.js  ${each.join(" ")}\n  rrule    ${others.map((other) => other.toISOString().slice(0, 10)).join(" ")}`);
}
JAVASCRIPT
venv/bin/python - <<'PYTHON' | tee -a seen.txt
from pathlib import Path

from dateutil.rrule import rrulestr

for line in Path("rules.txt").read_text("utf-8").splitlines():
    day, rule = line.split()
    days = rrulestr(f"DTSTART:{day.replace('-', '')}T090000Z\nRRULE:{rule}")
    print("  dateutil", *(each.strftime("%Y-%m-%d") for each in days))
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
2026-05-11 FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=4
  ical.js  2026-05-18 2026-05-25 2026-06-01 2026-06-08
  rrule    2026-05-11 2027-05-17 2028-05-15 2029-05-14
2026-05-18 FREQ=YEARLY;BYDAY=20MO;COUNT=4
  ical.js  2026-05-18 2026-05-25 2026-06-01 2026-06-08
  rrule    2026-05-18 2027-05-17 2028-05-15 2029-05-14
2026-03-31 FREQ=YEARLY;BYMONTH=1,2,3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=4
  ical.js  2026-03-31 2027-01-29 2027-02-26 2027-03-31
  rrule    2026-03-31 2027-03-31 2028-03-31 2029-03-30
2026-05-11 FREQ=YEARLY;BYMONTH=5;BYDAY=2MO;COUNT=4
  ical.js  2026-05-11 2027-05-10 2028-05-08 2029-05-14
  rrule    2026-05-11 2027-05-10 2028-05-08 2029-05-14
  dateutil 2026-05-11 2027-05-17 2028-05-15 2029-05-14
  dateutil 2026-05-18 2027-05-17 2028-05-15 2029-05-14
  dateutil 2026-03-31 2027-03-31 2028-03-31 2029-03-30
  dateutil 2026-05-11 2027-05-10 2028-05-08 2029-05-14
EXPECTED
echo "As before."
