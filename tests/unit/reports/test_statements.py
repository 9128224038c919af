"""Every sentence of the software's own is true of the board that it is about, whatever the board.

A sentence that no pattern here knows fails: whoever adds one says here how to find out that it is false.
"""

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from statements import STATEMENTS, N, Reading, read_number

from facilitator.domain.claims import Check, ClaimStatus
from facilitator.domain.flags import FlagKind, FlagState
from facilitator.domain.notes import Handling, Place, Source
from facilitator.domain.origins import Origin
from facilitator.domain.roundtables import SharingMode
from facilitator.reports.blocks import Facts, Paragraph, Points
from facilitator.reports.evidence.claims import list_claims
from facilitator.reports.evidence.dossiers import TITLE
from facilitator.reports.evidence.flags import release

CALM = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
TELLING = [
    "Prequal pack was 140 pages for a £30k job",
    "ring me on 07700 900461, Dave",
    "off record please, don't attribute: we lost 1 in 3",
    "ask UKSV for a regional standard",
    "letter from HMT to lenders",
    "disagree, fusion is always 20 years away",
    "clearance waits",
]
# Made once, as those of a board: a strategy that is made for a draw is checked anew each time.
WORDS = st.none() | st.sampled_from(TELLING)
ORIGINS = st.sampled_from(Origin)
KINDS = st.sampled_from([FlagKind.OFF_TOPIC, FlagKind.DISSENT, FlagKind.NOT_FOR_ATTRIBUTION])
STATES = st.sampled_from(FlagState)
STATUSES = st.sampled_from(ClaimStatus)
CHANCE = st.booleans()
IN_FOUR = st.integers(0, 3)


@st.composite
def any_evening(draw, boards):
    """A board with what makes sentences differ: files, suggestions, checks, decisions, telling words."""
    board = draw(boards.any_board())
    notes = [
        replace(note, text=draw(WORDS) or note.text) if note.handling is Handling.OPEN else note for note in board.notes
    ]
    themes = [replace(theme, is_from_file=draw(CHANCE), named_by=draw(ORIGINS)) for theme in board.themes]
    roundtable = replace(board.roundtable, holds_notes=draw(CHANCE), is_sensitive=draw(CHANCE))
    board = replace(board, notes=tuple(notes), themes=tuple(themes), roundtable=roundtable)
    decisions = {(note.id, draw(KINDS)): draw(STATES) for note in notes if draw(IN_FOUR) == 0}
    board = replace(board, decisions=decisions)
    released = release(board)
    places = {note.label: note.id for note in released.open_notes()}
    checks = {
        (places[claim.note], *claim.at): Check(draw(STATUSES), "writer", "the ONS")
        for claim in list_claims(released)
        if draw(CHANCE)
    }
    return replace(board, checks=checks)


def sentences_of(document):
    """Every sentence with where it stands; what the room did with an issue is said in points."""
    for part in document.walk():
        for block in part.blocks:
            if isinstance(block, Paragraph):
                told = (said for said in block.sentences if said.origin is Origin.TOOL)
                yield from ((part, said.text, said.notes) for said in told)
            if isinstance(block, Points) and block.title == TITLE:
                yield from ((part, point.words, point.notes) for point in block.points if not point.is_exact)


def judge(reading, part, text, notes):
    """Whether a sentence is true; None where no pattern knows it."""
    for pattern, holds in STATEMENTS:
        if found := re.fullmatch(pattern, text, re.DOTALL):
            try:
                return bool(holds(reading, found, part, notes))
            except KeyError:  # it speaks of what the board has not
                return False
    return None


@CALM
@given(data=st.data())
def test_every_sentence_is_true_of_its_board(boards, data):
    board = release(data.draw(any_evening(boards)))  # its contacts masked, as it leaves
    reading = Reading(board)
    for part, text, notes in sentences_of(boards.document(board)):
        assert judge(reading, part, text, notes) is True, (part.anchor, text, notes)


@pytest.mark.parametrize("mode", SharingMode)
@pytest.mark.parametrize("name", ["nuclear", "space", "cyber-defence"])
def test_every_sentence_on_a_whole_evening_is_true(boards, name, mode):
    board = boards.played(name, sharing_mode=mode)
    reading = Reading(board)
    seen = Counter(judge(reading, *said) for said in sentences_of(boards.document(board)))
    assert set(seen) == {True}
    assert seen[True] > 60


def test_a_sentence_of_another_board_is_found_out(boards):
    """The test bites: most sentences of an evening are false of an evening that went otherwise."""
    told = boards.document(boards.played())
    numbers = [said for said in sentences_of(told) if re.match(rf"{N} ", said[1])]
    empty = Reading(boards.board())
    assert len(numbers) > 20
    assert not any(judge(empty, *said) for said in numbers)


def test_numbers_are_read_as_they_are_spelt():
    assert [read_number(word) for word in ("One", "no", "nine", "12", "1,024")] == [1, 0, 9, 12, 1024]


def test_nothing_is_called_unchecked_once_it_was_checked(boards):
    note = boards.note(1, "costs us £30k a year")
    board = boards.board(note, participants=[boards.person(1)])
    limits = "nobody has checked any figure or statement"
    assert limits in text_of(boards.document(board), "limits")
    checked = replace(
        board,
        checks={
            (1, *claim.at): Check(ClaimStatus.CONFIRMED, "writer", "accounts") for claim in list_claims(release(board))
        },
    )
    assert limits not in text_of(boards.document(checked), "limits")
    assert "one confirmed" in text_of(boards.document(checked), "limits")


def test_no_facilitator_is_said_to_have_grouped_what_a_file_brought(boards):
    note = boards.note(1, theme_id=1, source=Source.IMPORT)
    board = boards.board(note, themes=[boards.theme(1, is_from_file=True)], participants=[boards.person(1)])
    said = text_of(boards.document(board), "gathered")
    assert "One theme came with the file" in said
    assert "made by" not in said


def test_nothing_that_nobody_grouped_is_called_heard_once(boards):
    board = boards.board(
        boards.note(1), boards.note(2, place=Place.ALONE), participants=[boards.person(1), boards.person(2)]
    )
    parts = {part.anchor: part for part in boards.document(board).walk()}
    assert [parts[name].title for name in ("business-once", "business-ungrouped")] == ["Heard once", "Not grouped"]


def test_what_others_agreed_with_was_not_heard_once(boards):
    board = replace(
        boards.board(boards.note(1, place=Place.ALONE), participants=[boards.person(1)]), reactions={1: {"me_too": 4}}
    )
    anchors = {part.anchor for part in boards.document(board).walk()}
    assert "business-agreed" in anchors
    assert "business-once" not in anchors


def text_of(document, anchor):
    (part,) = (part for part in document.walk() if part.anchor == anchor)
    return " ".join(said.text for block in part.blocks if isinstance(block, Paragraph) for said in block.sentences)


def test_one_note_is_told_once_and_in_the_singular(boards):
    document = boards.document(boards.board(boards.note(1)))
    done = next(part for part in document.walk() if part.anchor == "gathered")
    said = [each.text for each in done.blocks[0].sentences]
    assert said[0] == "One note is on the record; it was written on a phone."
    assert said[1].startswith("It stands under one of four headings")
    assert said[2:] == ["One note is in no theme."]
    facts = [row for part in document.walk() for block in part.blocks if isinstance(block, Facts) for row in block.rows]
    assert ("Notes", "1 barrier") in facts
    assert ("Record", "1 note: none in a theme") in document.status.rows
    assert ("Record", "No notes") in boards.document(boards.board()).status.rows


def test_that_no_note_is_in_a_theme_is_told_once(boards):
    done = next(
        part
        for part in boards.document(boards.board(boards.note(1), boards.note(2))).walk()
        if part.anchor == "gathered"
    )
    assert [each.text for each in done.blocks[0].sentences if "theme" in each.text] == [
        "No notes are grouped into themes."
    ]
