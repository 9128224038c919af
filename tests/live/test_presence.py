"""Who is there and who waits: what the facilitator is told, and how many connections one person may have."""

from collections.abc import Iterator

import pytest
from conftest import CODE
from flask import Flask
from lines import Line
from servers import Phone, Server, let_in
from witness import stored

from facilitator.domain.people import Role
from facilitator.live.connections import MOST_SOCKETS

pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True, scope="session")


@pytest.fixture
def app(alone: tuple[Flask, Server]) -> Flask:
    return alone[0]


@pytest.fixture
def screen(app: Flask, server: Server) -> Iterator[Line]:
    """The facilitator's page."""
    with Line(server, let_in(app, server, Role.FACILITATOR)) as line:
        yield line.join(CODE, audience="room")


@pytest.fixture
def phones(server: Server) -> list[Phone]:
    return [Phone([server], CODE) for _ in range(3)]


def wait_for_presence(screen: Line, count: int, waiting: int) -> None:
    screen.hear_until(lambda: screen.events("presence")[-1:] == [{"count": count, "waiting": waiting}])


def test_the_facilitator_sees_who_is_connected_and_who_has_notes_to_send(
    app: Flask, server: Server, screen: Line, phones: list[Phone]
) -> None:
    wait_for_presence(screen, 0, 0)
    with Line(server, phones[0].cookies) as ann, Line(server, phones[1].cookies) as ben:
        ann.join(CODE, audience="phone")
        ben.join(CODE, audience="phone", waiting=4)
        wait_for_presence(screen, 2, 1)
        before = stored(app)
        ann.tell("waiting", 2)
        wait_for_presence(screen, 2, 2)
        for count in (1, 0):
            ben.tell("waiting", count)
        wait_for_presence(screen, 2, 1)
        assert stored(app) == before, "nothing of it is kept"
    wait_for_presence(screen, 0, 0)


def test_a_phone_with_two_tabs_is_one_phone(server: Server, screen: Line, phones: list[Phone]) -> None:
    with Line(server, phones[0].cookies) as one, Line(server, phones[0].cookies) as other:
        one.join(CODE, audience="phone", waiting=1)
        other.join(CODE, audience="phone", waiting=1)
        with Line(server, phones[1].cookies) as ben:
            ben.join(CODE, audience="phone")
            wait_for_presence(screen, 2, 1)


@pytest.mark.parametrize("nonsense", [[], [-1], [1000], [True], ["3"], [1.5], [None], [[1]], [{"n": 1}], [1, 2]])
def test_nonsense_about_waiting_is_not_passed_on(
    server: Server, screen: Line, phones: list[Phone], nonsense: list[object]
) -> None:
    with Line(server, phones[0].cookies) as ann, Line(server, phones[1].cookies) as ben:
        ann.join(CODE, audience="phone", waiting=3).tell("waiting", *nonsense)
        ben.join(CODE, audience="phone", waiting=5)
        wait_for_presence(screen, 2, 2)
    assert 'level": "error' not in server.log


def test_what_a_phone_says_when_it_connects_must_make_sense(server: Server, phones: list[Phone]) -> None:
    for auth in (
        {"waiting": -1},
        {"waiting": "3"},
        {"waiting": True},
        {"after": True},
        {"after": "3"},
        {"mark": 5},
        {"mark": ["x"]},
        {"audience": "everyone"},
        {"audience": ["phone"]},
    ):
        with Line(server, phones[0].cookies) as line:
            line.join(CODE, **auth)
            assert line.packets[0].startswith("44"), (auth, line.packets)


def test_of_too_many_connections_of_one_person_the_oldest_is_cut(
    server: Server, screen: Line, phones: list[Phone]
) -> None:
    lines = [Line(server, phones[0].cookies).join(CODE, audience="phone") for _ in range(MOST_SOCKETS)]
    with Line(server, phones[1].cookies) as ben:
        ben.join(CODE, audience="phone")
        for newcomer in range(3):
            lines.append(Line(server, phones[0].cookies).join(CODE, audience="phone"))
            assert lines[newcomer].is_ended()
            # Told so in Socket.IO's own words: a page that is merely cut off comes back within a second.
            assert lines[newcomer].packets[-1] == "41"
        seq = phones[0].post("still here")
        for line in [*lines[3:], ben]:
            line.hear_until(lambda line=line: any(seq == entry["seq"] for entry in last_entries(line)))
    for line in lines:
        line.leave()
    wait_for_presence(screen, 0, 0)


def last_entries(line: Line) -> list[dict[str, int]]:
    return [entry for batch in line.events("entries") for entry in batch["entries"]]
