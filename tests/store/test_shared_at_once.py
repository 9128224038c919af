"""What is decided of a shared issue while, at another server, words of it are taken back, or one of its rooms goes."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from conftest import CODE, NOW, Person
from flask import Flask
from series_of_three import ROOMS, Themes, confirm_shared, make_series, send
from sqlalchemy import select
from waiting import Meanwhile
from worlds import copy_device

from facilitator.actions import fixings
from facilitator.actions.issues import common_issues
from facilitator.actions.purges import Due, Purge, carry_out
from facilitator.actions.regroupings import Regrouping
from facilitator.database.access import db, write_for_good
from facilitator.store.common_issues import CommonIssueRow, load_common_issues
from facilitator.store.notes import load_notes
from facilitator.store.roundtables import find_by_code
from facilitator.store.themes import ThemeNameRow
from facilitator.store.versions import VersionRow

NAMED = "The zebrafoot levy doubles with each"
THERE = "BCDFG"


@pytest.fixture
def series(app: Flask, join: Callable[..., Person], fay: Person) -> Themes:
    return make_series(app, join, fay)


def test_words_taken_back_while_somebody_confirms_a_theme_that_bears_them_are_in_no_name_of_an_issue(
    app: Flask,
    other_server: Flask,
    fay: Person,
    join: Callable[..., Person],
    series: Themes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ida, note = say(join)
    fay.do("theme.rename", theme=series[CODE, "rates"], name=NAMED)
    elsewhere = Person(copy_device(ida.client, other_server), CODE)
    taking_back = Meanwhile(partial(elsewhere.do, "note.withdraw", note=note))
    themes = [series[code, "rates"] for code in (CODE, THERE)]

    monkeypatch.setattr(common_issues, "add_issue", taking_back.before(common_issues.add_issue))
    answer = send(fay, "/confirm", name=NAMED, offered=NAMED, themes=themes)
    taking_back.end()

    assert answer.status_code == 303
    with app.app_context():
        assert [issue.name for issue in load_common_issues(db.session(), 1)] == ["The […]"]


def test_words_taken_back_while_somebody_names_a_theme_and_its_issue_by_them_are_in_neither_name(
    app: Flask,
    other_server: Flask,
    fay: Person,
    join: Callable[..., Person],
    series: Themes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    issue = confirm_shared(fay, series, "rates", CODE, THERE)
    for step, act in (
        (partial(send, fay, f"/{issue}/rename", name=NAMED), (common_issues, "read_free_name")),
        (partial(fay.do, "theme.rename", theme=series[CODE, "rates"], name=NAMED), (Regrouping, "rename")),
    ):
        ida, note = say(join)
        elsewhere = Person(copy_device(ida.client, other_server), CODE)
        taking_back = Meanwhile(partial(elsewhere.do, "note.withdraw", note=note))
        monkeypatch.setattr(*act, taking_back.before(getattr(*act)))
        step()
        taking_back.end()

    with app.app_context():
        names = [*db.session.scalars(select(CommonIssueRow.name)), *db.session.scalars(select(ThemeNameRow.name))]
    assert "The […]" in names
    assert not any("zebrafoot" in name for name in names)


def test_an_issue_that_is_confirmed_while_a_room_that_had_none_fixes_its_record_leaves_no_words_in_it(
    app: Flask,
    other_server: Flask,
    fay: Person,
    join: Callable[..., Person],
    series: Themes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ida, note = say(join)
    for code in ROOMS:
        Person(fay.client, code).do("roundtable.close", code=code)
    fay_elsewhere = Person(copy_device(fay.client, other_server), CODE)
    ida_elsewhere = Person(copy_device(ida.client, other_server), CODE)
    themes = [series[code, "rates"] for code in (CODE, THERE)]

    def confirm() -> None:
        assert send(fay_elsewhere, "/confirm", name=NAMED, themes=themes).status_code == 303

    confirming = Meanwhile(confirm)
    taking_back = Meanwhile(partial(ida_elsewhere.do, "note.withdraw", note=note))
    there = Person(fay.client, THERE)
    there.do("draft.change", act="words", note=first_note(app, THERE), text="Rates are too high.")
    monkeypatch.setattr(fixings, "has_common_issue", confirming.after(fixings.has_common_issue))
    monkeypatch.setattr(fixings, "add_version", taking_back.before(fixings.add_version))
    there.do("version.make", state="checked", reason="read by all")
    confirming.end()
    taking_back.end()

    with app.app_context():
        frozen = db.session.scalars(select(VersionRow.frozen).where(VersionRow.frozen.is_not(None))).all()
    assert frozen
    assert not any("zebrafoot" in each for each in frozen if each)


def test_a_room_that_is_deleted_by_date_while_somebody_confirms_what_it_shares_is_gone_and_so_is_its_part(
    app: Flask, other_server: Flask, fay: Person, series: Themes, monkeypatch: pytest.MonkeyPatch
) -> None:
    Person(fay.client, THERE).do("roundtable.close", code=THERE)
    number = id_of(app, THERE)

    def delete() -> None:
        with other_server.app_context():
            due = Due(number, THERE, Purge.DELETE, date(2026, 11, 24))
            write_for_good(partial(carry_out, due=due, now=NOW), number, THERE, NOW)

    deleting = Meanwhile(delete)
    themes = [series[code, "rates"] for code in (CODE, THERE)]
    monkeypatch.setattr(common_issues, "add_issue", deleting.before(common_issues.add_issue))
    answer = send(fay, "/confirm", name="Rates", themes=themes)
    deleting.end()

    assert answer.status_code == 303
    with app.app_context():
        assert find_by_code(db.session(), THERE) is None
        (issue,) = load_common_issues(db.session(), 1)
    assert len(issue.themes) == 1


def say(join: Callable[..., Person]) -> tuple[Person, int]:
    """Somebody with a note whose words somebody else takes up."""
    ida = join("industry", CODE)
    return ida, int(ida.post("our zebrafoot levy doubles with each lathe")["id"])


def id_of(app: Flask, code: str) -> int:
    with app.app_context():
        row = find_by_code(db.session(), code)
        assert row is not None
        return row.id


def first_note(app: Flask, code: str) -> int:
    number = id_of(app, code)
    with app.app_context():
        return min(note.id for note in load_notes(db.session(), number) if note.is_open)
