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

from sqlalchemy import JSON, ForeignKey, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from facilitator.domain.errors import NotFound
from facilitator.domain.headings import HeadingKey
from facilitator.domain.votes import Round, RoundKind, Tally
from facilitator.store.base import Base, Key, OfRoundtable, choice
from facilitator.store.themes import load_theme_headings


class RoundRow(Base):
    """One round. `key` is there while it is open, `tallies` from then on."""

    __tablename__ = "round"

    id: Mapped[Key]
    roundtable_id: Mapped[OfRoundtable]
    kind: Mapped[RoundKind] = mapped_column(choice(RoundKind))
    n_dots: Mapped[int]
    most_on_one: Mapped[int]
    themes: Mapped[list[Any]] = mapped_column(JSON)
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


def hide_voter(key: str, participant_id: int) -> str:
    """The name under which a participant's ballot stands in one round."""
    return hmac.new(key.encode(), str(participant_id).encode(), hashlib.sha256).hexdigest()


def find_open_round(session: Session, roundtable_id: int) -> RoundRow | None:
    """The round that is open, if one is; there is never more than one."""
    statement = select(RoundRow).where(RoundRow.roundtable_id == roundtable_id, RoundRow.key.is_not(None))
    return session.scalars(statement.execution_options(populate_existing=True)).one_or_none()


def get_round(session: Session, roundtable_id: int, round_id: int) -> RoundRow:
    """A round of this roundtable."""
    row = session.get(RoundRow, round_id, populate_existing=True)
    if row is None or row.roundtable_id != roundtable_id:
        raise NotFound("There is no such vote at this roundtable.")
    return row


def count_ballots(session: Session, round_id: int) -> int:
    """How many people have a ballot in a round."""
    statement = select(func.count()).select_from(BallotRow).where(BallotRow.round_id == round_id)
    return session.scalars(statement).one()


def load_rounds(session: Session, roundtable_id: int) -> tuple[Round, ...]:
    """Every round of a roundtable, oldest first."""
    statement = select(RoundRow).where(RoundRow.roundtable_id == roundtable_id).order_by(RoundRow.id)
    rows = session.scalars(statement).all()
    heading_of = load_theme_headings(session, {theme for row in rows for theme in row.themes})
    return tuple(as_round(row, heading_of) for row in rows)


def as_round(row: RoundRow, heading_of: Mapping[int, HeadingKey]) -> Round:
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
    )


def store_tallies(tallies: Sequence[Tally]) -> list[dict[str, Any]]:
    """Tallies as they are stored and as the journal has them: numbers only."""
    return [asdict(tally) for tally in tallies]
