"""What runs over a page of the paper for ministers takes more than its last lines with it."""

import io

import docx
import pypdfium2
import pytest

from facilitator.domain.notes import Kind
from facilitator.reports.exports import FORMATS
from facilitator.reports.tree import Form


def list_asked_of_many(boards, n_issues):
    """So many issues of two people each, and five asks."""
    notes = [
        boards.note(
            number, f"{word} of site {number // 2} hold us up", theme_id=1 + number // 2, participant_id=1 + number % 2
        )
        for number, word in enumerate(["Rates", "Grid"] * n_issues)
    ]
    asks = [boards.note(900 + number, f"Publish list {number}", kind=Kind.ASK, participant_id=1) for number in range(5)]
    themes = [boards.theme(1 + number, f"Site {number}") for number in range(n_issues)]
    return boards.board(*notes, *asks, themes=themes, participants=[boards.person(1), boards.person(2)])


@pytest.mark.parametrize("n_issues", [12, 13, 14, 19])
def test_a_ministers_second_page_has_more_than_the_last_lines_of_the_first(boards, n_issues):
    board = list_asked_of_many(boards, n_issues)

    with pypdfium2.PdfDocument(FORMATS["pdf"].write(boards.document(board, form=Form.MINISTER), board)) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    assert len(pages) == 1 or "What was asked" in pages[1]


def test_in_word_the_page_is_turned_at_the_same_place(boards):
    board = list_asked_of_many(boards, 14)

    file = docx.Document(io.BytesIO(FORMATS["docx"].write(boards.document(board, form=Form.MINISTER), board)))

    assert [each.text for each in file.paragraphs if each.paragraph_format.page_break_before] == ["What was asked"]


@pytest.mark.parametrize("form", [Form.REPORT, Form.MINISTER])
def test_unchecked_never_stands_alone_on_a_line(boards, form):
    # Of points each a letter longer than the one before some end where the remark alone does not fit.
    notes = [
        boards.note(
            number, f"Rates {'i' * (12 + number)} hold us up {'in all ' * 7}since 2019", theme_id=1 + number // 2
        )
        for number in range(28)
    ]
    themes = [boards.theme(1 + number, f"Site {number}") for number in range(14)]
    board = boards.board(*notes, themes=themes, participants=[boards.person(1), boards.person(2)])

    with pypdfium2.PdfDocument(FORMATS["pdf"].write(boards.document(board, form=form), board)) as pdf:
        lines = [line.strip() for page in pdf for line in page.get_textpage().get_text_range().splitlines()]

    assert sum(line.endswith("unchecked") for line in lines) > 10
    assert "unchecked" not in lines
