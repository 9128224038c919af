#!/usr/bin/env bash
# Expected: a tool that writes REFI-QDA projects, made to be exchanged, also takes one in.
# Seen: aqda 0.5.0 has an address that gives a project and none that takes one: its import takes its own database alone. And the
# project that it gives has its texts in "Sources/", where the standard, ATLAS.ti and other readers have "sources/".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install aqda==0.5.0 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
HOME="$folder" venv/bin/python - <<'PYTHON' | tee seen.txt
import re
from importlib.metadata import distribution
from pathlib import Path

import aqda.app

for path, ways in aqda.app.app.openapi()["paths"].items():
    if "qdpx" in path or "import" in path:
        print(*(way.upper() for way in ways), path)
source = Path(str(distribution("aqda").locate_file("aqda/routers/export.py"))).read_text("utf-8")
print(*sorted(set(re.findall(r"[sS]ources/", source))))
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
POST /api/projects/import-db
GET /api/export/{project_id}/qdpx
Sources/
EXPECTED
echo "As before."
