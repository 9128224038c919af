#!/usr/bin/env bash
# Expected: a list of who was at a roundtable, written as cards for an address book (.vcf), comes back as it was: the format has a backslash before a
# comma and a semicolon within a text, and "\n" for a line break, and a reader takes them off again.
# Seen: vcf 2.1.2 writes none of them: the second line of a note is joined to the first, "portsAsk Ann", and of "Head, skills" and "Skills; Kit Ltd"
# other readers make two values each: the firm is "Skills" and its department "Kit Ltd"; of the note vobject has "Pay" alone. Of a card that others
# wrote it hands the backslashes out with the words: "Head\, skills", "Pay\nKit". Its own reader gets back what it wrote, but for the line break, so
# that a trial with it alone shows nothing. vobject 0.9.9 writes and reads all of it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install vobject==0.9.9 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
npm --silent --prefix "$folder" install vcf@2.1.2 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
node --input-type=module - <<'JAVASCRIPT' | tee seen.txt
import fs from "node:fs";
import { createRequire } from "node:module";

const Card = createRequire(`${process.cwd()}/`)("vcf");

const card = new Card();
for (const [name, value] of [["fn", "Jo Owen"], ["n", "Owen;Jo;;;"], ["title", "Head, skills"], ["org", "Skills; Kit Ltd"], ["note", "Pay, kit; ports\nAsk Ann"]]) {
  card.set(name, value);
}
fs.writeFileSync("vcf.vcf", card.toString("3.0").replace(/\r?\n/g, "\r\n") + "\r\n");
console.log(card.toString("3.0").replace(/\r/g, ""));
JAVASCRIPT
venv/bin/python - <<'PYTHON' | tee -a seen.txt
import vobject

card = vobject.readOne(open("vcf.vcf", encoding="utf-8", newline=""))
print("vobject reads of vcf's card:", card.org.value, repr(card.note.value))
card = vobject.vCard()
for name, value in {"fn": "Jo Owen", "title": "Head, skills", "org": ["Skills; Kit Ltd"], "note": "Pay, kit; ports\nAsk Ann"}.items():
    card.add(name).value = value
card.add("n").value = vobject.vcard.Name(family="Owen", given="Jo")
with open("vobject.vcf", "w", encoding="utf-8", newline="") as file:
    file.write(card.serialize())
back = vobject.readOne(card.serialize())
print("vobject reads of its own:", repr(back.title.value), back.org.value, repr(back.note.value))
PYTHON
node --input-type=module - <<'JAVASCRIPT' | tee -a seen.txt
import fs from "node:fs";
import { createRequire } from "node:module";

const Card = createRequire(`${process.cwd()}/`)("vcf");

const card = new Card().parse(fs.readFileSync("vobject.vcf", "utf8"));
for (const name of ["title", "org", "note"]) console.log(`vcf reads of vobject's card: ${name} ${card.get(name).valueOf()}`);
JAVASCRIPT
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
BEGIN:VCARD
VERSION:3.0
FN:Jo Owen
N:Owen;Jo;;;
TITLE:Head, skills
ORG:Skills; Kit Ltd
NOTE:Pay, kit; portsAsk Ann
END:VCARD
vobject reads of vcf's card: ['Skills', ' Kit Ltd'] 'Pay'
vobject reads of its own: 'Head, skills' ['Skills; Kit Ltd'] 'Pay, kit; ports\nAsk Ann'
vcf reads of vobject's card: title Head\, skills
vcf reads of vobject's card: org Skills\; Kit Ltd
vcf reads of vobject's card: note Pay\, kit\; ports\nAsk Ann
EXPECTED
echo "As before."
