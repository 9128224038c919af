"""The names that the tool proposes for groups."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.clustering.files import group_notes
from facilitator.clustering.names import MAX_LETTERS, count_stems, name_group

SHARED = ["export licence takes 90 days", "the export licence clinic is monthly", "no Export Licence, no sale"]


def test_a_group_is_named_after_what_its_notes_share() -> None:
    assert name_group(SHARED) == "Export licence"


def test_words_that_other_notes_use_as_well_name_nothing() -> None:
    notes = ["space firms need physics teachers", "space has no physics teachers"]
    others = ["space data", "space park", "space people"]
    assert name_group(notes, count_stems(notes + others)) == "Physics teachers"


def test_no_name_is_given_that_is_like_another_groups() -> None:
    assert name_group(SHARED, taken={"Export licence"}) == "Licence clinic"
    assert not name_group(SHARED, taken={"Export licence clinic"})


@pytest.mark.parametrize(
    "notes",
    [
        ["risk is high", "the risk!", "who carries the risk"],
        ["Midlands first", "for the Midlands"],
        ["the aprentice levvy is wasted", "fix rules for funds"],
        ["we are so very slow, and they are not", "so slow"],
        ["🚀🚀", "🚀🚀"],
        ["!!", "??"],
    ],
)
def test_where_notes_hold_no_name_that_says_something_none_is_given(notes: list[str]) -> None:
    assert name_group(notes) == ""


def test_a_name_is_not_taken_from_the_one_note_in_another_language() -> None:
    assert name_group(["welding skills gap", "gap in welding skills", "écart compétences soudage"]).isascii()


def test_formula_leads_and_markup_leak_into_no_name() -> None:
    name = name_group(["=HYPERLINK(1) <b>supplier</b> audit!!", "<script>supplier</script> audit @ every tier"])
    assert name == "Supplier audit"


def test_abbreviations_keep_their_capitals_and_shouting_does_not() -> None:
    assert name_group(["SC clearance is slow", "our SC clearance lapsed"]) == "SC clearance"
    assert name_group(["PLANNING OFFICERS are gone", "no planning officers"]) == "Planning officers"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_any_notes_get_a_short_name_of_words_or_none(texts: list[str]) -> None:
    name = name_group(texts)
    assert name.strip() == name
    assert len(name) <= MAX_LETTERS + 1
    assert not re.search(r"[<>=@#{}\[\]|\\\n]", name)


def test_on_the_example_roundtables_names_are_short_distinct_and_in_sentence_case(
    examples: list[list[dict[str, Any]]],
) -> None:
    for rows in examples:
        themes = group_notes(rows)["themes"]
        named = [(theme["heading"], theme["name"]) for theme in themes if theme["name"]]
        assert len(set(named)) == len(named) > 0
        assert all(name[0] == name[0].upper() and 2 <= len(name.split()) <= 4 for _, name in named)


@pytest.mark.usefixtures("without_model")
def test_without_the_model_names_are_given_as_well() -> None:
    assert name_group(SHARED) == "Export licence"
