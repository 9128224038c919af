#!/usr/bin/env bash
# Expected: of three ballots "A, B" and three "B, A" each rule of votelib says that A and B are tied, by the Tie that the library has for this, and
# so of three options that beat one another in a circle: the same people are as content with the one as with the other.
# Seen: votelib 0.4.0 has five answers. Minimax and a count of points give a Tie; RankedPairs elects the one that is named first on the first
# ballot, so that the order in which ballots came in decides; Schulze elects nobody, of the circle too, and Copeland nobody of the two and
# a Tie of the three. An empty list is also what it gives where there is nobody to elect, and RankedPairs looks like a clear win.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install votelib==0.4.0 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
from votelib.component.rankscore import Borda
from votelib.convert import RankedToCondorcetVotes, RankedToPositionalVotes
from votelib.evaluate.condorcet import Copeland, MinimaxCondorcet, RankedPairs, Schulze
from votelib.evaluate.core import Plurality

BALLOTS = {
    "A, B came in first": {("A", "B"): 3, ("B", "A"): 3},
    "B, A came in first": {("B", "A"): 3, ("A", "B"): 3},
    "a circle": {("A", "B", "C"): 1, ("B", "C", "A"): 1, ("C", "A", "B"): 1},
    "a clear case": {("A", "B"): 4, ("B", "A"): 2},
}


def said(elected):
    return [f"tie of {', '.join(sorted(each))}" if isinstance(each, frozenset) else each for each in elected]


for name, ballots in BALLOTS.items():
    pairs = RankedToCondorcetVotes().convert(ballots)
    print(f"{name}:")
    for rule in MinimaxCondorcet, RankedPairs, Schulze, Copeland:
        print(f"  {rule.__name__}", said(rule().evaluate(pairs, 1)))
    print("  Borda", said(Plurality().evaluate(RankedToPositionalVotes(Borda()).convert(ballots), 1)))
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
A, B came in first:
  MinimaxCondorcet ['tie of A, B']
  RankedPairs ['A']
  Schulze []
  Copeland []
  Borda ['tie of A, B']
B, A came in first:
  MinimaxCondorcet ['tie of A, B']
  RankedPairs ['B']
  Schulze []
  Copeland []
  Borda ['tie of A, B']
a circle:
  MinimaxCondorcet ['tie of A, B, C']
  RankedPairs ['A']
  Schulze []
  Copeland ['tie of A, B, C']
  Borda ['tie of A, B, C']
a clear case:
  MinimaxCondorcet ['A']
  RankedPairs ['A']
  Schulze ['A']
  Copeland ['A']
  Borda ['A']
EXPECTED
echo "As before."
