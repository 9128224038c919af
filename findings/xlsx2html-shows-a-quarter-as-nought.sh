#!/usr/bin/env bash
# Expected: a workbook shown as HTML has each number as its format in Excel shows it: 0.25 by "# ?/?" is 1/4, 2500000 by 0.0,,"m" is 2.5m, and 2.5
# votes by "0" are 3, since Excel rounds a half away from nought.
# Seen: xlsx2html 0.6.4 shows 0.25 as "0 /", and 1.5 as "2 /"; the million is 2500000.0"m", which reads as a million times as much, the marks of
# quotation with it, and 1234567 in thousands is ",1234567"; of "No. 18" it makes "No18" 0. Halves go to the even neighbour: 2.5 is 2, 3.5 is 4, and
# 12.5% is 12%. A page for those who have no Excel so shows other figures than the workbook that it was made from. Plain formats, dates and lengths of
# time it has right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install xlsx2html==0.6.4 openpyxl==3.1.5 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import re

import openpyxl
from xlsx2html import xlsx2html

CELLS = [
    (0.25, "# ?/?"), (1.5, "# ?/?"), (2500000, '0.0,,"m"'), (1234567, "#,##0,"), (18, '"No." 0'), (0, '0;-0;"none"'),
    (2.5, "0"), (3.5, "0"), (0.125, "0%"), (0.35, "0%"), (1234567, "#,##0"), (7, "000"), (0.75, "[h]:mm"), (45000.5, "d mmm yyyy h:mm"),
]
book = openpyxl.Workbook()
for number, shown_as in CELLS:
    book.active.append([number])
    book.active.cell(book.active.max_row, 1).number_format = shown_as
book.save("votes.xlsx")
page = xlsx2html("votes.xlsx")
page.seek(0)
for (number, shown_as), text in zip(CELLS, re.findall(r"<td[^>]*>(.*?)</td>", page.read(), re.DOTALL), strict=True):
    print(f"{number} as {shown_as}: {text}")
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
0.25 as # ?/?: 0 /
1.5 as # ?/?: 2 /
2500000 as 0.0,,"m": 2500000.0"m"
1234567 as #,##0,: ,1234567
18 as "No." 0: "No18" 0
0 as 0;-0;"none": "none"
2.5 as 0: 2
3.5 as 0: 4
0.125 as 0%: 12%
0.35 as 0%: 35%
1234567 as #,##0: 1,234,567
7 as 000: 007
0.75 as [h]:mm: 18:00
45000.5 as d mmm yyyy h:mm: 15 Mar 2023 12:00
EXPECTED
echo "As before."
