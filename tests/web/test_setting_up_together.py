"""Two people set up one draft, each on a page that was opened before the other's was sent: neither undoes the other."""

from typing import Any

import pytest
from conftest import CODE, Person
from flask import Flask
from setups import fault_of, filled, send
from tokens import token_of
from witness import read_row

from facilitator.actions.settings.drafts import COLUMNS
from facilitator.forms.roundtables import MakeRoundtableForm


@pytest.fixture
def code(fay: Person) -> str:
    code: str = send(fay).headers["Location"].rsplit("/", 1)[1]
    return code


def open_form(person: Person, code: str) -> dict[str, str]:
    return filled(person.client.get(f"/programme/{code}/edit").text)


def save(person: Person, code: str, form: dict[str, str], **changes: str | None) -> Any:
    sent = {name: value for name, value in (form | changes).items() if value is not None}
    return person.client.post(f"/programme/{code}/edit", data=sent | {"csrf_token": token_of(person.client, CODE)})


def test_what_the_first_wrote_is_kept_by_the_second_who_wrote_elsewhere(app: Flask, fay: Person, code: str) -> None:
    first, second = open_form(fay, code), open_form(fay, code)
    changes = {"speaker": "Prof Ada", "ask_pitch": "Why here?", "talent": "Skills", "is_sensitive": None}
    assert save(fay, code, first, **changes).status_code == 303
    assert save(fay, code, second, host="The new body", business_prompt="What else?").status_code == 303

    row, shown = read_row(app, code), open_form(fay, code)
    assert (row.speaker, row.host, row.is_sensitive) == ("Prof Ada", "The new body", False)
    assert row.questions == {"pitch": "Why here?"}
    assert (shown["talent"], shown["business_prompt"]) == ("Skills", "What else?")


def test_who_changes_the_same_field_second_reads_what_stands_there_and_keeps_their_words(
    app: Flask, fay: Person, code: str
) -> None:
    first, second = open_form(fay, code), open_form(fay, code)
    save(fay, code, first, speaker="Prof Ada", venue="Guild Hall", image_width_cm="3", holds_notes=None)
    told = save(fay, code, second, speaker="Dr Bo", topic="Orbits", image_width_cm="2.8")

    assert told.status_code == 409
    assert "Prof Ada" in (fault_of(told.text, "speaker") or "")
    assert "“3”" in (fault_of(told.text, "image_width_cm") or "")
    assert fault_of(told.text, "topic") is None
    again = filled(told.text)
    assert (again["speaker"], again["topic"], again["venue"]) == ("Dr Bo", "Orbits", "Guild Hall")
    assert "holds_notes" not in again
    assert read_row(app, code).speaker == "Prof Ada"

    assert save(fay, code, again).status_code == 303
    row = read_row(app, code)
    assert (row.speaker, row.topic, row.venue, row.image_width_cm) == ("Dr Bo", "Orbits", "Guild Hall", 280)


def test_two_who_write_the_same_agree(fay: Person, code: str) -> None:
    first, second = open_form(fay, code), open_form(fay, code)
    assert save(fay, code, first, speaker="Prof Ada").status_code == 303
    assert save(fay, code, second, speaker="Prof Ada", host="The new body").status_code == 303


def test_who_goes_back_after_saving_and_changes_a_word_keeps_it(app: Flask, fay: Person, code: str) -> None:
    form = open_form(fay, code)
    assert save(fay, code, form, speaker="Prof Ada").status_code == 303
    assert save(fay, code, form, speaker="Prof Ada").status_code == 303

    told = save(fay, code, form, speaker="Prof Ada Lovelace", venue="Guild Hall")
    assert "Prof Ada”" in (fault_of(told.text, "speaker") or "")
    assert save(fay, code, filled(told.text)).status_code == 303
    row = read_row(app, code)
    assert (row.speaker, row.venue) == ("Prof Ada Lovelace", "Guild Hall")


def test_dots_that_only_two_people_together_would_make_wrong_are_looked_at_first(
    app: Flask, fay: Person, code: str
) -> None:
    first, second = open_form(fay, code), open_form(fay, code)
    assert save(fay, code, first, n_dots="3").status_code == 303
    told = save(fay, code, second, most_on_one="5")

    assert told.status_code == 409
    assert fault_of(told.text, "n_dots") is not None
    row = read_row(app, code)
    assert (row.n_dots, row.most_on_one) == (3, 3)


def test_a_mistake_does_not_make_a_page_newer_than_it_is(app: Flask, fay: Person, code: str) -> None:
    first, second = open_form(fay, code), open_form(fay, code)
    refused = save(fay, code, second, title="", host="The new body")
    save(fay, code, first, speaker="Prof Ada")

    assert save(fay, code, filled(refused.text), title="Space").status_code == 303
    row = read_row(app, code)
    assert (row.title, row.host, row.speaker) == ("Space", "The new body", "Prof Ada")


def test_nothing_can_be_typed_that_two_people_could_undo() -> None:
    named = {
        "programme",
        *(name for name in MakeRoundtableForm()._fields if name.endswith("_prompt") or "ask_" in name),
    }
    headings = {name.removesuffix("_prompt") for name in named if name.endswith("_prompt")}
    assert set(MakeRoundtableForm()._fields) == {*COLUMNS, *named, *headings}


@pytest.mark.parametrize("was", ["[1]", '{"title": 1}', "{"])
def test_a_page_that_carries_nonsense_is_to_be_opened_again(fay: Person, code: str, was: str) -> None:
    assert save(fay, code, open_form(fay, code), was=was).status_code == 400
