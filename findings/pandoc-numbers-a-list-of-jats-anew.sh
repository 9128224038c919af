#!/usr/bin/env bash
# Expected: an article in JATS, read by pandoc, has its lists as they are: a list of the type "simple" has neither numbers nor dots, by the format; a
# point with a <label> has that for its number, so that what was decided under 3 stays 3; and who is quoted is named once.
# Seen: pandoc 3.9 (pypandoc-binary 1.17) leaves each label out and counts from 1: decisions 3, 4 and 7 are 1, 2 and 3, in HTML, Word and plain text
# alike, and so a "see 4" in the text means another one than it did. A simple list, things in no order, gets numbers too. The source of a quotation is
# there twice, as a paragraph of the quotation and behind a dash. Tables and notes come out as they should.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pypandoc-binary==1.17 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import pypandoc

PARTS = {
    "an ordered list": "".join(
        ['<p>First 7, then 4.</p><list list-type="order">']
        + [f"<list-item><label>{label}</label><p>{text}</p></list-item>" for label, text in (("3.", "Pay"), ("4.", "Grid"), ("7.", "Rent"))]
        + ["</list>"]
    ),
    "a simple list": '<list list-type="simple"><list-item><p>Pay</p></list-item><list-item><p>Grid</p></list-item></list>',
    "a bullet list": '<list list-type="bullet"><list-item><p>Pay</p></list-item><list-item><p>Grid</p></list-item></list>',
    "a quotation": "<disp-quote><p>Nobody will sign.</p><attrib>Table 3</attrib></disp-quote>",
}
print("pandoc", pypandoc.get_pandoc_version())
for name, part in PARTS.items():
    article = f'<?xml version="1.0"?><article><front/><body>{part}</body></article>'
    lines = pypandoc.convert_text(article, "plain", format="jats").splitlines()
    print(f"{name}: {' / '.join(' '.join(line.split()) for line in lines if line.strip())}")
html = pypandoc.convert_text(f"<article><front/><body>{PARTS['an ordered list']}</body></article>", "html", format="jats")
print("the ordered list in HTML:", html.split("\n")[1])
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
pandoc 3.9
an ordered list: First 7, then 4. / 1. Pay / 2. Grid / 3. Rent
a simple list: 1. Pay / 2. Grid
a bullet list: - Pay / - Grid
a quotation: Nobody will sign. / Table 3 / — Table 3
the ordered list in HTML: <ol>
EXPECTED
echo "As before."
