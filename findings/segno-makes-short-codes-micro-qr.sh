#!/usr/bin/env bash
# Expected: a join code of four to eight letters becomes a QR code that every phone camera reads.
# Seen: segno 1.6.6 makes a Micro QR code of it, without being asked. OpenCV finds nothing in it; zxing-cpp reads it as another
# format than QRCode. With an address in it, or with micro=False, the symbol is an ordinary one and both read it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install segno==1.6.6 zxing-cpp==3.1.1 opencv-python-headless==5.0.0.93 pillow==13.0.0 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import cv2
import segno
import zxingcpp
from PIL import Image

for words, choices in (("KX7Q", {}), ("KX7QMD2B", {}), ("KX7Q", {"micro": False}), ("http://192.0.2.20/KX7Q", {})):
    code = segno.make(words, **choices)
    code.save("code.png", scale=12, border=4)
    image = Image.open("code.png").convert("L")
    zxing = [(found.format.name, found.text) for found in zxingcpp.read_barcodes(image)]
    opencv = cv2.QRCodeDetector().detectAndDecode(cv2.imread("code.png"))[0]
    print(words, choices, code.designator, zxing, repr(opencv))
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
KX7Q {} M2-M [('MicroQRCode', 'KX7Q')] ''
KX7QMD2B {} M3-M [('MicroQRCode', 'KX7QMD2B')] ''
KX7Q {'micro': False} 1-H [('QRCode', 'KX7Q')] 'KX7Q'
http://192.0.2.20/KX7Q {} 2-M [('QRCode', 'http://192.0.2.20/KX7Q')] 'http://192.0.2.20/KX7Q'
EXPECTED
echo "As before."
