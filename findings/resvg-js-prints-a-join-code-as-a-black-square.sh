#!/usr/bin/env bash
# Expected: an SVG in which an address stands in quotes, clip-path="url('#dots')", as CSS allows and as browsers draw it, is drawn as it is without
# the quotes: a join code of qr-code-styling 1.9.2 is a code, and a bar that is clipped at the share of votes ends there.
# Seen: @resvg/resvg-js 2.6.2 leaves a clip path out where its address is quoted, and draws the whole of what was to be clipped: the code is a black
# square, and the bar of 30 percent is one of 100. A mask is left out in the same way, and a shade that fills the bar for 30 percent is black for
# 100. It says nothing. Without the quotes it draws all four. sharp 0.35.5, by librsvg, and CairoSVG 2.9.1 draw them either way.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cairosvg==2.9.1 pillow==13.0.0 zxing-cpp==3.1.1 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
npm --silent --prefix "$folder" install @resvg/resvg-js@2.6.2 qr-code-styling@1.9.2 jsdom@29.1.1 sharp@0.35.5 \
  >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cat >draw.mjs <<'JAVASCRIPT'
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { JSDOM } from "jsdom";
import sharp from "sharp";

const require = createRequire(`${process.cwd()}/`);
const { Resvg } = require("@resvg/resvg-js");
const styling = require("qr-code-styling");
const QRCodeStyling = styling.QRCodeStyling ?? styling.default ?? styling;
const code = new QRCodeStyling({ jsdom: JSDOM, type: "svg", width: 300, height: 300, margin: 12, data: "https://notes.example.org/join/KX7QMD2B" });
const bar = (inside, how) => `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300">
<rect width="300" height="300" fill="#fff"/><defs>${inside}</defs><rect width="300" height="300" ${how}/></svg>`;
const share = '<rect width="90" height="300" fill="#fff"/>';
for (const [name, quoted] of [
  ["code", (await code.getRawData("svg")).toString()],
  ["clipped", bar(`<clipPath id="share">${share}</clipPath>`, `clip-path="url('#share')"`)],
  ["masked", bar(`<mask id="share" maskUnits="userSpaceOnUse" x="0" y="0" width="300" height="300">${share}</mask>`, `mask="url('#share')"`)],
  ["shaded", bar('<linearGradient id="share"><stop offset=".3"/><stop offset=".3" stop-color="#fff"/></linearGradient>', `fill="url('#share')"`)],
]) {
  for (const [kind, svg] of [["quoted", quoted], ["plain", quoted.replace(/url\('(#[^']*)'\)/g, "url($1)")]]) {
    writeFileSync(`${name}-${kind}.svg`, svg);
    writeFileSync(`${name}-${kind}-resvg-js.png`, new Resvg(svg).render().asPng());
    writeFileSync(`${name}-${kind}-sharp.png`, await sharp(Buffer.from(svg)).png().toBuffer());
  }
}
JAVASCRIPT
node draw.mjs
venv/bin/python - <<'PYTHON' | tee seen.txt
import cairosvg
import zxingcpp
from PIL import Image

for name in ("code", "clipped", "masked", "shaded"):
    for kind in ("quoted", "plain"):
        cairosvg.svg2png(url=f"{name}-{kind}.svg", write_to=f"{name}-{kind}-cairosvg.png")
        for drawn in ("resvg-js", "sharp", "cairosvg"):
            picture = Image.open(f"{name}-{kind}-{drawn}.png").convert("L")
            dark = sum(picture.histogram()[:128]) / (picture.width * picture.height)
            print(f"{name}, {kind}, {drawn}: {dark:.0%} dark", *(found.text for found in zxingcpp.read_barcodes(picture)))
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
code, quoted, resvg-js: 100% dark
code, quoted, sharp: 41% dark https://notes.example.org/join/KX7QMD2B
code, quoted, cairosvg: 41% dark https://notes.example.org/join/KX7QMD2B
code, plain, resvg-js: 41% dark https://notes.example.org/join/KX7QMD2B
code, plain, sharp: 41% dark https://notes.example.org/join/KX7QMD2B
code, plain, cairosvg: 41% dark https://notes.example.org/join/KX7QMD2B
clipped, quoted, resvg-js: 100% dark
clipped, quoted, sharp: 30% dark
clipped, quoted, cairosvg: 30% dark
clipped, plain, resvg-js: 30% dark
clipped, plain, sharp: 30% dark
clipped, plain, cairosvg: 30% dark
masked, quoted, resvg-js: 100% dark
masked, quoted, sharp: 30% dark
masked, quoted, cairosvg: 30% dark
masked, plain, resvg-js: 30% dark
masked, plain, sharp: 30% dark
masked, plain, cairosvg: 30% dark
shaded, quoted, resvg-js: 100% dark
shaded, quoted, sharp: 30% dark
shaded, quoted, cairosvg: 30% dark
shaded, plain, resvg-js: 30% dark
shaded, plain, sharp: 30% dark
shaded, plain, cairosvg: 30% dark
EXPECTED
echo "As before."
