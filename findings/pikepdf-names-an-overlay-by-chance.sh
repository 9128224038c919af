#!/usr/bin/env bash
# Expected: the same page laid over the same page, saved with an id that does not vary, gives the same bytes each time.
# Seen: pikepdf 10.18.0 names what add_overlay draws by a name made up anew each time, so that two such files differ, whatever the
# id. Added as a resource under a name of one's own and drawn by an order of one's own, it is the same bytes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pikepdf==10.18.0 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import io

import pikepdf
from pikepdf import Name


def save(draw):
    with pikepdf.new() as pdf, pikepdf.new() as other:
        for each in (pdf, other):
            each.add_blank_page(page_size=(200, 200))
        draw(pdf, other)
        written = io.BytesIO()
        pdf.save(written, deterministic_id=True)
        return written.getvalue()


def overlay(pdf, other):
    pdf.pages[0].add_overlay(other.pages[0])


def name(pdf, other):
    form = pdf.copy_foreign(other.pages[0].as_form_xobject())
    pdf.pages[0].add_resource(form, Name.XObject, Name.Edges)
    pdf.pages[0].contents_add(b"q /Edges Do Q\n")


print("add_overlay, same bytes:", save(overlay) == save(overlay))
print("a name of one's own, same bytes:", save(name) == save(name))
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
add_overlay, same bytes: False
a name of one's own, same bytes: True
EXPECTED
echo "As before."
