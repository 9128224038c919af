"""What programs are told of the server is so: each of their addresses is described, and answers as described."""

import json
import re
from typing import Any

import pytest
from conftest import CODE, Person
from jsonschema import Draft202012Validator
from names import as_meant
from scenes import CLOSED, PITCHING, VOTING, Scene

from docs.openapi.write import PATH, dump
from facilitator.commands import COMMANDS

DESCRIBED: dict[str, Any] = json.loads(PATH.read_text(encoding="utf-8"))
FOR_MACHINES = re.compile(r"/r/|/api/|/health|/metrics|.*/download/|.*/report/|.*\.csv")
LAST = (
    *("theme.dissolve", "contribution.withdraw", "introduction.withdraw", "note.unenter", "note.hold", "note.withhold"),
    *("note.withdraw", "words.erase", "words.withdraw", "agenda.change", "roundtable.seal", "roundtable.close"),
)
"""What takes something away that others need."""


def look_up(value: Any) -> Any:
    """What a reference within the description leads to."""
    if not (isinstance(value, dict) and "$ref" in value):
        return value
    found: Any = DESCRIBED
    for name in value["$ref"].removeprefix("#/").split("/"):
        found = found[name]
    return found


def check(answer: Any, path: str, method: str = "get") -> None:
    """That an answer is one of those that its address is said to give."""
    told = look_up(DESCRIBED["paths"][path][method]["responses"].get(str(answer.status_code)))
    assert told is not None, f"{path} answered {answer.status_code}: {answer.get_data(as_text=True)[:200]}"
    assert answer.mimetype in told["content"], f"{path} gives {answer.mimetype}"
    if answer.is_json:
        schema = told["content"]["application/json"]["schema"] | {"components": DESCRIBED["components"]}
        faults = [
            f"{fault.json_path}: {fault.message[:200]}"
            for fault in Draft202012Validator(schema).iter_errors(answer.get_json())
        ]
        assert not faults, f"{path}: {faults}"


def test_the_description_is_what_forms_and_shapes_say_now() -> None:
    assert PATH.read_text(encoding="utf-8") == dump(), "run: python -m docs.openapi.write"
    Draft202012Validator.check_schema(DESCRIBED["components"]["schemas"]["Board"])


def test_every_address_for_programs_is_described_and_no_other(scene: Scene) -> None:
    rules = {re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule) for rule in scene.app.url_map.iter_rules()}
    wanted = {rule for rule in rules if FOR_MACHINES.match(rule)} - {"/r/{code}/commands/{name}"}

    assert set(DESCRIBED["paths"]) == wanted | {f"/r/{{code}}/commands/{name}" for name in COMMANDS}


@pytest.mark.parametrize(("name", "audiences"), [("ann", ("phone",)), ("fay", ("room", "crew"))])
def test_boards_and_news_are_as_described(scene: Scene, name: str, audiences: tuple[str, ...]) -> None:
    person = scene.people[name]
    for code in (CODE, VOTING, PITCHING):
        for audience in (*audiences, "nobody"):
            check(person.client.get(f"/r/{code}/snapshot?audience={audience}"), "/r/{code}/snapshot")
            check(person.client.get(f"/r/{code}/entries?audience={audience}"), "/r/{code}/entries")
    check(person.client.get(f"/r/{CODE}/entries?after=999999"), "/r/{code}/entries")


def test_what_is_asked_at_the_desk_and_by_watchers_is_as_described(scene: Scene) -> None:
    scene.ann.post("never to be told", off_record=True)
    for name in ("fay", "ann", "eve"):
        client = scene.people[name].client
        for path in ("token", "desk", "desk/off-record"):
            check(client.get(f"/r/{CODE}/{path}"), f"/r/{{code}}/{path}")
        token = client.get(f"/r/{CODE}/token").get_json()["token"]
        for role in ("writer", "attendee"):
            answer = client.post(f"/r/{CODE}/links", json={"role": role}, headers={"X-CSRF-Token": token})
            check(answer, "/r/{code}/links", "post")
        for path in ("/health", "/metrics", "/programme/trace.csv"):
            check(client.get(path), path)
        check(client.get(f"/write-up/{CLOSED}/download/md"), "/write-up/{code}/download/{name}")
        check(client.get("/programme/1/report/md"), "/programme/{number}/report/{name}")


def test_every_order_is_answered_as_described(scene: Scene) -> None:
    """Some of them come too late here, after others: then the refusal is what is looked at."""
    carried_out = set()
    for name, (code, values) in sorted(
        scene.orders().items(), key=lambda each: LAST.index(each[0]) if each[0] in LAST else -1
    ):
        person = scene.ann if COMMANDS[name].for_attendees else scene.fay
        answer = Person(person.client, code).tell(name, **values)
        check(answer, f"/r/{{code}}/commands/{name}", "post")
        body = DESCRIBED["paths"][f"/r/{{code}}/commands/{name}"]["post"]["requestBody"]["content"]["application/json"]
        sent = {"client_id": "a-client-id"} | as_meant(person.client, name, values)
        assert not list(Draft202012Validator(body["schema"]).iter_errors(sent)), f"{name} takes what is not described"
        carried_out |= {name} if answer.status_code == 200 else set()

    assert len(carried_out) > len(COMMANDS) * 0.9, sorted(set(COMMANDS) - carried_out)
