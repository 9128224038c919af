#!/usr/bin/env bash
# Expected: typograf, which sets quotation marks, dashes and spaces as printers do, leaves what a note says: "Table 1/2" is a table's name, (c) is
# the third of three options, 1/4/2027 is a day, and "20 C grade bolts" has no degree in it.
# Seen: typograf 7.8.0 with its rules for en-GB, as for en-US, makes a fraction of each 1/2, 1/4 and 3/4 that stands apart, and of one that begins a
# date: "Table ½", "¼/2027". The third option is "©", the eighteenth "®", and a number before a C or an F is a temperature: "20 °C grade bolts", "5
# °F gas engineers". 1/3 stays, and so does (a): of a list of options one is another. A spaced hyphen between two times becomes a dash with spaces,
# which is as it should be. Each rule can be turned off; none asks what is around its sign.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install typograf@7.8.0 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
cat >set.mjs <<'JAVASCRIPT'
import Typograf from "typograf";

const setters = ["en-GB", "en-US"].map((locale) => [locale, new Typograf({ locale: [locale] })]);
for (const note of [
  "Table 1/2 said no", "Groups 1/3 and 1/4", "Due 1/4/2027", "Options (a), (b), (c)", "Clause (r) stays",
  "20 C grade bolts", "Need 5 F gas engineers", "Doors 9 - 12",
]) {
  console.log(note);
  for (const [locale, setter] of setters) console.log(`  ${locale}: ${setter.execute(note).replaceAll("\u00a0", " ")}`);
}
JAVASCRIPT
node set.mjs | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
Table 1/2 said no
  en-GB: Table ½ said no
  en-US: Table ½ said no
Groups 1/3 and 1/4
  en-GB: Groups 1/3 and ¼
  en-US: Groups 1/3 and ¼
Due 1/4/2027
  en-GB: Due ¼/2027
  en-US: Due ¼/2027
Options (a), (b), (c)
  en-GB: Options (a), (b), ©
  en-US: Options (a), (b), ©
Clause (r) stays
  en-GB: Clause ® stays
  en-US: Clause ® stays
20 C grade bolts
  en-GB: 20 °C grade bolts
  en-US: 20 °C grade bolts
Need 5 F gas engineers
  en-GB: Need 5 °F gas engineers
  en-US: Need 5 °F gas engineers
Doors 9 - 12
  en-GB: Doors 9 — 12
  en-US: Doors 9 — 12
EXPECTED
echo "As before."
