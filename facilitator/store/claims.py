"""What people found out about figures; a check is of the words it was made of, and falls when they change."""

from datetime import datetime

from sqlalchemy import ForeignKey, bindparam, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from facilitator.domain.claims import Check, Checks, ClaimStatus
from facilitator.domain.people import Role
from facilitator.store.base import Base, choice
from facilitator.store.notes import NoteRow


class ClaimCheckRow(Base):
    """What is known of the figure that stands between two places of a note. `source` is words of whoever checked it."""

    __tablename__ = "claim_check"

    note_id: Mapped[int] = mapped_column(ForeignKey("note.id", ondelete="CASCADE"), primary_key=True)
    starts_at: Mapped[int] = mapped_column(primary_key=True)
    ends_at: Mapped[int] = mapped_column(primary_key=True)
    revision: Mapped[int]
    status: Mapped[ClaimStatus] = mapped_column(choice(ClaimStatus))
    source: Mapped[str]
    checked_by: Mapped[Role] = mapped_column(choice(Role))
    checked_at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(default="", server_default="")


CHECKS = (
    select(ClaimCheckRow)
    .join(NoteRow, (NoteRow.id == ClaimCheckRow.note_id) & (NoteRow.revision == ClaimCheckRow.revision))
    .where(NoteRow.roundtable_id == bindparam("of"))
)
"""Checks of notes as they read now. Every look at a board needs this one, so it is built once."""


def load_checks(session: Session, roundtable_id: int) -> Checks:
    """The checks of a roundtable's notes as they read now."""
    return {
        (row.note_id, row.starts_at, row.ends_at): Check(row.status, row.checked_by.value, row.source)
        for row in session.scalars(CHECKS, {"of": roundtable_id})
    }


def load_checkers(session: Session, roundtable_id: int) -> list[tuple[int, int, str, Role, datetime]]:
    """Who checked what and when, of notes as they read now: note, where the figure starts, actor, role, time."""
    rows = session.scalars(CHECKS, {"of": roundtable_id})
    return [(row.note_id, row.starts_at, row.actor, row.checked_by, row.checked_at) for row in rows]


def store_check(session: Session, row: ClaimCheckRow) -> None:
    """Puts a check in place of an earlier one."""
    session.merge(row)


def drop_checks(session: Session, note_ids: list[int]) -> None:
    """Forgets what was found out about the figures of these notes."""
    session.execute(delete(ClaimCheckRow).where(ClaimCheckRow.note_id.in_(note_ids)))
