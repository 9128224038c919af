"""Introductions: who would like to meet the author of an ask or an offer, and how the two can be reached.

Contacts are here alone, where nothing but the two phones they are for ever reads them.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint, false, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from facilitator.domain.introductions import Introduction
from facilitator.store.base import Base, Key, OfRoundtable, get_within
from facilitator.store.contributions import ContributionRow


class IntroductionRow(Base):
    """Somebody who would like to meet the author of an ask or an offer, with a contact from each who gave one."""

    __tablename__ = "introduction"
    __table_args__ = (UniqueConstraint("contribution_id", "participant_id"),)

    id: Mapped[Key]
    roundtable_id: Mapped[OfRoundtable]
    contribution_id: Mapped[int] = mapped_column(ForeignKey("contribution.id", ondelete="CASCADE"))
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="CASCADE"), index=True)
    contact: Mapped[str | None]
    author_contact: Mapped[str | None]
    is_declined: Mapped[bool]
    is_withdrawn: Mapped[bool] = mapped_column(default=False, server_default=false())
    asked_at: Mapped[datetime]


def get_introduction(session: Session, roundtable_id: int, introduction_id: int) -> IntroductionRow:
    """An introduction of this roundtable."""
    return get_within(session, IntroductionRow, roundtable_id, introduction_id, "introduction")


def find_introduction(session: Session, contribution_id: int, participant_id: int) -> IntroductionRow | None:
    """The introduction that a person has asked for already."""
    statement = select(IntroductionRow).where(
        IntroductionRow.contribution_id == contribution_id, IntroductionRow.participant_id == participant_id
    )
    return session.scalars(statement).one_or_none()


def list_concerned(session: Session, contributions: Iterable[ContributionRow]) -> list[int]:
    """Who is shown these alone or longer than others: their authors, and whoever asked to meet one of them."""
    rows = list(contributions)
    asked = IntroductionRow.contribution_id.in_([row.id for row in rows]), ~IntroductionRow.is_withdrawn
    askers = session.scalars(select(IntroductionRow.participant_id).where(*asked))
    return sorted({*askers, *(row.participant_id for row in rows if row.participant_id is not None)})


def load_introductions(session: Session, roundtable_id: int, participant_id: int) -> list[Introduction]:
    """The introductions that one attendee asked for or is asked for and nobody took back, oldest first."""
    statement = (
        select(IntroductionRow, ContributionRow.participant_id)
        .join(ContributionRow, ContributionRow.id == IntroductionRow.contribution_id)
        .where(
            IntroductionRow.roundtable_id == roundtable_id,
            ~IntroductionRow.is_withdrawn,
            (IntroductionRow.participant_id == participant_id) | (ContributionRow.participant_id == participant_id),
        )
        .order_by(IntroductionRow.id)
        .execution_options(populate_existing=True)
    )
    return [as_introduction(row, author) for row, author in session.execute(statement)]


def erase_unmet(session: Session, roundtable_id: int) -> None:
    """Erases the contacts of people who asked to meet somebody who did not want to, or has not answered."""
    is_unmet = IntroductionRow.is_declined | IntroductionRow.author_contact.is_(None)
    statement = update(IntroductionRow).where(IntroductionRow.roundtable_id == roundtable_id, is_unmet)
    session.execute(statement.values(contact=None, author_contact=None).execution_options(synchronize_session=False))


def introduction_state(row: IntroductionRow) -> dict[str, Any]:
    """An introduction for the journal: that there is one, and how far it has come."""
    return {
        "id": row.id,
        "contribution": row.contribution_id,
        "is_answered": row.author_contact is not None,
        "is_declined": row.is_declined,
        "is_withdrawn": row.is_withdrawn,
    }


def as_introduction(row: IntroductionRow, author_id: int | None) -> Introduction:
    """The row as the plain thing that the rules know."""
    return Introduction(
        id=row.id,
        contribution_id=row.contribution_id,
        asker_id=row.participant_id,
        author_id=author_id,
        contact=row.contact,
        author_contact=row.author_contact,
        is_declined=row.is_declined,
    )
