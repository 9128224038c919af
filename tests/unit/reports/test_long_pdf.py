"""A PDF set in parts, as one of many notes is, reads like the same one set at once."""

import io
import re

import numpy as np
import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name

from facilitator.reports.exports import FORMATS
from facilitator.reports.formats.pdf import parts


@pytest.fixture
def in_parts(boards, nuclear, monkeypatch):
    monkeypatch.setattr(parts, "LONG", 0)
    monkeypatch.setattr(parts, "PART", 30_000)
    return nuclear.keep("pdf in parts", lambda: write(boards, nuclear))


def write(boards, board):
    return FORMATS["pdf"].write(boards.document(board), board)


def words_of(data):
    with pypdfium2.PdfDocument(data) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def test_its_pages_are_those_of_one_set_at_once_each_with_its_number_and_its_figures(
    boards, nuclear, in_parts, monkeypatch
):
    monkeypatch.undo()
    pages, whole = words_of(in_parts), words_of(nuclear.keep("pdf of a test", lambda: write(boards, nuclear)))
    assert [sorted(page.split()) for page in pages] == [sorted(page.split()) for page in whole]
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
    figures = re.findall(r"Figure (\d+)\.", " ".join(pages))
    assert figures == [str(number) for number in range(1, len(figures) + 1)]


def test_pages_that_two_parts_share_look_like_one_set_at_once(boards, nuclear, in_parts, monkeypatch):
    monkeypatch.undo()
    whole = nuclear.keep("pdf of a test", lambda: write(boards, nuclear))
    with pypdfium2.PdfDocument(in_parts) as one, pypdfium2.PdfDocument(whole) as other:
        assert len(one) == len(other) > 15
        pairs = enumerate(zip(map(draw, one), map(draw, other), strict=True), start=1)
        assert [number for number, (seen, expected) in pairs if np.abs(seen - expected).max() > 24] == []


def draw(page):
    """Its grey points, of which a word has a few."""
    return page.render(scale=0.5, grayscale=True).to_numpy().astype(int)


def test_it_comes_out_the_same_each_time(boards, nuclear, in_parts):
    assert write(boards, nuclear) == in_parts


def test_contents_and_bookmarks_lead_to_the_headings_that_they_name(in_parts):
    with pikepdf.open(io.BytesIO(in_parts)) as pdf:
        pages = words_of(in_parts)
        number_of = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        places = pikepdf.NameTree(pdf.Root.Names.Dests)
        contents = [mark for mark in pdf.pages[0].obj.Annots if not isinstance(mark.Dest, Array)]
        assert len(contents) > 8
        for mark in contents:
            title, number = re.search(r"“(.+)” page (\d+)", str(mark.Contents)).groups()
            assert number_of[places[str(mark.Dest)][0].objgen] == int(number) - 1
            assert title in squeeze(pages[int(number) - 1])
        with pdf.open_outline() as outline:
            for item in outline.root:
                assert squeeze(item.title) in squeeze(pages[number_of[item.destination[0].objgen]])


def squeeze(words):
    return re.sub(r"\s+", " ", words)


def test_readers_aloud_find_each_word_and_each_link_once_in_one_structure(in_parts):
    with pikepdf.open(io.BytesIO(in_parts)) as pdf:
        root = pdf.Root.StructTreeRoot
        numbers = pikepdf.NumberTree(root.ParentTree)
        assert [part.S for part in root.K] == [Name.Document]
        marks = [mark for page in pdf.pages for mark in page.obj.get("/Annots", ())]
        assert all(mark.objgen in {each.objgen for each in kids(numbers[mark.StructParent])} for mark in marks)
        for page in pdf.pages:
            page.contents_coalesce()
            told = sorted(map(int, re.findall(rb"/MCID (\d+)", page.Contents.read_bytes())))
            assert told == list(range(len(numbers[page.obj.StructParents])))
            for number, part in enumerate(numbers[page.obj.StructParents]):
                assert number in [int(each) for each in part.K if not isinstance(each, Dictionary)] or any(
                    each.get("/MCID") == number for each in part.K if isinstance(each, Dictionary)
                )
        keys = [page.obj.StructParents for page in pdf.pages] + [mark.StructParent for mark in marks]
        assert len(set(keys)) == len(keys)


def kids(link):
    return [each.Obj for each in link.K if isinstance(each, Dictionary)]


def test_no_cell_of_one_part_is_taken_for_a_header_of_another(in_parts):
    with pikepdf.open(io.BytesIO(in_parts)) as pdf:
        cells = [part for part in pdf.objects if isinstance(part, Dictionary) and part.get("/S") in (Name.TD, Name.TH)]
        named = [str(cell.ID) for cell in cells if "/ID" in cell]
        assert len(set(named)) == len(named) > 20
        asked = {str(each) for cell in cells for about in cell.get("/A", ()) for each in about.get("/Headers", ())}
        assert asked <= set(named)
        assert set(named) == {str(name) for name in pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)}
