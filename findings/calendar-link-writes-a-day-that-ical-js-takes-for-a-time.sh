#!/usr/bin/env bash
# Expected: a roundtable of a whole day, written to a calendar file with allDay, is a day to those who read it: RFC 5545 has ";VALUE=DATE" before a day,
# since DTSTART is a day with a time without it; and a folder, "S:\notes", is read as it was written: the format has a backslash doubled for this.
# Seen: calendar-link 2.11.5 writes "DTSTART:20260629" alone. icalendar 7.3.2 guesses what is meant; ical.js 2.2.1 reads the event and what is said of
# it, and has no start for it when it is asked. The backslash is written as it is, so that both read two lines, "S:" and "otes" ("\n" in JSON),
# and the folder is lost. A session with hours, and a comma or a semicolon in a text, come out as they should.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install icalendar==7.3.2 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
npm --silent --prefix "$folder" install calendar-link@2.11.5 ical.js@2.2.1 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
cat >write.mjs <<'JAVASCRIPT'
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import ICAL from "ical.js";

const { ics } = createRequire(`${process.cwd()}/`)("calendar-link");
const sessions = {
  day: { title: "Roundtable", description: "Papers: S:\\notes", start: "2026-06-29", allDay: true },
  hours: { title: "Roundtable", description: "Skills; kit, cash", start: "2026-06-29T09:00:00Z", duration: [2, "hour"] },
};
for (const [name, session] of Object.entries(sessions)) {
  const text = decodeURIComponent(ics(session)).replace(/^data:[^,]*,/, "");
  writeFileSync(`${name}.ics`, text);
  const event = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent"));
  let start;
  try {
    start = event.startDate.toString();
  } catch (error) {
    start = error.message;
  }
  console.log(`${name}: ${text.match(/DTSTART[^\r\n]*/)[0]}\n  ical.js: ${start}, ${JSON.stringify(event.description)}`);
}
JAVASCRIPT
{
  TZ=UTC node write.mjs
  venv/bin/python - <<'PYTHON'
import json
from pathlib import Path

import icalendar

for name in ("day", "hours"):
    event = icalendar.Calendar.from_ical(Path(f"{name}.ics").read_bytes()).walk("VEVENT")[0]
    print(f"{name}\n  icalendar: {event['DTSTART'].dt}, {json.dumps(str(event['DESCRIPTION']))}")
PYTHON
} | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
day: DTSTART:20260629
  ical.js: invalid date-time value: "2026-06-29T::", "Papers: S:\notes"
hours: DTSTART:20260629T090000Z
  ical.js: 2026-06-29T09:00:00Z, "Skills; kit, cash"
day
  icalendar: 2026-06-29, "Papers: S:\notes"
hours
  icalendar: 2026-06-29 09:00:00+00:00, "Skills; kit, cash"
EXPECTED
echo "As before."
