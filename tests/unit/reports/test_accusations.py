"""Whom a note accuses by name is in no file until a writer has let the name through; whom a note only names is."""

from dataclasses import replace

import pytest
from exported import read, write

from facilitator.domain.flags import FlagKind, FlagState
from facilitator.domain.people import Sector
from facilitator.domain.roundtables import SharingMode
from facilitator.reports.evidence.flags import release
from facilitator.reports.evidence.issues import list_issues
from facilitator.reports.evidence.open_items import list_stops

ACCUSES = "Hexagate never pays its suppliers, so no foreman takes apprentices"


def one_note(boards, text=ACCUSES, state=None):
    person = boards.person(1, Sector.INDUSTRY, "Amber Works", 4)
    board = boards.board(boards.note(1, text), participants=[person], sharing_mode=SharingMode.OPEN)
    return replace(board, decisions={} if state is None else {(1, FlagKind.ACCUSATION): state})


def body_of(text):
    """The report up to the annex that has every note."""
    return text.rpartition('id="annex-prompts"')[0]


@pytest.mark.parametrize("state", [None, FlagState.CONFIRMED, FlagState.MASKED])
@pytest.mark.parametrize("name", ["md", "json", "csv", "xlsx", "docx", "pdf"])
def test_whoever_is_accused_is_named_in_no_file_until_somebody_lets_it_through(boards, name, state):
    text = " ".join(read(name, write(boards, name, one_note(boards, state=state))).split())

    assert "Hexagate" not in text
    assert "a named firm" in text


def test_what_accuses_by_name_is_in_no_point_and_stops_the_signature_until_somebody_decides(boards):
    board = one_note(boards)
    text = read("md", write(boards, "md", board))

    assert "foreman" not in body_of(text)
    assert "One note that accuses somebody by name is held back until somebody lets it through." in text
    assert "Annex B prints it masked." in text
    assert list_stops(release(board), list_issues(release(board)))[0] == "one note accuses somebody by name (B1)"


def test_a_writer_may_have_it_printed_without_the_name(boards):
    text = body_of(read("md", write(boards, "md", one_note(boards, state=FlagState.MASKED))))

    assert "named firm" in text
    assert "foreman" in text


def test_a_writer_may_have_it_printed_with_the_name(boards):
    board = one_note(boards, state=FlagState.CLEARED)

    assert "Hexagate never pays its suppliers" in body_of(read("md", write(boards, "md", board)))
    assert not [stop for stop in list_stops(release(board), list_issues(release(board))) if "accuses" in stop]


def test_what_a_public_body_is_criticised_for_is_printed(boards):
    board = one_note(boards, "Innovate UK grants take too long and HMRC never pays R&D claims on time")

    assert "HMRC never pays" in body_of(read("md", write(boards, "md", board)))


def test_who_accuses_is_told_as_the_room_agreed(boards):
    """The name that may do harm is that of whom it is said; who said it stays as the room agreed."""
    text = read("md", write(boards, "md", one_note(boards)))

    assert "Amber Works" in text


def test_a_file_in_which_a_name_was_masked_is_read_back_and_held_still(boards):
    board = release(one_note(boards, "[a named firm] never pays its suppliers"))

    assert [point.held_for for told in list_issues(board) for point in told.issue.points] == ["accusation"]
    assert release(board).notes[0].text == "[a named firm] never pays its suppliers"
