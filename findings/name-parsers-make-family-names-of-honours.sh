#!/usr/bin/env bash
# Expected: a list of who came, sorted by family name: Ann Shah MP, Ann Shah OBE, Cllr Priya Patel and Ann Ma are a Shah, a Shah, a Patel
# and a Ma.
# Seen: humanparser 2.7.0 and parse-full-name 1.2.7 make family names of MP and OBE, and Shah a middle name. Humanparser takes Ma for a
# degree wherever it ends a name, so that Ann Ma and Jack Ma have no family name at all; "Cllr" is a first name to both. A row of a
# sign-in sheet with a house behind a comma, "Ann Shah, Rolls-Royce", is to humanparser the person Rolls-Royce Ann Shah. nameparser 2.6.0
# in Python has the first six right, and the house as a first name, too.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install nameparser==2.6.0 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
npm --silent --prefix "$folder" install humanparser@2.7.0 parse-full-name@1.2.7 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
printf '%s\n' "Ann Shah" "Ann Shah MP" "Ann Shah OBE" "Cllr Priya Patel" "Ann Ma" "Jack Ma" "Ann Shah, Rolls-Royce" >names.txt
{
  venv/bin/python - <<'PYTHON'
from nameparser import HumanName

for name in open("names.txt", encoding="utf-8").read().splitlines():
    print(name, "| nameparser", {part: value for part, value in HumanName(name).as_dict().items() if value})
PYTHON
  node --input-type=module - <<'JAVASCRIPT'
import { readFileSync } from "node:fs";
import humanparser from "humanparser";
import { parseFullName } from "parse-full-name";

const told = (parts) => JSON.stringify(Object.fromEntries(Object.entries(parts).filter(([, value]) => value.length)));
for (const name of readFileSync("names.txt", "utf8").trim().split("\n")) {
  console.log(`${name} | humanparser ${told(humanparser.parseName(name))} | parse-full-name ${told(parseFullName(name))}`);
}
JAVASCRIPT
} | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
Ann Shah | nameparser {'first': 'Ann', 'last': 'Shah'}
Ann Shah MP | nameparser {'first': 'Ann', 'last': 'Shah', 'suffix': 'MP'}
Ann Shah OBE | nameparser {'first': 'Ann', 'last': 'Shah', 'suffix': 'OBE'}
Cllr Priya Patel | nameparser {'title': 'Cllr', 'first': 'Priya', 'last': 'Patel'}
Ann Ma | nameparser {'first': 'Ann', 'last': 'Ma'}
Jack Ma | nameparser {'first': 'Jack', 'last': 'Ma'}
Ann Shah, Rolls-Royce | nameparser {'first': 'Rolls-Royce', 'last': 'Ann Shah'}
Ann Shah | humanparser {"firstName":"Ann","lastName":"Shah","fullName":"Ann Shah"} | parse-full-name {"first":"Ann","last":"Shah"}
Ann Shah MP | humanparser {"firstName":"Ann","lastName":"MP","middleName":"Shah","fullName":"Ann Shah MP"} | parse-full-name {"first":"Ann","middle":"Shah","last":"MP"}
Ann Shah OBE | humanparser {"firstName":"Ann","lastName":"OBE","middleName":"Shah","fullName":"Ann Shah OBE"} | parse-full-name {"first":"Ann","middle":"Shah","last":"OBE"}
Cllr Priya Patel | humanparser {"firstName":"Cllr","lastName":"Patel","middleName":"Priya","fullName":"Cllr Priya Patel"} | parse-full-name {"first":"Cllr","middle":"Priya","last":"Patel"}
Ann Ma | humanparser {"suffix":"Ma","firstName":"Ann","fullName":"Ann Ma"} | parse-full-name {"first":"Ann","last":"Ma"}
Jack Ma | humanparser {"suffix":"Ma","firstName":"Jack","fullName":"Jack Ma"} | parse-full-name {"first":"Jack","last":"Ma"}
Ann Shah, Rolls-Royce | humanparser {"lastName":"Ann Shah","firstName":"Rolls-Royce","fullName":"Rolls-Royce Ann Shah"} | parse-full-name {"first":"Ann","last":"Shah","suffix":"Rolls-Royce"}
EXPECTED
echo "As before."
