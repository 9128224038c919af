#!/usr/bin/env bash
# Expected: headings in SKOS, where each says what it is under (skos:broader), are read as what they are: SKOS has skos:narrower as the other side of it,
# and skos:related as true both ways. So all under Skills, by expand(), are Skills, Pay and Nights, and a note coded with one of them counts.
# Seen: RDFProvider of skosprovider-rdf 1.4.0, on skosprovider 1.5.1, keeps the side that was written alone: under Skills are Skills alone, Pay has Skills
# above it, and Grid is not related to Pay, which is related to Grid. Who counts notes by it has none of those that are about pay. Written out
# again by rdf_dumper, each heading's number (skos:notation, "1.10") is gone, and so is the mark that it stands at the top. Nothing is said. With
# skos:narrower in the file as well it is right. A query by rdflib 6.3.2, by either side, finds all three.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install skosprovider==1.5.1 skosprovider-rdf==1.4.0 rdflib==6.3.2 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
from rdflib import Graph
from rdflib.namespace import SKOS
from skosprovider_rdf.providers import RDFProvider
from skosprovider_rdf.utils import rdf_dumper

HEADINGS = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix : <http://room.example/> .
:scheme a skos:ConceptScheme ; skos:prefLabel "Themes"@en ; skos:hasTopConcept :Skills, :Grid .
:Skills a skos:Concept ; skos:inScheme :scheme ; skos:prefLabel "Skills"@en ; skos:notation "1.10" ; skos:topConceptOf :scheme .
:Pay a skos:Concept ; skos:inScheme :scheme ; skos:prefLabel "Pay"@en ; skos:broader :Skills ; skos:related :Grid .
:Nights a skos:Concept ; skos:inScheme :scheme ; skos:prefLabel "Nights"@en ; skos:broader :Pay .
:Grid a skos:Concept ; skos:inScheme :scheme ; skos:prefLabel "Grid"@en ; skos:topConceptOf :scheme .
"""
ROOM = "http://room.example/"
BOTH = " :Skills skos:narrower :Pay . :Pay skos:narrower :Nights . :Grid skos:related :Pay ."


def names(addresses):
    return sorted(str(address).removeprefix(ROOM) for address in addresses)


for told, text in (("broader alone", HEADINGS), ("both sides", HEADINGS + BOTH)):
    provider = RDFProvider({"id": "themes"}, Graph().parse(data=text, format="turtle"))
    print(told)
    print("  under Skills:", names(provider.expand(ROOM + "Skills")), " above Pay:", names(provider.get_by_id(ROOM + "Pay").broader))
    for name in ("Pay", "Grid"):
        print(f"  related to {name}:", names(provider.get_by_id(ROOM + name).related))
before = Graph().parse(data=HEADINGS, format="turtle")
found = before.query("SELECT ?one { ?one (skos:broader|^skos:narrower)* <http://room.example/Skills> }", initNs={"skos": SKOS})
print("rdflib:", names(row.one for row in found))
after = rdf_dumper(RDFProvider({"id": "themes"}, before))
for part in (SKOS.prefLabel, SKOS.broader, SKOS.notation, SKOS.topConceptOf):
    print(f"  {part.fragment}: {len(list(before[: part]))} before, {len(list(after[: part]))} written out")
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
broader alone
  under Skills: ['Skills']  above Pay: ['Skills']
  related to Pay: ['Grid']
  related to Grid: []
both sides
  under Skills: ['Nights', 'Pay', 'Skills']  above Pay: ['Skills']
  related to Pay: ['Grid']
  related to Grid: ['Pay']
rdflib: ['Nights', 'Pay', 'Skills']
  prefLabel: 5 before, 5 written out
  broader: 2 before, 2 written out
  notation: 1 before, 0 written out
  topConceptOf: 2 before, 0 written out
EXPECTED
echo "As before."
