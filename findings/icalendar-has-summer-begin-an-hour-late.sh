#!/usr/bin/env bash
# Expected: summer time in London begins at 01:00 local time on 29 March 2026, as RFC 5545 wants it: the local time before the change.
# Seen: icalendar 7.3.2's Timezone.from_tzid writes the local time after the change, 02:00, so that for an hour each spring
# whoever goes by the file is an hour off: 01:15 UTC reads as 01:15 where clocks show 02:15. The end of summer is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install icalendar==7.3.2 python-dateutil==2.9.0.post0 tzdata==2026.3 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
from datetime import UTC, date, datetime
from io import StringIO
from zoneinfo import ZoneInfo

from dateutil.tz import tzical
from icalendar import Timezone

written = Timezone.from_tzid("Europe/London", first_date=date(2026, 1, 1), last_date=date(2027, 1, 1))
for part in written.subcomponents[1:]:
    print(part.name, part["DTSTART"].to_ical().decode(), "from", part["TZOFFSETFROM"].to_ical(), "to", part["TZOFFSETTO"].to_ical())
read = tzical(StringIO(written.to_ical().decode())).get("Europe/London")
for hour in (0, 1, 2):
    at = datetime(2026, 3, 29, hour, 15, tzinfo=UTC)
    print(at.strftime("%H:%M UTC:"), at.astimezone(ZoneInfo("Europe/London")).strftime("clocks %H:%M,"), at.astimezone(read).strftime("file %H:%M"))
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
DAYLIGHT 20260329T020000 from +0000 to +0100
STANDARD 20261025T020000 from +0100 to +0000
00:15 UTC: clocks 00:15, file 00:15
01:15 UTC: clocks 02:15, file 01:15
02:15 UTC: clocks 03:15, file 03:15
EXPECTED
echo "As before."
