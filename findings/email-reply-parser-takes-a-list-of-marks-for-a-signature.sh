#!/usr/bin/env bash
# Expected: of a table's answer by mail, parse_reply leaves out the letter that it answers and the name and firm at its foot, and keeps what was
# written: marks with a minus before them, points that begin with a dash, a table's name with a line drawn below it.
# Seen: email-reply-parser 0.5.12 for Python takes a line that begins with a dash and a letter or a digit, or with two underscores, for the head of
# a signature, and leaves out the rest of the mail: "-5% for Pay" and "-3% for Grid" are gone, and of "Yes to Grid" and "-No to Pay" the yes alone
# is left. Nothing in the text that it gives tells of it. email-reply-parser 2.3.7 for npm, which goes back to the same rules, keeps them all and
# leaves out the signature below "-- "; mail-parser-reply 1.36 keeps them all, that signature too.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install email-reply-parser==0.5.12 mail-parser-reply==1.36 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
npm --silent --prefix "$folder" install email-reply-parser@2.3.7 --ignore-scripts >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
cat >mails.json <<'JSON'
{
  "minus": "Marks of table 3:\n\n-5% for Pay\n-3% for Grid\n",
  "dashes": "Votes:\n\n-Yes to Grid, 18\n-No to Pay, 12\n\nWe meet again in May.\n",
  "yes and no": "Yes to Grid.\n\n-No to Pay, 12 of 30.\n",
  "a line below": "Table 3\n_______\nSkills 7\n",
  "a signature": "Skills 7\n\n-- \nAnn Lee\nKit Ltd\n"
}
JSON
{
  venv/bin/python - <<'PYTHON'
import json

from email_reply_parser import EmailReplyParser
from mailparser_reply import EmailReplyParser as Other

with open("mails.json", encoding="utf-8") as file:
    mails = json.load(file)
for name, mail in mails.items():
    print(f"{name}:\n  email-reply-parser {EmailReplyParser.parse_reply(mail)!r}")
    print(f"  mail-parser-reply  {Other(languages=['en']).parse_reply(text=mail)!r}")
PYTHON
  node --input-type=module - <<'JAVASCRIPT'
import fs from "node:fs";
import { createRequire } from "node:module";

const parser = createRequire(`${process.cwd()}/`)("email-reply-parser");
const Reader = parser.default ?? parser;
for (const [name, mail] of Object.entries(JSON.parse(fs.readFileSync("mails.json", "utf8")))) {
  console.log(`npm, ${name}: ${JSON.stringify(new Reader().read(mail).getVisibleText())}`);
}
JAVASCRIPT
} | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
minus:
  email-reply-parser 'Marks of table 3:'
  mail-parser-reply  'Marks of table 3:\n\n-5% for Pay\n-3% for Grid'
dashes:
  email-reply-parser 'Votes:'
  mail-parser-reply  'Votes:\n\n-Yes to Grid, 18\n-No to Pay, 12\n\nWe meet again in May.'
yes and no:
  email-reply-parser 'Yes to Grid.'
  mail-parser-reply  'Yes to Grid.\n\n-No to Pay, 12 of 30.'
a line below:
  email-reply-parser 'Table 3'
  mail-parser-reply  'Table 3\n_______\nSkills 7'
a signature:
  email-reply-parser 'Skills 7'
  mail-parser-reply  'Skills 7\n\n--\nAnn Lee\nKit Ltd'
npm, minus: "Marks of table 3:\n\n-5% for Pay\n-3% for Grid\n"
npm, dashes: "Votes:\n\n-Yes to Grid, 18\n-No to Pay, 12\n\nWe meet again in May.\n"
npm, yes and no: "Yes to Grid.\n\n-No to Pay, 12 of 30.\n"
npm, a line below: "Table 3\n_______\nSkills 7\n"
npm, a signature: "Skills 7\n"
EXPECTED
echo "As before."
