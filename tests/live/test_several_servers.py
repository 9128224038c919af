"""Several servers on one PostgreSQL, with Redis between them or without: what is posted anywhere is seen everywhere."""

import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import CODE, make_live
from databases import Postgres
from flask import Flask
from servers import PATIENCE_SECONDS, Phone, Redis, Screen, Server, let_in
from sqlalchemy import select
from witness import roundtable_id

from facilitator.db import db
from facilitator.domain.people import Role
from facilitator.store.checks import find_faults
from facilitator.store.journal import head
from facilitator.store.roundtables import RoundtableRow

pytestmark = [
    pytest.mark.parametrize("databases", ["postgresql"], indirect=True),
    pytest.mark.xdist_group("several servers"),
]

SOON_SECONDS = 0.5
"""With Redis, news of another server comes at once; without, somewhen within a second, and six in a row hardly ever
within half of it."""


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[Redis]:
    redis = Redis(tmp_path).start()
    yield redis
    redis.send(signal.SIGCONT)
    redis.kill()


@pytest.fixture
def servers(app: Flask, tmp_path: Path, redis: Redis) -> Iterator[list[Server]]:
    """Two servers on the database of the test's own application."""
    address = app.config["SQLALCHEMY_DATABASE_URI"]
    servers = [Server(tmp_path / name, address, {"FACILITATOR_REDIS_URL": redis.url}).start() for name in ("a", "b")]
    yield [server.wait() for server in servers]
    for server in servers:
        server.kill(signal.SIGTERM)


@pytest.fixture
def screens(app: Flask, servers: list[Server]) -> Iterator[list[Screen]]:
    """A room screen at each server."""
    cookies = let_in(app, servers[0], Role.DISPLAY)
    screens = [Screen(server, CODE, cookies) for server in servers]
    for screen in screens:
        screen.wait_for(1)
    yield screens
    for screen in screens:
        screen.leave()


def seconds_until_seen(phone: Phone, screen: Screen, n_notes: int = 6) -> float:
    """How long after a note was taken it is on a screen, at worst."""
    waits = []
    for index in range(n_notes):
        seq = phone.post(f"note {index}")
        taken_at = time.monotonic()
        screen.wait_for(seq)
        waits.append(screen.seen_at[seq] - taken_at)
    return max(waits)


def find_all_faults(app: Flask) -> list[str]:
    with app.app_context():
        return find_faults(db.session(), roundtable_id(app, CODE))


def newest(app: Flask) -> int:
    with app.app_context():
        return head(db.session(), roundtable_id(app, CODE))


def test_a_note_posted_at_one_server_is_at_once_on_a_screen_at_the_other(
    servers: list[Server], screens: list[Screen]
) -> None:
    phone = Phone(servers[:1], CODE)

    assert seconds_until_seen(phone, screens[1]) < SOON_SECONDS


@pytest.mark.parametrize("mishap", ["killed", "frozen"])
def test_without_redis_news_comes_a_second_later_and_nobody_waits_for_it(
    servers: list[Server], screens: list[Screen], redis: Redis, mishap: str
) -> None:
    phone = Phone(servers[:1], CODE)
    phone.post("while all is well")
    redis.kill() if mishap == "killed" else redis.send(signal.SIGSTOP)

    begun_at = time.monotonic()
    seq = phone.post("while Redis is away")
    answered_after = time.monotonic() - begun_at
    screens[1].wait_for(seq, 3)

    assert answered_after < 1.0
    assert phone.n_tries == 2


def test_when_redis_is_back_news_comes_at_once_again(
    servers: list[Server], screens: list[Screen], redis: Redis
) -> None:
    phone = Phone(servers[:1], CODE)
    redis.kill()
    phone.post("while Redis is away")
    redis.start()

    for _ in range(20):
        if seconds_until_seen(phone, screens[1]) < SOON_SECONDS:
            return
    raise AssertionError("hints were not taken up again")


def test_nothing_is_missing_or_out_of_order_while_redis_is_killed_again_and_again(
    app: Flask, servers: list[Server], screens: list[Screen], redis: Redis
) -> None:
    n_phones, n_notes, n_kills = 6, 40, 10
    phones = [Phone([servers[index % 2]], CODE) for index in range(n_phones)]
    listening = [Screen(server, CODE, phone.cookies, "phone") for server, phone in zip(servers, phones, strict=False)]

    with ThreadPoolExecutor(n_phones) as pool:
        posting = [pool.submit(post_many, phone, n_notes) for phone in phones]
        for _ in range(n_kills):
            time.sleep(0.15)
            redis.kill()
            time.sleep(0.15)
            redis.start()
        numbers = sorted(seq for posted in posting for seq in posted.result())

    last = newest(app)
    for screen in [*screens, *listening]:
        screen.wait_for(last)
        assert screen.seen == list(range(1, last + 1))
        screen.leave()
    assert len(set(numbers)) == len(numbers) == n_phones * n_notes
    assert all(phone.n_tries == n_notes for phone in phones)
    assert find_all_faults(app) == []


def post_many(phone: Phone, n_notes: int) -> list[int]:
    return [phone.post(f"note {index}") for index in range(n_notes)]


def test_a_roundtable_that_somebody_else_holds_makes_nobody_else_wait(
    app: Flask, servers: list[Server], screens: list[Screen]
) -> None:
    make_live(app, "BCDFG")
    here, there = Phone(servers[:1], CODE), Phone(servers[:1], "BCDFG")
    held, holder = roundtable_id(app, CODE), app.extensions["writer"].engine

    with ThreadPoolExecutor(1) as pool, holder.connect() as connection:
        connection.execute(select(RoundtableRow.id).where(RoundtableRow.id == held).with_for_update())
        posting = pool.submit(here.post, "has to wait")
        begun_at = time.monotonic()
        there.post("need not")
        assert servers[0].is_up()
        others_waited = time.monotonic() - begun_at
        assert not posting.done()
        connection.rollback()
        posting.result(PATIENCE_SECONDS)

    assert others_waited < 1.0
    assert here.n_tries == there.n_tries == 1


def test_a_server_that_is_killed_and_started_again_loses_nothing(
    app: Flask, servers: list[Server], screens: list[Screen]
) -> None:
    phones = [Phone(servers, CODE) for _ in range(4)]

    with ThreadPoolExecutor(len(phones)) as pool:
        posting = [pool.submit(post_many, phone, 40) for phone in phones]
        for _ in range(2):
            servers[1].kill()
            servers[1].start().wait()
        numbers = sorted(seq for posted in posting for seq in posted.result())

    last = newest(app)
    for screen in screens:
        screen.wait_for(last)
        assert screen.seen == list(range(1, last + 1))
    assert screens[1].n_connections >= 2
    assert len(set(numbers)) == len(numbers) == 4 * 40
    assert find_all_faults(app) == []


def test_a_database_that_breaks_every_connection_is_taken_up_again(
    app: Flask, postgresql: Postgres, servers: list[Server], screens: list[Screen]
) -> None:
    phones = [Phone(servers[:1], CODE), Phone(servers[1:], CODE)]

    with ThreadPoolExecutor(len(phones)) as pool:
        posting = [pool.submit(post_many, phone, 40) for phone in phones]
        for _ in range(5):
            time.sleep(0.3)
            postgresql.disconnect(app.config["SQLALCHEMY_DATABASE_URI"])
        numbers = sorted(seq for posted in posting for seq in posted.result())

    last = newest(app)
    for screen in screens:
        screen.wait_for(last)
        assert screen.seen == list(range(1, last + 1))
    assert len(set(numbers)) == len(numbers) == 2 * 40
    assert find_all_faults(app) == []
