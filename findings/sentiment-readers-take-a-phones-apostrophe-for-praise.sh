#!/usr/bin/env bash
# Expected: "The scheme isn’t helpful" is as negative with the curly apostrophe, which many phones set by themselves, as with the straight one.
# Seen: vaderSentiment 3.3.2, and on npm vader-sentiment 1.1.3, sentiment 5.0.2 and wink-sentiment 5.0.2, know their words of denial with
# the straight apostrophe alone. With a curly one the denial is not seen and the sign turns: what people complain of counts as praise,
# and a summary of a table's mood says the opposite of what its notes say. Without any apostrophe ("isnt") they see it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install vaderSentiment==3.3.2 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
npm --silent --prefix "$folder" install vader-sentiment@1.1.3 sentiment@5.0.2 wink-sentiment@5.0.2 >"$folder/npm.log" 2>&1 \
  || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
printf '%s\n' "The scheme isn't helpful" "The scheme isn’t helpful" "The scheme isnt helpful" "Banks don't support us" "Banks don’t support us" \
  "Banks dont support us" "It can't win" "It can’t win" "It cant win" >notes.txt
{
  venv/bin/python - <<'PYTHON'
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

analyzer = SentimentIntensityAnalyzer()
for note in open("notes.txt", encoding="utf-8").read().splitlines():
    print(note, "| vaderSentiment", analyzer.polarity_scores(note)["compound"])
PYTHON
  node --input-type=module - <<'JAVASCRIPT'
import { readFileSync } from "node:fs";
import Sentiment from "sentiment";
import vader from "vader-sentiment";
import wink from "wink-sentiment";

for (const note of readFileSync("notes.txt", "utf8").trim().split("\n")) {
  const { compound } = vader.SentimentIntensityAnalyzer.polarity_scores(note);
  console.log(`${note} | vader-sentiment ${compound} | sentiment ${new Sentiment().analyze(note).score} | wink-sentiment ${wink(note).score}`);
}
JAVASCRIPT
} | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
The scheme isn't helpful | vaderSentiment -0.3252
The scheme isn’t helpful | vaderSentiment 0.4215
The scheme isnt helpful | vaderSentiment -0.3252
Banks don't support us | vaderSentiment -0.3089
Banks don’t support us | vaderSentiment 0.4019
Banks dont support us | vaderSentiment -0.3089
It can't win | vaderSentiment -0.4717
It can’t win | vaderSentiment 0.5859
It cant win | vaderSentiment -0.4717
The scheme isn't helpful | vader-sentiment -0.3252 | sentiment -2 | wink-sentiment -2
The scheme isn’t helpful | vader-sentiment 0.4215 | sentiment 2 | wink-sentiment 2
The scheme isnt helpful | vader-sentiment -0.3252 | sentiment -2 | wink-sentiment -2
Banks don't support us | vader-sentiment -0.3089 | sentiment -2 | wink-sentiment -2
Banks don’t support us | vader-sentiment 0.4019 | sentiment 2 | wink-sentiment 2
Banks dont support us | vader-sentiment -0.3089 | sentiment -2 | wink-sentiment -2
It can't win | vader-sentiment -0.4717 | sentiment -4 | wink-sentiment -4
It can’t win | vader-sentiment 0.5859 | sentiment 4 | wink-sentiment 4
It cant win | vader-sentiment -0.4717 | sentiment -4 | wink-sentiment -4
EXPECTED
echo "As before."
