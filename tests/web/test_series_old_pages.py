"""Shared issues from older pages: what is gone by now, is elsewhere, or is kept apart, is told, and nothing is lost."""

import pytest
from conftest import Person
from flask import Flask
from refused import fill_in, find_opened
from refused import read as read_answer
from series_of_three import BASE, ROOMS, Themes, confirm_shared, read, send

from facilitator.database.access import db
from facilitator.domain.series import CommonIssue
from facilitator.store.common_issues import load_common_issues

PAIR = ("KTRBW", "BCDFG")


def issues_of(app: Flask) -> list[CommonIssue]:
    with app.app_context():
        return load_common_issues(db.session(), 1)


def dissolve(fay: Person, series: Themes, key: str, *codes: str) -> None:
    for code in codes:
        Person(fay.client, code).do("theme.dissolve", theme=series[code, key])


def test_themes_that_were_dissolved_make_no_issue_and_take_no_name(app: Flask, fay: Person, series: Themes) -> None:
    dissolve(fay, series, "rates", *PAIR)

    refused = send(fay, "/confirm", name="Shared careers", themes=[series[code, "rates"] for code in PAIR])

    assert refused.status_code == 400
    assert "or are gone" in read_answer(refused)
    assert confirm_shared(fay, series, "careers", *PAIR)


def test_a_name_is_free_again_once_nothing_is_left_of_its_issue(fay: Person, series: Themes) -> None:
    confirm_shared(fay, series, "rates", *PAIR)
    dissolve(fay, series, "rates", *PAIR)
    assert "Shared rates" not in read(fay)

    answer = send(fay, "/confirm", name="Shared rates", themes=[series[code, "careers"] for code in PAIR])

    assert answer.status_code == 303
    assert "Shared rates" in read(fay)


def test_two_issues_are_merged_though_one_room_of_theirs_has_become_sensitive(
    app: Flask, fay: Person, series: Themes
) -> None:
    one, other = (confirm_shared(fay, series, key) for key in ("rates", "careers"))
    mode = Person(fay.client, "HJKMN").board()["roundtable"]["sharing_mode"]
    Person(fay.client, "HJKMN").do("sharing.tighten", sharing_mode=mode, is_sensitive=True)

    assert send(fay, f"/{one}/merge", other=other).status_code == 303

    (issue,) = issues_of(app)
    assert set(issue.themes) == {series[code, key] for code in ROOMS for key in ("rates", "careers")}


def test_a_merge_keeps_what_leads_to_notes_of_a_theme_that_is_gone(app: Flask, fay: Person, series: Themes) -> None:
    one, other = (confirm_shared(fay, series, key, *PAIR) for key in ("rates", "careers"))
    Person(fay.client, "BCDFG").do("themes.merge", into=series["BCDFG", "welders"], theme=series["BCDFG", "careers"])

    assert send(fay, f"/{one}/merge", other=other).status_code == 303

    assert "school pupils never hear of careers here (Space)" in read(fay, f"/{one}")


def test_what_was_kept_out_of_either_issue_stays_out_of_the_one_that_they_become(
    app: Flask, fay: Person, series: Themes
) -> None:
    one, other = (confirm_shared(fay, series, key, *PAIR) for key in ("rates", "careers"))
    send(fay, "/refuse", issue=other, themes=[series["HJKMN", "welders"]])
    send(fay, "/refuse", issue=other, themes=[series["HJKMN", "rates"]])
    send(fay, "/belong", issue=one, themes=[series["HJKMN", "rates"]])

    send(fay, f"/{one}/merge", other=other)

    (issue,) = issues_of(app)
    assert issue.outside == {series["HJKMN", "welders"]}
    assert series["HJKMN", "rates"] in issue.themes


@pytest.mark.parametrize("taken_out", [True, False])
def test_only_what_is_in_an_issue_is_split_off_it(app: Flask, fay: Person, series: Themes, *, taken_out: bool) -> None:
    issue = confirm_shared(fay, series, "rates")
    stray = series["KTRBW", "rates" if taken_out else "careers"]
    if taken_out:
        send(fay, f"/{issue}/take-out", theme=stray)
    before = issues_of(app)

    refused = fill_in(fay, f"{BASE}/{issue}", f"{BASE}/{issue}/split", name="Stray", themes=stray)

    assert refused.status_code == 400
    assert find_opened(refused)[1].startswith("Some of these themes are not in this issue any more.")
    assert issues_of(app) == before


def test_what_one_room_says_is_split_off_alone(app: Flask, fay: Person, series: Themes) -> None:
    issue = confirm_shared(fay, series, "rates")

    assert send(fay, f"/{issue}/split", name="Of its own", themes=[series["KTRBW", "rates"]]).status_code == 303

    assert [each.themes for each in issues_of(app)][-1] == (series["KTRBW", "rates"],)


def test_only_what_is_in_an_issue_is_taken_out_and_twice_is_once(app: Flask, fay: Person, series: Themes) -> None:
    issue = confirm_shared(fay, series, "rates")

    refused = send(fay, f"/{issue}/take-out", theme=series["KTRBW", "careers"])
    twice = [send(fay, f"/{issue}/take-out", theme=series["KTRBW", "rates"]).status_code for _ in range(2)]

    assert refused.status_code == 400
    assert "not in this issue any more" in read_answer(refused)
    assert twice == [303, 303]


@pytest.mark.parametrize("verb", ["take-out", "split"])
def test_a_theme_that_is_in_an_issue_by_the_notes_of_another_leaves_it(
    app: Flask, fay: Person, series: Themes, verb: str
) -> None:
    issue = confirm_shared(fay, series, "rates")
    heir = series["BCDFG", "welders"]
    Person(fay.client, "BCDFG").do("themes.merge", into=heir, theme=series["BCDFG", "rates"])
    assert "business rates punish every new machine (Space)" in read(fay, f"/{issue}")

    assert send(fay, f"/{issue}/{verb}", theme=heir, themes=[heir], name="Of its own").status_code == 303

    room = read(fay, f"/{issue}").split('id="BCDFG"')[1].split("</section>")[0]
    assert "No theme here belongs to it" in room
