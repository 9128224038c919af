"""Roundtables and their headings as they are stored, and how they are found."""

from collections.abc import Collection, Sequence
from dataclasses import fields
from datetime import date, datetime, time
from typing import Any, Protocol

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Row, String, bindparam, false, select, true
from sqlalchemy.orm import Mapped, Session, mapped_column

from facilitator.domain.codes import clean_code
from facilitator.domain.errors import NotFound
from facilitator.domain.headings import Heading, HeadingKey
from facilitator.domain.moments import USUAL_ZONE
from facilitator.domain.notes import LIMIT_RANGE
from facilitator.domain.permissions import Stage, stage_of
from facilitator.domain.phases import NotesShown, Phase, Slot, Status
from facilitator.domain.roundtables import CODE_LENGTH, Roundtable, SharingMode, Spotlight, SpotlightPart
from facilitator.domain.votes import DEFAULT_DOTS, DEFAULT_MOST_ON_ONE
from facilitator.store.base import Base, Key, OfRoundtable, choice, table_of
from facilitator.store.programmes import ProgrammeRow, load_sectors
from facilitator.store.themes import find_present


class RoundtableRow(Base):
    """One event. `seq` is the number of its newest journal entry; `received` holds an import's totals."""

    __tablename__ = "roundtable"
    __table_args__ = (
        CheckConstraint("seq >= 0", name="seq"),
        CheckConstraint(f"note_limit BETWEEN {LIMIT_RANGE[0]} AND {LIMIT_RANGE[1]}", name="note_limit"),
    )

    id: Mapped[Key]
    code: Mapped[str] = mapped_column(String(CODE_LENGTH), unique=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    title: Mapped[str]
    cluster: Mapped[str]
    held_on: Mapped[date | None]
    begins_at: Mapped[time | None]
    time_zone: Mapped[str] = mapped_column(default="", server_default="")
    venue: Mapped[str]
    host: Mapped[str]
    question: Mapped[str]
    speaker: Mapped[str] = mapped_column(default="", server_default="")
    topic: Mapped[str] = mapped_column(default="", server_default="")
    status: Mapped[Status] = mapped_column(choice(Status))
    sharing_mode: Mapped[SharingMode] = mapped_column(choice(SharingMode))
    is_sensitive: Mapped[bool]
    note_limit: Mapped[int]
    questions: Mapped[dict[str, Any] | None]
    agenda: Mapped[list[list[Any]]] = mapped_column(JSON)
    phase: Mapped[Phase] = mapped_column(choice(Phase))
    phase_heading: Mapped[HeadingKey | None] = mapped_column(choice(HeadingKey))
    phase_started_at: Mapped[datetime | None]
    phase_ends_at: Mapped[datetime | None]
    paused_seconds: Mapped[int | None]
    notes_shown: Mapped[NotesShown] = mapped_column(choice(NotesShown), server_default=NotesShown.AS_POSTED.value)
    seq: Mapped[int]
    off_record_shown: Mapped[int]
    is_rehearsal: Mapped[bool] = mapped_column(default=False, server_default=false())
    holds_notes: Mapped[bool] = mapped_column(default=False, server_default=false())
    holds_personal: Mapped[bool] = mapped_column(default=True, server_default=true())
    spotlight: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    page: Mapped[int | None]
    tables: Mapped[list[list[int]]] = mapped_column(JSON, default=list, server_default="[]")
    lead_id: Mapped[int | None]
    n_dots: Mapped[int] = mapped_column(default=DEFAULT_DOTS, server_default=str(DEFAULT_DOTS))
    most_on_one: Mapped[int] = mapped_column(default=DEFAULT_MOST_ON_ONE, server_default=str(DEFAULT_MOST_ON_ONE))
    image_width_cm: Mapped[int | None]
    furthest_seat_cm: Mapped[int | None]
    received: Mapped[dict[str, Any] | None]
    intake: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    made_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    sealed_at: Mapped[datetime | None]
    raw_erased_at: Mapped[datetime | None]
    archived_at: Mapped[datetime | None]
    read_back_until: Mapped[date | None]
    results_at: Mapped[datetime | None]


PLAIN_COLUMNS = {each.name for each in fields(Roundtable)} & set(RoundtableRow.__table__.columns.keys()) - {
    "agenda",
    "spotlight",
    "tables",
    "questions",
}
"""What the plain roundtable holds just as the table has it."""


class HeadingRow(Base):
    """A heading as one roundtable calls it."""

    __tablename__ = "heading"

    roundtable_id: Mapped[OfRoundtable] = mapped_column(primary_key=True)
    key: Mapped[HeadingKey] = mapped_column(choice(HeadingKey), primary_key=True)
    name: Mapped[str]
    prompt: Mapped[str]


BY_CODE = select(RoundtableRow).where(RoundtableRow.code == bindparam("code"))
"""Every request begins with this one, so it is built once."""
BY_ID = select(RoundtableRow).where(RoundtableRow.id == bindparam("of")).execution_options(populate_existing=True)
PROGRAMME = select(ProgrammeRow).where(ProgrammeRow.id == bindparam("programme"))
HEADINGS = select(HeadingRow).where(HeadingRow.roundtable_id == bindparam("of"))
"""As every look at a board does with these."""


COLUMNS = table_of(RoundtableRow).c
PLACE_BY_CODE = select(COLUMNS.id, COLUMNS.code, COLUMNS.programme_id).where(COLUMNS.code == bindparam("code"))


class Placed(Protocol):
    """What says which roundtable it is: its row, or as much of it."""

    @property
    def id(self) -> int: ...
    @property
    def code(self) -> str: ...
    @property
    def programme_id(self) -> int: ...


def find_place_by_code(session: Session, code: str) -> Placed | None:
    """No more of the same than who it is: for phones that come back, which need nothing else of it."""
    cleaned = clean_code(code)
    found: Placed | None = session.execute(PLACE_BY_CODE, {"code": cleaned}).one_or_none() if cleaned else None
    return found


def find_by_code(session: Session, code: str) -> RoundtableRow | None:
    """The roundtable with this code, as a person may have typed it."""
    cleaned = clean_code(code)
    return session.scalars(BY_CODE, {"code": cleaned}).one_or_none() if cleaned else None


def get_row(session: Session, roundtable_id: int) -> RoundtableRow:
    """The roundtable's row as it is now, even if this session has seen it before."""
    row = session.scalars(BY_ID, {"of": roundtable_id}).one_or_none()
    if row is None:
        raise NotFound("This roundtable no longer exists.")
    return row


def lock_row(session: Session, roundtable_id: int) -> RoundtableRow:
    """The same, which nobody else changes meanwhile; others may still point to it."""
    found = select(RoundtableRow).where(RoundtableRow.id == roundtable_id)
    row = session.scalars(found.with_for_update(key_share=True)).one_or_none()
    if row is None:
        raise NotFound("This has already been deleted.")
    return row


NEWEST_FIRST = (RoundtableRow.held_on.desc().nulls_last(), RoundtableRow.made_at, RoundtableRow.id)


def all_rows(session: Session) -> Sequence[RoundtableRow]:
    """Every roundtable, the newest date first, those without a date last."""
    return session.scalars(select(RoundtableRow).order_by(*NEWEST_FIRST)).all()


def list_names(session: Session) -> Sequence[Row[int, str, int, str]]:
    """Number, code, newest entry and title of each in the same order, whatever else stands in its row."""
    named = select(RoundtableRow.id, RoundtableRow.code, RoundtableRow.seq, RoundtableRow.title)
    return session.execute(named.order_by(*NEWEST_FIRST)).all()


def name_programme(session: Session) -> str:
    """The programme that a roundtable joins if nobody says otherwise: that of the one made last."""
    made_last = select(ProgrammeRow.name).join(RoundtableRow).where(RoundtableRow.is_rehearsal.is_(False))
    name = session.scalars(made_last.order_by(RoundtableRow.made_at.desc(), RoundtableRow.id.desc()).limit(1)).first()
    return name or "Roundtables"


def find_zone(session: Session) -> str:
    """The time zone of the roundtable made last that has one, else the usual one."""
    has_zone = (RoundtableRow.time_zone != "", RoundtableRow.is_rehearsal.is_(False))
    newest = select(RoundtableRow.time_zone).where(*has_zone).order_by(RoundtableRow.made_at.desc()).limit(1)
    return session.scalars(newest).first() or USUAL_ZONE


def stage_of_row(row: RoundtableRow) -> Stage:
    """Its state, as far as permissions go."""
    return stage_of(row.status, is_sealed=row.sealed_at is not None)


def as_roundtable(session: Session, row: RoundtableRow) -> Roundtable:
    """The row as the plain thing that the rules and the reports know."""
    plain = {name: getattr(row, name) for name in PLAIN_COLUMNS}
    programme = session.scalars(PROGRAMME, {"programme": row.programme_id}).one()
    return Roundtable(
        **plain,
        programme=programme.name,
        custodian=programme.custodian,
        contact=programme.contact,
        sectors=load_sectors(programme),
        questions={Phase(phase): asked for phase, asked in (row.questions or {}).items()},
        agenda=read_agenda(row.agenda),
        spotlight=read_spotlight(session, row.spotlight),
        tables=read_tables(session, row.tables),
        lead=row.lead_id,
    )


def read_spotlight(session: Session, stored: list[Any] | None) -> Spotlight | None:
    """What stands alone on the room screen; None where nothing does."""
    if stored is None:
        return None
    part, number = SpotlightPart(stored[0]), stored[1]
    return Spotlight(part, number, number if part in PLAIN_PARTS else find_alias(session, part, number))


PLAIN_PARTS = {SpotlightPart.THEME, SpotlightPart.SERIES, SpotlightPart.MAP}
"""What the room screen knows by the number that the tables have."""


def find_alias(session: Session, part: SpotlightPart, number: int) -> int:
    """What the room screen knows a note or a contribution by; 0 where there is none. Their tables stand on this one."""
    table = Base.metadata.tables["note" if part is SpotlightPart.NOTE else "contribution"]
    alias: int | None = session.execute(select(table.c.alias).where(table.c.id == number)).scalar_one_or_none()
    return alias or 0


def read_tables(session: Session, stored: list[list[int]]) -> tuple[tuple[int, int], ...]:
    """Which table takes which theme: the one that has its notes now, if it was merged; none of what was dissolved."""
    if not stored:
        return ()
    present = find_present(session, {theme for _, theme in stored})
    return tuple(dict.fromkeys((table, present[theme]) for table, theme in stored if theme in present))


def read_agenda(stored: list[list[Any]]) -> tuple[Slot, ...]:
    """The agenda as slots."""
    return tuple(Slot(Phase(phase), minutes, heading and HeadingKey(heading)) for phase, minutes, heading in stored)


def store_agenda(agenda: Sequence[Slot]) -> list[list[Any]]:
    """The agenda as it is stored: phase, minutes, and heading or None."""
    return [[slot.phase.value, slot.minutes, slot.heading and slot.heading.value] for slot in agenda]


def load_headings(session: Session, roundtable_id: int) -> tuple[Heading, ...]:
    """The four headings in their fixed order."""
    rows = session.scalars(HEADINGS, {"of": roundtable_id})
    by_key = {row.key: Heading(row.key, row.name, row.prompt) for row in rows}
    return tuple(by_key[key] for key in HeadingKey)


def load_homes(session: Session, ids: Collection[int]) -> dict[int, int]:
    """The programme of each of these roundtables, by number."""
    found = select(RoundtableRow.id, RoundtableRow.programme_id).where(RoundtableRow.id.in_(ids))
    return {row.id: row.programme_id for row in session.execute(found)}
