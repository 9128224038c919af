#!/usr/bin/env bash
# Expected: a fifth of black on white is Lc 27 by APCA, however it is written, and what the package cannot read has no contrast. A pale blue in
# oklch is as pale as the same blue in RGB; colorjs.io 0.7.1 reads both and has the formula too.
# Seen: calcAPCA of apca-w3 0.1.9 has 27 for rgba(0, 0, 0, .2) and for rgba(0,0,0,0.2), and 106, which is that of black, for rgba(0,0,0,.2), the way
# in which programmes that make style sheets smaller write it. What its reader of colours cannot read is black with a mark that it is not valid, and
# the mark is not looked at: "transparent" is 106 as well. Of oklch, oklab, lab and lch the numbers are taken for red, green and blue from 0 to 255:
# oklch(0.9 0.02 250), a text that nobody can read on white, is 87, enough for small print. One line in the console, for four of the eight that are
# wrong, is all that is said.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install apca-w3@0.1.9 colorparsley@0.1.8 colorjs.io@0.7.1 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
cat >contrast.mjs <<'JAVASCRIPT'
import { calcAPCA } from "apca-w3";
import Color from "colorjs.io";

const white = new Color("white");
const seen = (colour) => {
  const [over, alpha] = [new Color(colour).to("srgb"), new Color(colour).alpha];
  return new Color("srgb", over.coords.map((part) => part * alpha + 1 - alpha));
};
for (const colour of [
  "rgba(0, 0, 0, .2)", "rgba(0,0,0,0.2)", "rgba(0,0,0,.2)", "hsla(0,0%,0%,.2)", "transparent", "hsl(0,0%,80%)", "oklch(0.9 0.02 250)",
  "oklab(0.9 0 0)", "lab(90 0 0)", "lch(90 5 250)", "color(srgb .8 .8 .8)",
]) {
  console.log(`${colour}: apca-w3 ${calcAPCA(colour, "#ffffff").toFixed(0)}, colorjs.io ${white.contrast(seen(colour), "APCA").toFixed(0)}`);
}
JAVASCRIPT
node contrast.mjs 2>&1 | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
rgba(0, 0, 0, .2): apca-w3 27, colorjs.io 27
rgba(0,0,0,0.2): apca-w3 27, colorjs.io 27
colorParsley error: unable to parse string
rgba(0,0,0,.2): apca-w3 106, colorjs.io 27
colorParsley error: unable to parse string
hsla(0,0%,0%,.2): apca-w3 106, colorjs.io 27
colorParsley error: unable to parse string
transparent: apca-w3 106, colorjs.io 0
hsl(0,0%,80%): apca-w3 27, colorjs.io 27
oklch(0.9 0.02 250): apca-w3 87, colorjs.io 17
oklab(0.9 0 0): apca-w3 106, colorjs.io 17
lab(90 0 0): apca-w3 100, colorjs.io 14
lch(90 5 250): apca-w3 83, colorjs.io 14
colorParsley error: unable to parse string
color(srgb .8 .8 .8): apca-w3 106, colorjs.io 27
EXPECTED
echo "As before."
