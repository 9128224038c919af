"""Messages that no page of ours sends: whoever sends them has left, and the log is not filled with it."""

import json
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest
from conftest import CODE
from databases import Files
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from lines import Line, running_alone
from servers import Phone, Server
from socketio import packet
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from facilitator.live.packets import Json, Packet

SPOKEN = {packet.CONNECT, packet.DISCONNECT, packet.EVENT}
BAD = [
    "4",
    "40",
    "42",
    "42[",
    "42[]",
    "42[1]",
    "42[[]]",
    '42{"a":1}',
    "43[]",
    "44",
    '45999999999-["a"]',
    '46["a"]',
    "47",
    "4null",
    "4false",
    '4{"a":1}',
    "4[]",
    "4 1",
    "4\u00b2",
    '42/elsewhere,["a"]',
    "40[1]",
    '42["waiting",1',
    "42" + "9" * 200 + '["waiting",1]',
    "42" + "[" * 16_000,
    "4" + "[" * 16_000,
]


@pytest.fixture(scope="module")
def alone(sqlite: Files, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Flask, Server]]:
    """One server for all tests here."""
    with running_alone(sqlite, tmp_path_factory.mktemp("alone")) as pair:
        yield pair


@pytest.fixture
def app(alone: tuple[Flask, Server]) -> Flask:
    return alone[0]


@pytest.fixture
def server(alone: tuple[Flask, Server]) -> Server:
    return alone[1]


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
def test_no_page_of_another_site_opens_a_connection_with_somebodys_cookies(server: Server, origin: str) -> None:
    ann = Phone([server], CODE)
    address = f"ws://127.0.0.1:{server.port}/socket.io/?EIO=4&transport=websocket"

    def open_from(page: str) -> None:
        with connect(address, additional_headers={"Cookie": ann.cookies}, origin=Origin(page), compression=None):
            pass

    with pytest.raises(InvalidStatus):
        open_from(origin)
    open_from(server.address)


def test_whoever_sends_nonsense_is_taken_to_have_left_and_nothing_is_logged(server: Server) -> None:
    ann, ben = Phone([server], CODE), Phone([server], CODE)
    before = server.log
    with Line(server, ben.cookies) as neighbour:
        neighbour.join(CODE, audience="phone")
        for bad in BAD:
            with Line(server, ann.cookies) as line:
                line.join(CODE, audience="phone")
                line.say(bad)
                with suppress(ConnectionClosed):  # it may have been shown out already
                    line.say('42["waiting",1]')
                # Asking to be let in once more is refused, and changes nothing.
                assert line.is_ended(0.5 if bad == "40" else 5) == (bad != "40"), bad
        seq = ann.post("after all that")
        neighbour.hear_until(
            lambda: any(entry["seq"] == seq for batch in neighbour.events("entries") for entry in batch["entries"])
        )
    assert server.log == before


def test_a_flood_of_events_that_nobody_knows_is_cut_off_and_not_logged(server: Server) -> None:
    phone = Phone([server], CODE)
    before = server.log
    with Line(server, phone.cookies) as line:
        line.join(CODE, audience="phone")
        with suppress(ConnectionClosed):
            for number in range(500):
                line.tell("note.post", {"text": f"an order by a door that takes none {number}"})
        assert line.is_ended()
        assert len(line.packets) < 10
        started_at = time.monotonic()
        phone.post("by the right door")
        assert time.monotonic() - started_at < 5
    assert server.log == before


@given(st.text() | st.none() | st.integers() | st.lists(st.text()) | st.dictionaries(st.text(), st.text()))
def test_whatever_comes_is_a_well_formed_packet(encoded: object) -> None:
    read = Packet(encoded_packet=encoded)

    assert read.packet_type in SPOKEN
    assert read.namespace is None
    assert read.packet_type != packet.EVENT or isinstance(read.data[0], str)


@given(st.sampled_from("0123456789"), st.text(alphabet='0123456789-/,[]{}":ab\\ ', max_size=40))
def test_whatever_nearly_is_a_packet_is_a_well_formed_packet(kind: str, rest: str) -> None:
    read = Packet(encoded_packet=kind + rest)

    assert read.packet_type in SPOKEN
    assert read.packet_type != packet.EVENT or isinstance(read.data[0], str)
    assert read.data is None or isinstance(read.data, dict | list)


@given(st.text(min_size=1), st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=9))
def test_what_pages_say_is_read_as_it_was_said(name: str, value: object) -> None:
    read = Packet(encoded_packet="2" + json.dumps([name, value]))

    assert (read.packet_type, read.data) == (packet.EVENT, [name, value])


def test_nesting_too_deep_to_be_read_is_a_mistake_like_any_other() -> None:
    with pytest.raises(ValueError, match="deeply"):
        Json.loads("[" * 100_000)
