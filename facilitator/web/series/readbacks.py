"""A link to take along from a phone: what its notes became, while a draft waits; it ends at sealing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, render_template
from itsdangerous import BadSignature

from facilitator.cookies import name_place, read_place, serializer
from facilitator.database.access import db
from facilitator.domain.errors import Gone
from facilitator.domain.notes import Note
from facilitator.identity import place_of
from facilitator.store.notes import load_own_notes
from facilitator.store.people import ParticipantRow, find_seat
from facilitator.store.roundtables import RoundtableRow
from facilitator.web.series.fates import Fate, find_fates, find_until

pages = Blueprint("readbacks", __name__)

SALT = "read-back"
ENDED = (
    "This link has ended, as it does when the roundtable is sealed. From then on nothing says any more who wrote what, "
    "so nobody can take words back as their own."
)


@dataclass(frozen=True, slots=True)
class ReadBackPage:
    """What the link shows: notes on the record that still have words, with what became of each while a draft waits."""

    title: str
    notes: Sequence[Note]
    fates: Mapping[int, Fate]
    until: date | None


def name_link(person: ParticipantRow) -> str:
    """The part of the address that nobody else can make up."""
    return str(serializer(SALT).dumps(place_of(person)))


@pages.get("/read-back/<token>")
def show_read_back(token: str) -> str:
    """The page; it changes nothing and lets nobody in. Words come only while the draft waits, off-record ones never."""
    row, person = get_place(token)
    until = find_until(row)
    own = load_own_notes(db.session(), row.id, person) if until is not None else []
    notes = [note for note in own if note.is_open and note.text]
    page = ReadBackPage(row.title, notes, find_fates(row, notes), until)
    return render_template("attendee/read_back.html", page=page)


def get_place(token: str) -> tuple[RoundtableRow, int]:
    """The roundtable and the place that a link is of. Raises Gone where it was sealed, or nobody made such a link."""
    try:
        place = read_place(serializer(SALT).loads(token))
    except BadSignature:
        place = None
    seat = None if place is None else find_seat(db.session(), place[0])
    if seat is None or place != name_place(seat.id, seat.joined_at):
        raise Gone(ENDED)
    row = db.session.get_one(RoundtableRow, seat.roundtable_id)
    if row.sealed_at is not None:
        raise Gone(ENDED)
    return row, seat.id
