"""Phones with an outbox: each note is sent under its own id until it is answered, whatever happens in between."""

import random
import secrets
from dataclasses import dataclass, field
from typing import Any

from loads.calls import Answer, Caller, post
from loads.crowds import Crowd
from loads.rooms import Room, note_values

FORGETTING = 0.1
"""How often the answer is lost on the way: the phone hangs up unheard, and sends the same note again."""
RETRY_SECONDS = 0.02
NOTHING, OK, LIMITED = 0, 200, 429


@dataclass
class Ledger:
    """What was sent and what was answered, over all phones and servers: numbers of entries by client_id."""

    sent: set[str] = field(default_factory=set)
    accepted: dict[str, int] = field(default_factory=dict)
    refused: list[Answer] = field(default_factory=list)

    def accept(self, client_id: str, seq: int) -> None:
        """Notes an answer. A note that is answered twice must be given the same number."""
        if self.accepted.setdefault(client_id, seq) != seq:
            self.refused.append(Answer(OK, f"{client_id} was {self.accepted[client_id]}, then {seq}".encode()))


@dataclass
class Outbox:
    """One phone, with at most one note under way."""

    room: Room
    cookie: str
    ledger: Ledger
    chance: random.Random
    note: dict[str, Any] | None = None
    n_posted: int = 0
    caller: Caller | None = None

    def open(self, crowd: Crowd, port: int, n_most: int) -> None:
        """Begins to post, first of all what was not answered before; stops after so many notes."""
        self.caller, self.n_posted = Caller(crowd, port), 0
        self.crowd, self.n_most = crowd, n_most
        self.go_on()

    def go_on(self) -> None:
        if self.note is None:
            if self.n_posted >= self.n_most:
                return
            self.note = note_values(self.chance) | {"client_id": secrets.token_hex(16)}
            self.n_posted += 1
        self.send(self.note)

    def send(self, note: dict[str, Any]) -> None:
        assert self.caller is not None
        self.ledger.sent.add(note["client_id"])
        path = f"/r/{self.room.code}/commands/note.post"
        self.caller.ask(post(path, note, self.cookie, self.room.token), self.settle)
        if self.chance.random() < FORGETTING:
            self.caller.close()
            self.crowd.after(RETRY_SECONDS, self.go_on)

    def settle(self, answer: Answer) -> None:
        assert self.note is not None
        if answer.status == OK:
            self.ledger.accept(self.note["client_id"], answer.json()["entry"]["seq"])
            self.note = None
            self.go_on()
        elif answer.status not in {NOTHING, LIMITED}:
            self.ledger.refused.append(answer)


def make_outboxes(room: Room) -> tuple[Ledger, list[Outbox]]:
    """An outbox for each phone of the room, and their common ledger."""
    ledger = Ledger()
    return ledger, [
        Outbox(room, cookie, ledger, random.Random(index))  # noqa: S311 - the same in every run
        for index, cookie in enumerate(room.phones)
    ]
