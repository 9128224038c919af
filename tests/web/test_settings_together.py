"""Two people set what a programme says of itself, each on a page that was opened before the other's was sent."""

import html
import re
from typing import Any

import pytest
from conftest import CODE, Person, make_live
from flask import Flask
from setups import fault_of

from facilitator.database.access import db
from facilitator.store.programmes import ProgrammeRow, get_programme

KEEPING, PAPERS = "/programme/keeping", "/programme/papers"
FORMS = [
    (KEEPING, f"{KEEPING}/1"),
    (PAPERS, f"{PAPERS}/1"),
    (PAPERS, f"{PAPERS}/1/sectors"),
    (PAPERS, f"{PAPERS}/1/colour"),
    (PAPERS, f"{PAPERS}/1/pattern"),
]


def read_form(page: str, action: str) -> dict[str, str]:
    """What the form of a page would send as it stands."""
    form = page.partition(f'action="{action}"')[2].partition("</form>")[0]
    found = dict(re.findall(r'<input[^>]*?name="(\w+)"[^>]*?value="([^"]*)"', form))
    found |= dict(re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>([^<]*)<', form))
    return {name: html.unescape(value) for name, value in found.items()}


def open_form(person: Person, page: str, action: str) -> dict[str, str]:
    return read_form(person.client.get(page).text, action)


def save(person: Person, action: str, form: dict[str, str], **changes: str) -> Any:
    return person.client.post(action, data=form | changes)


def read_programme(app: Flask) -> ProgrammeRow:
    with app.app_context():
        return get_programme(db.session(), 1)


def test_a_date_that_the_first_has_set_stays_where_the_second_sets_another(app: Flask, fay: Person) -> None:
    first, second = (open_form(fay, KEEPING, f"{KEEPING}/1") for _ in range(2))

    assert save(fay, f"{KEEPING}/1", first, erase_raw_on="2037-01-10").status_code == 303
    assert save(fay, f"{KEEPING}/1", second, delete_on="2037-06-01").status_code == 303

    row = read_programme(app)
    assert [str(day) for day in (row.erase_raw_on, row.seal_on, row.delete_on)] == ["2037-01-10", "None", "2037-06-01"]


def test_so_do_custodian_and_contact(app: Flask, fay: Person) -> None:
    first, second = (open_form(fay, PAPERS, f"{PAPERS}/1") for _ in range(2))

    assert save(fay, f"{PAPERS}/1", first, custodian="The regional body").status_code == 303
    assert save(fay, f"{PAPERS}/1", second, contact="papers@example.org").status_code == 303

    row = read_programme(app)
    assert (row.custodian, row.contact) == ("The regional body", "papers@example.org")


@pytest.mark.parametrize(
    ("page", "action", "field", "first", "second"),
    [
        (*FORMS[0], "erase_raw_on", "2037-01-10", "2038-01-10"),
        (*FORMS[1], "custodian", "The regional body", "The council"),
        (*FORMS[2], "sectors", "Guild = Industry\nUnion = Other", "College = Academia\nUnion = Other"),
        (*FORMS[3], "colour", "#0A4FB3", "#5A1A1A"),
    ],
)
def test_who_changes_the_same_second_reads_what_stands_there_and_keeps_their_words(
    app: Flask, fay: Person, page: str, action: str, field: str, first: str, second: str
) -> None:
    ours, theirs = (open_form(fay, page, action) for _ in range(2))
    assert save(fay, action, ours, **{field: first}).status_code == 303
    before = str(read_programme(app).sectors)

    told = save(fay, action, theirs, **{field: second})
    assert told.status_code == 409
    assert f"“{first}”" in html.unescape(told.text).replace("\r", "")
    assert "Nothing has been saved yet" in told.text
    assert read_form(told.text, action)[field] == second
    assert str(read_programme(app).sectors) == before

    assert save(fay, action, read_form(told.text, action)).status_code == 303
    assert open_form(fay, page, action)[field] == second


def test_a_mistake_does_not_make_a_page_newer_than_it_is(app: Flask, fay: Person) -> None:
    first, second = (open_form(fay, KEEPING, f"{KEEPING}/1") for _ in range(2))
    refused = save(fay, f"{KEEPING}/1", second, delete_on="2001-06-01")
    assert fault_of(refused.text, "delete_on-1") == "Choose a day that is still to come."
    save(fay, f"{KEEPING}/1", first, erase_raw_on="2037-01-10")

    assert save(fay, f"{KEEPING}/1", read_form(refused.text, f"{KEEPING}/1"), delete_on="2037-06-01").status_code == 303
    assert str(read_programme(app).erase_raw_on) == "2037-01-10"


@pytest.mark.parametrize("typed", ["next spring", "5.12.2037", "2037-13-45"])
def test_what_is_no_date_is_told_beside_its_field_with_what_is_past(app: Flask, fay: Person, typed: str) -> None:
    form = open_form(fay, KEEPING, f"{KEEPING}/1")

    refused = save(fay, f"{KEEPING}/1", form, erase_raw_on="2001-06-01", seal_on=typed)

    assert refused.status_code == 400
    assert fault_of(refused.text, "erase_raw_on-1") == "Choose a day that is still to come."
    assert fault_of(refused.text, "seal_on-1") == "This must be a date like 2026-12-05."
    assert read_form(refused.text, f"{KEEPING}/1")["seal_on"] == typed
    assert read_programme(app).seal_on is None


@pytest.mark.parametrize(("page", "action"), FORMS)
def test_a_page_that_carries_nonsense_is_to_be_opened_again(fay: Person, page: str, action: str) -> None:
    assert save(fay, action, open_form(fay, page, action), was="[1]").status_code == 400


def test_so_do_the_two_measures_of_a_room(app: Flask, fay: Person) -> None:
    page = f"/programme/{CODE}/checklist"
    action = f"{page}#room-size"
    first, second, third = (open_form(fay, page, action) for _ in range(3))

    assert save(fay, page, first, image_width_cm="2.4").status_code == 303
    assert save(fay, page, second, furthest_seat_cm="9.5").status_code == 303
    told = save(fay, page, third, image_width_cm="2.8")

    assert (told.status_code, "“2.4”" in told.text) == (409, True)
    form = read_form(told.text, action)
    assert (form["image_width_cm"], form["furthest_seat_cm"]) == ("2.8", "9.5")
    assert save(fay, page, form).status_code == 303
    assert save(fay, page, form, image_width_cm="3").status_code == 409


def chosen(page: str, action: str) -> str:
    """What is chosen in the form of a page."""
    form = page.partition(f'action="{action}"')[2].partition("</form>")[0]
    return html.unescape(form.partition(" selected>")[0].rpartition('value="')[2].partition('"')[0])


def test_so_does_which_roundtable_new_ones_start_like(app: Flask, fay: Person) -> None:
    make_live(app, "RMFRX")
    action = f"{PAPERS}/1/pattern"
    first, second, third = (open_form(fay, PAPERS, action) for _ in range(3))

    assert save(fay, action, first, like=CODE).status_code == 303
    assert save(fay, action, second, like="").status_code == 303
    assert read_programme(app).starts_like == CODE, "the second changed nothing"
    told = save(fay, action, third, like="RMFRX")

    assert (told.status_code, f"This was changed to “{CODE}”" in told.text) == (409, True)
    assert (chosen(told.text, action), read_programme(app).starts_like) == ("RMFRX", CODE)
    assert save(fay, action, read_form(told.text, action), like="RMFRX").status_code == 303
    assert read_programme(app).starts_like == "RMFRX"


def test_so_does_the_theme_that_a_statement_of_the_desk_touches(app: Flask, ann: Person, fay: Person) -> None:
    notes = [ann.post(text)["id"] for text in ("welders leave", "the rig is old")]
    fay.do("phase.change", phase="cluster")
    for note, name in zip(notes, ("Pay", "Rigs"), strict=True):
        fay.do("theme.make", heading="talent", name=name, notes=[note])
    page = f"/run/{CODE}/evidence"
    action = f"{page}/place"
    statement = {"text": "Two in three leave", "source": "The census"}
    assert save(fay, page, open_form(fay, page, page), **statement).status_code == 303
    first, second, third = (open_form(fay, page, action) for _ in range(3))

    assert save(fay, action, first, theme="1").status_code == 303
    assert save(fay, action, second, theme="").status_code == 303
    assert chosen(fay.client.get(page).text, action) == "1", "the second changed nothing"
    told = save(fay, action, third, theme="2")

    assert (told.status_code, "“Pay” stands here now" in told.text) == (409, True)
    assert (chosen(told.text, action), chosen(fay.client.get(page).text, action)) == ("2", "1")
    assert save(fay, action, read_form(told.text, action), theme="2").status_code == 303
    assert chosen(fay.client.get(page).text, action) == "2"


def test_nothing_is_to_be_erased_or_sealed_once_all_is_deleted(app: Flask, fay: Person) -> None:
    form = open_form(fay, KEEPING, f"{KEEPING}/1")

    days = {"erase_raw_on": "2037-06-02", "seal_on": "2037-06-01", "delete_on": "2037-06-01"}
    refused = save(fay, f"{KEEPING}/1", form, **days)

    said = "Everything is deleted by then: choose a day before that one, or leave this empty."
    assert refused.status_code == 400
    assert (fault_of(refused.text, "erase_raw_on-1"), fault_of(refused.text, "seal_on-1")) == (said, said)
    assert read_form(refused.text, f"{KEEPING}/1")["seal_on"] == "2037-06-01"
    assert read_programme(app).delete_on is None
