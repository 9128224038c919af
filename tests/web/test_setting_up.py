"""An organiser sets up a roundtable, or clones last week's; nobody else can."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from conftest import CODE, Person
from flask import Flask

from facilitator.db import db
from facilitator.domain.people import Role
from facilitator.store.roundtables import find_by_code

FORM = {
    "title": "Space roundtable",
    "cluster": "Space",
    "held_on": "2026-12-01",
    "venue": "Town Hall",
    "host": "The regional body",
    "question": "What helps or stops space here?",
    "sharing_mode": "chatham_house",
    "is_sensitive": "true",
    "notes_shown": "at_reveal",
    "note_limit": "280",
    "business": "Business",
    "business_prompt": "What would have to change?",
    "talent": "People",
    "talent_prompt": "Whom could you not hire?",
    "innovation": "Innovation",
    "innovation_prompt": "What is stuck?",
    "investment": "MARKET ACCESS",
    "investment_prompt": "Who buys?",
}


def send(person: Person, **changes: str) -> object:
    token = person.client.get(f"/r/{CODE}/token").get_json()["token"]
    return person.client.post("/programme/new", data=FORM | {"csrf_token": token} | changes)


def test_fay_makes_a_roundtable_and_opens_it(fay: Person, join: Callable[..., Person]) -> None:
    made = send(fay)
    code = made.headers["Location"].rsplit("/", 1)[1]
    fay.code = code

    draft = fay.board()
    fay.do("roundtable.open")
    ann = join("industry", code)

    assert made.status_code == 303
    assert (draft["roundtable"]["status"], draft["roundtable"]["note_limit"]) == ("draft", 280)
    assert [heading["name"] for heading in draft["headings"]] == ["Business", "People", "Innovation", "MARKET ACCESS"]
    assert ann.board()["roundtable"]["phase"] == "lobby"


def test_a_clone_takes_over_everything_but_title_date_and_notes(app: Flask, fay: Person, ann: Person) -> None:
    ann.post("of last week")
    code = send(fay).headers["Location"].rsplit("/", 1)[1]

    page = fay.client.get(f"/programme/new?from={code}").get_data(as_text=True)
    fields = dict(re.findall(r'name="(\w+)" type="\w+" value="([^"]*)"', page))

    assert (fields["title"], fields["held_on"]) == ("", "")
    assert (fields["cluster"], fields["investment"], fields["note_limit"]) == ("Space", "MARKET ACCESS", "280")
    assert re.search(r'value="chatham_house" checked', page)
    with app.app_context():
        row = find_by_code(db.session(), code)
        assert row is not None
        assert row.held_on == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", "x" * 81),
        ("held_on", "next week"),
        ("note_limit", "79"),
        ("note_limit", "many"),
        ("sharing_mode", "everything"),
        ("talent", "x" * 25),
    ],
)
def test_a_mistake_is_marked_and_what_was_typed_is_kept(app: Flask, fay: Person, field: str, value: str) -> None:
    refused = send(fay, **{field: value})

    page = refused.get_data(as_text=True)
    assert refused.status_code == 400
    assert 'class="fault' in page
    assert "What would have to change?" in page
    assert fay.client.get("/programme").get_data(as_text=True).count('class="rt') == 1


@pytest.mark.parametrize("role", [Role.WRITER, Role.DISPLAY])
def test_others_of_the_crew_cannot_make_one(enter: Callable[[Role], Person], role: Role) -> None:
    person = enter(role)

    assert send(person).status_code == 403
    assert person.client.get("/programme/new").status_code == 403


def test_a_stranger_and_an_attendee_cannot_make_one(eve: Person, ann: Person) -> None:
    assert send(eve).status_code == send(ann).status_code == 403
