"""What phones know a note or a contribution by, and what the tables do: tests name things by either."""

from functools import cache
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import BigInteger, Select, bindparam, cast, select

from facilitator.commands import COMMANDS
from facilitator.database.access import db
from facilitator.store.contributions import ContributionRow
from facilitator.store.notes import NoteRow

ROWS = {"note": NoteRow, "notes": NoteRow, "contribution": ContributionRow, "contributions": ContributionRow}


def as_meant(client: FlaskClient, name: str, values: dict[str, Any]) -> dict[str, Any]:
    """The values of an order as its sender's page would have them: an attendee's in numbers drawn by chance, and that
    they are sure where the page has asked them."""
    if name in COMMANDS and COMMANDS[name].warn is not None:
        values = {"is_sure": True} | values
    if not ROWS.keys() & values.keys():
        return values
    column = "alias" if name in COMMANDS and COMMANDS[name].for_attendees else "id"
    with client.application.app_context():
        return values | {key: turn(key, values[key], column) for key in ROWS.keys() & values.keys()}


def turn(key: str, value: Any, column: str) -> Any:
    """One number, or each of a list; what is none, or of no note, stays as it is."""
    if isinstance(value, list):
        return [turn(key, each, column) for each in value]
    row = ROWS[key]
    if type(value) is not int:
        return value
    found: int | None = db.session.scalars(by_either(row, column), {"number": value}).one_or_none()
    return value if found is None else found


@cache
def by_either(row: type[NoteRow | ContributionRow], column: str) -> Select[tuple[int]]:
    """What finds one name of a thing by either of them; built once, since each order asks."""
    number = bindparam("number", type_=BigInteger)
    return select(getattr(row, column)).where((cast(row.id, BigInteger) == number) | (row.alias == number))


def key_of(client: FlaskClient, thing: str, alias: int) -> int:
    """What the crew knows a note or a contribution by that phones know by this number."""
    with client.application.app_context():
        return int(turn(thing, alias, "id"))


def alias_of(client: FlaskClient, thing: str, key: int) -> int:
    """What phones and the room screen know it by."""
    with client.application.app_context():
        return int(turn(thing, key, "alias"))
