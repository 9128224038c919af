#!/usr/bin/env bash
# Expected: a correction made on one version of the minutes, "Pay: 15 votes" for 12, and brought to another version, from which somebody has taken
# the line of Pay meanwhile, is turned down, or brought in with a mark that it did not fit; jsdiff 9.0.0 turns it down.
# Seen: diff-match-patch 1.0.5, and @sanity/diff-match-patch 3.2.1 and diff-match-patch-es 2.0.1 that go on from it, look for the nearest place that
# is half alike, and say that it is applied, "true", with no word of how alike it was: Kit has Pay's 15 votes, Rail has them where it is the only
# theme, and of a levy that will rise it is said that it will not, which was said of the grant. A line that only stands elsewhere is found. With a
# threshold of nought, which is to be asked for, a patch that fits nowhere is turned down.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install diff-match-patch@1.0.5 @sanity/diff-match-patch@3.2.1 diff-match-patch-es@2.0.1 diff@9.0.0 \
  >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
cat >patch.mjs <<'JAVASCRIPT'
import { createRequire } from "node:module";
import * as sanity from "@sanity/diff-match-patch";
import * as jsdiff from "diff";
import * as es from "diff-match-patch-es";

const DiffMatchPatch = createRequire(`${process.cwd()}/`)("diff-match-patch");
const [plain, strict] = [new DiffMatchPatch(), new DiffMatchPatch()];
strict.Match_Threshold = 0;
const VOTES = ["Grid: 12 votes\nPay: 12 votes\nKit: 12 votes\n", "Grid: 12 votes\nPay: 15 votes\nKit: 12 votes\n"];
const RISE = [
  "The levy will rise by 5 percent.\nThe grant will rise by 5 percent.\n", "The levy will rise by 5 percent.\nThe grant will not rise by 5 percent.\n",
];
for (const [[before, after], other] of [
  [VOTES, "Pay: 12 votes\nGrid: 12 votes\nKit: 12 votes\n"], [VOTES, "Grid: 12 votes\nKit: 12 votes\n"], [VOTES, "Rail: 12 votes\n"],
  [RISE, "The levy will rise by 5 percent.\n"],
]) {
  const patches = plain.patch_make(before, after);
  const results = {
    "diff-match-patch": plain.patch_apply(patches, other),
    "with a threshold of 0": strict.patch_apply(patches, other),
    "@sanity/diff-match-patch": sanity.applyPatches(sanity.makePatches(before, after), other),
    "diff-match-patch-es": es.patchApply(es.patchMake(before, after), other),
    jsdiff: jsdiff.applyPatch(other, jsdiff.createPatch("minutes", before, after)),
  };
  console.log(JSON.stringify(other));
  for (const [name, result] of Object.entries(results)) console.log(`  ${name}: ${JSON.stringify(result)}`);
}
JAVASCRIPT
node patch.mjs | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
"Pay: 12 votes\nGrid: 12 votes\nKit: 12 votes\n"
  diff-match-patch: ["Pay: 15 votes\nGrid: 12 votes\nKit: 12 votes\n",[true]]
  with a threshold of 0: ["Pay: 12 votes\nGrid: 12 votes\nKit: 12 votes\n",[false]]
  @sanity/diff-match-patch: ["Pay: 15 votes\nGrid: 12 votes\nKit: 12 votes\n",[true]]
  diff-match-patch-es: ["Pay: 15 votes\nGrid: 12 votes\nKit: 12 votes\n",[true]]
  jsdiff: false
"Grid: 12 votes\nKit: 12 votes\n"
  diff-match-patch: ["Grid: 12 votes\nKit: 15 votes\n",[true]]
  with a threshold of 0: ["Grid: 12 votes\nKit: 12 votes\n",[false]]
  @sanity/diff-match-patch: ["Grid: 12 votes\nKit: 15 votes\n",[true]]
  diff-match-patch-es: ["Grid: 12 votes\nKit: 15 votes\n",[true]]
  jsdiff: false
"Rail: 12 votes\n"
  diff-match-patch: ["Rail: 15 votes\n",[true]]
  with a threshold of 0: ["Rail: 12 votes\n",[false]]
  @sanity/diff-match-patch: ["Rail: 15 votes\n",[true]]
  diff-match-patch-es: ["Rail: 15 votes\n",[true]]
  jsdiff: false
"The levy will rise by 5 percent.\n"
  diff-match-patch: ["The levy will not rise by 5 percent.\n",[true]]
  with a threshold of 0: ["The levy will rise by 5 percent.\n",[false]]
  @sanity/diff-match-patch: ["The levy will not rise by 5 percent.\n",[true]]
  diff-match-patch-es: ["The levy will not rise by 5 percent.\n",[true]]
  jsdiff: false
EXPECTED
echo "As before."
