#!/usr/bin/env bash
# Expected: of two versions of a table of votes, one line a vote, a comparison says that a vote was put in or taken out, also where others voted the
# same: csv-diff, not given a key, is there to compare whole rows.
# Seen: csv-diff 1.2 keeps each row under what it says, and so one of all that say the same: five votes and the two that are left of them are alike, and no
# number of votes more for Grid would be seen. csvcomp 0.1.0, told to match rows by all columns, keeps one of each too: "(no row changes)". Neither has
# a word of it. compara 0.6.0 counts the rows, and says how many share a key; daff 1.4.2 shows each row that went.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install csv-diff==1.2 csvcomp==0.1.0 compara==0.6.0 daff==1.4.2 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
printf 'table,theme\n1,Skills\n1,Skills\n1,Skills\n1,Grid\n1,Grid\n' >five.csv
printf 'table,theme\n1,Skills\n1,Grid\n' >two.csv
{
  echo "csv-diff: [$(venv/bin/csv-diff five.csv two.csv)]"
  echo "csv-diff --json: $(venv/bin/csv-diff five.csv two.csv --json | tr -d '\n ')"
  echo "csvcomp:"
  venv/bin/csvcomp five.csv two.csv --key table,theme
  echo "compara:"
  venv/bin/compara compare five.csv two.csv --key table,theme | sed 's/ | turbo.*//'
  echo "daff:"
  venv/bin/daff.py five.csv two.csv
} 2>&1 | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
csv-diff: []
csv-diff --json: {"added":[],"removed":[],"changed":[],"columns_added":[],"columns_removed":[]}
csvcomp:
@@ columns @@ (no schema changes)

@@ rows @@
  (no row changes)
compara:
A 5 rows | B 2 rows | matched 2 (changed 0) | added 0 | removed 0 | dup keys A 2 B 0
daff:
@@,table,theme
,1,Skills
---,1,Skills
---,1,Skills
,1,Grid
---,1,Grid
EXPECTED
echo "As before."
