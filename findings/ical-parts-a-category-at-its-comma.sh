#!/usr/bin/env bash
# Expected: a category "Skills, kit and cash" that ical writes to a calendar is one category when ical reads it: RFC 5545 has a comma in
# a text written as "\\," for this, and ical writes it so.
# Seen: ical 14.3.1 parts what it reads at each comma, the written-out one too, and leaves the backslash in: two categories, "Skills\\" and
# " kit and cash". Summary, description and place come back whole. icalendar 7.3.2 and vobject 0.9.9 read one category from the same file.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install ical==14.3.1 icalendar==7.3.2 vobject==0.9.9 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
from datetime import UTC, date, datetime

import icalendar
import vobject
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

event = Event(uid="1", dtstamp=datetime(2026, 1, 1, tzinfo=UTC), start=date(2026, 3, 2), summary="Skills, kit and cash")
event.categories = ["Skills, kit and cash", "Ports"]
written = IcsCalendarStream.calendar_to_ics(Calendar(events=[event]))
print(*(line for line in written.splitlines() if line.startswith(("SUMMARY", "CATEGORIES"))), sep="\n")
read = IcsCalendarStream.calendar_from_ics(written).events[0]
print("ical:", repr(read.summary), read.categories)
lines = icalendar.Calendar.from_ical(written).walk("VEVENT")[0]["CATEGORIES"]
print("icalendar:", [str(each) for line in lines for each in line.cats])
print("vobject:", [each for line in vobject.readOne(written).vevent.categories_list for each in line.value])
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
SUMMARY:Skills\, kit and cash
CATEGORIES:Skills\, kit and cash
CATEGORIES:Ports
ical: 'Skills, kit and cash' ['Skills\\', ' kit and cash', 'Ports']
icalendar: ['Skills, kit and cash', 'Ports']
vobject: ['Skills, kit and cash', 'Ports']
EXPECTED
echo "As before."
