#!/usr/bin/env bash
# Expected: "20% of 5 firms" holds the numbers 20 (or 0.2) and 5, and "fifty-fifty" holds 50 or none.
# Seen: compromise 14.17.0 takes "of" between two numbers for a fraction bar, behind a percentage too: 20% of 5 is 4, since 20 / 5 is 4,
# and 20% of £5m is 4 as well. toNumber() writes this into the text: "Twenty-one of forty firms" becomes "0.525 firms", "A third of
# firms" becomes "0.333rd of firms", "fifty-fifty" becomes 0 and "no one" becomes "no 1". "Six of the twelve" it leaves as two numbers.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install compromise@14.17.0 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
node --input-type=module - <<'JAVASCRIPT' | tee seen.txt
import nlp from "compromise";

const notes = [
  "It needs 20% of 5 firms", "It takes 20% of £5m", "Twenty-one of forty firms agreed", "Six of the twelve firms agreed",
  "A third of firms export", "It was fifty-fifty", "In the end no one came",
];
for (const note of notes) {
  const document = nlp(note);
  const numbers = document.numbers().get();
  document.numbers().toNumber();
  console.log(`${note} | ${JSON.stringify(numbers)} | ${document.text()}`);
}
JAVASCRIPT
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
It needs 20% of 5 firms | [4] | It needs 20% of 5 firms
It takes 20% of £5m | [4] | It takes 20% of £5m
Twenty-one of forty firms agreed | [0.525] | 0.525 firms agreed
Six of the twelve firms agreed | [6,12] | 6 of the 12 firms agreed
A third of firms export | [0.333] | 0.333rd of firms export
It was fifty-fifty | [0] | It was 0
In the end no one came | [1] | In the end no 1 came
EXPECTED
echo "As before."
