"""What people decided of the gate's flags; a decision is of the words it was made of, and falls when they change."""

from datetime import datetime

from sqlalchemy import ForeignKey, bindparam, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from facilitator.domain.flags import Decided, Decisions, FlagKind, FlagState
from facilitator.domain.people import Role
from facilitator.store.base import Base, choice
from facilitator.store.notes import NoteRow


class FlagDecisionRow(Base):
    """What was decided last of one kind of flag of one note, by whom and when."""

    __tablename__ = "flag_decision"

    note_id: Mapped[int] = mapped_column(ForeignKey("note.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[FlagKind] = mapped_column(choice(FlagKind), primary_key=True)
    revision: Mapped[int]
    state: Mapped[FlagState] = mapped_column(choice(FlagState))
    decided_by: Mapped[Role] = mapped_column(choice(Role))
    decided_at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(default="", server_default="")


DECISIONS = (
    select(FlagDecisionRow)
    .join(NoteRow, (NoteRow.id == FlagDecisionRow.note_id) & (NoteRow.revision == FlagDecisionRow.revision))
    .where(NoteRow.roundtable_id == bindparam("of"))
)
"""Decisions on notes as they read now. Every look at a board needs this one, so it is built once."""


def load_decisions(session: Session, roundtable_id: int) -> Decisions:
    """The decisions on a roundtable's notes as they read now."""
    return {(row.note_id, row.kind): row.state for row in session.scalars(DECISIONS, {"of": roundtable_id})}


def load_decided(session: Session, roundtable_id: int) -> Decided:
    """The same by the labels of notes, by which a version knows them wherever it was made."""
    decided = DECISIONS.with_only_columns(NoteRow.heading, NoteRow.number, FlagDecisionRow.kind, FlagDecisionRow.state)
    rows = session.execute(decided, {"of": roundtable_id})
    return {(heading.label(number), kind): state for heading, number, kind, state in rows if number is not None}


def load_deciders(session: Session, roundtable_id: int) -> list[tuple[int, FlagKind, str, Role, datetime]]:
    """Who decided what and when, of notes as they read now: note, kind, actor, role, time."""
    rows = session.scalars(DECISIONS, {"of": roundtable_id})
    return [(row.note_id, row.kind, row.actor, row.decided_by, row.decided_at) for row in rows]


def is_cleared(session: Session, note: NoteRow, kind: FlagKind) -> bool:
    """Whether a person let one kind of a note's words through, as it reads now."""
    row = session.get(FlagDecisionRow, (note.id, kind))
    return row is not None and row.revision == note.revision and row.state is FlagState.CLEARED


def store_decision(session: Session, row: FlagDecisionRow) -> None:
    """Puts a decision in place of an earlier one."""
    session.merge(row)
