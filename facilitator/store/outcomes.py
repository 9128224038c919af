"""What became of commitments, as an organiser or their owner says: a word each, and never one of a private one."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ForeignKey, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from facilitator.domain.series import Outcome, ToldOutcome
from facilitator.store.base import Base, choice
from facilitator.store.contributions import ContributionRow


class OutcomeRow(Base):
    """What became of one commitment; `is_owners` where whoever made it says so."""

    __tablename__ = "commitment_outcome"

    contribution_id: Mapped[int] = mapped_column(ForeignKey("contribution.id", ondelete="CASCADE"), primary_key=True)
    outcome: Mapped[Outcome] = mapped_column(choice(Outcome))
    is_owners: Mapped[bool]
    told_at: Mapped[datetime]


def load_outcomes(session: Session, roundtable_ids: Collection[int]) -> dict[int, ToldOutcome]:
    """What is told of the commitments of these roundtables, by contribution."""
    joined = select(OutcomeRow).join(ContributionRow, ContributionRow.id == OutcomeRow.contribution_id)
    rows = session.scalars(joined.where(ContributionRow.roundtable_id.in_(roundtable_ids)))
    return {row.contribution_id: ToldOutcome(row.outcome, row.is_owners) for row in rows}


def store_outcome(session: Session, contribution_id: int, told: ToldOutcome | None, now: datetime) -> None:
    """Puts what is told in place of what was told before; None takes it back."""
    if told is None:
        session.execute(delete(OutcomeRow).where(OutcomeRow.contribution_id == contribution_id))
        return
    session.merge(
        OutcomeRow(contribution_id=contribution_id, outcome=told.outcome, is_owners=told.is_owners, told_at=now)
    )
