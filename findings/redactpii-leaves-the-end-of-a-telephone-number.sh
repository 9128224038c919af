#!/usr/bin/env bash
# Expected: a telephone number and a name in a note are masked whole, or, where a package knows other countries' numbers alone, left whole; sums,
# years and jobs stay, and so do the words round about.
# Seen: @redactpii/node 1.0.17 masks the first ten digits of 020 7946 0123, whose last four stay, and of a grant of £12345678 the digits; with "Hi"
# and "Dear" go the full stop and the space before them, so that "Pay is low. Hi Jo Owen" is "Pay is lowPERSON_NAME". redact-pii 3.4.0 leaves "Jo" of
# Jo Owen and "Shah" of Ann Shah, makes a name of the half of Rolls-Royce, and masks years and jobs. anonymize-nlp 1.0.6 leaves 020 7946 0123 and
# takes "grant" for a first name and 12000 for a driving licence. What is left names the person still, and the figures that the note was written for
# are gone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install @redactpii/node@1.0.17 redact-pii@3.4.0 anonymize-nlp@1.0.6 \
  >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
node --input-type=module - <<'JAVASCRIPT' | tee seen.txt
import { createRequire } from "node:module";

const load = createRequire(`${process.cwd()}/`);
const first = new (load("@redactpii/node").Redactor)();
const second = new (load("redact-pii").SyncRedactor)();
const third = new (load("anonymize-nlp").AnonymizeNlp)();

const notes = [
  "Ask on 020 7946 0123 for pay data",
  "Pay is low. Hi Jo Owen, can you help?",
  "The grant is £12345678 over 3 years",
  "Ring Jo Owen about pay",
  "Ann Shah counts 1500 jobs by 2030",
  "Rolls-Royce lost 12000 jobs",
];
for (const note of notes) {
  console.log(note);
  console.log(`  @redactpii/node: ${first.redact(note)}\n  redact-pii: ${second.redact(note)}\n  anonymize-nlp: ${third.anonymize(note)}`);
}
JAVASCRIPT
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
Ask on 020 7946 0123 for pay data
  @redactpii/node: Ask on PHONE_NUMBER 0123 for pay data
  redact-pii: Ask on 020 DIGITS DIGITS for pay data
  anonymize-nlp: Ask on 020 7946 0123 for pay data
Pay is low. Hi Jo Owen, can you help?
  @redactpii/node: Pay is lowPERSON_NAME, can you help?
  redact-pii: Pay is low. Hi PERSON_NAME, can you help?
  anonymize-nlp: Pay is low. Hi <FIRSTNAME> <LASTNAME>, can you help?
The grant is £12345678 over 3 years
  @redactpii/node: The grant is £PHONE_NUMBER over 3 years
  redact-pii: The grant is £DIGITS over 3 years
  anonymize-nlp: The <FIRSTNAME> is <MONEY> over 3 years
Ring Jo Owen about pay
  @redactpii/node: Ring Jo Owen about pay
  redact-pii: Ring Jo PERSON_NAME about pay
  anonymize-nlp: Ring <FIRSTNAME> <LASTNAME> about pay
Ann Shah counts 1500 jobs by 2030
  @redactpii/node: Ann Shah counts 1500 jobs by 2030
  redact-pii: PERSON_NAME Shah counts DIGITS jobs by DIGITS
  anonymize-nlp: <FIRSTNAME> <LASTNAME> counts 1500 jobs by 2030
Rolls-Royce lost 12000 jobs
  @redactpii/node: Rolls-Royce lost 12000 jobs
  redact-pii: Rolls-PERSON_NAME lost ZIPCODE jobs
  anonymize-nlp: Rolls-<FIRSTNAME> lost <DL> jobs
EXPECTED
echo "As before."
