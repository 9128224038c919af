#!/usr/bin/env bash
# Expected: cleaning plain notes of HTML leaves comparisons alone, or shows that something went.
# Seen: nh3 0.3.8 keeps "<3%" and "TRL<6" (escaped), and silently loses the words between "<" and the next ">" where a letter follows
# the "<": notes about ages, sizes and levels lose what they say. Plain notes are to be escaped, never cleaned.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install nh3==0.3.8 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import nh3

for note in ("share <3% of equity", "TRL<6 needs kit, TRL>6 needs capital", "grants for size <y and >z staff", "SMEs<primes and primes>SMEs"):
    print(repr(note), "->", repr(nh3.clean(note)))
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
'share <3% of equity' -> 'share &lt;3% of equity'
'TRL<6 needs kit, TRL>6 needs capital' -> 'TRL&lt;6 needs kit, TRL&gt;6 needs capital'
'grants for size <y and >z staff' -> 'grants for size z staff'
'SMEs<primes and primes>SMEs' -> 'SMEs'
EXPECTED
echo "As before."
