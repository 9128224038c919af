#!/usr/bin/env bash
# Expected: a programme that runs from the first day of 2025 to the last of 2030 is said to do so: "2025 - 2030", or with its days, as Intl of Node
# has it; and fifteen months from January 2026 are no quarter.
# Seen: little-date 1.2.1 looks at whether the first day begins a year and the last one ends a year, and not at whether it is the same year: six
# years are "2025", two are "2026". Fifteen months that begin with a quarter and end with one are "Q1 2026", and thirteen months from November to
# November are "Nov - Nov 2027". With a first day that begins no month both years are said. A morning from midnight to noon is "Nov 5 - 12pm", a
# form that it has for days otherwise. The short text has nothing in it by which somebody could see that there is more.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install little-date@1.2.1 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
cat >say.cjs <<'JAVASCRIPT'
const { formatDateRange } = require("little-date");

const today = new Date("2026-11-01T10:00:00");
const long = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" });
for (const [from, to] of [
  ["2026-01-01T00:00:00", "2026-12-31T23:59:59"], ["2026-01-01T00:00:00", "2027-12-31T23:59:59"], ["2025-01-01T00:00:00", "2030-12-31T23:59:59"],
  ["2026-01-01T00:00:00", "2026-03-31T23:59:59"], ["2026-01-01T00:00:00", "2027-03-31T23:59:59"], ["2027-04-01T00:00:00", "2029-06-30T23:59:59"],
  ["2026-11-01T00:00:00", "2027-11-30T23:59:59"], ["2026-11-02T00:00:00", "2027-11-30T23:59:59"], ["2026-11-05T00:00:00", "2026-11-05T12:00:00"],
]) {
  const [first, last] = [new Date(from), new Date(to)];
  console.log(`${long.formatRange(first, last)}: little-date "${formatDateRange(first, last, { today })}"`);
}
JAVASCRIPT
TZ=Europe/London node say.cjs | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
1 Jan – 31 Dec 2026: little-date "2026"
1 Jan 2026 – 31 Dec 2027: little-date "2026"
1 Jan 2025 – 31 Dec 2030: little-date "2025"
1 Jan – 31 Mar 2026: little-date "Q1 2026"
1 Jan 2026 – 31 Mar 2027: little-date "Q1 2026"
1 Apr 2027 – 30 Jun 2029: little-date "Q2 2027"
1 Nov 2026 – 30 Nov 2027: little-date "Nov - Nov 2027"
2 Nov 2026 – 30 Nov 2027: little-date "Nov 2 '26 - Nov 30 '27"
5 Nov 2026: little-date "Nov 5 - 12pm"
EXPECTED
echo "As before."
