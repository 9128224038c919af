"""A body's own template: what is taken, what is refused and why, and what becomes of it."""

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

from facilitator.domain.versions import VersionState
from facilitator.reports.exports import FORMATS
from facilitator.reports.formats.word.templates import (
    MOST_BYTES,
    MOST_UNPACKED,
    count_paragraphs,
    find_faults,
    list_missing,
)


def make_template(**parts: bytes) -> bytes:
    """A body's file with a cover, a header and a heading of its own, and whatever else is to be in it."""
    file = docx.Document()
    file.add_paragraph("The regional body", style="Title")
    file.sections[0].header.paragraphs[0].text = "Our own header"
    file.styles["Heading 1"].font.name = "Georgia"
    stream = io.BytesIO()
    file.save(stream)
    with zipfile.ZipFile(stream, "a") as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return stream.getvalue()


def zip_up(name: str) -> bytes:
    """A zip with one part, by which another program's files are known."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr(name, "")
    return stream.getvalue()


@pytest.fixture(scope="module")
def board(boards):
    """A report of some pages: what stands round it is looked at, not what it says."""
    notes = [boards.note(1, theme_id=1), boards.note(2, "Firms of ten people pay £9,000 more", theme_id=1)]
    return boards.board(*notes, themes=[boards.theme(1)])


def read(boards, board, template: bytes):
    return docx.Document(io.BytesIO(FORMATS["docx"].write(boards.document(board), board, template=template)))


def test_styles_cover_and_header_are_kept_and_the_report_follows(boards, board):
    file = read(boards, board, make_template())
    texts = [paragraph.text for paragraph in file.paragraphs]
    assert texts[0] == "The regional body"
    assert "Civil nuclear in the Midlands" in texts[1:4]
    assert file.styles["Heading 1"].font.name == "Georgia"
    assert file.sections[0].header.paragraphs[0].text == "Our own header"


def test_a_template_is_read_the_same_as_a_document(boards, board):
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(make_template())) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, part.replace(b"document.main+xml", b"template.main+xml") if "Types" in name else part)
    assert find_faults(packed.getvalue()) == []
    assert read(boards, board, packed.getvalue()).paragraphs[0].text == "The regional body"


def test_styles_of_other_languages_go_by_their_names(boards, board):
    file = docx.Document()
    file.styles["Heading 1"].element.set(docx.oxml.ns.qn("w:styleId"), "berschrift1")
    stream = io.BytesIO()
    file.save(stream)
    assert "Heading 1" not in list_missing(stream.getvalue())
    assert "Heading 1" in {paragraph.style.name for paragraph in read(boards, board, stream.getvalue()).paragraphs}


def test_missing_styles_are_named_and_added(boards, board):
    missing = list_missing(make_template())
    assert {"Kicker", "Slot Title", "Note Label"} <= set(missing)
    assert "Title" not in missing
    names = {style.name for style in read(boards, board, make_template()).styles}
    assert set(missing) <= names


def test_tables_and_contents_have_the_typeface_of_the_body_s_own_text(boards, board):
    styles = read(boards, board, make_template()).styles
    added = [styles[name] for name in list_missing(make_template())]
    assert {"Cell", "toc 1"} <= {style.name for style in added}
    assert not [style.name for style in added if style.font.name]


def test_one_edge_runs_along_a_quotation_and_its_source(boards, board):
    styles = read(boards, board, make_template()).styles
    indents = {styles[name].paragraph_format.left_indent for name in ("Quote", "Quote Source")}
    assert len(indents) == 1


def test_a_template_without_lists_gets_them(boards, board):
    file = docx.Document()
    links = file.part.rels
    for name in [name for name, link in links.items() if link.reltype.endswith("/numbering")]:
        del links[name]
    stream = io.BytesIO()
    file.save(stream)
    assert find_faults(stream.getvalue()) == []
    read(boards, board, stream.getvalue())


OUTSIDE = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
    b'Target="http://example.org/far.dotm" TargetMode="External"/></Relationships>'
)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not a Word file"),
        (b"PK nonsense", "not a Word file"),
        (b"x" * (MOST_BYTES + 1), "MB"),
        (make_template(word__vbaProject_dot_bin=b"x"), "word/vbaProject.bin"),
        (make_template(word__embeddings__sheet_dot_bin=b"x"), "word/embeddings/sheet.bin"),
        (make_template(word___rels__settings_dot_xml_dot_rels=OUTSIDE), "http://example.org/far.dotm"),
        (
            make_template(word__more_dot_xml=b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
            "more.xml",
        ),
    ],
)
def test_what_may_run_fetch_or_swell_is_refused_by_name(content, words):
    assert words in " ".join(find_faults(content))


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Word file"),
        (zip_up("content.xml"), "an OpenDocument file"),
        (zip_up("Index/Document.iwa"), "a Pages, Numbers or Keynote file"),
        (zip_up("xl/workbook.xml"), "an Excel workbook"),
        (b"{\\rtf1 Dear all}", "not a Word file"),
    ],
)
def test_a_template_of_another_kind_is_told_what_it_is_and_how_to_save_it(content, what):
    (told,) = find_faults(content)
    assert what in told
    assert "as .docx" in told


def test_what_unpacks_to_too_much_is_refused_before_it_is_unpacked():
    stream = io.BytesIO(make_template())
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/large.bin", b"\0" * (MOST_UNPACKED + 1))
    assert len(stream.getvalue()) < MOST_BYTES
    assert "unpacks" in find_faults(stream.getvalue())[0]


def test_everything_that_is_wrong_is_said_at_once():
    content = make_template(word__vbaProject_dot_bin=b"x", word___rels__settings_dot_xml_dot_rels=OUTSIDE)
    assert len(find_faults(content)) == 2


def test_a_link_for_readers_is_no_reason_to_refuse():
    link = OUTSIDE.replace(b"attachedTemplate", b"hyperlink")
    assert find_faults(make_template(word___rels__footer9_dot_xml_dot_rels=link)) == []


def test_two_reports_in_one_template_are_the_same_bytes(boards, board):
    template = make_template()
    first, second = (
        FORMATS["docx"].write(boards.document(board), board, template=template, has_comments=True) for _ in range(2)
    )
    assert first == second


def test_a_template_that_lacks_every_style_gets_all_of_ours():
    file = docx.Document()
    for style in [each for each in file.styles if each.type is not WD_STYLE_TYPE.TABLE and each.name != "Normal"]:
        style.delete()
    stream = io.BytesIO()
    file.save(stream)
    assert find_faults(stream.getvalue()) == []
    assert "Heading 3" in list_missing(stream.getvalue())


def test_our_own_report_is_refused_as_a_template_since_it_would_stand_before_each(boards, nuclear):
    report = FORMATS["docx"].write(boards.document(nuclear), nuclear)
    (told,) = find_faults(report)
    assert "This is a report of ours" in told


def test_a_template_is_counted_by_its_paragraphs_with_words():
    assert count_paragraphs(make_template()) == 1


def test_a_draft_is_told_under_a_templates_own_header_and_a_final_report_is_not(boards, board):
    draft = boards.document(board)
    assert draft.mark
    header = read(boards, board, make_template()).sections[0].header
    assert [paragraph.text for paragraph in header.paragraphs] == ["Our own header", draft.mark]

    signed = replace(draft, is_draft=False, state=VersionState.SIGNED_OFF)
    final = FORMATS["docx"].write(signed, board, template=make_template())
    (paragraph,) = docx.Document(io.BytesIO(final)).sections[0].header.paragraphs
    assert paragraph.text == "Our own header"


def test_a_draft_is_told_on_a_first_page_with_a_header_of_its_own(boards, board):
    file = docx.Document(io.BytesIO(make_template()))
    file.sections[0].different_first_page_header_footer = True
    file.add_section()
    stream = io.BytesIO()
    file.save(stream)
    first, second = read(boards, board, stream.getvalue()).sections
    for header in (first.header, first.first_page_header):
        assert header.paragraphs[-1].text == boards.document(board).mark
    assert second.header.is_linked_to_previous
