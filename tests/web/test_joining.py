"""Coming in by the code: who gets a place, once, and what everybody else is told."""

import re
import secrets
from collections.abc import Callable
from typing import Any

import pytest
from conftest import CODE, Person, make_live
from flask import Flask
from scenes import DRAFT, Scene, make_draft
from tokens import token_of
from witness import roundtable_id, stored

from facilitator.cookies import serializer

ANOTHER = "XYWVT"


def page(response: Any) -> str:
    text: str = response.get_data(as_text=True)
    return text


def send_form(person: Person, code: str = CODE, **values: Any) -> Any:
    """Sends the join form as the page does; values that are None are left out."""
    token = token_of(person.client, CODE)
    form = {"csrf_token": token, "client_id": secrets.token_hex(16), "sector": "industry"} | values
    return person.client.post(f"/j/{code}", data={name: value for name, value in form.items() if value is not None})


def people(app: Flask) -> list[tuple[Any, ...]]:
    return stored(app)["participant"]


@pytest.mark.parametrize("code", ["XXXXX", "KTRB", "KTRBWW", "AEIOU", "👍👍👍👍👍", "%2e%2e", "' OR 1"])
def test_an_unknown_code_is_answered_with_a_page_and_nobody_comes_in(app: Flask, eve: Person, code: str) -> None:
    shown, sent = eve.client.get(f"/j/{code}"), send_form(eve, code)

    for response in (shown, sent):
        assert response.status_code == 404
        assert "no roundtable with this code" in page(response)
    assert people(app) == []


@pytest.mark.parametrize("typed", ["ktrbw", " ktr bw ", "KTR-BW", "k t r b w", "\tKtRbW\n"])
def test_the_code_may_be_typed_in_lower_case_and_with_spaces(app: Flask, eve: Person, typed: str) -> None:
    token = token_of(eve.client, CODE)

    found = eve.client.post("/", data={"code": typed, "csrf_token": token})

    assert (found.status_code, found.location) == (303, f"/j/{CODE}")


STUCK = [".", ",", ")", "!", ";", ":", "'", '"', "]", "/", "\u2019", "\u200b", ".html", "%20", "%3E", "\u00ad"]


@pytest.mark.parametrize("typed", [*(f"({CODE}{end}" for end in STUCK), f"http://localhost/j/{CODE}.", f"code: {CODE}"])
def test_the_code_may_be_typed_with_what_was_copied_around_it(app: Flask, eve: Person, typed: str) -> None:
    token = token_of(eve.client, CODE)

    assert eve.client.post("/", data={"code": typed, "csrf_token": token}).location == f"/j/{CODE}"


@pytest.mark.parametrize("end", STUCK)
@pytest.mark.parametrize("start", ["/j/", "/J/", "/join/", "/", "/j/\u201c"])
def test_an_address_leads_in_whatever_is_stuck_to_it(app: Flask, eve: Person, start: str, end: str) -> None:
    response = eve.client.get(f"{start}{CODE}{end}", follow_redirects=True)

    assert response.status_code == 200
    assert "Which sector are you from?" in page(response)


def test_whoever_joins_from_an_address_with_a_full_stop_is_in(app: Flask, eve: Person) -> None:
    assert send_form(eve, f"{CODE}.").location == f"/j/{CODE}"
    assert len(people(app)) == 1


@pytest.mark.parametrize(
    "address", ["/j/KTRBC.", "/J/KTRBC.", "/KTRBC.", "/j/KTRBC./more", "/\u041aTRBW", "/http://localhost/j/KTRBC"]
)
def test_an_address_that_leads_nowhere_has_the_field_with_what_was_typed(eve: Person, address: str) -> None:
    response = eve.client.get(address)

    assert response.status_code == 404
    assert f'value="{address.removeprefix("/j/").removeprefix("/J/").removeprefix("/")}"' in page(response)
    token = re.search(r'name="csrf_token" value="([^"]+)"', page(response))
    assert token is not None
    assert eve.client.post("/", data={"code": CODE, "csrf_token": token[1]}).location == f"/j/{CODE}"


def test_whose_order_cannot_be_found_is_led_back_to_the_phones_page(ann: Person) -> None:
    token = token_of(ann.client, CODE)

    refused = ann.client.post(f"/r/{CODE}/commands/nonsense", data={"csrf_token": token})

    assert refused.status_code == 404
    assert f'href="/j/{CODE}"' in page(refused)


def test_an_entry_link_may_be_pasted_where_a_code_is_asked_for(eve: Person) -> None:
    token = token_of(eve.client, CODE)
    entry = "x" * 32

    answer = eve.client.post("/", data={"code": f"<http://localhost/enter/{entry}>.", "csrf_token": token})

    assert answer.location == f"/enter/{entry}"


@pytest.mark.parametrize("typed", ["12", "Table 12.", "１２", "#12", " 12\u200b"])
def test_a_tables_number_may_be_typed_as_it_stands_on_the_table(app: Flask, eve: Person, typed: str) -> None:
    send_form(eve, table=typed)

    assert [row[4] for row in people(app)] == [12]


def test_an_address_with_the_code_in_lower_case_leads_to_the_page(app: Flask, eve: Person) -> None:
    assert eve.client.get("/j/ktrbw").location == f"/j/{CODE}"
    assert "Which sector are you from?" in page(eve.client.get("/j/ktrbw", follow_redirects=True))


@pytest.mark.parametrize(
    ("typed", "status"), [("XXXXX", 404), ("<b>nobody</b>", 404), ("", 400), ("   ", 400), ("x" * 9000, 404)]
)
def test_a_mistyped_code_is_shown_again_with_a_kind_word(app: Flask, eve: Person, typed: str, status: int) -> None:
    token = token_of(eve.client, CODE)

    response = eve.client.post("/", data={"code": typed, "csrf_token": token})

    assert response.status_code == status
    assert "room screen" in page(response)
    assert "<b>nobody" not in page(response)


def test_nobody_can_join_before_the_doors_open(app: Flask, eve: Person) -> None:
    make_draft(app)

    assert "doors are not open yet" in page(eve.client.get(f"/j/{DRAFT}"))
    assert send_form(eve, DRAFT).status_code == 409
    assert people(app) == []


def test_nobody_can_join_after_the_close(app: Flask, eve: Person, fay: Person) -> None:
    fay.do("roundtable.close", code=CODE)

    assert "is closed and takes no more notes" in page(eve.client.get(f"/j/{CODE}"))
    response = send_form(eve)
    assert response.status_code == 409
    assert "closed" in page(response)
    assert people(app) == []


def test_the_form_sent_twice_by_an_impatient_thumb_is_one_person(app: Flask) -> None:
    phone, same_phone = Person(app.test_client()), Person(app.test_client())

    first = send_form(phone, client_id="one-impatient-thumb")
    second = send_form(same_phone, client_id="one-impatient-thumb")

    assert (first.status_code, second.status_code) == (303, 303)
    assert len(people(app)) == 1
    assert phone.post("by either answer")["alias"] in [note["id"] for note in same_phone.board()["notes"]]


def test_a_phone_that_has_joined_stays_the_same_person(app: Flask, ann: Person) -> None:
    assert send_form(ann, sector="academia").status_code == 303
    assert len(people(app)) == 1


@pytest.mark.parametrize("client_id", ["1", "", "x" * 100, "with spaces in it", "\x00" * 20, None])
def test_an_odd_id_takes_nobody_in_and_is_replaced_by_a_good_one(
    app: Flask, eve: Person, client_id: str | None
) -> None:
    response = send_form(eve, client_id=client_id)
    assert (response.status_code, people(app)) == (400, [])

    fresh = re.findall(r'name="client_id" value="([^"]*)"', page(response))
    assert send_form(eve, client_id=fresh[0]).status_code == 303


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("sector", None),
        ("sector", "nonsense"),
        ("sector", "Industry"),
        ("table", "0"),
        ("table", "1000"),
        ("table", "-1"),
        ("table", "two"),
        ("table", "1e2"),
        ("table", "9" * 400),
        ("organisation", "x" * 81),
        ("is_admin", "true"),
        ("roundtable_id", "1"),
    ],
)
def test_a_mistake_in_the_form_shows_it_again_with_what_was_typed(
    app: Flask, eve: Person, field: str, value: str | None
) -> None:
    before = stored(app)

    typed: dict[str, Any] = {"organisation": "Cast & Sons", field: value}
    response = send_form(eve, **typed)

    assert response.status_code == 400
    assert "Which sector are you from?" in page(response)
    assert field == "organisation" or "Cast &amp; Sons" in page(response)
    assert stored(app) == before


def test_an_organisation_and_a_table_may_be_given_or_left_empty(app: Flask) -> None:
    send_form(Person(app.test_client()), organisation=" Cast\x0b& Sons\u202c ", table="12")
    send_form(Person(app.test_client()), organisation="\u200b", table="")

    assert [(row[3], row[4]) for row in people(app)] == [("Cast & Sons", 12), (None, None)]


def test_joining_needs_the_token_of_this_device(app: Flask, eve: Person) -> None:
    before = stored(app)

    response = eve.client.post(f"/j/{CODE}", data={"sector": "industry", "client_id": "no-token-here"})

    assert response.status_code == 403
    assert "open for too long" in page(response)
    assert stored(app) == before


def test_another_sites_page_cannot_make_anybody_join(app: Flask, eve: Person) -> None:
    token = token_of(eve.client, CODE)
    form = {"csrf_token": token, "sector": "industry", "client_id": "from-elsewhere"}

    response = eve.client.post(f"/j/{CODE}", data=form, headers={"Origin": "https://evil.example"})

    assert response.status_code == 403
    assert people(app) == []


def test_a_phone_is_a_different_pseudonym_at_each_roundtable(app: Flask, ann: Person) -> None:
    make_live(app, ANOTHER)
    elsewhere = Person(ann.client, ANOTHER)

    assert elsewhere.tell("note.post", heading="talent", kind="ask", text="not yet in").status_code == 403
    assert send_form(ann, ANOTHER).status_code == 303
    elsewhere.post("in now")

    assert len(people(app)) == 2
    assert ann.board()["notes"] == []


class TestCookies:
    """A cookie is worth what its signature says, at the roundtable and in the role it was given for."""

    def test_the_cookie_of_one_roundtable_opens_no_other(self, app: Flask, ann: Person) -> None:
        make_live(app, ANOTHER)
        ann.client.set_cookie(f"attendee-{ANOTHER}", cookie(ann, f"attendee-{CODE}"))

        assert Person(ann.client, ANOTHER).tell("note.post", **NOTE).status_code == 403
        assert ann.client.get(f"/r/{ANOTHER}/snapshot").status_code == 403

    def test_an_attendees_cookie_is_none_of_the_crews(self, scene: Scene) -> None:
        person = scene.eve
        person.client.set_cookie("crew", cookie(scene.ann, f"attendee-{CODE}"))

        assert_outside(person)

    def test_a_cookie_of_the_crew_is_no_attendees(self, scene: Scene) -> None:
        person = scene.eve
        person.client.set_cookie(f"attendee-{CODE}", cookie(scene.fay, "crew"))

        assert_outside(person)

    @pytest.mark.parametrize("name", ["crew", f"attendee-{CODE}"])
    def test_a_cookie_that_was_tampered_with_is_none(self, scene: Scene, name: str) -> None:
        genuine = cookie(scene.fay if name == "crew" else scene.ann, name)
        body, mark = genuine.rsplit(".", 1)
        for forged in (
            body,
            f"{body}.",
            f".{mark}",
            f"{body}x.{mark}",
            f"{body}.{mark[:-2]}AA",
            "",
            "1",
            "[1]",
            "\u00ff",
        ):
            scene.eve.client.set_cookie(name, forged)
            assert_outside(scene.eve)

    @pytest.mark.parametrize("content", [1, [1], "1", {"id": 1}, [[1]], True, None, 1.0, [1.5], ["1"], 10**30])
    def test_a_cookie_signed_for_something_else_is_none(self, scene: Scene, content: object) -> None:
        with scene.app.app_context():
            signed = {salt: str(serializer(salt).dumps(content)) for salt in ("attendee", "crew", "other")}
        for name, salt in (("crew", "attendee"), ("crew", "other"), (f"attendee-{CODE}", "crew")):
            scene.eve.client.set_cookie(name, signed[salt])
            assert_outside(scene.eve)

    @pytest.mark.parametrize("content", ["1", {"id": 1}, [[1]], None, 1.5, [1.5], ["1"], [], -1, [-1]])
    def test_a_genuine_signature_over_nonsense_lets_nobody_in(self, scene: Scene, content: object) -> None:
        with scene.app.app_context():
            scene.eve.client.set_cookie("crew", str(serializer("crew").dumps(content)))
            scene.eve.client.set_cookie(f"attendee-{CODE}", str(serializer("attendee").dumps(content)))

        assert_outside(scene.eve)

    def test_cookies_cannot_be_read_by_scripts_nor_sent_by_other_sites(self, eve: Person) -> None:
        given = send_form(eve).headers.getlist("Set-Cookie")

        assert any(line.startswith(f"attendee-{CODE}=") for line in given)
        assert all(re.search("HttpOnly", line) and re.search("SameSite=Lax", line) for line in given)

    def test_one_laptop_can_be_attendee_and_facilitator(self, scene: Scene) -> None:
        scene.fay.client.set_cookie(f"attendee-{CODE}", cookie(scene.ben, f"attendee-{CODE}"))

        note = scene.fay.post("the facilitator has a view too")
        scene.fay.do("notes.move", notes=[note["id"]], place="alone")

        assert [own["id"] for own in scene.fay.board("phone")["notes"]] == [note["alias"]]
        assert scene.fay.tell("note.withdraw", note=scene.notes[0]).status_code == 404


NOTE = {"heading": "talent", "kind": "ask", "text": "let me in"}


def cookie(person: Person, name: str) -> str:
    found = person.client.get_cookie(name)
    assert found is not None
    return str(found.value)


def assert_outside(person: Person) -> None:
    """Nobody's board is given, no order is taken, and no page of the crew is shown."""
    assert person.client.get(f"/r/{CODE}/snapshot").status_code == 403
    assert person.tell("note.post", **NOTE).status_code == 403
    assert person.tell("phase.change", phase="close").status_code == 403
    assert person.client.get(f"/room/{CODE}").status_code == 403
    assert "Which sector are you from?" in page(person.client.get(f"/j/{CODE}"))


def test_everybody_who_joins_is_counted_once(app: Flask, dee: Person, ann: Person, ben: Person) -> None:
    assert dee.board()["n_people"] == 2
    assert [entry.get("n_people") for entry in dee.entries()] == [None, 2, 2]
    assert roundtable_id(app, CODE) == 1


def test_whoever_said_their_table_on_joining_is_not_asked_for_it_again(join: Callable[..., Person]) -> None:
    for table, shown in (("4", "4"), ("", "")):
        page = join("industry", table=table).client.get(f"/j/{CODE}").get_data(as_text=True)
        field = re.search(r'<input[^>]*id="scribe-no"[^>]*>', page)
        assert field is not None
        assert f'value="{shown}"' in field[0]
