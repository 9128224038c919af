"""Two evenings that differ only in which notes are off the record look alike to the room screen and to other phones."""

import json
import random
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
from conftest import NOW
from flask import Flask
from sqlalchemy.orm import Session

from facilitator.actions.notes import edit_note, post_note, withdraw_note
from facilitator.actions.people import join_roundtable
from facilitator.actions.phases import change_phase
from facilitator.actions.roundtables import make_roundtable, status_columns
from facilitator.database.access import write
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind
from facilitator.domain.orders import Action, Order
from facilitator.domain.people import Audience, Role, Sector, Viewer
from facilitator.domain.phases import NotesShown, Phase, Slot, Status
from facilitator.store.answers import see_answer
from facilitator.store.backlogs import Known, read_backlog
from facilitator.store.journal import head, record, take_number
from facilitator.store.snapshots import see_place, see_snapshot

N_NOTES = 24
AGENDA = (Slot(Phase.POST, 10), Slot(Phase.REVEAL, 5))


class Over(Exception):
    """The evening is over, and is undone, so that the next one has the same numbers."""


@dataclass
class Evening:
    """One evening in a transaction that is undone; `wire` is what display and witness got, in bytes."""

    session: Session
    off_record: frozenset[int]
    wire: list[bytes]

    def play(self) -> None:
        """Three people write, edit and take back; a fourth, whose phone is watched, writes two of the notes."""
        row = make_roundtable(
            self.session, code="NGHTS", title="", cluster="", now=NOW, agenda=AGENDA, notes_shown=NotesShown.AT_REVEAL
        )
        row.status, row.phase, row.phase_started_at, self.id = Status.LIVE, Phase.POST, NOW, row.id
        self.n_orders = 0
        self.leader = Viewer(row.id, Role.ORGANISER, crew_id=1)
        self.session.flush()
        made = Fact(EntryKind.ROUNDTABLE_MADE, {"roundtable": status_columns(row)})
        record(self.session, Order(self.leader, "made", NOW), take_number(self.session, row.id), made, digest="")
        writers = [self.join() for _ in range(4)]
        self.witness = writers[3]
        for number in range(N_NOTES):
            self.write(writers[3 if number in {9, 17} else number % 3], number)
        self.reveal()

    def join(self) -> Viewer:
        door = Viewer(self.id, Role.ATTENDEE)
        fact = self.act(join_roundtable, door, sector=Sector.INDUSTRY, organisation=None, table=None)
        return Viewer(self.id, Role.ATTENDEE, participant_id=fact.payload["people"][0]["id"])

    def write(self, author: Viewer, number: int) -> None:
        """One note; every fourth is edited, every seventh taken back, each handled as it was."""
        said = {"kind": Kind.ASK, "off_record": number in self.off_record}
        heading = list(HeadingKey)[number % 4]
        fact = self.act(post_note, author, heading=heading, text=f"Note {number}", **said)
        note = fact.payload["notes"][0]["id"]
        if number % 4 == 1:
            self.act(edit_note, author, note=note, text=f"Note {number}, mended", heading=HeadingKey.TALENT, **said)
        if number % 7 == 3:
            self.act(withdraw_note, author, note=note)

    def act(self, action: Action, viewer: Viewer, **values: Any) -> Fact:
        """Carries out one order, and looks at what is sent of it."""
        self.n_orders += 1
        order = Order(viewer, f"order-{self.n_orders:03}", NOW + self.n_orders * timedelta(seconds=7, milliseconds=3))
        before = {audience: head(self.session, self.id, audience) for audience in (Audience.ROOM, Audience.PHONE)}
        seq = take_number(self.session, self.id)
        fact = action(self.session, order, **values)
        self.session.flush()
        entry = record(self.session, order, seq, fact, digest=sha256(str(values).encode()).hexdigest())
        self.look(before, [entry] if viewer == getattr(self, "witness", None) else [])
        return fact

    def look(self, before: dict[Audience, int], answered: list[Any]) -> None:
        """All that display and witness can be sent or ask for now, and the answer to an order of the witness."""
        display = Viewer(self.id, Role.DISPLAY, crew_id=2)
        for viewer, audience in ((display, Audience.ROOM), (getattr(self, "witness", display), Audience.PHONE)):
            news = read_backlog(self.session, viewer, audience, Known(before[audience]))
            self.hear(
                news.after,
                news.head,
                news.mark,
                news.run and news.run.text,
                see_snapshot(self.session, viewer, audience),
            )
            self.hear(see_place(self.session, viewer, audience, head(self.session, self.id, audience)))
        for entry in answered:
            self.hear(see_answer(self.session, entry, Audience.PHONE, self.witness))

    def hear(self, *sent: Any) -> None:
        self.wire.append(json.dumps(sent).encode())

    def reveal(self) -> None:
        self.told_before = len(self.wire)
        self.act(change_phase, self.leader, phase=Phase.REVEAL, heading=None)


def play(app: Flask, monkeypatch: pytest.MonkeyPatch, off_record: set[int]) -> tuple[list[bytes], list[bytes]]:
    """What was sent before the reveal, and with it."""
    chance = random.Random(4)  # noqa: S311 - the same numbers on every evening
    monkeypatch.setattr("facilitator.store.base.secrets.randbelow", chance.randrange)
    evenings: list[Evening] = []

    def work(session: Session) -> None:
        evening = Evening(session, frozenset(off_record), [])
        evening.play()
        evenings.append(evening)
        raise Over

    with app.app_context(), pytest.raises(Over):
        write(work)
    told = evenings[0].told_before
    return evenings[0].wire[:told], evenings[0].wire[told:]


def test_which_notes_are_off_the_record_shows_in_nothing_that_is_sent_before_the_reveal(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    evenings = [play(app, monkeypatch, off_record) for off_record in ({0, 3, 8, 13}, {1, 2, 21, 23}, set[int]())]

    assert len(evenings[0][0]) > 5 * N_NOTES
    assert evenings[0][0] == evenings[1][0] == evenings[2][0]
    # What they wrote is told then, and how many were off the record.
    assert evenings[0][1] != evenings[1][1] != evenings[2][1]
