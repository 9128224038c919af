#!/usr/bin/env bash
# Expected: captions of a session in the format of Advanced SubStation (.ass), as editors of captions save it, are read whole: "12 said no". Between
# the fields of a line stands a comma, with no space behind it, and the text is all that comes behind the ninth.
# Seen: subsrt-ts 2.1.2 counts a space to each comma, whether one stands there or not, and so leaves out the first letter of each caption: of twelve
# who said no, two are left, "No" is "o", and £2.5m is without its pound sign. With a space behind each comma, which editors do not write, it is
# right. What it writes itself it reads so as well. pysubs2 1.8.1, and subsrt 1.1.1, from which it goes on, read all of them whole.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pysubs2==1.8.1 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
npm --silent --prefix "$folder" install subsrt-ts@2.1.2 subsrt@1.1.1 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON'
import pysubs2

captions = pysubs2.SSAFile()
for second, (name, text) in enumerate([("", "12 said no"), ("Ann", "No, never, at £2.5m"), ("", "£2.5m, not £25m"), ("Bo", "5 MW")], 1):
    captions.append(pysubs2.SSAEvent(start=second * 1000, end=second * 1000 + 900, name=name, text=text))
captions.save("session.ass")
PYTHON
cat >read.mjs <<'JAVASCRIPT'
import { readFileSync } from "node:fs";
import subsrt from "subsrt";
import * as ts from "subsrt-ts";

const file = readFileSync("session.ass", "utf8");
console.log(file.match(/Dialogue:.*12 said no/)[0]);
const read = (reader, text) => reader.parse(text, { format: "ass" }).filter((part) => part.type === "caption").map((caption) => caption.text.trim());
console.log(`subsrt: ${read(subsrt, file).join(" | ")}`);
console.log(`subsrt-ts: ${read(ts, file).join(" | ")}`);
console.log(`  with a space behind each comma: ${read(ts, file.replace(/^Dialogue: .*$/gm, (line) => line.replace(/,(?! )/g, ", "))).join(" | ")}`);
const captions = ts.parse("1\n00:00:01,000 --> 00:00:02,000\n12 said no\n", { format: "srt" });
console.log(`  its own file: ${read(ts, ts.build(captions, { format: "ass" })).join(" | ")}`);
JAVASCRIPT
{
  venv/bin/python -c 'import pysubs2; print("pysubs2:", " | ".join(caption.text for caption in pysubs2.load("session.ass")))'
  node read.mjs
} | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
pysubs2: 12 said no | No, never, at £2.5m | £2.5m, not £25m | 5 MW
Dialogue: 0,0:00:01.00,0:00:01.90,Default,,0,0,0,,12 said no
subsrt: 12 said no | No, never, at £2.5m | £2.5m, not £25m | 5 MW
subsrt-ts: 2 said no | o, never, at £2.5m | 2.5m, not £25m | MW
  with a space behind each comma: 12 said no | No, never, at £2.5m | £2.5m, not £25m | 5 MW
  its own file: 2 said no
EXPECTED
echo "As before."
