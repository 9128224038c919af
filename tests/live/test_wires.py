"""A wire over a pair of gevent sockets: how long a server waits for whoever is at the other end."""

import contextlib
import io
import time

import gevent
import pytest
from gevent import socket

from facilitator.live.wires import SLOWEST_RATE, Gone, Wire

BOUND_SECONDS = 20


@contextlib.contextmanager
def wire_and_far_end(patience_seconds):
    near, far = socket.socketpair()
    with gevent.Timeout(BOUND_SECONDS), near, far:
        yield Wire(near, patience_seconds), far


def seconds_until_gone(wire):
    started_at = time.monotonic()
    with pytest.raises(Gone):
        wire.hear(100)
    return time.monotonic() - started_at


def test_patience_ends_once_and_is_not_given_again_to_whoever_used_it_up():
    with wire_and_far_end(0.5) as (wire, _far):
        assert not wire.has_failed
        assert seconds_until_gone(wire) > 0.45
        assert wire.has_failed
        assert seconds_until_gone(wire) < 0.25


def test_only_waiting_uses_patience_up():
    with wire_and_far_end(0.3) as (wire, far):
        gevent.sleep(0.5)
        far.sendall(b"a")
        assert wire.hear(10) == b"a"
        assert seconds_until_gone(wire) > 0.25


def test_patience_is_full_again_for_the_next_request():
    with wire_and_far_end(0.4) as (wire, far):
        gevent.spawn_later(0.3, far.sendall, b"a")
        assert wire.hear(10) == b"a"
        wire.refresh()
        assert seconds_until_gone(wire) > 0.35


def test_a_long_upload_that_keeps_moving_outlasts_the_patience():
    with wire_and_far_end(0.3) as (wire, far):

        def upload():
            for _ in range(10):
                far.sendall(bytes(SLOWEST_RATE // 4))
                gevent.sleep(0.1)
            far.shutdown(socket.SHUT_WR)

        gevent.spawn(upload)
        started_at = time.monotonic()
        assert sum(len(data) for data in iter(lambda: wire.hear(65536), b"")) == 10 * (SLOWEST_RATE // 4)
        assert time.monotonic() - started_at > 0.8


def test_a_wire_that_is_taken_over_tells_what_was_read_too_far_and_reads_no_more():
    with wire_and_far_end(0.3) as (wire, far):
        far.sendall(b"a line\nand more")
        reader = io.BufferedReader(wire)
        assert reader.readline() == b"a line\n"
        far.sendall(b" for the phone")
        wire.is_taken_over = True
        assert reader.peek() == b"and more"
        assert reader.read1() == b"and more"
        assert reader.peek() == b""
        assert wire.hear(100) == b" for the phone"


def test_a_peer_that_hung_up_is_no_failure():
    with wire_and_far_end(0.3) as (wire, far):
        far.close()
        assert wire.hear(10) == b""
        assert not wire.has_failed
