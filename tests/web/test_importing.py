"""An organiser brings in another tool's file by a page: sees it first, says what it is, gets all mistakes at once."""

import io
import os
from errno import ENOSPC, EROFS
from pathlib import Path

import openpyxl
import pytest
from conftest import CODE
from import_pages import fields_of, send_file
from layouts import CONSULT_WIDE, GOOGLE_FORMS, POLIS, as_csv
from setups import open_details, save_details, send
from witness import read_board

from facilitator.database.access import db
from facilitator.domain.headings import HeadingKey
from facilitator.domain.imports import ImportedNote
from facilitator.domain.people import Role
from facilitator.domain.roundtables import TITLE_LIMIT
from facilitator.store.notes import find_same
from facilitator.web.imports import find_here


@pytest.fixture
def olga(enter):
    return enter(Role.ORGANISER)


def test_a_file_of_a_known_tool_comes_in_by_its_map(app, olga):
    seen = send_file(olga, as_csv(POLIS))
    page = olga.client.get(f"{seen.location}?map=polis").get_data(as_text=True)
    fields = fields_of(page) | {"heading": "talent", "title": "Rents", "do": "import"}

    made = olga.client.post(seen.location, data=fields | {"csrf_token": olga.token()})
    board = read_board(app, made.location.rsplit("/", 1)[1])

    assert [note.kind for note in board.notes] == [None] * 3
    assert board.intake is not None
    assert (board.intake.file, board.intake.tool, board.intake.left) == ("comments.csv", "Polis", {"refused there": 1})
    assert olga.client.get(seen.location).status_code == 404


def test_the_first_rows_are_shown_and_addresses_are_not_used(olga):
    seen = send_file(olga, as_csv(GOOGLE_FORMS))

    page = olga.client.get(seen.location).get_data(as_text=True)

    assert "The kiln is shared with two towns" in page
    assert fields_of(page)["as-1"] == "skip"
    assert fields_of(page)["as-2"] == "note"


def test_the_button_pressed_twice_leads_to_what_the_first_press_made(app, olga):
    seen = send_file(olga, as_csv(POLIS))
    page = olga.client.get(f"{seen.location}?map=polis").get_data(as_text=True)
    fields = fields_of(page) | {"heading": "talent", "title": "Rents", "do": "import", "csrf_token": olga.token()}

    made, again = (olga.client.post(seen.location, data=fields) for _ in range(2))

    assert (again.status_code, again.location) == (303, made.location)
    assert olga.client.post(seen.location, data=fields | {"title": "Others"}).status_code == 404


def test_so_does_that_of_a_file_of_ours(app, olga):
    content = olga.client.get(f"/write-up/{CODE}/download/json").data
    seen = send_file(olga, io.BytesIO(content), "ours.json")
    fields = fields_of(olga.client.get(seen.location).get_data(as_text=True)) | {"title": "Rents"}

    made, again = (olga.client.post(seen.location, data=fields) for _ in range(2))

    assert made.status_code == 303
    assert (again.status_code, again.location) == (303, made.location)


def test_a_second_press_while_the_first_is_still_at_it_makes_nothing_more(app, olga, monkeypatch):
    seen = send_file(olga, as_csv(POLIS))
    page = olga.client.get(f"{seen.location}?map=polis").get_data(as_text=True)
    fields = fields_of(page) | {"heading": "talent", "title": "Rents", "do": "import", "csrf_token": olga.token()}
    monkeypatch.setattr("facilitator.web.imports.drop_upload", lambda _token: None)

    made, again = (olga.client.post(seen.location, data=fields) for _ in range(2))

    assert (again.status_code, again.location) == (303, made.location)


AREAS = [
    ["Comment", "Area"],
    ["The lathe in the old works is broken", "Business"],
    ["Nobody trains welders here any more", "Talent"],
    ["The university has the furnace we need", "Innovation"],
    ["Banks do not lend to firms of our size", "Investment"],
]


def test_a_column_of_headings_is_known_by_its_values_whatever_its_title_is(app, olga):
    made = bring(olga, as_csv(AREAS).getvalue())
    board = read_board(app, made.location.rsplit("/", 1)[1])
    assert [note.heading for note in board.notes] == ["business", "talent", "innovation", "investment"]


@pytest.mark.parametrize("unsure", ["business", "north"])
def test_a_column_that_may_be_two_things_or_nothing_is_not_used(olga, unsure):
    seen = send_file(olga, as_csv([AREAS[0], *([row[0], unsure] for row in AREAS[1:])]))
    assert fields_of(olga.client.get(seen.location).get_data(as_text=True))["as-1"] == "skip"


def test_a_heading_that_nothing_says_is_one_mistake_of_the_column_and_not_one_of_each_row(olga):
    told = bring(olga, as_csv([[row[0]] for row in AREAS]).getvalue(), **{"as-0": "note"}).get_data(as_text=True)
    assert told.count("Nothing says which heading this belongs under") == 1
    assert "1 mistake: nothing can come in" in told


def test_a_check_tells_every_mistake_and_writes_nothing(app, olga):
    seen = send_file(olga, as_csv([["id", "note"], *([["1", f"note {place}"] for place in range(4)])]))
    fields = fields_of(olga.client.get(seen.location).get_data(as_text=True))
    before = olga.client.get("/programme").get_data(as_text=True)

    told = olga.client.post(
        seen.location,
        data=fields | {"heading": "talent", "do": "import", "title": "T", "csrf_token": olga.token()},
    )

    assert told.status_code == 400
    assert told.get_data(as_text=True).count("is already in an earlier row") == 3
    assert olga.client.get("/programme").get_data(as_text=True).count("<li") == before.count("<li")


def test_a_map_is_kept_by_name_for_the_next_file(app, olga):
    seen = send_file(olga, as_csv(CONSULT_WIDE))
    fields = fields_of(olga.client.get(seen.location).get_data(as_text=True))
    fields |= {"as-2": "note", "heading-2": "talent", "as-3": "note", "heading-3": "business", "kind-3": "barrier"}
    fields |= {"title": "First", "keep": "Our survey", "do": "import"}
    olga.client.post(seen.location, data=fields | {"csrf_token": olga.token()})

    again = send_file(olga, as_csv(CONSULT_WIDE))
    kept = fields_of(olga.client.get(f"{again.location}?map=Our+survey").get_data(as_text=True))

    assert (kept["heading-2"], kept["heading-3"], kept["kind-3"]) == ("talent", "business", "barrier")


def count_roundtables(person):
    return person.client.get("/programme").get_data(as_text=True).count('class="rt')


def bring(person, content, **changes):
    """Brings a file in as it stands, with these changes; gives the answer."""
    seen = send_file(person, io.BytesIO(content))
    page = person.client.get(seen.location).get_data(as_text=True)
    fields = fields_of(page) | {"title": "Rents", "do": "import", "csrf_token": person.token()} | changes
    return person.client.post(seen.location, data=fields)


def test_a_file_that_is_here_already_says_as_what_and_comes_in_once_more_if_that_is_meant(olga):
    content = as_csv(POLIS).getvalue()
    first = bring(olga, content, heading="talent", title="Rents in May")
    assert first.status_code == 303
    told = bring(olga, content, heading="talent")

    page = told.get_data(as_text=True)
    assert told.status_code == 409
    assert "here already" in page
    assert f"Rents in May ({first.location.rsplit('/', 1)[1]})" in page
    assert count_roundtables(olga) == 2
    assert bring(olga, content, heading="talent", again="1").status_code == 303


def test_an_export_of_ours_that_is_here_already_says_so_before_it_is_brought_in(olga, ann):
    ann.post("The lathe is old")
    ann.post("Nobody trains welders")
    content = olga.client.get(f"/write-up/{ann.code}/download/json").data

    seen = send_file(olga, io.BytesIO(content), "kept.json")
    assert f"({ann.code})" in olga.client.get(seen.location).get_data(as_text=True)
    assert bring(olga, content).status_code == 303, "whoever has read it goes on"


def test_what_somebody_hid_in_a_workbook_of_ours_is_counted_before_it_is_brought_in(olga, ann):
    ann.post("The lathe is old")
    ann.post("Nobody trains welders")
    book = openpyxl.load_workbook(io.BytesIO(olga.client.get(f"/write-up/{ann.code}/download/xlsx").data))
    book["Notes"].row_dimensions[3].hidden = True
    changed = io.BytesIO()
    book.save(changed)
    changed.seek(0)

    page = olga.client.get(send_file(olga, changed, "changed.xlsx").location).get_data(as_text=True)

    assert "1 note comes back as it was" in page
    assert "1 rows hidden by the sender" in page


@pytest.mark.parametrize(
    ("number", "said"), [(ENOSPC, "disk is full"), (EROFS, "must make it writable")], ids=["full", "read-only"]
)
def test_a_file_that_the_disk_does_not_take_is_said_and_nothing_of_it_stays(app, olga, monkeypatch, number, said):
    def fill(path, *how, **more):
        if how == ("wb",):
            raise OSError(number, os.strerror(number))
        return opened(path, *how, **more)

    opened = Path.open
    monkeypatch.setattr(Path, "open", fill)
    refused = send_file(olga, as_csv(POLIS))

    assert refused.status_code == 503
    assert said in refused.get_data(as_text=True)
    assert not list((Path(app.instance_path) / "uploads").iterdir())


def test_nobody_reads_of_a_roundtable_that_they_may_not_see(olga, app):
    bring(olga, as_csv(POLIS).getvalue(), heading="talent")
    notes = [ImportedNote("1", "Night buses, please", HeadingKey.TALENT, None, None, None, None, None)]
    with app.test_request_context():
        assert len(find_same(db.session(), [note.text for note in notes])) == 1
        assert find_here(notes) == (), "a device without a role"


@pytest.mark.parametrize("name", ["ann", "wes"])
def test_nobody_but_who_leads_the_programme_may(request, name):
    person = request.getfixturevalue(name)

    assert person.client.get("/programme/import").status_code == 403
    assert send_file(person, io.BytesIO(b"note\na\n")).status_code == 403


def test_what_cannot_be_read_is_said_and_a_missing_file_too(olga):
    seen = send_file(olga, io.BytesIO(b"PK\x03\x04 no workbook"), "broken.xlsx")

    assert "This is a damaged zip, workbook or archive." in olga.client.get(seen.location).get_data(as_text=True)
    assert olga.client.get("/programme/import/" + "0" * 32).status_code == 404


LONGEST = "T" * TITLE_LIMIT


def test_the_longest_title_that_a_file_comes_in_under_is_saved_again_with_the_details(olga):
    made = bring(olga, as_csv(POLIS).getvalue(), heading="talent", title=LONGEST)
    code = made.location.rsplit("/", 1)[1]
    form = open_details(olga, code)

    assert (form["title"], form["cluster"]) == (LONGEST, LONGEST)
    assert save_details(olga, form, code, venue="Hall").status_code == 303


@pytest.mark.parametrize("field", ["title", "cluster"])
def test_one_that_is_longer_is_refused_at_each_door_and_never_cut(olga, field):
    longer = {field: f"{LONGEST}!"}
    told = [
        bring(olga, as_csv(POLIS).getvalue(), heading="talent", **longer),
        save_details(olga, open_details(olga), **longer),
        send(olga, **longer),
    ]

    wrong = "This is 121 characters long; the limit is 120."
    assert [(answer.status_code, wrong in answer.text) for answer in told] == [(400, True)] * 3


def test_a_rehearsal_of_one_with_the_longest_title_has_one_and_a_question_that_its_details_take(app, olga):
    code = bring(olga, as_csv(POLIS).getvalue(), heading="talent", title=LONGEST).location.rsplit("/", 1)[1]
    made = olga.client.post(f"/programme/{code}/rehearse", data={"csrf_token": olga.token()})
    there = made.location.rsplit("/", 1)[1]
    assert save_details(olga, open_details(olga, there), there, venue="Hall").status_code == 303
