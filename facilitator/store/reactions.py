"""What people say to each other's notes once they are revealed: "me too", "I see it differently"."""

from collections.abc import Iterable

from sqlalchemy import ForeignKey, bindparam, delete, func, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from facilitator.domain.contributions import Reaction
from facilitator.domain.notes import Handling
from facilitator.domain.phases import REACTING
from facilitator.store.base import Base, choice, table_of
from facilitator.store.notes import NoteRow
from facilitator.store.roundtables import RoundtableRow

Counts = dict[int, dict[str, int]]
"""How many people said what, by note; what nobody said is left out."""


class ReactionRow(Base):
    """What one attendee says to one note at present."""

    __tablename__ = "reaction"

    note_id: Mapped[int] = mapped_column(ForeignKey("note.id", ondelete="CASCADE"), primary_key=True)
    participant_id: Mapped[int] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    reaction: Mapped[Reaction] = mapped_column(choice(Reaction))


NOTE, REACTION, ROUNDTABLE = table_of(NoteRow), table_of(ReactionRow), table_of(RoundtableRow)
OWN_REACTIONS = (
    select(NOTE.c.alias, REACTION.c.reaction)
    .select_from(REACTION.join(NOTE, NOTE.c.id == REACTION.c.note_id).join(ROUNDTABLE))
    .where(
        NOTE.c.roundtable_id == bindparam("of"),
        NOTE.c.handling == Handling.OPEN,
        ROUNDTABLE.c.phase.in_(REACTING),
        REACTION.c.participant_id == bindparam("by"),
    )
)
"""Every phone that comes back needs this one, so it is built once."""
REACTIONS = (
    select(REACTION.c.note_id, REACTION.c.reaction, func.count())
    .select_from(REACTION.join(NOTE, NOTE.c.id == REACTION.c.note_id))
    .where(NOTE.c.roundtable_id == bindparam("of"))
    .group_by(REACTION.c.note_id, REACTION.c.reaction)
)
REACTIONS_AMONG = REACTIONS.where(REACTION.c.note_id.in_(bindparam("among", expanding=True)))
"""As every look at a board does with these."""


def count_reactions(session: Session, roundtable_id: int, note_ids: Iterable[int] | None = None) -> Counts:
    """The reactions to all notes of a roundtable, or to these."""
    of = {"of": roundtable_id}
    among = None if note_ids is None else of | {"among": list(note_ids)}
    counted: Counts = {}
    rows = session.execute(REACTIONS, of) if among is None else session.execute(REACTIONS_AMONG, among)
    for note_id, reaction, count in rows:
        counted.setdefault(note_id, {})[reaction.value] = count
    return counted


def load_own_reactions(session: Session, roundtable_id: int, participant_id: int) -> dict[int, str]:
    """What one attendee said, by the number that phones know the note by, while phones see these notes.

    Of a note that is hidden they are told nothing: that it is gone from here would tell that its author is at it.
    """
    rows = session.execute(OWN_REACTIONS, {"of": roundtable_id, "by": participant_id})
    return {row[0]: row[1].value for row in rows}


def count_own_reactions(session: Session, roundtable_id: int, participant_id: int) -> dict[Reaction, int]:
    """To how many notes one attendee has said what, whether phones see these notes or not: all that is kept of it."""
    here = select(NoteRow.id).where(NoteRow.roundtable_id == roundtable_id)
    own = select(ReactionRow.reaction, func.count()).where(
        ReactionRow.participant_id == participant_id, ReactionRow.note_id.in_(here)
    )
    return {row[0]: row[1] for row in session.execute(own.group_by(ReactionRow.reaction))}


def list_reactors(session: Session, note_ids: Iterable[int]) -> list[int]:
    """Who has said anything to these notes."""
    wanted = ReactionRow.note_id.in_(list(note_ids))
    return sorted(session.scalars(select(ReactionRow.participant_id).where(wanted).distinct()))


def drop_reactions(session: Session, note_id: int) -> None:
    """Deletes what was said to a note."""
    session.execute(delete(ReactionRow).where(ReactionRow.note_id == note_id))


def store_reaction(session: Session, note_id: int, participant_id: int, reaction: Reaction | None) -> None:
    """Puts a person's reaction in place of an earlier one; None takes it back."""
    session.execute(
        delete(ReactionRow).where(ReactionRow.note_id == note_id, ReactionRow.participant_id == participant_id)
    )
    if reaction is not None:
        values = {"note_id": note_id, "participant_id": participant_id, "reaction": reaction}
        session.execute(insert(ReactionRow).values(**values))
