"""Which theme a note may belong to, and which notes a theme may hold."""

import random
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.clustering.ranking import LIKELY, describe_ranking, rank_names, rank_notes

NAMES = {"Business rates": [], "Security vetting takes too long": [], "Planning permission": []}
NOTES = ["our rates bill doubled", "vetting takes 9 months", "planning took 3 yrs", "", "=1+1", "🚀"]


def test_a_note_finds_the_theme_that_names_its_matter() -> None:
    ranks = rank_names(NOTES[:3], NAMES)
    assert [names[0] for names in ranks] == ["Business rates", "Security vetting takes too long", "Planning permission"]


@pytest.mark.usefixtures("without_model")
def test_without_the_model_letters_find_the_theme_and_the_answer_says_so() -> None:
    ranks = rank_names(NOTES[:3], NAMES)
    assert [names[0] for names in ranks] == ["Business rates", "Security vetting takes too long", "Planning permission"]
    assert describe_ranking()["model"] == "character n-grams"


def test_every_note_gets_every_name_once_even_when_it_says_nothing() -> None:
    for names in rank_names(NOTES, NAMES):
        assert sorted(names) == sorted(NAMES)


def test_no_names_and_no_notes_are_no_error() -> None:
    assert rank_names(["a note"], {}) == [[]]
    assert rank_names([], NAMES) == []
    assert rank_notes("Rates", [], [], []) == []


@settings(max_examples=25)
@given(seed=st.integers(0, 999))
def test_neither_order_nor_company_changes_a_notes_rank(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- no secret
    notes = chance.sample(NOTES, len(NOTES))
    names = {name: NAMES[name] for name in chance.sample(sorted(NAMES), len(NAMES))}
    shuffled = dict(zip(notes, rank_names(notes, names), strict=True))
    assert [shuffled[note] for note in NOTES] == rank_as_they_stand()


@cache
def rank_as_they_stand() -> list[list[str]]:
    return rank_names(NOTES, NAMES)


def test_an_example_teaches_what_a_name_alone_does_not_say() -> None:
    note = "nobody can get onto the framework, the login does not work"
    bare = rank_notes("Procurement", [], [], [note])[0]
    taught = rank_notes("Procurement", ["frameworks: you are on it or you do not exist"], [], [note])[0]
    assert taught > bare


def test_a_note_like_a_refused_one_sinks() -> None:
    note, refused = "careers day at the local school", "school careers day with a local firm"
    assert rank_notes("Careers", [], [refused], [note])[0] < rank_notes("Careers", [], [], [note])[0]


def test_a_note_that_fits_another_theme_better_sinks() -> None:
    note = "security vetting of apprentices takes months"
    alone = rank_notes("Apprentices", [], [], [note])[0]
    beside = rank_notes("Apprentices", [], [], [note], rivals={"Security vetting takes months": []})[0]
    assert beside < alone


def test_the_likely_ones_are_those_that_speak_of_it() -> None:
    scores = rank_notes("Business rates on new factories", [], [], ["business rates on a new factory", "wifi pw??"])
    assert scores[0] >= LIKELY > scores[1]
    assert all(0 <= score <= 1 for score in scores)


@pytest.mark.usefixtures("_model")
def test_on_the_example_roundtables_the_right_name_is_among_the_first_three(
    examples: list[list[dict[str, Any]]],
) -> None:
    shares = []
    for rows in examples:
        for heading in sorted({row["ecosystem"] for row in rows}):
            notes = [row for row in rows if row["ecosystem"] == heading and not row["noise"]]
            ranks = rank_names([row["text"] for row in notes], {row["theme_label"]: [] for row in notes})
            hits = [row["theme_label"] in names[:3] for row, names in zip(notes, ranks, strict=True)]
            shares.append(sum(hits) / len(hits))
    assert sum(shares) / len(shares) >= 0.78
