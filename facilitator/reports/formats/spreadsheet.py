"""CSV: one row a note, safe to open in a spreadsheet."""

import csv
import io

from facilitator.domain.board import Board
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Note, Place
from facilitator.reports.formats.cells import guard
from facilitator.reports.records import record_note

COLUMNS = ("id", "source_id", "heading", "kind", "theme", "text", "sector", "table", "escaped", "source")


def write(_document: object, board: Board) -> bytes:
    """UTF-8 with a byte order mark, or Excel takes it for something else; rows end in CR LF, headings have their names.

    The columns are fixed, so a draft is marked in the file's name.
    """
    themes = {theme.id: theme.name for theme in board.themes}
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    for key in HeadingKey:
        for note in board.open_notes(key):
            writer.writerow(_row(note, board, themes))
    return stream.getvalue().encode("utf-8-sig")


def _row(note: Note, board: Board, themes: dict[int, str]) -> list[str]:
    record = record_note(note, board)
    theme = themes.get(note.theme_id or 0, "") if note.place is Place.THEME else ""
    cells = [
        record["id"],
        record["source_id"],
        board.heading(note.heading).name,
        record["kind"] or "",
        theme,
        record["text"] or "",
        record["sector"] or "",
        "" if record["table"] is None else str(record["table"]),
    ]
    guarded = [guard(cell) for cell in cells]
    return [*guarded, str(int(guarded != cells)), record["source"]]
