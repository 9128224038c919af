#!/usr/bin/env bash
# Expected: a cloud of a room's themes, each as large as its votes are many, shows them all, or makes them smaller until it does, or says which one
# it could not place: the largest is the one that the room looks for.
# Seen: d3-cloud 1.2.9 leaves out whatever does not fit, and that is the largest first: at two pixels and a half a vote, on 500 by 400 as on 800 by
# 400, "Apprenticeships" with 40 votes is not there, and the cloud's largest word is Grid, with 22. There is no warning; "end" hands over the words
# that were placed, and only who counts them sees it. At one pixel a vote all four are there: it is for whoever calls it to ask again with smaller
# ones.
# Widths are those of DejaVu Sans, from its package, so that it is the same on each machine.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install d3-cloud@1.2.9 @napi-rs/canvas@1.1.1 dejavu-fonts-ttf@2.37.3 >"$folder/npm.log" 2>&1 \
  || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
cat >cloud.mjs <<'JAVASCRIPT'
import { createCanvas, GlobalFonts } from "@napi-rs/canvas";
import cloud from "d3-cloud";

GlobalFonts.registerFromPath("node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf", "Votes");
const votes = { Apprenticeships: 40, Grid: 22, Pay: 12, Rents: 9 };
for (const size of [[500, 400], [800, 400]]) {
  for (const scale of [2.5, 1]) {
    const words = Object.entries(votes).map(([text, count]) => ({ text, count, size: count * scale }));
    const layout = cloud().size(size).canvas(() => createCanvas(1, 1)).words(words).rotate(0).font("Votes").fontSize((word) => word.size).random(() => 0.5);
    const placed = await new Promise((done) => layout.on("end", done).start());
    console.log(`${size.join(" by ")}, ${scale} a vote: ${placed.map((word) => `${word.text} ${word.count}`).join(", ")}`);
  }
}
JAVASCRIPT
node cloud.mjs 2>&1 | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
500 by 400, 2.5 a vote: Grid 22, Pay 12, Rents 9
500 by 400, 1 a vote: Apprenticeships 40, Grid 22, Pay 12, Rents 9
800 by 400, 2.5 a vote: Grid 22, Pay 12, Rents 9
800 by 400, 1 a vote: Apprenticeships 40, Grid 22, Pay 12, Rents 9
EXPECTED
echo "As before."
