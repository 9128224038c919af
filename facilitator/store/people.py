"""Who takes part: attendees as pseudonyms, the crew's grants, and the single-use links by which the crew enters."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Row, String, bindparam, false, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from facilitator.domain.notes import Handling, Source
from facilitator.domain.people import Participant, Role, Sector
from facilitator.store.base import Base, Key, OfRoundtable, choice, get_within, table_of
from facilitator.store.notes import NoteRow


class ParticipantRow(Base):
    """One attendee's place at one roundtable; there is no column for a name or an address.

    `told_of` is the server of a language model that the notice named when they came in, "" where it named none;
    `asked_table` is the table that a phone asks to write for and waits to be let in; one that was ended is shut out.
    """

    __tablename__ = "participant"
    __table_args__ = (CheckConstraint("table_number IS NULL OR table_number BETWEEN 1 AND 999", name="table_number"),)

    id: Mapped[Key]
    roundtable_id: Mapped[OfRoundtable]
    sector: Mapped[Sector | None] = mapped_column(choice(Sector))
    organisation: Mapped[str | None]
    table_number: Mapped[int | None]
    is_scribe: Mapped[bool] = mapped_column(default=False, server_default=false())
    asked_table: Mapped[int | None]
    joined_at: Mapped[datetime]
    told_of: Mapped[str] = mapped_column(default="", server_default="")
    ended_at: Mapped[datetime | None]


SEATS = select(table_of(ParticipantRow)).where(table_of(ParticipantRow).c.id == bindparam("number"))
"""Whoever comes back is looked up by this, so it is built once."""


def find_seat(session: Session, participant_id: int) -> Row[Any] | None:
    """An attendee's row as it is now, if there is one."""
    return session.execute(SEATS, {"number": participant_id}).one_or_none()


class CrewRow(Base):
    """What one device of the crew may do: at one roundtable, at those of one programme, or (without either) at all.

    `name` is the short name that its holder said on coming in, for the others who write; it is in no file. Where an
    account is signed in, its roles say what the device may do; `role` then is the highest that it had on coming in.
    With a `token_hash` it is a tool that only reads, and `name` is what it is called.
    """

    __tablename__ = "crew"

    id: Mapped[Key]
    roundtable_id: Mapped[int | None] = mapped_column(ForeignKey("roundtable.id", ondelete="CASCADE"), index=True)
    programme_id: Mapped[int | None] = mapped_column(ForeignKey("programme.id", ondelete="CASCADE"))
    role: Mapped[Role] = mapped_column(choice(Role))
    name: Mapped[str] = mapped_column(default="", server_default="")
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]
    last_seen_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class EntryLinkRow(Base):
    """A link that lets one device in, once. Only its hash is stored, so a copy of the database opens no door.

    One that was taken back counts as used up, and expired at that very moment.
    """

    __tablename__ = "entry_link"

    id: Mapped[Key]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    roundtable_id: Mapped[int | None] = mapped_column(ForeignKey("roundtable.id", ondelete="CASCADE"), index=True)
    programme_id: Mapped[int | None] = mapped_column(ForeignKey("programme.id", ondelete="CASCADE"))
    role: Mapped[Role] = mapped_column(choice(Role))
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    @property
    def is_taken_back(self) -> bool:
        """Whether somebody took it back before it was used."""
        return self.used_at is not None and self.used_at == self.expires_at


def has_link(session: Session, token_hash: str) -> bool:
    """Whether there has ever been such an entry link, used up or not."""
    return session.scalar(select(EntryLinkRow.id).where(EntryLinkRow.token_hash == token_hash)) is not None


PARTICIPANTS = select(ParticipantRow).where(ParticipantRow.roundtable_id == bindparam("of"))
"""Every look at a board needs this one, so it is built once."""
N_PARTICIPANTS = select(func.count()).select_from(ParticipantRow).where(ParticipantRow.roundtable_id == bindparam("of"))


def load_participants(session: Session, roundtable_id: int) -> dict[int, Participant]:
    """Every attendee of a roundtable by id."""
    rows = session.scalars(PARTICIPANTS, {"of": roundtable_id})
    return {row.id: Participant(row.id, row.sector, row.organisation, row.table_number, row.is_scribe) for row in rows}


def has_untold(session: Session, roundtable_id: int, host: str) -> bool:
    """Whether somebody wrote on a phone whose notice did not name this server, or nobody knows that any more."""
    theirs = select(NoteRow.id).outerjoin(ParticipantRow, ParticipantRow.id == NoteRow.participant_id)
    by_phone = (NoteRow.roundtable_id == roundtable_id, NoteRow.source.in_((Source.PHONE, Source.SCRIBE)))
    is_open = NoteRow.handling == Handling.OPEN
    untold = ParticipantRow.id.is_(None) | (ParticipantRow.told_of != host)
    return session.scalars(theirs.where(*by_phone, is_open, untold).limit(1)).first() is not None


def get_participant(session: Session, roundtable_id: int, participant_id: int) -> ParticipantRow:
    """An attendee's place as it is now. Raises NotFound, also where it is one of another roundtable."""
    return get_within(session, ParticipantRow, roundtable_id, participant_id, "phone")


def load_ended(session: Session, roundtables: Collection[int]) -> set[int]:
    """The phones of these roundtables that were ended, by their attendees' numbers."""
    is_here = ParticipantRow.roundtable_id.in_(roundtables)
    return set(session.scalars(select(ParticipantRow.id).where(is_here, ParticipantRow.ended_at.is_not(None))))


def count_participants(session: Session, roundtable_id: int) -> int:
    """How many attendees have joined."""
    return session.scalars(N_PARTICIPANTS, {"of": roundtable_id}).one()
