"""Rounds of voting, their ballots while they are open, and the tallies that remain.

A ballot stands under a hash of its voter with the round's own key. Closing a round destroys the key and the ballots, so
that afterwards nobody, with the whole database in hand, can say who chose what.
"""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, bindparam, delete, insert, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from facilitator.domain.headings import HeadingKey
from facilitator.domain.votes import Round, RoundKind, Tally
from facilitator.store.base import Base, Key, OfRoundtable, choice, get_within, table_of
from facilitator.store.themes import load_successors, load_theme_headings, load_theme_names


class RoundRow(Base):
    """One round. `key` is there while it is open, `tallies` from then on; `revisions` say which name each theme had."""

    __tablename__ = "round"

    id: Mapped[Key]
    roundtable_id: Mapped[OfRoundtable]
    kind: Mapped[RoundKind] = mapped_column(choice(RoundKind))
    n_dots: Mapped[int]
    most_on_one: Mapped[int]
    themes: Mapped[list[Any]] = mapped_column(JSON)
    revisions: Mapped[list[Any]] = mapped_column(JSON)
    key: Mapped[str | None] = mapped_column(String(64))
    turnout: Mapped[int]
    shown: Mapped[list[Any]] = mapped_column(JSON)
    tallies: Mapped[list[Any]] = mapped_column(JSON)
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class BallotRow(Base):
    """What one voter wants at present; casting again replaces it."""

    __tablename__ = "ballot"

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"), primary_key=True)
    voter: Mapped[str] = mapped_column(String(64), primary_key=True)
    marks: Mapped[list[Any]] = mapped_column(JSON)


# A thousand people vote and change their minds within seconds, so what a ballot needs is built once.
ROUND, BALLOT = table_of(RoundRow), table_of(BallotRow)
OPEN_ROUND = select(
    ROUND.c.id, ROUND.c.kind, ROUND.c.themes, ROUND.c.n_dots, ROUND.c.most_on_one, ROUND.c.key, ROUND.c.turnout
).where(ROUND.c.roundtable_id == bindparam("of"), ROUND.c.key.is_not(None))
TAKE_BACK = delete(BALLOT).where(BALLOT.c.round_id == bindparam("round"), BALLOT.c.voter == bindparam("by"))
CAST = insert(BALLOT)
COUNT_IN = (
    update(ROUND)
    .where(ROUND.c.id == bindparam("round"))
    .values(turnout=ROUND.c.turnout + bindparam("more"))
    .returning(ROUND.c.turnout)
)


ROUNDS = select(RoundRow).where(RoundRow.roundtable_id == bindparam("of")).order_by(RoundRow.id)
WHOLE_OPEN_ROUND = (
    select(RoundRow)
    .where(RoundRow.roundtable_id == bindparam("of"), RoundRow.key.is_not(None))
    .execution_options(populate_existing=True)
)


def hide_voter(key: str, participant_id: int) -> str:
    """The name under which a participant's ballot stands in one round."""
    return hmac.new(key.encode(), str(participant_id).encode(), hashlib.sha256).hexdigest()


def find_open_round(session: Session, roundtable_id: int) -> RoundRow | None:
    """The round that is open, if one is; there is never more than one."""
    return session.scalars(WHOLE_OPEN_ROUND, {"of": roundtable_id}).one_or_none()


def get_round(session: Session, roundtable_id: int, round_id: int) -> RoundRow:
    """A round of this roundtable."""
    return get_within(session, RoundRow, roundtable_id, round_id, "vote")


def load_ballot_names(session: Session, row: RoundRow) -> dict[int, str]:
    """The names that stand on the ballot of a round, by theme."""
    names = load_theme_names(session, row.themes)
    return {theme: names[theme, revision] for theme, revision in zip(row.themes, row.revisions, strict=True)}


def find_asked(session: Session, roundtable_id: int) -> Any | None:
    """What the open round asks of a ballot, if one is open: the same as its row, at a third of the price."""
    return session.execute(OPEN_ROUND, {"of": roundtable_id}).one_or_none()


def store_ballot(session: Session, round_id: int, voter: str, marks: list[Any]) -> int:
    """Puts a ballot in place of the voter's earlier one; an empty one is no ballot. Gives how many there are now."""
    taken = session.execute(TAKE_BACK, {"round": round_id, "by": voter})
    had = int(taken.rowcount)  # type: ignore[attr-defined]
    if marks:
        session.execute(CAST, {"round_id": round_id, "voter": voter, "marks": marks})
    turnout: int = session.execute(COUNT_IN, {"round": round_id, "more": bool(marks) - had}).scalar_one()
    return turnout


def has_ballot(session: Session, roundtable_id: int, participant_id: int) -> bool:
    """Whether somebody's ballot stands in the round that is open. Of a closed one nobody can say."""
    row = find_open_round(session, roundtable_id)
    if row is None or row.key is None:
        return False
    return session.get(BallotRow, (row.id, hide_voter(row.key, participant_id))) is not None


def load_rounds(session: Session, roundtable_id: int) -> tuple[Round, ...]:
    """Every round of a roundtable, oldest first."""
    rows = session.scalars(ROUNDS, {"of": roundtable_id}).all()
    balloted = {theme for row in rows for theme in row.themes}
    heading_of, names = load_theme_headings(session, balloted), load_theme_names(session, balloted)
    into_of = load_successors(session, balloted)
    return tuple(as_round(row, heading_of, names, into_of) for row in rows)


def as_round(
    row: RoundRow,
    heading_of: Mapping[int, HeadingKey],
    names: Mapping[tuple[int, int], str],
    into_of: Mapping[int, int],
) -> Round:
    """The row as the plain thing that the rules and the reports know."""
    return Round(
        id=row.id,
        kind=row.kind,
        n_dots=row.n_dots,
        most_on_one=row.most_on_one,
        is_open=row.key is not None,
        turnout=row.turnout,
        themes=tuple(row.themes),
        heading_of={theme: heading_of[theme] for theme in row.themes},
        shown=frozenset(HeadingKey(key) for key in row.shown),
        tallies=tuple(Tally(**tally) for tally in row.tallies),
        name_of={theme: names[theme, revision] for theme, revision in zip(row.themes, row.revisions, strict=True)},
        into_of={theme: into_of[theme] for theme in row.themes if theme in into_of},
    )


def round_state(row: RoundRow) -> dict[str, Any]:
    """A round for the journal: figures only, and no tally before it is closed."""
    return {
        "id": row.id,
        "kind": row.kind.value,
        "n_dots": row.n_dots,
        "most_on_one": row.most_on_one,
        "themes": row.themes,
        "is_open": row.key is not None,
        "turnout": row.turnout,
        "shown": row.shown,
        "tallies": row.tallies,
    }


def store_tallies(tallies: Sequence[Tally]) -> list[dict[str, Any]]:
    """Tallies as they are stored and as the journal has them: numbers only."""
    return [asdict(tally) for tally in tallies]
