"""The names that the tool proposes for groups."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.clustering import common_themes, names, weights
from facilitator.clustering.common_themes import is_complaint, rate_themes, read_common_themes
from facilitator.clustering.files import group_notes
from facilitator.clustering.names import MAX_LETTERS, name_group
from facilitator.clustering.namings import is_learnt, judge_names
from facilitator.clustering.notes import MOST_LETTERS
from facilitator.clustering.phrases import find_phrases
from facilitator.clustering.wording import write_out
from facilitator.clustering.words import find_stems, read_words
from tests.unit.clustering.conftest import EXAMPLES

GUIDE = Path(__file__).parents[3] / "docs" / "guide" / "facilitators.md"
SHARED = ["export licence takes 90 days", "the export licence clinic is monthly", "our Export Licence, again"]
AUDITS = ["every tier 1 wants their own supplier audit", "same supplier audit 4x a year by different tier ones"]


def list_names(text: str) -> list[str]:
    return [phrase.name for phrase in find_phrases(read_words(text))]


def test_a_phrase_is_a_thing_with_all_its_words_or_a_short_sentence() -> None:
    assert list_names("rates holiday for new units") == [
        "Rates holiday",
        "Rates holiday for new units",
        "New units",
    ]
    assert "Clearance waits" in list_names("clearance waits")
    assert "Business rates too high" in list_names("business rates too high")


@pytest.mark.parametrize(
    ("note", "lost"),
    [
        ("it's not nuclear physicists we lack", "Nuclear physicists"),
        ("stop giving grants, buy something", "Giving grants"),
        ("disagree with fusion scepticism", "Fusion scepticism"),
        ("can't name clients", "Name clients"),
        ("6 month placements", "Month placements"),
        ("space firms never need physicists", "Need physicists"),
    ],
)
def test_no_phrase_leaves_out_the_word_that_turns_it_round(note: str, lost: str) -> None:
    assert lost not in list_names(note)


def test_a_phrase_keeps_its_no_and_its_not() -> None:
    assert "No physics teachers" in list_names("no physics teachers no pipeline")
    assert "Can't name clients" in list_names("can't name clients, can't name the building")


@pytest.mark.parametrize(
    ("note", "lost"),
    [
        ("Kids round here think nuclear = Chernobyl", "Kids round here think nuclear"),
        ("kids think nuclear", "Kids think nuclear"),
        ("vouchers for CE+ for any manufacturer", "CE+ for any manufacturer"),
    ],
)
def test_no_phrase_breaks_off_before_what_it_is_about(note: str, lost: str) -> None:
    assert lost not in list_names(note)
    assert "Clearance is slow" in list_names("clearance is slow")


def test_a_name_that_only_one_note_is_near_is_not_given() -> None:
    said = ["post quantum migration for factories' controllers", "Birmingham quantum sensing hub, world class"]
    notes = [write_out(text) for text in said]
    assert max(judge_names(["Post quantum migration for factories", "Quantum sensing hub"], notes)) < names.LEAST_CHANCE
    assert judge_names(["Food safety", "Wedding cakes"], notes) == [0.0, 0.0]


def test_notes_are_of_a_theme_whose_words_none_of_them_has() -> None:
    said = ["half of our night crew can draw their pension by 2028", "nobody writes down what the old boys know"]
    likeliest, sureness = rate_themes([write_out(text) for text in said])[0]
    assert likeliest == "Experienced people retiring"
    mixed = rate_themes([write_out(text) for text in (said[0], "the kerb outside floods each winter")])
    assert sureness > dict(mixed).get(likeliest, -9.0)


def test_themes_are_as_they_were_learnt_and_for_the_model_that_is_here(monkeypatch: pytest.MonkeyPatch) -> None:
    assert weights.hash_file(common_themes.COMMON_THEMES) == common_themes.COMMON_THEMES_SHA256
    assert rate_themes(["visa costs"])
    monkeypatch.setattr(common_themes, "name_weights", lambda: weights.WEIGHTS_SHA256)
    assert rate_themes(["visa costs"]) == []


def test_a_group_is_named_after_what_its_notes_share() -> None:
    assert name_group(AUDITS) in {"Supplier audit", "Too many audits and questionnaires"}


def test_no_name_is_given_that_is_like_another_groups() -> None:
    first = name_group(SHARED)
    second = name_group(SHARED, taken={first})
    assert first
    assert 2 * len(find_stems(first) & find_stems(second)) < len(find_stems(first) | find_stems(second))


@pytest.mark.parametrize(
    "notes",
    [
        ["Midlands first", "for the Midlands"],
        ["we are so very slow, and they are not", "so slow"],
        ["🚀🚀", "🚀🚀"],
        ["!!", "??"],
        [],
    ],
)
def test_where_notes_hold_no_name_that_says_something_none_is_given(notes: list[str]) -> None:
    assert name_group(notes) == ""


def test_a_name_has_no_typo_of_its_notes() -> None:
    notes = ["the aprentice levvy is wasted", "fix the levvyy rules"]
    assert not {"aprentice", "levvy", "levvyy"} & set(name_group(notes).lower().split())


def test_a_name_is_not_taken_from_the_one_note_in_another_language() -> None:
    assert name_group(["welding skills gap", "gap in welding skills", "écart compétences soudage"]).isascii()


def test_a_group_in_another_language_gets_no_english_name() -> None:
    assert name_group(["नौकरियां कहाँ हैं", "अंतरिक्ष नौकरियां"]) not in read_common_themes()


@pytest.mark.parametrize(
    "notes",
    [
        ["angen visa i staff", "visa yn rhy ddrud"],
        ["el visado es caro", "visa para trabajadores, mucho tiempo"],
        ["recycling za drogi", "brak recycling"],
        ["planning permission yn cymryd blynyddoedd", "planning yn araf"],
    ],
)
def test_a_group_that_shares_one_english_word_gets_no_english_name(notes: list[str]) -> None:
    assert name_group(notes) not in read_common_themes()


@pytest.mark.parametrize(
    "notes",
    [
        ["great welders round here", "plenty of welders trained here", "strong pool of welders and fabricators"],
        ["skilled engineers on the doorstep", "deep pool of engineers from Rolls Royce"],
        ["regulator was fast", "the regulator approved us in a month", "quick approvals from the regulator"],
        ["the college bought a new 5 axis machine", "college workshop has new machines"],
        ["Derby keeps its graduates", "our graduates stay in the region"],
        ["small firms adopt robots fast here", "small firms here are quick to take up technology"],
    ],
)
def test_what_people_call_a_strength_is_not_named_as_what_is_missing(notes: list[str]) -> None:
    assert is_complaint(name_group(notes))
    assert not is_complaint(name_group(notes, n_strengths=len(notes)))


def test_a_strength_keeps_the_name_that_complains_of_nothing() -> None:
    notes = ["the DNO connected us in weeks", "grid: connected in a month"]

    assert name_group(notes, n_strengths=2) == name_group(notes) == "Grid connections"


def test_whoever_all_say_the_same_has_their_words_for_a_name() -> None:
    assert name_group(["grants take too long"] * 3) == "Grants take too long"


@pytest.mark.parametrize("word", ["shit", "crap", "bollocks", "fucked"])
def test_no_coarse_word_is_put_up_as_a_name(word: str) -> None:
    assert word not in name_group([f"council is {word}", f"the council are {word}", f"{word} council planning"]).lower()


def test_formula_leads_and_markup_leak_into_no_name() -> None:
    name = name_group(["=HYPERLINK(1) <b>supplier</b> audit!!", "<script>supplier</script> audit @ every tier"])
    assert name in {"Supplier audit", *read_common_themes()}


def test_abbreviations_keep_their_capitals_and_shouting_does_not() -> None:
    assert "SC clearance" in list_names("SC clearance, slow")
    assert "Planning officers" in list_names("PLANNING OFFICERS")


def test_every_common_theme_could_stand_on_a_slide() -> None:
    themes = read_common_themes()
    assert len(set(themes)) == len(themes) > 100
    assert all(2 <= len(theme.split()) <= 6 and theme[0].isupper() and len(theme) <= MAX_LETTERS for theme in themes)


def test_names_are_judged_for_the_model_that_is_here() -> None:
    assert is_learnt()


@settings(max_examples=40)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_any_notes_get_a_short_name_of_words_or_none(texts: list[str]) -> None:
    name = name_group(texts)
    assert name.strip() == name
    assert len(name) <= MAX_LETTERS + 1
    assert not re.search(r"[<>=@#{}\[\]|\\\n]", name)


@pytest.mark.parametrize(
    "note", ["no " * 700, "a-b " * 500, "x and " * 340, "=" * 2000, "Rates holiday for new units " * 72]
)
def test_a_note_of_two_thousand_letters_is_read_for_phrases_at_once(note: str) -> None:
    read_words("warm")
    began = time.perf_counter()
    list(find_phrases(read_words(note[:MOST_LETTERS])))
    assert time.perf_counter() - began < 0.2


@pytest.fixture(scope="module")
def example_names(read_example: Callable[[str], list[dict[str, Any]]]) -> dict[str, list[tuple[str, str]]]:
    themes = {example: group_notes(read_example(example))["themes"] for example in EXAMPLES}
    return {
        example: [(theme["heading"], theme["name"]) for theme in found if theme["name"]]
        for example, found in themes.items()
    }


def test_on_the_example_roundtables_names_are_short_distinct_and_in_sentence_case(
    example_names: dict[str, list[tuple[str, str]]],
) -> None:
    for named in example_names.values():
        assert len(set(named)) == len(named) > 0
        assert all(name[0] == name[0].upper() and 2 <= len(name.split()) <= 6 for _, name in named)


def test_a_facilitator_reads_in_the_guide_the_names_that_the_examples_get(
    example_names: dict[str, list[tuple[str, str]]],
) -> None:
    guide = " ".join(GUIDE.read_text(encoding="utf-8").split())
    for example, named in example_names.items():
        listed = guide.split(f" - {example}: ")[1].split(" - ")[0].split(" *")[0]
        assert sorted(listed.split(", ")) == sorted(name for _, name in named)


@pytest.mark.usefixtures("without_model")
def test_without_the_model_names_are_given_as_well() -> None:
    assert name_group(AUDITS) == "Supplier audit"
