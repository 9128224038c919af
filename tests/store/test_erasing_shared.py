"""What somebody takes back goes from the names of shared issues, and from what other rooms have fixed with them."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from threading import Thread
from typing import Any

import pytest
from conftest import CODE, Person, make_live
from flask import Flask
from series_of_three import ROOMS, Themes, confirm_shared, make_series, send
from setups import mend_details
from sqlalchemy import select
from tokens import token_of
from witness import read_row
from worlds import copy_device

from facilitator.actions import fixings
from facilitator.actions.deletions import delete_whole
from facilitator.database.access import db, write
from facilitator.domain.traces import SERVER
from facilitator.store.common_issues import CommonIssueRow, load_common_issues
from facilitator.store.notes import load_notes
from facilitator.store.roundtables import find_by_code

NAMED = "The zebrafoot levy doubles with each"
THERE, ALONE, REHEARSAL = "BCDFG", "HJKMN", "XYWVT"


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


def delete(fay: Person, code: str) -> Any:
    """Deletes one room whole."""
    form = {"csrf_token": token_of(fay.client, ALONE), "code": code}
    return fay.client.post(f"/programme/{code}/keeping/delete", data=form)


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


@pytest.mark.parametrize("since", ["take-back", "merge", "merge the other"])
def test_it_goes_from_the_name_of_an_issue_that_waits_to_be_put_back(
    app: Flask, fay: Person, join: Callable[..., Person], series: Themes, issue: int, since: str
) -> None:
    ida = join("industry", CODE)
    note = say(ida)
    other = confirm_shared(fay, series, "careers", CODE, THERE)
    send(fay, f"/{issue}/rename", name=NAMED)
    act = {"take-back": f"{issue}/take-back", "merge": f"{issue}/merge", "merge the other": f"{other}/merge"}[since]
    merged = issue if since == "merge the other" else other
    assert send(fay, f"/{act}", other=merged).status_code == 303

    ida.do("note.withdraw", note=note)

    with app.app_context():
        assert not any("zebrafoot" in name for name in db.session().scalars(select(CommonIssueRow.name)))


@pytest.mark.parametrize("since", ["read", "take-back"])
def test_with_the_last_roundtable_of_an_issue_its_name_is_deleted(
    app: Flask, fay: Person, issue: int, since: str
) -> None:
    assert send(fay, f"/{issue}/{since}", code=CODE, stance="same").status_code == 303
    for code in ROOMS:
        Person(fay.client, code).do("roundtable.close", code=code)

    left = []
    for code in (CODE, THERE):
        with app.app_context():
            row = find_by_code(db.session(), code)
            assert row is not None
            write(partial(delete_whole, roundtable_id=row.id, doer=SERVER, now=datetime.now(UTC)))
            left.append(db.session().scalars(select(CommonIssueRow.name)).all())

    assert left == [["Shared rates"], []]


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


def test_what_a_cluster_was_renamed_after_goes_from_the_versions_of_other_rooms(
    app: Flask, fay: Person, join: Callable[..., Person], issue: int
) -> None:
    ida = join("industry", CODE)
    note = say(ida)
    mend_details(fay, cluster=NAMED)
    close(fay)
    assert "zebrafoot" in download(fay, "md").get_data(as_text=True)

    ida.do("note.withdraw", note=note)

    assert read_row(app).cluster == "The […]"
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


def test_words_of_a_room_that_is_deleted_go_with_it_from_names_and_versions_of_others(
    app: Flask, fay: Person, join: Callable[..., Person], issue: int
) -> None:
    say(join("industry", CODE))
    send(fay, f"/{issue}/rename", name=NAMED)
    close(fay)

    assert delete(fay, CODE).status_code == 303

    assert name_issue(app) == "The […]"
    assert download(fay, "md").status_code == 410


@pytest.mark.parametrize("since", ["rename", "take-back"])
def test_what_another_room_said_as_well_stays_in_the_name_of_their_issue_when_one_is_deleted(
    app: Flask, fay: Person, join: Callable[..., Person], issue: int, since: str
) -> None:
    for code in (CODE, THERE):
        say(join("industry", code))
    send(fay, f"/{issue}/rename", name=NAMED)
    close(fay)
    assert send(fay, f"/{issue}/{since}", name=NAMED).status_code == 303

    assert delete(fay, CODE).status_code == 303

    with app.app_context():
        assert db.session().scalars(select(CommonIssueRow.name)).all() == [NAMED]


def test_a_rehearsal_of_the_same_cluster_takes_no_words_with_it(
    app: Flask, fay: Person, join: Callable[..., Person], issue: int
) -> None:
    make_live(app, REHEARSAL, cluster=ROOMS[CODE], is_rehearsal=True)
    say(join("industry", CODE))
    say(join("industry", REHEARSAL))
    send(fay, f"/{issue}/rename", name=NAMED)
    close(fay)
    Person(fay.client, REHEARSAL).do("roundtable.close", code=REHEARSAL)

    assert delete(fay, REHEARSAL).status_code == 303

    assert name_issue(app) == NAMED
    assert "zebrafoot" in download(fay, "md").get_data(as_text=True)


def test_an_issue_goes_with_the_last_room_that_raised_it(app: Flask, fay: Person, issue: int) -> None:
    close(fay)

    for code in (CODE, THERE):
        assert delete(fay, code).status_code == 303

    with app.app_context():
        assert load_common_issues(db.session(), 1) == []


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


def test_what_is_taken_back_while_another_room_fixes_its_name_is_in_no_version_either(
    other_server: Flask, fay: Person, join: Callable[..., Person], issue: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ida = join("industry", CODE)
    note = say(ida)
    send(fay, f"/{issue}/rename", name=NAMED)
    close(fay)
    elsewhere = Person(copy_device(ida.client, other_server), CODE)
    taking_back = Thread(target=partial(elsewhere.do, "note.withdraw", note=note))
    add = fixings.add_version

    def add_meanwhile(*values: Any) -> None:
        taking_back.start()
        taking_back.join(2)  # where it has to wait for this, it does
        add(*values)

    monkeypatch.setattr(fixings, "add_version", add_meanwhile)
    Person(fay.client, THERE).do("version.make", state="draft", reason="once more")
    monkeypatch.setattr(fixings, "add_version", add)
    taking_back.join(20)

    for number in (2, 3):
        answer = download(fay, "json", number)
        assert (number, answer.status_code, "zebrafoot" in answer.get_data(as_text=True)) == (number, 410, False)


def test_what_an_order_that_was_refused_has_read_is_told_in_no_version_of_another_room(
    app: Flask, fay: Person, series: Themes, issue: int
) -> None:
    close(fay)
    here, there = Person(fay.client, CODE), Person(fay.client, THERE)
    assert here.tell("version.make", state="checked", reason="nothing new").status_code == 409

    here.do("theme.dissolve", theme=series[CODE, "rates"])
    there.do("draft.change", act="words", note=first_note(app, THERE), text="Rates are too high.")
    there.do("version.make", state="draft", reason="once more")

    told = download(fay, "md", 3).get_data(as_text=True)
    assert ROOMS[CODE] in download(fay, "md", 2).get_data(as_text=True)
    assert ROOMS[CODE] not in told, "nobody raises it there any more"


def first_note(app: Flask, code: str) -> int:
    with app.app_context():
        row = find_by_code(db.session(), code)
        assert row is not None
        return min(note.id for note in load_notes(db.session(), row.id) if note.is_open)
