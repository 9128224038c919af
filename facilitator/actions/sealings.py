"""Sealing a closed roundtable: from then on nobody can say who wrote what, and numbers of people are gone."""

from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy.orm import Session

from facilitator.actions.fixings import keep_record, read_record
from facilitator.actions.versions import load_unreleased
from facilitator.domain.board import Board, Received
from facilitator.domain.codes import clean_code
from facilitator.domain.entries import PARTS, EntryKind, Fact
from facilitator.domain.errors import BadInput
from facilitator.domain.orders import Order
from facilitator.domain.permissions import judge, judged_as
from facilitator.domain.traces import Act, doer_of
from facilitator.reports.evidence.flags import release
from facilitator.reports.evidence.issues import list_issues
from facilitator.reports.evidence.wordings import spell_date
from facilitator.store.checks import read_state
from facilitator.store.roundtables import RoundtableRow, get_row, stage_of_row
from facilitator.store.sealings import clear_journal, cut_links, keep_backings
from facilitator.store.traces import trace

EARLY = "EARLY"
"""What is typed after the code to seal while people may still read back."""


def prepare_seal(session: Session, order: Order, **_: object) -> Callable[[], Board | None]:
    """What composes the issues of which a seal keeps how widely each was shared: it takes long, and nobody waits yet.

    Whoever may not seal is refused here already; an order that comes again is answered by the seal itself.
    """
    row = get_row(session, order.viewer.roundtable_id)
    if row.sealed_at is not None:
        return lambda: None
    judge(seal_roundtable, order.viewer.role, stage_of_row(row))
    board = load_unreleased(session, row)

    def compose() -> Board:
        record = release(board)
        list_issues(record)
        return record

    return compose


@judged_as("roundtable.seal")
def seal_roundtable(session: Session, order: Order, *, code: str, prepared: Board | None = None) -> Fact:
    """Removes every link to people for good, with what was composed of a `prepared` record where that is the same."""
    row = get_row(session, order.viewer.roundtable_id)
    is_early = code.strip().upper().endswith(f" {EARLY}")
    typed = code.strip()[: -len(EARLY)] if is_early else code
    if clean_code(typed) != row.code:
        raise BadInput({"code": f"Type the code {row.code} to seal this roundtable. Sealing cannot be undone."})
    if row.read_back_until is not None and order.now.date() <= row.read_back_until and not is_early:
        day = spell_date(row.read_back_until)
        raise BadInput(
            {"code": f"People may read back what they said until {day}. Type {row.code} {EARLY} to seal now."}
        )
    return seal(session, row, order, prepared)


def seal(session: Session, row: RoundtableRow, order: Order, prepared: Board | None = None) -> Fact:
    """The same without asking who and when: for the schedule, and for a backup that was put back."""
    keep_record(session, row)
    board = read_record(session, row, prepared)
    keep_backings(session, {theme.id: board.backing(theme) for theme in board.themes})
    row.received = keep_totals(board)
    cut_links(session, row)
    clear_journal(session, row)
    row = get_row(session, row.id)
    row.sealed_at = order.now
    trace(session, Act.SEALED, doer_of(order.viewer), order.now, roundtable_id=row.id)
    session.flush()
    return Fact(EntryKind.ROUNDTABLE_SEALED, tell_state(session, row.id))


def keep_totals(board: Board) -> dict[str, Any]:
    """What a released board's notes alone no longer tell: words of support and tallies, and no number of people."""
    before = board.received or Received(0, {}, 0, 0, 0)
    told = {each.issue.key: each.backing for each in list_issues(board)}
    issues = {key: replace(backing, n_people=None, n_base=None) for key, backing in told.items()}
    promise = board.promise if board.received is None else before.promise
    kept = Received(
        n_participants=0,
        n_people={},
        n_withdrawn=before.n_withdrawn,
        n_off_record=before.n_off_record,
        n_withheld=before.n_withheld,
        reactions=board.reactions,
        unshared=before.unshared,
        promise=promise,
        capabilities=before.capabilities,
        issues=issues,
    )
    return asdict(kept)


def tell_state(session: Session, roundtable_id: int) -> dict[str, Any]:
    """All that is left, for the journal: what attendees did stands in it no more, only what came of it."""
    state = read_state(session, roundtable_id)
    told = {part: list(state[part].values()) for part in PARTS if state[part] and part != "reactions"}
    return told | {"roundtable": state["roundtable"]}
