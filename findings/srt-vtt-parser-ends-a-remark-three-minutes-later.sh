#!/usr/bin/env bash
# Expected: a remark in a session's transcript as WebVTT (.vtt) ends when the file says, whether hours are left out of its times, as the format
# allows, or settings stand behind them, as captions have them for their place on the screen, or both.
# Seen: @plussub/srt-vtt-parser 2.0.5 takes the first word of the settings for a part of the time where the hours are left out: with "line:0" a
# remark from 1 to 3.5 seconds ends at 180, and with "align:start" at NaN. With hours, or without settings, it is right. So remarks lie
# over one another by minutes, and how long each person spoke, a sum that is taken from such files, is many times too much.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install @plussub/srt-vtt-parser@2.0.5 node-webvtt@1.9.4 >"$folder/npm.log" 2>&1 \
  || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
node --input-type=module - <<'JAVASCRIPT' | tee seen.txt
import { parse } from "@plussub/srt-vtt-parser";
import webvtt from "node-webvtt";

for (const hours of ["", "00:"]) {
  for (const settings of ["", " line:0", " position:20%", " align:start", " line:0 position:20%", " size:80% line:10"]) {
    const time = `${hours}00:01.000 --> ${hours}00:03.500${settings}`;
    const file = `WEBVTT\n\n${time}\nHow many would sign?\n`;
    const [{ from, to }] = parse(file).entries;
    const [{ start, end }] = webvtt.parse(file).cues;
    console.log(`${time}: ${from / 1000} to ${to / 1000}, by node-webvtt ${start} to ${end}`);
  }
}
JAVASCRIPT
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
00:01.000 --> 00:03.500: 1 to 3.5, by node-webvtt 1 to 3.5
00:01.000 --> 00:03.500 line:0: 1 to 180, by node-webvtt 1 to 3.5
00:01.000 --> 00:03.500 position:20%: 1 to 180.02, by node-webvtt 1 to 3.5
00:01.000 --> 00:03.500 align:start: 1 to NaN, by node-webvtt 1 to 3.5
00:01.000 --> 00:03.500 line:0 position:20%: 1 to 180, by node-webvtt 1 to 3.5
00:01.000 --> 00:03.500 size:80% line:10: 1 to 180.08, by node-webvtt 1 to 3.5
00:00:01.000 --> 00:00:03.500: 1 to 3.5, by node-webvtt 1 to 3.5
00:00:01.000 --> 00:00:03.500 line:0: 1 to 3.5, by node-webvtt 1 to 3.5
00:00:01.000 --> 00:00:03.500 position:20%: 1 to 3.5, by node-webvtt 1 to 3.5
00:00:01.000 --> 00:00:03.500 align:start: 1 to 3.5, by node-webvtt 1 to 3.5
00:00:01.000 --> 00:00:03.500 line:0 position:20%: 1 to 3.5, by node-webvtt 1 to 3.5
00:00:01.000 --> 00:00:03.500 size:80% line:10: 1 to 3.5, by node-webvtt 1 to 3.5
EXPECTED
echo "As before."
