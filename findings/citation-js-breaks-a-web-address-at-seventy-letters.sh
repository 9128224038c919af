#!/usr/bin/env bash
# Expected: the reports that a roundtable's write-up cites, saved as RIS for Zotero or EndNote, come back with the title and the web address
# that they had, as the reports of ministries have them: long ones.
# Seen: @citation-js/plugin-ris 0.8.2 breaks each value after seventy characters, in the middle of a word or an address, and nothing tells
# such a break from one between words. So its own reader makes "nor th of England" of the title and puts a space into the address, and
# rispy 0.10.0 reads two addresses, of which neither leads anywhere. What is shorter comes back whole.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install rispy==0.10.0 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
npm --silent --prefix "$folder" install @citation-js/core@0.8.2 @citation-js/plugin-ris@0.8.2 >"$folder/npm.log" 2>&1 \
  || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
node --input-type=module - <<'JAVASCRIPT' | tee seen.txt
import fs from "node:fs";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-ris";

const reports = [
  ["Skills for the grid: what small firms told five roundtables in the north of England", "https://example.org/grid.pdf"],
  ["Skills for the grid", "https://example.org/consultations/2026/skills-for-the-grid/responses/summary-of-roundtables.pdf"],
];
const given = reports.map(([title, URL], index) => ({ id: `r${index}`, type: "report", title, URL, author: [{ literal: "HM Treasury" }] }));
const ris = new Cite(given).format("ris");
for (const line of ris.trim().split("\n")) console.log(line.trimEnd());
fs.writeFileSync("reports.ris", ris);
console.log("-- read by citation.js");
for (const { title, URL } of new Cite(ris).data) console.log(`${title}\n  ${URL}`);
JAVASCRIPT
venv/bin/python - <<'PYTHON' | tee -a seen.txt
from pathlib import Path

import rispy

print("-- read by rispy")
for report in rispy.loads(Path("reports.ris").read_text("utf-8")):
    print(report["title"], *report["urls"], sep="\n  ")
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
TY  - RPRT
AU  - HM Treasury
ID  - r0
TI  - Skills for the grid: what small firms told five roundtables in the nor
th of England
UR  - https://example.org/grid.pdf
ER  -
TY  - RPRT
AU  - HM Treasury
ID  - r1
TI  - Skills for the grid
UR  - https://example.org/consultations/2026/skills-for-the-grid/responses/s
ummary-of-roundtables.pdf
ER  -
-- read by citation.js
Skills for the grid: what small firms told five roundtables in the nor th of England
  https://example.org/grid.pdf
Skills for the grid
  https://example.org/consultations/2026/skills-for-the-grid/responses/s ummary-of-roundtables.pdf
-- read by rispy
Skills for the grid: what small firms told five roundtables in the nor th of England
  https://example.org/grid.pdf
Skills for the grid
  https://example.org/consultations/2026/skills-for-the-grid/responses/s
  ummary-of-roundtables.pdf
EXPECTED
echo "As before."
