"""An issue that has lost its themes: nobody makes one, and one of an older database is in nobody's way."""

from conftest import NOW, Person
from flask import Flask
from refused import fill_in, find_opened, is_unfolded
from refused import read as read_answer
from series_of_three import BASE, Themes, confirm_shared, read, send
from sqlalchemy import update
from sqlalchemy.orm import Session

from facilitator.actions.archives import load_programme
from facilitator.database.access import db, write
from facilitator.store.common_issues import CommonThemeRow

ROOMS = ("KTRBW", "BCDFG")


def empty(app: Flask, issue: int) -> None:
    """Takes every theme out of an issue, as older versions let people do."""

    def take_all(session: Session) -> None:
        session.execute(update(CommonThemeRow).where(CommonThemeRow.issue_id == issue).values(is_outside=True))

    with app.app_context():
        write(take_all)


def test_an_issue_is_not_split_until_nothing_is_left_of_it(fay: Person, series: Themes) -> None:
    issue = confirm_shared(fay, series, "rates", *ROOMS)
    themes = [series[code, "rates"] for code in ROOMS]

    refused = fill_in(fay, f"{BASE}/{issue}", f"{BASE}/{issue}/split", name="Rates again", themes=themes)

    assert refused.status_code == 400
    assert find_opened(refused)[1].startswith("Leave one theme in this issue.")
    assert is_unfolded(refused)
    assert "Shared rates" in read(fay)
    assert "Rates again" not in read(fay)


def test_whoever_takes_the_last_theme_out_is_told_to_take_the_issue_back(fay: Person, series: Themes) -> None:
    own = f"{BASE}/{confirm_shared(fay, series, 'rates', *ROOMS)}"
    first, last = (series[code, "rates"] for code in ROOMS)
    assert fill_in(fay, own, f"{own}/take-out", f'value="{first}"').status_code == 303

    refused = fill_in(fay, own, f"{own}/take-out", f'value="{last}"')

    assert refused.status_code == 400
    assert find_opened(refused)[1] == "This is its last theme. To end the issue, take the whole issue back below."
    assert "Shared rates" in read(fay)


def test_undoing_what_was_put_in_does_not_take_the_last_theme_of_an_issue(fay: Person, series: Themes) -> None:
    issue = confirm_shared(fay, series, "rates", *ROOMS)
    added = series["HJKMN", "rates"]
    send(fay, "/belong", issue=issue, themes=added)
    for code in ROOMS:
        send(fay, f"/{issue}/take-out", theme=series[code, "rates"])

    refused = send(fay, "/undo", did="belong", issue=issue, themes=added)

    assert refused.status_code == 409
    assert "take the whole issue back" in read_answer(refused)
    assert "Shared rates" in read(fay)


def test_an_issue_without_themes_is_in_no_list_no_count_and_no_archive(app: Flask, fay: Person, series: Themes) -> None:
    kept, gone = (confirm_shared(fay, series, key, *ROOMS) for key in ("rates", "careers"))
    for code in ROOMS:
        Person(fay.client, code).do("roundtable.close", code=code)

    empty(app, gone)

    assert "Shared careers" not in read(fay, f"/{kept}")
    assert "Shared careers" not in read(fay, "/proposals")
    with app.app_context():
        told = load_programme(db.session(), 1, NOW).told
    assert [each["name"] for each in told["issues"]] == ["Shared rates"]
    assert len(told["matrix"]) == 1
