"""Programmes: the series that roundtables belong to."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import JSON, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from facilitator.domain.errors import NotFound
from facilitator.domain.people import Sector
from facilitator.domain.sectors import OfferedSector
from facilitator.store.base import Base, Key


class ProgrammeRow(Base):
    """A series of roundtables under one name.

    `custodian` is who keeps its papers, `contact` whom to write to about them, `template` the Word file they are
    written into, with the name that it was sent under; `sectors` are its own, each with the one that it counts as.
    `logo` is a PNG that we drew, found by `logo_hash`; `colour` is that of its bands, as `#RRGGBB`, or empty.
    `starts_like` is the code of the roundtable whose agenda, headings and questions a new one takes over.
    """

    __tablename__ = "programme"

    id: Mapped[Key]
    name: Mapped[str]
    custodian: Mapped[str] = mapped_column(default="", server_default="")
    contact: Mapped[str] = mapped_column(default="", server_default="")
    sectors: Mapped[list[list[str]] | None] = mapped_column(JSON(none_as_null=True))
    template_name: Mapped[str] = mapped_column(default="", server_default="")
    template: Mapped[bytes | None] = mapped_column(deferred=True)
    starts_like: Mapped[str] = mapped_column(default="", server_default="")
    logo: Mapped[bytes | None] = mapped_column(deferred=True)
    logo_hash: Mapped[str] = mapped_column(default="", server_default="")
    colour: Mapped[str] = mapped_column(default="", server_default="")
    erase_raw_on: Mapped[date | None]
    seal_on: Mapped[date | None]
    delete_on: Mapped[date | None]


def find_programme(session: Session, name: str) -> ProgrammeRow | None:
    """The programme of this name, however it is capitalised."""
    named = select(ProgrammeRow).where(func.lower(ProgrammeRow.name) == func.lower(name))
    return session.scalars(named.order_by(ProgrammeRow.id).limit(1)).one_or_none()


def list_programmes(session: Session) -> Sequence[ProgrammeRow]:
    """All of them, by name."""
    return session.scalars(select(ProgrammeRow).order_by(ProgrammeRow.name, ProgrammeRow.id)).all()


def get_programme(session: Session, programme_id: int, *, is_locked: bool = False) -> ProgrammeRow:
    """The programme of this number, perhaps locked until the end: others still use its row. Raises NotFound."""
    lock = {"key_share": True} if is_locked else None
    row = session.get(ProgrammeRow, programme_id, populate_existing=is_locked, with_for_update=lock)
    if row is None:
        raise NotFound("There is no such programme.")
    return row


def load_sectors(row: ProgrammeRow) -> tuple[OfferedSector, ...]:
    """A programme's own sectors; none where people choose from the usual five."""
    return tuple(OfferedSector(name, Sector(counts_as)) for name, counts_as in row.sectors or ())


def read_template(session: Session, programme_id: int) -> bytes | None:
    """The Word file that a programme's reports are written into; None where it has none of its own."""
    return session.scalars(select(ProgrammeRow.template).where(ProgrammeRow.id == programme_id)).one()


def read_logo(session: Session, programme_id: int) -> bytes | None:
    """A programme's logo, a PNG; None where it has none."""
    return session.scalars(select(ProgrammeRow.logo).where(ProgrammeRow.id == programme_id)).one()


def find_logo(session: Session, logo_hash: str) -> bytes | None:
    """The logo of this hash, whosever it is."""
    return session.scalars(select(ProgrammeRow.logo).where(ProgrammeRow.logo_hash == logo_hash).limit(1)).first()
