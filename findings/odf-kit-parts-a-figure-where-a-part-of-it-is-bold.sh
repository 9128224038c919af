#!/usr/bin/env bash
# Expected: a write-up in HTML or Markdown turned into an OpenDocument text (.odt) has its words as they stood: "£2.5m" with a bold 2 is one word, ten
# to the sixth has no gap; each figure of a table stands under its heading, also beside a cell that spans two rows; a point keeps its number and what
# is done is told from what is to be done. LibreOffice and Pandoc read the file.
# Seen: odf-kit 0.13.5 sets its XML out in lines within a paragraph, and OpenDocument has a line end there for a space: "£ 2 .5m", "10 6 MW",
# "( not able)". It writes no span of a cell: Hull, the second row of "Skills", is a theme with no votes, and its 4 stands under Place, as the 7 of
# all does. A list that begins at 4 begins at 1, a point's second paragraph is run into its first, and of "[x]" and "[ ]" are left two equal
# points. There is no warning.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pypandoc-binary==1.17 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
npm --silent --prefix "$folder" install odf-kit@0.13.5 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
cat >write.mjs <<'JAVASCRIPT'
import { writeFileSync } from "node:fs";
import { htmlToOdt, markdownToOdt } from "odf-kit";

const html = `<p>It costs £<b>2</b>.5m, or 10<sup>6</sup> MW (<b>not</b>able).</p><ol start="4"><li><p>Skills</p><p>All spoke</p></li><li>Kit</li></ol>
<table><tr><th>Theme</th><th>Place</th><th>Votes</th></tr><tr><td rowspan="2">Skills</td><td>Derby</td><td>3</td></tr><tr><td>Hull</td><td>4</td></tr>
<tr><td colspan="2">All</td><td>7</td></tr></table>`;
writeFileSync("html.odt", await htmlToOdt(html));
writeFileSync("markdown.odt", await markdownToOdt("It costs £**2**.5m.\n\n4. Skills\n5. Kit\n\n- [x] Ask Jo\n- [ ] Ask Ann\n"));
JAVASCRIPT
node write.mjs
venv/bin/python - <<'PYTHON' | tee seen.txt
import pypandoc

for name in ("html", "markdown"):
    print(f"{name}:")
    print(pypandoc.convert_file(f"{name}.odt", "markdown", extra_args=["--wrap=none"]).strip())
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
html:
It costs £ **2** .5m, or 10 ^6^ MW ( **not** able).

1.   Skills All spoke
2.  Kit

  ------------- ------------- -------------
  **Theme**     **Place**     **Votes**
  Skills        Derby         3
  Hull          4             
  All           7             
  ------------- ------------- -------------
markdown:
It costs £ **2** .5m.

1.  Skills
2.  Kit

-  Ask Jo
-  Ask Ann
EXPECTED
echo "As before."
