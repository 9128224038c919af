"""Whoever reads, hands out, ends or erases what matters leaves a trace, by whichever road; it holds no words."""

import csv
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import CODE, Person
from entries import come_in
from flask import Flask
from scenes import CLOSED, DRAFT, PITCHING, VOTING, Scene
from sqlalchemy import select, update
from traces import columns_with

from facilitator import cli
from facilitator.cli.links import make_printed_link
from facilitator.database.access import db, write
from facilitator.domain.people import Role
from facilitator.domain.traces import OF_ACCOUNTS, Act
from facilitator.schedules import purge_until
from facilitator.store.programmes import ProgrammeRow
from facilitator.store.traces import TraceRow, load_traces

MARK = "zuglittomark"
SERVER = "server"
ACTS_WITH_ACCOUNTS = OF_ACCOUNTS - {Act.LINK_MADE} | {Act.SIGNED_IN, Act.SIGN_INS_REFUSED}
"""Walked where accounts are on, in the tests of accounts."""
LATER = datetime(2030, 1, 1, tzinfo=UTC)
Line = tuple[Act, str, str, int | None, str | None]
Walk = Callable[[], Any]


def read_lines(scene: Scene) -> dict[int, Line]:
    """The trace by number: what, who, about what, and where."""
    with scene.app.app_context():
        numbers = db.session.scalars(select(TraceRow.id).order_by(TraceRow.id.desc())).all()
        lines = [
            (each.act, each.doer.role or SERVER, each.what, each.number, each.code or each.programme)
            for each in load_traces(db.session(), None, None)
        ]
    return dict(zip(numbers, lines, strict=True))


def all_lines(scene: Scene) -> list[Line]:
    """The trace, the newest first."""
    return list(read_lines(scene).values())


def walk(scene: Scene, road: Walk) -> list[Line]:
    """What a road leaves behind, in the order in which it was left."""
    before = read_lines(scene)
    road()
    return [line for number, line in sorted(read_lines(scene).items()) if number not in before]


def press(person: Person, path: str, **values: Any) -> Any:
    token = person.client.get(f"/r/{CODE}/token").get_json()["token"]
    response = person.client.post(path, data=values | {"csrf_token": token})
    assert response.status_code in {200, 303}, response.get_data(as_text=True)
    return response


def get(person: Person, path: str) -> Any:
    response = person.client.get(path)
    assert response.status_code == 200, path
    return response.get_data(as_text=True)


@pytest.fixture
def command(scene: Scene) -> Callable[..., None]:
    """A command, typed on the server itself."""
    url = scene.app.config["SQLALCHEMY_DATABASE_URI"]

    @contextmanager
    def open_here(_url: str | None) -> Iterator[Flask]:
        with scene.app.app_context():
            yield scene.app

    def carry_out(*words: str) -> None:
        doors = SimpleNamespace(opened=open_here, find_database=lambda _url: url)
        assert cli.run(words, doors) == 0  # type: ignore[arg-type]

    return carry_out


@pytest.fixture
def marked(scene: Scene) -> str:
    """A note on the record and one off it, with the mark; gives the label of the first."""
    scene.ann.post(f"{MARK} in secret", off_record=True)
    return str(scene.ann.post(f"{MARK} in the open")["label"])


def link_from(scene: Scene, role: str) -> str:
    """A link made at the desk."""
    token = scene.fay.client.get(f"/r/{CODE}/token").get_json()["token"]
    headers = {"X-CSRF-Token": token}
    answer = scene.fay.client.post(f"/r/{CODE}/links", json={"role": role}, headers=headers).get_json()
    return str(answer["url"]).partition(":8000")[2]


def test_every_road_to_what_matters_leaves_its_trace_and_none_leaves_a_word(
    scene: Scene, marked: str, command: Callable[..., None], tmp_path: Path
) -> None:
    fay, wes, ann = scene.fay, scene.wes, scene.ann
    visitor, other = Person(scene.app.test_client()), Person(scene.app.test_client())
    with scene.app.app_context():
        programme = db.session.scalars(db.select(ProgrammeRow.name)).one()

    def at_desk() -> None:
        come_in(visitor.client, link_from(scene, "writer"))

    def printed() -> None:
        with scene.app.app_context():
            link = make_printed_link()
        come_in(other.client, link)

    def read_by_tool() -> None:
        page = press(fay, "/programme/devices/tools", name="Dashboard", where="all").text
        token = page.partition("<code>")[2].partition("</code>")[0]
        headers = {"Authorization": f"Bearer {token}"}
        answer = scene.app.test_client().get("/api/v1/roundtables", headers=headers)
        assert answer.status_code == 200

    def by_date() -> None:
        with scene.app.app_context():
            write(lambda session: session.execute(update(ProgrammeRow).values(erase_raw_on=date(2026, 1, 1))))
            purge_until(LATER.date(), LATER)

    roads: list[tuple[Walk, list[tuple[Any, ...]]]] = [
        (lambda: get(fay, f"/r/{CODE}/desk/off-record"), [(Act.OFF_RECORD_READ, "facilitator", "", None, CODE)]),
        (
            at_desk,
            [(Act.LINK_MADE, "facilitator", "writer", None, CODE), (Act.LINK_USED, "writer", "writer", None, CODE)],
        ),
        (
            lambda: press(fay, "/programme/papers/1/writers"),
            [(Act.LINK_MADE, "facilitator", "writer", None, programme)],
        ),
        (
            printed,
            [
                (Act.LINK_MADE, SERVER, "facilitator", None, None),
                (Act.LINK_USED, "facilitator", "facilitator", None, None),
            ],
        ),
        (lambda: command("link", CODE, "--role", "display"), [(Act.LINK_MADE, SERVER, "display", None, CODE)]),
        (lambda: command("devices", "--end-link", "8"), [(Act.DEVICE_ENDED, SERVER, "display", None, CODE)]),
        (lambda: press(visitor, "/sign-out"), [(Act.DEVICE_ENDED, "writer", "writer", 5, CODE)]),
        (lambda: press(fay, "/programme/devices/6/end"), [(Act.DEVICE_ENDED, "facilitator", "facilitator", 6, None)]),
        (lambda: command("devices", "--end", "3"), [(Act.DEVICE_ENDED, SERVER, "display", 3, None)]),
        (lambda: fay.do("phone.end", person=2), [(Act.DEVICE_ENDED, "facilitator", "attendee", None, CODE)]),
        (lambda: get(wes, f"/write-up/{CODE}/download/csv"), [(Act.DOWNLOADED, "writer", "csv report", None, CODE)]),
        (lambda: get(wes, f"/write-up/{CLOSED}/download/md"), [(Act.DOWNLOADED, "writer", "md report", 1, CLOSED)]),
        (
            lambda: get(wes, f"/write-up/{CLOSED}/download/json?version=1"),
            [(Act.DOWNLOADED, "writer", "json report", 1, CLOSED)],
        ),
        (lambda: get(fay, "/programme/1/report/md"), [(Act.DOWNLOADED, "facilitator", "md", None, programme)]),
        (
            lambda: command("export", CODE, "--format", "md", "--output", str(tmp_path / "a.md")),
            [(Act.DOWNLOADED, SERVER, "md report", None, CODE)],
        ),
        (
            lambda: command("compare", CODE, VOTING, "--format", "json", "--output", str(tmp_path / "a.json")),
            [(Act.DOWNLOADED, SERVER, "json", None, programme)],
        ),
        (
            read_by_tool,
            [
                (Act.TOKEN_MADE, "facilitator", "writer", 7, None),
                (Act.READ_BY_TOOL, "writer", "roundtables", None, None),
            ],
        ),
        (lambda: command("token", "Archive", "--drafts"), [(Act.TOKEN_MADE, SERVER, "facilitator", 8, None)]),
        (lambda: wes.do("words.erase", labels=marked), [(Act.ERASED, "writer", "", 1, CODE)]),
        (lambda: command("erase", CODE, "T1"), [(Act.ERASED, SERVER, "", 1, CODE)]),
        (lambda: ann.do("words.withdraw"), [(Act.ERASED, "attendee", "", None, CODE)]),
        (
            lambda: Person(fay.client, CLOSED).do("roundtable.seal", code=CLOSED),
            [(Act.SEALED, "facilitator", "", None, CLOSED)],
        ),
        (lambda: fay.do("roundtable.close", code=CODE), []),
        (by_date, [(Act.ERASED, SERVER, "", 0, CODE), (Act.ERASED, SERVER, "", 0, CLOSED)]),
        (lambda: command("seal", CODE), [(Act.SEALED, SERVER, "", None, CODE)]),
        (
            lambda: press(fay, f"/programme/{DRAFT}/delete", is_sure="true"),
            [(Act.DELETED, "facilitator", DRAFT, None, programme)],
        ),
        (
            lambda: press(fay, f"/programme/{CLOSED}/keeping/delete", code=CLOSED),
            [(Act.DELETED, "facilitator", CLOSED, None, programme)],
        ),
        (lambda: command("backup", str(tmp_path / "b.db")), [(Act.BACKED_UP, SERVER, "", None, None)]),
        (lambda: command("restore", str(tmp_path / "b.db"), "--overwrite"), [(Act.RESTORED, SERVER, "", None, None)]),
        (
            lambda: press(fay, "/programme/devices/end-others"),
            [
                (Act.DEVICE_ENDED, "facilitator", "writer", None, programme),
                (Act.DEVICE_ENDED, "facilitator", "writer", 2, None),
                (Act.DEVICE_ENDED, "facilitator", "organiser", 4, None),
                (Act.DEVICE_ENDED, "facilitator", "writer", 7, None),
                (Act.DEVICE_ENDED, "facilitator", "facilitator", 8, None),
            ],
        ),
    ]
    for number, (road, left) in enumerate(roads):
        assert walk(scene, road) == left, f"road {number}"

    assert {line[0] for line in all_lines(scene)} == set(Act) - ACTS_WITH_ACCOUNTS, (
        "an act that no road walks leaves no trace"
    )
    with scene.app.app_context():
        assert not [name for name in columns_with(MARK) if name.startswith("trace.")]
    for path in ("/programme/trace", "/programme/trace.csv"):
        assert MARK not in get(fay, path)


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
def test_who_is_refused_leaves_no_trace_and_reads_none(scene: Scene) -> None:
    for who in (scene.wes, scene.ann, scene.eve):
        assert walk(scene, lambda who=who: who.client.get(f"/r/{CODE}/desk/off-record")) == []  # type: ignore[misc]
        for path in ("/programme/trace", "/programme/trace.csv"):
            assert who.client.get(path).status_code == 403
    assert walk(scene, lambda: scene.eve.client.get(f"/write-up/{CODE}/download/csv")) == []
    at_one = Person(scene.app.test_client())
    come_in(at_one.client, link_from(scene, "facilitator"))
    assert at_one.client.get("/programme/trace").status_code == 403, "who leads one roundtable does not see all"


def test_the_trace_goes_with_its_roundtable_and_what_attendees_did_when_it_is_sealed(scene: Scene) -> None:
    get(scene.fay, f"/r/{CODE}/desk/off-record")
    scene.ann.do("words.withdraw")
    assert all_lines(scene)[0] == (Act.ERASED, Role.ATTENDEE, "", None, CODE), "without a device and a number"
    scene.fay.do("roundtable.close", code=CODE)
    scene.fay.do("roundtable.seal", code=CODE)
    assert [line[:2] for line in all_lines(scene)[:2]] == [
        (Act.SEALED, Role.FACILITATOR),
        (Act.OFF_RECORD_READ, Role.FACILITATOR),
    ]

    press(scene.fay, f"/programme/{CODE}/keeping/delete", code=CODE)

    assert [line for line in all_lines(scene) if line[4] == CODE] == []
    assert all_lines(scene)[0][:4] == (Act.DELETED, Role.FACILITATOR, CODE, None)


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
def test_organisers_find_one_thing_among_many_and_take_it_away_as_csv(scene: Scene) -> None:
    get(scene.fay, f"/r/{PITCHING}/desk/off-record")
    get(scene.wes, f"/write-up/{CODE}/download/csv")

    page = get(scene.people["org"], f"/programme/trace?roundtable={PITCHING}&act=off_record_read")
    rows = list(csv.DictReader(io.StringIO(get(scene.people["org"], "/programme/trace.csv").lstrip("\ufeff"))))

    assert "1 line<" in page
    assert "Read what is off the record" in page
    assert [(row["act"], row["role"], row["roundtable"]) for row in rows[:2]] == [
        ("downloaded", "writer", CODE),
        ("off_record_read", "facilitator", PITCHING),
    ]
    assert datetime.now(UTC) - datetime.fromisoformat(rows[0]["at"]) < timedelta(minutes=5)
    assert "Nothing like this has happened" in get(
        scene.people["org"], f"/programme/trace?roundtable={DRAFT}&act=sealed"
    )
