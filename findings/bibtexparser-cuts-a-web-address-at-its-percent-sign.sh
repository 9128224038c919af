#!/usr/bin/env bash
# Expected: of a BibTeX list of the reports that a write-up cites, LatexDecodingMiddleware turns "\&" and "\%" of a title into "&" and "%"
# and leaves an address of the web and a DOI as they stand; a ministry in braces, one author, stays one author.
# Seen: bibtexparser 2.1.0 decodes url and doi as well: from a "%" on they are gone, as a comment of LaTeX, though a space in the name of a
# file is "%20" there; "~" becomes a non-breaking space and "&" becomes three spaces. "\pounds 5m" loses its pounds. It takes the braces off,
# unless told to keep them, and the authors that are parted after it are then "Department for Energy Security" and "Net Zero". Nothing
# counts as failed, and a reader of the write-up follows an address that leads nowhere. pybtex 0.26.1 keeps the address and the ministry.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install bibtexparser==2.1.0 pylatexenc==2.11 pybtex==0.26.1 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
cat >cited.bib <<'BIBTEX'
@techreport{grid,
  author = {{Department for Energy Security and Net Zero} and Smith, Anna},
  title = {Skills \& kit: 50\% of firms},
  institution = {HM Treasury},
  year = 2026,
  url = {https://example.org/reports/skills%20for%20the%20grid.pdf}
}
@misc{home,
  author = {Smith, Anna},
  title = {Kit for \pounds 5m},
  year = 2026,
  url = {https://example.org/~smith/answers?table=1&round=2},
  doi = {10.1000/answers%281%29}
}
BIBTEX
venv/bin/python - <<'PYTHON' | tee seen.txt
from pathlib import Path

import bibtexparser
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors
from pybtex.database import parse_file

text = Path("cited.bib").read_text("utf-8")
READINGS = {
    "as it stands": [],
    "decoded": [LatexDecodingMiddleware(), SeparateCoAuthors()],
    "decoded, keep_braced_groups": [LatexDecodingMiddleware(keep_braced_groups=True), SeparateCoAuthors()],
}
for name, steps in READINGS.items():
    library = bibtexparser.parse_string(text, append_middleware=steps)
    print(f"-- {name}, {len(library.failed_blocks)} failed")
    for entry in library.entries:
        print(*(f"{key}: {entry[key]!r}" for key in ("author", "title", "url", "doi") if key in entry), sep="\n")
print("-- pybtex")
for entry in parse_file("cited.bib").entries.values():
    print([" ".join(person.last_names) for person in entry.persons["author"]], entry.fields["url"], sep="\n")
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
-- as it stands, 0 failed
author: '{Department for Energy Security and Net Zero} and Smith, Anna'
title: 'Skills \\& kit: 50\\% of firms'
url: 'https://example.org/reports/skills%20for%20the%20grid.pdf'
author: 'Smith, Anna'
title: 'Kit for \\pounds 5m'
url: 'https://example.org/~smith/answers?table=1&round=2'
doi: '10.1000/answers%281%29'
-- decoded, 0 failed
author: ['Department for Energy Security', 'Net Zero', 'Smith, Anna']
title: 'Skills & kit: 50% of firms'
url: 'https://example.org/reports/skills'
author: ['Smith, Anna']
title: 'Kit for 5m'
url: 'https://example.org/\xa0smith/answers?table=1   round=2'
doi: '10.1000/answers'
-- decoded, keep_braced_groups, 0 failed
author: ['{Department for Energy Security and Net Zero}', 'Smith, Anna']
title: 'Skills & kit: 50% of firms'
url: 'https://example.org/reports/skills'
author: ['Smith, Anna']
title: 'Kit for 5m'
url: 'https://example.org/\xa0smith/answers?table=1   round=2'
doi: '10.1000/answers'
-- pybtex
['{Department for Energy Security and Net Zero}', 'Smith']
https://example.org/reports/skills%20for%20the%20grid.pdf
['Smith']
https://example.org/~smith/answers?table=1&round=2
EXPECTED
echo "As before."
