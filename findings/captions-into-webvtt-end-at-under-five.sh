#!/usr/bin/env bash
# Expected: a transcript turned from one format of captions to another keeps its words. WebVTT (.vtt) writes "<5 MW" as "&lt;5 MW", since
# a "<" begins a tag there; SubRip (.srt) has no such names.
# Seen: subtitle 4.2.2 for npm, whose description offers the change, writes each line over as it is: from WebVTT "&lt;5 MW &amp; no grid"
# and "<v Ann Shah>" stand in the SubRip, and nobody who looks for R&D finds R&amp;D. Into WebVTT it writes "<5 MW" of SubRip bare, and so
# does ttconv 1.2.3, of SubRip, of TTML and of WebVTT itself, which it reads right: a reader that goes by the specification, as
# webvtt-parser 2.2.0, takes all from the sign to the end of the caption for a tag, and of "Under <5 MW: no grid" "Under " is left.
# Neither says so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install ttconv==1.2.3 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
npm --silent --prefix "$folder" install subtitle@4.2.2 webvtt-parser@2.2.0 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
printf 'WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Ann Shah>Under &lt;5 MW &amp; no grid</v>\n\n00:00:05.000 --> 00:00:08.000\nR&amp;D is low\n' >said.vtt
printf '1\n00:00:01,000 --> 00:00:04,000\nUnder <5 MW: no grid\n\n2\n00:00:05,000 --> 00:00:08,000\nR&D is low\n' >said.srt
venv/bin/tt convert -i said.vtt -o ttconv.srt >log.txt 2>&1
cat >said.ttml <<'CAPTIONS'
<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><body><div><p begin="1s" end="4s">Under &lt;5 MW: no grid</p></div></body></tt>
CAPTIONS
for format in srt ttml vtt; do venv/bin/tt convert -i "said.$format" -o "ttconv-$format.vtt" >log.txt 2>&1; done
{
  node --input-type=module - <<'JAVASCRIPT'
import fs from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.cwd()}/`);
const { parseSync, stringifySync } = require("subtitle");
const { WebVTTParser } = require("webvtt-parser");
const change = (from, to, format) => fs.writeFileSync(to, stringifySync(parseSync(fs.readFileSync(from, "utf8")), { format }));
change("said.vtt", "subtitle.srt", "SRT");
change("said.srt", "subtitle.vtt", "WebVTT");
const words = (node) => (node.children ? node.children.map(words).join("") : node.value);
for (const name of ["subtitle.vtt", "ttconv-srt.vtt", "ttconv-ttml.vtt", "ttconv-vtt.vtt"]) {
  const { cues } = new WebVTTParser().parse(fs.readFileSync(name, "utf8"), "metadata");
  console.log(name, "by webvtt-parser:", cues.map(({ tree }) => words(tree)));
}
JAVASCRIPT
  grep -HE 'MW|R&' subtitle.srt ttconv.srt subtitle.vtt ttconv-*.vtt
} | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
subtitle.vtt by webvtt-parser: [ 'Under ', 'R&D is low' ]
ttconv-srt.vtt by webvtt-parser: [ 'Under ', 'R&D is low' ]
ttconv-ttml.vtt by webvtt-parser: [ 'Under ' ]
ttconv-vtt.vtt by webvtt-parser: [ 'Under ', 'R&D is low' ]
subtitle.srt:<v Ann Shah>Under &lt;5 MW &amp; no grid</v>
subtitle.srt:R&amp;D is low
ttconv.srt:Under <5 MW & no grid
ttconv.srt:R&D is low
subtitle.vtt:Under <5 MW: no grid
subtitle.vtt:R&D is low
ttconv-srt.vtt:Under <5 MW: no grid
ttconv-srt.vtt:R&D is low
ttconv-ttml.vtt:Under <5 MW: no grid
ttconv-vtt.vtt:Under <5 MW & no grid
ttconv-vtt.vtt:<c.bg_color_000000cc>R&D is low</c>
EXPECTED
echo "As before."
