#!/usr/bin/env bash
# Expected: a roundtable that meets on three days without a rule, the first in DTSTART and the others in RDATE, is three sessions: RFC 5545 has
# DTSTART as "the first instance in the recurrence set". A session of a day (P1D) that begins at nine ends at nine, also where the clocks
# change in between, and one of 24 hours (PT24H) ends at ten then, since the RFC has the two apart.
# Seen: node-ical 0.26.1 reads RDATE and lists the first day alone, by expandRecurringEvent, which is there to list them; ical.js 2.2.1 lists the
# two others and leaves the first out. With a weekly rule and one day more, ical.js has all and node-ical those of the rule; EXDATE both
# follow. For node-ical a day has always 24 hours, and for ical.js 24 hours are always a day; recurring-ical-events
# 3.8.2, which has all of the days, takes them for one too.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install recurring-ical-events==3.8.2 icalendar==7.3.2 2>"$folder/pip.log" \
  || { cat "$folder/pip.log"; exit 1; }
npm --silent --prefix "$folder" install node-ical@0.26.1 ical.js@2.2.1 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
TZ=UTC node --input-type=module - <<'JAVASCRIPT' | tee seen.txt
import fs from "node:fs";
import ICAL from "ical.js";
import ical from "node-ical";

const START = "DTSTART;TZID=Europe/London:20260302T090000";
const CALENDARS = {
  "three days": [START, "DURATION:PT1H", "RDATE;TZID=Europe/London:20260309T090000,20260330T090000"],
  "weekly, one day more": [START, "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=2", "RDATE;TZID=Europe/London:20260330T090000"],
  "weekly, one day less": [START, "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE;TZID=Europe/London:20260309T090000"],
  "a day": ["DTSTART;TZID=Europe/London:20260328T090000", "DURATION:P1D"],
  "24 hours": ["DTSTART;TZID=Europe/London:20260328T090000", "DURATION:PT24H"],
};
const ZONE = `BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
END:VTIMEZONE`;
const clock = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
const span = (start, end) => `${clock.format(start)} to ${clock.format(end)}`;

function byIcalJs(calendar) {
  const whole = new ICAL.Component(ICAL.parse(calendar));
  ICAL.TimezoneService.register(whole.getFirstSubcomponent("vtimezone"));
  const event = new ICAL.Event(whole.getFirstSubcomponent("vevent"));
  const days = event.iterator();
  const found = [];
  for (let day = days.next(); day; day = days.next()) {
    const { startDate, endDate } = event.getOccurrenceDetails(day);
    found.push(span(startDate.toJSDate(), endDate.toJSDate()));
  }
  return found;
}

for (const [name, lines] of Object.entries(CALENDARS)) {
  const event = ["BEGIN:VEVENT", "UID:skills@example.org", "DTSTAMP:20260101T000000Z", "SUMMARY:Skills", ...lines, "END:VEVENT"];
  const calendar = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//EN", ...ZONE.split("\n"), ...event, "END:VCALENDAR", ""].join("\r\n");
  fs.writeFileSync(`${name}.ics`, calendar);
  const one = Object.values(ical.sync.parseICS(calendar)).find(({ type }) => type === "VEVENT");
  const found = ical.expandRecurringEvent(one, { from: new Date("2026-01-01"), to: new Date("2026-12-31") });
  console.log(`${name}:`);
  console.log("  node-ical:", found.map(({ start, end }) => span(start, end)).join("; "));
  console.log("  ical.js:  ", byIcalJs(calendar).join("; "));
}
JAVASCRIPT
venv/bin/python - <<'PYTHON' | tee -a seen.txt
from pathlib import Path

import recurring_ical_events
from icalendar import Calendar

print("recurring-ical-events:")
for path in sorted(Path().glob("*.ics")):
    found = recurring_ical_events.of(Calendar.from_ical(path.read_text("utf-8"))).between(2026, 2027)
    print(f"  {path.stem}:", "; ".join(f"{each.start:%-d %b, %H:%M} to {each.end:%-d %b, %H:%M}" for each in found))
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
three days:
  node-ical: 2 Mar, 09:00 to 2 Mar, 10:00
  ical.js:   9 Mar, 09:00 to 9 Mar, 10:00; 30 Mar, 09:00 to 30 Mar, 10:00
weekly, one day more:
  node-ical: 2 Mar, 09:00 to 2 Mar, 10:00; 9 Mar, 09:00 to 9 Mar, 10:00
  ical.js:   2 Mar, 09:00 to 2 Mar, 10:00; 9 Mar, 09:00 to 9 Mar, 10:00; 30 Mar, 09:00 to 30 Mar, 10:00
weekly, one day less:
  node-ical: 2 Mar, 09:00 to 2 Mar, 10:00; 16 Mar, 09:00 to 16 Mar, 10:00
  ical.js:   2 Mar, 09:00 to 2 Mar, 10:00; 16 Mar, 09:00 to 16 Mar, 10:00
a day:
  node-ical: 28 Mar, 09:00 to 29 Mar, 10:00
  ical.js:   28 Mar, 09:00 to 29 Mar, 09:00
24 hours:
  node-ical: 28 Mar, 09:00 to 29 Mar, 10:00
  ical.js:   28 Mar, 09:00 to 29 Mar, 09:00
recurring-ical-events:
  24 hours: 28 Mar, 09:00 to 29 Mar, 09:00
  a day: 28 Mar, 09:00 to 29 Mar, 09:00
  three days: 2 Mar, 09:00 to 2 Mar, 10:00; 9 Mar, 09:00 to 9 Mar, 10:00; 30 Mar, 09:00 to 30 Mar, 10:00
  weekly, one day less: 2 Mar, 09:00 to 2 Mar, 10:00; 16 Mar, 09:00 to 16 Mar, 10:00
  weekly, one day more: 2 Mar, 09:00 to 2 Mar, 10:00; 30 Mar, 09:00 to 30 Mar, 10:00; 9 Mar, 09:00 to 9 Mar, 10:00
EXPECTED
echo "As before."
