#!/usr/bin/env bash
# Expected: a chart of bars for two rooms that both have a theme "Skills", one with 12 votes and one with 5, has four bars for four rows of data, or one
# for both that counts them together, or a second row of one name is turned down.
# Seen: leather 0.4.1, which draws agate's charts, finds a bar's place by its name, so that both stand on one place in one colour, the five within
# the twelve, where nobody sees them; the other "Skills" of the axis has an empty place, as a theme without a vote has. Columns are drawn
# in the same way. The votes of the smaller are lost from the picture, and so it is with two people, or two tables, of one name. There is no warning.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install leather==0.4.1 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import xml.etree.ElementTree as tree

import leather

SVG = "{http://www.w3.org/2000/svg}"
VOTES = [("Skills", 12), ("Grid", 8), ("Skills", 5), ("Kit", 3)]


def drawn(bars, side, length):
    chart = leather.Chart()
    if bars:
        chart.add_bars([(votes, name) for name, votes in VOTES])
    else:
        chart.add_columns(VOTES)
    root = tree.fromstring(chart.to_svg())
    names = [text.text for text in root.iter(f"{SVG}text") if text.text in ("Skills", "Grid", "Kit")]
    boxes = [box for box in root.iter(f"{SVG}rect") if float(box.get("width")) < 800]
    return names, [(round(float(box.get(side))), round(float(box.get(length)))) for box in boxes]


for kind, bars, side, length in (("bars", True, "y", "width"), ("columns", False, "x", "height")):
    names, boxes = drawn(bars, side, length)
    print(f"{kind}: named {', '.join(names)}; {side} and {length} of each: {boxes}")
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
bars: named Kit, Skills, Grid, Skills; y and width of each: [(380, 133), (255, 221), (131, 354), (255, 531)]
columns: named Skills, Grid, Skills, Kit; x and height of each: [(9, 398), (183, 266), (9, 166), (531, 100)]
EXPECTED
echo "As before."
