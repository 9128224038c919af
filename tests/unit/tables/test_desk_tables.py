"""What somebody struck through, hid or never calculated in a workbook of the desk's is not printed as if it stood."""

import io
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter

from facilitator.domain.contributions import BriefRow, ContributionKind
from facilitator.domain.errors import BadInput
from facilitator.domain.headings import default_headings
from facilitator.forms.briefs import read_rows


def read(content: bytes) -> list[BriefRow]:
    return read_rows(io.BytesIO(content), ContributionKind.BASELINE, default_headings())


def make_book(change: Callable[[Any, Any], object]) -> bytes:
    """A workbook of two statements, after somebody did something to it."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        page = book.add_worksheet()
        for place, row in enumerate(
            [("Statement", "Figure", "Source"), ("Wages lag", "4", "ONS"), ("So do we", "5", "ONS")]
        ):
            page.write_row(place, 0, row)
        change(book, page)
    return stream.getvalue()


def test_a_figure_that_nobody_has_calculated_is_not_printed_as_one() -> None:
    with pytest.raises(BadInput) as told:
        read(make_book(lambda _book, page: page.write_formula(2, 1, "=Missing!A1", None, "#REF!")))

    assert told.value.fields == {"row 3": "Figure: this is an error, or a formula that nobody has calculated."}


def test_a_statement_that_was_struck_through_and_a_column_that_was_hidden_stay_out() -> None:
    def change(book: Any, page: Any) -> None:
        page.write_string(1, 0, "Wages lag", book.add_format({"font_strikeout": True}))
        page.set_column(1, 1, None, None, {"hidden": True})

    assert read(make_book(change)) == [BriefRow("So do we", {"source": "ONS"}, None)]


def test_a_figure_alone_that_was_struck_through_is_not_printed() -> None:
    def change(book: Any, page: Any) -> None:
        page.write_string(1, 1, "40%", book.add_format({"font_strikeout": True}))

    assert next(row.fields.get("figure") for row in read(make_book(change))) is None


def test_a_statement_of_which_a_word_is_struck_through_comes_in_without_it() -> None:
    def change(book: Any, page: Any) -> None:
        struck = book.add_format({"font_strikeout": True})
        page.write_rich_string(1, 0, "Wages ", struck, "never ", "lag")
        page.write_rich_string(1, 1, struck, "40% ", "4%")
        page.write_rich_string(2, 0, struck, "So ", struck, "do we")

    assert read(make_book(change)) == [BriefRow("Wages lag", {"figure": "4%", "source": "ONS"}, None)]
