#!/usr/bin/env bash
# Expected: a rule of a calendar put into words says on which day people meet: "-2FR" is the last Friday but one of a month, as rrule 2.8.1 says it,
# and BYSETPOS=-2 over the working days is the last of them but one; the dates that the same package works out are those.
# Seen: rrule-temporal 2.2.8 works the dates out as python-dateutil 4.0.0 does, and its toText has one word for all that is counted from the end:
# "last Friday" for -1FR, -2FR and -3FR, "on the last instance" for -1, -2 and -3. An invitation in words and the entry in the calendar below it are
# a week or a day apart. What is counted from the beginning is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install python-dateutil==4.0.0 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
npm --silent --prefix "$folder" install rrule-temporal@2.2.8 rrule@2.8.1 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cat >rules.cjs <<'JAVASCRIPT'
const { RRuleTemporal } = require("rrule-temporal");
const { toText } = require("rrule-temporal/totext");

const { RRule } = require("rrule");
const START = "DTSTART;TZID=Europe/London:20261105T090000";
for (const rule of [-1, -2, -3, 2].map((place) => `FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=${place}`).concat(
  [-1, -2, -3, 2].map((place) => `FREQ=MONTHLY;BYDAY=${place}FR`),
)) {
  const series = new RRuleTemporal({ rruleString: `${START}\nRRULE:${rule}` });
  const days = series.all((_, number) => number < 3).map((session) => session.toString().slice(0, 10));
  console.log(`${rule}\n  rrule-temporal: ${days.join(" ")}\n  in words: ${toText(series)}`);
  if (!rule.includes("SETPOS")) console.log(`  rrule, in words: ${RRule.fromString(rule).toText()}`);
}
JAVASCRIPT
{
  node rules.cjs
  venv/bin/python - <<'PYTHON'
import datetime
import itertools

from dateutil.rrule import rrulestr

for rule in ("BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "BYDAY=-2FR", "BYDAY=-3FR"):
    series = rrulestr(f"FREQ=MONTHLY;{rule}", dtstart=datetime.datetime(2026, 11, 5, 9))
    print("python-dateutil", rule, *(session.date() for session in itertools.islice(series, 3)))
PYTHON
} | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1
  rrule-temporal: 2026-11-30 2026-12-31 2027-01-29
  in words: every month on Monday, Tuesday, Wednesday, Thursday and Friday at 9 AM GMT on the last instance
FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2
  rrule-temporal: 2026-11-27 2026-12-30 2027-01-28
  in words: every month on Monday, Tuesday, Wednesday, Thursday and Friday at 9 AM GMT on the last instance
FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-3
  rrule-temporal: 2026-11-26 2026-12-29 2027-01-27
  in words: every month on Monday, Tuesday, Wednesday, Thursday and Friday at 9 AM GMT on the last instance
FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=2
  rrule-temporal: 2026-12-02 2027-01-04 2027-02-02
  in words: every month on Monday, Tuesday, Wednesday, Thursday and Friday at 9 AM GMT on the 2nd instance
FREQ=MONTHLY;BYDAY=-1FR
  rrule-temporal: 2026-11-27 2026-12-25 2027-01-29
  in words: every month on last Friday at 9 AM GMT
  rrule, in words: every month on the last Friday
FREQ=MONTHLY;BYDAY=-2FR
  rrule-temporal: 2026-11-20 2026-12-18 2027-01-22
  in words: every month on last Friday at 9 AM GMT
  rrule, in words: every month on the 2nd last Friday
FREQ=MONTHLY;BYDAY=-3FR
  rrule-temporal: 2026-11-13 2026-12-11 2027-01-15
  in words: every month on last Friday at 9 AM GMT
  rrule, in words: every month on the 3rd last Friday
FREQ=MONTHLY;BYDAY=2FR
  rrule-temporal: 2026-11-13 2026-12-11 2027-01-08
  in words: every month on 2nd Friday at 9 AM GMT
  rrule, in words: every month on the 2nd Friday
python-dateutil BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2 2026-11-27 2026-12-30 2027-01-28
python-dateutil BYDAY=-2FR 2026-11-20 2026-12-18 2027-01-22
python-dateutil BYDAY=-3FR 2026-11-13 2026-12-11 2027-01-15
EXPECTED
echo "As before."
