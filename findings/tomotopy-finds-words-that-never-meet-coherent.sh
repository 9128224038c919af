#!/usr/bin/env bash
# Expected: on short notes each measure of coherence has the words of a theme that stand together in notes well above words that never do, as gensim
# 4.4.0 has them by all four measures, and a theme of words that are in no note at all is worth nothing, or not a number.
# Seen: tomotopy 0.14.0 counts by c_v otherwise than gensim: three words that never meet in one note come to 0.73
# where gensim gives 0.25, and above three of which two do meet, 0.47; one word of the notes with two that are in none is 1.0, the best that there
# is. By c_uci and c_npmi the two agree. In notes of three words most pairs never meet, so that whoever picks the number of themes by c_v
# is led to themes of words that are rare.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install tomotopy==0.14.0 gensim==4.4.0 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
from gensim.corpora import Dictionary
from gensim.models import CoherenceModel
from tomotopy.coherence import Coherence
from tomotopy.utils import Corpus

NOTES = (
    "welders leave|pay is low|grid is late|welders leave early|pay welders more|grid costs|grid connection late|pay rise|"
    "welders train abroad|late grid"
)
THEMES = {
    "stand together": ["welders", "leave", "early"],
    "one pair of three": ["welders", "grid", "pay"],
    "never meet": ["low", "early", "costs"],
    "two in no note": ["low", "tide", "pier"],
}
notes = [note.split() for note in NOTES.split("|")]
corpus = Corpus()
for note in notes:
    corpus.add_doc(note)
every = sorted({word for words in [*notes, *THEMES.values()] for word in words})
known = [words for name, words in THEMES.items() if name != "two in no note"]
names = Dictionary(notes)
for measure in "c_v", "c_npmi", "c_uci", "u_mass":
    here = Coherence(corpus, coherence=measure, targets=every)
    print(f"{measure}, tomotopy:", {name: round(here.get_score(words=words), 2) for name, words in THEMES.items()})
    there = CoherenceModel(
        topics=known, texts=notes, corpus=[names.doc2bow(note) for note in notes], dictionary=names, coherence=measure, processes=1
    )
    print(f"{measure}, gensim:  ", dict(zip(THEMES, [round(float(each), 2) for each in there.get_coherence_per_topic()])))
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
c_v, tomotopy: {'stand together': 0.92, 'one pair of three': 0.47, 'never meet': 0.73, 'two in no note': 1.0}
c_v, gensim:   {'stand together': 0.95, 'one pair of three': 0.25, 'never meet': 0.25}
c_npmi, tomotopy: {'stand together': 0.56, 'one pair of three': -0.65, 'never meet': -0.83, 'two in no note': nan}
c_npmi, gensim:   {'stand together': 0.56, 'one pair of three': -0.65, 'never meet': -0.83}
c_uci, tomotopy: {'stand together': 1.15, 'one pair of three': -17.16, 'never meet': -23.03, 'two in no note': nan}
c_uci, gensim:   {'stand together': 1.15, 'one pair of three': -17.16, 'never meet': -23.03}
u_mass, tomotopy: {'stand together': -0.92, 'one pair of three': -18.88, 'never meet': -27.63, 'two in no note': nan}
u_mass, gensim:   {'stand together': -0.92, 'one pair of three': -18.27, 'never meet': -25.33}
EXPECTED
echo "As before."
