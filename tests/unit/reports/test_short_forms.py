"""The short forms keep to their pages: two for ministers, one for investors, however much was said."""

from dataclasses import replace

import pypdfium2
import pytest

from facilitator.domain.contributions import ContributionKind
from facilitator.domain.flags import FlagKind, FlagState
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind, Place, Source
from facilitator.reports.blocks import Points
from facilitator.reports.evidence.flags import release
from facilitator.reports.evidence.issues import list_issues
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

    words = [block.title.split(" · ")[1].split()[0] for block in part.blocks if isinstance(block, Points)]
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


def text_of_part(document, anchor):
    """The words of a part, without labels: its points and what runs on."""
    (part,) = (each for each in document.sections if each.anchor == anchor)
    said = []
    for block in part.blocks:
        said += [each.text for each in block.sentences] if hasattr(block, "sentences") else []
        said += [replace(point, cites="").words for point in block.points] if isinstance(block, Points) else []
    return said


@pytest.mark.parametrize("form", MOST_PAGES)
def test_a_short_form_names_no_section_that_it_has_not(boards, form):
    board = boards.board(boards.note(1, "It costs us £30k a year"), boards.note(2, "That costs us £40k a year"))

    (told,) = text_of_part(boards.document(board, form=form), "basis")[-2:-1]

    assert told == "Two figures are as told and unchecked; section 10 of the report lists them."


def invest(boards, *wrote):
    """A room with one issue of two headings, and notes of a kind and a heading each."""
    themes = {HeadingKey.TALENT: 1, HeadingKey.INVESTMENT: 2}
    notes = [
        boards.note(number, text, kind=kind, heading=key, theme_id=themes[key])
        for number, (text, kind, key) in enumerate(wrote, start=1)
    ]
    return boards.board(*notes, themes=[boards.theme(theme, "Graduates leave", key) for key, theme in themes.items()])


def test_what_an_investor_reads_under_investment_was_written_under_it(boards):
    """Also where an issue of both headings has more to say under the other."""
    talent, investment = HeadingKey.TALENT, HeadingKey.INVESTMENT
    board = invest(
        boards,
        ("Give graduates options", Kind.ASK, talent),
        ("Pay for placements", Kind.OPPORTUNITY, talent),
        ("Harwell hires them", Kind.BARRIER, talent),
        ("Buy something", Kind.ASK, investment),
        ("Valuations are lower here", Kind.OPPORTUNITY, investment),
        ("Funds look for a third of that", Kind.BARRIER, investment),
    )
    document = boards.document(board, form=Form.INVESTOR)

    assert text_of_part(document, "investor-asked") == ["On “Graduates leave”: Buy something."]
    assert text_of_part(document, "investor-way") == ["On “Graduates leave”: Funds look for a third of that."]
    assert text_of_part(document, "investor-chances") == [
        "On “Graduates leave”: Valuations are lower here.",
        "One more is in the report.",
    ]


@pytest.mark.parametrize("name", ["nuclear", "space", "cyber-defence"])
def test_an_investor_is_told_how_many_more_asks_the_report_has(boards, name):
    board = boards.example(name)
    *shown, rest = text_of_part(boards.document(board, form=Form.INVESTOR), "investor-asked")

    points = {
        point.notes
        for part in boards.document(board).walk()
        for block in part.blocks
        if isinstance(block, Points) and not part.anchor.startswith(("glance", "recommendations"))
        for point in block.points
        if (block.title == "Asked for" or "Asked for" in point.topic) and "V" in "".join(point.notes)
    }
    assert rest == f"{count_up(len(points) - len(shown))} more are in the report."


def count_up(number):
    return ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "10", "11", "12"][number]


@pytest.mark.parametrize("form", MOST_PAGES)
def test_a_list_that_is_cut_says_how_much_more_the_report_has(boards, form, evening):
    offers = [each for each in evening.contributions if each.kind is ContributionKind.OFFER][:1] * 200
    brought = tuple(replace(each, id=number, number=number) for number, each in enumerate(offers, start=1))
    board = replace(boards.board(), contributions=brought)

    anchor = "minister-offered" if form is Form.MINISTER else "investor-offers"
    *shown, rest = text_of_part(boards.document(board, form=form), anchor)

    assert rest == f"{200 - len(shown)} more are in the report."


def test_a_minister_is_told_of_how_many_issues_there_is_no_room_to_tell(boards):
    board = boards.example("cyber-defence")
    document = boards.document(board, form=Form.MINISTER)
    n_several = sum(len(told.notes) > 1 for told in list_issues(release(board)))

    (part,) = (each for each in document.sections if each.anchor == "minister-said")
    n_shown = sum(isinstance(block, Points) for block in part.blocks)

    assert "within one word, by people, agreement and dots" in text_of_part(document, "minister-said")[0]
    assert text_of_part(document, "minister-said")[-1] == f"{n_several - n_shown} more are in the report."


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("name", ["nuclear", "space", "cyber-defence"])
def test_who_speaks_and_what_of_do_not_stand_before_a_point_with_a_colon_each(boards, form, name):
    """`Asked for: Industry: …` looked like a list of names."""
    document = boards.document(boards.played(name), form=form)
    points = [
        point
        for part in document.walk()
        for block in part.blocks
        if isinstance(block, Points)
        for point in block.points
    ]
    assert points
    assert not [point.words for point in points if point.speaker and point.topic.endswith(":")]


def test_an_ask_says_by_whom_it_is_made_or_where_it_was_written_down(boards):
    people = [boards.person(number) for number in range(1, 6)]
    told = {Source.PHONE: "by industry", Source.SCRIBE: "in a table’s record", Source.PAPER: "on paper"}
    for source, by in told.items():
        note = boards.note(1, "We need clearances to transfer", kind=Kind.ASK, source=source, place=Place.ALONE)
        document = boards.document(boards.board(note, participants=people))
        (words,) = (
            point.words
            for part in document.walk()
            if part.anchor == "business-once"
            for block in part.blocks
            for point in block.points
        )
        assert words == f"Asked for {by}: We need clearances to transfer."


def test_asks_that_share_a_number_go_on_after_whoever_speaks(boards):
    people = [boards.person(number) for number in range(1, 6)]
    texts = ("Publish the order book", "We need clearances to transfer")
    notes = [boards.note(n, text, kind=Kind.ASK, theme_id=1) for n, text in enumerate(texts, start=1)]
    board = boards.board(*notes, themes=[boards.theme(1)], participants=people)

    told = text_of_part(boards.document(board, form=Form.MINISTER), "minister-asked")

    assert told == ["R1. Publish the order book.", "And industry: We need clearances to transfer."]
