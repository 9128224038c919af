"""Coming in: attendees join, a crew member's link is used once."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.errors import BadInput, NotFound, WrongPhase
from facilitator.domain.orders import Order
from facilitator.domain.people import Role, Sector, require_attendee
from facilitator.domain.phases import Status, require_live
from facilitator.store.people import CrewRow, EntryLinkRow, ParticipantRow
from facilitator.store.roundtables import get_row

LINK_LIFETIME = timedelta(days=14)
"""Long enough to be sent with the invitation, short enough not to lie about for ever."""


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
    if row.status is Status.DRAFT:
        raise WrongPhase("This roundtable has not been opened yet. This page goes on by itself when it is.")
    if row.status is not Status.LIVE:
        raise WrongPhase("This roundtable is closed, so nobody can join it any more.")
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


def change_scribe(session: Session, order: Order, *, is_scribe: bool, table: int | None) -> Fact:
    """Says that a person writes for their table from now on, or for themselves again."""
    participant_id = require_attendee(order.viewer)
    require_live(get_row(session, order.viewer.roundtable_id).status)
    row = session.get_one(ParticipantRow, participant_id, populate_existing=True)
    if is_scribe and table is None and row.table_number is None:
        raise BadInput({"table": "Say which table you write for."})
    row.is_scribe, row.table_number = is_scribe, table or row.table_number
    columns = {"id": row.id, "table": row.table_number, "is_scribe": row.is_scribe}
    return Fact(EntryKind.SCRIBE_CHANGED, {"people": [columns], "concerns": [row.id]})


def make_entry_link(
    session: Session,
    *,
    token_hash: str,
    roundtable_id: int | None,
    role: Role,
    now: datetime,
    programme_id: int | None = None,
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
    session.flush()


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


def use_entry_link(session: Session, *, token_hash: str, now: datetime, name: str = "") -> Grant:
    """Turns an unused link into a place in the crew, under the short name that whoever enters said."""
    # Locked, or two servers could each let a device in by the same link; SQLite's committer holds the one lock already.
    statement = select(EntryLinkRow).where(EntryLinkRow.token_hash == token_hash).with_for_update()
    link = require_open(session.scalars(statement).one_or_none(), now)
    link.used_at = now
    place = {"roundtable_id": link.roundtable_id, "programme_id": link.programme_id}
    crew = CrewRow(**place, role=link.role, made_at=now, name=name)
    session.add(crew)
    session.flush()
    return Grant(crew.id, crew.role, crew.roundtable_id)


def find_entry_link(session: Session, *, token_hash: str, now: datetime) -> EntryLinkRow:
    """A link that would let somebody in, for looking at."""
    statement = select(EntryLinkRow).where(EntryLinkRow.token_hash == token_hash)
    return require_open(session.scalars(statement).one_or_none(), now)


def require_open(link: EntryLinkRow | None, now: datetime) -> EntryLinkRow:
    """The link, if it can still be used."""
    if link is None or link.used_at is not None or link.expires_at < now:
        raise NotFound("This link has been used already or has expired. Ask for a new one: each link opens one device.")
    return link
