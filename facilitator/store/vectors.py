"""What a language model made of notes and of themes' names; it goes where the words go."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, Select, String, and_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from facilitator.domain.notes import Handling
from facilitator.domain.vectors import Vectors
from facilitator.store.base import Base, put
from facilitator.store.notes import NoteRow
from facilitator.store.roundtables import RoundtableRow
from facilitator.store.themes import ThemeRow


class NoteVectorRow(Base):
    """The meaning of one revision of an open note. Another model's or another revision's takes its place."""

    __tablename__ = "note_vector"

    note_id: Mapped[int] = mapped_column(ForeignKey("note.id", ondelete="CASCADE"), primary_key=True)
    revision: Mapped[int]
    model: Mapped[str] = mapped_column(String(64))
    vector: Mapped[bytes] = mapped_column(LargeBinary)


class ThemeVectorRow(Base):
    """The meaning of one revision of a theme's name."""

    __tablename__ = "theme_vector"

    theme_id: Mapped[int] = mapped_column(ForeignKey("theme.id", ondelete="CASCADE"), primary_key=True)
    revision: Mapped[int]
    model: Mapped[str] = mapped_column(String(64))
    vector: Mapped[bytes] = mapped_column(LargeBinary)


@dataclass(frozen=True, slots=True)
class Read:
    """What the model made of one revision of a note or of a theme's name."""

    id: int
    revision: int
    model: str
    vector: bytes


OF_NOTE = and_(NoteVectorRow.note_id == NoteRow.id, NoteVectorRow.revision == NoteRow.revision)
OF_THEME = and_(ThemeVectorRow.theme_id == ThemeRow.id, ThemeVectorRow.revision == ThemeRow.name_revision)


def load_vectors(session: Session, roundtable_id: int) -> Vectors | None:
    """The vectors of a roundtable; None where an open note has none, or where they are of several models."""
    rows = session.execute(select_notes(roundtable_id)).all()
    models = {row.model for row in rows}
    if len(models) != 1 or None in models:
        return None
    model: str = models.pop()
    named = select(ThemeVectorRow.theme_id, ThemeVectorRow.vector).join(ThemeRow, OF_THEME)
    of_this_model = named.where(ThemeRow.roundtable_id == roundtable_id, ThemeVectorRow.model == model)
    names = {row.theme_id: row.vector for row in session.execute(of_this_model)}
    return Vectors(model, {row.id: row.vector for row in rows}, names)


def select_notes(roundtable_id: int) -> Select[int, str, bytes]:
    """The open notes, each with what the model made of it, if it has read it as it stands."""
    found = select(NoteRow.id, NoteVectorRow.model, NoteVectorRow.vector).outerjoin(NoteVectorRow, OF_NOTE)
    return found.where(NoteRow.roundtable_id == roundtable_id, NoteRow.handling == Handling.OPEN).order_by(NoteRow.id)


def find_models(session: Session, roundtable_id: int) -> set[str | None]:
    """Whose vectors the open notes and the names of live themes have, None among them where some have none."""
    notes = select(NoteVectorRow.model).select_from(NoteRow).outerjoin(NoteVectorRow, OF_NOTE)
    names = select(ThemeVectorRow.model).select_from(ThemeRow).outerjoin(ThemeVectorRow, OF_THEME)
    open_notes = notes.where(NoteRow.roundtable_id == roundtable_id, NoteRow.handling == Handling.OPEN)
    live_names = names.where(ThemeRow.roundtable_id == roundtable_id, ThemeRow.is_live)
    return {*session.scalars(open_notes), *session.scalars(live_names)}


def find_unread(session: Session) -> set[int]:
    """The roundtables with an open note, or the name of a live theme, that no model has read as it stands."""
    notes = select(NoteRow.roundtable_id).outerjoin(NoteVectorRow, OF_NOTE)
    names = select(ThemeRow.roundtable_id).outerjoin(ThemeVectorRow, OF_THEME)
    open_notes = notes.where(NoteRow.handling == Handling.OPEN, NoteVectorRow.note_id.is_(None))
    live_names = names.where(ThemeRow.is_live, ThemeVectorRow.theme_id.is_(None))
    return {*session.scalars(open_notes.distinct()), *session.scalars(live_names.distinct())}


def store_note_vectors(session: Session, *, roundtable_id: int, rows: Sequence[Read]) -> None:
    """Stores what was read, as far as the notes are open still and their words are what they were.

    The roundtable's row is locked first, as any order does, so that nobody takes a note back in between.
    """
    lock(session, roundtable_id)
    found = select(NoteRow.id, NoteRow.revision).where(NoteRow.id.in_([row.id for row in rows]))
    here = found.where(NoteRow.roundtable_id == roundtable_id, NoteRow.handling == Handling.OPEN)
    standing = {(number, revision) for number, revision in session.execute(here)}
    put(session, NoteVectorRow, "note_id", tell(rows, "note_id", standing))


def store_theme_vectors(session: Session, *, roundtable_id: int, rows: Sequence[Read]) -> None:
    """The same for names of themes."""
    lock(session, roundtable_id)
    found = select(ThemeRow.id, ThemeRow.name_revision).where(ThemeRow.id.in_([row.id for row in rows]))
    standing = {(number, revision) for number, revision in session.execute(found)}
    put(session, ThemeVectorRow, "theme_id", tell(rows, "theme_id", standing))


def tell(rows: Sequence[Read], key: str, standing: set[tuple[int, int]]) -> list[dict[str, Any]]:
    """What was read as rows of a table with this key, as far as it stands as it was."""
    return [
        {key: row.id, "revision": row.revision, "model": row.model, "vector": row.vector}
        for row in rows
        if (row.id, row.revision) in standing
    ]


def lock(session: Session, roundtable_id: int) -> None:
    """Has every other order of this roundtable wait until this is committed."""
    session.execute(select(RoundtableRow.id).where(RoundtableRow.id == roundtable_id).with_for_update())
