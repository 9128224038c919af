"""Slides: titled, wide, nothing beyond their edge, and behind each statement its labels in the speaker's notes."""

import io
import re
import zipfile
from dataclasses import replace

from exported import write
from labels import annex_of
from pptx import Presentation
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.oxml.ns import qn

from facilitator.domain.flags import FlagKind, FlagState
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind
from facilitator.domain.phases import Status
from facilitator.reports.blocks import Chart, ChartRow, ChartShape
from facilitator.reports.formats.slides.document import write_slides
from facilitator.reports.formats.slides.pages import MARGIN, WIDTH
from facilitator.reports.sections.slides import Item, Slide

GLANCE = "At a glance"


def open_deck(boards, board):
    return Presentation(io.BytesIO(write(boards, "pptx", board)))


def text_of(deck):
    """All words that a room sees."""
    return " ".join(shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame)


def titles_of(deck):
    return [slide.shapes.title.text for slide in deck.slides]


def test_an_evening_is_a_slide_for_each_part_that_it_has(boards, evening):
    deck = open_deck(boards, evening)
    assert deck.slide_width * 9 == deck.slide_height * 16 or abs(deck.slide_width / deck.slide_height - 16 / 9) < 0.001
    assert titles_of(deck) == [
        "Civil nuclear in the Midlands",
        "At a glance",
        *("Business", "Talent", "Innovation", "Investment"),
        *("Put first in the vote, round 1", "Put first in the vote, round 2", "Importance and feasibility, round 3"),
        *("Investment proposition", "Shared next steps"),
    ]


def test_slides_of_an_empty_evening_say_that_there_is_nothing_on_the_record(boards):
    deck = open_deck(boards, boards.board(participants=[boards.person(1), boards.person(2)]))

    assert titles_of(deck) == ["Civil nuclear in the Midlands", GLANCE]
    assert "2 people\ntook part" in text_of(deck)
    assert "No notes\non the record" in text_of(deck)
    assert "took part" not in text_of(open_deck(boards, boards.board()))


def test_a_slide_of_one_issue_tells_more_of_it_than_its_first_point(boards):
    texts = ("No berth in winter", "Ferries wait outside", "Ice closes the lock", "Nobody clears the quay")
    notes = [boards.note(n, text, theme_id=1, participant_id=n) for n, text in enumerate(texts, start=1)]
    many = [boards.note(n, f"Rail link {n}", heading=HeadingKey.TALENT) for n in range(10, 13)]
    people = [boards.person(n) for n in range(1, 5)]

    deck = open_deck(boards, boards.board(*notes, *many, themes=[boards.theme(1, "Winter")], participants=people))

    told = [shape.text_frame.text for shape in deck.slides[2].shapes if shape.has_text_frame]
    assert sum(text in words for text in texts for words in told) == 3


def test_each_slide_tells_its_speaker_the_labels_behind_it(boards, evening):
    known = set(annex_of(boards.document(evening))) | set(boards.document(evening).contributions())
    for slide in list(open_deck(boards, evening).slides)[2:]:
        told = slide.notes_slide.notes_text_frame.text
        labels = set(re.findall(r"\b[BTIVLAOM]\d+\b", told.rpartition("\n")[0]))
        assert labels & known


def test_nothing_stands_beyond_the_edge_of_a_slide(boards, evening):
    deck = open_deck(boards, evening)
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height


def test_a_draft_says_so_on_each_slide(boards):
    for slide in open_deck(boards, boards.played(status=Status.LIVE)).slides:
        assert any("DRAFT" in shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_a_deck_has_no_clock_and_no_picture_of_another(boards, evening):
    deck = open_deck(boards, evening)
    assert deck.core_properties.author == "Facilitator"
    assert deck.core_properties.created.isoformat() == "2026-06-04T12:05:00"
    assert b"thumbnail" not in write(boards, "pptx", evening)


def test_a_deck_is_ours_in_its_properties_and_its_typeface(boards, evening):
    """The library's own file names a program and a printer of somebody else's."""
    with zipfile.ZipFile(io.BytesIO(write(boards, "pptx", evening))) as package:
        assert "<Application>Facilitator</Application>" in package.read("docProps/app.xml").decode()
        assert not [name for name in package.namelist() if "printer" in name.lower()]
        assert (
            re.findall(r'<a:latin typeface="([^"]+)"', package.read("ppt/theme/theme1.xml").decode()) == ["Arial"] * 2
        )


def test_a_joke_waits_for_a_person_before_a_room_sees_it_on_a_slide(boards):
    asks = [
        boards.note(n, text, kind=Kind.ASK) for n, text in enumerate(("wifi pw??", "Publish the order book"), start=1)
    ]
    board = boards.board(*asks)
    cleared = replace(board, decisions={(1, FlagKind.OFF_TOPIC): FlagState.CLEARED})

    first, second = (text_of(open_deck(boards, each)) for each in (board, cleared))

    assert "Publish the order book" in first
    assert "Wifi" not in first
    assert "Wifi" in second


def test_the_room_and_the_speaker_are_told_what_was_left_to_the_report(boards):
    asks = [
        boards.note(n, text, kind=Kind.ASK) for n, text in enumerate(("wifi pw??", "Publish the order book"), start=1)
    ]
    deck = open_deck(boards, boards.board(*asks))

    told = [slide.notes_slide.notes_text_frame.text for slide in deck.slides]
    assert any("One note that rules doubt is in the report alone" in each for each in told)
    assert "One note\nthat rules doubt is in the report alone" in text_of(deck)


def test_no_slide_has_a_title_alone_where_rules_doubt_all_under_it(boards):
    doubted = [boards.note(number, f"wifi pw {number}??", theme_id=1) for number in (1, 2)]
    deck = open_deck(boards, boards.board(*doubted, themes=[boards.theme(1, "Wifi")]))

    assert "1 issue\nunder one heading" in text_of(deck)
    assert "Two notes\nthat rules doubt are in the report alone" in text_of(deck)


def test_notes_that_nobody_grouped_are_no_issues(boards):
    notes = [boards.note(number, f"Rates on plant {number}") for number in range(1, 6)]
    glance = next(
        slide for slide in open_deck(boards, boards.board(*notes)).slides if slide.shapes.title.text == GLANCE
    )
    assert not [shape for shape in glance.shapes if shape.has_text_frame and "issues" in shape.text_frame.text]


def test_a_split_vote_says_on_what_and_under_the_name_of_the_ballot(boards, evening):
    grid = next(vote for vote in evening.rounds if vote.tallies and any(each.is_split for each in vote.tallies))
    first = next(each.theme_id for each in grid.tallies if each.is_split)
    named = replace(grid, name_of={first: "As it was balloted"})
    rounds = tuple(named if vote is grid else vote for vote in evening.rounds)
    notes = "\n".join(
        slide.notes_slide.notes_text_frame.text for slide in open_deck(boards, replace(evening, rounds=rounds)).slides
    )
    assert re.search(r"are split on how (important|feasible).* “As it was balloted” is", notes)
    assert "The room is split" not in notes


def test_a_room_that_reads_of_fewer_issues_than_themes_reads_why(boards):
    shared = [boards.theme(number, "Vetting takes long", key) for number, key in enumerate(HeadingKey, start=1)]
    notes = [boards.note(theme.id, heading=theme.heading, theme_id=theme.id) for theme in shared]
    apart = [replace(theme, name=f"Vetting of {theme.heading}") for theme in shared]
    assert "under four headings; themes of one name are one" in text_of(
        open_deck(boards, boards.board(*notes, themes=shared))
    )
    assert "themes of one name" not in text_of(open_deck(boards, boards.board(*notes, themes=apart)))


def test_a_room_with_notes_under_one_heading_does_not_read_of_four(boards):
    board = boards.board(boards.note(1, theme_id=1), boards.note(2, theme_id=1), themes=[boards.theme(1)])
    assert "under one heading" in text_of(open_deck(boards, board))


def make_deck(boards, *slides):
    """A deck of a cover and these."""
    return Presentation(io.BytesIO(write_slides(boards.document(boards.board()), slides)))


def draw(boards, *items):
    """A deck of one slide with these items; gives what a room sees on it, and what its speaker reads."""
    *_, slide = make_deck(boards, Slide("Shared", items)).slides
    (frame,) = (shape.text_frame for shape in slide.shapes if shape.name == "Items")
    return frame.text, slide.notes_slide.notes_text_frame.text


def test_words_are_set_smaller_before_they_are_cut(boards):
    said = "; ".join(f"Room number {number}: several, raised" for number in range(1, 9))
    shown, _ = draw(boards, Item("Rates", said))
    assert shown.split() == ["Rates", *said.split()]


def test_seven_issues_of_a_full_line_each_stand_on_one_slide(boards):
    said = (
        "Lofts over the old ropewalk are too low for most machines, "
        "and nobody will say who may raise the beams of a roof here"
    )
    names = [f"Lofts number {number}" for number in range(1, 8)]
    shown, _ = draw(boards, *(Item(name, "", said) for name in names))
    assert [line for line in shown.split("\n") if line in names] == names


def test_one_issue_alone_is_read_from_the_back_of_the_room(boards):
    *_, slide = make_deck(boards, Slide("Shared", (Item("Rope", "A few", "Hemp is dear"),))).slides
    (frame,) = (shape.text_frame for shape in slide.shapes if shape.name == "Items")
    assert frame.paragraphs[0].runs[0].font.size.pt == 28
    assert frame.auto_size is MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE


def test_a_long_address_is_shown_as_it_was_typed(boards):
    address = "https://www.example.org/" + "a-very-long-address/" * 5
    shown, _ = draw(boards, Item(address, "One note alone"))
    assert shown == f"{address}\nOne note alone"


def test_what_a_room_reads_is_never_smaller_than_it_can_read(boards, evening):
    """Fourteen points, under names of sixteen: what does not fit is in the report."""
    sizes = {
        run.font.size.pt
        for slide in open_deck(boards, evening).slides
        for shape in slide.shapes
        if shape.name == "Items"
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    }
    assert min(sizes) >= 14


def test_a_chart_with_nothing_beside_it_has_the_whole_slide(boards):
    chart = Chart(ChartShape.BARS, "Dots by theme", "Counted.", ("Theme", "Dots"), (ChartRow("Rates", (3.0,)),), 3)
    widths = [
        shape.width
        for items in ((), (Item("12 people", "voted"),))
        for slide in make_deck(boards, Slide("Vote", items, chart)).slides
        for shape in slide.shapes
        if shape.has_chart
    ]
    assert widths[0] == WIDTH - 2 * MARGIN
    assert widths[1] < 0.7 * WIDTH


def test_slides_that_are_moved_keep_the_right_numbers(boards, evening):
    for place, slide in enumerate(open_deck(boards, evening).slides, start=1):
        (number,) = slide.element.iter(qn("a:fld"))
        assert number.get("type") == "slidenum"
        assert number.findtext(qn("a:t")) == str(place)


def test_what_must_be_cut_is_cut_at_the_end_of_a_word(boards):
    said = "warehousing " * 80
    shown, told = draw(boards, Item("Rates", said))
    assert shown.endswith("warehousing…")
    assert said.strip() in told


def test_the_speaker_reads_sentences_and_of_labels_where_there_are_any(boards):
    _, told = draw(boards, Item("7 notes", "on the record"), Item("Scrap", "A few", "Who sorts it?"))
    assert told.split("\n") == ["7 notes on the record.", "Scrap. Who sorts it? A few."]
    _, told = draw(boards, Item("Scrap", "A few", "Who sorts it?", ("B1",)))
    assert told.startswith("Scrap. Who sorts it? A few. B1\nLabels such as B7")


def test_what_was_asked_and_promised_is_said_as_in_the_report(boards, evening):
    shown = text_of(open_deck(boards, evening))
    assert "Asked of the primes" in shown
    assert "Committed by Amber Basin Council, due 1 September 2026" in shown


def test_the_speaker_is_told_how_many_themes_of_a_vote_are_not_shown(boards, evening):
    told = "\n".join(slide.notes_slide.notes_text_frame.text for slide in open_deck(boards, evening).slides)
    assert re.search(r"Counted are the dots of 29 people. Shown are the first 8 of \d\d themes that got any.", told)
