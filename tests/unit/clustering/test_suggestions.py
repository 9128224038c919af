"""The first sort of a heading's notes."""

import random
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.clustering.suggestions import Suggestion, describe_sort, suggest_themes

RATES = ["Business rates punish new factories", "business rates on our extension", "our rates bill doubled"]
VETTING = ["security vetting takes nine months", "vetting is too slow", "security clearance is slow, so is vetting"]
OTHER = ["who picked the sandwiches", "quantum sensors for submarines"]
WORDS = [
    "rates",
    "vetting",
    "planning",
    "grid",
    "apprentice",
    "=1+1",
    "<b>x</b>",
    "🚀",
    "",
    " ",
    "\u202eabc",
    "ਨੌਕਰੀ",
    "'",
    "\ud800",
]
NOTES = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join), max_size=12)


def as_texts(texts: Sequence[str], found: Sequence[Suggestion]) -> list[list[str]]:
    return [[texts[member] for member in suggestion.members] for suggestion in found]


@pytest.mark.usefixtures("without_model")
def test_notes_on_one_matter_come_together_and_a_joke_stays_alone() -> None:
    texts = RATES[:2] + VETTING[:2] + OTHER
    groups = {frozenset(group) for group in as_texts(texts, suggest_themes(texts))}
    assert groups == {frozenset(RATES[:2]), frozenset(VETTING[:2])}


@pytest.mark.usefixtures("_model")
def test_the_model_brings_notes_together_that_share_no_word() -> None:
    texts = ["the lorry is too tall for bridges", "trucks do not fit under a viaduct", "who ate sandwiches", "wifi?"]
    assert [set(suggestion.members) for suggestion in suggest_themes(texts)] == [{0, 1}]


# One example of these may have to read the model.
@settings(max_examples=60)
@given(texts=NOTES, level=st.integers(1, 5))
def test_each_note_is_in_one_group_at_most_and_no_group_has_one_note(texts: list[str], level: int) -> None:
    found = suggest_themes(texts, level=level)
    members = [member for suggestion in found for member in suggestion.members]
    assert len(members) == len(set(members))
    assert set(members) <= set(range(len(texts)))
    assert all(len(suggestion.members) > 1 and suggestion.name == suggestion.name.strip() for suggestion in found)
    assert all(0 <= suggestion.confidence <= 1 for suggestion in found)


@settings(max_examples=40)
@given(texts=NOTES, seed=st.integers(0, 999))
def test_the_order_of_the_notes_changes_nothing(texts: list[str], seed: int) -> None:
    shuffled = random.Random(seed).sample(texts, len(texts))  # noqa: S311 -- no secret
    first, second = suggest_themes(texts), suggest_themes(shuffled)
    assert as_texts(texts, first) == as_texts(shuffled, second)
    assert [one.name for one in first] == [one.name for one in second]


def test_the_same_answer_comes_twice() -> None:
    texts = RATES + VETTING + OTHER
    assert suggest_themes(texts) == suggest_themes(texts)


def test_a_finer_sort_only_divides_the_groups_of_a_coarser_one(examples: list[list[dict[str, Any]]]) -> None:
    texts = [row["text"] for row in examples[0] if row["ecosystem"] == "talent"]
    coarser = [set(suggestion.members) for suggestion in suggest_themes(texts, level=1)]
    for level in range(2, 6):
        finer = [set(suggestion.members) for suggestion in suggest_themes(texts, level=level)]
        assert finer
        assert all(any(group <= whole for whole in coarser) for group in finer)
        coarser = finer


def test_copies_of_a_note_come_together_whatever_they_say() -> None:
    texts = ["🙄", "planning", "🙄", "planning", "hmm"]
    groups = {suggestion.members for suggestion in suggest_themes(texts)}
    assert {(0, 2), (1, 3)} == groups


@pytest.mark.parametrize("pair", [(0, 1), (1, 2)])
def test_notes_that_a_person_parted_never_come_together(pair: tuple[int, int]) -> None:
    texts = ["business rates are high", "business rates are too high", "business rates are too high"]
    found = suggest_themes(texts, kept_apart=[pair])
    assert found
    assert not any(set(pair) <= set(suggestion.members) for suggestion in found)


def test_a_note_or_none_makes_no_group() -> None:
    assert suggest_themes([]) == []
    assert suggest_themes(["alone"]) == []


def test_a_level_out_of_range_is_refused() -> None:
    with pytest.raises(ValueError, match="1 to 5"):
        suggest_themes(["one", "two"], level=6)


@pytest.mark.usefixtures("without_model")
def test_without_the_model_the_answer_says_so() -> None:
    assert describe_sort()["model"] == "character n-grams"


@pytest.mark.usefixtures("_model")
def test_on_the_example_roundtables_four_notes_in_five_are_in_the_right_company(
    examples: list[list[dict[str, Any]]],
) -> None:
    scores = []
    for rows in examples:
        for heading in sorted({row["ecosystem"] for row in rows}):
            notes = [row for row in rows if row["ecosystem"] == heading]
            truth = [f"alone {place}" if row["noise"] else row["theme"] for place, row in enumerate(notes)]
            scores.append(score_b_cubed(truth, sort_labels([row["text"] for row in notes])))
    precision = sum(score[0] for score in scores) / len(scores)
    f1 = sum(score[1] for score in scores) / len(scores)
    assert precision >= 0.78
    assert f1 >= 0.575


def sort_labels(texts: list[str]) -> list[str]:
    labels = [f"alone {place}" for place in range(len(texts))]
    for number, suggestion in enumerate(suggest_themes(texts)):
        for member in suggestion.members:
            labels[member] = f"group {number}"
    return labels


def score_b_cubed(truth: list[str], found: list[str]) -> tuple[float, float]:
    both, groups, themes = Counter(zip(truth, found, strict=True)), Counter(found), Counter(truth)
    precision = sum(count**2 / groups[group] for (_, group), count in both.items()) / len(truth)
    recall = sum(count**2 / themes[theme] for (theme, _), count in both.items()) / len(truth)
    return precision, 2 * precision * recall / (precision + recall)
