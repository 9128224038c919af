#!/usr/bin/env bash
# Expected: a table of votes in a PDF by Typst, with lines round each cell, is read cell for cell, with the words that get_text() of the same library
# finds on that page: "Draft of five offices", "18 of 40". pdfplumber 0.11.10 does.
# Seen: PyMuPDF 2.0 has two ways in find_tables, of which each loses others: extract() leaves the spaces out, so that 18 of 40 is "18of40", and
# lays the letters of a sign that stands for two or three (ft, fi, ffi) between those that follow, on a line of their own: "Votesaft", "er".
# to_markdown(), which is there for language models, has a letter alone of each such sign: "Draf of fve ofces", and a space is missing, by turns. With
# ligatures off in Typst the letters are right in both, and the spaces are not. With a font of one width the words are whole but for that space.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pymupdf==2.0 pdfplumber==0.11.10 typst==0.15.2 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import pdfplumber
import pymupdf
import typst

TABLE = """
#table(columns: 3, table.header[Theme][Votes before][Votes after],
  [Draft of five offices], [18 of 40], [24], [No grid left in 2030], [12 000], [3], [First shift], [1], [2])
"""
STYLES = {"as Typst sets it": "", "ligatures off": "#set text(ligatures: false)", "one width": '#set text(font: "DejaVu Sans Mono")'}
for name, style in STYLES.items():
    with open("page.typ", "w", encoding="utf-8") as file:
        file.write(f'#set document(title: "Votes")\n#set page(height: 9cm, width: 16cm, margin: 1cm)\n{style}{TABLE}')
    typst.compile("page.typ", output="page.pdf", pdf_standards=["ua-1"])
    page = pymupdf.open("page.pdf")[0]
    print(f"{name}:")
    print("  pdfplumber", pdfplumber.open("page.pdf").pages[0].extract_tables())
    print("  get_text  ", page.get_text().strip().split("\n"))
    for table in page.find_tables():
        print("  extract   ", table.extract())
        print(table.to_markdown().strip())
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
as Typst sets it:
  pdfplumber [[['Theme', 'Votes before', 'Votes after'], ['Draft of five offices', '18 of 40', '24'], ['No grid left in 2030', '12 000', '3'], ['First shift', '1', '2']]]
  get_text   ['Theme', 'Votes before', 'Votes after', 'Draft of five offices', '18 of 40', '24', 'No grid left in 2030', '12 000', '3', 'First shift', '1', '2']
  extract    [['Theme', 'Votesbefore', 'Votesaft\ner'], ['Draft offi veofcfi\nes', '18of40', '24'], ['Nogridleftin2030', '12000', '3'], ['Firstshift', '1', '2']]
|Theme|Votesbefore|Votesaft<br>er|
|---|---|---|
|Draf of fve ofces|18 of 40|24|
|Nogrid lef in 2030|12 000|3|
|First shif|1|2|
ligatures off:
  pdfplumber [[['Theme', 'Votes before', 'Votes after'], ['Draft of five offices', '18 of 40', '24'], ['No grid left in 2030', '12 000', '3'], ['First shift', '1', '2']]]
  get_text   ['Theme', 'Votes before', 'Votes after', 'Draft of five offices', '18 of 40', '24', 'No grid left in 2030', '12 000', '3', 'First shift', '1', '2']
  extract    [['Theme', 'Votesbefore', 'Votesafter'], ['Draftoffiveoffices', '18of40', '24'], ['Nogridleftin2030', '12000', '3'], ['Firstshift', '1', '2']]
|Theme|Votesbefore|Votesafter|
|---|---|---|
|Draft of five offices|18 of 40|24|
|Nogrid left in 2030|12 000|3|
|First shift|1|2|
one width:
  pdfplumber [[['Theme', 'Votes before', 'Votes after'], ['Draft of five offices', '18 of 40', '24'], ['No grid left in 2030', '12 000', '3'], ['First shift', '1', '2']]]
  get_text   ['Theme', 'Votes before', 'Votes after', 'Draft of five offices', '18 of 40', '24', 'No grid left in 2030', '12 000', '3', 'First shift', '1', '2']
  extract    [['Theme', 'Votes before', 'Votes after'], ['Draft of five offices', '18 of 40', '24'], ['No grid left in 2030', '12 000', '3'], ['First shift', '1', '2']]
|Theme|Votes before|Votes after|
|---|---|---|
|`Draft of five offices`|`18 of 40`|`24`|
|`Nogrid left in 2030`|`12 000`|`3`|
|`First shift`|`1`|`2`|
EXPECTED
echo "As before."
