"""How somebody gets back in whom a page of the crew has refused, whoever it is."""

from dataclasses import dataclass

from flask import request, url_for

from facilitator.database.access import db
from facilitator.domain.people import Role
from facilitator.identity import find_attendee, find_crew
from facilitator.store.roundtables import RoundtableRow, find_by_code

CREW_PAGES = frozenset({"run", "group", "room", "write-up", "programme", "enter", "Enter"})
WORKS_AT = {Role.DISPLAY: "room.show_room", Role.WRITER: "writeup.show_writeup", Role.FACILITATOR: "room.show_run"}


@dataclass(frozen=True, slots=True)
class WaysIn:
    """What this device is at the roundtable that was asked for, if anything, and where that works."""

    code: str
    role: Role | None
    place: str


def find_ways() -> WaysIn | None:
    """The ways in from a page of the crew; None of any other page."""
    first, *rest = request.path.strip("/").split("/")
    if first not in CREW_PAGES or request.method not in {"GET", "HEAD"}:
        return None
    row = find_by_code(db.session(), rest[0]) if rest and first not in {"enter", "Enter"} else None
    if row is None:
        return WaysIn("CODE", None, "")
    crew = find_crew(row)
    role = crew.role if crew is not None else Role.ATTENDEE if find_attendee(row) is not None else None
    return WaysIn(row.code, role, find_place(row, role))


def find_place(row: RoundtableRow, role: Role | None) -> str:
    """Where a role works at a roundtable."""
    if role is Role.ATTENDEE:
        return url_for("attendee.show_phone_page", code=row.code)
    return url_for(WORKS_AT[role], code=row.code) if role in WORKS_AT else ""
