"""Notes and, apart from them, their words: erasing a note's words empties one column and changes nothing else."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    Row,
    Select,
    String,
    UniqueConstraint,
    case,
    distinct,
    func,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from facilitator.domain.board import PEOPLE_SOURCES
from facilitator.domain.errors import NotFound
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Hand, Handling, Kind, Note, Place, Source
from facilitator.store.base import Base, Key, OfRoundtable, choice


class NoteRow(Base):
    """A note without its words. `number` counts within the heading and is never given to an off-record note."""

    __tablename__ = "note"
    __table_args__ = (
        UniqueConstraint("roundtable_id", "heading", "number"),
        CheckConstraint("(place = 'theme') = (theme_id IS NOT NULL)", name="place_and_theme"),
        CheckConstraint("handling <> 'off_record' OR theme_id IS NULL", name="off_record_ungrouped"),
        Index("ix_note_theme_id", "theme_id"),
    )

    id: Mapped[Key]
    roundtable_id: Mapped[OfRoundtable]
    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id", ondelete="CASCADE"), index=True)
    heading: Mapped[HeadingKey] = mapped_column(choice(HeadingKey))
    kind: Mapped[Kind] = mapped_column(choice(Kind))
    handling: Mapped[Handling] = mapped_column(choice(Handling))
    number: Mapped[int | None]
    revision: Mapped[int]
    place: Mapped[Place] = mapped_column(choice(Place))
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id"))
    placed_by: Mapped[Hand | None] = mapped_column(choice(Hand))
    source: Mapped[Source] = mapped_column(choice(Source))
    source_id: Mapped[str] = mapped_column(String(64))
    is_late: Mapped[bool]
    posted_at: Mapped[datetime]


class NoteTextRow(Base):
    """The words of one revision of a note; None once they are erased."""

    __tablename__ = "note_text"

    note_id: Mapped[int] = mapped_column(ForeignKey("note.id", ondelete="CASCADE"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str | None]


def select_notes() -> Select[NoteRow, str | None]:
    """Notes with the words of their newest revision, oldest first."""
    words = (NoteTextRow.note_id == NoteRow.id) & (NoteTextRow.revision == NoteRow.revision)
    return select(NoteRow, NoteTextRow.text).outerjoin(NoteTextRow, words).order_by(NoteRow.id)


def load_notes(session: Session, roundtable_id: int, ids: Iterable[int] | None = None) -> list[Note]:
    """The notes of a roundtable, all or those with these ids, oldest first."""
    statement = select_notes().where(NoteRow.roundtable_id == roundtable_id)
    if ids is not None:
        statement = statement.where(NoteRow.id.in_(list(ids)))
    return [as_note(row) for row in session.execute(statement.execution_options(populate_existing=True))]


def load_own_notes(
    session: Session, roundtable_id: int, participant_id: int, ids: Iterable[int] | None = None
) -> list[Note]:
    """The notes of one attendee, all or those with these ids, oldest first."""
    statement = select_notes().where(NoteRow.roundtable_id == roundtable_id, NoteRow.participant_id == participant_id)
    if ids is not None:
        statement = statement.where(NoteRow.id.in_(list(ids)))
    return [as_note(row) for row in session.execute(statement.execution_options(populate_existing=True))]


def count_members(
    session: Session, roundtable_id: int, theme_ids: Iterable[int] | None = None
) -> dict[int, tuple[int, int]]:
    """How many open notes and how many people are in each theme, all or those with these ids; none that is empty."""
    is_counted = NoteRow.source.in_(PEOPLE_SOURCES)
    statement = (
        select(
            NoteRow.theme_id,
            func.count(),
            func.count(distinct(case((is_counted, NoteRow.participant_id)))),
        )
        .where(
            NoteRow.roundtable_id == roundtable_id,
            NoteRow.handling == Handling.OPEN,
            NoteRow.theme_id.is_not(None),
        )
        .group_by(NoteRow.theme_id)
    )
    if theme_ids is not None:
        statement = statement.where(NoteRow.theme_id.in_(list(theme_ids)))
    return {
        theme_id: (n_notes, n_people)
        for theme_id, n_notes, n_people in session.execute(statement)
        if theme_id is not None
    }


def get_note(session: Session, roundtable_id: int, note_id: int) -> NoteRow:
    """A note of this roundtable; one of another roundtable is not found, not refused, so that nothing leaks."""
    row = session.get(NoteRow, note_id, populate_existing=True)
    if row is None or row.roundtable_id != roundtable_id:
        raise NotFound("There is no such note at this roundtable.")
    return row


def next_number(session: Session, roundtable_id: int, heading: HeadingKey) -> int:
    """The number that the heading's next note on the record gets, from 1."""
    statement = select(func.max(NoteRow.number)).where(
        NoteRow.roundtable_id == roundtable_id,
        NoteRow.heading == heading,
    )
    return (session.scalars(statement).one() or 0) + 1


def count_open(session: Session, roundtable_id: int) -> dict[str, int]:
    """How many open notes each heading has."""
    statement = (
        select(NoteRow.heading, func.count())
        .where(NoteRow.roundtable_id == roundtable_id, NoteRow.handling == Handling.OPEN)
        .group_by(NoteRow.heading)
    )
    counted = {row[0]: row[1] for row in session.execute(statement)}
    return {key.value: counted.get(key, 0) for key in HeadingKey}


def count_off_record(session: Session, roundtable_id: int) -> int:
    """How many notes are off the record now."""
    statement = (
        select(func.count())
        .select_from(NoteRow)
        .where(NoteRow.roundtable_id == roundtable_id, NoteRow.handling == Handling.OFF_RECORD)
    )
    return session.scalars(statement).one()


def as_note(row: Row[NoteRow, str | None]) -> Note:
    """The row and its words as the plain thing that the rules and the reports know."""
    stored, text = row
    return Note(
        id=stored.id,
        heading=stored.heading,
        kind=stored.kind,
        handling=stored.handling,
        number=stored.number,
        revision=stored.revision,
        place=stored.place,
        theme_id=stored.theme_id,
        placed_by=stored.placed_by,
        participant_id=stored.participant_id,
        source=stored.source,
        source_id=stored.source_id,
        is_late=stored.is_late,
        posted_at=stored.posted_at,
        text=text,
    )
