"""What rules and a model found in the words of notes; it goes where the words go."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import JSON, ForeignKey, Select, String, and_, delete, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from facilitator.domain.notes import Handling
from facilitator.domain.readings import Reading, Readings
from facilitator.store.base import Base
from facilitator.store.notes import NoteRow
from facilitator.store.vectors import OF_NOTE, NoteVectorRow


class NoteReadingRow(Base):
    """What was found in one revision of an open note: by which rules, and from which model's vector, if from any."""

    __tablename__ = "note_reading"

    note_id: Mapped[int] = mapped_column(ForeignKey("note.id", ondelete="CASCADE"), primary_key=True)
    revision: Mapped[int]
    rules: Mapped[str] = mapped_column(String(64))
    model: Mapped[str] = mapped_column(String(64))
    found: Mapped[dict[str, Any]] = mapped_column(JSON)


READ = and_(NoteReadingRow.note_id == NoteRow.id, NoteReadingRow.revision == NoteRow.revision)


def load_readings(
    session: Session, roundtable_id: int, rules: str, note_ids: Collection[int] | None = None
) -> Readings:
    """What these rules found in notes as they read now, all or those with these ids."""
    # Rows and not objects, which take half of the time.
    found = select(NoteReadingRow.note_id, NoteReadingRow.found, NoteReadingRow.model).join(NoteRow, READ)
    found = found.where(NoteRow.roundtable_id == roundtable_id, NoteReadingRow.rules == rules)
    if note_ids is not None:
        found = found.where(NoteRow.id.in_(note_ids))
    return {
        row.note_id: Reading(row.found["texts"], tuple(row.found["wishes"]), row.model)
        for row in session.execute(found)
    }


def select_unmarked(rules: str, *columns: Any) -> Select[Any]:
    """The open notes in which these rules have not looked as they read now, or not since a model has read them."""
    found = select(*columns).select_from(NoteRow).outerjoin(NoteVectorRow, OF_NOTE).outerjoin(NoteReadingRow, READ)
    is_old = or_(
        NoteReadingRow.note_id.is_(None),
        NoteReadingRow.rules != rules,
        NoteReadingRow.model != func.coalesce(NoteVectorRow.model, ""),
    )
    return found.where(NoteRow.handling == Handling.OPEN, is_old)


def find_unmarked(session: Session, roundtable_id: int, rules: str) -> list[int]:
    """Those of one roundtable, oldest first."""
    found = select_unmarked(rules, NoteRow.id).where(NoteRow.roundtable_id == roundtable_id)
    return list(session.scalars(found.order_by(NoteRow.id)))


def find_all_unmarked(session: Session, rules: str) -> set[int]:
    """The roundtables that have any."""
    return set(session.scalars(select_unmarked(rules, NoteRow.roundtable_id).distinct()))


def load_note_vectors(session: Session, note_ids: Iterable[int]) -> dict[int, tuple[str, bytes]]:
    """Of these notes the model and the vector, where a model has read them as they stand."""
    found = select(NoteVectorRow).join(NoteRow, OF_NOTE).where(NoteRow.id.in_(list(note_ids)))
    return {row.note_id: (row.model, row.vector) for row in session.scalars(found)}


def forget_readings(session: Session, note_ids: Iterable[int]) -> None:
    """Deletes what was found in these notes and what a model made of them: it tells nearly as much as their words."""
    ids = list(note_ids)
    for table in (NoteReadingRow, NoteVectorRow):
        statement = delete(table).where(table.note_id.in_(ids))
        session.execute(statement.execution_options(synchronize_session=False))
