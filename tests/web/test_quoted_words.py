"""What quotes words that are hidden or changed goes with them, whoever took them up and wherever."""

import pytest
from conftest import CODE, Person
from flask import Flask
from readings import text_of
from scenes import make_theme
from traces import columns_with
from witness import roundtable_id

from facilitator.database.access import db
from facilitator.store.checks import find_faults

MARK = "zebrafoot"
SAID = f"the {MARK} levy doubles with each lathe"


def take_up(person: Person, fay: Person) -> tuple[int, int]:
    """A note whose words Fay takes up in the name of a theme and in what the room is asked; gives it and the theme."""
    note = person.post(SAID)["id"]
    theme = make_theme(fay, f"{MARK.title()} levy", [note, person.post("rates are too high")["id"]])
    fay.do("heading.rename", heading="talent", name="People", prompt=f"Who pays the {MARK} levy?")
    fay.do("keynote.change", speaker="Ada Okafor", topic=f"What the {MARK} levy costs")
    return note, theme


def name_of(person: Person, theme: int) -> str:
    return str(next(each["name"] for each in person.board()["themes"] if each["id"] == theme))


def words_left(app: Flask, fay: Person) -> list[str]:
    """The columns that still hold the word in either spelling, where the journal agrees with the tables."""
    with app.app_context():
        assert find_faults(db.session(), roundtable_id(app, fay.code)) == []
        return sorted({name for word in (MARK, MARK.title()) for name in columns_with(word)})


@pytest.mark.parametrize("end", ["off the record", "withheld", "held"])
def test_what_quotes_a_note_that_nobody_may_see_is_struck_out_by_the_close(
    app: Flask, ann: Person, fay: Person, wes: Person, dee: Person, end: str
) -> None:
    note, theme = take_up(ann, fay)
    if end == "off the record":
        ann.do("note.edit", note=note, kind="ask", text=SAID, off_record=True)
        fay.do("theme.rename", theme=theme, name=f"{MARK.title()} levy")
    else:
        fay.do("note.withhold" if end == "withheld" else "note.hold", note=note, **WHY.get(end, {}))

    closed = fay.do("roundtable.close", code=CODE)

    assert words_left(app, fay) == []
    assert {name_of(person, theme) for person in (wes, dee)} == {"[…] levy"}
    assert {"id": theme} in [{"id": each["id"]} for each in closed["themes"]], "whoever follows is told the new name"
    for name in ("md", "json"):
        assert MARK not in text_of(name, wes.client.get(f"/write-up/{CODE}/download/{name}").get_data()).casefold()


WHY = {"withheld": {"reason": "It names a firm"}}


def test_what_quotes_words_that_their_author_takes_off_the_record_is_struck_out_at_once(
    app: Flask, ann: Person, fay: Person, dee: Person
) -> None:
    note, theme = take_up(ann, fay)

    edited = ann.do("note.edit", note=note, kind="ask", text=SAID, off_record=True)

    assert name_of(dee, theme) == "[…] levy"
    assert dee.entries(edited["seq"] - 1)[0]["themes"][0]["name"] == "[…] levy"
    assert words_left(app, fay) == ["note_text.text"], "the note itself, for its author"


def test_what_quotes_words_that_their_author_changes_is_struck_out_and_what_is_said_still_stays(
    app: Flask, ann: Person, fay: Person, dee: Person
) -> None:
    note, theme = take_up(ann, fay)

    ann.do("note.edit", note=note, kind="ask", text="our lathe tax is too high by far", off_record=False)

    assert name_of(dee, theme) == "[…] levy"
    assert words_left(app, fay) == []
    fay.do("theme.rename", theme=theme, name="Quillon tax")
    ann.do("note.edit", note=note, kind="ask", text="a quillon tax", off_record=False)
    ann.do("note.edit", note=note, kind="ask", text="what we need is no quillon and no duty", off_record=False)
    assert name_of(dee, theme) == "Quillon tax"


def test_who_mends_a_spelling_changes_no_name_of_a_theme(ann: Person, fay: Person, dee: Person) -> None:
    note, theme = take_up(ann, fay)

    ann.do("note.edit", note=note, kind="ask", text=SAID.replace("foot", "foof"), off_record=False)

    assert name_of(dee, theme) == "Zebrafoot levy"


def test_who_changes_what_a_theme_on_the_ballot_quotes_is_asked_first(ann: Person, fay: Person) -> None:
    note, _ = take_up(ann, fay)
    fay.do("round.open", kind="dots", n_dots=3, most_on_one=2)
    changed = {"note": note, "kind": "ask", "text": "our lathe tax is too high", "off_record": False}

    asked = ann.tell("note.edit", **changed)

    assert (asked.status_code, MARK in asked.text.casefold()) == (409, False)
    assert "is_sure" in asked.get_json()["fields"]
    ann.do("note.edit", is_sure=True, **changed)
    assert [each["name"] for each in ann.board()["rounds"][0]["ballot"]] == ["[…] levy"]
