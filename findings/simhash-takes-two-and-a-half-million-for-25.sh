#!/usr/bin/env bash
# Expected: of a table's notes those that say the same in other spelling are near, and two notes that say another sum, another time or the
# opposite are apart, if only a little: they are other notes.
# Seen: simhash 2.1.2 strings a note's letters and figures together, without points, dashes, signs and spaces, before it looks at them, and
# string-grouper 0.8.0, unless told another pattern, takes out points, dashes and spaces likewise. So £2.5m and £25m, 1-5 and 15 years, "not
# able" and "notable", -5% and 5% are at no distance by the one and alike to 1.00 by the other, as a note and itself; simhash has <5 and >5 for
# one too. 2 and 3 years are told apart. group_similar_strings then puts the first note of each pair in the place of the other. recordlinkage
# 0.16, which cleans texts before they are compared, makes 25m of £2.5m, and takes "(not now)" out, as it tells of all that is in brackets. Whoever merges notes by these loses a sum ten times as large, or
# a denial, and has no score to see it by: figures are to be compared apart from them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install simhash==2.1.2 string-grouper==0.8.0 recordlinkage==0.16 pandas==2.3.3 \
  numpy==2.2.6 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python -W ignore - <<'PYTHON' | tee seen.txt
import pandas
from recordlinkage.preprocessing import clean
from simhash import Simhash
from string_grouper import compute_pairwise_similarities, group_similar_strings

pairs = [
    ("The grant is £2.5m", "The grant is £25m"),
    ("Training takes 1-5 years", "Training takes 15 years"),
    ("Firms are not able to pay", "Firms are notable to pay"),
    ("Half have <5 staff", "Half have >5 staff"),
    ("Orders: -5%", "Orders: 5%"),
    ("Training takes 2 years", "Training takes 3 years"),
]
for one, other in pairs:
    alike = compute_pairwise_similarities(pandas.Series([one]), pandas.Series([other])).iloc[0]
    print(f"{one} / {other}: simhash {Simhash(one).distance(Simhash(other))}, string-grouper {alike:.2f}")
notes = pandas.Series([note for pair in pairs[:3] for note in pair])
print("grouped:", group_similar_strings(notes, ignore_index=True).tolist())
print("cleaned:", clean(pandas.Series(["The grant is £2.5m", "Pay 1.5% more (not now)"])).tolist())
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
The grant is £2.5m / The grant is £25m: simhash 0, string-grouper 1.00
Training takes 1-5 years / Training takes 15 years: simhash 0, string-grouper 1.00
Firms are not able to pay / Firms are notable to pay: simhash 0, string-grouper 1.00
Half have <5 staff / Half have >5 staff: simhash 0, string-grouper 0.63
Orders: -5% / Orders: 5%: simhash 0, string-grouper 1.00
Training takes 2 years / Training takes 3 years: simhash 11, string-grouper 0.70
grouped: ['The grant is £2.5m', 'The grant is £2.5m', 'Training takes 1-5 years', 'Training takes 1-5 years', 'Firms are not able to pay', 'Firms are not able to pay']
cleaned: ['the grant is 25m', 'pay 15 more']
EXPECTED
echo "As before."
