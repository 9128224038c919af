#!/usr/bin/env bash
# Expected: a similarity that is "normalized", from nought to one, is one for a note and itself, and nought for a note and an empty one.
# Seen: textdistance 4.6.3 has measures that are not so. Smith-Waterman and Gotoh give 1 for any note beside an empty one, so that who
# wrote nothing says the same as everybody; entropy_ncd gives a half to a two-letter one. Tanimoto gives nought to two equal notes,
# sqrt_ncd gives them 0.59 and arith_ncd 0.10. Entropy_ncd, Jaccard and overlap count letters, so that 2012 and 2021 score 1. Levenshtein,
# Jaro-Winkler and Ratcliff-Obershelp do as they should.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install textdistance==4.6.3 numpy==2.3.5 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import textdistance

MEASURES = (
    "levenshtein", "jaro_winkler", "ratcliff_obershelp", "smith_waterman", "gotoh", "tanimoto", "sqrt_ncd", "arith_ncd", "entropy_ncd", "jaccard", "overlap",
)
for one, other in (("Scrap the levy", "Scrap the levy"), ("Scrap the levy", ""), ("no", ""), ("by 2012", "by 2021"), ("Scrap the levy", "Keep it")):
    scores = (f"{name} {float(getattr(textdistance, name).normalized_similarity(one, other)):.2f}" for name in MEASURES)
    print(repr(one), repr(other), "|", *scores)
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
'Scrap the levy' 'Scrap the levy' | levenshtein 1.00 jaro_winkler 1.00 ratcliff_obershelp 1.00 smith_waterman 1.00 gotoh 1.00 tanimoto 0.00 sqrt_ncd 0.59 arith_ncd 0.10 entropy_ncd 1.00 jaccard 1.00 overlap 1.00
'Scrap the levy' '' | levenshtein 0.00 jaro_winkler 0.00 ratcliff_obershelp 0.00 smith_waterman 1.00 gotoh 1.00 tanimoto -inf sqrt_ncd 0.00 arith_ncd 0.00 entropy_ncd 0.22 jaccard 0.00 overlap 0.00
'no' '' | levenshtein 0.00 jaro_winkler 0.00 ratcliff_obershelp 0.00 smith_waterman 1.00 gotoh 1.00 tanimoto -inf sqrt_ncd 0.00 arith_ncd 0.00 entropy_ncd 0.50 jaccard 0.00 overlap 0.00
'by 2012' 'by 2021' | levenshtein 0.71 jaro_winkler 0.97 ratcliff_obershelp 0.86 smith_waterman 0.71 gotoh 0.86 tanimoto 0.00 sqrt_ncd 0.59 arith_ncd 0.06 entropy_ncd 1.00 jaccard 1.00 overlap 1.00
'Scrap the levy' 'Keep it' | levenshtein 0.14 jaro_winkler 0.45 ratcliff_obershelp 0.29 smith_waterman 0.14 gotoh 0.36 tanimoto -1.68 sqrt_ncd 0.21 arith_ncd -0.18 entropy_ncd 0.76 jaccard 0.31 overlap 0.71
EXPECTED
echo "As before."
