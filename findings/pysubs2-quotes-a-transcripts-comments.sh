#!/usr/bin/env bash
# Expected: a session's transcript as WebVTT (.vtt) is read as what was said: a NOTE, which the format has for comments, and the name of the
# next cue are not, "&lt;50" is "<50", and words in braces, as a typist marks an aside, stay, since braces mean nothing in this format.
# Seen: pysubs2 1.8.1 puts the comment and the next cue's name, unless that is a whole number, into the mouth of whoever spoke before it, and
# writes them out so, as SubRip and as WebVTT. "&lt;" it hands out as it stands, and what is in braces goes from .plaintext and from both
# formats. A remark that was private ("check before quoting") is so printed as a quotation. pycaption 2.3.14 has all of it right; webvtt-py
# 0.6.0 has the "&lt;" alone wrong.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pysubs2==1.8.1 pycaption==2.3.14 webvtt-py==0.6.0 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
cat >session.vtt <<'VTT'
WEBVTT

table2-1
00:01.000 --> 00:03.000
<v Anna>We need kit.</v>

NOTE Check with the bank before this is quoted

table2-2
00:03.000 --> 00:05.000
<v Ben>Firms of &lt;50 staff {the small ones} agreed.</v>

3
00:05.000 --> 00:06.000
<v Anna>Yes.</v>
VTT
venv/bin/python - <<'PYTHON' | tee seen.txt
from pathlib import Path

import pysubs2
import webvtt
from pycaption import WebVTTReader

session = pysubs2.load("session.vtt")
for cue in session:
    print(repr(cue.plaintext))
for form in ("srt", "vtt"):
    print(f"-- written as {form}", *(line for line in session.to_string(form).split("\n") if line), sep="\n")
print("-- pycaption", *(cue.get_text() for cue in WebVTTReader().read(Path("session.vtt").read_text("utf-8")).get_captions("en-US")), sep="\n")
print("-- webvtt-py", *(f"{cue.voice}: {cue.text}" for cue in webvtt.read("session.vtt")), sep="\n")
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
'We need kit.\n\nNOTE Check with the bank before this is quoted\n\ntable2-2'
'Firms of &lt;50 staff  agreed.'
'Yes.'
-- written as srt
1
00:00:01,000 --> 00:00:03,000
We need kit.
NOTE Check with the bank before this is quoted
table2-2
2
00:00:03,000 --> 00:00:05,000
Firms of &lt;50 staff  agreed.
3
00:00:05,000 --> 00:00:06,000
Yes.
-- written as vtt
WEBVTT
1
00:00:01.000 --> 00:00:03.000
We need kit.
NOTE Check with the bank before this is quoted
table2-2
2
00:00:03.000 --> 00:00:05.000
Firms of &lt;50 staff  agreed.
3
00:00:05.000 --> 00:00:06.000
Yes.
-- pycaption
Anna: We need kit.
Ben: Firms of <50 staff {the small ones} agreed.
Anna: Yes.
-- webvtt-py
Anna: We need kit.
Ben: Firms of &lt;50 staff {the small ones} agreed.
Anna: Yes.
EXPECTED
echo "As before."
