"""What a programme says of itself: custodian, template, sectors, how long what is kept; and what became of promises."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from facilitator.actions.deletions import lock
from facilitator.actions.settings.opened import take_changed
from facilitator.domain.contributions import ContributionKind, ContributionState
from facilitator.domain.errors import Conflict, NotFound
from facilitator.domain.sectors import OfferedSector
from facilitator.domain.series import Outcome, ToldOutcome
from facilitator.reports.tree import Logo
from facilitator.store.contributions import ContributionRow
from facilitator.store.outcomes import OutcomeRow, store_outcome
from facilitator.store.programmes import get_programme, read_logo
from facilitator.store.roundtables import RoundtableRow, get_row


def name_custodian(session: Session, programme_id: int, custodian: str, contact: str) -> None:
    """Says who keeps the papers and whom to write to; empty words take it back."""
    row = get_programme(session, programme_id)
    row.custodian, row.contact = custodian, contact


def store_template(session: Session, programme_id: int, name: str, content: bytes | None) -> None:
    """Keeps a template that has been judged, in place of any older one; None removes it."""
    row = get_programme(session, programme_id)
    row.template_name, row.template = name, content


def load_logo(session: Session, programme_id: int) -> Logo | None:
    """A programme's logo for the covers of its documents."""
    content = read_logo(session, programme_id)
    return Logo(content, f"Logo of {get_programme(session, programme_id).name}") if content else None


def store_logo(session: Session, programme_id: int, content: bytes | None) -> None:
    """Keeps a picture that was drawn anew, in place of any older one; None removes it."""
    row = get_programme(session, programme_id)
    row.logo, row.logo_hash = content, hashlib.sha256(content).hexdigest()[:32] if content else ""


def set_colour(session: Session, programme_id: int, colour: str) -> None:
    """Says what colour its bands have, one that was judged before; an empty one is the usual."""
    get_programme(session, programme_id).colour = colour


def set_sectors(session: Session, programme_id: int, sectors: Sequence[OfferedSector]) -> None:
    """Says what people of this programme choose from when they join; an empty list is the usual one."""
    get_programme(session, programme_id).sectors = [[each.name, each.counts_as.value] for each in sectors] or None


def adopt_sectors(session: Session, programme_id: int, sectors: Sequence[OfferedSector]) -> None:
    """Takes over the sectors that a file's programme offered, unless this one has said what it offers."""
    if sectors and get_programme(session, programme_id).sectors is None:
        set_sectors(session, programme_id, sectors)


def set_dates(session: Session, programme_id: int, **dates: date | None) -> None:
    """Says from which days on raw words are erased, roundtables sealed, and deleted; None is never."""
    row = get_programme(session, programme_id)
    for name, day in dates.items():
        setattr(row, name, day)


def put_away(session: Session, roundtable_id: int, at: datetime | None) -> None:
    """Takes a roundtable out of the list of those at hand, or brings it back; nothing of it changes."""
    get_row(session, roundtable_id).archived_at = at


def set_window(session: Session, roundtable_id: int, until: date | None) -> None:
    """Says until which day the draft waits for those who spoke to read back what became of it; None is no longer.

    Raises Conflict while its results are published: what waits to be read back is in nobody's hands yet.
    """
    row = lock(session, roundtable_id)
    if until is not None and row.results_at is not None:
        raise Conflict("The results are published. Take them down first, then open it for reading back.")
    row.read_back_until = until


def set_results(session: Session, roundtable_id: int, at: datetime | None) -> None:
    """Publishes the page of results, or takes it down. Raises Conflict while people may read back."""
    row = lock(session, roundtable_id)
    if at is not None and waits(row, at.date()):
        raise Conflict(
            f"People may still read back what they said, until {row.read_back_until}. Publish it after that."
        )
    row.results_at = at


def waits(row: RoundtableRow, today: date) -> bool:
    """Whether people may still read back."""
    return row.read_back_until is not None and today <= row.read_back_until


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
