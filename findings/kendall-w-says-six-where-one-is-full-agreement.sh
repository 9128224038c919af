#!/usr/bin/env bash
# Expected: compute_w takes "a list of rating lists" and gives 0 for no agreement and 1 for unanimous agreement, as its documentation says: marks
# out of nine, dots that each table has put on a theme, or places, of which two may be shared.
# Seen: kendall-w 1.0.0 takes whatever it gets for places without shared ones, and looks at no number: three people with one order among four
# themes agree to 6.2 by their marks out of nine and to 633 by points out of a hundred; by marks out of three it is 0.55. With two themes
# on one shared place it is 0.95, since what ties take away is not given back, and the mean place 2.5, by which that is done, it refuses.
# By scipy's test of Friedman, of which W is a part, each of them is 1. A summary that says "low agreement (0.55)" is wrong, and nobody sees
# it as one sees the 6.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install kendall-w==1.0.0 scipy==1.17.1 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
from kendall_w import compute_w
from scipy.stats import friedmanchisquare

AGREED = {
    "places, none shared": [[1, 1, 1], [2, 2, 2], [3, 3, 3], [4, 4, 4]],
    "places, two shared": [[1, 1, 1], [2, 2, 2], [2, 2, 2], [4, 4, 4]],
    "places, two shared, by their mean": [[1, 1, 1], [2.5, 2.5, 2.5], [2.5, 2.5, 2.5], [4, 4, 4]],
    "marks out of three": [[3, 3, 3], [1, 1, 1], [1, 1, 1], [2, 2, 2]],
    "marks out of nine": [[9, 9, 8], [1, 2, 1], [5, 5, 5], [3, 3, 2]],
    "points out of a hundred": [[60, 50, 70], [30, 40, 20], [10, 10, 10]],
}
for name, themes in AGREED.items():
    try:
        seen = round(compute_w(themes), 2)
    except AssertionError as error:
        seen = " ".join(str(error).split())
    people = len(themes[0])
    by_scipy = friedmanchisquare(*themes).statistic / (people * (len(themes) - 1))
    print(f"{name}: kendall-w {seen}, scipy {by_scipy:.2f}")
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
places, none shared: kendall-w 1.0, scipy 1.00
places, two shared: kendall-w 0.95, scipy 1.00
places, two shared, by their mean: kendall-w You must pass a list of lists of integers., scipy 1.00
marks out of three: kendall-w 0.55, scipy 1.00
marks out of nine: kendall-w 6.19, scipy 1.00
points out of a hundred: kendall-w 633.33, scipy 1.00
EXPECTED
echo "As before."
