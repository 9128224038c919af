#!/usr/bin/env bash
# Expected: the words that a note turns on come out as they are in it: 3.5, £2.5m, 2.5%, v2.1; or, with remove_digits, no figures at all.
# Seen: keyword-extractor 0.3.0 takes each full stop and comma out of a word, within a figure too: 3.5 years is "35", £2.5m is "£25m" and 2.5% is
# "25%", ten times as much. remove_digits, which is the default, takes 35 and 18 out and leaves "£25m" and "25%" in. GOV.UK is "govuk". A cloud of
# words made of them shows a sum that nobody at the table said.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install keyword-extractor@0.3.0 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
node --input-type=module - <<'JAVASCRIPT' | tee seen.txt
import { createRequire } from "node:module";

const { extract } = createRequire(`${process.cwd()}/`)("keyword-extractor");

const notes = [
  "It takes 3.5 years to train welders",
  "It takes 18 months to train welders",
  "A £2.5m grant",
  "Pay rose by 2.5%",
  "Ask GOV.UK for v2.1",
];
for (const note of notes) {
  const found = [true, false].map((remove_digits) => extract(note, { language: "english", return_changed_case: true, remove_digits }));
  console.log(`${note}\n  without digits: ${JSON.stringify(found[0])}\n  with digits: ${JSON.stringify(found[1])}`);
}
JAVASCRIPT
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
It takes 3.5 years to train welders
  without digits: ["takes","years","train","welders"]
  with digits: ["takes","35","years","train","welders"]
It takes 18 months to train welders
  without digits: ["takes","months","train","welders"]
  with digits: ["takes","18","months","train","welders"]
A £2.5m grant
  without digits: ["£25m","grant"]
  with digits: ["£25m","grant"]
Pay rose by 2.5%
  without digits: ["pay","rose","25%"]
  with digits: ["pay","rose","25%"]
Ask GOV.UK for v2.1
  without digits: ["govuk","v21"]
  with digits: ["govuk","v21"]
EXPECTED
echo "As before."
