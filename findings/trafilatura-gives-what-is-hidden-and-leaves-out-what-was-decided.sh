#!/usr/bin/env bash
# Expected: the text of a page of minutes is what a browser shows of them: not what stands under hidden or in a <template>, and with the decisions, of
# which each is a link to its paper, with the caption of the chart, and with the numbers that a list has.
# Seen: trafilatura 2.3.1 gives the words under hidden and those of a <template>, which no browser shows, "12 of 30 said no" for "12 said no"; it leaves
# out what is hidden by a style or by aria-hidden. Of "Decisions" the heading stays and the list is gone, since its points are links, also when told to
# favour recall and to keep links; so is the caption under a picture. "Pay" under 3 and "Grid" under 7 are 1 and 2 in Markdown.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install trafilatura==2.3.1 lxml-html-clean==0.4.6 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import trafilatura

TALK = "The tables met in the town hall for two hours and spoke of skills, the grid, pay and rents, with thirty people from firms and colleges. "
PARTS = {
    "hidden": "<p>12 <span hidden>of 30</span> said no.</p><p hidden>Ann Lee: off the record, we are leaving.</p>",
    "a template": "<template><p>Held back: we are leaving.</p></template>",
    "aria-hidden, a style": '<p aria-hidden="true">Held back.</p><p style="display: none">Held back.</p>',
    "decisions as links": '<h2>Decisions</h2><ul><li><a href="/1">Build the line</a></li><li><a href="/2">Not before 2027</a></li></ul>',
    "decisions": "<h2>Decisions</h2><ul><li>Build the line</li><li>Not before 2027</li></ul>",
    "a caption": '<figure><img src="votes.png" alt="Votes"><figcaption>Votes: Grid 12, Pay 3</figcaption></figure>',
    "numbers": '<ol start="3"><li>Pay</li><li value="7">Grid</li></ol>',
}
for name, part in PARTS.items():
    body = f"<main><h1>Minutes</h1><p>{TALK * 2}</p>{part}<p>{TALK}The end.</p></main>"
    page = f"<html><head><title>Minutes</title></head><body>{body}</body></html>"
    text = trafilatura.extract(page, output_format="markdown", favor_recall=True, include_links=True, include_images=True)
    lines = [line for line in text.splitlines() if line.strip() and "town hall" not in line and line != "# Minutes"]
    print(f"{name}: {' / '.join(lines) or 'nothing'}")
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
hidden: 12 of 30 said no. / Ann Lee: off the record, we are leaving.
a template: Held back: we are leaving.
aria-hidden, a style: nothing
decisions as links: ## Decisions
decisions: ## Decisions / - Build the line / - Not before 2027
a caption: ![Votes](votes.png)
numbers: 1. Pay / 2. Grid
EXPECTED
echo "As before."
