"""What the room did for some themes, read without the rest of the board."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.ranking import Standing, weigh
from facilitator.domain.roundtables import tells_hands
from facilitator.store.boards import add_reactions, read_received
from facilitator.store.contributions import load_contributions
from facilitator.store.notes import NoteRow, load_notes
from facilitator.store.reactions import count_reactions
from facilitator.store.roundtables import get_row
from facilitator.store.votes import load_rounds


def load_standings(session: Session, roundtable_id: int, themes: Collection[int]) -> dict[int, Standing]:
    """By theme, as the whole board would give it."""
    ids = session.scalars(select(NoteRow.id).where(NoteRow.theme_id.in_(list(themes)))).all()
    notes = [note for note in load_notes(session, roundtable_id, ids) if note.is_open] if ids else []
    row = get_row(session, roundtable_id)
    stored, hands = row.received, tells_hands(row.sharing_mode)
    received = None if stored is None else read_received(stored)
    reactions = add_reactions(count_reactions(session, roundtable_id, ids), received)
    contributions, rounds = load_contributions(session, roundtable_id), load_rounds(session, roundtable_id)
    of = {theme: [note for note in notes if note.theme_id == theme] for theme in themes}
    return {theme: weigh(own, [theme], reactions, contributions, rounds, are_told=hands) for theme, own in of.items()}
