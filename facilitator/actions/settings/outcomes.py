"""What became of a commitment, as an organiser of the programme or its owner says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from facilitator.actions.settings.opened import take_changed
from facilitator.domain.contributions import ContributionKind, ContributionState
from facilitator.domain.errors import NotFound
from facilitator.domain.series import Outcome, ToldOutcome
from facilitator.store.contributions import ContributionRow
from facilitator.store.outcomes import OutcomeRow, store_outcome
from facilitator.store.roundtables import RoundtableRow

NO_COMMITMENT = "There is no such commitment that was made in public. It may have been taken back."


@dataclass(frozen=True, slots=True)
class Telling:
    """What somebody says became of a commitment; None takes back what was said. `was` is what their page had of it."""

    outcome: Outcome | None
    was: Mapping[str, str]
    now: datetime


def tell_outcome(session: Session, programme_id: int, number: int, telling: Telling) -> None:
    """What an organiser says of a commitment of the programme. Raises Overtaken."""
    row = get_public(session, number)
    if session.get_one(RoundtableRow, row.roundtable_id).programme_id != programme_id:
        raise NotFound(NO_COMMITMENT)
    keep_outcome(session, row, telling, is_owners=False)


def tell_own_outcome(session: Session, participant_id: int, number: int, telling: Telling) -> None:
    """What its owner says of a commitment. Raises Overtaken."""
    row = get_public(session, number)
    if row.participant_id != participant_id:
        raise NotFound(NO_COMMITMENT)
    keep_outcome(session, row, telling, is_owners=True)


def keep_outcome(session: Session, row: ContributionRow, telling: Telling, *, is_owners: bool) -> None:
    """Keeps what was changed on a page: whoever only looked says nothing in place of whoever said it."""
    told = session.get(OutcomeRow, row.id, populate_existing=True)
    if take_changed({"outcome": telling.outcome}, telling.was, {"outcome": told.outcome if told else None}):
        said = ToldOutcome(telling.outcome, is_owners) if telling.outcome else None
        store_outcome(session, row.id, said, telling.now)


def get_public(session: Session, number: int) -> ContributionRow:
    """A commitment that stands in lists, locked. Raises NotFound."""
    row = session.get(ContributionRow, number, populate_existing=True, with_for_update={"key_share": True})
    is_listed = row is not None and row.state is ContributionState.OPEN and not row.is_private
    if row is None or not is_listed or row.kind is not ContributionKind.COMMITMENT:
        raise NotFound(NO_COMMITMENT)
    return row
