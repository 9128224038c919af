"""Figures of two notes are put side by side when their words and units say that they may be about the same thing."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.marking.pairs import NoteText, find_pairs


def pair_up(
    first: str, second: str, themes: tuple[str | None, str | None] = (None, None)
) -> list[tuple[list[str], bool]]:
    notes = [NoteText("A", themes[0], first), NoteText("B", themes[1], second)]
    return [([figure.quote for figure in pair.figures], pair.is_same) for pair in find_pairs(notes)]


def test_two_people_who_disagree_about_one_share_are_put_side_by_side() -> None:
    found = pair_up("barely 1% of the equity comes to the region", "our region gets 4% of all equity")
    assert found == [(["1%", "4%"], False)]


def test_two_people_who_say_the_same_are_told_of_each_other() -> None:
    found = pair_up("supplier audit 4x a year", "the same supplier audit 4 times a yr")
    assert found == [(["4x a year", "4 times a yr"], True)]


def test_figures_of_different_units_are_never_paired() -> None:
    assert pair_up("welding course takes 6 months", "welding course takes 6 weeks") == []
    assert pair_up("welding course costs £600", "welding course has 600 places") == []


def test_one_word_in_common_is_enough_only_within_a_theme_and_near() -> None:
    notes = ("clearance in 5 months", "9 months for my clearance")
    far = ("clearance in 5 months", "90 months for my clearance")
    assert pair_up(*notes) == []
    assert pair_up(*notes, themes=("vetting", "vetting")) == [(["5 months", "9 months"], False)]
    assert pair_up(*notes, themes=("vetting", "visas")) == []
    assert pair_up(*far, themes=("vetting", "vetting")) == []


def test_a_note_is_not_paired_with_itself() -> None:
    assert find_pairs([NoteText("A", "pay", "London day rates for testers 900, here day rates for testers 550")]) == []


@given(st.lists(st.text(alphabet="welding 5%£10 months", max_size=30), max_size=6))
def test_the_order_of_the_notes_changes_no_pair(texts: list[str]) -> None:
    notes = [NoteText(str(place), "one", text) for place, text in enumerate(texts)]
    there = {(frozenset(pair.notes), pair.is_same, frozenset(pair.figures)) for pair in find_pairs(notes)}
    back = {(frozenset(pair.notes), pair.is_same, frozenset(pair.figures)) for pair in find_pairs(notes[::-1])}
    assert there == back
