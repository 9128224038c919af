"""Whatever people do with a roundtable from the first note to the last purge: what is for nobody is nowhere."""

import logging
import re
from collections.abc import Callable

import pytest
from conftest import CODE, Person
from flask import Flask
from hypothesis import HealthCheck, given, settings
from lives import GONE, HELD, HIDDEN, LIVES, OFF, OPEN, WITHHELD, Life
from readings import text_of
from witness import roundtable_id, stored
from worlds import Worlds, world_of

from facilitator.database.access import db
from facilitator.domain.people import Role
from facilitator.store.checks import find_faults

CALM = settings(
    max_examples=2,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
ON_ONE = pytest.mark.parametrize("databases", ["sqlite"], indirect=True, scope="session")
"""It looks into the database's files; test_scrubbing looks into those of PostgreSQL."""
MARK = re.compile("zq[bcdfghjkmnpqrstvwxz]{10}")
FILES = ("json", "csv", "md", "xlsx", "zip")
PAGES = ("/j/CODE", "/j/CODE/kept", "/room/CODE", "/run/CODE", "/group/CODE?heading=talent", "/write-up/CODE")
PAGES += ("/write-up/CODE/issues", "/write-up/CODE/versions", "/write-up/CODE/work-list", "/programme", "/results/CODE")
PAGES += ("/r/CODE/desk", "/r/CODE/desk/off-record", "/programme/CODE/details", "/programme/CODE/sheets/themes")
NEWS = ("/r/CODE/snapshot?audience=AUDIENCE", "/r/CODE/entries?after=0&audience=AUDIENCE")


@ON_ONE
@CALM
@given(moves=LIVES)
def test_what_is_for_nobody_is_nowhere(
    worlds: Worlds,
    tmp_path_factory: pytest.TempPathFactory,
    caplog: pytest.LogCaptureFixture,
    moves: list[tuple[str, int, int]],
) -> None:
    caplog.clear()
    caplog.set_level(logging.DEBUG)
    folder = tmp_path_factory.mktemp("life")
    for app in worlds.open(folder, ()):
        life = Life(app, folder, let_in(app))
        life.begin()
        for move in moves:
            life.play(move)
            look_at_news(life)
            look_at_journal(life)
        look_at_pages(life)
        look_at_downloads(life)
        look_into_files(life)
    assert MARK.findall(caplog.text) == []


def let_in(app: Flask) -> dict[str, Person]:
    world = world_of(app)
    people = {who: world.join(sector) for who, sector in SECTORS.items()}
    people |= {who: world.enter(role) for who, role in CREW.items()}
    return people | {"eve": world.new_person()}


SECTORS = {"ann": "industry", "ben": "academia", "cat": "investor"}
CREW = {"fay": Role.FACILITATOR, "wes": Role.WRITER, "dee": Role.DISPLAY}


def look(life: Life, who: str, address: str, read: Callable[[bytes], str] = bytes.decode) -> None:
    """What somebody gets there holds no word but those that they may see."""
    answer = life.people[who].client.get(address.replace("CODE", CODE))
    assert answer.status_code < 500, (who, address)
    found = MARK.findall(read(answer.get_data())) if answer.status_code == 200 else []
    may_see = {each.mark for each in life.said if is_for(life, who, address, each.mark)}
    assert set(found) <= may_see, (who, address, [each for each in life.said if each.mark in {*found} - may_see])


def is_for(life: Life, who: str, address: str, mark: str) -> bool:
    """Whether somebody may see what has this mark at an address."""
    said = next(each for each in life.said if each.mark == mark)
    if said.state == GONE:
        return False
    if said.state == OPEN or said.took or said.by == who:
        return True
    at_desk = {HELD: "/r/CODE/desk", WITHHELD: "/r/CODE/desk", OFF: "/r/CODE/desk/off-record"}
    is_crews = said.state == HIDDEN and who in {"fay", "wes"} and "download" not in address
    return is_crews or (who == "fay" and at_desk.get(said.state) == address)


def look_at_news(life: Life) -> None:
    for who, audience in (("ann", "phone"), ("ben", "phone"), ("dee", "room"), ("wes", "crew")):
        for address in NEWS:
            look(life, who, address.replace("AUDIENCE", audience))


def look_at_pages(life: Life) -> None:
    for who in life.people:
        for address in PAGES:
            look(life, who, address)


def look_at_downloads(life: Life) -> None:
    """Every version, and what stands now."""
    for number in ("", *(f"?version={row[1]}" for row in stored(life.app)["version"])):
        for name in FILES:
            look(life, "wes", f"/write-up/CODE/download/{name}{number}", lambda data, name=name: text_of(name, data))


def look_at_journal(life: Life) -> None:
    """It says what the tables do, without holes, and holds no word."""
    with life.app.app_context():
        assert find_faults(db.session(), roundtable_id(life.app, CODE)) == []
    rows = stored(life.app)
    assert MARK.findall(repr([rows[name] for name in ("journal", "trace", "ballot", "participant", "round")])) == []


def look_into_files(life: Life) -> None:
    """No file of the database, and none beside it, holds what is gone; backups are somebody's own."""
    gone = {each.mark for each in life.said if each.state == GONE}
    with life.app.app_context():
        db.session.remove()
        assert life.app.extensions["scrubber"].finish(5.0)
    for path in life.folder.iterdir():
        assert path.is_dir() or gone.isdisjoint(MARK.findall(path.read_bytes().decode("latin-1"))), path.name
