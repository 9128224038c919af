"""People at a roundtable: attendees join, write for a table and are shut out; a crew member's link is used once."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from facilitator.actions.handling import get_handled
from facilitator.actions.steps import tell_deed
from facilitator.domain.entries import EntryKind, Fact, touched_ids
from facilitator.domain.errors import BadInput, Conflict, NotFound
from facilitator.domain.notes import Handling
from facilitator.domain.orders import Order
from facilitator.domain.people import OF_ATTENDEES, Role, Sector, require_attendee
from facilitator.domain.permissions import judged_as
from facilitator.domain.traces import SERVER, Act, Doer, doer_of
from facilitator.store.journal import find_last
from facilitator.store.people import CrewRow, EntryLinkRow, ParticipantRow, get_participant
from facilitator.store.roundtables import get_row
from facilitator.store.traces import trace

LINK_LIFETIME = timedelta(days=14)
"""Long enough to be sent with the invitation, short enough not to lie about for ever."""


@judged_as("roundtable.join")
def join_roundtable(
    session: Session,
    order: Order,
    *,
    sector: Sector,
    organisation: str | None,
    table: int | None,
    told_of: str = "",
) -> Fact:
    """Adds an attendee; `told_of` is the server that the notice named which they have just read.

    The organisation is an attendee's word, so it is in the table and not in the journal.
    """
    row = get_row(session, order.viewer.roundtable_id)
    person = ParticipantRow(
        roundtable_id=row.id,
        sector=sector,
        organisation=organisation,
        table_number=table,
        joined_at=order.now,
        told_of=told_of,
    )
    session.add(person)
    session.flush()
    columns = {"id": person.id, "sector": sector, "table": table, "is_scribe": False}
    return Fact(EntryKind.PARTICIPANT_JOINED, {"people": [columns]})


@judged_as("scribe.change")
def change_scribe(session: Session, order: Order, *, is_scribe: bool, table: int | None) -> Fact:
    """Asks to write for a table, which a facilitator has to let happen; or writes for oneself again, at once."""
    participant_id = require_attendee(order.viewer)
    row = get_participant(session, order.viewer.roundtable_id, participant_id)
    wanted = table or row.table_number
    if is_scribe and wanted is None:
        raise BadInput({"table": "Say which table you write for."})
    is_let_in = is_scribe and row.is_scribe and wanted == row.table_number
    row.is_scribe, row.asked_table = is_let_in, wanted if is_scribe and not is_let_in else None
    return tell_scribe(row)


@judged_as("scribe.admit")
def admit_scribe(session: Session, order: Order, *, person: int, is_in: bool) -> Fact:
    """Lets a phone write for the table that it asked for, or not: else anybody could write any table's record."""
    row = get_participant(session, order.viewer.roundtable_id, person)
    if row.asked_table is None:
        raise Conflict(tell_answered(session, order, row))
    row.is_scribe, row.table_number = is_in, row.asked_table if is_in else row.table_number
    row.asked_table = None
    return tell_scribe(row)


ANSWERED = {EntryKind.SCRIBE_CHANGED: "answered it"}


def tell_answered(session: Session, order: Order, row: ParticipantRow) -> str:
    """Why a phone does not ask any more: somebody else was faster, or it took its question back."""
    last = find_last(session, row.roundtable_id, ANSWERED)
    if last is None or row.id not in touched_ids(last, "people") or last.actor.startswith(OF_ATTENDEES):
        return "This phone no longer asks to write for a table."
    return f"{tell_deed(session, order, last, ANSWERED)}, so nothing was changed."


def tell_scribe(row: ParticipantRow) -> Fact:
    """Whether a phone writes for a table, and whose page is to say so."""
    columns = {"id": row.id, "table": row.table_number, "is_scribe": row.is_scribe}
    return Fact(EntryKind.SCRIBE_CHANGED, {"people": [columns], "concerns": [row.id]})


@judged_as("phone.end")
def end_phone(session: Session, order: Order, *, person: int | None, note: int | None) -> Fact:
    """Shuts a phone out, named by its place or by a note that it sent. What it wrote and voted stays."""
    if (person is None) == (note is None):
        raise BadInput({"person": "Name the phone, or a note that it sent."})
    number = find_sender(session, order, note) if note is not None else person
    row = get_participant(session, order.viewer.roundtable_id, number or 0)
    if row.ended_at is not None:
        raise Conflict("This phone has already been ended.")
    row.ended_at, row.is_scribe, row.asked_table = order.now, False, None
    trace(
        session,
        Act.DEVICE_ENDED,
        doer_of(order.viewer),
        order.now,
        roundtable_id=row.roundtable_id,
        what=Role.ATTENDEE,
    )
    columns = {"id": row.id, "table": row.table_number, "is_scribe": False}
    return Fact(EntryKind.PARTICIPANT_ENDED, {"people": [columns]})


def find_sender(session: Session, order: Order, note: int) -> int:
    """Whose phone sent a note that the crew may handle; one off the record is not even found."""
    sender = get_handled(session, order, note, {Handling.OPEN, Handling.HELD, Handling.WITHHELD}).participant_id
    if sender is None:
        raise Conflict("No phone sent this note: it was written down by the crew.")
    return sender


def make_entry_link(
    session: Session,
    *,
    token_hash: str,
    roundtable_id: int | None,
    role: Role,
    now: datetime,
    programme_id: int | None = None,
    doer: Doer = SERVER,
) -> None:
    """Stores a link's hash; whoever holds the token can use it once. Only writers are let in to a programme."""
    row = EntryLinkRow(
        token_hash=token_hash,
        roundtable_id=roundtable_id,
        programme_id=programme_id,
        role=role,
        made_at=now,
        expires_at=now + LINK_LIFETIME,
        used_at=None,
    )
    session.add(row)
    place = {"roundtable_id": roundtable_id, "programme_id": programme_id}
    trace(session, Act.LINK_MADE, doer, now, what=role, **place)


def end_printed_links(session: Session) -> None:
    """Ends the facilitators' links to the whole programme that nobody has used: only a start makes such links.

    Else each start would leave one more open door in a log.
    """
    is_printed = (EntryLinkRow.roundtable_id.is_(None)) & (EntryLinkRow.role == Role.FACILITATOR)
    session.execute(delete(EntryLinkRow).where(is_printed, EntryLinkRow.used_at.is_(None)))


@dataclass(frozen=True, slots=True)
class Grant:
    """What a used link gave: the crew's id for the cookie, and where it leads."""

    crew_id: int
    role: Role
    roundtable_id: int | None


def use_entry_link(session: Session, *, token_hash: str, now: datetime, name: str) -> Grant:
    """Turns an unused link into a place in the crew, under the short name that whoever enters said."""
    # Locked, or two servers could each let a device in by the same link; SQLite's committer holds the one lock already.
    statement = select(EntryLinkRow).where(EntryLinkRow.token_hash == token_hash).with_for_update()
    link = require_open(session.scalars(statement).one_or_none(), now)
    link.used_at = now
    place = {"roundtable_id": link.roundtable_id, "programme_id": link.programme_id}
    crew = CrewRow(**place, role=link.role, made_at=now, name=name)
    session.add(crew)
    session.flush()
    trace(session, Act.LINK_USED, Doer(crew.role, crew.id), now, what=crew.role, **place)
    return Grant(crew.id, crew.role, crew.roundtable_id)


def get_entry_link(session: Session, *, token_hash: str, now: datetime) -> EntryLinkRow:
    """A link that would let somebody in, for looking at. Raises NotFound."""
    statement = select(EntryLinkRow).where(EntryLinkRow.token_hash == token_hash)
    return require_open(session.scalars(statement).one_or_none(), now)


def require_open(link: EntryLinkRow | None, now: datetime) -> EntryLinkRow:
    """The link, if it can still be used."""
    if link is not None and link.is_taken_back:
        raise NotFound("This link was taken back before anybody used it. If you still need it, ask for a new one.")
    if link is None or link.used_at is not None or link.expires_at < now:
        raise NotFound("This link has already been used or has expired. Ask for a new one: each link opens one device.")
    return link
