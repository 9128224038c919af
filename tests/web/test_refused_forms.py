"""Whoever is refused is on the page of their form again: what they typed is there, and beside it what is wrong."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from conftest import CODE, Person
from flask import Flask
from refused import close_with_theme, fill_in, find_opened, is_unfolded, read
from scenes import CLOSED, Scene
from sqlalchemy import update
from tokens import token_of
from witness import stored
from worlds import part

from facilitator.database.access import write
from facilitator.store.roundtables import RoundtableRow

WRITE_UP, VERSIONS, WORK_LIST = (f"/write-up/{CODE}{end}" for end in ("", "/versions", "/work-list"))
OVER, CHECKLIST = f"/programme/{CODE}/keeping", f"/programme/{CODE}/checklist"
ERASE, MAKE = (f"/r/{CODE}/commands/{name}" for name in ("words.erase", "version.make"))
TODAY = datetime.now(UTC).date()
FIGURE = "The tooling is idle 14 weeks a year, ring me on 07700 900123"


@part
def notes(ann: Person, ben: Person, fay: Person) -> list[int]:
    """Two notes in a theme, and the roundtable closed."""
    return close_with_theme(ann, ben, fay)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("T1, Z9 X4", "There are no words with these labels: Z9, X4. Nothing was erased."),
        ("T1 " * 900, "This is 2699 characters long; the limit is 2000."),
        (" ", "Write something first."),
    ],
)
def test_wes_reads_beside_the_field_why_no_words_were_erased(
    app: Flask, wes: Person, ann: Person, typed: str, said: str
) -> None:
    ann.post("said once")
    before = stored(app)

    refused = fill_in(wes, WRITE_UP, ERASE, labels=typed, is_sure="true")

    field, fault = find_opened(refused)
    assert (refused.status_code, fault) == (400, said)
    assert f'value="{typed}"' in field
    assert 'id="labels"' in field
    assert 'aria-invalid="true"' in field
    assert is_unfolded(refused)
    assert stored(app) == before
    assert fill_in(wes, WRITE_UP, ERASE, labels="T1", is_sure="true").location == f"{WRITE_UP}?done=erase#erase"


def test_whoever_erases_words_says_first_that_they_mean_it(wes: Person, ann: Person) -> None:
    ann.post("said once")

    page = read(wes.client.get(WRITE_UP))

    tick = re.search(r"<input ([^>]*)> Yes, erase the words of these labels for good", page)
    assert tick is not None
    assert {'type="checkbox"', 'name="is_sure"', "required"} <= set(tick[1].split())


def test_a_program_is_told_in_json_why_no_words_were_erased(wes: Person) -> None:
    refused = wes.tell("words.erase", labels="Z9")
    assert refused.status_code == 400
    assert "Z9" in refused.get_json()["fields"]["labels"]


@pytest.mark.usefixtures("notes")
def test_whoever_makes_a_version_of_nothing_new_keeps_the_reason_and_reads_why_not(wes: Person) -> None:
    refused = fill_in(wes, VERSIONS, MAKE, state="draft", reason="read by two")

    field, fault = find_opened(refused)
    assert (refused.status_code, fault) == (409, "Nothing has changed since version 1.")
    assert 'value="read by two"' in field
    assert "aria-invalid" not in field


@pytest.mark.usefixtures("notes")
def test_a_reason_that_is_too_long_is_told_beside_it(wes: Person) -> None:
    refused = fill_in(wes, VERSIONS, MAKE, state="draft", reason="x" * 201)

    field, fault = find_opened(refused)
    assert (refused.status_code, fault) == (400, "This is 201 characters long; the limit is 200.")
    assert "x" * 201 in field
    assert 'aria-invalid="true"' in field


@pytest.mark.usefixtures("notes")
class TestAfterTheClose:
    """What whoever leads the programme does with a roundtable that is over."""

    @pytest.mark.parametrize(
        ("typed", "said"),
        [("2020-01-31", "Choose a day that is still to come."), ("soon", "This must be a date like 2026-12-05.")],
    )
    def test_a_day_that_is_over_stays_in_its_field(self, fay: Person, typed: str, said: str) -> None:
        refused = fill_in(fay, OVER, f"/programme/{CODE}/read-back", until=typed)

        field, fault = find_opened(refused)
        assert (refused.status_code, fault) == (400, said)
        assert f'value="{typed}"' in field

    @pytest.mark.parametrize("act", ["seal", "delete"])
    def test_a_wrong_code_is_told_under_what_it_was_typed_for_and_nowhere_else(self, fay: Person, act: str) -> None:
        refused = fill_in(fay, OVER, f"{OVER}/{act}", code="WR0NG")

        field, fault = find_opened(refused)
        assert refused.status_code == 400
        assert f'id="code-{act}"' in field
        assert 'value="WR0NG"' in field
        assert CODE in fault
        assert read(refused).count('role="alert"') == 1

    def test_ann_keeps_her_other_words_where_they_are_too_long(self, fay: Person, ann: Person) -> None:
        fill_in(fay, OVER, f"/programme/{CODE}/read-back", until=TODAY.isoformat())
        kept = f"/j/{CODE}/kept"
        way = kept + read(ann.client.get(kept)).partition(f'action="{kept}')[2].partition('"')[0]

        refused = fill_in(ann, kept, way, text="long " * 100)

        assert refused.status_code == 400
        assert "the limit is" in find_opened(refused)[1]
        assert "long " * 99 in read(refused)
        assert is_unfolded(refused)


class TestOnTheWorkList:
    """What is decided of notes while others change them."""

    @pytest.fixture(autouse=True)
    def shown_at_once(self, app: Flask) -> None:
        with app.app_context():
            write(lambda session: session.execute(update(RoundtableRow).values(holds_personal=False)))

    def test_a_figure_confirmed_without_a_source_asks_for_it_beside_the_field(self, ann: Person, wes: Person) -> None:
        ann.post(FIGURE)

        refused = fill_in(wes, WORK_LIST, f"/r/{CODE}/commands/claim.check", status="confirmed", source=" ")

        field, fault = find_opened(refused)
        assert (refused.status_code, 'name="source"' in field) == (400, True)
        assert fault.startswith("Say where you looked")

    def test_a_source_stays_where_the_note_was_changed_meanwhile(self, ann: Person, wes: Person) -> None:
        ann.post(FIGURE)
        data = {"status": "disputed", "source": "A count, 2026", "revision": "7"}

        refused = fill_in(wes, WORK_LIST, f"/r/{CODE}/commands/claim.check", **data)

        field, fault = find_opened(refused)
        assert refused.status_code == 409
        assert fault.startswith("The note was changed meanwhile.")
        assert 'value="A count, 2026"' in field

    @pytest.mark.parametrize("is_decided", [False, True])
    def test_a_decision_of_other_words_is_told_at_its_button(self, ann: Person, wes: Person, is_decided: bool) -> None:
        ann.post(FIGURE)
        decide = f"/r/{CODE}/commands/flag.decide"
        if is_decided:
            fill_in(wes, WORK_LIST, decide, "telephone", state="cleared")
        press = "suggested" if is_decided else "cleared"

        refused = fill_in(wes, WORK_LIST, decide, 'value="contact"', state=press, revision="7")

        button, fault = find_opened(refused)
        assert (refused.status_code, f'value="{press}"' in button) == (409, True)
        assert fault.startswith("The note was changed meanwhile.")
        assert is_unfolded(refused)


def test_a_network_is_kept_and_all_that_is_wrong_is_told_at_once_but_its_password_is_not(fay: Person) -> None:
    refused = fill_in(fay, CHECKLIST, f"/programme/{CODE}/sheets/join", network="é" * 17, password="short")

    field, fault = find_opened(refused)
    assert (refused.status_code, fault) == (400, "A network's name has 1 to 32 letters.")
    assert "é" * 17 in field
    assert "A Wi-Fi password has 8 to 63 characters" in read(refused)
    assert "short" not in read(refused)
    assert refused.headers["Cache-Control"] == "no-store"


def test_a_note_from_paper_that_is_taken_back_already_is_told_on_the_page_for_paper(fay: Person) -> None:
    fay.do("note.enter", heading="talent", kind="ask", text="on paper", source="paper")
    paper, undo = f"/run/{CODE}/paper", f"/run/{CODE}/paper/undo"
    note = fay.board()["notes"][0]["id"]
    data = {"note": note, "csrf_token": token_of(fay.client, CODE)}
    assert fay.client.post(undo, data=data | {"client_id": "first-press"}).status_code == 303

    refused = fay.client.post(undo, data=data | {"client_id": "second-press"})

    assert (refused.status_code, f'action="{paper}"' in read(refused)) == (409, True)
    assert '<p class="fault top" id="refusal" role="alert">' in read(refused)


def test_whoever_joins_as_the_doors_close_reads_on_the_same_page_that_they_did(
    eve: Person, fay: Person, join: Callable[..., Person]
) -> None:
    join("industry")
    page: Any = eve.client.get(f"/j/{CODE}")
    assert page.status_code == 200
    fay.do("roundtable.close", code=CODE)
    data = {"sector": "industry", "client_id": "as-doors-close", "csrf_token": token_of(eve.client, CODE)}

    refused = eve.client.post(f"/j/{CODE}", data=data)

    assert refused.status_code == 409
    assert "This roundtable is closed and takes no more notes." in read(refused)
    assert '<body class="error">' not in read(refused)


def test_of_a_roundtable_that_goes_on_there_is_no_such_page_so_another_says_why(scene: Scene) -> None:
    token = token_of(scene.fay.client, CODE)
    refused = scene.fay.client.post(f"/programme/{CODE}/results", data={"is_public": "true", "csrf_token": token})
    assert refused.status_code == 409
    assert '<body class="error">' in read(refused)


def test_a_stranger_gets_no_page_of_the_crew_by_sending_its_form(scene: Scene) -> None:
    token = token_of(scene.eve.client, CLOSED)
    data = {"labels": "Z9", "client_id": "of-a-stranger", "csrf_token": token}
    refused = scene.eve.client.post(f"/r/{CLOSED}/commands/words.erase", data=data)
    assert refused.status_code == 403
    assert "labels-fault" not in read(refused)


@pytest.mark.parametrize(
    ("path", "page"),
    [
        (ERASE, WRITE_UP),
        (f"/r/{CODE}/commands/note.post", f"/j/{CODE}"),
        (f"/r/{CODE}/commands/words.withdraw?from=kept", f"/j/{CODE}/kept"),
        (f"{OVER}/seal", OVER),
        (f"/run/{CODE}/paper/undo", f"/run/{CODE}/paper"),
        ("/programme/papers/1/pattern", "/programme/papers"),
    ],
)
def test_whoever_asks_for_the_address_of_a_refused_form_again_is_led_to_its_page(
    wes: Person, path: str, page: str
) -> None:
    again = wes.client.get(path, headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})

    assert (again.status_code, again.location) == (303, page)


def test_a_program_that_reads_where_orders_are_sent_is_told_so(wes: Person) -> None:
    refused = wes.client.get(ERASE, headers={"Accept": "application/json"})

    assert (refused.status_code, refused.get_json()["ok"]) == (405, False)
