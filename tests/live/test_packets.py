"""Packets without a socket: what any text becomes."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from socketio import packet

from facilitator.live.packets import Json, Packet

SPOKEN = {packet.CONNECT, packet.DISCONNECT, packet.EVENT}


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
