"""A programme of fourteen rooms is read as easily as one of three: each word whole, and nothing said fourteen times."""

import io
import re
from dataclasses import replace

import docx
import openpyxl
import pypdfium2
import pytest
from evenings import AT
from pptx import Presentation

from facilitator.comparison.columns import read_column
from facilitator.comparison.documents import Comparison, build_report
from facilitator.comparison.exports import write_slides, write_workbook
from facilitator.comparison.matrix import tell_matrix
from facilitator.domain.series import CommonIssue, Member, Reading, Stance
from facilitator.reports.blocks import Table
from facilitator.reports.exports import FORMATS
from facilitator.reports.formats.pdf.widths import SIZE, measure
from facilitator.reports.formats.word import tables as word
from facilitator.reports.tree import Section

NAMES = (
    *("Nuclear", "Space", "Cyber and defence", "Automotive electrification", "Food and drink", "Rail", "Hydrogen"),
    *("Life sciences", "Maritime", "Batteries", "Semiconductors", "Advanced materials", "Medtech", "Logistics"),
)


@pytest.fixture
def told(boards) -> Comparison:
    """One issue that the first two of all rooms raise, differently; nobody has looked at the others."""
    notes = [boards.note(number, "Rates on plant", theme_id=1, participant_id=number) for number in (1, 2)]
    people = [boards.person(1), boards.person(2)]
    board = boards.board(*notes, themes=[boards.theme(1)], participants=people)
    columns = tuple(
        read_column(replace(board, roundtable=boards.roundtable(id=number, code=f"BCDF{number}", cluster=name)))
        for number, name in enumerate(NAMES, 1)
    )
    readings = {1: Reading(stance=Stance.SPLIT)}
    issue = CommonIssue(1, "Rates on plant", (Member(1, 1), Member(2, 1)), readings=readings)
    return Comparison("Clusters", columns, tuple(tell_matrix(columns, [issue])), tuple(() for _ in columns))


def find_tables(told, anchor):
    (part,) = (part for part in build_report(told, now=AT).walk() if part.anchor == anchor)
    return part.blocks


def test_who_raised_an_issue_is_told_by_name_and_the_others_are_named_once(told):
    for anchor, place in (("shared", -1), ("differs", 0)):
        ((issue, raised, others),) = find_tables(told, anchor)[place].rows
        assert (issue, raised) == ("Rates on plant", "Nuclear: All, split; Space: All, raised")
        assert others == "not looked at: 12 roundtables"

    facts = dict(find_tables(told, "common-1")[0].rows)
    assert list(facts) == ["Nuclear", "Space", "Not looked at"]
    assert facts["Not looked at"].startswith("Cyber and defence, Automotive electrification, ")
    assert facts["Not looked at"].endswith(", Medtech and Logistics")


def test_the_foot_of_each_page_says_how_many_rooms_there_are_and_the_last_part_which(told, boards):
    report = build_report(told, now=AT)
    foot = (
        docx.Document(io.BytesIO(FORMATS["docx"].write(report, boards.board()))).sections[0].footer.paragraphs[0].text
    )
    with pypdfium2.PdfDocument(FORMATS["pdf"].write(report, boards.board())) as pdf:
        page = pdf[1].get_textpage().get_text_range().splitlines()[-1]
    slide = Presentation(io.BytesIO(write_slides(report, told))).slides[1]
    (last,) = (shape.text_frame.text for shape in slide.shapes if shape.name == "Foot")

    for words in (foot, page, last):
        assert "14 roundtables" in words
        assert "BCDF7" not in words
    assert report.manifest.code.split() == [f"BCDF{number}" for number in range(1, 15)]


def test_on_paper_its_letters_are_of_the_usual_size_and_no_word_is_broken(told, boards):
    table = find_tables(told, "shared")[-1]
    assert measure(table)["size"] == SIZE
    widths = word._widths(table)
    for width, cells in zip(widths, zip(table.columns, *table.rows, strict=True), strict=True):
        assert width >= word.EDGES + word.LETTER * max(len(each) for cell in cells for each in cell.split()) - 0.01
    data = FORMATS["docx"].write(build_report(told, now=AT), boards.board())
    widest = max(len(table.columns) for table in docx.Document(io.BytesIO(data)).tables)
    assert widest <= 6


def test_a_table_that_would_be_higher_than_a_page_goes_on_overleaf(boards):
    cells = ("Planning", f"{'a grid connection that nobody can date, ' * 14}to its last word", "–")
    told = Table("Asks by addressee.", ("Issue", "Raised at", "Others"), tuple([cells] * 12))
    section = Section("1", "What is shared", "shared", 1, (told,))
    data = FORMATS["pdf"].write(replace(boards.document(boards.board()), sections=(section,)), boards.board())

    with pypdfium2.PdfDocument(data) as pdf:
        heights = [
            page.get_textpage().get_charbox(place)[1]
            for page in pdf
            for text in [page.get_textpage().get_text_range()]
            for place in (found.start() for found in re.finditer("grid", text))
        ]
    assert len(heights) == 12 * 14
    assert min(heights) > 50  # points from the foot, where the page's number stands


def test_in_excel_there_is_a_column_for_every_room(told):
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(build_report(told, now=AT), told)))

    for sheet in ("Matrix", "Stances"):
        head, row = book[sheet].iter_rows(values_only=True)
        assert [cell for cell in head if cell][1:] == list(NAMES)
        assert [cell for cell in row if cell][1:] == ["All, split", "All, raised", *["Not looked at"] * 12]


def test_a_slide_says_how_many_have_nothing_of_an_issue(told):
    deck = Presentation(io.BytesIO(write_slides(build_report(told, now=AT), told)))

    text = "\n".join(shape.text_frame.text for shape in deck.slides[2].shapes if shape.has_text_frame)
    assert "Nuclear: All, split; Space: All, raised; not looked at: 12 roundtables" in text
