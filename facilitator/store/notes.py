"""Notes and, apart from them, their words: erasing a note's words empties one column and changes nothing else."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    Row,
    String,
    UniqueConstraint,
    bindparam,
    case,
    distinct,
    func,
    insert,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from facilitator.domain.board import PEOPLE_SOURCES
from facilitator.domain.errors import NotFound
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Handling, Kind, Note, Place, Source
from facilitator.domain.origins import Origin
from facilitator.store.base import Base, Drawn, Key, OfRoundtable, choice, get_within, table_of


class NoteRow(Base):
    """A note without its words. `number` counts within the heading and is never given to an off-record note.

    `alias` is what phones and the room screen know it by.
    """

    __tablename__ = "note"
    __table_args__ = (
        UniqueConstraint("roundtable_id", "heading", "number"),
        UniqueConstraint("roundtable_id", "alias"),
        CheckConstraint("(place = 'theme') = (theme_id IS NOT NULL)", name="place_and_theme"),
        CheckConstraint("handling <> 'off_record' OR theme_id IS NULL", name="off_record_ungrouped"),
        CheckConstraint("table_number IS NULL OR table_number BETWEEN 1 AND 999", name="table_number"),
        Index("ix_note_theme_id", "theme_id"),
    )

    id: Mapped[Key]
    alias: Mapped[Drawn]
    roundtable_id: Mapped[OfRoundtable]
    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id", ondelete="CASCADE"), index=True)
    heading: Mapped[HeadingKey] = mapped_column(choice(HeadingKey))
    kind: Mapped[Kind | None] = mapped_column(choice(Kind))
    handling: Mapped[Handling] = mapped_column(choice(Handling))
    number: Mapped[int | None]
    revision: Mapped[int]
    place: Mapped[Place] = mapped_column(choice(Place))
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id"))
    placed_by: Mapped[Origin | None] = mapped_column(choice(Origin, "hand"))
    source: Mapped[Source] = mapped_column(choice(Source))
    source_id: Mapped[str] = mapped_column(String(64))
    table_number: Mapped[int | None]
    reason: Mapped[str | None]
    is_late: Mapped[bool]
    posted_at: Mapped[datetime]


class NoteTextRow(Base):
    """The words of one revision of a note; None once they are erased."""

    __tablename__ = "note_text"

    note_id: Mapped[int] = mapped_column(ForeignKey("note.id", ondelete="CASCADE"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str | None]


# Every note that is posted, sent or come back to needs these, so they are built once.
NOTE, TEXT = table_of(NoteRow), table_of(NoteTextRow)
NOTES = (
    select(NOTE, TEXT.c.text)
    .select_from(NOTE.outerjoin(TEXT, (TEXT.c.note_id == NOTE.c.id) & (TEXT.c.revision == NOTE.c.revision)))
    .where(NOTE.c.roundtable_id == bindparam("of"))
    .order_by(NOTE.c.id)
)
AMONG = NOTE.c.id.in_(bindparam("among", expanding=True))
BY = NOTE.c.participant_id == bindparam("by")
NOTES_AMONG, OWN_NOTES, OWN_NOTES_AMONG = NOTES.where(AMONG), NOTES.where(BY), NOTES.where(BY, AMONG)
NOTES_UNDER = NOTES.where(NOTE.c.heading == bindparam("at"))
AUTHORS = select(NOTE.c.participant_id).where(AMONG).distinct()
HIGHEST = select(func.max(NOTE.c.number)).where(
    NOTE.c.roundtable_id == bindparam("of"), NOTE.c.heading == bindparam("at")
)
ADD_NOTE, ADD_TEXT = insert(NOTE).returning(NOTE.c.id), insert(TEXT)


def load_notes(session: Session, roundtable_id: int, ids: Iterable[int] | None = None) -> list[Note]:
    """The notes of a roundtable with the words of their newest revision, all or those with these ids, oldest first."""
    if ids is None:
        return as_notes(session.execute(NOTES, {"of": roundtable_id}))
    return as_notes(session.execute(NOTES_AMONG, {"of": roundtable_id, "among": list(ids)}))


def load_notes_under(session: Session, roundtable_id: int, heading: HeadingKey) -> list[Note]:
    """The same of one heading."""
    return as_notes(session.execute(NOTES_UNDER, {"of": roundtable_id, "at": heading}))


def load_own_notes(
    session: Session, roundtable_id: int, participant_id: int, ids: Iterable[int] | None = None
) -> list[Note]:
    """The notes of one attendee, all or those with these ids, oldest first."""
    who = {"of": roundtable_id, "by": participant_id}
    if ids is None:
        return as_notes(session.execute(OWN_NOTES, who))
    return as_notes(session.execute(OWN_NOTES_AMONG, who | {"among": list(ids)}))


def find_authors(session: Session, ids: Collection[int]) -> set[int]:
    """The attendees who wrote some of these notes."""
    found = session.execute(AUTHORS, {"among": list(ids)}).scalars() if ids else ()
    return {person for person in found if person is not None}


def add_note(session: Session, columns: Mapping[str, Any], text: str | None) -> int:
    """Stores a new note with its words, unless these may not be kept; gives its id."""
    note_id: int = session.execute(ADD_NOTE, dict(columns)).scalar_one()
    session.execute(ADD_TEXT, {"note_id": note_id, "revision": 1, "text": text})
    return note_id


MEMBERS = (
    select(
        NoteRow.theme_id,
        func.count(),
        func.count(distinct(case((NoteRow.source.in_(PEOPLE_SOURCES), NoteRow.participant_id)))),
    )
    .where(
        NoteRow.roundtable_id == bindparam("of"),
        NoteRow.handling == Handling.OPEN,
        NoteRow.theme_id.is_not(None),
    )
    .group_by(NoteRow.theme_id)
)
MEMBERS_AMONG = MEMBERS.where(NoteRow.theme_id.in_(bindparam("among", expanding=True)))


def count_members(
    session: Session, roundtable_id: int, theme_ids: Iterable[int] | None = None
) -> dict[int, tuple[int, int]]:
    """How many open notes and how many people are in each theme, all or those with these ids; none that is empty."""
    of = {"of": roundtable_id}
    among = None if theme_ids is None else of | {"among": list(theme_ids)}
    rows = session.execute(MEMBERS, of) if among is None else session.execute(MEMBERS_AMONG, among)
    return {theme_id: (n_notes, n_people) for theme_id, n_notes, n_people in rows if theme_id is not None}


def get_note(session: Session, roundtable_id: int, note_id: int) -> NoteRow:
    """A note of this roundtable; one of another roundtable is not found, not refused, so that nothing leaks."""
    return get_within(session, NoteRow, roundtable_id, note_id, "note")


def get_note_id(session: Session, roundtable_id: int, alias: int) -> int:
    """The id of the note that phones know by this number. Raises NotFound."""
    statement = select(NOTE.c.id).where(NOTE.c.roundtable_id == roundtable_id, NOTE.c.alias == alias)
    note_id: int | None = session.execute(statement).scalar_one_or_none()
    if note_id is None:
        raise NotFound("There is no such note at this roundtable.")
    return note_id


def next_number(session: Session, roundtable_id: int, heading: HeadingKey) -> int:
    """The number that the heading's next note on the record gets, from 1."""
    highest: int | None = session.execute(HIGHEST, {"of": roundtable_id, "at": heading}).scalar_one()
    return (highest or 0) + 1


def count_notes(session: Session, roundtable_id: int, handlings: Iterable[Handling]) -> dict[str, int]:
    """How many notes that are handled in one of these ways each heading has."""
    statement = (
        select(NoteRow.heading, func.count())
        .where(NoteRow.roundtable_id == roundtable_id, NoteRow.handling.in_(list(handlings)))
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


def as_notes(rows: Iterable[Row[Any]]) -> list[Note]:
    """The rows and their words as the plain things that the rules and the reports know."""
    return [
        Note(
            id=row.id,
            alias=row.alias,
            heading=row.heading,
            kind=row.kind,
            handling=row.handling,
            number=row.number,
            revision=row.revision,
            place=row.place,
            theme_id=row.theme_id,
            placed_by=row.placed_by,
            participant_id=row.participant_id,
            source=row.source,
            source_id=row.source_id,
            is_late=row.is_late,
            posted_at=row.posted_at,
            text=row.text,
            table=row.table_number,
            reason=row.reason,
        )
        for row in rows
    ]


def find_same(session: Session, texts: Collection[str]) -> list[int]:
    """The roundtables that have nearly all of these notes, word for word: a mask on a few makes them no others."""
    words = list(dict.fromkeys(texts))
    found: Counter[int] = Counter()
    for start in range(0, len(words), AT_ONCE):
        # Of words that a room may not see nobody learns by trying some that they are there.
        asked = (
            select(NOTE.c.roundtable_id, TEXT.c.text)
            .distinct()
            .where(
                (TEXT.c.note_id == NOTE.c.id) & (TEXT.c.revision == NOTE.c.revision),
                NOTE.c.handling == Handling.OPEN,
                TEXT.c.text.in_(words[start : start + AT_ONCE]),
            )
        )
        found.update(row.roundtable_id for row in session.execute(asked))
    return [roundtable for roundtable, number in found.items() if number >= SAME_SHARE * len(words)]


AT_ONCE = 500
SAME_SHARE = 0.9
