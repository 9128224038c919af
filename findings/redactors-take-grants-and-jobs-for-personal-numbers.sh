#!/usr/bin/env bash
# Expected: who masks personal details in a table's notes loses names and numbers of telephones; sums, years, votes, jobs and names of places stay, and so
# do the words round about.
# Seen: @redactpii/node 1.0.17 makes a telephone number of a grant of £12345678, and with "Hi" before a name goes the full stop and the space before it:
# "Pay is lowPERSON_NAME". redact-pii 3.4.0 masks years and jobs, and makes a name of half of Rolls-Royce. anonymize-nlp 1.0.6 takes "grant" for a first
# name and 12000 for a driving licence. @openredaction/openredaction 1.0.4 makes a post code of the United States of any number of five digits, votes and
# jobs too, where 12,000 stays, and names of "Reading Room" and "Hope Valley". The figures that the notes were written for are gone, and nothing says which.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install @redactpii/node@1.0.17 redact-pii@3.4.0 anonymize-nlp@1.0.6 @openredaction/openredaction@1.0.4 \
  >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
node --input-type=module - <<'JAVASCRIPT' | tee seen.txt
import { createRequire } from "node:module";

const load = createRequire(`${process.cwd()}/`);
const first = new (load("@redactpii/node").Redactor)();
const second = new (load("redact-pii").SyncRedactor)();
const third = new (load("anonymize-nlp").AnonymizeNlp)();
const fourth = new (load("@openredaction/openredaction").OpenRedaction)();

const notes = [
  "Pay is low. Hi Jo Owen, can you help?",
  "The grant is £12345678 over 3 years",
  "We counted 1500 jobs by 2030",
  "Rolls-Royce lost 12000 jobs",
  "Rolls-Royce lost 12,000 jobs",
  "12345 votes for skills and 23456 for the grid",
  "Reading Room 4 is too small for the Hope Valley line",
];
for (const note of notes) {
  const { redacted } = await fourth.detect(note);
  console.log(`${note}\n  @redactpii/node: ${first.redact(note)}\n  redact-pii: ${second.redact(note)}`);
  console.log(`  anonymize-nlp: ${third.anonymize(note)}\n  @openredaction/openredaction: ${redacted.replace(/_\d+\]/g, "]")}`);
}
JAVASCRIPT
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
Pay is low. Hi Jo Owen, can you help?
  @redactpii/node: Pay is lowPERSON_NAME, can you help?
  redact-pii: Pay is low. Hi PERSON_NAME, can you help?
  anonymize-nlp: Pay is low. Hi <FIRSTNAME> <LASTNAME>, can you help?
  @openredaction/openredaction: Pay is low. [NAME], can you help?
The grant is £12345678 over 3 years
  @redactpii/node: The grant is £PHONE_NUMBER over 3 years
  redact-pii: The grant is £DIGITS over 3 years
  anonymize-nlp: The <FIRSTNAME> is <MONEY> over 3 years
  @openredaction/openredaction: The grant is £12345678 over 3 years
We counted 1500 jobs by 2030
  @redactpii/node: We counted 1500 jobs by 2030
  redact-pii: We counted DIGITS jobs by DIGITS
  anonymize-nlp: We counted 1500 jobs by 2030
  @openredaction/openredaction: We counted 1500 jobs by 2030
Rolls-Royce lost 12000 jobs
  @redactpii/node: Rolls-Royce lost 12000 jobs
  redact-pii: Rolls-PERSON_NAME lost ZIPCODE jobs
  anonymize-nlp: Rolls-<FIRSTNAME> lost <DL> jobs
  @openredaction/openredaction: Rolls-Royce lost [ZIP] jobs
Rolls-Royce lost 12,000 jobs
  @redactpii/node: Rolls-Royce lost 12,000 jobs
  redact-pii: Rolls-PERSON_NAME lost 12,000 jobs
  anonymize-nlp: Rolls-<FIRSTNAME> lost 12,000 jobs
  @openredaction/openredaction: Rolls-Royce lost 12,000 jobs
12345 votes for skills and 23456 for the grid
  @redactpii/node: 12345 votes for skills and 23456 for the grid
  redact-pii: ZIPCODE votes for skills and ZIPCODE for the grid
  anonymize-nlp: <DL> votes for skills and <DL1> for the grid
  @openredaction/openredaction: [ZIP] votes for skills and [ZIP] for the grid
Reading Room 4 is too small for the Hope Valley line
  @redactpii/node: Reading Room 4 is too small for the Hope Valley line
  redact-pii: Reading Room 4 is too small for the Hope Valley line
  anonymize-nlp: Reading Room 4 is too small for the Hope Valley line
  @openredaction/openredaction: [NAME] 4 is too small for the [NAME] line
EXPECTED
echo "As before."
