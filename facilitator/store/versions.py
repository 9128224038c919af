"""Versions as they were fixed: what they are made from again, and the very bytes of their JSON."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, select
from sqlalchemy.orm import Mapped, Session, defer, mapped_column

from facilitator.domain.people import Role
from facilitator.domain.versions import Version, VersionState
from facilitator.store.base import Base, choice
from facilitator.store.roundtables import RoundtableRow

ERASED = "Words in it have been erased since."


class VersionRow(Base):
    """A version. It keeps its number, hash, date and reason when its words go; `notes` are those it holds words of."""

    __tablename__ = "version"

    roundtable_id: Mapped[int] = mapped_column(ForeignKey("roundtable.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    state: Mapped[VersionState] = mapped_column(choice(VersionState))
    reason: Mapped[str]
    hash: Mapped[str]
    content: Mapped[str]
    withheld: Mapped[str]
    notes: Mapped[list[Any]] = mapped_column(JSON)
    frozen: Mapped[str | None]
    export: Mapped[str | None]
    made_at: Mapped[datetime]
    role: Mapped[Role | None] = mapped_column(choice(Role))
    actor: Mapped[str] = mapped_column(default="", server_default="")


def list_versions(session: Session, roundtable_id: int) -> list[Version]:
    """The versions of a roundtable, oldest first, without what they hold."""
    statement = select(VersionRow).where(VersionRow.roundtable_id == roundtable_id).order_by(VersionRow.number)
    light = statement.options(defer(VersionRow.frozen), defer(VersionRow.export))
    return [as_version(row) for row in session.scalars(light)]


def find_version(session: Session, roundtable_id: int, number: int) -> VersionRow | None:
    """One version with what it holds."""
    return session.get(VersionRow, (roundtable_id, number), populate_existing=True)


def withhold_all(session: Session, roundtable_id: int) -> None:
    """Empties every version of a roundtable: words that are erased may be quoted anywhere in them."""
    held = select(VersionRow).where(VersionRow.roundtable_id == roundtable_id, VersionRow.frozen.is_not(None))
    for row in session.scalars(held):
        withhold(row)
    session.flush()


def withhold(row: VersionRow) -> None:
    """Empties one version."""
    row.frozen, row.export, row.withheld = None, None, ERASED


def load_beside(session: Session, roundtable: RoundtableRow) -> list[VersionRow]:
    """The versions of all other roundtables of its programme that still hold words."""
    is_other = RoundtableRow.programme_id == roundtable.programme_id, RoundtableRow.id != roundtable.id
    held = select(VersionRow).join(RoundtableRow, RoundtableRow.id == VersionRow.roundtable_id)
    held = held.options(defer(VersionRow.export))
    return list(session.scalars(held.where(*is_other, VersionRow.frozen.is_not(None))))


def as_version(row: VersionRow) -> Version:
    """The row as the plain thing that the rules and pages know."""
    return Version(
        row.number, row.state, row.reason, row.hash, row.content, row.withheld, row.made_at, row.role, row.actor
    )
