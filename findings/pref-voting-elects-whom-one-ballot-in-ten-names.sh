#!/usr/bin/env bash
# Expected: where ten people rank as many of three options as they like, and nine of them leave C out, C does not win: who is named
# stands above who is not, as in the usual count of such ballots.
# Seen: pref_voting 1.18.2 compares on a ballot the options that it names alone, so that a ballot with one name counts in no pair.
# Nine ballots "A" or "B" go unheard, and the tenth, "C, A", elects C by Copeland; by ranked pairs and minimax B and C tie, A is out.
# After profile.use_extended_strict_preference() A wins by all three. Instant runoff on the same profile has A from the start.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pref_voting==1.18.2 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
from pref_voting.c1_methods import copeland
from pref_voting.iterative_methods import instant_runoff_for_truncated_linear_orders
from pref_voting.margin_based_methods import minimax, ranked_pairs
from pref_voting.profiles_with_ties import ProfileWithTies

ballots = [({"A": 1}, 7), ({"B": 1}, 2), ({"C": 1, "A": 2}, 1)]
profile = ProfileWithTies([ballot for ballot, _ in ballots], [times for _, times in ballots], candidates=["A", "B", "C"])
for extended in (False, True):
    if extended:
        profile.use_extended_strict_preference()
    print("extended" if extended else "as it comes", "| A over C by", profile.margin("A", "C"))
    for method in (copeland, ranked_pairs, minimax, instant_runoff_for_truncated_linear_orders):
        print("   ", method.name, *method(profile))
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
as it comes | A over C by -1
    Copeland C
    Ranked Pairs B C
    Minimax B C
    Instant Runoff (Truncated Linear Orders) A
extended | A over C by 6
    Copeland A
    Ranked Pairs A
    Minimax A
    Instant Runoff (Truncated Linear Orders) A
EXPECTED
echo "As before."
