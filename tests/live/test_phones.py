"""A phone over a pair of gevent sockets: nothing is patched, and both ends take turns in one thread."""

import contextlib
import itertools
import struct
import time

import gevent
import pytest
from gevent import socket
from hypothesis import given, settings
from hypothesis import strategies as st
from websockets.frames import CloseCode, Frame, Opcode
from websockets.protocol import CLIENT, Protocol

from facilitator.live.frames import text_frame
from facilitator.live.phones import MAX_BACKLOG, Phone
from facilitator.live.wires import Wire

BOUND_SECONDS = 20


@contextlib.contextmanager
def connection(*, patience_seconds=BOUND_SECONDS, welcomed=True, early=b""):
    """A phone as the server holds it, and the socket at the other end; everything must be over in bounded time."""
    near, far = socket.socketpair()
    with gevent.Timeout(BOUND_SECONDS), near, far:
        phone = Phone(Wire(near, patience_seconds), early=early)
        if welcomed:
            phone.send("40{}")
            assert far.recv(100) == text_frame("40{}")
        yield phone, far


def masked(opcode, data, *, fin=True):
    return Frame(opcode, data, fin).serialize(mask=True)


def messages_of(phone):
    return list(iter(phone.receive, None))


def read_to_the_end(far):
    client = Protocol(CLIENT)
    while data := far.recv(65536):
        client.receive_data(data)
    return client


def texts_in(client):
    return [bytes(frame.data).decode() for frame in client.events_received() if frame.opcode is Opcode.TEXT]


said = st.lists(st.text(max_size=60).map(lambda text: "4" + text), max_size=5)


@given(said, st.lists(st.integers(0, 1000), max_size=6))
def test_messages_arrive_in_order_however_the_network_splits_them(said, cuts):
    stream = b"".join(masked(Opcode.TEXT, text.encode()) for text in said)
    edges = [0, *sorted(cut % (len(stream) + 1) for cut in cuts), len(stream)]
    with connection() as (phone, far):

        def talk():
            for start, end in itertools.pairwise(edges):
                far.sendall(stream[start:end])
                gevent.sleep(0)
            far.shutdown(socket.SHUT_WR)

        talking = gevent.spawn(talk)
        assert messages_of(phone) == said
        talking.get()
        assert not phone.is_open


@given(st.lists(st.binary(max_size=300), max_size=8))
def test_whatever_eve_sends_her_connection_just_ends(chunks):
    with connection() as (phone, far):
        far.sendall(b"".join(chunks))
        far.shutdown(socket.SHUT_WR)
        reading = gevent.spawn(read_to_the_end, far)
        for message in messages_of(phone):
            assert message[0] in "0123456"
        phone.close()
        reading.get()


@settings(max_examples=40)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 90_000)), min_size=1, max_size=10))
def test_a_slow_phone_gets_every_frame_whole_and_in_order(writes):
    with connection() as (phone, far):
        far.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        expected = [f"{number}" + "x" * length for number, (_, length) in enumerate(writes)]
        for (by_engine, _), text in zip(writes, expected, strict=True):
            phone.send(text) if by_engine else phone.write(text_frame(text))
        client = Protocol(CLIENT, max_size=None)
        received = []
        while len(received) < len(expected):
            client.receive_data(far.recv(5000))
            received += texts_in(client)
        assert received == expected
        assert phone.n_waiting == 0


def test_a_phone_that_stops_reading_is_cut_at_the_cap_and_the_others_get_everything():
    frame = text_frame("x" * 50_000)
    with connection() as (sleeper, _far), connection() as (reader, far):
        n_frames = 100

        def read_all():
            left = n_frames * len(frame)
            while left:
                left -= len(far.recv(65536))

        reading = gevent.spawn(read_all)
        most_waiting = 0
        for _ in range(n_frames):
            sleeper.write(frame)
            assert reader.write(frame)
            most_waiting = max(most_waiting, sleeper.n_waiting)
            while reader.n_waiting:
                gevent.sleep(0)
        reading.get()
        assert reader.is_open
        assert not sleeper.is_open
        assert not sleeper.write(frame)
        assert MAX_BACKLOG / 2 < most_waiting <= MAX_BACKLOG
        assert sleeper.n_waiting == 0
        assert sleeper.receive() is None


def test_a_phone_that_takes_nothing_is_cut_when_patience_ends():
    with connection(patience_seconds=0.3) as (phone, _far):
        while not phone.n_waiting:
            phone.write(text_frame("x" * 50_000))
        started_at = time.monotonic()
        while phone.is_open:
            gevent.sleep(0.01)
        assert 0.2 < time.monotonic() - started_at < 5


@pytest.mark.parametrize("beginning", [b"", b"\x81", b"\x81\xfe\x01", b"\x81\x85abcd", b"\x01\x81abcd"])
def test_a_phone_that_begins_a_frame_and_falls_silent_is_cut(beginning):
    with connection(patience_seconds=0.3) as (phone, far):
        started_at = time.monotonic()
        far.sendall(beginning)
        assert phone.receive() is None
        assert 0.25 < time.monotonic() - started_at < 5


def test_a_phone_that_drips_one_frame_for_ever_is_cut():
    frame = masked(Opcode.TEXT, b"4" + b"x" * 60_000)
    with connection(patience_seconds=0.4) as (phone, far):

        def drip():
            for byte in frame:
                far.sendall(bytes([byte]))
                gevent.sleep(0.05)

        started_at = time.monotonic()
        dripping = gevent.spawn(drip)
        assert phone.receive() is None
        dripping.kill()
        assert 0.35 < time.monotonic() - started_at < 5


def test_a_phone_that_answers_in_time_stays_for_longer_than_the_patience():
    with connection(patience_seconds=0.5) as (phone, far):

        def answer():
            for _ in range(8):
                gevent.sleep(0.15)
                far.sendall(masked(Opcode.TEXT, b"3"))
            far.shutdown(socket.SHUT_WR)

        started_at = time.monotonic()
        gevent.spawn(answer)
        assert messages_of(phone) == ["3"] * 8
        assert time.monotonic() - started_at > 1


def test_a_busy_server_does_not_take_its_own_delay_for_the_phones_silence():
    with connection(patience_seconds=0.2) as (phone, far):

        def answer_and_block(*bytes_sent):
            for data in bytes_sent:
                far.sendall(data)
                time.sleep(0.5)  # holds up the whole hub on purpose

        frame = masked(Opcode.TEXT, b"3")
        gevent.spawn(answer_and_block, frame[:2], frame[2:])
        assert phone.receive() == "3"


def test_frames_written_before_the_welcome_come_right_behind_it():
    with connection(welcomed=False) as (phone, far):
        assert phone.write(text_frame('42["entries",1]'))
        phone.send('0{"sid":"a"}')
        assert phone.write(text_frame('42["entries",2]'))
        phone.send('40{"sid":"b"}')
        assert phone.write(text_frame('42["entries",3]'))
        phone.close()
        assert texts_in(read_to_the_end(far)) == [
            '0{"sid":"a"}',
            '40{"sid":"b"}',
            '42["entries",1]',
            '42["entries",2]',
            '42["entries",3]',
        ]


def test_a_phone_that_is_never_welcomed_holds_no_more_than_the_cap():
    with connection(welcomed=False) as (phone, _far):
        frame = text_frame("x" * 60_000)
        n_written = 0
        while phone.write(frame):
            n_written += 1
            assert phone.n_waiting <= MAX_BACKLOG
        assert n_written == MAX_BACKLOG // len(frame)
        assert phone.n_waiting == 0


def test_the_answer_to_the_handshake_goes_before_everything_else():
    near, far = socket.socketpair()
    with near, far:
        phone = Phone(Wire(near), answer=b"HTTP/1.1 101 \r\n\r\n")
        phone.write(text_frame("42[]"))
        phone.send("40{}")
        assert far.recv(1000) == b"HTTP/1.1 101 \r\n\r\n" + text_frame("40{}") + text_frame("42[]")


def test_bytes_that_came_with_the_request_are_the_first_message():
    frame = masked(Opcode.TEXT, b"40")
    with connection(early=frame[:3]) as (phone, far):
        far.sendall(frame[3:])
        assert phone.receive() == "40"


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        (masked(Opcode.TEXT, b"4\xff"), CloseCode.INVALID_DATA),
        (masked(Opcode.TEXT, b""), CloseCode.UNSUPPORTED_DATA),
        (masked(Opcode.TEXT, b"hello"), CloseCode.UNSUPPORTED_DATA),
        (masked(Opcode.TEXT, "²".encode()), CloseCode.UNSUPPORTED_DATA),
        (masked(Opcode.BINARY, b"4"), CloseCode.UNSUPPORTED_DATA),
        (bytes([0x81, 0xFF]) + struct.pack("!Q", 1 << 30), CloseCode.MESSAGE_TOO_BIG),
        (masked(Opcode.CLOSE, struct.pack("!H", 1000)), CloseCode.NORMAL_CLOSURE),
    ],
    ids=["not UTF-8", "empty", "no kind", "no ASCII digit", "binary", "a gigabyte", "goodbye"],
)
def test_a_peer_that_goes_on_talking_still_learns_why_it_was_refused(frame, code):
    with connection() as (phone, far):

        def talk_on():
            with contextlib.suppress(OSError):
                far.sendall(masked(Opcode.TEXT, b"3") + frame + masked(Opcode.PONG, bytes(100)) * 3000)
                far.shutdown(socket.SHUT_WR)

        gevent.spawn(talk_on)
        reading = gevent.spawn(read_to_the_end, far)
        assert messages_of(phone) == ["3"]
        assert reading.get().close_rcvd.code == code


def test_a_phone_that_the_server_lets_go_is_told_so_and_its_reader_wakes():
    with connection() as (phone, far):
        listening = gevent.spawn(phone.receive)
        gevent.sleep(0)
        phone.close()
        phone.close()
        assert listening.get() is None
        assert read_to_the_end(far).close_rcvd.code == CloseCode.GOING_AWAY


def test_a_phone_that_vanished_is_no_error_to_whoever_writes():
    with connection() as (phone, far):
        far.close()
        while phone.write(text_frame("42[]")):
            gevent.sleep(0)
        phone.send("2")
        assert phone.receive() is None
