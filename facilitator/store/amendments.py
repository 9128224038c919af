"""What people wrote and changed by hand in the draft. A row is never changed but by its own author going on writing."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, bindparam, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from facilitator.domain.amendments import OF_WORDS, Act, Amendment
from facilitator.domain.people import Role
from facilitator.store.base import Base, Key, OfRoundtable, choice, get_within


class AmendmentRow(Base):
    """One act by hand: who, when, of what, and what they wrote. Undone, it stays and does nothing."""

    __tablename__ = "amendment"

    id: Mapped[Key]
    roundtable_id: Mapped[OfRoundtable]
    act: Mapped[Act] = mapped_column(choice(Act))
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id", ondelete="CASCADE"))
    note_id: Mapped[int | None] = mapped_column(ForeignKey("note.id", ondelete="CASCADE"))
    revision: Mapped[int | None]
    text: Mapped[str | None]
    slot: Mapped[str | None]
    other_id: Mapped[int | None] = mapped_column(ForeignKey("note.id", ondelete="CASCADE"))
    links: Mapped[list[Any]] = mapped_column(JSON)
    root_id: Mapped[int | None]
    actor: Mapped[str]
    role: Mapped[Role] = mapped_column(choice(Role))
    made_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]
    edition: Mapped[int] = mapped_column(default=1, server_default="1")
    drafted_by: Mapped[str] = mapped_column(default="", server_default="")


AMENDMENTS = (
    select(AmendmentRow)
    .where(AmendmentRow.roundtable_id == bindparam("of"))
    .order_by(AmendmentRow.id)
    .execution_options(populate_existing=True)
)
"""Every look at a board needs this one, so it is built once."""


def load_amendments(session: Session, roundtable_id: int) -> tuple[Amendment, ...]:
    """Every act of a roundtable, undone or not, oldest first."""
    return tuple(as_amendment(row) for row in session.scalars(AMENDMENTS, {"of": roundtable_id}))


def get_amendment(session: Session, roundtable_id: int, amendment_id: int) -> AmendmentRow:
    """One act of this roundtable."""
    return get_within(session, AmendmentRow, roundtable_id, amendment_id, "change")


def erase_amendments(session: Session, note_ids: Sequence[int]) -> None:
    """Empties what was written in the place of these notes' words."""
    is_of_words = AmendmentRow.act.in_(OF_WORDS) & AmendmentRow.note_id.in_(note_ids)
    statement = update(AmendmentRow).where(is_of_words).values(text=None)
    session.execute(statement.execution_options(synchronize_session=False))


def as_amendment(row: AmendmentRow) -> Amendment:
    """The row as the plain thing that the rules and the reports know."""
    return Amendment(
        id=row.id,
        act=row.act,
        theme=row.theme_id,
        note=row.note_id,
        revision=row.revision,
        text=row.text,
        slot=row.slot,
        other=row.other_id,
        links=tuple((note, revision) for note, revision in row.links),
        root=row.root_id,
        actor=row.actor,
        role=row.role,
        made_at=row.made_at,
        is_undone=row.undone_at is not None,
        edition=row.edition,
        drafted_by=row.drafted_by,
    )
