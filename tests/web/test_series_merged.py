"""Two issues become one: no stance that a person has read gets lost without a word, and *Undo* parts them again."""

import re
from functools import partial
from html import unescape
from typing import Any

import pytest
from conftest import NOW, Person
from flask import Flask
from refused import fill_in, find_opened, is_unfolded
from series_of_three import BASE, Themes, confirm_shared, follow, read, send
from sqlalchemy import func, select, update
from witness import roundtable_id

from facilitator.actions.deletions import delete_whole
from facilitator.database.access import db, write
from facilitator.domain.series import CommonIssue, Stance
from facilitator.domain.traces import SERVER
from facilitator.store.common_issues import CommonIssueRow, load_common_issues
from facilitator.store.roundtables import RoundtableRow

NO_STANCE = "Where their stances differed, none is set"


@pytest.fixture
def issues(fay: Person, series: Themes) -> tuple[int, int]:
    """Two issues of two rooms; of one, *Space* has the same view, and of the other it differs."""
    one, other = (confirm_shared(fay, series, key, "KTRBW", "BCDFG") for key in ("rates", "careers"))
    send(fay, f"/{one}/read", code="BCDFG", stance="same")
    send(fay, f"/{other}/read", code="BCDFG", stance="differs")
    return one, other


def merge(fay: Person, issue: int, other: int) -> str:
    """Merges two issues; gives the page after it."""
    answer = send(fay, f"/{issue}/merge", other=other)
    assert answer.status_code == 303
    return unescape(fay.client.get(answer.location).get_data(as_text=True))


def stance_in(page: str, code: str) -> str:
    """The stance that is chosen for a room."""
    room = page.split(f'id="{code}"')[1]
    found = re.search(r'name="stance" value="(\w*)" checked', room)
    assert found is not None
    return found[1]


def test_nothing_is_merged_that_nobody_chose(fay: Person, issues: tuple[int, int]) -> None:
    own = f"{BASE}/{issues[0]}"

    form = re.findall(rf'<form method="post" action="{own}/merge">.*?</form>', read(fay, f"/{issues[0]}"))[0]
    refused = fill_in(fay, own, f"{own}/merge", other="")

    assert '<select name="other" required><option value="">Choose an issue</option>' in form
    assert (refused.status_code, find_opened(refused)[1]) == (400, "Choose one.")
    assert is_unfolded(refused)


def test_what_a_merge_does_is_told_before_its_button(fay: Person, issues: tuple[int, int]) -> None:
    page = read(fay, f"/{issues[0]}")

    before, _, after = page.partition("Where the two have different stances for a room, neither is kept.")

    assert before.rpartition("<details")[2].startswith("><summary>Merge another issue into this</summary>")
    assert "Merge it into this" in after


def test_a_room_that_had_two_stances_has_none_after_a_merge_and_the_page_says_so(
    fay: Person, issues: tuple[int, int]
) -> None:
    page = merge(fay, *issues)

    assert NO_STANCE in page
    assert "It was “Same view” here and “Differs” in the issue that was merged into this." in page
    assert stance_in(page, "BCDFG") == ""
    assert "Same view" not in read(fay)


def test_it_is_told_until_somebody_has_said_which_stance_holds(fay: Person, issues: tuple[int, int]) -> None:
    for issue, stance in zip(issues, ("split", "condition"), strict=True):
        send(fay, f"/{issue}/read", code="KTRBW", stance=stance)
    answer = send(fay, f"/{issues[0]}/merge", other=issues[1])

    def settle(address: str, code: str) -> Any:
        return fill_in(fay, address, f"{BASE}/{issues[0]}/read", f'value="{code}"', stance="differs")

    once = settle(answer.location, "BCDFG")
    page = unescape(fay.client.get(once.location).get_data(as_text=True))
    assert "It was “Split” here and “On a condition”" in page
    assert "It was “Same view” here" not in page
    twice = settle(once.location, "KTRBW")
    assert NO_STANCE not in fay.client.get(twice.location).get_data(as_text=True)


@pytest.mark.parametrize("stance", ["", "same"])
def test_a_stance_that_nothing_speaks_against_stays(fay: Person, issues: tuple[int, int], stance: str) -> None:
    send(fay, f"/{issues[1]}/read", code="BCDFG", stance=stance)

    page = merge(fay, *issues)

    assert NO_STANCE not in page
    assert stance_in(page, "BCDFG") == "same"


def test_an_address_that_says_nonsense_of_a_merge_says_nothing(fay: Person, issues: tuple[int, int]) -> None:
    for nonsense in ("KTRBW-same", "KTRBW-same-loved", "XXXXX-same-differs", "KTRBW"):
        assert NO_STANCE not in read(fay, f"/{issues[0]}?parted={nonsense}")


def issues_of(app: Flask) -> list[CommonIssue]:
    with app.app_context():
        return load_common_issues(db.session(), 1)


def press_undo(fay: Person, issue: int, page: str) -> Any:
    """Presses *Undo* on the page that came after a merge, however long ago that was."""
    form = re.findall(r'<form class="done".*?</form>', page, re.DOTALL)[0]
    fields = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form)
    data = {name: [value for each, value in fields if each == name] for name, _ in fields}
    return fay.client.post(f"{BASE}/{issue}/undo", data=data)


def test_two_issues_that_were_merged_by_mistake_are_two_again_with_all_that_was_said_of_either(
    app: Flask, fay: Person, series: Themes, issues: tuple[int, int]
) -> None:
    one, other = issues
    for issue, theme in ((one, "careers"), (other, "rates")):
        page = send(fay, "/refuse", issue=issue, themes=[series["HJKMN", theme]])
        assert page.status_code == 303
    note = read(fay, f"/{other}").split('name="denied" value="', 1)[1].split('"', 1)[0]
    send(fay, f"/{other}/read", code="KTRBW", stance="split", denied=[note])
    before = issues_of(app)
    page = merge(fay, one, other)
    assert "Merged into this: “Shared careers”." in page
    assert [each.name for each in issues_of(app)] == ["Shared rates"]

    after = follow(fay, press_undo(fay, one, page))

    assert issues_of(app) == before
    assert 'class="done"' not in after
    assert "Parted again: “Shared careers” is an issue by itself" in unescape(after)
    assert NO_STANCE not in after
    assert "Parted again" not in read(fay, f"/{one}?alone={one}") + read(fay, f"/{one}?alone=x")
    assert "Parted again" not in merge(fay, one, other)


def test_what_somebody_has_said_since_a_merge_stays(
    app: Flask, fay: Person, series: Themes, issues: tuple[int, int]
) -> None:
    one, other = issues
    send(fay, f"/{other}/read", code="KTRBW", stance="split")
    page = merge(fay, one, other)
    send(fay, f"/{one}/read", code="BCDFG", stance="condition")
    send(fay, f"/{one}/rename", name="Rates for all")
    send(fay, f"/{one}/join", theme=series["HJKMN", "rates"])
    send(fay, f"/{one}/take-out", theme=series["KTRBW", "careers"])

    follow(fay, press_undo(fay, one, page))

    kept, parted = issues_of(app)
    assert (kept.name, parted.name) == ("Rates for all", "Shared careers")
    assert set(kept.themes) == {series[code, "rates"] for code in ("KTRBW", "BCDFG", "HJKMN")}
    assert kept.outside == {series["KTRBW", "careers"]}
    assert [each.stance for each in kept.readings.values()] == [Stance.CONDITION]
    assert set(parted.themes) == {series[code, "careers"] for code in ("KTRBW", "BCDFG")}


def test_of_merges_and_of_issues_that_were_taken_back_the_last_alone_is_undone(
    app: Flask, fay: Person, series: Themes, issues: tuple[int, int]
) -> None:
    third = confirm_shared(fay, series, "welders", "KTRBW", "BCDFG")
    first = merge(fay, *issues)
    merge(fay, issues[0], third)

    refused = press_undo(fay, issues[0], first)

    assert refused.status_code == 404
    assert "another was taken back or merged since" in unescape(refused.get_data(as_text=True))
    with app.app_context():
        assert db.session().scalar(select(func.count()).select_from(CommonIssueRow)) == 3, "one, and two that wait"
    send(fay, f"/{issues[0]}/take-back")
    with app.app_context():
        assert db.session().scalar(select(func.count()).select_from(CommonIssueRow)) == 1


def test_whoever_parts_two_issues_after_somebody_else_has_is_told_so(
    app: Flask, fay: Person, issues: tuple[int, int]
) -> None:
    page = merge(fay, *issues)
    follow(fay, press_undo(fay, issues[0], page))
    before = issues_of(app)

    again = press_undo(fay, issues[0], page)

    assert (again.status_code, issues_of(app)) == (409, before)
    assert "Somebody has put this issue back already." in again.get_data(as_text=True)


def test_an_old_page_of_a_merge_parts_no_issue_that_was_merged_into_another_since(
    app: Flask, fay: Person, series: Themes, issues: tuple[int, int]
) -> None:
    one, other = issues
    third = confirm_shared(fay, series, "welders", "KTRBW", "BCDFG")
    send(fay, f"/{one}/read", code="BCDFG", stance="differs")
    page = merge(fay, one, other)
    follow(fay, press_undo(fay, one, page))
    merge(fay, third, other)
    for code in ("KTRBW", "BCDFG"):
        send(fay, f"/{third}/take-out", theme=series[code, "careers"])
    before = issues_of(app)

    refused = press_undo(fay, one, page)

    assert (refused.status_code, issues_of(app)) == (409, before)


def test_an_issue_whose_theme_or_name_another_has_by_now_is_not_parted_and_nothing_has_changed(
    app: Flask, fay: Person, series: Themes, issues: tuple[int, int]
) -> None:
    one, other = issues
    page = merge(fay, one, other)
    for code in ("KTRBW", "BCDFG"):
        send(fay, f"/{one}/take-out", theme=series[code, "careers"])
    third = confirm_shared(fay, series, "careers", "KTRBW", "BCDFG")
    before = issues_of(app)

    refused = press_undo(fay, one, page)

    assert (refused.status_code, issues_of(app)) == (409, before)
    assert "Somebody has put this theme into “Shared careers” meanwhile." in find_opened(refused)[1]
    assert [each.id for each in before] == [one, third]


def test_an_issue_that_would_be_empty_without_what_was_merged_into_it_is_not_parted(
    app: Flask, fay: Person, series: Themes, issues: tuple[int, int]
) -> None:
    page = merge(fay, *issues)
    for code in ("KTRBW", "BCDFG"):
        send(fay, f"/{issues[0]}/take-out", theme=series[code, "rates"])
    before = issues_of(app)

    refused = press_undo(fay, issues[0], page)

    assert (refused.status_code, issues_of(app)) == (409, before)
    assert "Nothing but what was merged is in this issue any more." in find_opened(refused)[1]


def test_an_issue_whose_own_rooms_were_deleted_is_not_parted(app: Flask, fay: Person, series: Themes) -> None:
    one, other = confirm_shared(fay, series, "rates", "KTRBW", "BCDFG"), confirm_shared(fay, series, "careers")
    page = merge(fay, one, other)
    for code in ("KTRBW", "BCDFG"):
        Person(fay.client, code).do("roundtable.close", code=code)
    with app.app_context():
        for code in ("KTRBW", "BCDFG"):
            number = roundtable_id(app, code)
            write(partial(delete_whole, roundtable_id=number, doer=SERVER, now=NOW))
    before = issues_of(app)

    refused = press_undo(fay, one, page)

    assert (refused.status_code, issues_of(app)) == (409, before)
    assert len(before) == 1


def test_an_issue_of_rooms_that_are_sensitive_by_now_is_not_named_as_merged(
    app: Flask, fay: Person, series: Themes, issues: tuple[int, int]
) -> None:
    third = confirm_shared(fay, series, "welders", "KTRBW", "HJKMN")
    address = send(fay, f"/{third}/merge", other=issues[1]).location
    with app.app_context():
        rooms = update(RoundtableRow).where(RoundtableRow.code.in_(["KTRBW", "BCDFG"]))
        write(lambda session: session.execute(rooms.values(is_sensitive=True)))

    assert "Shared careers" not in fay.client.get(address).get_data(as_text=True)
