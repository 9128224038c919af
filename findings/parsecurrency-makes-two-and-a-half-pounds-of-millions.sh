#!/usr/bin/env bash
# Expected: of sums as a room's sheet has them, "£2.5m" and "£2k" are two and a half million and two thousand pounds, or are turned down as "£5–10"
# is; "(£5)" is five pounds less, as in accounts, or is turned down; "1.5 kt" of steel and "R&D 5" are no sums of money.
# Seen: parsecurrency 1.1.1, which gives null for what it cannot read, reads £2.5m as 2.5 and £2k as 2 pounds, with no word of the letter behind; of
# "(£5)" it makes five of a currency with the sign "(£", of "1.5 kt" and "R&D 5" sums in "kt" and "R&D". numbro 2.5.0, told that it is in Britain, has
# the pounds right, and takes each letter behind a figure for its own: "3 t" is three million million, and where two of them stand together,
# as in kilotonnes, it takes both, a thousand times a million million. Neither tells that it left a letter out or took one for a number.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install parsecurrency@1.1.1 numbro@2.5.0 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
node --input-type=module - <<'JAVASCRIPT' | tee seen.txt
import { createRequire } from "node:module";

const load = createRequire(`${process.cwd()}/`);
const parse = load("parsecurrency");
const numbro = load("numbro");
numbro.registerLanguage(load("numbro/dist/languages.min.js")["en-GB"]);
numbro.setLanguage("en-GB");

for (const sum of ["£2500000", "£2.5m", "£2k", "£5–10", "(£5)", "3 t", "1.5 kt", "R&D 5"]) {
  const read = parse(sum);
  console.log(`${sum}: parsecurrency ${read && `${read.value} ${read.symbol}`}, numbro ${numbro.unformat(sum)}`);
}
JAVASCRIPT
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
£2500000: parsecurrency 2500000 £, numbro 2500000
£2.5m: parsecurrency 2.5 £, numbro 2500000
£2k: parsecurrency 2 £, numbro 2000
£5–10: parsecurrency null, numbro undefined
(£5): parsecurrency 5 (£, numbro -5
3 t: parsecurrency 3 t, numbro 3000000000000
1.5 kt: parsecurrency 1.5 kt, numbro 1500000000000000
R&D 5: parsecurrency 5 R&D, numbro undefined
EXPECTED
echo "As before."
