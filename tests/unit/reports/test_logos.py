"""A programme's logo on covers: in its own shape, on white, and in words for who cannot see it."""

import io
import zipfile
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from facilitator.reports.exports import FORMATS
from facilitator.reports.formats.webpage import write_page
from facilitator.reports.tree import MM_PER_PIXEL, Form, Logo

WORDS = 'Logo of Growth & "Friends"'


def draw(*size):
    out = io.BytesIO()
    Image.new("RGBA", size, (10, 79, 179, 90)).save(out, "PNG")
    return Logo(out.getvalue(), WORDS)


def cover(boards, form=Form.REPORT, **changes):
    return replace(boards.document(boards.board(**changes), form=form), logo=draw(300, 100))


@given(st.integers(1, 720), st.integers(1, 240))
def test_a_wide_a_tall_and_a_small_one_keep_their_shape_and_stay_sharp(across, down):
    width, height = Logo(
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + across.to_bytes(4, "big") + down.to_bytes(4, "big"), ""
    ).fit(60, 12)
    assert width <= 60 + 1e-9
    assert height <= 12 + 1e-9
    assert width / height == pytest.approx(across / down)
    assert width <= across * MM_PER_PIXEL + 1e-9


@pytest.mark.parametrize(
    ("name", "part"), [("docx", "word/document.xml"), ("pptx", "ppt/slides/slide1.xml")], ids=["Word", "slides"]
)
def test_word_and_slides_have_it_on_their_cover_with_words_for_it(boards, name, part):
    document = cover(boards)
    content = FORMATS[name].write(document, boards.board())
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert 'descr="Logo of Growth &amp; &quot;Friends&quot;"' in package.read(part).decode()
        assert [each for each in package.namelist() if each.endswith(".png")]
    assert content == FORMATS[name].write(document, boards.board()), "the same look gives the same bytes"


def test_a_body_s_own_word_template_decides_where_its_logo_stands(boards):
    template = FORMATS["docx"].write(boards.document(boards.board()), boards.board())
    content = FORMATS["docx"].write(cover(boards), boards.board(), template=template)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert "Logo of" not in package.read("word/document.xml").decode()


def test_the_pdf_has_it_in_its_band_with_words_for_it(boards):
    content = FORMATS["pdf"].write(cover(boards), boards.board())
    with pypdfium2.PdfDocument(content) as pdf:
        [picture] = [each for each in pdf[0].get_objects() if each.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
        left, bottom, right, top = picture.get_bounds()
    assert (right - left) / (top - bottom) == pytest.approx(3, rel=0.02)
    assert bottom > 842 - 70, "above the words of the cover"
    with pikepdf.open(io.BytesIO(content)) as file:
        told = [str(each["/Alt"]) for each in file.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
    assert WORDS in told


def test_a_page_that_opens_from_a_disk_holds_it_and_asks_no_server(boards):
    page = write_page(cover(boards))
    assert '<img class="logo" src="data:image/png;base64,' in page
    assert 'alt="Logo of Growth &amp; &quot;Friends&quot;"' in page
    assert "http" not in page.partition("<nav")[0]


def test_what_stands_under_a_long_title_stays_on_the_band_of_a_short_form(boards):
    title = (
        "A roundtable whose name goes on about the whole of its cluster and of everything that lies anywhere near it"
    )
    board = boards.board(title=title)
    with pypdfium2.PdfDocument(FORMATS["pdf"].write(boards.document(board, form=Form.MINISTER), board)) as pdf:
        page = pdf[0]
        band = next(each for each in page.get_objects() if each.get_bounds()[2] - each.get_bounds()[0] > 590)
        text = page.get_textpage()
        found = text.search("Midlands clusters 2026").get_next()
        assert text.get_charbox(found[0])[1] > band.get_bounds()[1]
