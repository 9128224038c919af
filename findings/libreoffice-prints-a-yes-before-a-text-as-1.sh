#!/usr/bin/env bash
# Expected: a cell of a workbook that holds TRUE is shown and printed as TRUE, whatever stands beside it.
# Seen: LibreOffice 7.4.7 (Debian 12) prints TRUE as 1 and FALSE as 0 where the next cell of its row is a text of the same format, as in
# every table whose cells all wrap. At the end of a row, or in a format of its own, the same cell is TRUE. Saved as CSV all are TRUE:
# whoever checks a conversion by CSV sees nothing of it.
# A number format of words, "TRUE";"TRUE";"FALSE", which Excel overlooks for such cells, puts it right.
# Needs soffice and its Calc (Debian: libreoffice-calc); without them it says so and stops.
set -euo pipefail
command -v soffice >/dev/null && command -v localc >/dev/null || { echo "NOT TRIED: needs soffice (apt-get install libreoffice-calc)"; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install xlsxwriter==3.2.9 pypdfium2==5.11.0 2>"$folder/pip.log" \
  || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON'
import xlsxwriter

with xlsxwriter.Workbook("yes.xlsx") as book:
    page = book.add_worksheet()
    wrapped = book.add_format({"text_wrap": True})
    worded = book.add_format({"text_wrap": True, "num_format": '"TRUE";"TRUE";"FALSE"'})
    for row, (before, look, after) in enumerate(
        [(None, wrapped, None), ("text", wrapped, None), (None, wrapped, "text"), ("text", wrapped, "text"), ("text", worded, "text")]
    ):
        page.write_string(row, 0, f"row {row}:", None)
        if before:
            page.write_string(row, 1, before, wrapped)
        page.write_boolean(row, 2, True, look)
        if after:
            page.write_string(row, 3, after, wrapped)
PYTHON
for kind in pdf csv; do
  soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to $kind yes.xlsx >convert.log 2>&1 || { cat convert.log; exit 1; }
done
{ echo "as CSV:"; cat yes.csv; echo "in print:"; venv/bin/python - <<'PYTHON'
import pypdfium2

words = " ".join(pypdfium2.PdfDocument("yes.pdf")[0].get_textpage().get_text_range().split())
print(*("row" + part.rstrip() for part in words.split("row")[1:]), sep="\n")
PYTHON
} | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
as CSV:
row 0:,,TRUE,
row 1:,text,TRUE,
row 2:,,TRUE,text
row 3:,text,TRUE,text
row 4:,text,TRUE,text
in print:
row 0: TRUE
row 1: text TRUE
row 2: 1 text
row 3: text 1 text
row 4: text TRUE text
EXPECTED
echo "As before."
