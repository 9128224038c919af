"""The whole board as one audience may see it: what a page starts from."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, partial
from typing import Any

from sqlalchemy.orm import Session

from facilitator.domain.contributions import Contribution
from facilitator.domain.errors import NotFound
from facilitator.domain.exercises import see_own
from facilitator.domain.moments import moment
from facilitator.domain.people import Audience, Viewer
from facilitator.domain.phases import REACTING, Phase, shows_themes
from facilitator.domain.sights import is_revealed, see_board, see_other_note, see_own_note, see_phones_board
from facilitator.domain.themes import Group, Theme
from facilitator.reports.evidence.flags import mask_contribution
from facilitator.store.boards import load_board
from facilitator.store.contributions import load_contributions, load_own_answers
from facilitator.store.introductions import load_introductions
from facilitator.store.journal import head, mark_of, mark_of_own
from facilitator.store.notes import count_members, load_notes, load_own_notes
from facilitator.store.people import find_seat
from facilitator.store.reactions import count_reactions, load_own_reactions
from facilitator.store.roundtables import as_roundtable, get_row, load_headings
from facilitator.store.states import State, find_head, write_json
from facilitator.store.telling import tell, tell_board, tell_rounds, tell_themes, tell_words
from facilitator.store.undoing import see_actions

MOST_UNASKED = 16_000
"""Characters. A board that is longer is better asked for over HTTP, where it is compressed."""


@dataclass(frozen=True)
class Common:
    """What the boards of all phones have alike, and what the rest of each is made with; nothing that is private.

    `private` says whose private contributions there are, by their numbers alone. `has_reactions` is whether phones are
    shown what they said to others' notes, in this phase.
    """

    board: dict[str, Any]
    groups: dict[int, Group]
    is_revealed: bool
    has_reactions: bool
    contributions: tuple[Contribution, ...]
    private: dict[int, list[int]]

    @cached_property
    def text(self) -> str:
        """The board as JSON."""
        return write_json(self.board)


def see_snapshot(session: Session, viewer: Viewer, audience: Audience) -> tuple[int, dict[str, Any]]:
    """The newest number and the whole board as one audience may see it."""
    # First: it is never newer than what follows.
    newest = head(session, viewer.roundtable_id, audience)
    if audience is Audience.PHONE:
        common = read_common(session, viewer.roundtable_id)
        return newest, common.board | see_own_things(session, viewer, common)
    seen = see_board(tell_board(session, load_board(session, viewer.roundtable_id)), audience)
    if audience is Audience.CREW:
        seen["actions"] = see_actions(session, viewer.roundtable_id)
    return newest, seen


def see_place(session: Session, viewer: Viewer, audience: Audience, number: int) -> dict[str, Any]:
    """Where a page stands that has what came up to a number: what it names when it comes back."""
    place = {"seq": number, "mark": mark_of(session, viewer.roundtable_id, number, audience)}
    return place | {"mine": mark_of_own(session, viewer)} if audience is Audience.PHONE else place


def find_place(session: Session, viewer: Viewer, audience: Audience, state: State) -> dict[str, Any]:
    """The same for a page that has everything."""
    number, mark = find_head(session, viewer.roundtable_id, audience, state)
    place = {"seq": number, "mark": mark}
    return place | {"mine": mark_of_own(session, viewer)} if audience is Audience.PHONE else place


def write_board(session: Session, viewer: Viewer, audience: Audience, state: State) -> str:
    """The board as JSON. What is the same for all phones is made once for each state: a thousand may ask for it."""
    if audience is not Audience.PHONE:
        return write_json(see_snapshot(session, viewer, audience)[1])
    common = find_common(session, viewer.roundtable_id, state)
    return f"{common.text[:-1]},{write_json(see_own_things(session, viewer, common))[1:]}"


def write_snapshot(session: Session, viewer: Viewer, audience: Audience, place: dict[str, Any], state: State) -> str:
    """A page's place and its board, as JSON."""
    told = write_json({**place, "now": moment(datetime.now(UTC))})
    return f'{told[:-1]},"board":{write_board(session, viewer, audience, state)}}}'


def write_small_snapshot(session: Session, viewer: Viewer, state: State) -> str:
    """The same for a phone, if its board is small enough to be sent unasked and unpacked; an empty object if not."""
    common = find_common(session, viewer.roundtable_id, state)
    if len(common.text) > MOST_UNASKED:
        return "{}"
    return write_snapshot(session, viewer, Audience.PHONE, find_place(session, viewer, Audience.PHONE, state), state)


def find_common(session: Session, roundtable_id: int, state: State) -> Common:
    """What the boards of all phones have alike at a state."""
    return state.get("common", lambda: read_common(session, roundtable_id))


def read_common(session: Session, roundtable_id: int) -> Common:
    """What the boards of all phones have alike."""
    roundtable = as_roundtable(session, get_row(session, roundtable_id))
    themes = tell_themes(session, roundtable_id) if shows_themes(roundtable.phase) else []
    groups = measure(session, roundtable_id, themes)
    contributions = load_contributions(session, roundtable_id)
    has_reactions = roundtable.phase in REACTING
    board = see_phones_board(
        roundtable,
        load_headings(session, roundtable_id),
        groups,
        rounds=tell_rounds(session, roundtable_id),
        others=see_others(session, roundtable_id, roundtable.phase) if has_reactions else [],
        contributions=tell(session, roundtable_id, contributions, mask_contribution),
    )
    public = tuple(each for each in contributions if not each.is_private)
    return Common(board, groups, is_revealed(roundtable), has_reactions, public, number_private(contributions))


def number_private(contributions: Iterable[Contribution]) -> dict[int, list[int]]:
    """The numbers of each attendee's private contributions."""
    numbers: defaultdict[int, list[int]] = defaultdict(list)
    for each in contributions:
        if each.is_private and each.participant_id is not None:
            numbers[each.participant_id].append(each.id)
    return dict(numbers)


def see_own_things(session: Session, viewer: Viewer, common: Common) -> dict[str, Any]:
    """What is on one phone's board alone: nobody else's notes are even read."""
    person = viewer.participant_id
    notes = [] if person is None else load_own_notes(session, viewer.roundtable_id, person)
    private = [] if person is None else common.private.get(person, [])
    contributions = [*common.contributions]
    if private:
        contributions += load_contributions(session, viewer.roundtable_id, private)
        contributions.sort(key=lambda each: each.id)
    seen = [see_own_note(note, common.groups, is_revealed=common.is_revealed) for note in notes]
    return {"notes": seen, **read_own(session, viewer, contributions, has_reactions=common.has_reactions)}


def see_others(session: Session, roundtable_id: int, phase: Phase) -> list[dict[str, Any]]:
    """Everybody's open notes as phones see them while they may react."""
    notes = [note for note in tell_words(session, roundtable_id, load_notes(session, roundtable_id)) if note.is_open]
    reactions = count_reactions(session, roundtable_id)
    return [see_other_note(note, reactions.get(note.id, {}), phase) for note in notes]


def read_own(
    session: Session, viewer: Viewer, contributions: Sequence[Contribution], *, has_reactions: bool = True
) -> dict[str, Any]:
    """What belongs to one phone alone; what it said to others' notes is not looked for where it is not shown."""
    if viewer.participant_id is None:
        return see_own(viewer, [], {}, {}, [], scribe_of=None, table=None)
    person = find_seat(session, viewer.participant_id)
    if person is None:
        raise NotFound("This phone has no place here any more.")
    meetings = load_introductions(session, viewer.roundtable_id, person.id) if contributions else []
    if meetings:  # each says what it is about, which is mostly another's
        contributions = tell(session, viewer.roundtable_id, contributions, partial(mask_for, person.id))
    return see_own(
        viewer,
        contributions,
        load_own_answers(session, viewer.roundtable_id, person.id) if contributions else {},
        load_own_reactions(session, viewer.roundtable_id, person.id) if has_reactions else {},
        meetings,
        scribe_of=person.table_number if person.is_scribe else None,
        table=person.table_number,
        scribe_asks=person.asked_table,
    )


def mask_for(participant_id: int, contribution: Contribution) -> Contribution:
    """A contribution as it is told to one attendee, who reads their own as they typed it."""
    return contribution if contribution.participant_id == participant_id else mask_contribution(contribution)


def measure(session: Session, roundtable_id: int, themes: Sequence[Theme]) -> dict[int, Group]:
    """Those of the themes that are live, by id, with how many notes and people are in each."""
    sizes = count_members(session, roundtable_id, [theme.id for theme in themes]) if themes else {}
    return {theme.id: Group(theme, *sizes.get(theme.id, (0, 0))) for theme in themes if theme.is_live}
