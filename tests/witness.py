"""What is stored, row by row, and what an audience makes of entries: for telling whether anything has changed."""

from functools import cache
from typing import Any

from flask import Flask
from people import CODE
from sqlalchemy import Select, select

from facilitator.database.access import db
from facilitator.domain import board as domain
from facilitator.store.base import Base
from facilitator.store.boards import load_board
from facilitator.store.roundtables import RoundtableRow, find_by_code

Rows = dict[str, list[tuple[Any, ...]]]
Board = dict[str, Any]


def stored(app: Flask) -> Rows:
    """Every row of every table, the journal and the numbers of the roundtables among them.

    Without the minute in which a device was last seen, which looking changes.
    """
    with app.app_context(), db.engine.connect() as connection:
        return {name: [tuple(row) for row in connection.execute(rows)] for name, rows in all_rows().items()}


@cache
def all_rows() -> dict[str, Select[Any]]:
    """For each table what reads its rows in order; built once, since each test asks for all before and after."""
    return {
        table.name: select(*(column for column in table.columns if column.name != "last_seen_at")).order_by(
            *table.primary_key.columns
        )
        for table in Base.metadata.sorted_tables
    }


def read_row(app: Flask, code: str = CODE) -> RoundtableRow:
    """The row of a roundtable, which must be there."""
    with app.app_context():
        row = find_by_code(db.session(), code)
    assert row is not None
    return row


def roundtable_id(app: Flask, code: str) -> int:
    """The number behind a code."""
    return read_row(app, code).id


def read_board(app: Flask, code: str = CODE) -> domain.Board:
    """The board as the database has it."""
    with app.app_context():
        return load_board(db.session(), roundtable_id(app, code))


def apply_entry(board: Board, entry: dict[str, Any]) -> Board:
    """What docs/protocol.md says a client does with an entry; written from that page, not from the page's script."""
    board["roundtable"] |= entry.get("roundtable", {})
    for part in ("headings", "notes", "others", "themes", "rounds", "contributions"):
        if part not in board:
            continue
        held = {thing["id"]: thing for thing in board[part]}
        for thing in entry.get(part, ()):
            is_placing = part == "notes" and set(thing) == {"id", "theme"}
            if thing["id"] in held or not is_placing:
                held[thing["id"]] = held.get(thing["id"], {}) | thing
        for gone in entry.get("gone", {}).get(part, ()):
            held.pop(gone, None)
        board[part] = list(held.values())
    return board | {part: entry[part] for part in WHOLE if part in entry}


WHOLE = (
    *("n_people", "actions", "counts", "own", "answers", "reactions", "introductions"),
    *("scribe_of", "scribe_asks", "table"),
)
"""Parts that come whole, in the place of what was there."""
