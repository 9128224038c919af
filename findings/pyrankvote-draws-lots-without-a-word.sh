#!/usr/bin/env bash
# Expected: of a tie, three ballots against three, an instant runoff says that it is one, or at least gives the same winner each time.
# Seen: pyrankvote 2.0.6 picks one of the two by chance, anew each time, calls it "Elected" and the other "Rejected", and has neither a word
# nor a field for the tie: a report that is made again may have another winner. Of two that are tied for last it drops the one with
# fewer second choices, in silence as well: 4 for A, 3 for "B, A" and 3 for "C, B" elect B. A tie is to be looked for beside it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pyrankvote==2.0.6 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
from pyrankvote import Ballot, Candidate, instant_runoff_voting

A, B, C = (Candidate(name) for name in "ABC")


def count(candidates, ballots):
    results = [instant_runoff_voting(candidates, ballots) for _ in range(200)]
    words = {word for result in results for word in str(result).lower().split()}
    said = words & {"tie", "tied", "random", "lot", "equal"}
    fields = {field for result in results for part in (result, result.rounds[-1]) for field in vars(part)}
    return sorted({winner.name for result in results for winner in result.get_winners()}), sorted(said), sorted(fields)


print("3 and 3:", *count([A, B], [Ballot([A])] * 3 + [Ballot([B])] * 3))
print("4, 3 and 3:", *count([A, B, C], [Ballot([A])] * 4 + [Ballot([B, A])] * 3 + [Ballot([C, B])] * 3))
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
3 and 3: ['A', 'B'] [] ['candidate_results', 'number_of_blank_votes', 'rounds']
4, 3 and 3: ['B'] [] ['candidate_results', 'number_of_blank_votes', 'rounds']
EXPECTED
echo "As before."
