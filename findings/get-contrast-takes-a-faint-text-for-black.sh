#!/usr/bin/env bash
# Expected: three quarters of black on near white has a contrast of 10, as the description of the package shows, which says that it handles
# rgba; a fifth of black on white is as pale as #cccccc, 1.6, far under the 4.5 that WCAG asks of text.
# Seen: get-contrast 3.0.0 leaves the alpha out: 20.1 for the first and 21, "AAA", for the second, the same as for black. It raises an error
# for an alpha of nought alone. tinycolor2 1.6.0, colord 2.14.0, polished 4.3.1, chroma-js 3.2.0 and colorjs.io 0.7.1 give 21 as well, so a
# slide or a chart with faint labels passes each check. What is seen is to be worked out first: colord's mix in "rgb" gives #cccccc.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install get-contrast@3.0.0 tinycolor2@1.6.0 colord@2.14.0 polished@4.3.1 chroma-js@3.2.0 colorjs.io@0.7.1 \
  >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
node --input-type=module - <<'JAVASCRIPT' | tee seen.txt
import chroma from "chroma-js";
import { colord, extend } from "colord";
import a11y from "colord/plugins/a11y";
import mixing from "colord/plugins/mix";
import Color from "colorjs.io";
import getContrast from "get-contrast";
import { getContrast as polished } from "polished";
import tinycolor from "tinycolor2";

extend([a11y, mixing]);
const show = (ratio) => ratio.toFixed(2);
console.log("get-contrast", show(getContrast.ratio("#fafafa", "rgba(0,0,0,.75)")), getContrast.score("#fafafa", "rgba(0,0,0,.75)"));
const faint = "rgba(0, 0, 0, 0.2)";
for (const colour of [faint, colord("#ffffff").mix("#000000", 0.2, "rgb").toHex(), "rgba(0, 0, 0, 0)"]) {
  let ratio;
  try {
    ratio = `${show(getContrast.ratio(colour, "#ffffff"))} ${getContrast.score(colour, "#ffffff")}`;
  } catch (error) {
    ratio = error.message;
  }
  const others = {
    tinycolor2: tinycolor.readability(colour, "#ffffff"),
    colord: colord(colour).contrast("#ffffff"),
    polished: polished(colour, "#ffffff"),
    "chroma-js": chroma.contrast(colour, "#ffffff"),
    "colorjs.io": new Color(colour).contrast(new Color("#ffffff"), "WCAG21"),
  };
  console.log(`${colour} on white, get-contrast: ${ratio}`);
  console.log("   ", ...Object.entries(others).map(([name, value]) => `${name} ${show(value)}`));
}
JAVASCRIPT
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
get-contrast 20.12 AAA
rgba(0, 0, 0, 0.2) on white, get-contrast: 21.00 AAA
    tinycolor2 21.00 colord 21.00 polished 21.00 chroma-js 21.00 colorjs.io 21.00
#cccccc on white, get-contrast: 1.61 Fail
    tinycolor2 1.61 colord 1.60 polished 1.61 chroma-js 1.61 colorjs.io 1.61
rgba(0, 0, 0, 0) on white, get-contrast: get-contrast cannot contrast transparent colors
    tinycolor2 21.00 colord 21.00 polished 21.00 chroma-js 21.00 colorjs.io 21.00
EXPECTED
echo "As before."
