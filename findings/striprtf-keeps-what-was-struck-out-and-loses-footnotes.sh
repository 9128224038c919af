#!/usr/bin/env bash
# Expected: notes that a table's scribe hands in as rich text (.rtf) are read as they stand: of words that were struck out, by hand or by the
# tracking of changes, and of those that took their place the second hold; what a footnote says of a sentence is kept.
# Seen: striprtf 0.0.35 gives the struck-out words as if they held: "by a half a tenth", and "will may" where a change was tracked. It leaves
# footnotes out without a mark, so that "Firms agreed" loses its "Only two of them", and ten to the sixth is 106. What a table took back is
# then quoted. Pandoc 3.9 reads the same file with the strikes and the footnote.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install striprtf==0.0.35 pypandoc-binary==1.17 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
cat >notes.rtf <<'RTF'
{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}{\*\revtbl{Unknown;}{Scribe;}}
\pard\plain Costs fall by {\strike a half }{\ul a tenth} a year.\par
\pard\plain Grants {\deleted\revauthdel1\revdttmdel0 will }{\revised\revauth1\revdttm0 may }help.\par
\pard\plain Firms agreed{\super\chftn{\footnote\pard\plain{\super\chftn} Only two of them.}} on 10{\super 6} units.\par
}
RTF
venv/bin/python - <<'PYTHON' | tee seen.txt
from pathlib import Path

import pypandoc
from striprtf.striprtf import rtf_to_text

print("-- striprtf", *rtf_to_text(Path("notes.rtf").read_text("utf-8")).strip().split("\n"), sep="\n")
print("-- pandoc", *(line for line in pypandoc.convert_file("notes.rtf", "markdown").split("\n") if line), sep="\n")
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
-- striprtf
Costs fall by a half a tenth a year.
Grants will may help.
Firms agreed on 106 units.
-- pandoc
Costs fall by ~~a half~~ [a tenth]{.underline} a year.
Grants ~~will~~ may help.
Firms agreed[^1] on 10^6^ units.
[^1]: Only two of them.
EXPECTED
echo "As before."
