"""How alike texts are in meaning and in letters, on scales that do not move with what else is in the room."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from facilitator.clustering.embeddings import read_texts
from facilitator.clustering.networks import Reading
from facilitator.clustering.ngrams import LONGEST, SHORTEST, compare_letters
from facilitator.clustering.notes import write_note
from facilitator.clustering.weights import ADAPTED_NAME, MODEL_NAME, has_model, is_adapted, name_weights
from facilitator.clustering.wording import write_out

Matrix = NDArray[np.float32]

# In a ranking meaning counts double what letters do; from a quarter to one, results on the examples barely move.
LETTERS_WEIGHT = 0.5
# In a sort words and letters count a quarter each: the wholes say enough of which notes are of one theme.
SORT_LETTERS_WEIGHT = 0.25
SORT_WORDS_WEIGHT = 0.25
# What the words of two notes score that have nothing to do with each other, so that leaving words out moves no scale.
WORDS_UNRELATED = 0.6
# In a heading of more notes words are not compared: that would take seconds, and with hundreds the wholes suffice.
MAX_FOR_WORDS = 200
# Half of what all notes of a heading have in common is taken off before they are sorted, so that a heading where
# everybody speaks of one trade does not become one theme. All of it would magnify chance in a small heading.
COMMON_SHARE = 0.5
# Without the model, letters alone are compared; the version counts changes to how that is done.
LETTERS_NAME = "character n-grams"
LETTERS_VERSION = "1"


def describe_method(**parameters: object) -> dict[str, Any]:
    """Gives what texts are compared with on this machine: `model`, its `version` and the `parameters` of the step."""
    letters = {"shortest_run": SHORTEST, "longest_run": LONGEST}
    if not has_model():
        return {"model": LETTERS_NAME, "version": LETTERS_VERSION, "parameters": {**letters, **parameters}}
    meaning = {"letters_weight": LETTERS_WEIGHT, "sort_letters_weight": SORT_LETTERS_WEIGHT}
    meaning |= {"sort_words_weight": SORT_WORDS_WEIGHT, "common_share": COMMON_SHARE}
    model = ADAPTED_NAME if is_adapted() else MODEL_NAME
    return {"model": model, "version": name_weights()[:12], "parameters": {**letters, **meaning, **parameters}}


def compare_for_sort(texts: Sequence[str]) -> Matrix:
    """Gives (n_texts, n_texts) float32, symmetric: how likely two texts are of one theme, from about -0.5 to 2.

    Without the model it is the letters' cosine, 0 to 1.
    """
    written = [write_note(text) for text in texts]
    letters = compare_letters(written, written)
    if not has_model():
        return letters
    readings = read_texts(written)
    alike: Matrix = _compare_wholes(readings) + np.float32(SORT_LETTERS_WEIGHT) * letters
    if len(readings) <= MAX_FOR_WORDS:
        words = _compare_words(readings, readings) - np.float32(WORDS_UNRELATED)
        alike = alike + np.float32(SORT_WORDS_WEIGHT) * words
    both_ways: Matrix = (alike + alike.T) / np.float32(2)
    return both_ways


def _compare_wholes(readings: Sequence[Reading]) -> Matrix:
    """Gives (n, n): the cosines of the meanings, less a part of what all have in common."""
    vectors = np.array([reading.vector for reading in readings])
    vectors = vectors - np.float32(COMMON_SHARE) * vectors.mean(axis=0)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    cosines: Matrix = vectors @ vectors.T
    return cosines


def compare_for_rank(left: Sequence[str], right: Sequence[str], context: Sequence[str]) -> Matrix:
    """Gives (n_left, n_right) float32: how well each left text fits each right one, from about 0 to 3.

    It is the cosine of the whole texts, half that of their letters, and the fit of their words: each word finds the
    nearest in the other text, rare words counting most, in both directions. Without the model: the letters' cosine.

    Args:
        left: notes.
        right: names of themes, or notes.
        context: further texts that tell which runs of letters are common.
    """
    rows, columns = [write_out(text) for text in left], [write_out(text) for text in right]
    if not has_model() or not left or not right:
        return compare_letters(rows, columns, [write_out(text) for text in context])
    wholes, rest = compare_parts(left, right, context)
    result: Matrix = wholes + rest
    return result


def compare_parts(left: Sequence[str], right: Sequence[str], context: Sequence[str] = ()) -> tuple[Matrix, Matrix]:
    """Gives the two parts of `compare_for_rank`: the cosines of the wholes, and the fit of letters and words."""
    rows, columns = [write_out(text) for text in left], [write_out(text) for text in right]
    letters = compare_letters(rows, columns, [write_out(text) for text in context])
    wholes, words = compare_meanings(rows, columns)
    rest: Matrix = np.float32(LETTERS_WEIGHT) * letters + words
    return wholes, rest


def compare_meanings(rows: Sequence[str], columns: Sequence[str]) -> tuple[Matrix, Matrix]:
    """Gives the cosines of the wholes and the fit of the words of texts that were written out."""
    row_readings, column_readings = read_texts(rows), read_texts(columns)
    wholes: Matrix = (
        np.array([reading.vector for reading in row_readings])
        @ np.array([reading.vector for reading in column_readings]).T
    )
    return wholes, _compare_words(row_readings, column_readings)


def _compare_words(left: list[Reading], right: list[Reading]) -> Matrix:
    """Gives (n_left, n_right): the two directions of nearest words added, 0 to 2."""
    fits = np.zeros((len(left), len(right)), np.float32)
    filled = [row for row, reading in enumerate(left) if len(reading.words)]
    if not filled:
        return fits
    words = np.concatenate([left[row].words for row in filled]).astype(np.float32)
    weights = np.concatenate([left[row].weights for row in filled])
    starts = np.cumsum([0, *(len(left[row].words) for row in filled[:-1])])
    totals = np.maximum(np.add.reduceat(weights, starts), 1e-6)
    for column, reading in enumerate(right):
        if not len(reading.words):
            continue
        cosines = words @ reading.words.astype(np.float32).T
        from_left = np.add.reduceat(cosines.max(axis=1) * weights, starts) / totals
        nearest = np.maximum.reduceat(cosines, starts, axis=0)
        fits[filled, column] = from_left + nearest @ reading.weights / max(float(reading.weights.sum()), 1e-6)
    return fits
