#!/usr/bin/env bash
# Expected: in a Typst file "#let f(x) = if x [yes]", with "else [no]" on the next line, is one function that says yes or no;
# within braces it is, and an else without an if would be a mistake that the compiler tells.
# Seen: typst 0.15.2 ends the #let at the line's end; the function gives nothing when the condition is false, "else [no]" becomes text
# of the document (of an imported file nobody sees it), and there is no warning. Whoever breaks such a line needs braces round it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install typst==0.15.2 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
cat >parts.typ <<'TYPST'
#let on-one-line(x) = if x [yes] else [no]
#let on-two-lines(x) = if x [yes]
  else [no]
#let in-braces(x) = {
  if x [yes]
  else [no]
}
TYPST
cat >report.typ <<'TYPST'
#import "parts.typ": *
#metadata((repr(on-one-line(false)), repr(on-two-lines(false)), repr(in-braces(false)))) <seen>
TYPST
venv/bin/python - <<'PYTHON' | tee seen.txt
import json
import typst

for name, value in zip(("on one line", "on two lines", "in braces"), json.loads(typst.query("report.typ", "<seen>", field="value"))[0]):
    print(f"{name}: {value}")
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
on one line: [no]
on two lines: none
in braces: [no]
EXPECTED
echo "As before."
