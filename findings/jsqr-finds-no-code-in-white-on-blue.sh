#!/usr/bin/env bash
# Expected: jsQR tries a code both ways, dark on light and light on dark, unless told otherwise, so a join code in white on a dark blue or
# dark green, at over seven to one as WCAG counts contrast, is read as one in white on black is.
# Seen: jsQR 1.4.0 reads white on black and on a dark red, white on dark grey at one size and not at another, and finds nothing in white
# on dark blue (#004488, 9.6 to one) or dark green (#005500, 9.1), nor in grey on white (#999999), of the same size and without any noise.
# zxing-cpp 3.1.1 reads them all. A room's screen in a house's colours is read by some phones' pages and not by others.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install segno==1.6.6 zxing-cpp==3.1.1 pillow==13.0.0 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
npm --silent --prefix "$folder" install jsqr@1.4.0 pngjs@7.0.0 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
{
  venv/bin/python - <<'PYTHON'
import segno
import zxingcpp
from PIL import Image

COLOURS = (
    ("black", "white"), ("white", "black"), ("white", "#333333"), ("white", "#7a0019"), ("white", "#004488"), ("white", "#005500"),
    ("#999999", "white"),
)
for place, (dark, light) in enumerate(COLOURS):
    for scale in (6, 10):
        name = f"{place}-{dark}-on-{light}-{scale}.png"
        segno.make("https://notes.example.org/join/KX7QMD2B", error="m").save(name, scale=scale, border=4, dark=dark, light=light)
        print(name, "| zxing-cpp", [found.text for found in zxingcpp.read_barcodes(Image.open(name).convert("L"))])
PYTHON
  node --input-type=module - <<'JAVASCRIPT'
import fs from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.cwd()}/`);
const loaded = require("jsqr");
const jsQR = loaded.default ?? loaded;
const { PNG } = require("pngjs");
for (const name of fs.readdirSync(".").filter((file) => file.endsWith(".png")).sort()) {
  const { data, width, height } = PNG.sync.read(fs.readFileSync(name));
  console.log(name, "| jsQR", jsQR(new Uint8ClampedArray(data), width, height)?.data ?? null);
}
JAVASCRIPT
} | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
0-black-on-white-6.png | zxing-cpp ['https://notes.example.org/join/KX7QMD2B']
0-black-on-white-10.png | zxing-cpp ['https://notes.example.org/join/KX7QMD2B']
1-white-on-black-6.png | zxing-cpp ['https://notes.example.org/join/KX7QMD2B']
1-white-on-black-10.png | zxing-cpp ['https://notes.example.org/join/KX7QMD2B']
2-white-on-#333333-6.png | zxing-cpp ['https://notes.example.org/join/KX7QMD2B']
2-white-on-#333333-10.png | zxing-cpp ['https://notes.example.org/join/KX7QMD2B']
3-white-on-#7a0019-6.png | zxing-cpp ['https://notes.example.org/join/KX7QMD2B']
3-white-on-#7a0019-10.png | zxing-cpp ['https://notes.example.org/join/KX7QMD2B']
4-white-on-#004488-6.png | zxing-cpp ['https://notes.example.org/join/KX7QMD2B']
4-white-on-#004488-10.png | zxing-cpp ['https://notes.example.org/join/KX7QMD2B']
5-white-on-#005500-6.png | zxing-cpp ['https://notes.example.org/join/KX7QMD2B']
5-white-on-#005500-10.png | zxing-cpp ['https://notes.example.org/join/KX7QMD2B']
6-#999999-on-white-6.png | zxing-cpp ['https://notes.example.org/join/KX7QMD2B']
6-#999999-on-white-10.png | zxing-cpp ['https://notes.example.org/join/KX7QMD2B']
0-black-on-white-10.png | jsQR https://notes.example.org/join/KX7QMD2B
0-black-on-white-6.png | jsQR https://notes.example.org/join/KX7QMD2B
1-white-on-black-10.png | jsQR https://notes.example.org/join/KX7QMD2B
1-white-on-black-6.png | jsQR https://notes.example.org/join/KX7QMD2B
2-white-on-#333333-10.png | jsQR null
2-white-on-#333333-6.png | jsQR https://notes.example.org/join/KX7QMD2B
3-white-on-#7a0019-10.png | jsQR https://notes.example.org/join/KX7QMD2B
3-white-on-#7a0019-6.png | jsQR https://notes.example.org/join/KX7QMD2B
4-white-on-#004488-10.png | jsQR null
4-white-on-#004488-6.png | jsQR null
5-white-on-#005500-10.png | jsQR null
5-white-on-#005500-6.png | jsQR null
6-#999999-on-white-10.png | jsQR null
6-#999999-on-white-6.png | jsQR null
EXPECTED
echo "As before."
