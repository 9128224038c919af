"""Figures of two notes are put side by side when their words and units say that they may be about the same thing."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.marking import pairs
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


def compare_each_with_each(notes: list[NoteText]) -> list[tuple[tuple[str, str], str, str]]:
    """The plain way: every figure beside every other."""
    placed = [one for note in notes for one in pairs._place(note)]
    return [
        ((one.note.id, other.note.id), one.figure.quote, other.figure.quote)
        for one, other in combinations(placed, 2)
        if may_be_same(one, other)
    ]


def may_be_same(one: pairs._Placed, other: pairs._Placed) -> bool:
    first, second = one.figure, other.figure
    units = [(figure.unit, figure.per) for figure in (first, second)]
    if one.note.id == other.note.id or first.kind != second.kind or (first.kind != "count" and units[0] != units[1]):
        return False
    low, high = sorted((first.high or 0, second.high or 0))
    is_near = one.note.theme is not None and one.note.theme == other.note.theme and high <= 5 * low
    n_shared = len(one.stems & other.stems)
    return n_shared > 1 or (n_shared == 1 and is_near)


PIECES = [
    "welding course",
    "clearance",
    "rates",
    " 5 months",
    " 9 months",
    " £600",
    " £4k a day",
    " 5%",
    " 40 firms",
    " ",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join)


@given(st.lists(st.tuples(TEXTS, st.sampled_from([None, "pay", "time"])), max_size=8))
def test_what_is_found_is_what_comparing_each_with_each_finds(typed: list[tuple[str, str | None]]) -> None:
    notes = [NoteText(str(place), theme, text) for place, (text, theme) in enumerate(typed)]
    found = [(pair.notes, pair.figures[0].quote, pair.figures[1].quote) for pair in find_pairs(notes)]
    assert found == compare_each_with_each(notes)
