"""What a token bucket lets through, in one process and in several that share Redis."""

import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from servers import Redis

from facilitator.domain.errors import LimitReached
from facilitator.domain.people import Role, Viewer
from facilitator.limits.buckets import PATIENCE_SECONDS, QUIET_SECONDS, Bucket, Buckets
from facilitator.limits.joining import network_of
from facilitator.limits.orders import ATTENDEE, ROUNDTABLE, Orders

SMALL = Bucket("small", at_once=5, per_second=0.5)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time in its only place."""
    now = [1000.0]
    monkeypatch.setattr("throttled.utils.now_mono_f", lambda: now[0])
    return now


@pytest.fixture
def redis(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Redis]:
    # A machine that is busy with other tests must not look like a Redis that does not answer.
    monkeypatch.setattr("facilitator.limits.buckets.PATIENCE_SECONDS", 5.0)
    redis = Redis(tmp_path).start()
    yield redis
    redis.send(signal.SIGCONT)
    redis.kill()


def count_taken(buckets: Buckets, owner: str, n_tries: int) -> int:
    return sum(buckets.take(SMALL, owner) == 0 for _ in range(n_tries))


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.floats(0, 10), max_size=60))
def test_in_no_stretch_of_time_is_more_taken_than_the_bucket_held_and_was_given(
    clock: list[float], waits: list[float]
) -> None:
    buckets, taken_at = Buckets(), []
    for wait in waits:
        clock[0] += wait
        if buckets.take(SMALL, "ann") == 0:
            taken_at.append(clock[0])

    for first, start in enumerate(taken_at):
        for last, end in enumerate(taken_at[first:], first):
            assert last - first + 1 <= SMALL.at_once + SMALL.per_second * (end - start) + 1e-6


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.floats(0, 3), min_size=10, max_size=40))
def test_who_waits_for_as_long_as_they_were_told_is_served(clock: list[float], waits: list[float]) -> None:
    buckets = Buckets()
    for wait in waits:
        clock[0] += wait
        seconds = buckets.take(SMALL, "ann")
        if seconds:
            clock[0] += seconds + 1e-6
            assert buckets.take(SMALL, "ann") == 0


def test_each_owner_and_each_kind_has_a_bucket_of_its_own(clock: list[float]) -> None:
    buckets = Buckets()

    assert count_taken(buckets, "ann", 9) == 5
    assert count_taken(buckets, "ben", 9) == 5
    assert buckets.take(Bucket("other", 5, 0.5), "ann") == 0


def give(orders: Orders, viewer: Viewer) -> None:
    """One order that can be read."""
    orders.take_message(viewer)
    orders.take_order(viewer)


def flood(orders: Orders) -> None:
    """More than a room may send at once, however fast this machine is."""
    for number in range(ROUNDTABLE.at_once):
        give(orders, Viewer(1, Role.ATTENDEE, participant_id=ROUNDTABLE.at_once + number))


def test_what_cannot_be_read_costs_nobody_but_its_sender() -> None:
    orders = Orders(Buckets())
    for number in range(2 * ROUNDTABLE.at_once):
        orders.take_message(Viewer(1, Role.ATTENDEE, participant_id=number))
    give(orders, Viewer(1, Role.ATTENDEE, participant_id=5000))


def test_whoever_leads_can_act_while_the_room_sends_too_much() -> None:
    orders = Orders(Buckets())
    for number in range(ROUNDTABLE.at_once):
        give(orders, Viewer(1, Role.ATTENDEE, participant_id=number))
    with pytest.raises(LimitReached):
        flood(orders)
    give(orders, Viewer(1, Role.FACILITATOR, crew_id=1))


def test_a_person_who_is_refused_takes_nothing_from_the_room() -> None:
    orders = Orders(Buckets())
    ann = Viewer(1, Role.ATTENDEE, participant_id=1)
    refused = 0
    for _ in range(ROUNDTABLE.at_once * 2):
        try:
            give(orders, ann)
        except LimitReached:
            refused += 1

    assert refused >= ROUNDTABLE.at_once * 2 - ATTENDEE.at_once - 5
    for number in range(2, ROUNDTABLE.at_once - ATTENDEE.at_once):
        give(orders, Viewer(1, Role.ATTENDEE, participant_id=number))


def test_a_room_that_is_flooded_leaves_the_others_alone(clock: list[float]) -> None:
    orders = Orders(Buckets())
    told = set()
    for number in range(ROUNDTABLE.at_once + 200):
        try:
            give(orders, Viewer(1, Role.ATTENDEE, participant_id=number))
        except LimitReached as limit:
            told.add(limit.retry_after_seconds)

    give(orders, Viewer(2, Role.ATTENDEE, participant_id=5000))
    assert len(told) > 1, "they would all come back in the same second"


def test_without_limits_there_are_none() -> None:
    orders = Orders(None)
    for _ in range(5000):
        give(orders, Viewer(1, Role.ATTENDEE, participant_id=1))


@given(st.ip_addresses(v=6), st.integers(0, 2**64 - 1))
def test_a_network_of_64_bits_counts_as_one_address(address: object, suffix: int) -> None:
    prefix = int(address) >> 64 << 64  # type: ignore[call-overload]
    other = type(address)(prefix | suffix)  # type: ignore[call-arg]
    if not any(each.ipv4_mapped for each in (address, other)):  # type: ignore[attr-defined]
        assert network_of(str(address)) == network_of(str(other))


def test_an_address_of_version_4_is_the_same_however_it_is_written() -> None:
    assert network_of("::ffff:203.0.113.5") == network_of("203.0.113.5") != network_of("203.0.113.6")
    assert network_of("") == ""


class TestSeveralProcesses:
    """Buckets in Redis, and what happens without it."""

    def test_they_share_what_there_is(self, redis: Redis) -> None:
        one, other = Buckets(redis.url), Buckets(redis.url)

        assert count_taken(one, "eve", 3) + count_taken(other, "eve", 9) == 5

    def test_each_goes_on_by_itself_when_redis_is_killed(self, redis: Redis) -> None:
        buckets = Buckets(redis.url)
        assert count_taken(buckets, "eve", 3) == 3
        redis.kill()

        assert count_taken(buckets, "eve", 9) == 5
        assert Buckets("unix:///nowhere/at/all").take(SMALL, "eve") == 0

    def test_a_frozen_redis_costs_one_order_a_moment_and_the_others_nothing(
        self, redis: Redis, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("facilitator.limits.buckets.PATIENCE_SECONDS", PATIENCE_SECONDS)
        buckets = Buckets(redis.url)
        buckets.take(SMALL, "ann")
        redis.send(signal.SIGSTOP)

        seconds = [measure(lambda: buckets.take(SMALL, "ann")) for _ in range(20)]

        assert seconds[0] < PATIENCE_SECONDS * 5
        assert sum(seconds[1:]) < PATIENCE_SECONDS

    def test_redis_is_used_again_when_it_is_back(self, redis: Redis, monkeypatch: pytest.MonkeyPatch) -> None:
        now = [0.0]
        monkeypatch.setattr("facilitator.limits.buckets.monotonic", lambda: now[0])
        one, other = Buckets(redis.url), Buckets(redis.url)
        redis.kill()
        assert count_taken(one, "eve", 9) == 5
        redis.start()

        now[0] += QUIET_SECONDS
        assert count_taken(one, "eve", 3) == 3
        assert count_taken(other, "eve", 9) == 2


def measure(step: Callable[[], object]) -> float:
    started_at = time.monotonic()
    step()
    return time.monotonic() - started_at
