"""The journal: what happened, numbered without holes, in the same transaction as what it did to the tables."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, Row, String, UniqueConstraint, bindparam, func, insert, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from facilitator.domain.entries import CONCERNS, GROUPING, Entry, EntryKind, Fact, Step
from facilitator.domain.errors import NotFound
from facilitator.domain.hearing import HEARING, hears
from facilitator.domain.notes import Handling
from facilitator.domain.orders import Order
from facilitator.domain.people import Audience, Role, Viewer
from facilitator.domain.permissions import Stage, stage_of
from facilitator.domain.phases import shows_notes
from facilitator.store.base import Base, table_of
from facilitator.store.roundtables import RoundtableRow

GROUPING_STEPS = GROUPING | {EntryKind.GROUPING_UNDONE, EntryKind.GROUPING_REDONE}


class JournalRow(Base):
    """One entry. `digest` is a keyed hash of the order's payload: it tells a repetition from a different order.

    Phones and the room screen have numbers of their own; what is not for them has none, so they cannot miss it.
    """

    __tablename__ = "journal"
    __table_args__ = (
        UniqueConstraint("roundtable_id", "actor", "client_id"),
        UniqueConstraint("roundtable_id", "phone_number"),
        UniqueConstraint("roundtable_id", "room_number"),
    )

    roundtable_id: Mapped[int] = mapped_column(ForeignKey("roundtable.id", ondelete="CASCADE"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(40))
    payload: Mapped[dict[str, Any]]
    actor: Mapped[str] = mapped_column(String(20))
    client_id: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64))
    recorded_at: Mapped[datetime]
    phone_number: Mapped[int | None]
    room_number: Mapped[int | None]


# Every note and every batch needs these, so they are built once.
JOURNAL, ROUNDTABLE = table_of(JournalRow).c, table_of(RoundtableRow).c
IS_OF_ROUNDTABLE = JOURNAL.roundtable_id == bindparam("of")
TAKE = (
    update(table_of(RoundtableRow))
    .where(ROUNDTABLE.id == bindparam("of"))
    .values(seq=ROUNDTABLE.seq + 1)
    .returning(ROUNDTABLE.seq, ROUNDTABLE.status, ROUNDTABLE.sealed_at)
)
RECORD = insert(table_of(JournalRow))
NUMBERS: dict[Audience, ColumnElement[int | None]] = {
    Audience.PHONE: JOURNAL.phone_number,
    Audience.ROOM: JOURNAL.room_number,
    Audience.CREW: JOURNAL.seq,
}
"""What each audience counts entries by."""
GREATEST = {
    audience: select(func.coalesce(func.max(NUMBERS[audience]), 0)).where(IS_OF_ROUNDTABLE).scalar_subquery()
    for audience in HEARING
}
HEADS = {
    audience: select(GREATEST.get(audience, ROUNDTABLE.seq)).where(ROUNDTABLE.id == bindparam("of"))
    for audience in Audience
}
STANDING = select(ROUNDTABLE.phase, ROUNDTABLE.notes_shown, *GREATEST.values()).where(ROUNDTABLE.id == bindparam("of"))
"""What decides for whom an entry is, and the newest numbers of phones and the room screen."""
REPEATED = select(table_of(JournalRow)).where(
    IS_OF_ROUNDTABLE, JOURNAL.actor == bindparam("by"), JOURNAL.client_id == bindparam("client")
)
HANDLING = (EntryKind.NOTE_POSTED, EntryKind.NOTE_EDITED, EntryKind.NOTE_HELD, EntryKind.NOTE_RELEASED)
HANDLED = (
    select(JOURNAL.payload)
    .where(IS_OF_ROUNDTABLE, JOURNAL.kind.in_([kind.value for kind in HANDLING]))
    .order_by(JOURNAL.seq.desc())
)
FOUNDED = select(JOURNAL.roundtable_id).where(JOURNAL.seq == 1, JOURNAL.client_id == bindparam("client"))
SIGNS = select(JOURNAL.actor, JOURNAL.client_id, JOURNAL.recorded_at).where(IS_OF_ROUNDTABLE)
MARKED = {audience: SIGNS.where(number == bindparam("number")) for audience, number in NUMBERS.items()}
# By a sum, which no index has: by the number alone a database looks through all entries for one of who made none.
NEWEST_OF = SIGNS.where(JOURNAL.actor == bindparam("by")).order_by((JOURNAL.seq + 0).desc()).limit(1)
AFTER = {
    audience: select(table_of(JournalRow)).where(IS_OF_ROUNDTABLE, number > bindparam("number")).order_by(JOURNAL.seq)
    for audience, number in NUMBERS.items()
}
# The greatest would be found by looking through all entries before; from the newest on, it is among the first.
NUMBER_THEN = {
    audience: select(number)
    .where(IS_OF_ROUNDTABLE, JOURNAL.seq <= bindparam("seq"), number.is_not(None))
    .order_by(number.desc())
    .limit(1)
    for audience, number in NUMBERS.items()
}
CONCERNING = (
    select(JOURNAL.payload, *SIGNS.selected_columns)
    .where(
        IS_OF_ROUNDTABLE,
        JOURNAL.kind.in_([kind.value for kind in CONCERNS]),
        JOURNAL.seq
        > func.coalesce(
            select(func.max(JOURNAL.seq))
            .where(IS_OF_ROUNDTABLE, JOURNAL.phone_number == bindparam("number"))
            .scalar_subquery(),
            0,
        ),
    )
    .order_by(JOURNAL.seq.desc())
)
REWORDED = select(JOURNAL.payload).where(
    IS_OF_ROUNDTABLE,
    JOURNAL.kind == EntryKind.NOTE_EDITED.value,
    JOURNAL.seq
    > func.coalesce(
        select(func.max(JOURNAL.seq))
        .where(IS_OF_ROUNDTABLE, JOURNAL.phone_number <= bindparam("number"))
        .scalar_subquery(),
        0,
    ),
)
STEPS = (
    select(JournalRow.seq, JournalRow.kind, JournalRow.payload)
    .where(JournalRow.roundtable_id == bindparam("of"), JournalRow.kind.in_([kind.value for kind in GROUPING_STEPS]))
    .order_by(JournalRow.seq)
)


def take_number(session: Session, roundtable_id: int) -> int:
    """The next number. It locks the roundtable's row until the transaction ends, so commit order is number order."""
    return take_turn(session, roundtable_id)[0]


def take_turn(session: Session, roundtable_id: int) -> tuple[int, Stage]:
    """The same, with the state that the roundtable is in meanwhile."""
    taken = session.execute(TAKE, {"of": roundtable_id}).one_or_none()
    if taken is None:
        raise NotFound("This roundtable no longer exists.")
    seq: int = taken.seq
    return seq, stage_of(taken.status, is_sealed=taken.sealed_at is not None)


def record(session: Session, order: Order, seq: int, fact: Fact, digest: str) -> Entry:
    """Writes what a command did under the number taken for it."""
    roundtable_id = order.viewer.roundtable_id
    row = {
        "roundtable_id": roundtable_id,
        "seq": seq,
        "kind": fact.kind.value,
        "payload": dict(fact.payload),
        "actor": order.viewer.actor,
        "client_id": order.client_id,
        "digest": digest,
        "recorded_at": order.now,
    }
    numbers = give_numbers(session, roundtable_id, fact)
    session.execute(RECORD, row | {"phone_number": numbers[Audience.PHONE], "room_number": numbers[Audience.ROOM]})
    return Entry(roundtable_id, seq, fact.kind, fact.payload, order.viewer.actor, order.client_id, order.now, numbers)


def give_numbers(session: Session, roundtable_id: int, fact: Fact) -> dict[Audience, int | None]:
    """The next number of each audience that a fact is for. The roundtable's row is locked since `take_number`."""
    phase, rule, *greatest = session.execute(STANDING, {"of": roundtable_id}).one()
    is_revealed = shows_notes(phase, rule)
    return {
        audience: number + 1 if hears(audience, fact, phase, is_revealed=is_revealed) else None
        for audience, number in zip(HEARING, greatest, strict=True)
    }


def record_founding(
    session: Session, roundtable_id: int, fact: Fact, now: datetime, client_id: str = "founding"
) -> None:
    """Writes the first entry of a new roundtable, which nobody at it can have ordered."""
    order = Order(Viewer(roundtable_id, Role.ORGANISER), client_id, now)
    session.flush()
    record(session, order, take_number(session, roundtable_id), fact, digest="")


def find_handling_before(session: Session, roundtable_id: int, note_id: int) -> Handling:
    """How a note was handled before it went off the record; open, if it was there from the start."""
    rows = session.execute(HANDLED, {"of": roundtable_id}).scalars()
    told = (row["handling"] for payload in rows for row in payload.get("notes", ()) if row["id"] == note_id)
    return next((Handling(word) for word in told if word != Handling.OFF_RECORD), Handling.OPEN)


def find_founded(session: Session, client_id: str) -> int | None:
    """The roundtable whose founding had this id."""
    return session.execute(FOUNDED, {"client": client_id}).scalar_one_or_none()


def find_repeated(session: Session, order: Order) -> Row[Any] | None:
    """The journal's row that the same person's same `client_id` has already made here."""
    who = {"of": order.viewer.roundtable_id, "by": order.viewer.actor, "client": order.client_id}
    return session.execute(REPEATED, who).one_or_none()


def head(session: Session, roundtable_id: int, audience: Audience = Audience.CREW) -> int:
    """The newest number that an audience has; 0 before the first. Raises NotFound."""
    seq: int | None = session.execute(HEADS[audience], {"of": roundtable_id}).scalar_one_or_none()
    if seq is None:
        raise NotFound("This roundtable no longer exists.")
    return seq


def mark_of(session: Session, roundtable_id: int, number: int, audience: Audience = Audience.CREW) -> str:
    """Ten characters that stand for one entry and for no other that may get its number; empty if there is none."""
    row = session.execute(MARKED[audience], {"of": roundtable_id, "number": number}).one_or_none()
    return "" if row is None else sign(row)


def mark_of_own(session: Session, viewer: Viewer) -> str:
    """The mark of the newest entry that an attendee has made, whoever else hears of it; empty if there is none."""
    row = session.execute(NEWEST_OF, {"of": viewer.roundtable_id, "by": viewer.actor}).one_or_none()
    return "" if row is None else sign(row)


def marks_of_concern(session: Session, roundtable_id: int, number: int) -> dict[int, str]:
    """By attendee, the mark of the newest that others did to what they alone are shown, after a phones' number."""
    marks: dict[int, str] = {}
    for row in session.execute(CONCERNING, {"of": roundtable_id, "number": number}):
        for person in row.payload.get("concerns", ()):
            marks.setdefault(person, sign(row))
    return marks


def find_reworded(session: Session, roundtable_id: int, number: int) -> set[int]:
    """The notes that came to say something else after a phones' number."""
    rows = session.execute(REWORDED, {"of": roundtable_id, "number": number}).scalars()
    return {row["id"] for payload in rows for row in payload.get("reactions", ())}


def number_then(session: Session, entry: Entry, audience: Audience) -> int:
    """The newest number that an audience had when an entry was written."""
    if (own := entry.number_for(audience)) is not None:
        return own
    number: int | None = session.scalar(NUMBER_THEN[audience], {"of": entry.roundtable_id, "seq": entry.seq})
    return number or 0


def sign(row: Any) -> str:
    """The mark of an entry, or of a row with as much of it."""
    # The client's own random id keeps anyone from trying out who did what; of what was said, nothing is in it.
    told = f"{row.actor} {row.client_id} {row.recorded_at.timestamp()}"
    return hashlib.sha256(told.encode()).hexdigest()[:10]


def entries_after(session: Session, roundtable_id: int, after: int, audience: Audience = Audience.CREW) -> list[Entry]:
    """The entries that an audience has under a number above `after`, in order."""
    return [as_entry(row) for row in session.execute(AFTER[audience], {"of": roundtable_id, "number": after})]


def has_entry(session: Session, roundtable_id: int, seq: int) -> bool:
    """Whether there is an entry of this number: an order has taken its number before there is."""
    row = (JournalRow.roundtable_id == roundtable_id, JournalRow.seq == seq)
    return session.scalar(select(JournalRow.seq).where(*row)) is not None


def get_entry(session: Session, roundtable_id: int, seq: int) -> Entry:
    """One entry by its number."""
    row = session.get(JournalRow, (roundtable_id, seq))
    if row is None:
        raise NotFound("There is no entry with this number.")
    return as_entry(row)


def find_last(session: Session, roundtable_id: int, kinds: Iterable[EntryKind]) -> Entry | None:
    """The newest entry of some kinds."""
    wanted = JournalRow.kind.in_([kind.value for kind in kinds])
    statement = select(JournalRow).where(JournalRow.roundtable_id == roundtable_id, wanted)
    row = session.scalars(statement.order_by(JournalRow.seq.desc()).limit(1)).first()
    return None if row is None else as_entry(row)


def grouping_steps(session: Session, roundtable_id: int) -> list[Step]:
    """Every entry of the grouping, oldest first, as undo sees it."""
    rows = session.execute(STEPS, {"of": roundtable_id})
    return [Step(seq, EntryKind(kind), payload.get("target")) for seq, kind, payload in rows]


def as_entry(row: JournalRow | Row[Any]) -> Entry:
    """The row as the plain thing that the rules know."""
    numbers = {Audience.PHONE: row.phone_number, Audience.ROOM: row.room_number}
    of, kind = row.roundtable_id, EntryKind(row.kind)
    return Entry(of, row.seq, kind, row.payload, row.actor, row.client_id, row.recorded_at, numbers)
