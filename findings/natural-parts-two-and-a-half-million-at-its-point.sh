#!/usr/bin/env bash
# Expected: a note is parted into sentences at the end of a sentence: "The grant is £2.5m a year" is one, as "It takes 3.5 years" is.
# Seen: natural 8.1.1 keeps 3.5 and 2.5% whole and parts £2.5m, 2.5k, 1.5x and v2.1 after the point, since letters touch the figure: "The grant is
# £2." and "5m a year.". So each sentence has another sum, and whoever counts or quotes the first has a grant of two pounds. The UK of GOV.UK begins a
# sentence too; sbd 1.0.19, which has the sums right, parts it there as well and drops the point. "Dr." and "St." can be given to natural as short
# forms; sums cannot.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install natural@8.1.1 sbd@1.0.19 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
DOTENV_CONFIG_QUIET=true node --input-type=module - <<'JAVASCRIPT' | tee seen.txt
import { createRequire } from "node:module";

const load = createRequire(`${process.cwd()}/`);
const natural = new (load("natural").SentenceTokenizer)(["Dr.", "St."]);
const sbd = load("sbd");

const notes = [
  "It takes 3.5 years. Dr. Owen agreed.",
  "The grant is £2.5m a year. Pay rose by 2.5%.",
  "Half need 2.5k more. Costs are 1.5x ours.",
  "Ask GOV.UK first. Then us.",
];
for (const note of notes) {
  console.log(`${note}\n  natural: ${JSON.stringify(natural.tokenize(note))}\n  sbd: ${JSON.stringify(sbd.sentences(note))}`);
}
JAVASCRIPT
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
It takes 3.5 years. Dr. Owen agreed.
  natural: ["It takes 3.5 years.","Dr. Owen agreed."]
  sbd: ["It takes 3.5 years.","Dr. Owen agreed."]
The grant is £2.5m a year. Pay rose by 2.5%.
  natural: ["The grant is £2.","5m a year.","Pay rose by 2.5%."]
  sbd: ["The grant is £2.5m a year.","Pay rose by 2.5%."]
Half need 2.5k more. Costs are 1.5x ours.
  natural: ["Half need 2.","5k more.","Costs are 1.","5x ours."]
  sbd: ["Half need 2.5k more.","Costs are 1.5x ours."]
Ask GOV.UK first. Then us.
  natural: ["Ask GOV.","UK first. Then us."]
  sbd: ["Ask GOV","UK first.","Then us."]
EXPECTED
echo "As before."
