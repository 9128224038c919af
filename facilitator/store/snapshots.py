"""The whole board as one audience may see it: what a page starts from."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from facilitator.domain.contributions import Contribution
from facilitator.domain.exercises import see_own
from facilitator.domain.people import Audience, Viewer
from facilitator.domain.phases import REACTING, Phase, shows_themes
from facilitator.domain.sights import see_board, see_other_note, see_phone_board
from facilitator.domain.themes import Group, Theme
from facilitator.store.boards import load_board
from facilitator.store.contributions import load_contributions, load_own_answers
from facilitator.store.introductions import load_introductions
from facilitator.store.journal import head, mark_of, mark_of_own
from facilitator.store.notes import count_members, load_notes, load_own_notes
from facilitator.store.people import ParticipantRow
from facilitator.store.reactions import count_reactions, load_own_reactions
from facilitator.store.roundtables import as_roundtable, get_row, load_headings
from facilitator.store.themes import load_themes
from facilitator.store.undoing import see_actions
from facilitator.store.votes import load_rounds


def see_snapshot(session: Session, viewer: Viewer, audience: Audience) -> tuple[int, dict[str, Any]]:
    """The newest number and the whole board as one audience may see it."""
    # First: it is never newer than what follows.
    newest = head(session, viewer.roundtable_id, audience)
    if audience is Audience.PHONE:
        return newest, see_phone_snapshot(session, viewer)
    board = load_board(session, viewer.roundtable_id)
    seen = see_board(board, audience)
    if audience is Audience.CREW:
        seen["actions"] = see_actions(session, viewer.roundtable_id)
    return newest, seen


def see_place(session: Session, viewer: Viewer, audience: Audience, number: int) -> dict[str, Any]:
    """Where a page stands that has what came up to a number: what it names when it comes back."""
    place = {"seq": number, "mark": mark_of(session, viewer.roundtable_id, number, audience)}
    return place | {"mine": mark_of_own(session, viewer)} if audience is Audience.PHONE else place


def see_phone_snapshot(session: Session, viewer: Viewer) -> dict[str, Any]:
    """The same for one phone: nobody else's notes are even read, since a thousand phones may come back at once."""
    roundtable = as_roundtable(session, get_row(session, viewer.roundtable_id))
    themes = load_themes(session, roundtable.id) if shows_themes(roundtable.phase) else []
    own = [] if viewer.participant_id is None else load_own_notes(session, roundtable.id, viewer.participant_id)
    groups = measure(session, roundtable.id, themes)
    headings, rounds = load_headings(session, roundtable.id), load_rounds(session, roundtable.id)
    contributions = load_contributions(session, roundtable.id)
    others = see_others(session, roundtable.id, roundtable.phase) if roundtable.phase in REACTING else []
    return see_phone_board(
        roundtable,
        headings,
        own,
        groups,
        rounds=rounds,
        others=others,
        contributions=contributions,
        own=read_own(session, viewer, contributions),
    )


def see_others(session: Session, roundtable_id: int, phase: Phase) -> list[dict[str, Any]]:
    """Everybody's open notes as phones see them while they may react."""
    notes = [note for note in load_notes(session, roundtable_id) if note.is_open]
    reactions = count_reactions(session, roundtable_id)
    return [see_other_note(note, reactions.get(note.id, {}), phase) for note in notes]


def read_own(session: Session, viewer: Viewer, contributions: Sequence[Contribution]) -> dict[str, Any]:
    """What belongs to one phone alone."""
    if viewer.participant_id is None:
        return see_own(viewer, [], {}, {}, [], scribe_of=None, table=None)
    person = session.get_one(ParticipantRow, viewer.participant_id)
    return see_own(
        viewer,
        contributions,
        load_own_answers(session, viewer.roundtable_id, person.id),
        load_own_reactions(session, viewer.roundtable_id, person.id),
        load_introductions(session, viewer.roundtable_id, person.id),
        scribe_of=person.table_number if person.is_scribe else None,
        table=person.table_number,
        scribe_asks=person.asked_table,
    )


def measure(session: Session, roundtable_id: int, themes: Sequence[Theme]) -> dict[int, Group]:
    """Those of the themes that are live, by id, with how many notes and people are in each."""
    sizes = count_members(session, roundtable_id, [theme.id for theme in themes]) if themes else {}
    return {theme.id: Group(theme, *sizes.get(theme.id, (0, 0))) for theme in themes if theme.is_live}
