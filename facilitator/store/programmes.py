"""Programmes: the series that roundtables belong to."""

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session

from facilitator.store.base import Base, Key


class ProgrammeRow(Base):
    """A series of roundtables under one name."""

    __tablename__ = "programme"

    id: Mapped[Key]
    name: Mapped[str]


def find_programme(session: Session) -> ProgrammeRow | None:
    """The programme that new roundtables join: the oldest one."""
    return session.scalars(select(ProgrammeRow).order_by(ProgrammeRow.id).limit(1)).one_or_none()
