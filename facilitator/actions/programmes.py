"""What a programme says of itself: custodian, template, sectors, how long what is kept; and when results are public."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from facilitator.domain.errors import Conflict
from facilitator.domain.permissions import SEALED
from facilitator.domain.sectors import OfferedSector
from facilitator.reports.evidence.wordings import spell_date
from facilitator.reports.tree import Logo
from facilitator.store.programmes import get_programme, read_logo
from facilitator.store.roundtables import RoundtableRow, get_row, lock_row


def name_custodian(session: Session, programme_id: int, custodian: str, contact: str) -> None:
    """Says who keeps the papers and whom to write to; empty words take it back."""
    row = get_programme(session, programme_id)
    row.custodian, row.contact = custodian, contact


def store_template(session: Session, programme_id: int, name: str, content: bytes | None) -> None:
    """Keeps a template that has been judged, in place of any older one; None removes it."""
    row = get_programme(session, programme_id)
    row.template_name, row.template = name, content


def load_logo(session: Session, programme_id: int) -> Logo | None:
    """A programme's logo for the covers of its documents; None where it has none."""
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

    Raises Conflict while its results are published: what waits to be read back is in nobody's hands yet; and once it is
    sealed, when nobody's phone knows its own words any more.
    """
    row = lock_row(session, roundtable_id)
    if row.sealed_at is not None:
        raise Conflict(SEALED)
    if until is not None and row.results_at is not None:
        raise Conflict("The results are published. Take them down first, then open it for reading back.")
    row.read_back_until = until


def set_results(session: Session, roundtable_id: int, at: datetime | None) -> None:
    """Publishes the page of results, or takes it down. Raises Conflict while people may read back."""
    row = lock_row(session, roundtable_id)
    if at is not None and (said := why_awaited(row, at.date())):
        raise Conflict(said)
    row.results_at = at


def why_awaited(row: RoundtableRow, today: date) -> str:
    """Why its results wait for those who may still read back; "" where they wait for nobody."""
    if row.read_back_until is None or not waits(row, today):
        return ""
    return (
        f"People may still read back what they said, until {spell_date(row.read_back_until)}. "
        "Publish the results after that."
    )


def waits(row: RoundtableRow, today: date) -> bool:
    """Whether people may still read back."""
    return row.read_back_until is not None and today <= row.read_back_until
