"""A file of text says its letters, its cells and its titles, or is refused; nothing is guessed in silence."""

import codecs
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layouts import (
    CLAPER,
    CONSULT_BLANK,
    CONSULT_TWO_HEADERS,
    CONSULT_WIDE,
    GOOGLE_FORMS,
    KOUCHOU,
    MICROSOFT_FORMS,
    PARABOL,
    PARTICIFY,
    POLIS,
    QUALTRICS,
    SCRUMLR,
    SENSEMAKER,
    TAGUETTE,
    TALK_TO_THE_CITY,
    as_csv,
    unquoted,
)

from facilitator.domain.errors import BadInput
from facilitator.forms.tables.files import open_table
from facilitator.forms.tables.rows import Choices

PLAIN = [
    POLIS,
    TALK_TO_THE_CITY,
    KOUCHOU,
    CONSULT_WIDE,
    CONSULT_BLANK,
    SENSEMAKER,
    SCRUMLR,
    PARABOL,
    CLAPER,
    PARTICIFY,
    GOOGLE_FORMS,
    MICROSOFT_FORMS,
    TAGUETTE,
]


def texts(table):
    return [[cell.text for cell in row.cells] for row in table.read() if not row.is_blank]


@pytest.mark.parametrize("rows", PLAIN)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_layout_comes_in_whole_however_it_is_parted_and_encoded(rows, delimiter, encoding):
    table = open_table(as_csv(rows, delimiter, encoding))

    assert list(table.titles) == rows[0]
    assert texts(table) == [row for row in rows[1:] if row]
    assert table.found.delimiter == delimiter


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("rows", [POLIS, GOOGLE_FORMS])
def test_sixteen_bits_without_a_mark_are_known_by_their_zeros(rows, encoding):
    table = open_table(as_csv(rows, "\t", encoding))

    assert (table.found.encoding, texts(table)) == (encoding, rows[1:])


def test_letters_of_the_west_are_said_aloud_with_the_lines_that_rest_on_it():
    stream = io.BytesIO("note\nCafé for £3 – daily\nplain\n".encode("cp1252"))

    found = open_table(stream).found

    assert (found.encoding, found.samples) == ("cp1252", ("Café for £3 – daily",))


def test_what_no_encoding_reads_is_refused_and_a_person_may_say():
    stream = io.BytesIO("note\n若い人\n".encode("shift_jis") + b"\x81\x8d\n")

    with pytest.raises(BadInput):
        open_table(io.BytesIO(b"note\n\x81\x8d\n"))
    assert texts(open_table(io.BytesIO("note\n若い人\n".encode("shift_jis")), Choices(encoding="shift_jis"))) == [
        ["若い人"]
    ]
    with pytest.raises(BadInput):
        open_table(stream, Choices(encoding="utf-8"))


def test_titles_in_two_rows_or_three_are_the_questions():
    two, three = open_table(as_csv(CONSULT_TWO_HEADERS)), open_table(as_csv(QUALTRICS))

    assert list(two.titles) == CONSULT_TWO_HEADERS[1]
    assert texts(two) == CONSULT_TWO_HEADERS[2:]
    assert list(three.titles) == QUALTRICS[1]
    assert texts(three) == QUALTRICS[3:]


def test_a_name_and_a_date_above_the_titles_are_no_titles():
    rows = [["Our workshop"], ["21 September"], [], *SCRUMLR]
    table = open_table(as_csv(rows))

    assert (list(table.titles), table.found.header_rows) == (SCRUMLR[0], (4,))
    assert texts(table) == SCRUMLR[1:]


@pytest.mark.parametrize("note", ["we need welders, and soon", "no", "tea; coffee; or water"])
def test_one_column_is_an_answer(note):
    stream = io.BytesIO(f"Note\n{note}\nthe bench, the hall, the key\nfine\nnever, ever\n".encode())

    table = open_table(stream)

    assert (table.titles, table.found.delimiter) == (("Note",), "")
    assert texts(table)[0] == [note]


def test_a_file_may_name_its_delimiter():
    table = open_table(io.BytesIO(b"sep=;\r\nid;note\r\n1;a, b\r\n"))

    assert (table.titles, texts(table)) == (("id", "note"), [["1", "a, b"]])


def test_a_comma_without_quotes_makes_its_row_longer_than_the_titles():
    table = open_table(unquoted(SCRUMLR))

    widths = {row.number: len(row.cells) for row in table.read()}

    assert widths == {2: 10, 3: 9, 4: 9}


def test_quotes_that_do_not_match_are_told_with_their_line():
    *_, last = open_table(io.BytesIO(b'id,note\n1,fine\n2,"never closed\n3,x\n')).read()

    assert (last.number, last.fault is not None) == (3, True)


def test_lines_are_counted_as_an_editor_counts_them():
    assert [row.number for row in open_table(as_csv(POLIS)).read()] == [2, 4, 5, 6]


@pytest.mark.parametrize("data", [b"", b"\n\n", codecs.BOM_UTF8])
def test_an_empty_file_is_refused(data):
    with pytest.raises(BadInput):
        open_table(io.BytesIO(data))


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1), min_size=1, max_size=5))
def test_whatever_is_in_a_note_it_comes_in_to_the_letter(notes):
    rows = [["id", "note", "kind"], *([str(place), note, "ask"] for place, note in enumerate(notes))]

    assert texts(open_table(as_csv(rows))) == rows[1:]


def test_a_long_file_can_be_read_as_often_as_one_likes():
    table = open_table(as_csv([["id", "note"], *([str(place), "words"] for place in range(1_000))]))

    assert [sum(1 for _ in table.read()) for _ in range(2)] == [1_000, 1_000]
