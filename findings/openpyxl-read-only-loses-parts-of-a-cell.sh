#!/usr/bin/env bash
# Expected: a cell of which a part is struck through reads the same, with rich_text=True, whether a workbook is loaded whole or
# read-only, which the documentation advises for large files.
# Seen: openpyxl 3.1.5 gives a CellRichText with its parts and their fonts when it is loaded whole, and a plain str without any
# sign of the strike when it is read-only. Whoever reads large tables row by row takes words that their sender struck out.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install openpyxl==3.1.5 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

book = openpyxl.Workbook()
book.active["A1"] = CellRichText("Rates rose by ", TextBlock(InlineFont(strike=True), "a half"), " a tenth")
book.save("notes.xlsx")
for read_only in (False, True):
    cell = openpyxl.load_workbook("notes.xlsx", read_only=read_only, rich_text=True).active["A1"]
    parts = [part.font.strike for part in cell.value if isinstance(part, TextBlock)] if isinstance(cell.value, CellRichText) else None
    print(f"read_only={read_only}", type(cell.value).__name__, str(cell.value), parts)
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
read_only=False CellRichText Rates rose by a half a tenth [True]
read_only=True str Rates rose by a half a tenth None
EXPECTED
echo "As before."
