"""How alike texts are in their letters: a part of their likeness, and all of it when the model is not installed."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

# Runs of three to five letters within a word: "clearance", "cleared" and "clearences" share most of theirs.
SHORTEST, LONGEST = 3, 5


def compare_letters(left: Sequence[str], right: Sequence[str], context: Sequence[str] = ()) -> Matrix:
    """Gives (n_left, n_right) float32, the cosine of the texts' weighted letter runs, 0 to 1.

    Args:
        left: the texts of the rows.
        right: the texts of the columns.
        context: further texts that tell which runs are common and so say little.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer

    # In a fixed order and each once, so that neither order nor copies change the weights.
    corpus = sorted({*left, *right, *context})
    if not left or not right or not any(text.strip() for text in corpus):
        return np.zeros((len(left), len(right)), np.float32)
    vectorizer = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(SHORTEST, LONGEST), sublinear_tf=True, dtype=np.float32
    )
    weighted = vectorizer.fit_transform(corpus)
    place = {text: row for row, text in enumerate(corpus)}
    rows, columns = weighted[[place[text] for text in left]], weighted[[place[text] for text in right]]
    cosines: Matrix = (rows @ columns.T).toarray()
    return cosines
