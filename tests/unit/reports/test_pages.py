"""Pages as a reader turns them: none of the body is half empty, and each row of a table says whose it is."""

import io
import re
from dataclasses import replace

import exported
import pikepdf
import pypdfium2
import pytest
from pikepdf import Dictionary, Name

from facilitator.domain.notes import Place

TOP, BOTTOM = 70, 65
"""What header and footer take of a page, in points."""
GRID = "Grid connection for the forge takes 5 years; the works cannot wait that long"


def write(boards, board):
    return exported.write(boards, "pdf", board)


def first_notes(boards, n_notes):
    """An example with a few of its notes, as they come."""
    board = boards.read_example("space")
    notes = [note for note in board.notes if note.is_open][:n_notes]
    themes = {note.theme_id for note in notes}
    return replace(board, notes=tuple(notes), themes=tuple(each for each in board.themes if each.id in themes))


def share_filled(page):
    """How far down its words reach."""
    text, height = page.get_textpage(), page.get_height()
    places = [text.get_rect(index) for index in range(text.count_rects())]
    lowest = min((bottom for _, bottom, _, top in places if bottom > BOTTOM and top < height - TOP / 2), default=height)
    return (height - TOP - lowest) / (height - TOP - BOTTOM)


def find_body(pdf):
    """The pages before the first annex."""
    pages = list(pdf)
    titles = [page.get_textpage().get_text_range() for page in pages]
    annex = next(place for place, words in enumerate(titles) if place and "Annex A Prompts" in words)
    return pages[:annex]


@pytest.mark.parametrize("n_notes", [40, 113])
def test_no_page_of_the_body_but_its_last_is_under_half_full(boards, nuclear, n_notes):
    board = nuclear if n_notes == 113 else first_notes(boards, n_notes)
    with pypdfium2.PdfDocument(write(boards, board)) as pdf:
        shares = [round(share_filled(page), 2) for page in find_body(pdf)]
    assert all(share >= 0.5 for share in shares), shares


def test_no_page_of_one_note_but_its_last_is_left_two_fifths_empty_not_even_of_the_annexes(boards):
    with pypdfium2.PdfDocument(write(boards, boards.board(boards.note(1, GRID)))) as pdf:
        shares = [round(share_filled(page), 2) for page in pdf]
    assert all(share >= 0.6 for share in shares[:-1]), shares


def test_a_hundred_notes_and_more_are_told_on_some_twelve_pages_and_listed_on_fewer(boards, nuclear):
    with pypdfium2.PdfDocument(write(boards, nuclear)) as pdf:
        n_body, n_pages = len(find_body(pdf)), len(pdf)
    assert n_body <= 14, "with the cover"
    assert n_pages - n_body < n_body


def is_body_row(part):
    """Whether a part of the structure is a table's row that begins with a plain cell."""
    return Name.THead != part.P.S and len(part.K) > 1 and part.K[0].S == Name.TD


def test_each_row_of_a_table_begins_with_its_header_and_no_part_is_called_suspect(boards, nuclear):
    with pikepdf.open(io.BytesIO(write(boards, nuclear))) as pdf:
        assert Name.Suspects not in pdf.Root.MarkInfo
        parts = [part for part in pdf.objects if isinstance(part, Dictionary)]
        rows = [part for part in parts if part.get("/S") == Name.TR and Name.TBody == part.P.S]
        assert len(rows) > 100
        assert [row for row in rows if is_body_row(row)] == []
        headers = [part for part in parts if part.get("/S") == Name.TH]
        scopes = {str(each.get("/Scope")) for header in headers for each in header.A if Name.Table == each.O}
        assert scopes == {"/Row", "/Column"}


def test_each_label_leads_to_the_words_of_its_note_and_tells_the_page(boards, nuclear):
    data = write(boards, nuclear)
    with pikepdf.open(io.BytesIO(data)) as pdf, pypdfium2.PdfDocument(data) as shown:
        number_of = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        texts = [page.get_textpage() for page in shown]
        marks = [(texts[n], mark) for n, page in enumerate(pdf.pages) for mark in page.obj.get("/Annots", ())]
        said = [(read_at(words, *map(float, mark.Rect)), mark) for words, mark in marks]
        labels = [(words, mark) for words, mark in said if re.fullmatch(r"[BTIV]\d+", words)]
        assert len(labels) > 100
        for words, mark in labels:
            number = number_of[mark.Dest[0].objgen]
            left, top = float(mark.Dest[2]), float(mark.Dest[3])
            assert read_at(texts[number], left + 3, top - 11, left + 20, top - 7) == words
            assert str(mark.Contents) == f"page {number + 1}"
        assert not [mark for _, mark in marks if "/A" in mark], "no mark of a place is left"


def read_at(words, left, bottom, right, top):
    """The words in a place of a page."""
    return words.get_text_bounded(left - 1, bottom - 1, right + 1, top + 1).strip()


def test_what_was_set_aside_stands_under_its_label_in_the_body_and_in_the_annex(boards, nuclear):
    with pypdfium2.PdfDocument(write(boards, nuclear)) as pdf:
        words = " ".join(page.get_textpage().get_text_range() for page in pdf).split()
    aside = [note.label for note in nuclear.open_notes() if note.place is Place.ASIDE]
    assert aside
    assert [label for label in aside if words.count(label) < 2] == []


def test_a_chapter_of_notes_that_nobody_grouped_says_so(boards):
    board = boards.read_example("nuclear")
    loose = (replace(note, place=Place.UNGROUPED, theme_id=None) if note.is_open else note for note in board.notes)
    document = boards.document(replace(board, notes=tuple(loose), themes=()))
    chapter = next(section for section in document.sections if section.anchor == "business")
    assert dict(chapter.blocks[0].rows)["Issues"] == "33 notes, not grouped yet"
