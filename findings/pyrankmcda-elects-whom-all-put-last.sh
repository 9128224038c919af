#!/usr/bin/env bash
# Expected: borda_method of a package for the aggregation of rankings gives each option's rank, "a1 = 2", as it prints it and as kemeny_young of the
# same package has it: where all put the third option first, it is first; of two that share the most points, one or both are ahead of the rest.
# Seen: pyRankMCDA 2.1.8 prints the order of the options as if it were their ranks: of "a3, a1, a2", one order by all, it says a1 = 3, a2 = 1 and
# a3 = 2, so that a2 has won, whom all have last. copeland_method, schulze_method and median_rank_aggregation do the same; kemeny_young and
# fast_kemeny_young have it right. And borda_method takes the options that share their points out of the order and puts them behind all others:
# a1 and a2 share the first place, all have a3 last, and a3 is first. Which of the shared ones comes next is drawn anew each time.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pyrankmcda==2.1.8 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
MPLBACKEND=agg MPLCONFIGDIR="$folder" PYTHONWARNINGS=ignore venv/bin/python - <<'PYTHON' | tee seen.txt
import contextlib
import io

import numpy as np
from pyRankMCDA.algorithm import rank_aggregation

RULES = "kemeny_young", "fast_kemeny_young", "borda_method", "copeland_method", "schulze_method", "median_rank_aggregation"
agreed = np.array([[2, 2, 2], [3, 3, 3], [1, 1, 1]])
print("three people, each: a1 second, a2 third, a3 first")
for rule in RULES:
    print(f"  {rule}:", [int(rank) for rank in getattr(rank_aggregation(agreed), rule)(verbose=False)])
said = io.StringIO()
with contextlib.redirect_stdout(said):
    rank_aggregation(agreed).borda_method(verbose=True)
print("borda_method prints", said.getvalue().split("\n"))
shared = np.array([[1, 2], [2, 1], [3, 3]])
first = {int(rank_aggregation(shared).borda_method(verbose=False)[0]) for _ in range(20)}
print("two people, a1 and a2 first and second by turns, a3 last by both: borda_method begins with", first)
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
three people, each: a1 second, a2 third, a3 first
  kemeny_young: [2, 3, 1]
  fast_kemeny_young: [2, 3, 1]
  borda_method: [3, 1, 2]
  copeland_method: [3, 1, 2]
  schulze_method: [3, 1, 2]
  median_rank_aggregation: [3, 1, 2]
borda_method prints ['', 'a1 = 3', 'a2 = 1', 'a3 = 2', '']
two people, a1 and a2 first and second by turns, a3 last by both: borda_method begins with {3}
EXPECTED
echo "As before."
