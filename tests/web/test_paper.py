"""The crew writes down notes from paper and for people without a phone, takes mistakes back, and prints sheets."""

import logging
import re
import secrets
from collections.abc import Callable
from typing import Any

import pytest
from conftest import CODE, Person
from entries import admit_scribes
from flask import Flask
from scenes import make_draft
from tokens import token_of
from witness import stored

from facilitator.database.access import db
from facilitator.domain.venues.distances import judge
from facilitator.store.roundtables import find_by_code

NOTE = {"heading": "talent", "kind": "barrier", "text": "From a sheet", "source": "paper", "table": "4"}


def send(person: Person, path: str = f"/run/{CODE}/paper", **values: str) -> Any:
    """Sends a plain form, as a browser without JavaScript does."""
    token = token_of(person.client, CODE)
    return person.client.post(path, data={"csrf_token": token, "client_id": secrets.token_hex(8)} | values)


def page_of(person: Person, path: str = f"/run/{CODE}/paper") -> str:
    response = person.client.get(path)
    assert response.status_code == 200
    return response.get_data(as_text=True)


def test_a_note_from_paper_is_on_the_screen_and_counts_no_person(fay: Person) -> None:
    entered = send(fay, **NOTE)

    note = fay.board("crew")["notes"][0]
    assert entered.status_code == 303
    assert (note["text"], note["source"]) == ("From a sheet", "paper")


def test_heading_kind_and_table_stay_for_the_next_note(fay: Person) -> None:
    page = page_of(fay, send(fay, **NOTE).headers["Location"])

    assert re.search(r'name="heading" value="talent" checked', page)
    assert re.search(r'name="kind" value="barrier" checked', page)
    assert re.search(r'name="table"[^>]* value="4"', page)
    assert re.search(r"<textarea[^>]*></textarea>", page)


def test_for_someone_it_is_marked_as_a_scribes(fay: Person) -> None:
    page = page_of(fay, f"/run/{CODE}/paper?source=scribe")
    send(fay, **NOTE | {"source": "scribe"})

    assert "Add for someone" in page
    assert 'name="source" value="scribe"' in page
    assert fay.board("crew")["notes"][0]["source"] == "scribe"


@pytest.mark.parametrize(
    "query", ["heading=money&kind=&source=phone&table=0", "table=1e3&source=import", "heading=&table=٣", "x=1"]
)
def test_an_address_that_makes_no_sense_shows_the_form_as_it_starts(fay: Person, query: str) -> None:
    page = page_of(fay, f"/run/{CODE}/paper?{query}")

    assert re.search(r'name="heading" value="business" checked', page)
    assert 'name="source" value="paper"' in page


@pytest.mark.parametrize(
    ("field", "value"), [("text", ""), ("text", "x" * 301), ("table", "0"), ("table", "four"), ("kind", "joke")]
)
def test_a_mistake_is_said_and_nothing_typed_is_lost(app: Flask, fay: Person, field: str, value: str) -> None:
    before = stored(app)
    refused = send(fay, **NOTE | {field: value})

    page = refused.get_data(as_text=True)
    assert refused.status_code == 400
    assert 'class="fault' in page
    assert (NOTE | {field: value})["text"] in page
    assert stored(app) == before


def test_what_is_sent_twice_is_entered_once(fay: Person) -> None:
    for _ in range(2):
        assert send(fay, **NOTE | {"client_id": "pressed-twice"}).status_code == 303

    assert len(fay.board("crew")["notes"]) == 1


def test_the_list_is_of_what_one_entered_oneself_the_newest_first(fay: Person, ann: Person) -> None:
    ann.post("from a phone")
    for text in ("the first sheet", "the second sheet"):
        send(fay, **NOTE | {"text": text})

    page = page_of(fay)

    assert page.index("the second sheet") < page.index("the first sheet")
    assert "from a phone" not in page


def test_a_note_taken_back_is_gone_and_its_words_are_erased(app: Flask, fay: Person, ann: Person) -> None:
    send(fay, **NOTE | {"text": "Marker typed twice"})
    note = fay.board("crew")["notes"][0]["id"]
    undone = send(fay, f"/run/{CODE}/paper/undo", note=str(note))

    assert undone.status_code == 303
    assert fay.board("crew")["notes"] == []
    assert "Marker typed twice" not in page_of(fay)
    assert "Marker typed twice" not in str(stored(app))
    assert fay.tell("note.unenter", note=note).status_code == 409


def test_a_theme_that_loses_a_note_so_is_told_to_all(fay: Person) -> None:
    send(fay, **NOTE)
    note = fay.board("crew")["notes"][0]["id"]
    theme = fay.do("theme.make", heading="talent", name="Leavers", notes=[note])["themes"][0]["id"]

    entry = fay.do("note.unenter", note=note)

    assert entry["kind"] == "note.withdrawn"
    assert [(each["id"], each["n_notes"]) for each in entry["themes"]] == [(theme, 0)]


def test_what_somebody_sent_from_a_phone_is_theirs_to_take_back(app: Flask, fay: Person, ann: Person) -> None:
    own = ann.post("mine")["id"]
    ann.do("scribe.change", is_scribe=True, table=4)
    admit_scribes(fay)
    for_table = ann.post("my table's")["id"]
    off_record = ann.post("hush", off_record=True)["id"]
    before = stored(app)

    assert [fay.tell("note.unenter", note=note).status_code for note in (own, for_table, off_record)] == [409, 409, 409]
    assert stored(app)["note"] == before["note"]
    assert stored(app)["note_text"] == before["note_text"]


def test_before_the_start_the_page_says_so_and_keeps_what_was_typed(app: Flask, fay: Person) -> None:
    make_draft(app)
    path = "/run/DRFTX/paper"

    refused = send(fay, path, **NOTE)

    assert "Keep the paper, and type it in once notes are gathered." in page_of(fay, path)
    assert "phone" not in page_of(fay, path)
    assert refused.status_code == 409
    assert "From a sheet" in refused.get_data(as_text=True)


def test_markup_on_paper_is_only_words(fay: Person) -> None:
    send(fay, **NOTE | {"text": '<b id="x">bold</b>'})

    assert '<b id="x">' not in page_of(fay)


class TestSheets:
    """What is printed."""

    JOIN, FORM, CHECKLIST = (f"/programme/{CODE}/{name}" for name in ("sheets/join", "sheets/paper", "checklist"))

    def test_the_join_sheet_has_address_code_and_promise(self, fay: Person) -> None:
        page = page_of(fay, self.JOIN)

        assert "room.test:8000" in page
        assert f">{CODE}<" in page
        assert page.count('class="qr"') == 1
        assert "never who you are or where you work" in page

    def test_each_theme_has_a_sheet_with_its_notes_and_an_area_on_the_map(self, fay: Person, ann: Person) -> None:
        ann.post("zqhidden", off_record=True)
        note = ann.post("<b>No welders</b>")["id"]
        fay.do("theme.make", heading="talent", name="Too few welders", notes=[note])
        page = page_of(fay, f"/programme/{CODE}/sheets/themes")
        assert page.count("Too few welders") == 4
        assert "&lt;b&gt;No welders" in page
        assert "zqhidden" not in page

    def test_tables_that_have_sheets_of_one_name_read_under_which_other_heading_it_stands(
        self, fay: Person, ann: Person
    ) -> None:
        for heading in ("business", "talent"):
            note = ann.post(f"Vetting slows {heading}", heading=heading)["id"]
            fay.do("theme.make", heading=heading, name="Vetting takes long", notes=[note])
        page = page_of(fay, f"/programme/{CODE}/sheets/themes")
        for other in ("Business", "Talent"):
            assert page.count(f"A theme of the same name has its own sheet under {other}.") == 1

    def test_the_room_screen_shows_the_map_by_a_press_and_no_number_off_the_record(
        self, fay: Person, ann: Person
    ) -> None:
        assert fay.tell("spotlight.change", part="map", id=1).status_code == 404
        ann.post("zqhidden", off_record=True)
        note = ann.post("No welders")["id"]
        fay.do("theme.make", heading="talent", name="Too few <i>welders</i>", notes=[note])
        fay.do("spotlight.change", part="map", id=1)
        drawing = page_of(fay, f"/room/{CODE}/map")

        assert fay.board("crew")["roundtable"]["spotlight"] == {"part": "map", "id": 1}
        assert "Too few &lt;i&gt;welders&lt;/i&gt;, 1 person" in drawing
        assert ann.client.get(f"/room/{CODE}/map").status_code == 403

    def test_a_sheet_with_an_address_that_no_phone_can_reach_says_so_before_it_is_printed(
        self, app: Flask, fay: Person
    ) -> None:
        assert "Do not print this yet" not in page_of(fay, self.JOIN)
        app.config["PUBLIC_URL"] = "http://127.0.0.1:8000"
        assert "Do not print this yet" in page_of(fay, self.JOIN)

    def test_the_network_is_on_the_sheet_and_nowhere_else(
        self, app: Flask, fay: Person, caplog: pytest.LogCaptureFixture
    ) -> None:
        before = stored(app)
        with caplog.at_level(logging.DEBUG):
            sheet = send(fay, self.JOIN, network="Town; Hall", password="copper:kettle")

        page = sheet.get_data(as_text=True)
        assert sheet.status_code == 200
        assert (page.count('class="qr"'), "copper:kettle" in page, "Town; Hall" in page) == (2, True, True)
        assert sheet.headers["Cache-Control"] == "no-store"
        assert stored(app) == before
        assert "copper" not in caplog.text
        assert "copper" not in page_of(fay, self.JOIN) + page_of(fay, self.CHECKLIST)

    def test_what_was_copied_with_the_password_is_none_of_it(self, fay: Person) -> None:
        page = send(fay, self.JOIN, network="\ufeffHall ", password=" copper:kettle\u200b\r\n").get_data(as_text=True)

        assert "<b>Hall</b>" in page
        assert "<b>copper:kettle</b>" in page
        assert page == send(fay, self.JOIN, network="Hall", password="copper:kettle").get_data(as_text=True)

    def test_an_open_network_has_no_password(self, fay: Person) -> None:
        page = send(fay, self.JOIN, network="Hall", password="").get_data(as_text=True)

        assert page.count('class="qr"') == 2
        assert "It needs no password." in page

    @pytest.mark.parametrize(
        ("network", "password"),
        [("", "copper:kettle"), ("é" * 17, "copper:kettle"), ("Hall", "short"), ("Hall", "x" * 64)],
    )
    def test_a_network_that_cannot_be_is_refused_without_its_password(
        self, fay: Person, network: str, password: str
    ) -> None:
        refused = send(fay, self.JOIN, network=network, password=password)

        assert refused.status_code == 400
        assert password not in refused.get_data(as_text=True)

    def test_the_paper_form_has_headings_kinds_and_no_box_for_off_the_record(self, fay: Person) -> None:
        fay.do("heading.rename", heading="investment", name="Market access", prompt="Who buys?")
        page = page_of(fay, self.FORM + "?table=7")

        assert page.count("Market access") == 3
        assert "Who buys?" in page
        assert "<b>7</b>" in page
        assert "Say it to the facilitator instead" in page
        assert "<input" not in page

    @pytest.mark.parametrize("typed", ["0", "1000", "x", "٣", ""])
    def test_a_table_that_cannot_be_is_a_line_to_write_on(self, fay: Person, typed: str) -> None:
        assert 'class="blank"' in page_of(fay, f"{self.FORM}?table={typed}")

    def test_the_checklist_knows_the_address_that_phones_cannot_reach(self, app: Flask, fay: Person) -> None:
        well = page_of(fay, self.CHECKLIST)
        app.config["PUBLIC_URL"] = "http://127.0.0.1:8000"
        ill = page_of(fay, self.CHECKLIST)

        assert re.search(r'class="check well" id="check-address"', well)
        assert re.search(r'class="check look" id="check-address"', ill)

    def test_the_checklist_says_whether_a_phone_has_been_seen(self, fay: Person, join: Callable[..., Person]) -> None:
        before = page_of(fay, self.CHECKLIST)
        join("industry")
        after = page_of(fay, self.CHECKLIST)

        assert re.search(r'class="check look" id="check-phones"', before)
        assert re.search(r'class="check well" id="check-phones"', after)
        assert "1 person has joined" in after

    def test_the_checklist_says_what_would_help_a_last_row_that_cannot_read(self, app: Flask, fay: Person) -> None:
        def look(width: int | None, seat: int | None) -> str:
            with app.app_context():
                row = find_by_code(db.session(), CODE)
                assert row is not None
                row.image_width_cm, row.furthest_seat_cm = width, seat
                db.session.commit()
            return page_of(fay, self.CHECKLIST)

        assert "check-room" not in look(None, 800)
        assert re.search(r'class="check well" id="check-room"', look(240, 800))
        ill = look(240, 1400)
        assert re.search(r'class="check look" id="check-room"', ill)
        assert f"make the image {judge(240, 1400).least_width_cm / 100:.1f} m wide" in ill

    def test_the_rooms_size_is_changed_while_people_are_there(self, fay: Person, dee: Person, wes: Person) -> None:
        page = fay.client.get(self.CHECKLIST).get_data(as_text=True)
        form = {
            "csrf_token": token_of(fay.client, CODE),
            "client_id": page.split('name="client_id" value="', 1)[1].split('"', 1)[0],
        }
        seq = dee.entries()[-1]["seq"]
        sizes = {"image_width_cm": "2,4 m", "furthest_seat_cm": "9.5"}
        assert fay.client.post(self.CHECKLIST, data=form | sizes).status_code == 303

        [told] = dee.entries(seq)
        assert [told["roundtable"][name] for name in sizes] == [240, 950]
        assert "9.5 m away" in fay.client.get(self.CHECKLIST).get_data(as_text=True)

        refused = fay.client.post(self.CHECKLIST, data=form | {"image_width_cm": "wide", "furthest_seat_cm": "700"})
        assert refused.status_code == 400
        said = refused.get_data(as_text=True)
        assert "Type metres, such as 2.4." in said
        assert "From 1 to 60 metres." in said
        assert 'value="wide"' in said
        assert wes.client.post(self.CHECKLIST, data=form | sizes).status_code == 403
        assert dee.board()["roundtable"]["image_width_cm"] == 240

    def test_the_checklists_clock_is_the_servers(self, fay: Person, eve: Person) -> None:
        path = f"{self.CHECKLIST}/clock"

        assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00", fay.client.get(path).get_json()["now"])
        assert eve.client.get(path).status_code == 403


def test_once_it_is_closed_nothing_is_offered_and_what_was_typed_before_is_not_lost(fay: Person) -> None:
    send(fay, **NOTE)
    fay.do("roundtable.close", code=CODE)

    page = page_of(fay)
    assert 'class="enter shut"' in page
    assert "so it takes no more notes" in page
    assert "From a sheet" in page
    assert f'value="{fay.board("crew")["notes"][0]["id"]}"' not in page, "it can be taken back no more"
    assert "For someone" not in page

    refused = send(fay, **NOTE | {"text": "Typed while it closed"})
    assert refused.status_code == 409
    assert 'class="enter"' in refused.get_data(as_text=True)
    assert "Typed while it closed" in refused.get_data(as_text=True)
