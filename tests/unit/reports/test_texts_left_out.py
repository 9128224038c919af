"""What people wrote from a note that is not for attribution goes with its words, and is told, until that is undone."""

from dataclasses import replace

import pytest
from exported import read, write

from facilitator.composition.parts import Mark
from facilitator.domain.amendments import Act, Amendment
from facilitator.domain.flags import FlagKind, FlagState
from facilitator.domain.people import Role
from facilitator.reports.evidence.flags import release
from facilitator.reports.evidence.issues import list_issues
from facilitator.reports.evidence.open_items import list_stops
from facilitator.reports.evidence.written_figures import list_written

SAID = "Please do not quote me: 40% of our zebrafoot apprentices leave"
THEME = 7
CONFIRMED = {(1, FlagKind.NOT_FOR_ATTRIBUTION): FlagState.CONFIRMED}
HELD = "text stands on a note that is on the record no more or not for attribution"


def room(boards, *, act=Act.SENTENCE, stands_on=(1,), decisions=None, note=SAID):
    """Two notes in a theme, and a text on some of them that repeats the first."""
    notes = (
        boards.note(1, note, theme_id=THEME),
        boards.note(2, "apprentices leave us for better pay", theme_id=THEME),
    )
    board = boards.board(*notes, themes=[boards.theme(THEME, "Apprentices leave")])
    links = tuple((each, 1) for each in stands_on)
    text = "Of zebrafoot apprentices 40% leave."
    said = Amendment(1, act, THEME, 1, 1, text, None, None, links, None, "", Role.WRITER, boards.now)
    return release(replace(board, amendments=(said,), decisions=decisions or {}))


@pytest.mark.parametrize(("act", "stands_on"), [(Act.SENTENCE, (1,)), (Act.PARAGRAPH, (1, 2))])
def test_a_text_on_a_note_that_is_confirmed_is_in_no_file_and_nobody_signs_off(boards, act, stands_on):
    board = room(boards, act=act, stands_on=stands_on, decisions=CONFIRMED)

    for name in ("md", "json", "docx", "xlsx", "pptx"):
        assert "zebrafoot" not in read(name, write(boards, name, board))
    assert any(HELD in stop for stop in list_stops(board, list_issues(board)))


@pytest.mark.parametrize("decisions", [{}, {(1, FlagKind.NOT_FOR_ATTRIBUTION): FlagState.CLEARED}])
def test_until_then_and_once_it_is_undone_the_text_is_printed(boards, decisions):
    board = room(boards, decisions=decisions)

    assert "zebrafoot apprentices 40% leave" in read("md", write(boards, "md", board))
    assert not any(HELD in stop for stop in list_stops(board, list_issues(board)))


@pytest.mark.parametrize(
    ("note", "decisions"),
    [(SAID, CONFIRMED), ("ring me on 07700 900123 about the forms", {})],
)
def test_no_figure_is_said_to_be_in_no_note_where_a_mask_may_hold_it(boards, note, decisions):
    board = room(boards, note=note, decisions=decisions)

    (told,) = [each for each in list_issues(board) if each.texts.sentence]
    assert Mark.NOT_IN_NOTES not in told.texts.sentence.marks
    assert list_written([told]) == []


def test_a_note_typed_as_what_stands_for_such_words_was_confirmed_by_nobody(boards):
    text = read("md", write(boards, "md", room(boards, note="[not for attribution]")))

    assert "as somebody confirmed" not in text
