"""The short forms keep to their pages: two for ministers, one for investors, however much was said."""

from dataclasses import replace

import pypdfium2
import pytest

from facilitator.domain.flags import FlagKind, FlagState
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind
from facilitator.reports.exports import FORMATS
from facilitator.reports.tree import Form

MOST_PAGES = {Form.MINISTER: 2, Form.INVESTOR: 1}
LONG = "a programme with a name that says at length where it is held, by whom, and what for"


def read_pages(document, board):
    with pypdfium2.PdfDocument(FORMATS["pdf"].write(document, board)) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


@pytest.mark.parametrize("form", MOST_PAGES)
@pytest.mark.parametrize("name", ["nuclear", "space", "cyber-defence"])
def test_an_evening_with_every_exercise_fits_on_the_pages_of_a_short_form(boards, form, name):
    board = boards.played(name)

    pages = read_pages(boards.document(board, form=form), board)

    assert len(pages) <= MOST_PAGES[form]
    assert "What this rests on" in pages[-1]
    assert len(pages[-1]) > len(pages[0]) / 2, "half of the last page is empty"


@pytest.mark.parametrize("form", MOST_PAGES)
def test_so_does_one_whose_notes_are_all_as_long_as_may_be(boards, form):
    board = boards.played("nuclear")
    notes = [replace(note, text=f"{note.text} {LONG} {LONG}"[:290]) if note.text else note for note in board.notes]
    board = replace(board, notes=tuple(notes))

    assert len(read_pages(boards.document(board, form=form), board)) <= MOST_PAGES[form]


@pytest.mark.parametrize("form", MOST_PAGES)
def test_one_of_which_nothing_is_known_yet_is_a_page(boards, form):
    board = boards.board()

    assert len(read_pages(boards.document(board, form=form), board)) == 1


@pytest.mark.parametrize("name", ["nuclear", "space"])
def test_at_a_glance_ends_on_the_page_that_it_begins_on(boards, name):
    board = boards.played(name)

    pages = read_pages(boards.document(board), board)

    (first,) = (place for place, page in enumerate(pages) if "1.1 Best supported" in page)
    assert "Figures nobody has checked" in pages[first]


def test_an_ask_that_may_not_be_about_the_subject_waits_for_a_person_before_a_minister_reads_it(boards):
    texts = ("wifi pw??", "<img src=x onerror=alert(1)> please", "Publish the order book")
    notes = [boards.note(n, text, kind=Kind.ASK) for n, text in enumerate(texts, start=1)]
    board = boards.board(*notes)
    cleared = replace(board, decisions={(1, FlagKind.OFF_TOPIC): FlagState.CLEARED})

    first, second = (str(boards.document(each, form=Form.MINISTER).sections) for each in (board, cleared))

    assert "Publish the order book" in first
    assert "Wifi" not in first
    assert "onerror" not in first
    assert "Two asks that rules doubt are in the report alone" in first
    assert "Wifi" in second
    assert "One ask that rules doubt is in the report alone" in second


def test_a_minister_is_told_by_what_issues_are_in_order(boards):
    board = boards.played("cyber-defence")

    (part,) = (each for each in boards.document(board, form=Form.MINISTER).sections if each.anchor == "minister-said")

    words = [block.title.split(" · ")[1].split()[0] for block in part.blocks[1:]]
    assert "In the order of their support" in part.blocks[0].sentences[0].text
    assert words == sorted(words, key=["Most", "Many", "Several", "A", "One"].index)


def test_a_number_stands_once_however_many_asks_it_has(boards):
    theme = boards.theme(1)
    texts = ("Publish the order book", "Name the primes by March", "Pay in thirty days")
    notes = [boards.note(n, text, kind=Kind.ASK, theme_id=1) for n, text in enumerate(texts, start=1)]

    blocks = [
        block
        for part in boards.document(boards.board(*notes, themes=[theme]), form=Form.MINISTER).sections
        if part.anchor == "minister-asked"
        for block in part.blocks
    ]

    assert [point.topic for block in blocks for point in block.points] == ["R1.", "And:", "And:"]


@pytest.mark.parametrize("form", MOST_PAGES)
def test_no_issue_stands_in_a_short_form_as_a_name_alone(boards, form):
    """What was said of a strength is said where nothing stands in the way, costs or is asked for."""
    people = [boards.person(number) for number in range(1, 4)]
    said = ["Veterans are a source of talent", "Reservists bring clearance with them", "Veterans know how to lead"]
    notes = [
        boards.note(number, text, kind=Kind.STRENGTH, theme_id=1, participant_id=number)
        for number, text in enumerate(said, start=1)
    ]
    board = boards.board(*notes, themes=[boards.theme(1, "Veterans and reservists")], participants=people)

    issues = [block for part in boards.document(board, form=form).parts() for block in part.blocks]

    named = [block for block in issues if getattr(block, "title", "").startswith("Veterans and reservists")]
    assert all(block.points for block in named)
    assert named or form is Form.INVESTOR


def test_an_investor_reads_what_speaks_for_a_place_apart_from_what_could_be_won_there(boards):
    theme = boards.theme(1, "Secure labs", HeadingKey.INVESTMENT)
    said = {"Set up a sovereign growth fund": Kind.OPPORTUNITY, "Malvern is unmatched": Kind.STRENGTH}
    said |= {"Lend to firms of ten people": Kind.ASK}
    notes = [
        boards.note(number, text, kind=kind, theme_id=1, heading=HeadingKey.INVESTMENT)
        for number, (text, kind) in enumerate(said.items(), start=1)
    ]
    board = boards.board(*notes, themes=[theme])

    parts = {part.title: str(part.blocks) for part in boards.document(board, form=Form.INVESTOR).sections}

    assert "Malvern" in parts["What speaks for it, as told"]
    assert "growth fund" not in parts["What speaks for it, as told"]
    assert "growth fund" in parts["Opportunities seen"]
    assert "Lend to firms" in parts["What was asked under Investment"]


def test_a_draft_of_a_closed_roundtable_does_not_say_that_it_is_open(boards):
    board = boards.board(boards.note(1))
    told = dict(boards.document(board, draft=3).manifest.facts().rows)

    assert told["SHA-256"] == "none, as this is a draft, and no version was made of it"
