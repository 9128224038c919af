"""Whatever people do in whatever phase: nobody is sent what their phase, their role and its handling do not allow.

What may be seen is worked out here from the tables and docs/protocol.md alone, and every word typed is found again.
"""

import json
import re
from typing import Any

import pytest
from conftest import NOW
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rooms import AGENDA, PLAYS, ROOMS, Entered, Move, Room, enter
from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.board import Board
from facilitator.domain.contributions import ContributionKind, ContributionState
from facilitator.domain.notes import Handling
from facilitator.domain.people import Audience, Viewer
from facilitator.domain.phases import NotesShown, Phase
from facilitator.store.boards import load_board
from facilitator.store.contributions import ContributionRow
from facilitator.store.desks import see_desk, see_off_record
from facilitator.store.introductions import IntroductionRow
from facilitator.store.journal import entries_after
from facilitator.store.sights import see_entries
from facilitator.store.snapshots import see_snapshot

CALM = settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
ON_ONE = pytest.mark.parametrize("databases", ["sqlite"], indirect=True, scope="session")
"""It plays long evenings, and it is not the database that decides what is shown: test_hiding asks both."""
TYPED = re.compile(r"said (?:in move|again in move|again) \d+")
ARGUING = {Phase.REVEAL, Phase.DISCUSS}
REVEALED = {Phase.REVEAL, Phase.CLUSTER, Phase.DISCUSS, Phase.VOTE, Phase.PITCH, Phase.COMMIT, Phase.CLOSE}
BROUGHT_IN = {
    Phase.KEYNOTE: {ContributionKind.QUESTION},
    Phase.DEFINE: {ContributionKind.CASE, ContributionKind.WORDING},
    Phase.DISCUSS: {ContributionKind.RECORD},
    Phase.PITCH: {ContributionKind.LINE, ContributionKind.ASK, ContributionKind.OFFER},
    Phase.COMMIT: {ContributionKind.COMMITMENT, ContributionKind.ASK, ContributionKind.OFFER},
    Phase.CLOSE: {ContributionKind.COMMITMENT},
}
"""As the table in docs/protocol.md says."""
STEPS = st.integers(0, len(AGENDA) - 1)
"""How far down the agenda the room is when people begin."""


def go_on(room: Room, n_steps: int) -> Room:
    """The room so many lines further on; each line brings what belongs to it."""
    for _ in range(n_steps):
        room.play(("step", 1))
        for number, kind in enumerate(ContributionKind):
            room.play(("bring", ("ann", "ben", "cat")[number % 3], kind, number % 2 == 0))
    return room


def typed_in(value: Any) -> set[str]:
    """Every sentence that somebody typed, wherever it stands."""
    return set(TYPED.findall(json.dumps(value, ensure_ascii=False)))


def sent_to(session: Session, room: Room, viewer: Viewer, audience: Audience) -> set[str]:
    """All that one device is sent: its snapshot, the shared frames, and what it fetches for itself."""
    entries = entries_after(session, room.id, 0)
    shared = see_entries(session, room.id, entries, audience)
    own = see_entries(session, room.id, entries, audience, viewer)
    return typed_in([see_snapshot(session, viewer, audience), shared, own])


def words_of(contribution: Any) -> set[str]:
    return typed_in([contribution.text, contribution.detail])


def allowed_notes(board: Board, phase: Phase, audience: Audience) -> set[str]:
    """The words of notes that an audience may be sent."""
    is_open = {note.text for note in board.notes if note.handling is Handling.OPEN}
    rule = board.roundtable.notes_shown
    may = {
        Audience.PHONE: phase in ARGUING,
        Audience.ROOM: rule is NotesShown.AS_POSTED or phase in REVEALED,
        Audience.CREW: True,
    }
    return typed_in(sorted(filter(None, is_open))) if may[audience] else set()


def allowed_contributions(board: Board, phase: Phase, audience: Audience) -> set[str]:
    """The words of contributions that an audience may be sent."""
    allowed: set[str] = set()
    for each in board.contributions:
        is_for_all = each.state is ContributionState.OPEN and each.kind in BROUGHT_IN.get(phase, set())
        is_for_crew = audience is Audience.CREW and each.state is not ContributionState.WITHDRAWN
        if not each.is_private and (is_for_all or is_for_crew):
            allowed |= words_of(each)
    return allowed


def own_words(session: Session, board: Board, viewer: Viewer) -> set[str]:
    """What somebody typed and did not take back, and the contacts of those who gave theirs for theirs."""
    person = viewer.participant_id
    own = typed_in([note.text for note in board.notes if note.participant_id == person])
    for each in board.contributions:
        if each.participant_id == person:
            own |= words_of(each)
    statement = select(IntroductionRow, ContributionRow.participant_id).join(
        ContributionRow, ContributionRow.id == IntroductionRow.contribution_id
    )
    for row, author in session.execute(statement.where(IntroductionRow.roundtable_id == board.roundtable.id)):
        is_mutual = row.contact and row.author_contact and not row.is_declined
        if person in {author, row.participant_id}:
            # What the two may meet over, they may read again after its phase.
            own |= {word for each in board.contributions if each.id == row.contribution_id for word in words_of(each)}
        if is_mutual and person == author:
            own |= typed_in(row.contact)
        if is_mutual and person == row.participant_id:
            own |= typed_in(row.author_contact)
    return own


@ON_ONE
@CALM
@given(moves=PLAYS, entered=ROOMS, n_steps=STEPS)
def test_nobody_is_sent_what_they_may_not_see(app: Flask, moves: list[Move], entered: Entered, n_steps: int) -> None:
    room = go_on(enter(app, entered), n_steps)
    for number, move in enumerate(moves):
        room.play(move)
        look_at_tallies(room)
        if number % 3:
            continue
        with room.reading() as session:
            board = load_board(session, room.id)
            phase = board.roundtable.phase
            for who in ("ann", "ben", "cat"):
                viewer = room.people[who]
                allowed = allowed_notes(board, phase, Audience.PHONE)
                allowed |= allowed_contributions(board, phase, Audience.PHONE) | own_words(session, board, viewer)
                assert sent_to(session, room, viewer, Audience.PHONE) <= allowed, (who, phase, move)
            for who, audience in (("fay", Audience.ROOM), ("fay", Audience.CREW), ("wes", Audience.CREW)):
                allowed = allowed_notes(board, phase, audience) | allowed_contributions(board, phase, audience)
                assert sent_to(session, room, room.people[who], audience) == allowed, (who, audience, phase, move)


@CALM
@given(moves=PLAYS, entered=ROOMS)
def test_the_desk_holds_no_word_off_the_record_but_behind_its_own_press(
    app: Flask, moves: list[Move], entered: Entered
) -> None:
    room = enter(app, entered)
    for move in moves:
        room.play(move)

    with room.reading() as session:
        board = load_board(session, room.id)
        off_record = typed_in([note.text for note in board.notes if note.handling is Handling.OFF_RECORD])
        rest = typed_in([note.text for note in board.notes if note.handling is not Handling.OFF_RECORD])
        brought = allowed_contributions(board, board.roundtable.phase, Audience.CREW)
        assert typed_in(see_desk(session, room.people["fay"], NOW)) <= rest | brought
        assert typed_in(see_off_record(session, room.id)) == off_record


def look_at_tallies(room: Room) -> None:
    """No tally is sent while a vote is open."""
    with room.reading() as session:
        entries = entries_after(session, room.id, 0)
        for who, audience in (("ann", Audience.PHONE), ("fay", Audience.ROOM), ("wes", Audience.CREW)):
            viewer = room.people[who]
            seen = [see_snapshot(session, viewer, audience)[1]]
            seen += see_entries(session, room.id, entries[-3:], audience, viewer)
            rounds = [vote for part in seen for vote in part.get("rounds", ())]
            assert [vote for vote in rounds if vote["is_open"] and vote["tallies"]] == []
