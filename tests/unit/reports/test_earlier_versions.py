"""Versions that an earlier release fixed: what they print is where it was, and what is said of them is so."""

import json
from dataclasses import replace

import pytest
from exported import read

from facilitator.composition.parts import Slot
from facilitator.domain.amendments import Act, Amendment
from facilitator.domain.flags import FlagKind, FlagState
from facilitator.domain.notes import Kind
from facilitator.domain.people import Role, Sector
from facilitator.domain.roundtables import SharingMode
from facilitator.marking.masks import LEFT_OUT
from facilitator.reports.exports import FORMATS
from facilitator.reports.versions import freeze, thaw

SAID = "Not for attribution: 40% of our apprentices leave because the foreman bullies them"
CHANCE, STRENGTH = "we could open a shared academy in the valley", "the valley has a strong record of safety"


def fix_as_before(board):
    """What an earlier release fixed: opportunities among strengths, and all of what is not for attribution."""
    frozen = json.loads(freeze(board))
    for issue in frozen["issues"]:
        slots = issue["issue"]["slots"]
        moved = [point | {"slot": "speaks_for_it"} for point in slots.pop("opportunities", ())]
        if moved:
            slots["speaks_for_it"] = [*moved, *slots.get("speaks_for_it", ())]
    for note in frozen["board"]["notes"]:
        if note["text"] == LEFT_OUT or note["text"] == SAID:
            note |= {"text": SAID, "participant_id": note["id"]}
            author = {"id": note["id"], "sector": "industry", "organisation": None, "table": None}
            frozen["board"]["participants"][str(note["id"])] = author
    return json.dumps(frozen)


def print_markdown(boards, board):
    return read("md", FORMATS["md"].write(boards.document(board), board))


@pytest.fixture
def valley(boards):
    """One theme with an opportunity and a strength."""
    theme = boards.theme(1, "The valley")
    notes = (
        boards.note(1, CHANCE, kind=Kind.OPPORTUNITY, theme_id=1),
        boards.note(2, STRENGTH, kind=Kind.STRENGTH, theme_id=1),
    )
    return boards.board(*notes, themes=[theme])


def test_opportunities_that_an_earlier_release_kept_with_strengths_stand_where_it_printed_them(boards, valley):
    again = thaw(fix_as_before(valley))

    (told,) = again.issues
    assert {slot: [each.labels for each in some] for slot, some in told.issue.slots.items()} == {
        Slot.SPEAKS_FOR_IT: [("B2",)],
        Slot.OPPORTUNITIES: [("B1",)],
    }
    chances = print_markdown(boards, again).partition("**Opportunities seen**")[2]
    assert "shared academy" in chances.partition("**What speaks for it**")[0]


def test_what_a_person_put_among_strengths_stays_there(boards, valley):
    act = Amendment(1, Act.SLOT, None, 1, 1, None, "speaks_for_it", None, (), None, "", Role.WRITER, boards.now)
    again = thaw(freeze(replace(valley, amendments=(act,))))

    assert {slot for told in again.issues for slot in told.issue.slots} == {Slot.SPEAKS_FOR_IT}


@pytest.mark.parametrize(
    ("decisions", "said", "untrue"),
    [
        ({}, "held back until somebody lets it through. Annex B prints it.", "names no sector"),
        ({(1, FlagKind.NOT_FOR_ATTRIBUTION): FlagState.CONFIRMED}, "somebody decided. Annex B prints it.", "leaves it"),
    ],
)
def test_nothing_is_said_of_annex_b_that_an_earlier_release_did_not_do(boards, decisions, said, untrue):
    person = boards.person(1, Sector.INDUSTRY, None, None)
    board = boards.board(boards.note(1, SAID), participants=[person], sharing_mode=SharingMode.OPEN)
    text = print_markdown(boards, thaw(fix_as_before(replace(board, decisions=decisions))))

    assert said in text
    assert untrue not in text
    assert "foreman" in text.rpartition('id="annex-notes"')[2]
