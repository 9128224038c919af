#!/usr/bin/env bash
# Expected: "the 1980s", "2026/27" and "1.5 years" in a note are read as a decade, a financial year and a length of time, or not at all;
# "by 2030" is a year, and "half a year" is six months.
# Seen: dateparser 1.5.0 takes the 1980s for 1980 seconds, 33 minutes ago; 2026/27 for 27 November (the day's own month); and 1.5 years for
# 5 January of this year, though "in 1.5 years" is None. parsedatetime 2.6 has "by 2030" at half past eight tonight, the 1980s in 33
# minutes, and half a year, or a year and a half, in one year to the day; its flag says that it found a date.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install dateparser==1.5.0 parsedatetime==2.6 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
from datetime import datetime

import dateparser
import parsedatetime

NOW = datetime(2026, 11, 29, 10, 0)
for words in ("the 1980s", "2026/27", "1.5 years", "in 1.5 years", "by 2030", "half a year", "a year and a half", "in 18 months"):
    one = dateparser.parse(words, languages=["en"], settings={"RELATIVE_BASE": NOW})
    other, flag = parsedatetime.Calendar().parseDT(words, sourceTime=NOW)
    print(words, "| dateparser", one, "| parsedatetime", other if flag else None)
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
the 1980s | dateparser 2026-11-29 09:27:00 | parsedatetime 2026-11-29 10:33:00
2026/27 | dateparser 2026-11-27 00:00:00 | parsedatetime 2026-11-29 20:26:00
1.5 years | dateparser 2026-01-05 00:00:00 | parsedatetime 2028-05-29 10:00:00
in 1.5 years | dateparser None | parsedatetime 2028-05-29 10:00:00
by 2030 | dateparser 2030-11-29 00:00:00 | parsedatetime 2026-11-29 20:30:00
half a year | dateparser None | parsedatetime 2027-11-29 10:00:00
a year and a half | dateparser None | parsedatetime 2027-11-29 10:00:00
in 18 months | dateparser 2028-05-29 10:00:00 | parsedatetime 2028-05-29 10:00:00
EXPECTED
echo "As before."
