"""What a sender hid, struck out or never counted does not come in as if it were a plain note."""

import io
import re
import tracemalloc
import zipfile
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
import xlsxwriter
from layouts import CONSULT_TWO_HEADERS, GOOGLE_FORMS, POLIS

from facilitator.domain.errors import BadInput
from facilitator.forms.tables.files import open_table
from facilitator.forms.tables.rows import Choices, State


def workbook(fill, **sheets):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        fill(book, book.add_worksheet("Notes"))
    return stream


def put(rows):
    def fill(_book, page):
        for place, row in enumerate(rows):
            for column, text in enumerate(row):
                page.write_string(place, column, text)

    return fill


def cells(table, place):
    return {row.number: (row.cells[place].text, row.cells[place].state) for row in table.read()}


@pytest.mark.parametrize("rows", [POLIS, GOOGLE_FORMS])
def test_a_layout_comes_in_from_a_workbook_as_from_a_text(rows):
    table = open_table(workbook(put(rows)))

    assert list(table.titles) == rows[0]
    assert [[cell.text for cell in row.cells] for row in table.read()] == rows[1:]


def test_titles_in_two_rows_are_the_questions():
    table = open_table(workbook(put(CONSULT_TWO_HEADERS)))

    assert (list(table.titles), table.found.header_rows) == (CONSULT_TWO_HEADERS[1], (1, 2))


def test_hidden_rows_columns_and_sheets_are_known():
    def fill(book, page):
        put([["a", "b", "c", "d", "note"], ["1", "2", "3", "4", "seen"], ["1", "2", "3", "4", "gone"]])(book, page)
        page.set_column(1, 3, None, None, {"hidden": True})
        page.set_row(2, None, None, {"hidden": True})
        book.add_worksheet("Secret").hide()

    table = open_table(workbook(fill))

    assert table.found.hidden_columns == {2, 3, 4}
    assert [(row.number, row.is_hidden) for row in table.read()] == [(2, False), (3, True)]
    assert (table.found.sheets, table.found.hidden_sheets) == (("Secret",), ("Secret",))


def test_a_hidden_sheet_is_read_only_when_it_is_chosen():
    def fill(book, page):
        put([["note"], ["plain"]])(book, page)
        other = book.add_worksheet("Secret")
        put([["note"], ["whispered"]])(book, other)
        other.hide()

    stream = workbook(fill)

    assert cells(open_table(stream), 0) == {2: ("plain", State.PLAIN)}
    assert cells(open_table(stream, Choices(sheet="Secret")), 0) == {2: ("whispered", State.PLAIN)}
    with pytest.raises(BadInput):
        open_table(stream, Choices(sheet="Third"))


def test_struck_words_wholly_or_in_part_are_struck():
    def fill(book, page):
        struck = book.add_format({"font_strikeout": True})
        page.write_string(0, 0, "note")
        page.write_string(1, 0, "all of it", struck)
        page.write_rich_string(2, 0, "some ", struck, "of it")
        page.write_string(3, 0, "none of it")

    assert cells(open_table(workbook(fill)), 0) == {
        2: ("all of it", State.STRUCK),
        3: ("some of it", State.STRUCK),
        4: ("none of it", State.PLAIN),
    }


def test_an_error_and_a_formula_without_a_value_are_not_known():
    book = openpyxl.Workbook()
    for value in ("note", "=1/0", "#DIV/0!", None, "0"):
        book.active.append([value, "x"])
    stream = io.BytesIO()
    book.save(stream)
    written = workbook(lambda _book, page: (page.write(0, 0, "note"), page.write_formula(1, 0, '=A1&"!"')))

    states = {number: state for number, (_, state) in cells(open_table(stream), 0).items()}
    assert states == {2: State.UNKNOWN, 3: State.UNKNOWN, 4: State.PLAIN, 5: State.PLAIN}
    assert cells(open_table(written), 0)[2][1] is State.UNKNOWN


def test_a_merged_cell_holds_for_its_range_and_no_further():
    def fill(book, page):
        put([["heading", "note"], ["", "a"], ["", "b"], ["", "c"]])(book, page)
        page.merge_range(1, 0, 2, 0, "Skills")

    assert cells(open_table(workbook(fill)), 0) == {
        2: ("Skills", State.PLAIN),
        3: ("Skills", State.SPREAD),
        4: ("", State.PLAIN),
    }


def test_words_days_and_numbers_come_in_as_the_sheet_shows_them():
    book = openpyxl.Workbook()
    for value in ("note", "in two\nlines", "007", 7.0, 2.5, date(2026, 4, 3), True, "=not a sum", "🚀"):
        book.active.append([value])
    book.active["A8"].data_type = "s"
    stream = io.BytesIO()
    book.save(stream)

    said = [text for text, _ in cells(open_table(stream), 0).values()]

    assert said == ["in two\nlines", "007", "7", "2.5", "2026-04-03", "TRUE", "=not a sum", "🚀"]


def test_a_day_comes_in_without_a_midnight_and_a_time_to_what_the_sheet_shows():
    noon = datetime.fromisoformat("2026-04-03 12:30:15")
    shown = [(noon, "d mmm yyyy"), (noon, "dd/mm/yyyy hh:mm"), (noon, "hh:mm:ss dd/mm/yyyy"), (time(9, 5), "h:mm")]
    shown += [(timedelta(hours=26, minutes=30), "[h]:mm"), (46115.3333333, "yyyy-mm-dd hh:mm"), (noon, 'd mmm" (s)"')]
    book = openpyxl.Workbook()
    book.active.append(["note"])
    for number, (value, form) in enumerate(shown, start=2):
        book.active.cell(number, 1, value).number_format = form
    stream = io.BytesIO()
    book.save(stream)

    said = [text for text, _ in cells(open_table(stream), 0).values()]

    assert said[:4] == ["2026-04-03", "2026-04-03 12:30", "2026-04-03 12:30:15", "09:05"]
    assert said[4:] == ["26:30", "2026-04-03 08:00", "2026-04-03"]


@pytest.mark.parametrize(
    ("number", "form", "said"),
    [
        (0.4, "0%", "40%"),
        (0.405, "0%", "41%"),
        (0.125, "0.0%", "12.5%"),
        (0.125, "0.0 %", "12.5%"),
        (0.4, "0.0", "0.4"),
        (0.4, "0 %", "40%"),
        (0.405, r"0.0\ %;[Red]-0.0\ %", "40.5%"),
        (0.405, "%0.0", "40.5%"),
        (2, "0%", "200%"),
        (40, '0"%"', "40%"),
        (0.4, "%0.0", "40.0%"),
        (1e300, "0%", str(int(1e300))),
        (1200, '"£"#,##0', "£1,200"),
        (-1200.5, '"£"#,##0.00;[Red]-"£"#,##0.00', "-£1,200.50"),
        (0, '_-"£"* #,##0.00_-;-"£"* #,##0.00_-;_-"£"* "-"??_-;_-@_-', "£0.00"),
        (1200, "[$£-809]#,##0", "£1,200"),
        (1200, '#,##0.00\\ "€"', "1,200.00 €"),
        (1_250_000, '[$£-809]0.0#,,"m"', "£1.25m"),
        (2.50, '0.##" km"', "2.5 km"),
        (1200, "#,##0", "1200"),
        (0.5, "# ?/?", "0.5"),
        (1200, "0.00E+00", "1200"),
        (1200, '[>=1000]0.0,"k";0', "1200"),
        (0.1 + 0.2, "General", "0.3"),
        (2.5, 'General" km"', "2.5 km"),
        (-0.05, "+0.0%;-0.0%;0.0%", "-5.0%"),
        (0.05, "+0.0%;-0.0%;0.0%", "+5.0%"),
        (-5, '+0" people";−0" people"', "-5 people"),
        (-1200, '"£"#,##0;("£"#,##0)', "-£1,200"),
        (-0.05, "0%;[Red]0%", "-5%"),
        (-3, '0" m above";0" m below"', "3 m below"),
        (-5, '0" people";', "-5 people"),
    ],
)
def test_a_number_comes_in_with_the_unit_that_the_sheet_shows(number, form, said):
    book = openpyxl.Workbook()
    book.active.append(["figure"])
    book.active.append([number])
    book.active["A2"].number_format = form
    stream = io.BytesIO()
    book.save(stream)

    assert cells(open_table(stream), 0)[2][0] == said


def test_a_line_break_from_mail_comes_in_as_one_and_what_only_looks_like_its_code_stays():
    table = open_table(workbook(put([["note"], ["from mail\r\nin two lines"], ["the code _x000D_ itself"]])))

    assert [row.cells[0].text for row in table.read()] == ["from mail\r\nin two lines", "the code _x000D_ itself"]


@pytest.mark.parametrize("data", [b"PK\x03\x04 and no more", b"\xd0\xcf\x11\xe0 an old one"])
def test_what_is_no_workbook_is_refused(data):
    with pytest.raises(BadInput):
        open_table(io.BytesIO(data))


@pytest.mark.parametrize("entity", ['"aaaaaaaaaa"', 'SYSTEM "file:///etc/hostname"'])
def test_a_sheet_that_brings_its_own_entities_is_refused(entity):
    made = workbook(put([["note"], ["hello"]]))
    changed = io.BytesIO()
    with zipfile.ZipFile(made) as package, zipfile.ZipFile(changed, "w") as again:
        for name in package.namelist():
            words = package.read(name).replace(b"hello", b"&d;")
            start = f"<!DOCTYPE x [<!ENTITY d {entity}>]>".encode() if b"&d;" in words else b""
            again.writestr(
                name, re.sub(rb"(<\?xml[^>]*\?>\s*)", lambda found, start=start: found[1] + start, words, count=1)
            )

    with pytest.raises(BadInput):
        list(open_table(changed).read())


def test_a_workbook_that_was_saved_strictly_is_told_what_it_is():
    strict = io.BytesIO()
    with zipfile.ZipFile(workbook(put([["note"], ["hello"]]))) as package, zipfile.ZipFile(strict, "w") as again:
        for name in package.namelist():
            words = package.read(name)
            for plain, kind in (
                (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"spreadsheetml/main"),
                (b"http://schemas.openxmlformats.org/officeDocument/2006/", b"officeDocument/"),
            ):
                words = words.replace(plain, b"http://purl.oclc.org/ooxml/" + kind)
            again.writestr(name, words)

    with pytest.raises(BadInput, match="strict"):
        open_table(strict)


def test_what_unpacks_to_too_much_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr("facilitator.forms.tables.workbooks.MOST_BYTES", 100_000)
    stream = workbook(put([["note"], ["hello"]]))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/more.bin", bytes(100_000))
    assert len(stream.getvalue()) < 100_000

    with pytest.raises(BadInput, match="Unpacked"):
        open_table(stream)


def test_more_columns_than_a_page_could_ask_about_are_refused():
    with pytest.raises(BadInput, match="1,001 columns"):
        open_table(io.BytesIO(b"n," * 1_000 + b"note\n" + b"1," * 1_000 + b"a\n"))


def made_of(n_rows):
    return workbook(put([["heading", "note"], *(["Skills", f"train {n % 50} welders"] for n in range(n_rows))]))


def peak_of_reading(stream):
    tracemalloc.start()
    n_rows = sum(1 for _ in open_table(stream).read())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return n_rows, peak


def test_a_file_four_times_as_long_does_not_take_twice_the_memory():
    peak_of_reading(made_of(1))
    (few, little), (many, more) = (peak_of_reading(made_of(n_rows)) for n_rows in (400, 1600))

    assert (few, many) == (400, 1600)
    assert more < 2 * little, (little, more)


def test_hidden_rows_and_what_a_cell_holds_for_are_told_the_second_time_too():
    def fill(book, page):
        put([["heading", "note"], ["", "a"], ["", "b"], ["", "c"]])(book, page)
        page.merge_range(1, 0, 2, 0, "Skills")
        page.set_row(2, None, None, {"hidden": True})

    table = open_table(workbook(fill))

    assert list(table.read()) == list(table.read())
    assert [(row.number, row.is_hidden, row.cells[0].text) for row in table.read()] == [
        (2, False, "Skills"),
        (3, True, "Skills"),
        (4, False, ""),
    ]
