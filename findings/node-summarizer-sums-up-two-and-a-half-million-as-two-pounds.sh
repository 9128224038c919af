#!/usr/bin/env bash
# Expected: a summary that takes the most telling sentences out of a table's notes has them whole, in the order of the notes, and is a text
# each time, the same for the same notes.
# Seen: node-summarizer 1.0.7 parts its text at each point, also within a figure: "The grant for pay and welders is £2.5m." is summed up as
# "The grant for pay and welders is £2." and "Pay for welders in firms fell by 2.5%" as "... fell by 2.". Nothing parts the sentences
# ("welders.The"), and the last comes first. The other of its two ways, getSummaryByRank, walks by chance, so that the order changes from
# run to run, and of the second note it makes no summary at all, but an empty object, with no word why. In a report it is the very sentence
# that counts most that has another sum.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install node-summarizer@1.0.7 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
DOTENV_CONFIG_QUIET=true node --input-type=module - <<'JAVASCRIPT' | tee seen.txt
import { createRequire } from "node:module";

const { SummarizerManager } = createRequire(`${process.cwd()}/`)("node-summarizer");

const notes = [
  "Lunch was late. The grant for pay and welders is £2.5m. Pay keeps welders.",
  "Firms asked for welders. Pay for welders in firms fell by 2.5% in Derby. Lunch was late.",
];
for (const note of notes) {
  const { summary } = new SummarizerManager(note, 2).getSummaryByFrequency();
  const ranked = new Set();
  for (let time = 0; time < 60; time += 1) ranked.add(JSON.stringify((await new SummarizerManager(note, 2).getSummaryByRank()).summary));
  console.log(`${note}\n  by frequency: ${JSON.stringify(summary)}\n  by rank, in sixty runs: ${[...ranked].sort().join(" or ")}`);
}
JAVASCRIPT
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
Lunch was late. The grant for pay and welders is £2.5m. Pay keeps welders.
  by frequency: "Pay keeps welders.The grant for pay and welders is £2."
  by rank, in sixty runs: "Pay keeps welders.The grant for pay and welders is £2." or "The grant for pay and welders is £2.Pay keeps welders."
Firms asked for welders. Pay for welders in firms fell by 2.5% in Derby. Lunch was late.
  by frequency: "Firms asked for welders.Pay for welders in firms fell by 2."
  by rank, in sixty runs: {}
EXPECTED
echo "As before."
