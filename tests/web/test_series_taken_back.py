"""A shared issue that was taken back by mistake: *Undo* puts it back, unless its place is taken."""

from conftest import Person
from flask import Flask
from refused import find_opened
from series_of_three import Themes, confirm_shared, follow, read, send, undo
from sqlalchemy import select, update

from facilitator.database.access import db, write
from facilitator.domain.series import CommonIssue
from facilitator.store.common_issues import CommonIssueRow, load_common_issues
from facilitator.store.roundtables import RoundtableRow

PAIR = ("KTRBW", "BCDFG")


def issues_of(app: Flask) -> list[CommonIssue]:
    with app.app_context():
        return load_common_issues(db.session(), 1)


def test_an_issue_that_was_taken_back_by_mistake_is_there_again_with_all_that_was_said_of_it(
    app: Flask, fay: Person, series: Themes
) -> None:
    issue = confirm_shared(fay, series, "rates")
    send(fay, f"/{issue}/read", code="KTRBW", stance="differs")
    send(fay, f"/{issue}/take-out", theme=series["HJKMN", "rates"])
    before = issues_of(app)
    page = follow(fay, send(fay, f"/{issue}/take-back", is_sure=""))
    assert "Taken back: “Shared rates”." in page
    assert issues_of(app) == []
    assert "Shared rates" not in read(fay)

    follow(fay, undo(fay, page))

    assert issues_of(app) == before


def test_of_several_issues_that_were_taken_back_the_last_alone_is_kept(app: Flask, fay: Person, series: Themes) -> None:
    one, other = confirm_shared(fay, series, "rates"), confirm_shared(fay, series, "careers")
    first = follow(fay, send(fay, f"/{one}/take-back"))
    follow(fay, send(fay, f"/{other}/take-back"))

    assert undo(fay, first).status_code == 404
    assert issues_of(app) == []
    with app.app_context():
        assert db.session().scalars(select(CommonIssueRow.name)).all() == ["Shared careers"]


def test_whoever_puts_an_issue_back_after_somebody_else_has_is_told_that_it_is_there(
    app: Flask, fay: Person, series: Themes
) -> None:
    issue = confirm_shared(fay, series, "rates")
    page = follow(fay, send(fay, f"/{issue}/take-back"))
    undo(fay, page)

    again = undo(fay, page)

    assert (again.status_code, [each.id for each in issues_of(app)]) == (409, [issue])
    assert "Somebody has put this issue back already." in again.get_data(as_text=True)


def test_an_issue_whose_theme_or_name_another_has_by_now_is_not_put_back_and_told_why(
    app: Flask, fay: Person, series: Themes
) -> None:
    issue = confirm_shared(fay, series, "rates", *PAIR)
    page = follow(fay, send(fay, f"/{issue}/take-back"))
    again = confirm_shared(fay, series, "rates")
    assert "Somebody has put this theme into “Shared rates” meanwhile." in find_opened(undo(fay, page))[1]
    for code in PAIR:
        send(fay, f"/{again}/take-out", theme=series[code, "rates"])

    refused = undo(fay, page)

    assert (refused.status_code, [each.id for each in issues_of(app)]) == (409, [again])
    assert "There is an issue of this name already." in find_opened(refused)[1]


def test_an_issue_of_a_room_that_is_sensitive_by_now_is_not_named_as_taken_back(
    app: Flask, fay: Person, series: Themes
) -> None:
    issue = confirm_shared(fay, series, "rates", *PAIR)
    answer = send(fay, f"/{issue}/take-back")
    with app.app_context():
        write(lambda session: session.execute(update(RoundtableRow).values(is_sensitive=True)))

    assert "Shared rates" not in follow(fay, answer)
