#!/usr/bin/env bash
# Expected: the tree of a caption of WebVTT gives its words with the signs that stand for characters put in: "&lt;5 MW &amp; no grid" is
# "<5 MW & no grid".
# Seen: webvtt-parser 2.2.0 puts the character in and leaves the semicolon of its name: "<;5 MW &; no grid". The cue's plain text, which
# is as written in the file, is right, and the parser names no error. A transcript that is laid over the recording, or searched for "R&D",
# is spoilt.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install webvtt-parser@2.2.0 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
cat >session.vtt <<'CAPTIONS'
WEBVTT

00:01.000 --> 00:04.000
<v Ann Shah>Under &lt;5 MW &amp; no grid</v>

00:05.000 --> 00:08.000
R&amp;D at 20&nbsp;MW &gt; pay
CAPTIONS
node --input-type=module - <<'JAVASCRIPT' | tee seen.txt
import fs from "node:fs";
import { createRequire } from "node:module";

const { WebVTTParser } = createRequire(`${process.cwd()}/`)("webvtt-parser");
const words = (node) => (node.children ? node.children.map(words).join("") : node.value);
const { cues, errors } = new WebVTTParser().parse(fs.readFileSync("session.vtt", "utf8"), "metadata");
console.log("errors:", errors.length);
for (const cue of cues) console.log(`${cue.text}\n  ${words(cue.tree).replace("\u00a0", "[fixed space]")}`);
JAVASCRIPT
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
errors: 0
<v Ann Shah>Under &lt;5 MW &amp; no grid</v>
  Under <;5 MW &; no grid
R&amp;D at 20&nbsp;MW &gt; pay
  R&;D at 20[fixed space];MW >; pay
EXPECTED
echo "As before."
