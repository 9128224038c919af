"""What leaves says nothing of how to reach anybody, and repeats no figure as a fact that nobody has checked."""

import json
from dataclasses import replace

import pytest
from exported import ALONE, read, write
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.amendments import Act, Amendment
from facilitator.domain.claims import Check, ClaimStatus
from facilitator.domain.flags import FlagKind, FlagState
from facilitator.domain.notes import Kind, Place, Source
from facilitator.domain.people import Role
from facilitator.domain.roundtables import SharingMode
from facilitator.domain.sectors import Sector
from facilitator.domain.votes import Round, RoundKind, count_dots
from facilitator.reports.evidence.claims import list_claims
from facilitator.reports.evidence.flags import flags_of, release
from facilitator.reports.evidence.issues import list_issues
from facilitator.reports.evidence.points import show_point
from facilitator.reports.evidence.reactions import describe_reactions
from facilitator.reports.records import fingerprint

CONTACTS = {
    "ring me on 07700 900123 about the forge": "07700 900123",
    "drop me a line jo.bloggs@example.co.uk if you have land": "jo.bloggs@example.co.uk",
    "tel: 020 7946 0018 for the export desk": "020 7946 0018",
}


@pytest.fixture
def told(boards):
    """A board whose notes give ways to reach somebody, beside one that does not."""
    texts = [*CONTACTS, "Rates on new plant"]
    notes = [boards.note(place, text, theme_id=1) for place, text in enumerate(texts, start=1)]
    return boards.board(*notes, themes=[boards.theme(1)], participants=[boards.person(n) for n in range(1, 5)])


@pytest.mark.parametrize("name", ALONE)
def test_no_file_says_how_to_reach_anybody(boards, told, name):
    text = read(name, write(boards, name, told))

    assert not [contact for contact in CONTACTS.values() if contact in text]


def test_two_themes_that_accuse_two_firms_of_the_same_are_told_apart_in_every_list(boards):
    notes = [boards.note(number, f"Bills are late {number}", theme_id=number) for number in (1, 2, 3)]
    names = ("Hexagate never pays", "Weldco Ltd never pays", "Nobody is paid")
    themes = [boards.theme(number, name) for number, name in enumerate(names, start=1)]
    headings = dict.fromkeys((1, 2, 3), themes[0].heading)
    tallies = tuple(count_dots([[1]], (1, 2, 3)))
    ballot = Round(1, RoundKind.DOTS, 3, 2, False, 2, (1, 2, 3), headings, frozenset(), tallies)
    vote = replace(ballot, name_of=dict(enumerate(names, start=1)))

    released = release(replace(boards.board(*notes, themes=themes), rounds=(vote,)))

    told = ["[a named firm] never pays (1)", "[a named firm] never pays (2)", "Nobody is paid"]
    assert [theme.name for theme in released.themes] == list(released.rounds[0].name_of.values()) == told
    again = replace(released, flags=None)
    assert release(again).themes == released.themes, "what a version has frozen stays"
    alone = release(boards.board(notes[0], themes=themes))
    assert alone.themes[0].name == "[a named firm] never pays", "no other theme is told of"


def test_no_name_of_a_theme_and_no_addressee_says_it_either(boards):
    number = "07700 900123"
    notes = [boards.note(n, f"Rates on new plant {n}", kind=Kind.ASK, theme_id=1) for n in (1, 2)]
    theme = boards.theme(1, f"Rates, ring {number}")
    ballot = Round(
        1, RoundKind.DOTS, 3, 2, False, 2, (1,), {1: theme.heading}, frozenset(), tuple(count_dots([[1]], (1,)))
    )
    named = replace(ballot, name_of={1: f"Tax, ring {number}"})
    wish = Amendment(
        *(1, Act.ADDRESSEE, None, 1, 1, f"HMT, {number}", None, None, (), None, "w", Role.WRITER, boards.now)
    )
    board = replace(boards.board(*notes, themes=[theme]), rounds=(named,), amendments=(wish,))

    assert not [name for name in ("md", "json", "csv", "qdpx") if number in read(name, write(boards, name, board))]


def test_a_contact_that_a_person_let_through_is_printed_as_it_was_typed(boards, told):
    let = replace(told, decisions={(1, FlagKind.CONTACT): FlagState.CLEARED})

    text = read("md", write(boards, "md", let))

    assert "07700 900123" in text
    assert "bloggs" not in text


def test_a_flag_says_nothing_of_how_long_the_masked_words_were(boards):
    (short,) = release(boards.board(boards.note(1, "ring 07700 900123"))).notes
    (long,) = release(boards.board(boards.note(1, "ring +44 (0) 7700 900 123"))).notes

    assert short.text == long.text


def test_a_board_that_may_leave_is_released_once(boards, told):
    once = release(told)

    assert release(once) is once


def test_no_table_is_named_beside_what_a_scribe_wrote_down_as_not_for_attribution(boards):
    notes = [
        boards.note(1, "Not for attribution: rates are too high", source=Source.SCRIBE, table=4),
        boards.note(2, "Rates are too high", source=Source.SCRIBE, table=4),
    ]

    released = release(boards.board(*notes, sharing_mode=SharingMode.SECTOR_ONLY))

    assert [released.table(note) for note in released.notes] == [None, 4]


@pytest.mark.parametrize(("is_sensitive", "hidden"), [(False, set()), (True, {Sector.ACADEMIA, Sector.INVESTOR})])
def test_of_what_is_sensitive_no_sector_is_named_of_which_four_spoke(boards, is_sensitive, hidden):
    sectors = [Sector.INDUSTRY] * 5 + [Sector.ACADEMIA] * 4 + [Sector.INVESTOR] * 4
    people = [boards.person(number, sector) for number, sector in enumerate(sectors, start=1)]
    promised = {"sharing_mode": SharingMode.CHATHAM_HOUSE, "is_sensitive": is_sensitive}
    board = boards.board(*(boards.note(each.id) for each in people), participants=people, **promised)

    assert {board.sector(note) for note in board.notes} - {None} == {*sectors} - hidden


@pytest.mark.parametrize(("mode", "who"), [(SharingMode.SECTOR_ONLY, "all"), (SharingMode.CHATHAM_HOUSE, "most")])
def test_under_the_chatham_house_rule_nobody_is_told_that_everybody_saw_a_note_differently(boards, mode, who):
    people = [boards.person(number) for number in range(1, 6)]
    board = boards.board(boards.note(1), participants=people, sharing_mode=mode)
    told = describe_reactions(board.notes[0], replace(board, reactions={1: {"differ": 5}}))

    assert told == f"{who} participants saw it differently"


def test_what_was_masked_in_an_export_is_still_marked_when_it_comes_back(boards, told):
    first = json.loads(write(boards, "json", told))
    masked = [replace(note, text=row["text"]) for note, row in zip(told.notes, first["notes"], strict=True)]

    second = json.loads(write(boards, "json", replace(told, notes=tuple(masked))))

    assert [note["flags"] for note in second["notes"]] == [note["flags"] for note in first["notes"]]


def test_what_people_typed_without_contacts_leaves_as_it_was(boards):
    board = boards.example("space")

    changed = [
        (before.text, after.text)
        for before, after in zip(board.notes, release(board).notes, strict=True)
        if before.text != after.text
    ]

    assert all("[" in after for _, after in changed)
    assert len(changed) <= 6


def test_the_printed_hash_cannot_be_tried_out_for_a_masked_number(boards):
    one, other = (boards.board(boards.note(1, f"ring 07700 900{end} please")) for end in ("123", "456"))

    assert fingerprint(one) == fingerprint(other)


def test_what_rules_find_leaves_the_printed_hash_as_it_is(boards):
    board = boards.board(boards.note(1, "we lost a £1.2m order"))
    (claim,) = list_claims(board)
    checked = replace(board, checks={(1, *claim.at): Check(ClaimStatus.CONFIRMED, "writer", "annual accounts")})

    assert fingerprint(checked) == fingerprint(board)


class TestClaims:
    """Each figure, as it was typed, until somebody has checked it."""

    def test_a_figure_is_in_the_register_with_its_place(self, boards):
        (claim,) = list_claims(boards.board(boards.note(1, "we lost a £1.2m order")))

        assert (claim.quote, claim.kind, claim.low, claim.unit) == ("£1.2m", "money", 1_200_000, "GBP")
        assert "we lost a £1.2m order"[slice(*claim.at)] == claim.quote
        assert claim.is_unchecked

    def test_nobody_needs_to_check_what_is_only_asked_for(self, boards):
        (claim,) = list_claims(boards.board(boards.note(1, "£5m a year for skills please", kind=Kind.ASK)))

        assert not claim.is_unchecked

    def test_what_a_person_found_out_is_told_with_its_source(self, boards):
        board = boards.board(boards.note(1, "we lost a £1.2m order"))
        (claim,) = list_claims(board)

        checked = replace(board, checks={(1, *claim.at): Check(ClaimStatus.CONFIRMED, "writer", "annual accounts")})

        (told,) = list_claims(checked)
        assert (told.status, told.source, told.is_unchecked) == (ClaimStatus.CONFIRMED, "annual accounts", False)

    @pytest.mark.parametrize("status", [ClaimStatus.DISPUTED, ClaimStatus.WITHDRAWN])
    def test_a_figure_that_did_not_stand_up_says_so_wherever_it_is_printed(self, boards, status):
        board = boards.board(boards.note(1, "we lost a £1.2m order"))
        (claim,) = list_claims(board)

        checked = replace(board, checks={(1, *claim.at): Check(status, "writer", "annual accounts")})

        (told,) = list_issues(checked)
        assert show_point(told.issue.points[0], told.notes).marks == (f"figure {status}",)

    def test_figures_that_their_writers_doubt_come_first(self, boards):
        board = boards.board(
            boards.note(1, "grid upgrade was quoted at £4m"),
            boards.note(2, "someone said 1 in 5 jobs are unfilled, feels low"),
        )

        assert list_claims(board)[0].note == "B2"

    def test_a_joke_that_was_set_aside_claims_nothing(self, boards):
        aside = boards.note(1, "12 biscuits for 60 people", place=Place.ASIDE)

        assert list_claims(boards.board(aside)) == []

    @given(data=st.data())
    def test_each_figure_stands_in_its_note(self, boards, data):
        board = release(data.draw(boards.any_board()))
        words = {note.label: note.text for note in board.open_notes()}

        assert all(words[claim.note][slice(*claim.at)] == claim.quote for claim in list_claims(board))

    @given(data=st.data())
    def test_flags_stand_in_their_notes(self, boards, data):
        board = release(data.draw(boards.any_board()))

        for note in board.open_notes():
            assert all(
                0 <= flag.at[0] < flag.at[1] <= len(note.text) for flag in flags_of(note, board) if flag.at is not None
            )
