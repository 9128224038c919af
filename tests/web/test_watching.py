"""Watching the server: a balancer and Prometheus learn how it is, and nobody learns what anyone wrote."""

import io
import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import CODE, Person
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from facilitator.database.access import db
from facilitator.limits.buckets import Bucket
from facilitator.limits.joining import ADDRESS, EVERYWHERE
from facilitator.limits.orders import ASKING, ATTENDEE, CREW, ROUNDTABLE
from facilitator.watching import logs
from facilitator.watching.metrics import REGISTRY

SECRET = "unique-marker-that-nobody-may-see"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the server would say on standard error, with the loggers as they were put back afterwards."""
    root, ours, stream = logging.getLogger(), logging.getLogger("facilitator"), io.StringIO()
    before = root.level, root.handlers[:], ours.level
    logs.start(stream)
    yield stream
    root.setLevel(before[0])
    root.handlers[:] = before[1]
    ours.setLevel(before[2])


def figures(person: Person) -> dict[str, float]:
    """Every figure by its name and labels."""
    text = person.client.get("/metrics").get_data(as_text=True)
    return {name: float(value) for name, value in re.findall(r"^(facilitator_\S+) (\S+)$", text, re.MULTILINE)}


def test_a_balancer_hears_that_all_is_well(eve: Person) -> None:
    response = eve.client.get("/health")

    health = response.get_json()
    assert (response.status_code, health["ok"], health["database"]) == (200, True, "answers")
    assert re.fullmatch(r"\d+\.\d+.*", health["release"])
    assert response.headers["Cache-Control"] == "no-store"


def test_a_balancer_hears_that_the_database_is_gone(app: Flask, eve: Person) -> None:
    with app.app_context():
        db.engine.dispose()
    path = Path(app.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///"))
    for file in path.parent.glob(f"{path.name}*"):
        file.rename(file.with_name(f"away-{file.name}"))

    response = eve.client.get("/health")

    assert (response.status_code, response.get_json()["ok"]) == (503, False)


def test_figures_are_for_the_crew_and_for_programs_on_the_server(
    ann: Person, fay: Person, wes: Person, dee: Person, eve: Person
) -> None:
    elsewhere = {"environ_base": {"REMOTE_ADDR": "192.0.2.7"}}
    by_proxy = {"headers": {"X-Forwarded-For": "192.0.2.7"}}

    assert eve.client.get("/metrics").status_code == 200, "asked on the server itself"
    for crew in (fay, wes):
        assert crew.client.get("/metrics", **elsewhere).status_code == 200
    for person in (ann, dee, eve):
        assert person.client.get("/metrics", **elsewhere).status_code == 403
        assert person.client.get("/metrics", **by_proxy).status_code == 403


def test_what_happens_is_counted(ann: Person, eve: Person) -> None:
    before = figures(eve)
    order = {"client_id": "once-and-again", "heading": "talent", "kind": "ask", "text": "n", "off_record": False}

    ann.tell("note.post", **order)
    ann.tell("note.post", **order)
    ann.tell("note.post", **order | {"text": "another"})
    after = figures(eve)

    def grown(name: str) -> float:
        return after.get(name, 0) - before.get(name, 0)

    assert grown('facilitator_entries_total{kind="note.posted"}') == 1
    assert grown("facilitator_repeated_orders_total") == 1
    assert grown('facilitator_refusals_total{error="conflict"}') == 1
    assert grown("facilitator_commit_seconds_count") >= 3
    assert grown("facilitator_group_size_sum") >= 3
    assert 0 < grown("facilitator_commit_seconds_sum") < 30


def test_no_figure_holds_a_word_or_a_person(ann: Person, eve: Person) -> None:
    ann.post(SECRET)
    text = eve.client.get("/metrics").get_data(as_text=True)

    assert SECRET not in text
    assert CODE not in text


def test_a_refusal_is_one_line_without_the_code_the_words_or_the_address(
    ann: Person, eve: Person, log: io.StringIO
) -> None:
    ann.tell("note.post", heading="talent", kind="nonsense", text=SECRET, off_record=False)
    eve.client.get(f"/r/BBBBB/entries?name={SECRET}")

    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    assert [(line["says"], line["error"], line["status"], line["endpoint"]) for line in lines] == [
        ("refused", "bad_input", 400, "commands.take_order"),
        ("refused", "not_found", 404, "catching_up.give_entries"),
    ]
    assert not any(word in log.getvalue() for word in (SECRET, CODE, "BBBBB", "127.0.0.1"))


def test_a_bug_is_logged_with_its_place_and_without_what_it_choked_on(
    app: Flask, ann: Person, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choke(*given: object, **_more: object) -> None:
        raise ZeroDivisionError(f"cannot divide {given}")

    monkeypatch.setattr("facilitator.web.commands.submit", choke)
    response = ann.tell("note.post", heading="talent", kind="ask", text=SECRET, off_record=False)

    [bug] = [json.loads(line) for line in log.getvalue().splitlines()]
    assert (response.status_code, bug["level"]) == (500, "error")
    assert bug["fault"] == "ZeroDivisionError"
    assert re.search(r"test_watching\.py:\d+ choke$", bug["trace"][-1])
    assert SECRET not in log.getvalue()
    assert SECRET not in response.get_data(as_text=True)


@given(st.text(), st.dictionaries(st.sampled_from(["error", "status"]), st.text() | st.integers() | st.none()))
def test_whatever_is_logged_is_one_line_of_json(says: str, facts: dict[str, object]) -> None:
    record = logging.LogRecord("facilitator.x", logging.INFO, __file__, 1, "%s", (says,), None)
    record.facts = facts
    line = logs.JsonLines().format(record)

    assert len(line.splitlines()) <= 1
    assert json.loads(line) | facts == json.loads(line)
    assert json.loads(line)["says"] == says
    assert json.loads(line)["at"].endswith("+00:00")


def test_an_error_of_a_library_is_logged_without_its_message(log: io.StringIO) -> None:
    try:
        int(SECRET)
    except ValueError:
        logging.getLogger("some.library").exception("could not")

    line = json.loads(log.getvalue())
    assert (line["says"], line["fault"]) == ("could not", "ValueError")
    assert SECRET not in log.getvalue()


DOCUMENT = (Path(__file__).parent.parent.parent / "docs" / "watching.md").read_text()


@pytest.mark.parametrize(
    "name", [family.name for family in REGISTRY.collect() if not family.name.startswith("process")]
)
def test_each_figure_is_described(name: str) -> None:
    assert re.search(rf"`{name}(_total)?(\{{\w+\}})?`", DOCUMENT)


@pytest.mark.parametrize(
    "bucket", [ATTENDEE, CREW, ROUNDTABLE, ASKING, ADDRESS, EVERYWHERE], ids=lambda each: each.name
)
def test_each_limit_is_described(bucket: Bucket) -> None:
    rate = f"{bucket.per_second:g} a second" if bucket.per_second >= 1 else f"one every {1 / bucket.per_second:.0f} s"

    assert re.search(rf"\| {bucket.at_once:,} \| {rate} \|", DOCUMENT)
