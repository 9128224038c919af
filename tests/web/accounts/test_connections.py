"""Each who has an account, and somebody without any, listens as every audience."""

import pytest
from conftest import CODE, Person, make_live
from crews import welcome
from everybody import THERE, Roles, post
from flask import Flask
from flask_socketio import SocketIO
from witness import roundtable_id

from facilitator.actions.accounts import Place
from facilitator.domain.errors import FacilitatorError, NotAllowed
from facilitator.domain.people import Audience, Role, Viewer
from facilitator.live.connections import Connections, read_auth
from facilitator.live.devices import find_ended
from facilitator.live.listeners import Listener


def test_each_meets_every_live_connection(app: Flask, people: dict[str, Person], roles: dict[str, Roles]) -> None:
    door = Connections(app, SocketIO(async_mode="threading"))

    wrong = []
    for who, person in people.items():
        for code in (CODE, THERE):
            for audience in Audience:
                role = roles[who][code]
                is_let = role is not None and Viewer(1, role).may_see(audience)
                if knock(door, person, code, audience) is not is_let:
                    wrong.append((who, code, audience))
    assert wrong == [], "\n".join(map(str, wrong))


def knock(door: Connections, person: Person, code: str, audience: Audience) -> bool:
    """Whether somebody's page may listen as an audience; this one is no WebSocket, which is asked about after that."""
    with person.client as client:
        client.get("/health")
        with pytest.raises(FacilitatorError) as refusal:
            door.let_in(read_auth({"code": code, "audience": audience.value}))
    return not isinstance(refusal.value, NotAllowed)


def test_a_socket_is_cut_where_its_role_was_taken_and_stays_where_there_is_another(app: Flask, ada: Person) -> None:
    make_live(app, THERE)
    here, there = roundtable_id(app, CODE), roundtable_id(app, THERE)
    runs, writes = (Role.FACILITATOR, Place(roundtable_id=here)), (Role.WRITER, Place(roundtable_id=there))
    welcome(app, "bea", runs, writes)
    actor = "c2"
    listeners = [
        Listener("desk", here, Audience.CREW, lambda _: True, actor),
        Listener("screen", here, Audience.ROOM, lambda _: True, actor),
        Listener("writing", there, Audience.CREW, lambda _: True, actor),
        Listener("ada", here, Audience.CREW, lambda _: True, "c1"),
    ]
    assert find_ended(app, listeners) == []

    assert (
        post(ada, "/programme/accounts/2/roles/end", role="facilitator", place=f"roundtable-{here}").status_code == 303
    )

    assert [each.sid for each in find_ended(app, listeners)] == ["desk", "screen"]
