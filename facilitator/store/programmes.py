"""Programmes: the series that roundtables belong to."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Mapped, Session

from facilitator.store.base import Base, Key


class ProgrammeRow(Base):
    """A series of roundtables under one name."""

    __tablename__ = "programme"

    id: Mapped[Key]
    name: Mapped[str]
    erase_raw_on: Mapped[date | None]
    seal_on: Mapped[date | None]
    delete_on: Mapped[date | None]


def find_programme(session: Session, name: str) -> ProgrammeRow | None:
    """The programme of this name, however it is capitalised."""
    named = select(ProgrammeRow).where(func.lower(ProgrammeRow.name) == func.lower(name))
    return session.scalars(named.order_by(ProgrammeRow.id).limit(1)).one_or_none()
