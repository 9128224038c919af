"""Title, date and place that somebody mistyped are mended once a roundtable is open, and after its close."""

import json
import re
from typing import Any

import pytest
from conftest import CODE, Person
from flask import Flask
from series_of_three import Themes, confirm_shared
from setups import NEW, details_of, fault_of, filled, mend_details, open_details, press_undo, save_details
from sqlalchemy import select
from witness import read_row, stored

from facilitator.actions.settings.details import COLUMNS, TOLD
from facilitator.database.access import db
from facilitator.domain.people import Role
from facilitator.forms.roundtables import DetailsForm, OpenDetailsForm
from facilitator.store.checks import find_faults
from facilitator.store.journal import JournalRow


def data(person: Person, version: int | None = None) -> dict[str, Any]:
    query = f"?version={version}" if version else ""
    found: dict[str, Any] = json.loads(person.client.get(f"/write-up/{CODE}/download/json{query}").get_data())
    return found


def close(fay: Person) -> None:
    fay.do("roundtable.close", code=CODE)


def test_the_form_has_every_detail_and_no_other_field() -> None:
    assert {each.name for each in OpenDetailsForm()} == set(COLUMNS)
    assert {each.name for each in DetailsForm()} == set(COLUMNS) - {"question"}


def test_fay_mends_all_of_it_while_people_write_and_everybody_has_it(app: Flask, fay: Person, ann: Person) -> None:
    ann.post("welders leave")
    mend_details(fay, **NEW)

    row = read_row(app)
    assert {name: str(getattr(row, name)) for name in COLUMNS} == NEW | {"begins_at": "18:30:00"}
    for audience in ("phone", "room"):
        person = ann if audience == "phone" else fay
        told = person.entries(audience=audience)[-1]
        assert told["kind"] == "details.changed"
        seen = {name: told["roundtable"][name] for name in ("title", "cluster", "speaker", "topic", "question")}
        assert seen == {name: NEW[name] for name in seen}
    pages = {
        f"/programme/{CODE}/sheets/join": ("title", "venue", "host"),
        "/programme": ("title", "cluster", "venue"),
        f"/programme/{CODE}/calendar.ics": ("title", "venue"),
        f"/write-up/{CODE}": ("title", "cluster", "venue", "host"),
    }
    for page, names in pages.items():
        text = fay.client.get(page).get_data(as_text=True)
        assert [NEW[name] for name in names if NEW[name] not in text] == [], page
    exported = data(fay)["roundtable"]
    assert {name: exported[name] for name in NEW if name in exported} == {
        name: value for name, value in NEW.items() if name not in {"begins_at", "time_zone"}
    }
    with app.app_context():
        assert find_faults(db.session(), row.id) == []


def test_a_calendar_takes_the_new_date_for_a_newer_one_of_the_same_meeting(fay: Person) -> None:
    mend_details(fay, held_on="2026-12-01")
    before = fay.client.get(f"/programme/{CODE}/calendar.ics").get_data(as_text=True)
    mend_details(fay, held_on="2026-12-03")
    after = fay.client.get(f"/programme/{CODE}/calendar.ics").get_data(as_text=True)

    def find(text: str, name: str) -> str:
        return next(line for line in text.splitlines() if line.startswith(name))

    assert find(before, "UID") == find(after, "UID")
    assert (find(before, "SEQUENCE"), find(after, "SEQUENCE")) == ("SEQUENCE:1", "SEQUENCE:2")
    assert "20261203" in find(after, "DTSTART")


def test_the_journal_says_who_changed_which_detail_and_none_of_the_words(app: Flask, fay: Person) -> None:
    mend_details(fay, title="Marker of a title", venue="Marker Hall")

    done = fay.client.get(f"/r/{CODE}/desk").get_json()["actions"][0]
    assert (done["kind"], done["role"], done["details"]) == ("details.changed", "facilitator", ["title", "venue"])
    with app.app_context():
        assert not [each for each in db.session().scalars(select(JournalRow.payload)) if "Marker" in str(each)]


def test_whoever_only_looks_and_saves_changes_nothing(app: Flask, fay: Person) -> None:
    before = stored(app)
    mend_details(fay)
    assert stored(app) == before


def test_of_two_who_mend_it_at_once_neither_undoes_the_other(app: Flask, fay: Person) -> None:
    first, second = open_details(fay), open_details(fay)
    assert save_details(fay, first, venue="Guild Hall", title="One title").status_code == 303
    told = save_details(fay, second, host="The new body", title="Another title")

    assert (told.status_code, read_row(app).title) == (409, "One title")
    assert "One title" in (fault_of(told.text, "title") or "")
    assert (filled(told.text)["title"], filled(told.text)["venue"]) == ("Another title", "Guild Hall")
    assert save_details(fay, filled(told.text)).status_code == 303
    row = read_row(app)
    assert (row.title, row.host, row.venue) == ("Another title", "The new body", "Guild Hall")


def test_a_mistake_changes_nothing_and_loses_nothing(app: Flask, fay: Person) -> None:
    form, before = open_details(fay), stored(app)
    refused = save_details(fay, form, title=" ", venue="Guild Hall", held_on="0026-12-01")

    assert refused.status_code == 400
    assert fault_of(refused.text, "held_on") == "Type a year from 1970 to 2199."
    assert fault_of(refused.text, "title")
    assert filled(refused.text)["venue"] == "Guild Hall"
    assert stored(app) == before


def send_page(person: Person, page: str, **changes: str) -> Any:
    """Sends a page's form to where it says."""
    action = re.search(r'<form method="post" action="([^"]+)" novalidate>', page)
    assert action is not None
    return person.client.post(action[1], data=filled(page) | changes)


def test_whoever_comes_from_the_control_page_is_led_back_to_it_also_after_a_mistake(fay: Person) -> None:
    way = re.search(r'href="([^"]*/details[^"]*)"', fay.client.get(f"/run/{CODE}").text)
    assert way is not None
    page = fay.client.get(way[1]).text
    assert page.count(f'href="/run/{CODE}"') == 2, "the arrow and Leave it"

    refused = send_page(fay, page, title=" ")
    saved = send_page(fay, refused.text, title="Nuclear supply chains")

    assert fault_of(refused.text, "title")
    assert saved.location.startswith(f"/run/{CODE}?")
    told = fay.client.get(saved.location).text
    assert "The details are saved." in told
    undone = press_undo(fay, told)
    assert undone.location.startswith(f"/run/{CODE}?")
    assert "The details are saved." not in fay.client.get(f"/run/{CODE}").text
    assert save_details(fay, open_details(fay), venue="Guild Hall").location.startswith("/programme?done=details")


@pytest.mark.parametrize(("role", "n_live", "n_over"), [(Role.WRITER, 403, 200), (Role.DISPLAY, 403, 403)])
def test_writers_mend_it_after_the_close_and_a_projector_never(
    app: Flask, fay: Person, enter: Any, role: Role, n_live: int, n_over: int
) -> None:
    person, form, before = enter(role), open_details(fay), stored(app)
    assert person.client.get(details_of(CODE)).status_code == n_live
    assert save_details(person, form, title="X").status_code == 403
    assert stored(app) == before
    close(fay)
    assert person.client.get(details_of(CODE)).status_code == n_over


def test_strangers_and_attendees_can_neither_look_nor_mend(app: Flask, fay: Person, ann: Person, eve: Person) -> None:
    form, before = open_details(fay), stored(app)
    for person in (ann, eve):
        assert person.client.get(details_of(CODE)).status_code == 403
        assert save_details(person, form, title="X").status_code == 403
    assert stored(app) == before


def test_a_draft_is_changed_on_its_own_page(scene: Any) -> None:
    assert scene.fay.client.get(details_of("DRFTX")).status_code in {404, 409}


class TestAfterTheClose:
    """What is printed from then on, and what was printed before."""

    @pytest.mark.parametrize("name", ["title", "cluster", "venue", "host", "speaker", "topic", "held_on"])
    def test_the_next_version_has_it_and_the_one_before_stays_as_it_was(
        self, fay: Person, wes: Person, ann: Person, name: str
    ) -> None:
        ann.post("welders leave")
        mend_details(fay, **NEW | {name: {"held_on": "2026-12-01"}.get(name, "Mistyped")})
        close(fay)
        wes.do("version.make", state="signed_off", reason="", is_sure=True)
        before = data(wes, 2)

        mend_details(wes, **{name: NEW[name]})

        assert data(wes)["manifest"]["is_draft"]
        assert data(wes)["roundtable"][name] == NEW[name]
        assert NEW[name] in wes.client.get(f"/write-up/{CODE}").text or name in {"speaker", "topic", "held_on"}
        assert data(wes, 2) == before
        assert data(wes, 2)["roundtable"][name] != NEW[name]
        versions = wes.client.get(f"/write-up/{CODE}/versions").text
        assert re.search(r"<h3[^>]*>Details <span>1</span>", versions)
        assert wes.tell("version.make", state="draft", reason="").status_code == 200
        assert data(wes)["manifest"]["version"] == 3
        assert data(wes, 3)["roundtable"][name] == NEW[name]
        assert wes.tell("version.make", state="draft", reason="").status_code == 409

    def test_nobody_signs_another_title_than_they_have_read(self, fay: Person, wes: Person, ann: Person) -> None:
        ann.post("welders leave")
        close(fay)
        page = wes.client.get(f"/write-up/{CODE}/versions").text
        seen = page.split('name="seen" value="', 1)[1].split('"', 1)[0]
        mend_details(fay, title="Another title")

        assert wes.tell("version.make", state="draft", reason="", seen=seen).status_code == 409

    def test_what_people_were_asked_stays(self, app: Flask, fay: Person) -> None:
        form = open_details(fay)
        close(fay)
        before = stored(app)

        assert "question" not in open_details(fay)
        assert save_details(fay, form, question="What else?").status_code == 409
        assert stored(app) == before

    def test_a_page_that_was_opened_before_the_close_is_still_saved(self, app: Flask, fay: Person) -> None:
        form = open_details(fay)
        close(fay)

        assert save_details(fay, form, title="Another title").status_code == 303
        assert read_row(app).title == "Another title"


def test_a_cluster_by_which_other_reports_know_it_keeps_its_name(app: Flask, fay: Person, series: Themes) -> None:
    confirm_shared(fay, series, "rates")
    space = Person(fay.client, "BCDFG")
    mend_details(fay, "BCDFG", cluster="Outer space")
    space.do("roundtable.close", code="BCDFG")
    close(fay)

    refused = save_details(fay, open_details(fay, "BCDFG"), "BCDFG", cluster="Space", title="Another title")

    assert (refused.status_code, fault_of(refused.text, "cluster")) == (400, TOLD)
    row = read_row(app, "BCDFG")
    assert (row.cluster, row.title) == ("Outer space", read_row(app, "BCDFG").title)
    mend_details(fay, "BCDFG", title="Another title")
    assert read_row(app, "BCDFG").title == "Another title"
