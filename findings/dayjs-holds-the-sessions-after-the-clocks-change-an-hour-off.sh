#!/usr/bin/env bash
# Expected: a series of sessions at nine in London, each a week or a month after the one before, is at nine by London's clocks on both sides of the
# change of the clocks: 09:00 UTC after 25 October 2026 and 08:00 UTC after 29 March, as luxon 3.7.2 has it.
# Seen: dayjs 1.11.23 with its time zone plugin, where the server's own zone is UTC, keeps the offset of the first session: 09:00 with +01:00 on 27
# October, which is eight o'clock in London, and 09:00 with nought on 31 March, which is ten. The same holds for set("date", 28). What it shows as
# text says nine, so that only who reads the offset sees it; calendar files and reminders made from it are an hour off. On a server in London the
# text of October has the same wrong offset and toISOString the right time, so that the two do not agree. endOf("month") is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install dayjs@1.11.23 luxon@3.7.2 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
cat >series.cjs <<'JAVASCRIPT'
const dayjs = require("dayjs");
const { DateTime } = require("luxon");
dayjs.extend(require("dayjs/plugin/utc"));
dayjs.extend(require("dayjs/plugin/timezone"));

const ZONE = "Europe/London";
const show = (local, instant) => `${local.slice(0, 16)} ${local.slice(-6)} = ${instant.slice(0, 16)} UTC`;
const day = (time) => show(time.format("YYYY-MM-DDTHH:mm:ssZ"), time.toISOString());
const lux = (time) => show(time.toISO({ suppressMilliseconds: true }), time.toUTC().toISO());
console.log(`server in ${process.env.TZ}`);
for (const first of ["2026-10-20 09:00", "2026-03-24 09:00"]) {
  const [one, other] = [dayjs.tz(first, ZONE), DateTime.fromSQL(first, { zone: ZONE })];
  console.log(`  ${first} in London`);
  for (const unit of ["week", "month"]) {
    console.log(`    a ${unit} later: dayjs ${day(one.add(1, unit))}; luxon ${lux(other.plus({ [unit]: 1 }))}`);
  }
  if (first.includes("-10-")) console.log(`    on the 28th: dayjs ${day(one.set("date", 28))}; luxon ${lux(other.set({ day: 28 }))}`);
  console.log(`    end of the month: dayjs ${day(one.endOf("month"))}; luxon ${lux(other.endOf("month"))}`);
}
JAVASCRIPT
{ TZ=UTC node series.cjs && TZ=Europe/London node series.cjs; } | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
server in UTC
  2026-10-20 09:00 in London
    a week later: dayjs 2026-10-27T09:00 +01:00 = 2026-10-27T08:00 UTC; luxon 2026-10-27T09:00 +00:00 = 2026-10-27T09:00 UTC
    a month later: dayjs 2026-11-20T09:00 +01:00 = 2026-11-20T08:00 UTC; luxon 2026-11-20T09:00 +00:00 = 2026-11-20T09:00 UTC
    on the 28th: dayjs 2026-10-28T09:00 +01:00 = 2026-10-28T08:00 UTC; luxon 2026-10-28T09:00 +00:00 = 2026-10-28T09:00 UTC
    end of the month: dayjs 2026-10-31T23:59 +00:00 = 2026-10-31T23:59 UTC; luxon 2026-10-31T23:59 +00:00 = 2026-10-31T23:59 UTC
  2026-03-24 09:00 in London
    a week later: dayjs 2026-03-31T09:00 +00:00 = 2026-03-31T09:00 UTC; luxon 2026-03-31T09:00 +01:00 = 2026-03-31T08:00 UTC
    a month later: dayjs 2026-04-24T09:00 +00:00 = 2026-04-24T09:00 UTC; luxon 2026-04-24T09:00 +01:00 = 2026-04-24T08:00 UTC
    end of the month: dayjs 2026-03-31T23:59 +01:00 = 2026-03-31T22:59 UTC; luxon 2026-03-31T23:59 +01:00 = 2026-03-31T22:59 UTC
server in Europe/London
  2026-10-20 09:00 in London
    a week later: dayjs 2026-10-27T09:00 +01:00 = 2026-10-27T09:00 UTC; luxon 2026-10-27T09:00 +00:00 = 2026-10-27T09:00 UTC
    a month later: dayjs 2026-11-20T09:00 +01:00 = 2026-11-20T09:00 UTC; luxon 2026-11-20T09:00 +00:00 = 2026-11-20T09:00 UTC
    on the 28th: dayjs 2026-10-28T09:00 +01:00 = 2026-10-28T09:00 UTC; luxon 2026-10-28T09:00 +00:00 = 2026-10-28T09:00 UTC
    end of the month: dayjs 2026-10-31T23:59 +00:00 = 2026-10-31T23:59 UTC; luxon 2026-10-31T23:59 +00:00 = 2026-10-31T23:59 UTC
  2026-03-24 09:00 in London
    a week later: dayjs 2026-03-31T09:00 +00:00 = 2026-03-31T09:00 UTC; luxon 2026-03-31T09:00 +01:00 = 2026-03-31T08:00 UTC
    a month later: dayjs 2026-04-24T09:00 +00:00 = 2026-04-24T09:00 UTC; luxon 2026-04-24T09:00 +01:00 = 2026-04-24T08:00 UTC
    end of the month: dayjs 2026-03-31T23:59 +01:00 = 2026-03-31T22:59 UTC; luxon 2026-03-31T23:59 +01:00 = 2026-03-31T22:59 UTC
EXPECTED
echo "As before."
