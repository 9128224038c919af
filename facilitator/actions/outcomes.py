"""Saying what became of a commitment: by whoever leads the programme, or by whoever made it."""

from datetime import datetime

from sqlalchemy.orm import Session

from facilitator.domain.contributions import ContributionKind, ContributionState
from facilitator.domain.errors import NotFound
from facilitator.domain.series import Outcome, ToldOutcome
from facilitator.store.contributions import ContributionRow
from facilitator.store.outcomes import store_outcome
from facilitator.store.roundtables import RoundtableRow

NONE = "There is no such commitment that was made in public. It may have been taken back."


def tell_outcome(session: Session, programme_id: int, number: int, outcome: Outcome | None, now: datetime) -> None:
    """What an organiser says of a commitment of the programme; None takes back what was said."""
    row = require_public(session.get(ContributionRow, number))
    if session.get_one(RoundtableRow, row.roundtable_id).programme_id != programme_id:
        raise NotFound(NONE)
    store_outcome(session, row.id, ToldOutcome(outcome, is_owners=False) if outcome else None, now)


def tell_own_outcome(
    session: Session, participant_id: int, number: int, outcome: Outcome | None, now: datetime
) -> None:
    """What its owner says of a commitment."""
    row = require_public(session.get(ContributionRow, number))
    if row.participant_id != participant_id:
        raise NotFound(NONE)
    store_outcome(session, row.id, ToldOutcome(outcome, is_owners=True) if outcome else None, now)


def require_public(row: ContributionRow | None) -> ContributionRow:
    """A commitment that stands in lists. Raises NotFound."""
    is_listed = row is not None and row.state is ContributionState.OPEN and not row.is_private
    if row is None or not is_listed or row.kind is not ContributionKind.COMMITMENT:
        raise NotFound(NONE)
    return row
