"""A wish that no pattern knows is found in what a model made of the note; no model is weighed by another's marks."""

from pathlib import Path

import pytest

from facilitator.clustering.embeddings import embed_texts
from facilitator.clustering.weights import ADAPTED_SHA256
from facilitator.marking.flags import find_flags
from facilitator.marking.wishes import REASONS, find_wishes, read_marks, tell_wishes

CASES = Path(__file__).parents[2] / "cases"
NAMES = {"attribution": "not_for_attribution", "injection": "instruction"}
PLAIN = ["clearance waits", "Two smelters shut since 2019.", "tell HMT what lenders want", "fitters. sparkies."]


def read_cases(name: str) -> list[tuple[str, str]]:
    lines = (CASES / name).read_text("utf-8").splitlines()
    return [(kind, text) for kind, _, text in (line.partition("\t") for line in lines if not line.startswith("#"))]


def find(texts: list[str], model: str = ADAPTED_SHA256) -> list[set[str]]:
    return [set(find_wishes(row.astype("<f2").tobytes(), model)) for row in embed_texts(texts)]


def test_the_marks_are_of_the_model_that_is_shipped_and_of_no_other() -> None:
    assert set(read_marks()) == {ADAPTED_SHA256}
    assert [mark.name for mark in read_marks()[ADAPTED_SHA256]] == list(REASONS)


@pytest.mark.usefixtures("_model")
def test_what_another_model_made_of_a_note_is_not_weighed() -> None:
    wish = ["please leave us nameless"]
    assert find(wish) == [{"not_for_attribution"}]
    assert find(wish, "another model") == [set()]


@pytest.mark.usefixtures("_model")
@pytest.mark.parametrize("label", NAMES)
def test_of_wishes_in_another_hand_four_in_five_are_found(label: str) -> None:
    texts = [text for own, text in read_cases("gate_other_hand.tsv") if own == label]
    by_rules = [{flag.kind for flag in find_flags(text)} for text in texts]
    found = [NAMES[label] in rules | marks for rules, marks in zip(by_rules, find(texts), strict=True)]
    assert sum(found) / len(found) >= 0.8, [text for text, is_so in zip(texts, found, strict=True) if not is_so]


@pytest.mark.usefixtures("_model")
def test_a_plain_note_holds_no_wish_and_of_what_only_sounds_like_one_few_are_taken_for_it() -> None:
    assert find(PLAIN) == [set()] * len(PLAIN)
    alike = [text for own, text in read_cases("gate_other_hand.tsv") if own == "none"]
    # As measured once; more would mean that the marks got worse.
    assert sum(map(bool, find(alike))) <= 2


def test_a_mark_speaks_of_the_whole_note_and_masks_nothing() -> None:
    assert [(flag.start, flag.end, flag.mask) for flag in tell_wishes(tuple(REASONS))] == [(None, None, None)] * 2
