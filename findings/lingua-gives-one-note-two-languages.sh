#!/usr/bin/env bash
# Expected: a detector that finds one stretch of one language in a short note gives it the language that it gives the note when asked for
# the whole.
# Seen: lingua-language-detector 2.1.1 asked twice, by detect_language_of and by detect_multiple_languages_of, gives one note two
# languages: "Dim digon o bobl", not enough people in Welsh, is Welsh and, as its only stretch, Esperanto; "SMR supply chain" is English
# and Irish, between English and Welsh alone it is English and Welsh; "Skills / Sgiliau" is Welsh and English. A note in two languages has
# one stretch or, once, a stretch of Malay: which notes of a room of two languages want translating hangs on which function is asked.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install lingua-language-detector==2.1.1 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
from lingua import Language, LanguageDetectorBuilder

builders = {
    "English and Welsh": LanguageDetectorBuilder.from_languages(Language.ENGLISH, Language.WELSH),
    "all": LanguageDetectorBuilder.from_all_languages(),
}
notes = (
    "Mae angen mwy o weldwyr", "Dim digon o bobl", "SMR supply chain", "Skills / Sgiliau", "pay is low / cyflog isel",
    "Dim arian, no money for ports", "Cynllunio yn araf. Planning is slow.",
)
for name, builder in builders.items():
    detector = builder.build()
    for note in notes:
        stretches = [(note[found.start_index : found.end_index], found.language.name) for found in detector.detect_multiple_languages_of(note)]
        print(name, "|", note, "|", detector.detect_language_of(note).name, "|", *stretches)
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
English and Welsh | Mae angen mwy o weldwyr | WELSH | ('Mae angen mwy o weldwyr', 'WELSH')
English and Welsh | Dim digon o bobl | WELSH | ('Dim digon o bobl', 'WELSH')
English and Welsh | SMR supply chain | ENGLISH | ('SMR supply chain', 'WELSH')
English and Welsh | Skills / Sgiliau | WELSH | ('Skills / Sgiliau', 'ENGLISH')
English and Welsh | pay is low / cyflog isel | WELSH | ('pay is low / cyflog isel', 'WELSH')
English and Welsh | Dim arian, no money for ports | ENGLISH | ('Dim arian, no ', 'WELSH') ('money for ports', 'ENGLISH')
English and Welsh | Cynllunio yn araf. Planning is slow. | WELSH | ('Cynllunio yn araf. ', 'WELSH') ('Planning is slow.', 'ENGLISH')
all | Mae angen mwy o weldwyr | WELSH | ('Mae angen mwy o weldwyr', 'WELSH')
all | Dim digon o bobl | WELSH | ('Dim digon o bobl', 'ESPERANTO')
all | SMR supply chain | ENGLISH | ('SMR supply chain', 'IRISH')
all | Skills / Sgiliau | WELSH | ('Skills / Sgiliau', 'ENGLISH')
all | pay is low / cyflog isel | WELSH | ('pay is low / cyflog isel', 'WELSH')
all | Dim arian, no money for ports | ENGLISH | ('Dim arian, ', 'MALAY') ('no money for ports', 'ENGLISH')
all | Cynllunio yn araf. Planning is slow. | WELSH | ('Cynllunio yn araf. ', 'WELSH') ('Planning is slow.', 'ENGLISH')
EXPECTED
echo "As before."
