"""Frames without a socket: what any stream of bytes becomes."""

import base64
import itertools
import struct
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st
from websockets.frames import CloseCode, Frame, Opcode
from websockets.protocol import CLIENT, Protocol

from facilitator.live.frames import MAX_MESSAGE, FrameReader, answer_handshake, binary_frame, text_frame

GIGABYTE_HEADER = bytes([0x81, 0xFF]) + struct.pack("!Q", 1 << 30)
REQUEST = [
    ("Host", "127.0.0.1"),
    ("Upgrade", "websocket"),
    ("Connection", "keep-alive, Upgrade"),
    ("Sec-WebSocket-Version", "13"),
    ("Sec-WebSocket-Key", base64.b64encode(bytes(16)).decode()),
]


def masked(opcode, data, *, fin=True):
    return Frame(opcode, data, fin).serialize(mask=True)


def fragments(opcode, data, cuts):
    """One message in as many frames as there are cuts, plus one."""
    edges = [0, *sorted(cut % (len(data) + 1) for cut in cuts), len(data)]
    pieces = [data[start:end] for start, end in itertools.pairwise(edges)]
    return b"".join(
        masked(opcode if index == 0 else Opcode.CONT, piece, fin=index == len(pieces) - 1)
        for index, piece in enumerate(pieces)
    )


def read(reader, chunks):
    return [message for chunk in chunks for message in reader.feed(chunk)]


def split(stream, cuts):
    edges = [0, *sorted(cut % (len(stream) + 1) for cut in cuts), len(stream)]
    return [stream[start:end] for start, end in itertools.pairwise(edges)]


def close_code(reader):
    """The code of the goodbye among a reader's answers, as a client reads it."""
    client = Protocol(CLIENT)
    client.receive_data(b"".join(reader.answers()))
    return client.close_rcvd.code if client.close_rcvd else None


cuts = st.lists(st.integers(0, 1 << 17), max_size=8)
texts = st.builds(lambda text, cuts: fragments(Opcode.TEXT, text.encode(), cuts), st.text(max_size=300), cuts)
blobs = st.builds(lambda data, cuts: fragments(Opcode.BINARY, data, cuts), st.binary(max_size=300), cuts)
pings = st.binary(max_size=125).map(lambda data: masked(Opcode.PING, data))
streams = st.lists(texts | blobs | pings | st.binary(max_size=40), max_size=8).map(b"".join)


@given(st.lists(st.text(max_size=200), max_size=6), cuts, cuts)
def test_what_a_phone_says_arrives_whole_however_it_is_fragmented_and_split(said, inner_cuts, outer_cuts):
    stream = b"".join(fragments(Opcode.TEXT, text.encode(), inner_cuts) for text in said)
    reader = FrameReader()
    assert read(reader, split(stream, outer_cuts)) == said
    assert not reader.is_over


@given(streams, cuts)
def test_any_split_of_any_stream_gives_the_same_messages_and_the_same_end(stream, cuts):
    whole, pieces = FrameReader(), FrameReader()
    assert whole.feed(stream) == read(pieces, split(stream, cuts))
    assert whole.is_over == pieces.is_over


@given(streams)
def test_a_stream_byte_by_byte_gives_the_same_messages(stream):
    whole, drops = FrameReader(), FrameReader()
    assert whole.feed(stream) == read(drops, [bytes([byte]) for byte in stream])
    assert whole.is_over == drops.is_over


@given(st.lists(st.binary(max_size=400), max_size=20))
def test_no_bytes_make_the_reader_fail_and_nothing_is_read_after_its_goodbye(chunks):
    reader = FrameReader()
    for chunk in chunks:
        was_over = reader.is_over
        messages = reader.feed(chunk)
        assert not (was_over and messages)
        reader.answers()


@given(st.lists(st.binary(max_size=125), max_size=10), st.text(max_size=50))
def test_pings_are_answered_even_in_the_middle_of_a_message(payloads, text):
    reader = FrameReader()
    data = text.encode()
    stream = masked(Opcode.TEXT, data[:5], fin=False)
    stream += b"".join(masked(Opcode.PING, payload) for payload in payloads)
    stream += masked(Opcode.CONT, data[5:])
    assert reader.feed(stream) == [text]
    client = Protocol(CLIENT)
    client.receive_data(b"".join(reader.answers()))
    pongs = client.events_received()
    assert [bytes(pong.data) for pong in pongs] == payloads
    assert all(pong.opcode is Opcode.PONG for pong in pongs)


def test_a_gigabyte_is_refused_from_its_header_and_costs_no_memory():
    reader = FrameReader()
    tracemalloc.start()
    try:
        assert reader.feed(GIGABYTE_HEADER) == []
        assert reader.is_over
        assert close_code(reader) == CloseCode.MESSAGE_TOO_BIG
        for _ in range(100):
            reader.feed(bytes(16384))
        assert tracemalloc.get_traced_memory()[0] < 64 * 1024
    finally:
        tracemalloc.stop()


def test_endless_empty_fragments_cost_no_memory():
    reader = FrameReader()
    empty = masked(Opcode.CONT, b"", fin=False) * 1000
    reader.feed(masked(Opcode.TEXT, b"", fin=False))
    tracemalloc.start()
    try:
        for _ in range(30):
            reader.feed(empty)
        assert tracemalloc.get_traced_memory()[0] < 64 * 1024
    finally:
        tracemalloc.stop()
    assert reader.feed(masked(Opcode.CONT, b"2")) == ["2"]


@given(st.integers(-3, 3), cuts)
def test_the_cap_holds_for_the_sum_of_all_fragments(excess, cuts):
    data = b"a" * (MAX_MESSAGE + excess)
    reader = FrameReader()
    messages = reader.feed(fragments(Opcode.TEXT, data, cuts))
    if excess > 0:
        assert messages == []
        assert close_code(reader) == CloseCode.MESSAGE_TOO_BIG
    else:
        assert messages == [data.decode()]
        assert not reader.is_over


@given(st.binary(min_size=1, max_size=200), cuts)
def test_text_that_is_not_utf_8_ends_with_1007_and_other_text_is_read(data, cuts):
    reader = FrameReader()
    messages = reader.feed(fragments(Opcode.TEXT, data, cuts))
    try:
        text = data.decode()
    except UnicodeDecodeError:
        assert messages == []
        assert close_code(reader) == CloseCode.INVALID_DATA
    else:
        assert messages == [text]


def test_what_was_said_before_a_broken_rule_still_counts():
    reader = FrameReader()
    stream = masked(Opcode.TEXT, b"2") + masked(Opcode.TEXT, b"\xff") + masked(Opcode.TEXT, b"3")
    assert reader.feed(stream) == ["2"]
    assert reader.is_over


@pytest.mark.parametrize(
    "bytes_sent",
    [
        Frame(Opcode.TEXT, b"2").serialize(mask=False),
        bytes([0xC1, 0x80, 0, 0, 0, 0]),  # a compressed frame, which nobody agreed on
        bytes([0x83, 0x80, 0, 0, 0, 0]),  # a kind of frame that does not exist
        bytes([0x09, 0x80, 0, 0, 0, 0]),  # a ping in fragments
        bytes([0x80, 0x80, 0, 0, 0, 0]),  # the end of a message that never began
    ],
    ids=["unmasked", "compressed", "unknown", "ping in fragments", "end without beginning"],
)
def test_a_frame_against_the_protocol_ends_with_1002(bytes_sent):
    reader = FrameReader()
    assert reader.feed(bytes_sent) == []
    assert close_code(reader) == CloseCode.PROTOCOL_ERROR


def test_a_goodbye_is_answered_with_its_own_code():
    reader = FrameReader()
    assert reader.feed(masked(Opcode.CLOSE, struct.pack("!H", 1000) + b"bye")) == []
    assert reader.is_over
    assert close_code(reader) == CloseCode.NORMAL_CLOSURE
    assert reader.farewell() == b""


@given(st.text(max_size=2000), st.binary(max_size=2000))
def test_a_client_reads_the_frames_that_the_server_finishes(text, data):
    client = Protocol(CLIENT)
    client.receive_data(text_frame(text) + binary_frame(data))
    first, second = client.events_received()
    assert (first.opcode, bytes(first.data).decode()) == (Opcode.TEXT, text)
    assert (second.opcode, bytes(second.data)) == (Opcode.BINARY, data)


def test_compression_is_never_agreed_on():
    answer = answer_handshake("/", [*REQUEST, ("Sec-WebSocket-Extensions", "permessage-deflate")])
    assert answer.status_code == 101
    assert "Sec-WebSocket-Extensions" not in answer.headers


@pytest.mark.parametrize("missing", ["Connection", "Upgrade", "Sec-WebSocket-Version", "Sec-WebSocket-Key"])
def test_half_a_request_for_a_websocket_is_refused(missing):
    answer = answer_handshake("/", [(name, value) for name, value in REQUEST if name != missing])
    assert answer.status_code in {400, 426}


def test_an_old_http_version_is_refused():
    assert answer_handshake("/", REQUEST, version="HTTP/1.0").status_code == 505
