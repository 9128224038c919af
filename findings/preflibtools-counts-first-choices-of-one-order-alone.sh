#!/usr/bin/env bash
# Expected: by Bucklin's rule the theme that more than half put first has won, 9 of 15 here; the first places of all ballots are counted before the
# second ones come in. By Copeland's rule, told so in the package too, who wins most comparisons of two has won: Ports, which more people prefer
# to each of the two others.
# Seen: preflibtools 2.0.33 sets a theme's first places to those of the last order that begins with it, instead of adding: of 5 and 4 people who put
# Skills first and differ behind it, it counts 4. It then adds the second places before it asks whether anybody has more than half. So
# bucklin_voting_winner and fallback_voting_winner name Grid, and not Skills. copeland_winner adds up by how many people each comparison is won or
# lost, and Grid, which loses to Ports, comes first: that sum is Borda's. plurality_winner has it right; nothing is said of any of it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install preflibtools==2.0.33 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
from preflibtools.aggregation import singlewinner
from preflibtools.instances import OrdinalInstance
from preflibtools.properties import pairwise_scores

THEMES = {1: "Skills", 2: "Grid", 3: "Ports"}


def room(ballots):
    instance = OrdinalInstance()
    instance.append_vote_map({tuple((theme,) for theme in order): people for order, people in ballots.items()})
    for order, people in ballots.items():
        print(f"  {people}: " + ", ".join(THEMES[theme] for theme in order))
    return instance


def named(themes):
    return sorted(THEMES[theme] for theme in themes)


print("Nine of fifteen put Skills first")
instance = room({(1, 2, 3): 5, (1, 3, 2): 4, (2, 3, 1): 6})
for rule in ("plurality", "bucklin_voting", "fallback_voting"):
    print(f"  {rule}_winner:", named(getattr(singlewinner, rule + "_winner")(instance)))
print("More people prefer Ports to each")
instance = room({(3, 2, 1): 3, (2, 1, 3): 2})
for theme, others in pairwise_scores(instance).items():
    print(f"  {THEMES[theme]} before", {THEMES[other]: people for other, people in others.items()})
for rule in ("copeland", "borda"):
    print(f"  {rule}_winner:", named(getattr(singlewinner, rule + "_winner")(instance)))
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
Nine of fifteen put Skills first
  5: Skills, Grid, Ports
  4: Skills, Ports, Grid
  6: Grid, Ports, Skills
  plurality_winner: ['Skills']
  bucklin_voting_winner: ['Grid']
  fallback_voting_winner: ['Grid']
More people prefer Ports to each
  3: Ports, Grid, Skills
  2: Grid, Skills, Ports
  Ports before {'Grid': 3, 'Skills': 3}
  Grid before {'Ports': 2, 'Skills': 5}
  Skills before {'Ports': 2, 'Grid': 0}
  copeland_winner: ['Grid']
  borda_winner: ['Grid']
EXPECTED
echo "As before."
