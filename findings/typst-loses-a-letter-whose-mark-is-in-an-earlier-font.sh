#!/usr/bin/env bash
# Expected: "x" with an acute (x, U+0301), in a list of two fonts of which the first has the accent alone and the second has both,
# is drawn with both, as each character alone would be.
# Seen: Typst 0.15.2 draws the accent and leaves the letter out, without a warning; PDF/UA-1, which refuses missing letters, passes.
# With the fonts in the other order both are drawn. With `covers` it looks at the letter first, and both are drawn.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install typst==0.15.2 fonttools==4.60.1 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
mkdir fonts
venv/bin/python - <<'PYTHON' | tee seen.txt
import typst
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen


def square(size):
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0)), pen.lineTo((0, size)), pen.lineTo((size, size)), pen.lineTo((size, 0)), pen.closePath()
    return pen.glyph()


def build(name, letters):
    names = {letter: f"uni{letter:04X}" for letter in letters}
    order = [".notdef", *names.values()]
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(order)
    font.setupCharacterMap(names)
    font.setupGlyf({glyph: square(400) for glyph in order})
    font.setupHorizontalMetrics({glyph: (500, 0) for glyph in order})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    font.setupOS2(sTypoAscender=800, sTypoDescender=-200)
    font.setupPost()
    font.save(f"fonts/{name}.ttf")


build("Accent", [0x301, 0x20])
build("Both", [0x78, 0x79, 0x301, 0x20])
fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=["fonts"])
for families in ('"Accent", "Both"', '"Both", "Accent"', '(name: "Accent", covers: regex("\\u{301}")), "Both"'):
    page = f'#set document(title: "x")\n#set text(font: ({families}))\nx\u0301 y'.encode()
    svg = typst.Compiler(input=page, font_paths=fonts, ignore_system_fonts=True).compile(format="svg").decode()
    typst.Compiler(input=page, font_paths=fonts, ignore_system_fonts=True).compile(format="pdf", pdf_standards=["ua-1"])
    print(families, "glyphs:", svg.count("<use "))
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
"Accent", "Both" glyphs: 3
"Both", "Accent" glyphs: 4
(name: "Accent", covers: regex("\u{301}")), "Both" glyphs: 4
EXPECTED
echo "As before."
