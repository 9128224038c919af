"""Two views, one truth: who follows the entries has the board that a fresh snapshot would give."""

from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rooms import MOVES, PLAYS, ROOMS, Entered, Move, Room, enter
from witness import Board, apply_entry

from facilitator.domain.entries import Entry
from facilitator.domain.people import Audience, Viewer
from facilitator.store.answers import see_answer
from facilitator.store.backlogs import Known, has_own
from facilitator.store.journal import entries_after, mark_of_own
from facilitator.store.sights import see_entries
from facilitator.store.snapshots import see_snapshot

CALM = settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
FOLLOWED = st.lists(st.tuples(MOVES, st.integers(0, 3)), min_size=5, max_size=40)
"""Moves, and after each which followers look: so batches are of every size."""


@dataclass
class Follower:
    """A page that keeps its board up to date by entries alone."""

    room: Room
    viewer: Viewer
    audience: Audience
    catches_up: bool = True
    seq: int = 0
    mine: str = ""
    board: Board = field(default_factory=dict)

    def start(self) -> None:
        self.seq, self.board = self.fresh()
        with self.room.reading() as session:
            self.mine = mark_of_own(session, self.viewer)

    def fresh(self) -> tuple[int, Board]:
        with self.room.reading() as session:
            return see_snapshot(session, self.viewer, self.audience)

    def fetch(self, after: int) -> list[dict[str, Any]]:
        """What came after a number: with the own notes in it over HTTP, without them over the socket."""
        with self.room.reading() as session:
            entries = entries_after(session, self.room.id, after, self.audience)
            viewer = self.viewer if self.catches_up else None
            return see_entries(session, self.room.id, entries, self.audience, viewer)

    def follow(self, again: int = 0) -> None:
        """Applies what is new, each twice, and once more some that were applied before."""
        if not self.has_own():
            self.start()
            return
        after = self.seq
        entries = self.fetch(max(0, after - again))
        for entry in entries:
            self.board = apply_entry(self.board, deepcopy(entry))
            self.board = apply_entry(self.board, deepcopy(entry))
        is_news = any(entry.get("kind") == "phase.changed" for entry in entries if entry["seq"] > self.seq)
        self.seq = max([self.seq, *(entry["seq"] for entry in entries)])
        if is_news and self.audience is not Audience.CREW:
            # What docs/protocol.md asks for: phones may be told what their notes have become, the room shown notes.
            self.start()

    def has_own(self) -> bool:
        """Whether the server would not send it to a snapshot for what no shared frame can hold."""
        if self.audience is not Audience.PHONE:
            return True
        with self.room.reading() as session:
            return has_own(session, self.viewer, self.audience, Known(self.seq, None, self.mine))

    def hear(self, entry: Entry | None) -> None:
        """Lays in the answer to an order of one's own, which comes ahead of the news."""
        if entry is not None and entry.actor == self.viewer.actor:
            with self.room.reading() as session:
                seen = see_answer(session, entry, self.audience, self.viewer)
            self.board, self.mine = apply_entry(self.board, seen), seen["mine"]


def plain(board: Board) -> Board:
    """A board without the order in which its things came to be there, nor counts where the notes are there to count."""
    listed = [part for part in ("notes", "others", "themes", "rounds", "contributions", "own") if part in board]
    parts = {part: sorted(board[part], key=lambda thing: str(thing["id"])) for part in listed}
    return board | parts | ({"counts": None} if board["roundtable"]["shows_notes"] or "actions" in board else {})


def as_promised(board: Board) -> Board:
    """What a phone is promised: all but what its page works out from the theme of a note, and how many have voted."""
    derived = {"state", "theme_name", "n_others"}
    notes = [{name: value for name, value in note.items() if name not in derived} for note in board["notes"]]
    rounds = [vote | {"turnout": None} for vote in board["rounds"]]
    return plain(board | {"notes": notes, "rounds": rounds})


@CALM
@given(moves=FOLLOWED, entered=ROOMS)
def test_room_and_crew_end_with_the_board_of_a_fresh_snapshot(
    app: Flask, moves: list[tuple[Move, int]], entered: Entered
) -> None:
    room = enter(app, entered)
    followers = [
        Follower(room, room.people["fay"], Audience.ROOM),
        Follower(room, room.people["fay"], Audience.CREW),
        Follower(room, room.people["wes"], Audience.CREW),
    ]
    for follower in followers:
        follower.start()

    for move, who in moves:
        room.play(move)
        for follower in followers[:who]:
            follower.follow(again=who)
            assert plain(follower.board) == plain(follower.fresh()[1]), f"{follower.audience} after {move}"

    for follower in followers:
        follower.follow()
        assert plain(follower.board) == plain(follower.fresh()[1]), follower.audience


@CALM
@given(moves=FOLLOWED, entered=ROOMS)
def test_a_phone_ends_with_the_board_of_a_fresh_snapshot(
    app: Flask, moves: list[tuple[Move, int]], entered: Entered
) -> None:
    room = enter(app, entered)
    polling = Follower(room, room.people["ann"], Audience.PHONE)
    listening = Follower(room, room.people["ann"], Audience.PHONE, catches_up=False)
    for follower in (polling, listening):
        follower.start()

    for move, who in moves:
        entry = room.play(move)
        listening.hear(entry)
        for follower in [(), (polling,), (listening,), (polling, listening)][who]:
            follower.follow(again=who)
            assert as_promised(follower.board) == as_promised(follower.fresh()[1]), f"after {move}"

    for follower in (polling, listening):
        follower.follow()
        assert as_promised(follower.board) == as_promised(follower.fresh()[1])


@CALM
@given(moves=PLAYS, entered=ROOMS, after=st.integers(0, 30))
def test_coming_back_after_any_number_is_as_good_as_never_having_left(
    app: Flask, moves: list[Move], entered: Entered, after: int
) -> None:
    room = enter(app, entered)
    seqs = []
    boards = []
    page = Follower(room, room.people["fay"], Audience.CREW)
    for move in moves:
        room.play(move)
        page.start()
        seqs.append(page.seq)
        boards.append(page.board)

    left = after % len(moves)
    page.seq, page.board = seqs[left], boards[left]
    page.follow()

    assert plain(page.board) == plain(page.fresh()[1])
