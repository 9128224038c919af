#!/usr/bin/env bash
# Expected: of a table's three notes, asked for "grid", the two in which grid stands come before the one in which it does not; of two notes, the
# one.
# Seen: BM25Okapi of rank-bm25 0.2.2 gives a word that stands in more than half of the notes a part of the average word's weight, and among three
# notes of common words that is below nought: asked for grid it puts "no pay" first, and get_top_n hands that over as the best. Of two notes a word
# that stands in one weighs nothing: both have nought, and the last is the best. Both come of few notes, as one table has. BM25L and BM25Plus of the
# same package, and bm25s 0.3.16, have them right. There is no warning.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install rank-bm25==0.2.2 bm25s==0.3.16 2>"$folder/pip.log" \
  || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - 2>log.txt <<'PYTHON' | tee seen.txt
import bm25s
from rank_bm25 import BM25L, BM25Okapi, BM25Plus

TABLES = ["no grid", "no grid now", "no pay"], ["grid is late", "pay is low"]
for notes in TABLES:
    words = [note.split() for note in notes]
    print(notes)
    for kind in BM25Okapi, BM25L, BM25Plus:
        index = kind(words)
        print(f"  {kind.__name__}: {[round(float(each), 2) for each in index.get_scores(['grid'])]}, best: {index.get_top_n(['grid'], notes, n=1)[0]}")
    index = bm25s.BM25()
    index.index(words, show_progress=False)
    found, _ = index.retrieve([["grid"]], corpus=notes, k=1, show_progress=False)
    print(f"  bm25s: best: {found[0, 0]}")
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
['no grid', 'no grid now', 'no pay']
  BM25Okapi: [-0.1, -0.08, 0.0], best: no pay
  BM25L: [0.61, 0.55, 0.0], best: no grid
  BM25Plus: [1.43, 1.31, 0.69], best: no grid
  bm25s: best: no grid
['grid is late', 'pay is low']
  BM25Okapi: [0.0, 0.0], best: pay is low
  BM25L: [0.87, 0.0], best: grid is late
  BM25Plus: [2.2, 1.1], best: grid is late
  bm25s: best: grid is late
EXPECTED
echo "As before."
