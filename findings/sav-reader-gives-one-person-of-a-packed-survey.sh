#!/usr/bin/env bash
# Expected: a survey after a workshop that pyreadstat writes for SPSS (.sav) is read with all of its people, whether its rows are packed, as SPSS
# itself packs them, or not; an answer that somebody left out is left out, as includeNulls of the reader promises, in both.
# Seen: sav-reader 2.0.8 (npm) gives the first person of a packed file and ends without an error: pyreadstat fills each row up to eight commands
# with noughts, which the format has for padding, and the reader takes them for the end. Of a file that is not packed it gives all four, and
# -1.8 followed by 308 digits for who left the answer out, for the empty date too: the least number that there is, by which SPSS marks a gap.
# A mean over that is as large. A value that the survey itself names as missing (99) it hands out, as its documentation says.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pyreadstat==1.3.7 pandas==3.1.1 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
npm --silent --prefix "$folder" install sav-reader@2.0.8 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import pandas as pd
import pyreadstat

survey = pd.DataFrame({"agrees": [1.0, None, 2.0, 99.0], "day": pd.to_datetime(["2026-06-01", None, "2026-06-02", "2026-06-03"])})
for name, packed in (("packed.sav", True), ("plain.sav", False)):
    pyreadstat.write_sav(survey, name, missing_ranges={"agrees": [99]}, row_compress=packed)
    print(f"pyreadstat, {name}:", pyreadstat.read_sav(name)[0]["agrees"].tolist())
PYTHON
node --input-type=module - <<'JAVASCRIPT' | tee -a seen.txt
import fs from "node:fs";
import { createRequire } from "node:module";

const reader = createRequire(`${process.cwd()}/`)("sav-reader");

for (const name of ["packed.sav", "plain.sav"]) {
  const survey = new reader.SavBufferReader(fs.readFileSync(name));
  await survey.open();
  console.log(`sav-reader, ${name}: ${survey.meta.header.n_cases} people by its head`);
  for (const row of await survey.readAllRows()) console.log(" ", JSON.stringify(row));
}
JAVASCRIPT
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
pyreadstat, packed.sav: [1.0, nan, 2.0, nan]
pyreadstat, plain.sav: [1.0, nan, 2.0, nan]
sav-reader, packed.sav: 4 people by its head
  {"agrees":1,"day":13999651200}
sav-reader, plain.sav: 4 people by its head
  {"agrees":1,"day":13999651200}
  {"agrees":-1.7976931348623157e+308,"day":-1.7976931348623157e+308}
  {"agrees":2,"day":13999737600}
  {"agrees":99,"day":13999824000}
EXPECTED
echo "As before."
