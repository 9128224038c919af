#!/usr/bin/env bash
# Expected: a time in WebVTT leaves the hours out where it likes, as its specification allows and as many recorders do in the first hour;
# a reader gives each caption.
# Seen: lattifai-captions 0.4.17 leaves out each caption whose times have no hours, without a word: of a session of an hour and a quarter
# the first hour is gone and the rest is there, of a shorter one nothing is left, and what it writes as SubRip (.srt) is as short.
# pycaption 2.3.14 has them all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install lattifai-captions==0.4.17 pycaption==2.3.14 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
cat >session.vtt <<'CAPTIONS'
WEBVTT

00:01.000 --> 00:04.000
<v Ann Shah>Scrap the levy.</v>

59:01.000 --> 59:04.000
<v Ben Ode>All agreed.</v>

01:10:01.000 --> 01:10:04.000
<v Ann Shah>Any other business?</v>
CAPTIONS
head -n 7 session.vtt >short.vtt
{
  venv/bin/python - 2>log.txt <<'PYTHON'
import pycaption
from lattifai.caption import Caption

for name in ("session.vtt", "short.vtt"):
    print(name, "| lattifai-captions", [part.text for part in Caption.read(name).supervisions])
    with open(name, encoding="utf-8") as file:
        captions = pycaption.WebVTTReader().read(file.read()).get_captions("en-US")
    print(name, "| pycaption", [caption.get_text() for caption in captions])
Caption.read("session.vtt").write("session.srt")
PYTHON
  sed '/^$/d' session.srt
} | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
session.vtt | lattifai-captions ['Any other business?']
session.vtt | pycaption ['Ann Shah: Scrap the levy.', 'Ben Ode: All agreed.', 'Ann Shah: Any other business?']
short.vtt | lattifai-captions []
short.vtt | pycaption ['Ann Shah: Scrap the levy.', 'Ben Ode: All agreed.']
1
01:10:01,000 --> 01:10:04,000
Ann Shah: Any other business?
EXPECTED
echo "As before."
