"""Word files, as an editor opens them."""

import io
import struct
import zipfile
import zlib
from dataclasses import replace

import docx
import pytest
from exported import write

from facilitator.reports.formats.word.captions import Captions
from facilitator.reports.formats.word.contents import MOST_LINES, MOST_ON_COVER, MOST_ON_PAGE, add_contents, list_titles
from facilitator.reports.formats.word.packages import pack
from facilitator.reports.formats.word.pictures import Picture, add_picture
from facilitator.reports.formats.word.styles import set_styles
from facilitator.reports.formats.word.tables import MOST_KEPT
from facilitator.reports.tree import Section

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"><rect width="4" height="2"/></svg>'


def open_word(boards, board):
    return docx.Document(io.BytesIO(write(boards, "docx", board)))


def test_a_short_list_is_never_parted_and_a_long_one_leaves_no_row_alone(boards, evening):
    """So many rows of each table stand with the row below them."""
    for table in open_word(boards, evening).tables:
        if table.rows[0].cells[0].text not in {"Note", "Label"}:
            continue
        kept = [row.cells[1].paragraphs[0].paragraph_format.keep_with_next or False for row in table.rows]
        is_short = len(kept) <= MOST_KEPT
        assert kept == ([True] * (len(kept) - 1) + [False] if is_short else [True] * 2 + kept[2:-2] + [True, False])


@pytest.mark.parametrize(
    ("n_lines", "is_on_cover"), [(MOST_ON_COVER, True), (MOST_ON_COVER + 1, False), (MOST_ON_PAGE + 1, True)]
)
def test_contents_leave_no_page_with_a_few_lines_alone(boards, n_lines, is_on_cover):
    """Where they fit on neither the cover nor a page of their own they begin on the cover."""
    report = boards.document(boards.board())
    chapters = tuple(Section(str(n), f"Chapter {n}", f"chapter-{n}", 1) for n in range(1, n_lines))
    file = docx.Document()
    set_styles(file)

    add_contents(file, replace(report, sections=chapters))

    title = next(each for each in file.paragraphs if each.text == "Contents")
    assert title.paragraph_format.page_break_before is not is_on_cover


@pytest.mark.parametrize("name", ["nuclear", "space", "cyber-defence"])
def test_contents_of_an_evening_with_every_exercise_list_its_issues(boards, name):
    assert len(list_titles(boards.document(boards.played(name)).parts(), 2)) <= MOST_LINES


def draw_png() -> bytes:
    """Four black pixels over four."""
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", 4, 2, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0" * 10)),
        (b"IEND", b""),
    ]
    packed = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def test_a_picture_is_kept_as_vectors_and_as_pixels_with_words_for_who_cannot_see_it() -> None:
    file = docx.Document()
    set_styles(file)
    captions = Captions()
    for name in ("one", "two"):
        add_picture(file, Picture(SVG, draw_png(), f"Bars: {name} & more.", f"The {name}"), captions, 12)
    with zipfile.ZipFile(io.BytesIO(pack(file))) as package:
        text = package.read("word/document.xml").decode()
        assert package.read("word/media/figure2.svg") == SVG
        assert "image/svg+xml" in package.read("[Content_Types].xml").decode()
    assert 'descr="Bars: two &amp; more."' in text
    assert text.count("svgBlip") == 2
    assert text.count("SEQ Figure") == 2
    assert text.count('distL="0"') == 2, "LibreOffice moves a picture without it to the right, out of the text"
