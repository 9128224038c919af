#!/usr/bin/env bash
# Expected: a table of a web page turned into Markdown keeps each figure under its heading, also where a cell reaches over two columns or two rows; a
# bar in a cell is written "\|", and a line break within a cell does not end the row.
# Seen: html2text 2025.4.15 takes no notice of either reach: of "Skills", over two columns, 18 who said no stand under "Yes", and the row below a cell
# over two rows begins a column too early, so that a theme stands under "Table" and its votes under "Theme". A bar makes a column more, and a line
# break in a cell ends the row: of 18 over 19 the second is the first cell of a row of its own. markdownify 1.2.3 minds columns and breaks, and has
# the rows and the bar wrong in the same way. html-to-markdown 3.19.0 has all of it right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install html2text==2025.4.15 markdownify==1.2.3 html-to-markdown==3.19.0 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import html2text
import html_to_markdown
import markdownify

VOTES = """<table><tr><th>Theme</th><th>Yes</th><th>No</th></tr>
<tr><td colspan="2">Skills</td><td>18</td></tr><tr><td>Grid</td><td>24</td><td>3</td></tr></table>"""
TABLES = """<table><tr><th>Table</th><th>Theme</th><th>Votes</th></tr><tr><td rowspan="2">1</td><td>Skills | kit</td><td>18<br>19</td></tr>
<tr><td>Grid</td><td>24</td></tr></table>"""
for table in (VOTES, TABLES):
    print("html2text\n" + "\n".join(line.rstrip() for line in html2text.html2text(table).strip().split("\n")))
    print("markdownify\n" + markdownify.markdownify(table).strip())
    print("html-to-markdown\n" + html_to_markdown.convert(table).content.strip())
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
html2text
Theme| Yes| No
---|---|---
Skills| 18
Grid| 24| 3
markdownify
| Theme | Yes | No |
| --- | --- | --- |
| Skills | | 18 |
| Grid | 24 | 3 |
html-to-markdown
| Theme  | Yes | No |
| ------ | --- | --- |
| Skills | | 18 |
| Grid   | 24  | 3  |
html2text
Table| Theme| Votes
---|---|---
1| Skills | kit| 18
19
Grid| 24
markdownify
| Table | Theme | Votes |
| --- | --- | --- |
| 1 | Skills | kit | 18 19 |
| Grid | 24 |
html-to-markdown
| Table | Theme         | Votes |
| ----- | ------------- | ----- |
| 1     | Skills \| kit | 18 19 |
|       | Grid          | 24    |
EXPECTED
echo "As before."
