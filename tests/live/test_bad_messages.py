"""Messages that no page of ours sends: whoever sends them has left, and the log is not filled with it."""

import time
from contextlib import suppress

import pytest
from conftest import CODE
from lines import Line
from servers import Phone, Server
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True, scope="session")

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
