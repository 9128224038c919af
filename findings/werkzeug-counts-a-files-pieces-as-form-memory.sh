#!/usr/bin/env bash
# Expected: MAX_FORM_MEMORY_SIZE limits text fields of a form; a file, which goes to the disk, is limited by MAX_CONTENT_LENGTH alone.
# Seen: Flask 3.1.3 with Werkzeug 3.1.9 holds each piece of a file that is read, with what is left of the piece before, against
# it as well. A piece has 64 KB, so under a limit of 65,536 a file of 200,000 bytes is refused with 413, and under 262,144 it is taken.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install flask==3.1.3 werkzeug==3.1.9 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import io
import random

from flask import Flask, request

app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = 10_000_000


@app.post("/")
def take():
    return str(len(request.files["file"].read()))


content = random.Random(1).randbytes(200_000)
for limit in (65_536, 262_144):
    app.config["MAX_FORM_MEMORY_SIZE"] = limit
    answer = app.test_client().post("/", data={"file": (io.BytesIO(content), "a.bin")})
    print(limit, answer.status_code, answer.text if answer.status_code == 200 else "")
PYTHON
diff -b - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
65536 413
262144 200 200000
EXPECTED
echo "As before."
