"""What a programme's dates ask for: raw words erased, roundtables sealed, roundtables deleted whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.actions.deletions import delete_whole
from facilitator.actions.erasures import erase_of_contributions, erase_of_notes, load_rows
from facilitator.actions.fixings import keep_record
from facilitator.actions.roundtables import close_roundtable
from facilitator.actions.sealings import seal
from facilitator.domain.contributions import ContributionState
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.notes import Handling
from facilitator.domain.orders import Order, draw_client_id
from facilitator.domain.people import Role, Viewer
from facilitator.domain.phases import OVER, Status
from facilitator.domain.traces import SERVER, Act, Doer, doer_of
from facilitator.store.boards import load_board
from facilitator.store.contributions import ContributionRow, contribution_state
from facilitator.store.journal import record, take_number
from facilitator.store.notes import NoteRow
from facilitator.store.programmes import ProgrammeRow
from facilitator.store.roundtables import RoundtableRow, get_row
from facilitator.store.sealings import keep_backings
from facilitator.store.traces import trace
from facilitator.store.versions import withhold_all


class Purge(StrEnum):
    """What can fall due, the mildest first; what deletes makes the others needless."""

    ERASE_RAW = "erase_raw"
    SEAL = "seal"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be done with one roundtable, and since when."""

    roundtable_id: int
    code: str
    act: Purge
    on: date


def list_due(session: Session, day: date) -> list[Due]:
    """Everything that the dates of programmes up to this day ask for and that is not done, in the order to do it.

    What goes on is left alone until it is closed, and what people may still read back until that time is over.
    """
    found = select(RoundtableRow, ProgrammeRow).join(ProgrammeRow, ProgrammeRow.id == RoundtableRow.programme_id)
    due = []
    for row, programme in session.execute(found.order_by(RoundtableRow.id)):
        asked = [
            (Purge.DELETE, programme.delete_on, row.status is not Status.LIVE),
            (Purge.ERASE_RAW, programme.erase_raw_on, row.status in OVER and row.raw_erased_at is None),
            (Purge.SEAL, programme.seal_on, row.status in OVER and row.sealed_at is None),
        ]
        if row.read_back_until is not None and day <= row.read_back_until:
            continue
        wanted = [Due(row.id, row.code, act, on) for act, on, is_open in asked if is_open and on and on <= day]
        due += wanted[:1] if wanted and wanted[0].act is Purge.DELETE else wanted
    return due


def carry_out(session: Session, due: Due, now: datetime, doer: Doer = SERVER) -> Fact:
    """Does one of them, with its entry in the journal unless the roundtable is gone; gives what it did."""
    if due.act is Purge.DELETE:
        return delete_whole(session, due.roundtable_id, doer, now)
    seq = take_number(session, due.roundtable_id)
    order = order_of(due.roundtable_id, now)
    row = get_row(session, due.roundtable_id)
    fact = seal(session, row, order) if due.act is Purge.SEAL else erase_raw(session, row, order)
    record(session, order, seq, fact, digest="")
    return fact


def order_of(roundtable_id: int, now: datetime) -> Order:
    """An order that nobody gave but a date."""
    return Order(Viewer(roundtable_id, Role.ORGANISER), draw_client_id(), now)


def erase_raw(session: Session, row: RoundtableRow, order: Order) -> Fact:
    """Erases the words of all that was said, and every version; keeps themes with how widely each was shared."""
    keep_record(session, row)
    board = load_board(session, row.id)
    keep_backings(session, {theme.id: board.backing(theme) for theme in board.themes})
    withhold_all(session, row.id)
    rows = load_rows(session, row.id)
    notes = [each for each in rows if isinstance(each, NoteRow) and each.handling is Handling.OPEN]
    brought = [each for each in rows if isinstance(each, ContributionRow) and each.state is ContributionState.OPEN]
    erase_of_notes(session, notes)
    erase_of_contributions(session, brought)
    row.raw_erased_at = order.now
    trace(session, Act.ERASED, doer_of(order.viewer), order.now, roundtable_id=row.id, number=len(notes) + len(brought))
    return Fact(EntryKind.RAW_ERASED, tell_erased(session, notes, brought))


def tell_erased(session: Session, notes: Sequence[NoteRow], brought: Sequence[ContributionRow]) -> dict[str, object]:
    """What became of them, for the journal."""
    told = {
        "notes": [{"id": each.id, "handling": each.handling} for each in notes],
        "contributions": [contribution_state(session, each) for each in brought],
    }
    return {part: rows for part, rows in told.items() if rows}


def close_first(session: Session, row: RoundtableRow, now: datetime) -> None:
    """Closes what a backup was made of while it went on: what was done to it since can only be done after a close."""
    if row.status is Status.LIVE:
        seq, order = take_number(session, row.id), order_of(row.id, now)
        record(session, order, seq, close_roundtable(session, order, code=row.code), digest="")
