"""What somebody takes back goes from the names of shared issues, and from what other rooms have fixed with them."""

from collections.abc import Callable
from typing import Any

import pytest
from conftest import CODE, Person
from flask import Flask
from series_of_three import ROOMS, Themes, confirm_shared, make_series, send

from facilitator.database.access import db
from facilitator.store.common_issues import load_common_issues

NAMED = "The zebrafoot levy doubles with each"
THERE, ALONE = "BCDFG", "HJKMN"


@pytest.fixture
def series(app: Flask, join: Callable[..., Person], fay: Person) -> Themes:
    return make_series(app, join, fay)


@pytest.fixture
def issue(fay: Person, series: Themes) -> int:
    """An issue of two of the three rooms."""
    return confirm_shared(fay, series, "rates", CODE, THERE)


def say(person: Person) -> int:
    """A note that somebody takes up in the name of an issue; gives its number."""
    return int(person.post("our zebrafoot levy doubles with each lathe")["id"])


def name_issue(app: Flask) -> str:
    """What the one issue is called."""
    with app.app_context():
        (issue,) = load_common_issues(db.session(), 1)
    return issue.name


def close(fay: Person) -> None:
    """Closes all three rooms, and fixes what two of them say."""
    for code in ROOMS:
        Person(fay.client, code).do("roundtable.close", code=code)
    for code in (CODE, THERE):
        Person(fay.client, code).do("version.make", state="checked", reason="read by all")


def download(fay: Person, name: str, number: int = 2) -> Any:
    return fay.client.get(f"/write-up/{THERE}/download/{name}?version={number}")


def test_a_note_that_raises_an_issue_alone_goes_from_its_name(
    app: Flask, fay: Person, join: Callable[..., Person], issue: int
) -> None:
    ida = join("industry", ALONE)
    note = say(ida)
    assert send(fay, f"/{issue}/read", code=ALONE, voices=[note]).status_code == 303
    assert send(fay, f"/{issue}/rename", name=NAMED).status_code == 303

    ida.do("note.withdraw", note=note)

    assert name_issue(app) == "The […]"


@pytest.mark.parametrize("since", ["", "rename", "take-back"])
def test_it_goes_from_the_versions_of_other_rooms_whatever_became_of_the_issue(
    fay: Person, join: Callable[..., Person], issue: int, since: str
) -> None:
    ida = join("industry", CODE)
    note = say(ida)
    send(fay, f"/{issue}/rename", name=NAMED)
    close(fay)
    assert "zebrafoot" in download(fay, "md").get_data(as_text=True)
    if since:
        assert send(fay, f"/{issue}/{since}", name="Levies").status_code == 303

    ida.do("note.withdraw", note=note)

    for name in ("md", "json"):
        answer = download(fay, name)
        assert (answer.status_code, "zebrafoot" in answer.get_data(as_text=True)) == (410, False)


def test_what_is_not_over_yet_goes_from_them_too(fay: Person, join: Callable[..., Person], series: Themes) -> None:
    issue = confirm_shared(fay, series, "rates")
    ida = join("industry", CODE)
    note = say(ida)
    send(fay, f"/{issue}/rename", name=NAMED)
    for code in (THERE, ALONE):
        Person(fay.client, code).do("roundtable.close", code=code)
    Person(fay.client, THERE).do("version.make", state="checked", reason="read by all")
    assert "zebrafoot" in download(fay, "md").get_data(as_text=True)

    ida.do("note.withdraw", note=note)

    assert download(fay, "md").status_code == 410


def test_what_another_room_said_as_well_stays_in_its_versions(
    fay: Person, join: Callable[..., Person], issue: int
) -> None:
    ida = join("industry", CODE)
    note = say(ida)
    say(join("industry", THERE))
    send(fay, f"/{issue}/rename", name=NAMED)
    close(fay)

    ida.do("note.withdraw", note=note)

    assert "zebrafoot" in download(fay, "md").get_data(as_text=True)
