"""XLSX: notes, themes, contributions and votes to sort and filter, a sheet each, and what the file is.

Every text is written as text: no cell is a formula, a link or a number that somebody typed.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from facilitator.domain.board import Board
from facilitator.domain.headings import HeadingKey
from facilitator.reports.evidence.themes import name_themes
from facilitator.reports.formats import colours
from facilitator.reports.formats.cells import is_risky
from facilitator.reports.formats.characters import spell_unwritable
from facilitator.reports.records import record_board
from facilitator.reports.tree import Document

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LONGEST_CELL = 32_767
"""The format allows no more characters in a cell; a note has 2,000 at most."""

Cell = str | int | float | bool | None
Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its columns by name, each so many characters wide, and its rows."""

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[Row, ...]


def write(document: Document, board: Board) -> bytes:
    """The workbook. The same board gives the same bytes; a draft or a rehearsal says so on the sheet *About*."""
    records = record_board(board)
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
        for sheet in (
            Sheet("Notes", NOTE_COLUMNS, tuple(_notes(board, records))),
            Sheet("Themes", THEME_COLUMNS, tuple(_themes(board, records))),
            Sheet("Contributions", CONTRIBUTION_COLUMNS, tuple(_contributions(board, records))),
            Sheet("Votes", VOTE_COLUMNS, tuple(_votes(board, records))),
            Sheet("About", ABOUT_COLUMNS, tuple(_about(document))),
        ):
            _add(book, sheet)
    return stream.getvalue()


NOTE_COLUMNS = (
    *(("id", 7), ("source_id", 11), ("heading", 14), ("kind", 12), ("theme", 34), ("text", 80)),
    *(("sector", 12), ("organisation", 24), ("table", 7), ("source", 9), ("late", 7), ("me_too", 8), ("differ", 8)),
)


def _notes(board: Board, records: dict[str, Any]) -> Iterator[Row]:
    themes = name_themes(board)
    for record in records["notes"]:
        heading = board.heading(HeadingKey(record["heading"])).name
        yield (
            *(record["id"], record["source_id"], heading, record["kind"], themes.get(record["theme"] or 0)),
            *(record["text"], record["sector"], record["organisation"]),
            *(record["table"], record["source"], record["late"]),
            *(record["reactions"]["me_too"], record["reactions"]["differ"]),
        )


THEME_COLUMNS = (
    *(("id", 6), ("name", 50), ("heading", 14), ("support", 16), ("across_sectors", 15), ("n_notes", 9)),
    ("notes", 60),
)


def _themes(board: Board, records: dict[str, Any]) -> Iterator[Row]:
    for record in records["themes"]:
        heading = board.heading(HeadingKey(record["heading"])).name
        labels = record["notes"]
        yield (
            *(record["id"], record["name"], heading, record["support"], record["across_sectors"], len(labels)),
            " ".join(labels),
        )


CONTRIBUTION_COLUMNS = (
    *(("id", 7), ("kind", 13), ("text", 80), ("detail", 30), ("heading", 14), ("theme", 34), ("table", 7)),
    *(("due_on", 12), ("is_marked", 10), ("is_record", 10), ("up", 6), ("in", 6), ("edge", 6), ("out", 6)),
)


def _contributions(board: Board, records: dict[str, Any]) -> Iterator[Row]:
    themes = name_themes(board)
    for record in records["contributions"]:
        heading = record["heading"] and board.heading(HeadingKey(record["heading"])).name
        yield (
            *(record["id"], record["kind"], record["text"], record["detail"], heading),
            *(themes.get(record["theme"] or 0), record["table"], record["due_on"]),
            *(record["is_marked"], record["is_record"]),
            *(record["answers"].get(answer) for answer in ("up", "in", "edge", "out")),
        )


VOTE_COLUMNS = (
    *(("round", 7), ("kind", 7), ("turnout", 9), ("heading", 14), ("theme_id", 9), ("theme", 50), ("n_dots", 8)),
    *(("n_people", 10), ("importance", 12), ("importance_spread", 18), ("feasibility", 12), ("feasibility_spread", 18)),
)


def _votes(board: Board, records: dict[str, Any]) -> Iterator[Row]:
    for index, record in enumerate(records["rounds"], start=1):
        for tally in record["tallies"]:
            heading = board.heading(HeadingKey(tally["heading"])).name
            yield (
                *(index, record["kind"], record["turnout"], heading, tally["theme"], tally["name"]),
                *(tally["n_dots"], tally["n_people"], tally["importance"], tally["importance_spread"]),
                *(tally["feasibility"], tally["feasibility_spread"]),
            )


ABOUT_COLUMNS = (("what", 24), ("is", 100))


def _about(document: Document) -> Iterator[Row]:
    yield "Report", document.kicker
    yield "Title", document.title
    yield from document.status.rows
    yield from document.manifest.facts().rows


def _add(book: Any, sheet: Sheet) -> None:
    """A sheet with a fixed header row and a filter over all columns."""
    page = book.add_worksheet(sheet.name)
    head = book.add_format({"bold": True, "bg_color": f"#{colours.GROUND}", "bottom": 1, "valign": "top"})
    plain, risky = ({"text_wrap": True, "valign": "top"} | more for more in ({}, {"quote_prefix": True}))
    formats = {False: book.add_format(plain), True: book.add_format(risky)}
    for index, (name, width) in enumerate(sheet.columns):
        page.set_column(index, index, width)
        page.write_string(0, index, name, head)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    for place, row in enumerate(sheet.rows, start=1):
        _fill(page, place, row, formats)


def _fill(page: Any, place: int, row: Iterable[Cell], formats: dict[bool, Any]) -> None:
    """One row. A text that would be a formula once somebody edits its cell is marked as text for good."""
    for index, cell in enumerate(row):
        if cell is None or cell == "":
            continue
        if isinstance(cell, bool):
            page.write_boolean(place, index, cell, formats[False])
        elif isinstance(cell, (int, float)):
            page.write_number(place, index, cell, formats[False])
        else:
            text = spell_unwritable(str(cell))[:LONGEST_CELL]
            page.write_string(place, index, text, formats[is_risky(text)])
