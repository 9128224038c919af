#!/usr/bin/env bash
# Expected: minutes in Markdown turned into reStructuredText keep the numbers by which people refer to them ("see point 4"), a table with a row
# that has a cell too few is a table, as GitHub's description of Markdown has it, and what is struck out is struck out, or away, in each format
# that docutils writes.
# Seen: m2r2 2.1.0 writes "#." for each number, so that docutils 0.22.4 counts from 1: point 4 is point 1, and a list that goes on after a
# paragraph begins anew. One short row, as where a table gave no vote, turns the whole table into a paragraph of bars. What is struck out is put
# between two pieces of raw HTML: in LaTeX, where docutils leaves raw HTML out, "five six firms" stands as if both held. There is no warning.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install m2r2==2.1.0 docutils==0.22.4 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python -W ignore - <<'PYTHON' | tee seen.txt
import re

import m2r2
from docutils.core import publish_string

TABLE = "| Theme | Derby | Hull |\n|---|---|---|\n| Skills | 3 | 4 |\n"


def body(note, writer, begin, end):
    page = publish_string(m2r2.convert(note), writer=writer, settings_overrides={"initial_header_level": 2}).decode()
    return re.sub(r"\s+", " ", re.search(f"{begin}(.*?){end}", page, re.S)[1]).strip()


print("numbers:", body("4. Skills\n5. Kit\n\nThen lunch.\n\n6. Cash\n", "html5", "<main>", "</main>"))
for rows in ("| Grid | 5 | |\n", "| Grid | 5 |\n"):
    print(repr(rows), "->", re.sub(r"<col.*?</colgroup>", "", body(TABLE + rows, "html5", "<main>", "</main>")))
for writer, begin, end in (("html5", "<main>", "</main>"), ("latex", r"begin.document.", r".end.document.")):
    print(f"struck out, {writer}:", body("The plan: ~~five~~ six firms.", writer, begin, end))
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
numbers: <ol class="arabic simple"> <li><p>Skills</p></li> <li><p>Kit</p></li> </ol> <p>Then lunch.</p> <ol class="arabic simple"> <li><p>Cash</p></li> </ol>
'| Grid | 5 | |\n' -> <table> <thead> <tr><th class="head"><p>Theme</p></th> <th class="head"><p>Derby</p></th> <th class="head"><p>Hull</p></th> </tr> </thead> <tbody> <tr><td><p>Skills</p></td> <td><p>3</p></td> <td><p>4</p></td> </tr> <tr><td><p>Grid</p></td> <td><p>5</p></td> <td></td> </tr> </tbody> </table>
'| Grid | 5 |\n' -> <p>| Theme | Derby | Hull | |---|---|---| | Skills | 3 | 4 | | Grid | 5 |</p>
struck out, html5: <p>The plan: <del>five</del> six firms.</p>
struck out, latex: The plan: five six firms.
EXPECTED
echo "As before."
