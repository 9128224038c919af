#!/usr/bin/env bash
# Expected: with weights for ordered categories, two raters who say "low", "medium" and "high" get the same agreement as with 1, 2 and 3,
# or are asked for the order, as the package krippendorff asks; a table whose columns are ordered categories says it.
# Seen: irrCAC 0.4.4 takes the order of the alphabet, high, low, medium, also where pandas holds another one, and says nothing: agreement
# of 0.66 is given as 0.22, and alpha of 0.69 as 0.28. With categories=["low", "medium", "high"] it is right.
# (Python 3.10 to 3.12: the package asks for SciPy 1.12.0 and no other.)
set -euo pipefail
python=""
for each in python3.11 python3.12 python3.10 python3; do
  if "$each" -c 'import sys; sys.exit(not (3, 10) <= sys.version_info < (3, 13))' 2>/dev/null; then python=$each; break; fi
done
[ -n "$python" ] || { echo "Needs Python 3.10 to 3.12."; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install irrCAC==0.4.4 pandas==2.3.3 numpy==1.26.4 krippendorff==0.9.0 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import krippendorff
import pandas as pd
from irrCAC.raw import CAC

ORDER = ["low", "medium", "high"]
words = pd.DataFrame(
    {
        "one": ["low", "low", "medium", "medium", "high", "high", "low", "high"],
        "two": ["low", "medium", "medium", "high", "high", "high", "low", "medium"],
    }
)
kinds = {
    "words": CAC(words, weights="ordinal"),
    "ordered categories": CAC(words.astype(pd.CategoricalDtype(ORDER, ordered=True)), weights="ordinal"),
    "words and their order": CAC(words, weights="ordinal", categories=ORDER),
    "figures": CAC(words.apply(lambda column: column.map(ORDER.index)), weights="ordinal"),
}
for kind, raters in kinds.items():
    agreements = (raters.gwet()["est"]["coefficient_value"], raters.krippendorff()["est"]["coefficient_value"])
    print(kind, raters.categories, *agreements)
try:
    krippendorff.alpha(words.T.to_numpy(dtype=str), level_of_measurement="ordinal")
except ValueError as error:
    print("krippendorff:", error)
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
words ['high', 'low', 'medium'] 0.21769 0.27586
ordered categories ['high', 'low', 'medium'] 0.21769 0.27586
words and their order ['low', 'medium', 'high'] 0.66473 0.68966
figures [0, 1, 2] 0.66473 0.68966
krippendorff: When using strings, an ordered value_domain is required for level_of_measurement other than 'nominal'.
EXPECTED
echo "As before."
