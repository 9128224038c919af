#!/usr/bin/env bash
# Expected: the singular of a word that is singular already is the word.
# Seen: textblob 0.20.1 takes the s of most of them, unless they stand in its own list: a theme named from singulars would read
# "Ga network", "Busines rates", "Acces to test rigs"; and its plural adds an s to any plural.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install textblob==0.20.1 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
from textblob import Word

for word in "business gas access premises campus bus logistics physics analysis process glass lens series news STEM".split():
    print(word, Word(word).singularize())
for word in "skills premises visas".split():
    print(word, Word(word).pluralize())
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
business busines
gas ga
access acces
premises premise
campus campu
bus bu
logistics logistic
physics physic
analysis analysi
process proces
glass glas
lens len
series series
news news
STEM STEM
skills skillss
premises premisess
visas visass
EXPECTED
echo "As before."
