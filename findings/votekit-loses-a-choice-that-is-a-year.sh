#!/usr/bin/env bash
# Expected: a sheet of ranked choices, one column for each rank, is read as it stands, whether a choice is a word or a year ("By when? 2030, 2035,
# or never"), and a choice called "None", as on "which of these?", is a choice.
# Seen: load_ranking_csv of VoteKit 3.5.0 takes a column in which all choices are numbers for a column without choices: of five people who all put a
# year first, four of them 2030, no first choice is left, and 2035, which two have third, is known from there alone, since a word stands in that
# column. "None" is no choice either, though three of four put it first. Nothing is said; the profile has all its ballots. Once the empty ranks are
# closed up by the package's own condense_rank_profile, "Never", which all put second, has all first places, and Skills has won for None. With a
# letter before the years it is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install votekit==3.5.0 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
MPLCONFIGDIR="$folder" venv/bin/python -W ignore - <<'PYTHON' | tee seen.txt
from pathlib import Path

from votekit.cleaning import condense_rank_profile
from votekit.cvr_loaders import load_ranking_csv
from votekit.elections import Plurality

YEARS = "2030,Never,2035\n2030,Never,2035\n2030,Never,Later\n2030,Never,Later\n2035,Never,2030\n"
sheets = {
    "years": YEARS,
    "years with a letter": YEARS.replace("20", "Y20"),
    "none": "None,Skills\nNone,Grid\nNone,Skills\nSkills,None\n",
}
for name, sheet in sheets.items():
    Path("ballots.csv").write_text(sheet)
    profile = load_ranking_csv("ballots.csv", list(range(sheet.split("\n")[0].count(",") + 1)), print_profile=False)
    print(f"{name}: {profile.total_ballot_wt:.0f} ballots, choices {sorted(profile.candidates)}")
    places = [column for column in profile.df.columns if column.startswith("Ranking")]
    print("  first ballot:", [sorted(profile.df[place].iloc[0]) for place in places])
    won = Plurality(condense_rank_profile(profile), 1).get_elected()
    print("  most first places:", [sorted(choices) for choices in won])
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
years: 5 ballots, choices ['2030', '2035', 'Later', 'Never']
  first ballot: [[], ['Never'], ['2035']]
  most first places: [['Never']]
years with a letter: 5 ballots, choices ['Later', 'Never', 'Y2030', 'Y2035']
  first ballot: [['Y2030'], ['Never'], ['Y2035']]
  most first places: [['Y2030']]
none: 4 ballots, choices ['Grid', 'Skills']
  first ballot: [[], ['Skills']]
  most first places: [['Skills']]
EXPECTED
echo "As before."
