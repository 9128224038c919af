"""Themes of several roundtables side by side: what is proposed as one issue, and what a person's word changes."""

from dataclasses import replace
from itertools import permutations
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from facilitator.comparison.documents import tell_new
from facilitator.comparison.joining import propose_joining
from facilitator.comparison.proposals import propose, tell_chance
from facilitator.comparison.reasons import explain, find_alike, find_nearest_notes, name_issue
from facilitator.comparison.scores import score_all
from facilitator.comparison.sides import (
    BY_WORDS,
    ComparedNote,
    ComparedTheme,
    Reading,
    Side,
    make_side,
    read_by_words,
    says_something,
)
from facilitator.domain.headings import HeadingKey

N_DIMENSIONS = 64
SHARED = range(4)
HEADINGS = tuple(HeadingKey)


def draw_side(number: int, n_themes: int = 14, n_notes: int = 5) -> Side:
    """A roundtable whose first themes stand for the same subjects everywhere; the others are its own."""
    chance = np.random.default_rng(number)
    everywhere = np.random.default_rng(99).normal(size=(len(SHARED), N_DIMENSIONS))
    own = chance.normal(size=(n_themes - len(SHARED), N_DIMENSIONS))
    subjects = np.concatenate([everywhere, own]) + chance.normal(size=N_DIMENSIONS)
    rows = np.concatenate([subject + chance.normal(0, 0.7, (n_notes, N_DIMENSIONS)) for subject in subjects])
    notes = [ComparedNote(1000 * number + place, f"note {place} of roundtable {number}") for place in range(len(rows))]
    themes = [
        ComparedTheme(
            100 * number + place,
            f"Group {place}",
            HEADINGS[place % 4],
            tuple(range(n_notes * place, n_notes * (place + 1))),
        )
        for place in range(n_themes)
    ]
    return make_side(f"R{number}", themes, notes, read=Reading("drawn", rows, {}))


def test_what_three_rooms_share_is_proposed_from_all_three() -> None:
    proposals = propose(score_all([draw_side(number) for number in (1, 2, 3)]))
    told = [set(each.themes) for each in proposals]
    for subject in SHARED:
        assert any({100 + subject, 200 + subject, 300 + subject} <= themes for themes in told)


def test_the_order_in_which_roundtables_are_asked_for_changes_nothing_that_is_proposed() -> None:
    sides = [draw_side(number) for number in (1, 2, 3, 4)]
    first = {frozenset(each.themes) for each in propose(score_all(sides))}
    for order in permutations(sides):
        assert {frozenset(each.themes) for each in propose(score_all(order))} == first


def test_a_roundtable_that_is_added_moves_no_score_between_the_others() -> None:
    sides = [draw_side(number) for number in (1, 2, 3)]
    few, many = score_all(sides[:2]), score_all(sides)
    n_themes = len(few.themes)
    assert (few.matrix == many.matrix[:n_themes, :n_themes]).all()


def test_themes_that_were_told_apart_never_stand_in_one_proposal_again() -> None:
    scores = score_all([draw_side(number) for number in (1, 2, 3)])
    apart = frozenset({100, 200})
    assert not any(apart <= set(each.themes) for each in propose(scores, barred={apart}))


def test_a_theme_of_a_confirmed_issue_is_in_no_other_proposal() -> None:
    scores = score_all([draw_side(number) for number in (1, 2, 3)])
    assert not any(100 in each.themes for each in propose(scores, taken={100, 200, 300}))


def test_next_weeks_roundtable_joins_what_was_confirmed_from_the_others() -> None:
    scores = score_all([draw_side(number) for number in (1, 2, 3)])
    confirmed = {subject: [100 + subject, 200 + subject] for subject in SHARED}
    joined = {(each.issue, each.theme) for each in propose_joining(scores, confirmed)}
    assert {(subject, 300 + subject) for subject in SHARED} <= joined


def test_a_theme_taken_out_of_an_issue_is_not_proposed_for_it_again() -> None:
    scores = score_all([draw_side(number) for number in (1, 2, 3)])
    joined = propose_joining(scores, {0: [100, 200]}, refused={(0, 300)})
    assert (0, 300) not in {(each.issue, each.theme) for each in joined}
    barred = propose_joining(scores, {0: [100, 200]}, barred={frozenset({100, 300})})
    assert (0, 300) not in {(each.issue, each.theme) for each in barred}


def test_names_that_stand_in_for_a_name_are_not_read() -> None:
    assert not any(map(says_something, ("Group A", "theme 12", "New group", "Other notes", "", "7")))
    assert says_something("Business rates")


@pytest.mark.parametrize("n_notes", [0, 1, 2])
def test_a_roundtable_of_hardly_any_notes_is_compared_without_a_fault(n_notes: int) -> None:
    notes = [ComparedNote(place, "a word") for place in range(n_notes)]
    themes = [ComparedTheme(1, "Rates", HeadingKey.BUSINESS, tuple(range(n_notes)))] if n_notes else []
    small = make_side("S", themes, notes, read=Reading("drawn", np.ones((n_notes, N_DIMENSIONS)), {}))
    scores = score_all([small, draw_side(1)])
    assert np.isfinite(scores.matrix[: len(themes), len(themes) :]).all()
    propose(scores)


def test_roundtables_that_different_models_read_are_compared_by_their_words() -> None:
    texts = ["business rates punish new plant", "rates on plant and machines", "careers talks in schools"]
    sides = []
    for number, model in ((1, "one"), (2, "another")):
        notes = [ComparedNote(10 * number + place, text) for place, text in enumerate(texts)]
        themes = [
            ComparedTheme(10 * number, "a", HeadingKey.BUSINESS, (0, 1)),
            ComparedTheme(10 * number + 1, "b", HeadingKey.BUSINESS, (2,)),
        ]
        read = Reading(model, np.random.default_rng(number).normal(size=(3, 8)), {})
        sides.append(make_side(str(number), themes, notes, read=read))
    matrix = score_all(sides).matrix[:2, 2:]
    assert matrix[0, 0] > matrix[0, 1]
    assert matrix[1, 1] > matrix[1, 0]
    assert read_by_words(sides[0]).model == BY_WORDS


def test_the_reason_shows_the_notes_that_speak_most_alike_each_once() -> None:
    sides = [draw_side(1), draw_side(2)]
    pairs = find_alike(sides[0], sides[0].themes[0].notes, sides[1], sides[1].themes[0].notes)
    assert len(pairs) == 3
    assert len({ours.id for ours, _ in pairs}) == len({theirs.id for _, theirs in pairs}) == 3
    ((one, other, told),) = explain(score_all(sides), [100, 101, 200])
    assert (one, other) == (100, 200)
    assert told == pairs


def test_notes_of_two_words_explain_nothing_where_there_are_others() -> None:
    side = draw_side(1)
    short = replace(side, notes=(replace(side.notes[0], text="RF engineers"), *side.notes[1:]))
    pairs = find_alike(short, short.themes[0].notes, draw_side(2), draw_side(2).themes[0].notes)
    assert short.notes[0] not in {ours for ours, _ in pairs}


def test_where_nothing_was_raised_the_nearest_notes_are_shown() -> None:
    ours, theirs = draw_side(1), draw_side(2)
    nearest = find_nearest_notes(ours, [(theirs, theirs.themes[2].notes)])
    assert len(nearest) == 5
    assert sum(ours.notes.index(note) in ours.themes[2].notes for note in nearest) >= 4


def test_an_issue_is_called_by_the_name_of_one_of_its_themes() -> None:
    scores = score_all([draw_side(number) for number in (1, 2, 3)])
    assert name_issue(scores, [101, 201, 301]) == "Group 1"


def test_a_score_of_two_and_a_half_is_an_even_chance() -> None:
    assert tell_chance(2.5) == 0.5
    assert tell_chance(1.5) == pytest.approx(1 - tell_chance(3.5), abs=1e-4)
    assert tell_chance(3.5) > 0.95


@pytest.mark.parametrize(
    ("new", "missing", "title"),
    [
        (["Castings"], None, "New here"),
        ([], 0, "Everywhere but here"),
        (["Castings"], 0, "New here, and everywhere but here"),
    ],
)
def test_a_section_is_called_what_stands_in_it(new: list[str], missing: int | None, title: str) -> None:
    row = SimpleNamespace(missing=missing, issue=SimpleNamespace(name="Rates"))
    themes = [SimpleNamespace(name=name) for name in new]
    told: Any = SimpleNamespace(columns=(SimpleNamespace(name="Space"),), rows=(row,), new=(themes,))

    section = tell_new(told)

    assert section is not None
    assert section.title == title
