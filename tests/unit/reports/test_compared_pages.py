"""Several roundtables on one page: nothing is parted from what it leads to, and names stay on one line."""

import io
from dataclasses import replace

import docx
import pypdfium2
import pytest

from facilitator.comparison.cells import tell_cell
from facilitator.comparison.columns import read_column
from facilitator.comparison.wordings import say_cell
from facilitator.domain.roundtables import SharingMode
from facilitator.domain.series import CommonIssue, Member
from facilitator.reports.blocks import Facts, Table
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
    told = {
        mode: say_cell(tell_cell(read_column(board), CommonIssue(1, "Rates", (Member(1, 1),))))
        for mode in (SharingMode.SECTOR_ONLY, SharingMode.CHATHAM_HOUSE)
        for board in [boards.board(*notes, themes=[boards.theme(1)], participants=[boards.person(1)], sharing_mode=mode)]
    }

    assert told == {
        SharingMode.SECTOR_ONLY: "One participant, raised",
        SharingMode.CHATHAM_HOUSE: "A few, raised",
    }
