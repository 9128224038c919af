"""*Undo* at "Is this the same issue?" puts back what was done there, and nothing that anybody has decided since."""

import re
from typing import Any

import pytest
from conftest import Person
from flask import Flask
from refused import find_opened
from refused import read as read_answer
from series_of_three import BASE, ROOMS, Themes, confirm_shared, decide, follow, read, send, undo
from witness import roundtable_id

from facilitator.database.access import db
from facilitator.domain.series import CommonIssue
from facilitator.store.common_issues import load_common_issues
from facilitator.store.roundtables import find_by_code

PAIR = ("KTRBW", "BCDFG")


def issues_of(app: Flask) -> list[CommonIssue]:
    with app.app_context():
        return load_common_issues(db.session(), 1)


def stance_of(app: Flask, code: str) -> Any:
    """How a room stands to the one issue that there is."""
    (issue,) = issues_of(app)
    return issue.at(roundtable_id(app, code)).stance


def confirm(fay: Person, series: Themes, key: str) -> str:
    """Confirms what two rooms say of something; gives the page after it."""
    return decide(fay, "confirm", name=f"Shared {key}", themes=[series[code, key] for code in PAIR])


@pytest.mark.parametrize("verb", ["refuse", "belong"])
def test_a_stance_that_somebody_chose_before_stays_when_another_theme_is_undone(
    app: Flask, fay: Person, series: Themes, verb: str
) -> None:
    issue = confirm_shared(fay, series, "rates", *PAIR)
    send(fay, f"/{issue}/read", code="KTRBW", stance="differs")
    page = decide(fay, verb, issue=issue, themes=[series["KTRBW", "careers"]])

    follow(fay, undo(fay, page))

    assert stance_of(app, "KTRBW") == "differs"
    assert series["KTRBW", "careers"] not in {*issues_of(app)[0].themes, *issues_of(app)[0].outside}


def test_a_theme_that_leaves_again_gives_its_room_the_stance_back_that_it_had(
    app: Flask, fay: Person, series: Themes
) -> None:
    issue = confirm_shared(fay, series, "rates", *PAIR)
    send(fay, f"/{issue}/read", code="KTRBW", stance="differs")
    page = decide(fay, "belong", issue=issue, themes=[series["KTRBW", "careers"]], stance="same")
    assert stance_of(app, "KTRBW") == "same"

    follow(fay, undo(fay, page))

    assert stance_of(app, "KTRBW") == "differs"


def test_a_stance_that_somebody_chose_since_stays(app: Flask, fay: Person, series: Themes) -> None:
    issue = confirm_shared(fay, series, "rates", *PAIR)
    page = decide(fay, "belong", issue=issue, themes=[series["HJKMN", "rates"]], stance="same")
    send(fay, f"/{issue}/read", code="HJKMN", stance="split")

    follow(fay, undo(fay, page))

    assert stance_of(app, "HJKMN") == "split"


@pytest.mark.parametrize("room", ["another", "none"])
def test_an_address_that_somebody_made_up_changes_the_stance_of_no_room_that_has_nothing_to_do_with_it(
    app: Flask, fay: Person, series: Themes, room: str
) -> None:
    issue = confirm_shared(fay, series, "rates")
    with app.app_context():
        row = find_by_code(db.session(), "BCDFG")
    number = row.id if row is not None and room == "another" else 999_999

    themes = [series["KTRBW", "rates"]]
    answer = send(fay, "/undo", did="belong", issue=issue, themes=themes, stood=f"{number}-same")

    assert answer.status_code == 303
    assert not issues_of(app)[0].readings


def test_a_theme_that_had_been_taken_out_is_out_again(app: Flask, fay: Person, series: Themes) -> None:
    issue = confirm_shared(fay, series, "rates")
    late = series["HJKMN", "rates"]
    send(fay, f"/{issue}/take-out", theme=late)
    page = decide(fay, "belong", issue=issue, themes=[late])

    follow(fay, undo(fay, page))

    assert issues_of(app)[0].outside == {late}


def test_a_theme_that_somebody_has_taken_out_since_is_told(fay: Person, series: Themes) -> None:
    issue = confirm_shared(fay, series, "rates", *PAIR)
    page = decide(fay, "belong", issue=issue, themes=[series["HJKMN", "rates"]])
    send(fay, f"/{issue}/take-out", theme=series["HJKMN", "rates"])

    refused = undo(fay, page)

    assert refused.status_code == 409
    assert "somebody has taken it out meanwhile" in find_opened(refused)[1]


@pytest.mark.parametrize(
    ("since", "told"),
    [
        ("rename", "it was renamed to “Rates for all”"),
        ("read", "somebody has said how rooms stand to it"),
        ("merge", "themes were put into it, or taken out"),
        ("take-out", "themes were put into it, or taken out"),
    ],
)
def test_what_was_made_of_an_issue_since_is_not_undone_with_it_and_told(
    app: Flask, fay: Person, series: Themes, since: str, told: str
) -> None:
    page = confirm(fay, series, "rates")
    (made,) = issues_of(app)
    other = confirm_shared(fay, series, "careers")
    values: dict[str, dict[str, Any]] = {
        "rename": {"name": "Rates for all"},
        "read": {"code": "KTRBW", "stance": "differs"},
        "merge": {"other": other},
        "take-out": {"theme": series["KTRBW", "rates"]},
    }
    assert send(fay, f"/{made.id}/{since}", **values[since]).status_code == 303
    before = issues_of(app)

    refused = undo(fay, page)

    assert refused.status_code == 409
    assert find_opened(refused)[1].startswith(f"Since it was confirmed {told}.")
    assert f'href="/programme/1/issues/{made.id}">Open the issue' in read_answer(refused)
    assert issues_of(app) == before


def test_an_issue_as_it_was_made_is_undone(app: Flask, fay: Person, series: Themes) -> None:
    page = confirm(fay, series, "rates")

    follow(fay, undo(fay, page))

    assert issues_of(app) == []


def test_an_old_page_of_an_issue_that_is_gone_does_nothing_to_the_next(app: Flask, fay: Person, series: Themes) -> None:
    page = confirm(fay, series, "rates")
    send(fay, f"/{issues_of(app)[0].id}/take-back")
    confirm_shared(fay, series, "careers")

    assert undo(fay, page).status_code == 404
    assert [each.name for each in issues_of(app)] == ["Shared careers"]


def test_themes_that_somebody_confirmed_meanwhile_are_neither_told_apart_nor_refused(
    app: Flask, fay: Person, series: Themes
) -> None:
    issue = confirm_shared(fay, series, "rates")
    before = issues_of(app)

    apart = send(fay, "/reject", themes=[series[code, "rates"] for code in ROOMS])
    out = send(fay, "/refuse", issue=issue, themes=[series["KTRBW", "rates"]])

    assert (apart.status_code, out.status_code) == (409, 409)
    assert "“Shared rates”" in read_answer(apart)
    assert "“Shared rates”" in read_answer(out)
    assert issues_of(app) == before


def test_who_refuses_what_was_refused_already_has_nothing_to_undo(fay: Person, series: Themes) -> None:
    issue = confirm_shared(fay, series, "rates", *PAIR)
    late = series["HJKMN", "rates"]

    assert 'class="done"' in decide(fay, "refuse", issue=issue, themes=[late])
    assert 'class="done"' not in decide(fay, "refuse", issue=issue, themes=[late])


@pytest.mark.parametrize("nonsense", [{"did": "smash"}, {"did": "belong", "stood": "1-loved"}, {"did": "belong"}])
def test_what_no_page_sends_undoes_nothing(app: Flask, fay: Person, series: Themes, nonsense: dict[str, str]) -> None:
    issue = confirm_shared(fay, series, "rates")
    before = issues_of(app)
    asked = {"issue": issue} if "stood" in nonsense or "smash" in nonsense.values() else {}

    assert send(fay, "/undo", **asked, **nonsense).status_code == 400
    assert issues_of(app) == before
    assert "Shared rates" in read(fay)


def press_undo(fay: Person, issue: int, page: str) -> Any:
    """Presses *Undo* on the issue's own page."""
    form = re.findall(r'<form class="done".*?</form>', page, re.DOTALL)[0]
    fields = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form)
    data = {name: [value for each, value in fields if each == name] for name, _ in fields}
    return fay.client.post(f"{BASE}/{issue}/undo", data=data)


def test_a_theme_that_was_taken_out_by_mistake_is_put_back_with_its_rooms_stance(
    app: Flask, fay: Person, series: Themes
) -> None:
    issue = confirm_shared(fay, series, "rates")
    kept = follow(fay, send(fay, f"/{issue}/read", code="HJKMN", stance="differs"))
    assert kept.count("Kept.") == 1
    before = issues_of(app)

    page = follow(fay, send(fay, f"/{issue}/take-out", theme=series["HJKMN", "rates"]))
    assert "Taken out: Cyber: Business rates" in page
    assert "one was taken out, or not let in" in page
    assert "nobody has looked yet" not in page

    after = follow(fay, press_undo(fay, issue, page))
    assert issues_of(app) == before
    assert 'class="done"' not in after


def test_a_theme_that_is_in_another_issue_by_now_is_not_put_back(app: Flask, fay: Person, series: Themes) -> None:
    issue = confirm_shared(fay, series, "rates")
    other = confirm_shared(fay, series, "careers")
    page = follow(fay, send(fay, f"/{issue}/take-out", theme=series["HJKMN", "rates"]))
    send(fay, f"/{other}/join", theme=series["HJKMN", "rates"])
    before = issues_of(app)

    refused = press_undo(fay, issue, page)

    assert refused.status_code == 409
    assert "Somebody has put this theme into “Shared careers” meanwhile." in read_answer(refused)
    assert issues_of(app) == before


def test_who_tells_themes_apart_reads_which(fay: Person, series: Themes) -> None:
    page = decide(fay, "reject", themes=[series[code, "rates"] for code in PAIR])

    (told,) = re.findall(r"Told apart: (.*?)</span>", page)
    assert sorted(told.split(" / ")) == ["Nuclear: Business rates", "Space: Business rates"]


@pytest.mark.parametrize(("act", "gone"), [("merge", "this"), ("merge", "the other"), ("take-back", "this")])
def test_an_issue_that_somebody_took_back_is_not_there_to_be_merged_or_taken_back(
    fay: Person, series: Themes, act: str, gone: str
) -> None:
    one, other = confirm_shared(fay, series, "rates"), confirm_shared(fay, series, "careers")
    send(fay, f"/{one if gone == 'this' else other}/take-back")

    assert send(fay, f"/{one}/{act}", other=other).status_code == 404
