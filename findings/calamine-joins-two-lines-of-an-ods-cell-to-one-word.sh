#!/usr/bin/env bash
# Expected: a cell with a line break that pyexcel writes to an OpenDocument table (.ods) reads as two lines, or with a space at least.
# Seen: python-calamine 0.9.1, by itself or as an engine of pandas 3.1.1, leaves the format's mark for a line break out and puts nothing in
# its place, unless the cell has its words a second time in an attribute: "Skills" over "Kit", written by pyexcel-ods3 0.6.1, is
# "SkillsKit", and 18 over 24 is "1824". pandas with odfpy 1.4.1 reads the same file right. What pandas itself writes has the attribute.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install python-calamine==0.9.1 pandas==3.1.1 odfpy==1.4.1 pyexcel-ods3==0.6.1 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import re
import zipfile

import pandas as pd
import pyexcel_ods3
from python_calamine import CalamineWorkbook

NOTES = ["Skills\nKit", "18\n24", "one line"]
pyexcel_ods3.save_data("pyexcel.ods", {"Notes": [["note"], *([note] for note in NOTES)]})
pd.DataFrame({"note": NOTES}).to_excel("pandas.ods", index=False, engine="odf")
for name in ("pyexcel.ods", "pandas.ods"):
    with zipfile.ZipFile(name) as package:
        written = package.read("content.xml").decode()
    print(name, *re.findall(r"<text:p>Skills.*?</text:p>", written), "attribute" if "office:string-value=" in written else "no attribute")
    print("    calamine:", [row[0] for row in CalamineWorkbook.from_path(name).get_sheet_by_index(0).to_python()][1:])
    for engine in ("calamine", "odf"):
        print(f"    pandas by {engine}:", pd.read_excel(name, engine=engine, dtype=str)["note"].tolist())
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
pyexcel.ods <text:p>Skills<text:line-break/>Kit</text:p> no attribute
    calamine: ['SkillsKit', '1824', 'one line']
    pandas by calamine: ['SkillsKit', '1824', 'one line']
    pandas by odf: ['Skills\nKit', '18\n24', 'one line']
pandas.ods <text:p>Skills<text:line-break/>Kit</text:p> attribute
    calamine: ['Skills\nKit', '18\n24', 'one line']
    pandas by calamine: ['Skills\nKit', '18\n24', 'one line']
    pandas by odf: ['Skills\nKit', '18\n24', 'one line']
EXPECTED
echo "As before."
