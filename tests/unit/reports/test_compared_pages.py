"""Several roundtables on one page: nothing is parted from what it leads to, and each is told as in its own report."""

import io
from dataclasses import replace

import docx
import openpyxl
import pypdfium2
import pytest
from evenings import AT, contribution
from pptx import Presentation

from facilitator.comparison.brought import count_outcomes
from facilitator.comparison.cells import tell_cell
from facilitator.comparison.columns import read_column
from facilitator.comparison.documents import Comparison, build_report
from facilitator.comparison.exports import write_slides, write_workbook
from facilitator.comparison.matrix import list_new, tell_matrix
from facilitator.comparison.scores import score_all
from facilitator.comparison.wordings import say_cell
from facilitator.domain.contributions import ContributionKind
from facilitator.domain.phases import Status
from facilitator.domain.roundtables import SharingMode
from facilitator.domain.series import CommonIssue, Member, Outcome, Reading, ReceivedSupport, ToldOutcome
from facilitator.reports.blocks import Facts, Paragraph, Table
from facilitator.reports.exports import FORMATS
from facilitator.reports.formats.pdf.widths import ACROSS, EDGES, SIZE, measure
from facilitator.reports.tree import Section

N_ISSUES = 6
ROOMS = ("Space", "Cyber and defence")
NOTE = "The same paper is asked for by each prime, and each of them asks for it in another way"
NAMED = frozenset({0})


def tell_issue(number: int) -> Section:
    """An issue with a line for each room, and as many notes as part it from the next at another place of the page."""
    notes = tuple((ROOMS[place % 2], f"B{place}", "barrier", NOTE) for place in range(5 + number))
    table = Table(f"Notes of issue {number}", ("Roundtable", "Label", "Kind", "Note"), notes, named=NAMED)
    facts = Facts(tuple((room, "Several, raised") for room in ROOMS))
    return Section(f"2.{number}", f"Issue {number}", f"common-{number}", 2, (facts, table))


@pytest.fixture
def document(boards):
    """A report of issues alone, one after the other."""
    issues = Section("2", "Issue by issue", "issues", 1, children=tuple(map(tell_issue, range(1, N_ISSUES + 1))))
    return replace(boards.document(boards.board()), sections=(issues,))


def test_no_page_ends_with_what_each_room_said_of_an_issue_whose_notes_are_overleaf(boards, document):
    data = FORMATS["pdf"].write(document, boards.board())

    with pypdfium2.PdfDocument(data) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf][1:]

    assert len(pages) > 2
    for number in range(1, N_ISSUES + 1):
        (page,) = (page for page in pages if f"2.{number} Issue {number}" in page)
        assert f"Notes of issue {number}" in page


def test_word_keeps_what_each_room_said_with_the_notes_too(boards, document):
    file = docx.Document(io.BytesIO(FORMATS["docx"].write(document, boards.board())))

    facts = [table for table in file.tables if table.cell(0, 1).text == "Several, raised"]

    assert len(facts) == N_ISSUES
    kept = [cell.paragraphs[0].paragraph_format.keep_with_next for table in facts for cell in table.rows[-1].cells]
    assert all(kept)


def test_the_name_of_a_room_is_on_one_line_in_each_row_of_its_notes():
    assert measure(tell_issue(1).blocks[1])["widths"][0] is None


@pytest.mark.parametrize("room", ["x" * 20 + " and more, and more", "Cyber and defence"])
def test_what_others_have_to_say_keeps_its_room_beside_names(room):
    columns = ("Owner", "Commitment", "Due", "Roundtable", "What became of it")
    rows = (("The regional body", NOTE, "29 November 2026", room, "Kept, its owner says"),)

    told = measure(Table("Commitments made in public", columns, rows, named=frozenset({3})))

    fixed = sum(len(rows[0][place]) for place, width in enumerate(told["widths"]) if width is None)
    assert fixed + EDGES * len(columns) <= ACROSS * 0.6
    assert told["size"] == SIZE


def test_a_table_without_names_is_as_wide_in_its_columns_as_before():
    rows = (("Cyber and defence", NOTE),)

    assert measure(Table("Themes", ("Heading", "Theme"), rows))["widths"] == [17, len(NOTE)]


def test_several_notes_of_one_person_are_not_told_to_be_one_persons_beside_other_rooms_either(boards):
    notes = [boards.note(number, theme_id=1, participant_id=1) for number in (1, 2)]
    board = boards.board(*notes, themes=[boards.theme(1)], participants=[boards.person(1)])

    def tell(mode):
        column = read_column(replace(board, roundtable=boards.roundtable(sharing_mode=mode)))
        return say_cell(tell_cell(column, CommonIssue(1, "Rates", (Member(1, 1),))))

    assert tell(SharingMode.SECTOR_ONLY) == "One participant, raised"
    assert tell(SharingMode.CHATHAM_HOUSE) == "A few, raised"


def test_where_everybody_who_could_have_said_it_did_a_room_says_all_as_in_its_own_report(boards):
    notes = [boards.note(number, theme_id=1, participant_id=number) for number in (1, 2)]
    board = boards.board(*notes, themes=[boards.theme(1)], participants=[boards.person(1), boards.person(2)])

    def tell(mode):
        column = read_column(replace(board, roundtable=boards.roundtable(sharing_mode=mode)))
        return say_cell(tell_cell(column, CommonIssue(1, "Rates", (Member(1, 1),))))

    assert tell(SharingMode.SECTOR_ONLY) == "All, raised"
    assert tell(SharingMode.CHATHAM_HOUSE) == "A few, raised"


def test_what_came_with_an_archive_as_records_alone_is_said_to_be_on_record(boards):
    board = boards.board(boards.note(1, theme_id=1), themes=[boards.theme(1)])
    readings = {board.roundtable.id: Reading(received=ReceivedSupport(None, frozenset({1})))}

    assert say_cell(tell_cell(read_column(board), CommonIssue(1, "Rates", (Member(1, 1),), readings=readings))) == (
        "On record, raised"
    )


REACH = "Ring me on 07700 900123"


def compare(boards, *texts, asks=(), denied=(), n_issues=1):
    """Two rooms whose notes are all of the same issues; the first has what was asked in an exercise."""
    notes = [boards.note(number, text, theme_id=1) for number, text in enumerate(texts, start=1)]
    brought = tuple(
        contribution(number, ContributionKind.ASK, number, "One form", detail=whom)
        for number, whom in enumerate(asks, start=1)
    )
    board = replace(boards.board(*notes, themes=[boards.theme(1)]), contributions=brought)
    beside = replace(board, roundtable=boards.roundtable(id=2, code="BCDFG", cluster="Space"), contributions=())
    columns = tuple(map(read_column, (board, beside)))
    readings = {1: Reading(denied=denied)}
    issues = [
        CommonIssue(number, f"Rates {number}", (Member(1, 1), Member(2, 1)), readings=readings)
        for number in range(1, n_issues + 1)
    ]
    return Comparison("Clusters", columns, tuple(tell_matrix(columns, issues)), ((), ()))


def find_part(told, anchor):
    (part,) = (part for part in build_report(told, now=AT).walk() if part.anchor == anchor)
    return part


def say(part):
    """The running text of a part, paragraph by paragraph."""
    return [" ".join(said.text for said in block.sentences) for block in part.blocks if isinstance(block, Paragraph)]


def test_whoever_is_asked_in_several_ways_is_one_addressee_as_in_the_rooms_own_report(boards):
    told = compare(boards, "Rates on plant", asks=("The primes", "HM Treasury", "", "the primes", "HMT"))

    (table,) = find_part(told, "asked").blocks

    assert [(row[0], row[2]) for row in table.rows] == [
        *(("HM Treasury", "A2"), ("HM Treasury", "A5"), ("Primes", "A1"), ("Primes", "A4"), ("—", "A3"))
    ]


@pytest.mark.parametrize(
    ("outcomes", "said"),
    [
        ([None], "1 commitment. Nobody has said yet what became of it."),
        ([None, None], "2 commitments. Nobody has said yet what became of them."),
        ([Outcome.KEPT, None, None], "3 commitments: 1 kept and 2 not said yet."),
        ([Outcome.KEPT, Outcome.DROPPED], "2 commitments: 1 kept and 1 dropped."),
    ],
)
def test_what_became_of_commitments_is_said_in_a_sentence(outcomes, said):
    assert count_outcomes([each and ToldOutcome(each, is_owners=False) for each in outcomes]) == said


def test_each_room_says_once_what_it_holds_back(boards):
    told = compare(boards, REACH, f"{REACH} again", "Please do not quote this: we are closing the plant")

    assert say(find_part(told, "common-1")) == [
        f"{room}: Two notes that tell how to reach somebody are held back until somebody lets them through; "
        "one note that asks not to be quoted is held back until somebody lets it through."
        for room in ("Nuclear", "Space")
    ]


def test_the_sheet_of_notes_has_a_row_for_one_that_is_held_back_and_none_of_its_words(boards):
    told = compare(boards, REACH, "Rates on plant")

    book = openpyxl.load_workbook(io.BytesIO(write_workbook(build_report(told, now=AT), told)))
    rows = [row[1:] for row in book["Notes"].iter_rows(values_only=True)][1:]

    assert rows == [
        (room, label, "barrier", words)
        for room in ("Nuclear", "Space")
        for label, words in (("B1", "[held back]"), ("B2", "Rates on plant"))
    ]


def test_a_note_that_says_no_and_is_held_back_is_not_passed_over(boards):
    told = compare(boards, REACH, "Rates on plant", denied=(1, 2))

    part = find_part(told, "differs")

    assert [row[2] for row in part.blocks[0].rows] == ["B2"]
    assert say(part) == ["One note that says no is held back; “Issue by issue” says why."]


def test_slides_of_several_rooms_say_how_many_there_are_and_speak_of_no_labels(boards):
    told = compare(boards, "Rates on plant", n_issues=14)
    deck = Presentation(io.BytesIO(write_slides(build_report(told, now=AT), told)))

    assert [slide.shapes.title.text for slide in deck.slides][1:] == [
        "What is shared",
        *(f"Shared issues, {number} of 3" for number in (1, 2, 3)),
    ]
    notes = [slide.notes_slide.notes_text_frame.text for slide in deck.slides]
    assert "Shown are the first 10 of 14 shared issues." in notes[1]
    assert not any("Labels such as" in each for each in notes)


def test_captions_of_the_programme_report_end_as_those_of_a_rooms_own_report(boards, evening):
    told = build_report(compare(boards, "Rates on plant", asks=("The primes",), denied=(1,)), now=AT)
    captions = [
        block.caption
        for document in (told, boards.document(evening))
        for part in document.walk()
        for block in part.blocks
        if isinstance(block, Table)
    ]

    assert len(captions) > 10
    assert [each for each in captions if not each.endswith((".", "?"))] == []


def test_of_a_room_that_is_still_going_on_the_report_says_so_and_not_what_it_says_alone(boards):
    one, other = (
        boards.board(
            boards.note(number, text, theme_id=number), themes=[boards.theme(number, text)], id=number, cluster=cluster
        )
        for number, text, cluster in ((1, "Castings crack", "Nuclear"), (2, "Orbits decay", "Space"))
    )
    live = replace(one, roundtable=replace(one.roundtable, status=Status.LIVE))

    def tell(*rooms):
        columns = tuple(map(read_column, rooms))
        new = list_new(columns, (), score_all([column.side for column in columns]))
        document = build_report(Comparison("Clusters", columns, (), tuple(new)), now=AT)
        (part,) = (part for part in document.sections if part.anchor == "new")
        return dict(document.status.rows).get("Still going on"), [row[1] for row in part.blocks[0].rows]

    assert tell(one, other) == (None, ["Castings crack", "Orbits decay"])
    assert tell(live, other) == ("Nuclear", ["Orbits decay"])


def test_what_a_scribe_alone_took_down_is_drawn_as_no_persons(boards):
    spoken = compare(boards, "Rates on plant")
    (row,) = spoken.rows
    cells = tuple(replace(cell, backing=None) for cell in row.cells)
    taken = replace(spoken, rows=(replace(row, cells=cells),))

    said, recorded = (find_part(each, "shared").blocks[1].caption for each in (spoken, taken))

    assert "1 one person, 2 a few" in said
    assert "1 one person, or on record alone, 2 a few" in recorded
