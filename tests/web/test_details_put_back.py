"""Details that were saved by mistake are put back with one press, as long as nobody has changed them since."""

from typing import Any

from conftest import CODE, Person
from flask import Flask
from setups import NEW, mend_details, open_details, press_undo, save_details
from witness import read_row

from facilitator.actions.settings.details import COLUMNS
from facilitator.domain.people import Role


def test_a_title_that_names_an_hour_is_put_back_whole(app: Flask, fay: Person) -> None:
    mend_details(fay, **NEW | {"title": "Suppliers from 10:00", "venue": "Hall 3:00", "begins_at": "18:00"})
    saved = save_details(fay, open_details(fay), title="Suppliers", venue="Guild Hall", begins_at="19:00")

    press_undo(fay, fay.client.get(saved.location).text)

    row = read_row(app)
    assert (row.title, row.venue, str(row.begins_at)) == ("Suppliers from 10:00", "Hall 3:00", "18:00:00")


def test_after_the_close_nobody_is_offered_to_put_back_what_people_were_asked(fay: Person) -> None:
    saved = save_details(fay, open_details(fay), question="What else?")
    assert 'class="mended"' in fay.client.get(saved.location).text
    fay.do("roundtable.close", code=CODE)

    told = fay.client.get(saved.location).text

    assert ("The details are saved." in told, 'class="mended"' in told) == (True, False)


def test_what_was_saved_by_mistake_is_put_back_with_one_press(app: Flask, fay: Person) -> None:
    mend_details(fay, **NEW)
    saved = save_details(fay, open_details(fay), title="Space", held_on="", begins_at="", time_zone="", venue="")

    page = fay.client.get(saved.location).text
    assert "The details are saved." in page
    undone = press_undo(fay, page)

    row = read_row(app)
    assert {name: str(getattr(row, name)) for name in COLUMNS} == NEW | {"begins_at": "18:30:00"}
    press_undo(fay, fay.client.get(undone.location).text)
    assert (read_row(app).title, read_row(app).held_on) == ("Space", None)


def test_no_undo_is_offered_of_what_somebody_has_changed_since_or_of_nothing(app: Flask, fay: Person) -> None:
    saved = save_details(fay, open_details(fay), title="Nuclear supply chains")
    page = fay.client.get(saved.location).text
    mend_details(fay, title="Nuclear power")

    assert "Undo" not in fay.client.get(saved.location).text
    late = press_undo(fay, page)
    assert (late.status_code, read_row(app).title) == (409, "Nuclear power")
    unchanged = save_details(fay, open_details(fay))
    assert 'class="mended"' not in fay.client.get(unchanged.location).text


def test_the_address_of_what_was_saved_tells_nobody_else_what_it_was(fay: Person, ann: Person, enter: Any) -> None:
    mend_details(fay, venue="Home of A. Person")
    saved = save_details(fay, open_details(fay), venue="Guild Hall")
    assert "Person" not in saved.location
    for other in (ann, enter(Role.FACILITATOR)):
        assert 'class="mended"' not in other.client.get(saved.location).text


def test_no_undo_brings_back_what_quoted_words_that_somebody_has_taken_back_since(ann: Person, fay: Person) -> None:
    note = ann.post("the zebrafoot levy doubles with each lathe")["id"]
    mend_details(fay, question="What of the zebrafoot levy?")
    saved = save_details(fay, open_details(fay), question="What else?")
    assert "zebrafoot" in fay.client.get(saved.location).text

    ann.do("note.withdraw", note=note)

    told = fay.client.get(saved.location).text
    assert ("The details are saved." in told, "zebrafoot" in told) == (True, False)
