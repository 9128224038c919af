#!/usr/bin/env bash
# Expected: before a table's notes leave the house, telephone numbers and names are masked in them, international numbers too, as the package's
# description says, and what the note says stays: 12000 jobs, the verb that it begins with, the name of a body.
# Seen: @openredaction/openredaction 1.0.4 masks 07700 900123 and leaves +44 7700 900123, the same number as a phone keeps it, as it stands; so with
# brackets round 020. Any number of five digits is a post code of the United States, votes and jobs too, where 12,000 stays. Two words with capitals
# are a name, "Reading Room" and "Hope Valley", and a verb goes with the name behind it, "Ring Ann Shah"; with an accent or an apostrophe none is:
# Siân, José and O'Brien stay in. So figures are gone and people are named, and nothing says which.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install @openredaction/openredaction@1.0.4 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
node --input-type=module - <<'JAVASCRIPT' | tee seen.txt
import { createRequire } from "node:module";

const { OpenRedaction } = createRequire(`${process.cwd()}/`)("@openredaction/openredaction");

const redactor = new OpenRedaction();
const notes = [
  "Ring 07700 900123",
  "Ring +44 7700 900123",
  "Ring 020 7946 0123",
  "Ring (020) 7946 0123",
  "Derby lost 12000 jobs",
  "Derby lost 12,000 jobs",
  "12345 votes for skills and 23456 for the grid",
  "Ring Ann Shah about pay",
  "Reading Room 4 is too small",
  "Ports on the Hope Valley line",
  "Thanks to Siân Jones and José Núñez",
  "Thanks to O'Brien and to Priya Patel",
];
for (const note of notes) {
  const { redacted } = await redactor.detect(note);
  console.log(`${note}\n  ${redacted.replace(/_\d+\]/g, "]")}`);
}
JAVASCRIPT
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
Ring 07700 900123
  Ring [PHONE_UK_MOBILE]
Ring +44 7700 900123
  Ring +44 7700 900123
Ring 020 7946 0123
  Ring [PHONE_UK]
Ring (020) 7946 0123
  Ring (020) 7946 0123
Derby lost 12000 jobs
  Derby lost [ZIP] jobs
Derby lost 12,000 jobs
  Derby lost 12,000 jobs
12345 votes for skills and 23456 for the grid
  [ZIP] votes for skills and [ZIP] for the grid
Ring Ann Shah about pay
  [NAME] about pay
Reading Room 4 is too small
  [NAME] 4 is too small
Ports on the Hope Valley line
  Ports on the [NAME] line
Thanks to Siân Jones and José Núñez
  Thanks to Siân Jones and José Núñez
Thanks to O'Brien and to Priya Patel
  Thanks to O'Brien and to [NAME]
EXPECTED
echo "As before."
