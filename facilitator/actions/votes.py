"""Voting: a facilitator opens a round, people cast and change their ballots, closing counts them and forgets who."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from facilitator.actions.steps import tell_done
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.errors import Conflict, WrongPhase
from facilitator.domain.headings import HeadingKey
from facilitator.domain.orders import Order
from facilitator.domain.people import require_attendee
from facilitator.domain.permissions import judged_as
from facilitator.domain.votes import RoundKind, check_dots, check_grid, count_dots, count_grid, top_themes
from facilitator.store.roundtables import get_row
from facilitator.store.themes import load_name_revisions, load_themes
from facilitator.store.votes import (
    BallotRow,
    RoundRow,
    find_asked,
    find_open_round,
    get_round,
    hide_voter,
    load_rounds,
    round_state,
    store_ballot,
    store_tallies,
)


@judged_as("round.open")
def open_round(session: Session, order: Order, *, kind: RoundKind, n_dots: int | None, most_on_one: int | None) -> Fact:
    """Opens a round: dots on every theme there is, or a grid of the themes that the last dots put on top."""
    roundtable_id = order.viewer.roundtable_id
    if find_open_round(session, roundtable_id) is not None:
        raise Conflict("A vote is already open. Close it before you open another.")
    themes = find_themes(session, roundtable_id, kind)
    if not themes:
        raise Conflict("There is nothing to vote on yet. First group some notes into themes, and vote with dots.")
    row = add_round(session, order, kind, themes, dots=(n_dots, most_on_one))
    return Fact(EntryKind.ROUND_OPENED, {"rounds": [round_state(row)]})


def add_round(
    session: Session,
    order: Order,
    kind: RoundKind,
    themes: list[int],
    *,
    dots: tuple[int | None, int | None] = (None, None),
) -> RoundRow:
    """A new round with a key of its own; its dots are the roundtable's, unless others are asked for."""
    n_dots, most_on_one = dots
    roundtable = get_row(session, order.viewer.roundtable_id)
    row = RoundRow(
        roundtable_id=roundtable.id,
        kind=kind,
        n_dots=n_dots or roundtable.n_dots,
        most_on_one=most_on_one or roundtable.most_on_one,
        themes=themes,
        revisions=load_name_revisions(session, themes),
        key=order.chance,
        turnout=0,
        shown=[],
        tallies=[],
        opened_at=order.now,
        closed_at=None,
    )
    session.add(row)
    session.flush()
    return row


def begin_round(session: Session, order: Order) -> list[dict[str, Any]]:
    """Opens the usual dots as the voting phase begins, unless there is nothing to vote on or a vote is open."""
    roundtable_id = order.viewer.roundtable_id
    themes = find_themes(session, roundtable_id, RoundKind.DOTS)
    if not themes or find_open_round(session, roundtable_id) is not None:
        return []
    return [round_state(add_round(session, order, RoundKind.DOTS, themes))]


def end_round(session: Session, order: Order) -> list[dict[str, Any]]:
    """Counts the round that is open as the voting phase ends, if one is."""
    row = find_open_round(session, order.viewer.roundtable_id)
    if row is None:
        return []
    settle_round(session, row, order)
    return [round_state(row)]


def find_themes(session: Session, roundtable_id: int, kind: RoundKind) -> list[int]:
    """What is voted on: every theme, or for a grid those that the last dots put on top."""
    live = [theme.id for theme in load_themes(session, roundtable_id) if theme.is_live]
    if kind is RoundKind.GRID:
        # A vote that nobody took part in put nothing on top.
        rounds = load_rounds(session, roundtable_id)
        dots = [earlier for earlier in rounds if earlier.kind is RoundKind.DOTS and earlier.turnout]
        on_top = top_themes(dots[-1].tallies if dots else ())
        # In the order in which they were made: that of the dots would give away results that are not shown yet.
        live = [theme for theme in live if theme in on_top]
    return live


@judged_as("vote.dots")
def cast_dots(session: Session, order: Order, *, themes: Sequence[int], round: int | None) -> Fact:  # noqa: A002
    """Puts a person's dots where they want them now; an empty list takes them all back."""
    row = require_open(session, order, RoundKind.DOTS, round)
    check_dots(themes, row.themes, row.n_dots, row.most_on_one)
    return cast(session, order, row, list(themes))


@judged_as("vote.grid")
def cast_grid(
    session: Session,
    order: Order,
    *,
    themes: Sequence[int],
    importance: Sequence[int],
    feasibility: Sequence[int],
    round: int | None,  # noqa: A002
) -> Fact:
    """Says how important and how feasible some of the asked themes are."""
    row = require_open(session, order, RoundKind.GRID, round)
    check_grid(themes, importance, feasibility, set(row.themes))
    return cast(session, order, row, [list(mark) for mark in zip(themes, importance, feasibility, strict=True)])


def require_open(session: Session, order: Order, kind: RoundKind, wanted: int | None) -> Any:
    """The open round of this kind; refuses a ballot that was meant for another."""
    row = find_asked(session, order.viewer.roundtable_id)
    if row is None or row.kind is not kind or wanted not in {None, row.id}:
        raise WrongPhase("No such vote is open now.")
    return row


def cast(session: Session, order: Order, row: Any, marks: list[Any]) -> Fact:
    """Keeps the ballot under the voter's hidden name, in place of an earlier one."""
    voter = hide_voter(row.key, require_attendee(order.viewer))
    turnout = store_ballot(session, row.id, voter, marks)
    return Fact(EntryKind.VOTE_CAST, {"rounds": [{"id": row.id, "turnout": turnout}]})


@judged_as("round.close")
def close_round(session: Session, order: Order) -> Fact:
    """Counts the open round, then destroys its key and its ballots."""
    rounds = end_round(session, order)
    if not rounds:
        raise Conflict(tell_done(session, order, ENDED, "No vote is open."))
    return Fact(EntryKind.ROUND_CLOSED, {"rounds": rounds})


ENDED = {EntryKind.ROUND_CLOSED: "closed it"}


def settle_round(session: Session, row: RoundRow, order: Order) -> None:
    """Replaces the ballots of a round by what they add up to."""
    ballots = session.scalars(select(BallotRow.marks).where(BallotRow.round_id == row.id))
    if row.kind is RoundKind.DOTS:
        tallies = count_dots(ballots, row.themes)
    else:
        tallies = count_grid(({mark[0]: (mark[1], mark[2]) for mark in marks} for marks in ballots), row.themes)
    row.tallies = store_tallies(tallies)
    row.key, row.closed_at = None, order.now
    session.execute(delete(BallotRow).where(BallotRow.round_id == row.id))


@judged_as("results.show")
def show_results(session: Session, order: Order, *, round: int, heading: HeadingKey) -> Fact:  # noqa: A002
    """Lets the room see the results of a closed round under one heading."""
    row = get_round(session, order.viewer.roundtable_id, round)
    if row.key is not None:
        raise WrongPhase("This vote is still open. Close it first; nobody sees the count until then.")
    row.shown = sorted({*row.shown, heading.value})
    return Fact(EntryKind.RESULTS_SHOWN, {"rounds": [round_state(row)]})
