"""What an organiser has said of another tool's columns, kept by name for the next file of that tool."""

from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from facilitator.store.base import Base, Key


class KeptMapRow(Base):
    """A mapping under its name, as the JSON that the command line reads too."""

    __tablename__ = "kept_map"

    id: Mapped[Key]
    name: Mapped[str] = mapped_column(String(60), unique=True)
    rules: Mapped[str]


def list_kept(session: Session) -> list[str]:
    """Their names."""
    return list(session.scalars(select(KeptMapRow.name).order_by(KeptMapRow.name)))


def find_kept(session: Session, name: str) -> str | None:
    """The JSON of one of them."""
    return session.scalar(select(KeptMapRow.rules).where(KeptMapRow.name == name))


def keep_map(session: Session, name: str, rules: str) -> None:
    """Keeps a mapping, in place of the one that had its name."""
    row = session.scalars(select(KeptMapRow).where(KeptMapRow.name == name)).one_or_none()
    if row is None:
        session.add(KeptMapRow(name=name, rules=rules))
    else:
        row.rules = rules
