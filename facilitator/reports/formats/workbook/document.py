"""The workbook as a file. Every text is text: no cell is a formula, a link or a number that somebody typed."""

import io
from collections.abc import Sequence
from datetime import datetime

import xlsxwriter  # type: ignore[import-untyped]

from facilitator.domain.board import Board
from facilitator.reports.formats.characters import spell_unwritable
from facilitator.reports.formats.workbook.charts import add_charts
from facilitator.reports.formats.workbook.pages import add_sheet, make_looks
from facilitator.reports.formats.workbook.sheets import Sheet, list_sheets
from facilitator.reports.records import record_board
from facilitator.reports.tree import Document

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write(document: Document, board: Board) -> bytes:
    """The workbook. The same board gives the same bytes; a draft or a rehearsal says so on the sheet *About*."""
    return write_sheets(document, list_sheets(document, board, record_board(board)))


def write_sheets(document: Document, listed: Sequence[Sheet]) -> bytes:
    """A workbook of these sheets, the document's charts before the last."""
    *sheets, about = listed
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, OPTIONS) as book:
        book.set_properties(
            {
                "title": spell_unwritable(document.title)[:255],
                "author": "Facilitator",
                "comments": document.mark,
                "created": datetime.fromisoformat(document.manifest.generated_at).replace(tzinfo=None),
            }
        )
        looks = make_looks(book)
        for sheet in sheets:
            add_sheet(book, sheet, looks)
        add_charts(book, document.charts(), looks)
        add_sheet(book, about, looks)
    return stream.getvalue()
