"""Working through proposals: each decision can be undone at once, and a person may know better than the tool."""

import re
from html import unescape

import pytest
from conftest import CODE, Person
from refused import find_opened
from series_of_three import BASE, ROOMS, Themes, confirm_shared, decide, follow, read, send, undo

from facilitator.web.series import matches


def test_what_was_decided_last_is_undone_and_proposed_again(fay: Person, series: Themes) -> None:
    themes = [series[code, "rates"] for code in ROOMS]
    before = read(fay, "/proposals").count("<article")
    page = decide(fay, "confirm", name="Rates for all", themes=themes)
    assert "Confirmed: “Rates for all”." in page
    page = follow(fay, undo(fay, page))
    assert "Confirmed:" not in page
    assert page.count("<article") == before
    page = decide(fay, "reject", themes=themes)
    assert "Told apart: " in page
    assert follow(fay, undo(fay, page)).count("<article") == before


def test_a_room_joins_with_its_stance_and_leaves_without_it(fay: Person, series: Themes) -> None:
    issue = confirm_shared(fay, series, "rates", "KTRBW", "BCDFG")
    late = series["HJKMN", "rates"]
    page = decide(fay, "belong", issue=issue, themes=late, stance="condition")
    assert "On a condition" in read(fay)
    follow(fay, undo(fay, page))
    assert "On a condition" not in read(fay)
    assert "not looked at" in read(fay)
    page = decide(fay, "refuse", issue=issue, themes=late)
    assert "Not part of “Shared rates”." in page
    assert "confirmed issue" not in read(fay, "/proposals")
    assert "confirmed issue" in follow(fay, undo(fay, page))


def test_a_person_puts_a_proposal_where_the_tool_did_not_look(fay: Person, series: Themes) -> None:
    issue = confirm_shared(fay, series, "rates", "KTRBW", "BCDFG")
    assert "Another issue…" in read(fay, "/proposals")
    decide(fay, "belong", issue=issue, themes=[series["HJKMN", "careers"]])
    assert "school pupils never hear of careers here (Cyber)" in read(fay, f"/{issue}")


def test_nonsense_in_the_address_undoes_nothing_and_a_bad_stance_changes_nothing(fay: Person, series: Themes) -> None:
    assert 'class="done"' not in read(fay, "/proposals?did=confirm&issue=77&themes=x")
    issue = confirm_shared(fay, series, "rates", "KTRBW", "BCDFG")
    answer = send(fay, "/belong", issue=issue, themes=series["HJKMN", "rates"], stance="loves it")
    assert answer.status_code == 400
    assert "not looked at" in read(fay)
    assert send(fay, "/undo", did="confirm", issue=99, themes=1).status_code == 404


def test_many_proposals_are_paged_and_a_decision_stays_on_its_page(
    fay: Person, series: Themes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matches, "N_SHOWN", 1)
    first, last = read(fay, "/proposals"), read(fay, "/proposals?start=99")
    assert first.count("<article") == last.count("<article") == 1
    assert 'rel="next" href="/programme/1/issues/proposals?start=1"' in first
    assert 'rel="prev"' not in first
    assert 'rel="next"' not in last
    assert 'name="start" value="2"' in last
    page = decide(fay, "reject", themes=[series[code, "rates"] for code in ROOMS], start=1)
    assert "Told apart: " in page
    assert "2 to 2 of" in page
    for nonsense in ("-5", "x", "9" * 2_000):
        assert read(fay, f"/proposals?start={nonsense}").count("<article") == 1


def open_proposal(fay: Person, name: str) -> dict[str, list[str]]:
    """What the form of the proposal with this name would send as its page was opened."""
    forms = re.findall(rf'<form method="post" action="{BASE}/confirm">.*?</form>', read(fay, "/proposals"), re.DOTALL)
    (form,) = (each for each in forms if f'name="name" value="{name}"' in each)
    sent: dict[str, list[str]] = {}
    for field, value in re.findall(r'<input [^>]*?name="([^"]*)" value="([^"]*)"', form):
        sent.setdefault(field, []).append(unescape(value))
    return sent


def test_a_name_that_nobody_typed_comes_back_from_no_older_page_once_its_words_were_taken_back(
    fay: Person, series: Themes
) -> None:
    for code in ROOMS:
        Person(fay.client, code).do("theme.rename", theme=series[code, "welders"], name="Leaving for the coast")
    page = open_proposal(fay, "Leaving for the coast")
    for code in ROOMS:
        crew = Person(fay.client, code)
        (label,) = (note["label"] for note in crew.board()["notes"] if "for the coast" in note["text"])
        crew.do("words.erase", labels=label)

    refused = fay.client.post(f"{BASE}/confirm", data=page)

    assert refused.status_code == 400
    assert "has another one now" in find_opened(refused)[1]
    assert "for the coast" not in refused.text
    assert fay.client.post(f"{BASE}/confirm", data=open_proposal(fay, "[…]")).status_code == 303


def test_the_name_of_a_theme_that_was_ticked_off_may_stay(fay: Person, series: Themes) -> None:
    fay.do("theme.rename", theme=series[CODE, "rates"], name="Taxes on machines")
    themes = [series[code, "rates"] for code in ("BCDFG", "HJKMN")]

    page = decide(fay, "confirm", name="Taxes on machines", offered="Taxes on machines", themes=themes)

    assert "Confirmed: “Taxes on machines”." in page
