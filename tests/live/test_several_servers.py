"""Several servers on one PostgreSQL, with Redis between them or without: what is posted anywhere is seen everywhere."""

import secrets
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
from conftest import dispose, make_live, make_settings
from databases import Databases, Postgres
from flask import Flask
from lines import Line
from servers import PATIENCE_SECONDS, Phone, Redis, Screen, Server, let_in, wait_until
from sqlalchemy import select
from witness import roundtable_id

from facilitator.app import create_app
from facilitator.database.access import db
from facilitator.domain.people import Role
from facilitator.domain.phases import Phase
from facilitator.domain.roundtables import CODE_ALPHABET, CODE_LENGTH
from facilitator.store.checks import find_faults
from facilitator.store.journal import head
from facilitator.store.roundtables import RoundtableRow

pytestmark = pytest.mark.parametrize("databases", ["postgresql"], indirect=True)

SOON_SECONDS = 0.5
"""With Redis, news of another server comes at once; without, somewhen within a second, and hardly ever six times in a
row within half of it."""
REDIS_PATIENCE_SECONDS = 2.0
"""So long a server gives Redis to answer. Were anybody to wait for that, it would show."""


@dataclass
class System:
    """Two servers and Redis, on the database of the test's own application."""

    app: Flask
    redis: Redis
    servers: list[Server]

    def mend(self) -> None:
        """Starts again what a test has killed."""
        if not self.redis.is_up():
            self.redis.start()
        for server in self.servers:
            if not server.is_running():
                server.start()
        for server in self.servers:
            server.wait()


@pytest.fixture(scope="module")
def system(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    folder = tmp_path_factory.mktemp("system")
    address = databases.copy(databases.empty, folder)
    app = create_app(make_settings(folder, address))
    redis = Redis(folder)
    more = {"FACILITATOR_REDIS_URL": redis.url}
    system = System(app, redis, [Server(folder / name, address, more) for name in ("a", "b")])
    yield system
    for server in system.servers:
        server.kill(signal.SIGTERM)
    redis.kill()
    dispose(app)
    databases.drop(address)


@pytest.fixture
def app(system: System) -> Flask:
    system.mend()
    return system.app


@pytest.fixture
def redis(app: Flask, system: System) -> Redis:
    return system.redis


@pytest.fixture
def servers(app: Flask, system: System) -> list[Server]:
    return system.servers


@pytest.fixture
def code(app: Flask) -> str:
    return make_roundtable(app)


def make_roundtable(app: Flask) -> str:
    """A roundtable of a test's own; gives its code."""
    code = "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))
    make_live(app, code, Phase.REVEAL)
    return code


@pytest.fixture
def screens(app: Flask, code: str, servers: list[Server]) -> Iterator[list[Screen]]:
    """A room screen at each server."""
    cookies = let_in(app, servers[0], Role.DISPLAY)
    screens = [Screen(server, code, cookies) for server in servers]
    for screen in screens:
        screen.wait_for(1)
    yield screens
    for screen in screens:
        screen.leave()


def comes_soon(phone: Phone, screen: Screen, n_attempts: int) -> bool:
    """Whether notes are on a screen at once, tried again where this machine has too much else to do."""
    return any(seconds_until_seen(phone, screen) < SOON_SECONDS for _ in range(n_attempts))


def seconds_until_seen(phone: Phone, screen: Screen, n_notes: int = 6) -> float:
    """How long after a note was taken it is on a screen, at worst."""
    waits = []
    for index in range(n_notes):
        seq = phone.post(f"note {index}")
        taken_at = time.monotonic()
        screen.wait_for(seq)
        waits.append(screen.seen_at[seq] - taken_at)
    return max(waits)


def test_writers_at_two_servers_see_where_the_other_writes(app: Flask, code: str, servers: list[Server]) -> None:
    lines = [Line(server, let_in(app, server, Role.WRITER)) for server in servers]
    for line in lines:
        line.join(code, audience="crew")
    asha, ben = lines
    asha.tell("writing", "sentence-1")
    ben.tell("writing", "point-2")
    for line in lines:
        line.hear_until(lambda line=line: sorted(places(line)) == ["point-2", "sentence-1"])

    asha.leave()

    ben.hear_until(lambda: places(ben) == ["point-2"])
    ben.leave()


def places(line: Line) -> list[str]:
    """Where others write, as a page heard it last."""
    heard = line.events("writers")
    return [writer["place"] for writer in heard[-1]] if heard else []


def find_all_faults(app: Flask, code: str) -> list[str]:
    with app.app_context():
        return find_faults(db.session(), roundtable_id(app, code))


def newest(app: Flask, code: str) -> int:
    with app.app_context():
        return head(db.session(), roundtable_id(app, code))


def test_a_note_posted_at_one_server_is_at_once_on_a_screen_at_the_other(
    code: str, servers: list[Server], screens: list[Screen]
) -> None:
    assert comes_soon(Phone(servers[:1], code), screens[1], n_attempts=3)


def test_the_room_is_counted_whole_wherever_its_phones_are_connected(
    code: str, servers: list[Server], screens: list[Screen]
) -> None:
    phones = [Phone(servers[:1], code) for _ in range(3)]
    pages = [
        Screen(server, code, phone.cookies, "phone")
        for server, phone in zip([servers[0], servers[0], servers[1]], phones, strict=True)
    ]

    for screen in screens:
        wait_until(lambda screen=screen: screen.presence == {"count": 3, "waiting": 0}, "three phones are counted")
    for page in pages:
        page.leave()
    for screen in screens:
        wait_until(lambda screen=screen: screen.presence == {"count": 0, "waiting": 0}, "nobody is counted any more")


@pytest.mark.parametrize("mishap", ["killed", "frozen"])
def test_without_redis_news_comes_a_second_later_and_nobody_waits_for_it(
    code: str, servers: list[Server], screens: list[Screen], redis: Redis, mishap: str
) -> None:
    phone = Phone(servers[:1], code)
    phone.post("while all is well")
    redis.kill() if mishap == "killed" else redis.send(signal.SIGSTOP)

    begun_at = time.monotonic()
    seq = phone.post("while Redis is away")
    answered_after = time.monotonic() - begun_at
    screens[1].wait_for(seq)

    assert answered_after < REDIS_PATIENCE_SECONDS
    assert phone.n_tries == 2


def test_when_redis_is_back_news_comes_at_once_again(
    code: str, servers: list[Server], screens: list[Screen], redis: Redis
) -> None:
    phone = Phone(servers[:1], code)
    redis.kill()
    phone.post("while Redis is away")
    redis.start()

    assert comes_soon(phone, screens[1], n_attempts=20)


def test_nothing_is_missing_or_out_of_order_while_redis_is_killed_again_and_again(
    app: Flask, code: str, servers: list[Server], screens: list[Screen], redis: Redis
) -> None:
    n_phones, n_notes, n_kills = 6, 40, 10
    phones = [Phone([servers[index % 2]], code) for index in range(n_phones)]
    listening = [Screen(server, code, phone.cookies, "phone") for server, phone in zip(servers, phones, strict=False)]

    with ThreadPoolExecutor(n_phones) as pool:
        posting = [pool.submit(post_many, phone, n_notes) for phone in phones]
        for _ in range(n_kills):
            time.sleep(0.15)
            redis.kill()
            time.sleep(0.15)
            redis.start()
        numbers = sorted(seq for posted in posting for seq in posted.result())

    last = newest(app, code)
    for screen in [*screens, *listening]:
        screen.wait_for(last)
        assert screen.seen == list(range(1, last + 1))
        screen.leave()
    assert len(set(numbers)) == len(numbers) == n_phones * n_notes
    assert all(phone.n_tries == n_notes for phone in phones)
    assert find_all_faults(app, code) == []


def post_many(phone: Phone, n_notes: int) -> list[int]:
    return [phone.post(f"note {index}") for index in range(n_notes)]


def test_a_roundtable_that_somebody_else_holds_makes_nobody_else_wait(
    app: Flask, code: str, servers: list[Server], screens: list[Screen]
) -> None:
    other = make_roundtable(app)
    here, there = Phone(servers[:1], code), Phone(servers[:1], other)
    held, holder = roundtable_id(app, code), app.extensions["committer"].engine

    with ThreadPoolExecutor(1) as pool, holder.connect() as connection:
        connection.execute(select(RoundtableRow.id).where(RoundtableRow.id == held).with_for_update())
        posting = pool.submit(here.post, "has to wait")
        there.post("need not")
        assert servers[0].is_up()
        assert not posting.done()
        connection.rollback()
        posting.result(PATIENCE_SECONDS)

    assert here.n_tries == there.n_tries == 1


def test_the_phones_of_a_server_that_died_are_not_counted_for_ever(
    code: str, servers: list[Server], screens: list[Screen]
) -> None:
    page = Screen(servers[1], code, Phone(servers[1:], code).cookies, "phone")
    wait_until(lambda: screens[0].presence == {"count": 1, "waiting": 0}, "the phone is counted")
    servers[1].kill()

    wait_until(lambda: screens[0].presence == {"count": 0, "waiting": 0}, "nobody is counted any more")
    page.leave()


def test_a_server_that_is_killed_and_started_again_loses_nothing(
    app: Flask, code: str, servers: list[Server], screens: list[Screen]
) -> None:
    phones = [Phone(servers, code) for _ in range(4)]

    with ThreadPoolExecutor(len(phones)) as pool:
        posting = [pool.submit(post_many, phone, 40) for phone in phones]
        for _ in range(2):
            servers[1].kill()
            servers[1].start().wait()
        numbers = sorted(seq for posted in posting for seq in posted.result())

    last = newest(app, code)
    for screen in screens:
        screen.wait_for(last)
        assert screen.seen == list(range(1, last + 1))
    assert screens[1].n_connections >= 2
    assert len(set(numbers)) == len(numbers) == 4 * 40
    assert find_all_faults(app, code) == []


def test_a_database_that_breaks_every_connection_is_taken_up_again(
    app: Flask, code: str, postgresql: Postgres, servers: list[Server], screens: list[Screen]
) -> None:
    phones = [Phone(servers[:1], code), Phone(servers[1:], code)]

    with ThreadPoolExecutor(len(phones)) as pool:
        posting = [pool.submit(post_many, phone, 40) for phone in phones]
        for _ in range(5):
            time.sleep(0.3)
            postgresql.disconnect(app.config["SQLALCHEMY_DATABASE_URI"])
        numbers = sorted(seq for posted in posting for seq in posted.result())

    last = newest(app, code)
    for screen in screens:
        screen.wait_for(last)
        assert screen.seen == list(range(1, last + 1))
    assert len(set(numbers)) == len(numbers) == 2 * 40
    assert find_all_faults(app, code) == []
