"""Programmes: the series that roundtables belong to."""

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session

from facilitator.store.base import Base, Key


class ProgrammeRow(Base):
    """A series of roundtables under one name."""

    __tablename__ = "programme"

    id: Mapped[Key]
    name: Mapped[str]


def find_programme(session: Session, name: str = "") -> ProgrammeRow | None:
    """The programme of this name; without a name the newest, which a roundtable joins if nobody says otherwise."""
    programmes = select(ProgrammeRow).order_by(ProgrammeRow.id.desc()).limit(1)
    return session.scalars(programmes.where(ProgrammeRow.name == name) if name else programmes).one_or_none()
