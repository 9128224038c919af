"""Texts that a language model drafted. A row keeps who asked and what came of it; its words go once it is settled."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from facilitator.domain.amendments import Act
from facilitator.domain.drafted_texts import DraftedText, Outcome
from facilitator.store.base import Base, Key, OfRoundtable, choice, get_within


class DraftedTextRow(Base):
    """One request to a model and what came of it. Settled, it holds no words."""

    __tablename__ = "drafted_text"

    id: Mapped[Key]
    roundtable_id: Mapped[OfRoundtable]
    act: Mapped[Act] = mapped_column(choice(Act))
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id", ondelete="CASCADE"))
    note_id: Mapped[int] = mapped_column(ForeignKey("note.id", ondelete="CASCADE"))
    revision: Mapped[int]
    text: Mapped[str | None]
    fault: Mapped[str | None]
    links: Mapped[list[Any]] = mapped_column(JSON)
    outcome: Mapped[Outcome] = mapped_column(choice(Outcome))
    model: Mapped[str]
    actor: Mapped[str]
    made_at: Mapped[datetime]
    seconds: Mapped[int]
    settled_at: Mapped[datetime | None]


def load_drafted(session: Session, roundtable_id: int) -> tuple[DraftedText, ...]:
    """What waits to be accepted or dismissed at a roundtable, oldest first."""
    rows = session.scalars(select_waiting(roundtable_id).execution_options(populate_existing=True))
    return tuple(as_drafted(row) for row in rows)


def get_drafted(session: Session, roundtable_id: int, drafted_id: int) -> DraftedTextRow:
    """One drafted text of this roundtable."""
    return get_within(session, DraftedTextRow, roundtable_id, drafted_id, "draft")


def settle(row: DraftedTextRow, now: datetime) -> None:
    """Has a row wait no more, and empties it."""
    row.settled_at, row.text, row.fault = now, None, None


def settle_waiting(session: Session, roundtable_id: int, act: Act, note_id: int, now: datetime) -> None:
    """Settles what waits for the same place: a newer request takes its place."""
    same = (DraftedTextRow.act == act, DraftedTextRow.note_id == note_id)
    for row in session.scalars(select_waiting(roundtable_id).where(*same)):
        settle(row, now)


def forget_drafted(session: Session, note_ids: Collection[int]) -> None:
    """Deletes what waits and was made of these notes; that somebody asked stands in the journal."""
    for row in session.scalars(select(DraftedTextRow).where(DraftedTextRow.settled_at.is_(None))):
        if {row.note_id, *(note for note, _ in row.links)} & set(note_ids):
            session.delete(row)
    session.flush()


def select_waiting(roundtable_id: int) -> Any:
    """What picks out the rows that nobody has settled."""
    waiting = (DraftedTextRow.roundtable_id == roundtable_id, DraftedTextRow.settled_at.is_(None))
    return select(DraftedTextRow).where(*waiting).order_by(DraftedTextRow.made_at, DraftedTextRow.id)


def as_drafted(row: DraftedTextRow) -> DraftedText:
    """The row as the plain thing that pages know."""
    return DraftedText(
        id=row.id,
        act=row.act,
        theme=row.theme_id,
        note=row.note_id,
        revision=row.revision,
        text=row.text,
        fault=row.fault,
        links=tuple((note, revision) for note, revision in row.links),
        outcome=row.outcome,
        model=row.model,
        actor=row.actor,
        made_at=row.made_at,
        seconds=row.seconds,
    )
