#!/usr/bin/env bash
# Expected: a codebook in UTF-8, without a byte order mark as Taguette's own export writes it, comes in as it was written.
# Seen: taguette 1.5.2 (with chardet 5.2.0) has the encoding guessed from the bytes; with one accent or pound sign the guess is
# another one, and the tag comes in as "CafÃ©" or "Caf√©". With a mark it is read as it was written.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install taguette==1.5.2 chardet==5.2.0 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - 2>log.txt <<'PYTHON' | tee seen.txt
import io

from taguette.import_codebook import list_tags

for word in ("Café", "£5m for plant", "R&D – skills", "Plain words"):
    plain = f"tag,description\r\n{word},A few\r\n".encode()
    print(word, "|", *(list_tags(io.BytesIO(mark + plain))[0]["path"] + " |" for mark in (b"", b"\xef\xbb\xbf")))
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
Café | CafÃ© | Café |
£5m for plant | Â£5m for plant | £5m for plant |
R&D – skills | R&D â€“ skills | R&D – skills |
Plain words | Plain words | Plain words |
EXPECTED
echo "As before."
