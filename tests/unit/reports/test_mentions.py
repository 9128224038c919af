"""What only mentions secrecy is printed, as a hint to look at; what asks for it is in no file."""

from dataclasses import replace
from pathlib import Path

import pytest
from exported import read, write

from facilitator.domain.flags import FlagKind, FlagState
from facilitator.marking.attributions import CLOSED
from facilitator.marking.flags import find_flags
from facilitator.marking.masks import LEFT_OUT, NOT_QUOTED
from facilitator.reports.evidence.flags import flags_of, release
from facilitator.reports.evidence.open_items import list_hints, list_stops

CASES = Path(__file__).parents[2] / "cases"
ATTRIBUTION = FlagKind.NOT_FOR_ATTRIBUTION

MENTIONS = (
    "the grid data is not yet public so we cannot plan",
    "grid capacity maps are not public",
    "the scoring criteria aren't public",
    "the tender pipeline hasn't been made public so firms can't hire",
    "off the record culture means nobody shares failures",
    "off-the-record briefings decide who wins the tender",
    "failure data would help, operators treat it as commercially sensitive",
    "cost data is commercially sensitive so nobody pools it",
    "patient records cannot be shared",
    "evaluation done, never published",
    "operators do not publish it",
    "DNOs can't say where there is capacity",
    "officers are not allowed to comment on a live application",
    "suppliers are bound by an NDA with their prime",
    "customers don't know we exist",
    "customers are very price sensitive",
    "funders see a drop in confidence",
    "the arms embargo stops our exports",
    "the fund is not for public sector bodies",
    "six weeks wasted on background checks",
    "the tram goes no further than Wolverhampton",
)
REQUESTS = (
    "please don't quote me: the grid data is not yet public",
    "off the record: we are closing",
    "off the record we've already pulled out",
    "told off the record that the panel had no local member",
    "off the record chats aside, this is confidential",
    "in confidence: order book is empty",
    "between us, the bid is dead",
    "don't share this",
    "this is confidential",
    "this data is not yet public",
    "our grid data is not public",
    "the data is not public: capacity is nil until 2036",
    "the maps are not public but we've seen them",
    "the results are not yet public and they show a fall of 40%",
    "I was told the results are not public",
    "data not yet public so treat with care",
    "the data is confidential, don't share it",
    "the closure isn't announced yet, so careful",
    "staff haven't been told yet",
    "customers don't know we are closing",
    "the board doesn't know we make a loss",
    "price sensitive, we're listed",
    "our margins are commercially sensitive",
    "they can't say this publicly so don't quote it",
    "officials are not allowed to say but the fund is closing",
    "embargoed till Thursday",
    "cannot go further here",
    "keep it internal",
    "primes keep this quiet",
)


def read_requests() -> list[str]:
    """What the cases of the gate hold that asks in so many words to stay unprinted."""
    rows = [line.split("\t") for name in CASES.glob("gate*.tsv") for line in name.read_text("utf-8").splitlines()]
    texts = [row[1] for row in rows if len(row) > 1 and not row[0].startswith("#")]
    return [text for text in texts if any(flag.reason in CLOSED for flag in find_flags(text))]


def one_note(boards, text, *, state=None):
    board = boards.board(boards.note(1, text))
    return replace(board, decisions={(1, ATTRIBUTION): state} if state else {})


@pytest.mark.parametrize("text", MENTIONS)
def test_whoever_only_mentions_secrecy_is_printed_and_stops_no_signature(boards, text):
    board = release(one_note(boards, text))

    assert board.notes[0].text == text
    assert [flag.kind for flag in flags_of(board.notes[0], board) if flag.holds] == []
    assert list_stops(board, []) == []


@pytest.mark.parametrize("text", REQUESTS)
def test_whoever_asks_for_secrecy_is_in_no_file(boards, text):
    assert release(one_note(boards, text)).notes[0].text == NOT_QUOTED


def test_nor_is_whoever_asks_for_it_in_the_words_of_a_case(boards):
    texts = read_requests()
    assert texts
    assert [text for text in texts if release(one_note(boards, text)).notes[0].text != NOT_QUOTED] == []


def test_a_writer_is_asked_whether_a_mention_was_a_wish(boards):
    board = one_note(boards, MENTIONS[0])

    assert list_hints(release(board)) == ["one note may not be for attribution (B1)"]
    assert "The grid data is not yet public so we cannot plan" in read("md", write(boards, "md", board))


def test_the_work_list_gives_the_reason_of_a_hint_and_not_that_of_a_wish(boards):
    board = release(one_note(boards, MENTIONS[0]))

    assert {(flag.reason, flag.is_hint) for flag in flags_of(board.notes[0], board)} == {
        ("may only speak of what others keep back", True)
    }


def test_a_mention_that_somebody_takes_for_a_wish_is_left_out(boards):
    assert release(one_note(boards, MENTIONS[0], state=FlagState.CONFIRMED)).notes[0].text == LEFT_OUT
