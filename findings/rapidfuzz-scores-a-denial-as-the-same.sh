#!/usr/bin/env bash
# Expected: a note and its denial, or two different lengths of time, score clearly under 100.
# Seen: rapidfuzz 3.14.6 gives 100 by token_set_ratio (one has all words of the other) and 95 by WRatio, its default in process.extract;
# different figures score 87 to 93. A short form and its long form score 0. No cut parts "the same" from "the opposite".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install rapidfuzz==3.14.6 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
from rapidfuzz import fuzz

pairs = (("no skills gap", "skills gap"), ("banks will not lend", "banks will lend"), ("5 months", "9 months"), ("SMR", "small modular reactor"))
for one, other in pairs:
    scores = (fuzz.ratio, fuzz.partial_ratio, fuzz.token_set_ratio, fuzz.WRatio)
    print(one, "|", other, *(f"{score.__name__} {score(one, other):.0f}" for score in scores))
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
no skills gap | skills gap ratio 87 partial_ratio 100 token_set_ratio 100 WRatio 95
banks will not lend | banks will lend ratio 88 partial_ratio 89 token_set_ratio 100 WRatio 95
5 months | 9 months ratio 88 partial_ratio 93 token_set_ratio 88 WRatio 88
SMR | small modular reactor ratio 0 partial_ratio 0 token_set_ratio 0 WRatio 0
EXPECTED
echo "As before."
