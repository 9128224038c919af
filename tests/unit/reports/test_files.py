"""Every format: the same notes in each, nothing that was hidden in any, the same bytes each time."""

import io
import json
import re
from collections import Counter
from dataclasses import replace
from datetime import date

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn
from exported import ALONE, read, rows_of_csv, text_of_pdf, write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from labels import annex_of

from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Handling
from facilitator.domain.phases import Status
from facilitator.domain.roundtables import SharingMode
from facilitator.domain.versions import VersionState
from facilitator.reports.documents import Snapshot
from facilitator.reports.evidence.flags import release
from facilitator.reports.exports import FORMATS
from facilitator.reports.formats.cells import is_risky, unguard
from facilitator.reports.records import fingerprint

CALM = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no fault of the report."""

FEW = settings(CALM, max_examples=15)
"""Whole files take tens of milliseconds each."""


def cells_of_docx(data):
    """The first paragraph of each table cell, as text."""
    body = docx.Document(io.BytesIO(data)).element.body
    marks = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    return {
        "".join(marks.get(part.tag, part.text or "") for part in cell.find(qn("w:p")).iter(qn("w:t"), *marks))
        for cell in body.iter(qn("w:tc"))
    }


@pytest.fixture(scope="module")
def again(boards):
    """The example read and composed a second time."""
    return boards.read_example()


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_board_gives_the_same_bytes(boards, nuclear, again, name):
    assert again is not nuclear
    assert write(boards, name, nuclear) == write(boards, name, again)


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"pptx"}))
def test_each_releasable_label_is_in_the_file(boards, nuclear, name):
    text = read(name, write(boards, name, nuclear))
    missing = [note.label for note in nuclear.open_notes() if not re.search(rf"\b{note.label}\b", text)]
    assert not missing


@pytest.mark.parametrize("name", ALONE)
@pytest.mark.parametrize("status", [Status.LIVE, Status.CLOSED])
@pytest.mark.parametrize("sharing_mode", SharingMode)
def test_words_that_were_not_shared_reach_no_file(boards, name, status, sharing_mode):
    """Of each hidden note, of each phone's own ids, and of organisations outside open mode."""
    hidden = [handling for handling in Handling if handling is not Handling.OPEN]
    notes = [boards.note(i, "Rates on new plant", theme_id=1) for i in (1, 2)]
    notes += [
        boards.note(i, f"quokka{i} wombat", theme_id=1, handling=handling, number=i, source_id=f"secret-{i}")
        for i, handling in enumerate(hidden, start=3)
    ]
    people = [boards.person(i, organisation="Bandicoot Forge", table=i) for i in range(1, len(notes) + 1)]
    board = boards.board(
        *notes, themes=[boards.theme(1)], participants=people, status=status, sharing_mode=sharing_mode
    )
    text = read(name, write(boards, name, board))
    assert "Rates on new plant" in text
    assert not re.findall(r"quokka\d|wombat|secret-\d|6f1c7c0e", text)
    assert ("Bandicoot" in text) is (sharing_mode is SharingMode.OPEN and name not in {"csv", "pptx"})


@pytest.mark.parametrize("name", ["docx", "pdf", "md", "json"])
def test_a_draft_says_so_in_the_file(boards, name):
    live, closed = (boards.board(boards.note(1), status=status) for status in (Status.LIVE, Status.CLOSED))
    signed_off = Snapshot(2, "ab" * 32, boards.now, VersionState.SIGNED_OFF)
    mark = '"state": "draft"' if name == "json" else "DRAFT"
    assert mark in read(name, write(boards, name, live))
    assert mark in read(name, write(boards, name, closed))
    assert mark not in read(name, write(boards, name, closed, snapshot=signed_off))


def test_a_draft_says_so_in_every_file_name(boards):
    board = boards.example()
    draft, final = boards.document(boards.example(status=Status.LIVE)), boards.document(board)
    for entry in FORMATS.values():
        assert entry.file_name(draft, board.roundtable).endswith(f"-draft.{entry.extension}")
        assert entry.file_name(final, board.roundtable).endswith(f"-v1.{entry.extension}")


def test_files_of_one_version_lie_in_one_folder_under_names_of_their_own(boards):
    board = boards.example()
    document = boards.document(board)
    names = [entry.file_name(document, board.roundtable) for entry in FORMATS.values()]
    assert len(set(names)) == len(FORMATS)
    assert {"2026-06-04-nuclear-v1.docx", "2026-06-04-nuclear-everything-v1.zip"} <= set(names)


@pytest.mark.parametrize(
    ("held_on", "cluster", "name"),
    [
        (date(2026, 6, 4), "Nuclear", "2026-06-04-nuclear-v1.docx"),
        (date(2026, 6, 4), "Énergie: éolien & mer / côte", "2026-06-04-energie-eolien-mer-cote-v1.docx"),
        (None, "Nuclear", "NCK47-nuclear-v1.docx"),
        (date(2026, 6, 4), "原子力", "2026-06-04-NCK47-v1.docx"),
        (None, "", "NCK47-v1.docx"),
        (date(2026, 6, 4), "long words " * 20, "2026-06-04-long-words-long-words-long-words-long-v1.docx"),
        (date(2026, 6, 4), "x" * 200, f"2026-06-04-{'x' * 40}-v1.docx"),
    ],
)
def test_a_file_says_which_evening_it_is_of(boards, held_on, cluster, name):
    board = boards.example()
    roundtable = replace(board.roundtable, held_on=held_on, cluster=cluster)
    assert FORMATS["docx"].file_name(boards.document(board), roundtable) == name


@CALM
@given(cluster=st.text(max_size=60))
def test_every_disk_takes_the_name_of_a_file(boards, cluster):
    board = boards.example()
    roundtable = replace(board.roundtable, cluster=cluster)
    name = FORMATS["csv"].file_name(boards.document(board), roundtable)
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]{0,80}\.csv", name)


@CALM
@given(data=st.data())
def test_no_cell_of_a_table_file_starts_a_formula_and_every_text_survives(boards, data):
    board = data.draw(boards.any_board())
    rows = rows_of_csv(write(boards, "csv", board))
    texts = {note.label: note.text for note in release(board).open_notes()}
    assert [row["id"] for row in rows] == sorted(texts, key=lambda label: ("BTIV".index(label[0]), int(label[1:])))
    for row in rows:
        assert not any(is_risky(cell) for cell in row.values() if not cell.startswith("'"))
        assert unguard(row["text"]) == texts[row["id"]]
        assert row["escaped"] == str(int(any(unguard(cell) != cell for cell in row.values())))


def test_a_table_file_has_its_columns_and_a_byte_order_mark(boards, nuclear):
    data = write(boards, "csv", nuclear)
    assert data.startswith(b"\xef\xbb\xbfid,source_id,heading,kind,theme,text,sector,table,escaped,source\r\n")
    escaped = [row for row in rows_of_csv(data) if row["escaped"] == "1"]
    assert [row["text"] for row in escaped if row["source_id"] == "N027"] == [
        "'=> need a named person at the primes who actually answers SME emails"
    ]


@CALM
@given(data=st.data())
def test_the_json_holds_each_open_note_word_for_word_and_its_hash_can_be_checked(boards, data):
    board = release(data.draw(boards.any_board()))  # its contacts masked, as it leaves
    exported = json.loads(write(boards, "json", board))
    assert {note["id"]: note["text"] for note in exported["notes"]} == {
        note.label: note.text for note in board.open_notes()
    }
    hashed = fingerprint(board) if board.roundtable.status is Status.CLOSED else None
    assert exported["manifest"]["hash"] == hashed


def test_the_json_says_which_theme_holds_which_notes(boards, nuclear):
    exported = json.loads(write(boards, "json", nuclear))
    by_theme = {theme["id"]: theme["notes"] for theme in exported["themes"]}
    for note in exported["notes"]:
        assert (note["id"] in by_theme.get(note["theme"], [])) is (note["place"] == "theme")
    assert Counter(note["heading"] for note in exported["notes"]) == Counter(
        note.heading.value for note in nuclear.open_notes()
    )


def test_word_has_real_headings_contents_links_and_repeating_header_rows(boards, nuclear):
    document = boards.document(nuclear)
    file = docx.Document(io.BytesIO(FORMATS["docx"].write(document, nuclear)))
    headings = [(p.style.name, p.text) for p in file.paragraphs if p.style.name.startswith("Heading")]
    parts = [part for section in document.parts() for part in walk(section)]
    assert headings == [(f"Heading {part.level}", part.title) for part in parts]
    body = file.element.body
    targets = [start.get(qn("w:name")) for start in body.iter(qn("w:bookmarkStart"))]
    assert len(targets) == len(set(targets))
    links = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    assert links <= set(targets)
    assert {f"note_{label}" for label in annex_of(document)} <= set(targets)
    contents = [p.text for p in file.paragraphs if p.style.name.lower().startswith("toc")]
    assert contents == [part.full_title for part in parts if part.level < 3]
    assert all(
        table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in file.tables if len(table.columns) > 2
    )
    assert file.core_properties.title == "Civil nuclear in the Midlands"
    assert file.core_properties.language == "en-GB"
    assert not [one for one in file.settings.element if one.tag == qn("w:updateFields")]


def test_word_knows_every_style_that_is_used(boards, nuclear):
    file = docx.Document(io.BytesIO(write(boards, "docx", nuclear)))
    used = {style.get(qn("w:val")) for style in file.element.body.iter(qn("w:pStyle"))}
    assert used <= {style.style_id for style in file.styles}


@FEW
@given(data=st.data())
def test_word_keeps_every_text_whole(boards, data):
    board = data.draw(boards.any_board())
    # After its words a note may have the mark of a figure that nobody has checked.
    cells = {cell.removesuffix(" unchecked") for cell in cells_of_docx(write(boards, "docx", board))}
    held = {note.text for note in release(board).open_notes() if not set(note.text) & {"\ufffe", "\uffff"}}
    assert held <= cells


def test_the_pdf_is_tagged_titled_and_in_british_english(boards, nuclear):
    with pikepdf.open(io.BytesIO(write(boards, "pdf", nuclear))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert len(pdf.Root.StructTreeRoot.K) > 0
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Civil nuclear in the Midlands"
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root][2:4] == ["5 Business", "6 Talent"]


@FEW
@given(data=st.data())
def test_a_pdf_can_be_made_of_anything_people_type(boards, data):
    board = data.draw(boards.any_board())
    assert write(boards, "pdf", board).startswith(b"%PDF")


def test_a_character_that_no_font_draws_prints_as_its_code_point(boards):
    board = boards.board(boards.note(1, "Gothic 𐌰 and a mark \ufeff"), boards.note(2, "ਪੰਜਾਬੀ 日本 ☢ Ŵ ż"))
    text = text_of_pdf(write(boards, "pdf", board))
    assert "Gothic [U+10330] and a mark [U+FEFF]" in text
    assert text.count("[U+") == 2 + 1  # in the annex, and heard once, where an unseen mark is not printed


def test_what_looks_like_code_is_printed_as_words(boards):
    text = '#import "x" *bold* $x$ #eval("1") \\ @label <b> // gone'
    board = boards.board(boards.note(1, text), title="#panic() & <i>")
    printed = text_of_pdf(write(boards, "pdf", board))
    assert printed.replace("\r\n", " ").count("#eval") == 1  # in the annex: what holds code is in no point
    assert "#panic() & <i>" in printed


@pytest.mark.parametrize("name", ALONE)
def test_a_report_without_notes_can_be_written(boards, name):
    assert write(boards, name, boards.board(status=Status.LIVE, held_on=None, venue="", host="", question=""))


def test_word_and_pdf_name_a_renamed_heading(boards):
    board = boards.board(
        boards.note(1, heading=HeadingKey.INVESTMENT, theme_id=1),
        themes=[boards.theme(1, heading=HeadingKey.INVESTMENT)],
    )
    headings = tuple(
        replace(heading, name="Market access") if heading.key == "investment" else heading for heading in board.headings
    )
    renamed = replace(board, headings=headings)
    for name in FORMATS:
        assert "Market access" in read(name, write(boards, name, renamed))


def walk(section):
    yield section
    for child in section.children:
        yield from walk(child)
