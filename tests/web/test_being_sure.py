"""What cannot be taken back is done for whoever says that they mean it, and the server asks, not the page alone."""

import re
import secrets
from html import unescape
from typing import Any

import pytest
from conftest import CODE, Person
from refused import close_with_theme
from scenes import DRAFT, Scene
from tokens import token_of
from witness import stored

from facilitator.commands import COMMANDS

ASKING = sorted(name for name, command in COMMANDS.items() if command.warn is not None)


def giver(scene: Scene, name: str, code: str) -> Person:
    return Person((scene.ann if COMMANDS[name].for_attendees else scene.fay).client, code)


def post(person: Person, path: str, **values: Any) -> Any:
    """Sends a form as a browser does that asks nobody anything."""
    carried = {"csrf_token": token_of(person.client, person.code), "client_id": secrets.token_hex(16)}
    return person.client.post(path, data=carried | values)


def read_again(response: Any) -> dict[str, str]:
    """What the page that asks sends once somebody presses that they are sure."""
    page = unescape(response.get_data(as_text=True))
    again = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', page))
    assert "<h1>Are you sure?</h1>" in page
    assert '<button class="b amber" name="is_sure" value="true">I am sure: do it</button>' in page
    return again | {"is_sure": "true"}


def test_these_orders_cannot_be_taken_back() -> None:
    assert ASKING == ["sharing.tighten", "version.make", "words.erase", "words.withdraw"]


@pytest.mark.parametrize("name", ASKING)
def test_who_sends_an_order_past_the_page_is_asked_and_nothing_is_done(scene: Scene, name: str) -> None:
    code, values = scene.orders()[name]
    values |= {"state": "signed_off"} if name == "version.make" else {}
    before = stored(scene.app)

    refused = giver(scene, name, code).tell(name, **values, is_sure=False).get_json()

    assert (refused["error"], list(refused["fields"])) == ("conflict", ["is_sure"])
    assert refused["message"] == refused["fields"]["is_sure"]
    assert stored(scene.app) == before


def test_whoever_may_not_do_it_is_refused_and_not_asked(scene: Scene) -> None:
    values = scene.orders()["sharing.tighten"][1]

    refused = Person(scene.wes.client, CODE).tell("sharing.tighten", **values, is_sure=False)

    assert (refused.status_code, refused.get_json()["error"]) == (403, "not_allowed")


def test_whoever_leads_no_room_is_refused_a_row_that_the_crew_brought_and_not_asked(wes: Person, fay: Person) -> None:
    page = f"/run/{CODE}/evidence"
    post(fay, page, text="Wages lag", source="ONS")
    (number,) = re.findall(r'name="contribution" value="(\d+)"><button', fay.client.get(page).get_data(as_text=True))

    assert post(wes, f"{page}/remove", contribution=number).status_code == 403


@pytest.mark.parametrize(
    ("labels", "said"), [("T1 zz9", "no words with these labels: ZZ9."), (" , ", "Say at least one label")]
)
def test_whoever_types_a_label_of_nothing_is_told_so_and_not_asked(
    wes: Person, ann: Person, labels: str, said: str
) -> None:
    ann.post("said once")

    refused = wes.tell("words.erase", labels=labels, is_sure=False).get_json()

    assert (refused["error"], said in refused["fields"]["labels"]) == ("bad_input", True)


def test_whoever_would_promise_less_or_has_nothing_left_is_told_so_and_not_asked(ann: Person, fay: Person) -> None:
    fay.do("sharing.tighten", sharing_mode="chatham_house", is_sensitive=True, is_sure=True)

    looser = fay.tell("sharing.tighten", sharing_mode="sector_only", is_sensitive=True, is_sure=False).get_json()
    nothing = ann.tell("words.withdraw", is_sure=False)

    assert (looser["error"], looser["fields"]) == ("conflict", {})
    assert "never loosened" in looser["message"]
    assert (nothing.status_code, nothing.get_json()["error"]) == (404, "not_found")


def test_whoever_signs_off_what_is_open_is_told_what_and_not_asked(wes: Person, ann: Person, fay: Person) -> None:
    ann.post("ring me on 07700 900123 about the crane")
    fay.do("roundtable.close", code=CODE)

    refused = wes.tell("version.make", state="signed_off", reason="", is_sure=False).get_json()
    unread = wes.tell("version.make", state="signed_off", reason="", seen="0" * 64, is_sure=False).get_json()

    assert (refused["error"], refused["fields"], "reach somebody" in refused["message"]) == ("conflict", {}, True)
    assert (unread["fields"], "since this page was opened" in unread["message"]) == ({}, True)


def test_whoever_only_makes_a_draft_is_asked_nothing(wes: Person, ann: Person, ben: Person, fay: Person) -> None:
    note, _ = close_with_theme(ann, ben, fay)
    wes.do("draft.change", act="words", note=note, text="Audits differ.")
    assert wes.tell("version.make", state="draft", reason="", is_sure=False).status_code == 200


def test_a_browser_that_asks_for_no_tick_gets_the_question_from_the_server(wes: Person, ann: Person) -> None:
    ann.post("said once")
    path = f"/r/{CODE}/commands/words.erase"

    asked = post(wes, path, labels="t1")

    page = unescape(asked.get_data(as_text=True))
    assert (asked.status_code, "The words of T1 are erased for good" in page) == (409, True)
    assert ann.board()["notes"][0]["text"] == "said once"
    assert wes.client.post(path, data=read_again(asked)).status_code == 303
    assert ann.board()["notes"] == [] or ann.board()["notes"][0]["text"] is None


def test_whoever_takes_back_all_without_being_asked_is_asked_now(ann: Person) -> None:
    ann.post("said once")
    path = f"/r/{CODE}/commands/words.withdraw?from=kept"

    asked = post(ann, path)

    assert asked.status_code == 409
    assert f'href="/j/{CODE}/kept"' in asked.get_data(as_text=True), "where they leave it as it is"
    assert ann.board()["notes"][0]["text"] == "said once"
    assert ann.client.post(path, data=read_again(asked)).status_code == 303


def test_a_draft_is_deleted_only_by_who_means_it(scene: Scene) -> None:
    fay, path = Person(scene.fay.client, DRAFT), f"/programme/{DRAFT}/delete"
    before = stored(scene.app)

    asked = post(fay, path)

    assert asked.status_code == 409
    assert stored(scene.app) == before
    assert fay.client.post(path, data=read_again(asked)).status_code == 303


def test_a_row_that_the_crew_brought_goes_only_once_somebody_means_it(fay: Person) -> None:
    page = f"/run/{CODE}/evidence"
    post(fay, page, text="Wages lag", source="ONS")
    (number,) = re.findall(r'name="contribution" value="(\d+)"><button', fay.client.get(page).get_data(as_text=True))

    asked = post(fay, f"{page}/remove", contribution=number)

    assert asked.status_code == 409
    assert "Wages lag" in fay.client.get(page).get_data(as_text=True)
    assert fay.client.post(f"{page}/remove", data=read_again(asked)).status_code == 303
    assert "Wages lag" not in fay.client.get(page).get_data(as_text=True)
