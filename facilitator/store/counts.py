"""How many people, notes and themes every roundtable has, in three looks for all of them together."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from facilitator.domain.notes import Handling
from facilitator.store.notes import NoteRow
from facilitator.store.people import ParticipantRow
from facilitator.store.themes import ThemeRow


@dataclass(frozen=True, slots=True)
class Counts:
    """By roundtable: its participants, its notes on the record, its themes; nothing where there are none."""

    people: Mapping[int, int]
    notes: Mapping[int, int]
    themes: Mapping[int, int]


def count_all(session: Session) -> Counts:
    """The counts as the tables have them; what an export says of people who are not here is not among them."""
    return Counts(
        people=count_by(session, ParticipantRow.roundtable_id),
        notes=count_by(session, NoteRow.roundtable_id, NoteRow.handling == Handling.OPEN),
        themes=count_by(session, ThemeRow.roundtable_id, ThemeRow.is_live),
    )


def count_by(
    session: Session, column: InstrumentedAttribute[int], *conditions: ColumnElement[bool] | InstrumentedAttribute[bool]
) -> dict[int, int]:
    """How many rows there are for each roundtable."""
    statement = select(column, func.count()).where(*conditions).group_by(column)
    return {row[0]: row[1] for row in session.execute(statement)}
