"""The journal: what happened, numbered without holes, in the same transaction as what it did to the tables."""

import hashlib
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint, insert, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from facilitator.domain.entries import GROUPING, Entry, EntryKind, Fact, Step
from facilitator.domain.errors import NotFound
from facilitator.domain.orders import Order
from facilitator.domain.people import Role, Viewer
from facilitator.store.base import Base
from facilitator.store.roundtables import RoundtableRow

GROUPING_STEPS = GROUPING | {EntryKind.GROUPING_UNDONE, EntryKind.GROUPING_REDONE}


class JournalRow(Base):
    """One entry. `digest` is a keyed hash of the order's payload: it tells a repetition from a different order."""

    __tablename__ = "journal"
    __table_args__ = (UniqueConstraint("roundtable_id", "actor", "client_id"),)

    roundtable_id: Mapped[int] = mapped_column(ForeignKey("roundtable.id", ondelete="CASCADE"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(40))
    payload: Mapped[dict[str, Any]]
    actor: Mapped[str] = mapped_column(String(20))
    client_id: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64))
    recorded_at: Mapped[datetime]


def take_number(session: Session, roundtable_id: int) -> int:
    """The next number. It locks the roundtable's row until the transaction ends, so commit order is number order."""
    statement = (
        update(RoundtableRow)
        .where(RoundtableRow.id == roundtable_id)
        .values(seq=RoundtableRow.seq + 1)
        .returning(RoundtableRow.seq)
        .execution_options(synchronize_session=False)
    )
    seq = session.scalars(statement).one_or_none()
    if seq is None:
        raise NotFound("This roundtable no longer exists.")
    return seq


def record(session: Session, order: Order, seq: int, fact: Fact, digest: str) -> Entry:
    """Writes what a command did under the number taken for it."""
    roundtable_id = order.viewer.roundtable_id
    session.execute(
        insert(JournalRow).values(
            roundtable_id=roundtable_id,
            seq=seq,
            kind=fact.kind.value,
            payload=dict(fact.payload),
            actor=order.viewer.actor,
            client_id=order.client_id,
            digest=digest,
            recorded_at=order.now,
        ),
    )
    return Entry(roundtable_id, seq, fact.kind, fact.payload, order.viewer.actor, order.now)


def record_founding(session: Session, roundtable_id: int, fact: Fact, now: datetime) -> Entry:
    """Writes the first entry of a new roundtable, which nobody at it can have ordered."""
    order = Order(Viewer(roundtable_id, Role.ORGANISER), "founding", now)
    session.flush()
    return record(session, order, take_number(session, roundtable_id), fact, digest="")


def find_repeated(session: Session, order: Order) -> JournalRow | None:
    """The entry that the same person's same `client_id` has already made here."""
    statement = select(JournalRow).where(
        JournalRow.roundtable_id == order.viewer.roundtable_id,
        JournalRow.actor == order.viewer.actor,
        JournalRow.client_id == order.client_id,
    )
    return session.scalars(statement).one_or_none()


def head(session: Session, roundtable_id: int) -> int:
    """The newest number."""
    statement = select(RoundtableRow.seq).where(RoundtableRow.id == roundtable_id)
    seq = session.scalars(statement).one_or_none()
    if seq is None:
        raise NotFound("This roundtable no longer exists.")
    return seq


def mark_of(session: Session, roundtable_id: int, seq: int) -> str:
    """Ten characters that stand for one entry and for no other that may get its number; empty if there is none."""
    statement = select(JournalRow.actor, JournalRow.client_id, JournalRow.digest, JournalRow.recorded_at).where(
        JournalRow.roundtable_id == roundtable_id, JournalRow.seq == seq
    )
    row = session.execute(statement).one_or_none()
    if row is None:
        return ""
    # The keyed digest among them keeps anyone from trying out who did what.
    told = f"{row.actor} {row.client_id} {row.digest} {row.recorded_at.timestamp()}"
    return hashlib.sha256(told.encode()).hexdigest()[:10]


def entries_after(session: Session, roundtable_id: int, after: int, limit: int | None = None) -> list[Entry]:
    """The entries with a number above `after`, in order, at most `limit`."""
    statement = (
        select(JournalRow)
        .where(JournalRow.roundtable_id == roundtable_id, JournalRow.seq > after)
        .order_by(JournalRow.seq)
        .limit(limit)
    )
    return [as_entry(row) for row in session.scalars(statement)]


def get_entry(session: Session, roundtable_id: int, seq: int) -> Entry:
    """One entry by its number."""
    row = session.get(JournalRow, (roundtable_id, seq))
    if row is None:
        raise NotFound("There is no entry with this number.")
    return as_entry(row)


def grouping_steps(session: Session, roundtable_id: int) -> list[Step]:
    """Every entry of the grouping, oldest first, as undo sees it."""
    statement = (
        select(JournalRow.seq, JournalRow.kind, JournalRow.payload)
        .where(JournalRow.roundtable_id == roundtable_id, JournalRow.kind.in_([kind.value for kind in GROUPING_STEPS]))
        .order_by(JournalRow.seq)
    )
    return [Step(seq, EntryKind(kind), payload.get("target")) for seq, kind, payload in session.execute(statement)]


def as_entry(row: JournalRow) -> Entry:
    """The row as the plain thing that the rules know."""
    return Entry(row.roundtable_id, row.seq, EntryKind(row.kind), row.payload, row.actor, row.recorded_at)
