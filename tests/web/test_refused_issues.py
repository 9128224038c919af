"""Whoever compares roundtables and is refused keeps what was ticked and typed, and reads all that is wrong at once."""

import pytest
from conftest import Person
from refused import fill_in, find_opened, is_unfolded, read
from series_of_three import BASE, ROOMS, Themes, confirm_shared, send

PROPOSALS = f"{BASE}/proposals"


@pytest.mark.parametrize("typed", [" ", "x" * 200])
def test_a_name_that_is_none_stays_in_its_field_with_why(fay: Person, series: Themes, typed: str) -> None:
    own = f"{BASE}/{confirm_shared(fay, series, 'rates', 'KTRBW', 'BCDFG')}"

    refused = fill_in(fay, own, f"{own}/rename", name=typed)

    field, fault = find_opened(refused)
    assert refused.status_code == 400
    assert fault.startswith("Give it a name of 1 to")
    assert f'value="{typed}"' in field


def test_splitting_by_nothing_tells_of_themes_and_name_at_once(fay: Person, series: Themes) -> None:
    own = f"{BASE}/{confirm_shared(fay, series, 'rates', 'KTRBW', 'BCDFG')}"

    refused = fill_in(fay, own, f"{own}/split", name="")

    opened, fault = find_opened(refused)
    assert refused.status_code == 400
    assert 'type="checkbox"' in opened
    assert fault == "Choose a theme first."
    assert "Give it a name of 1 to" in read(refused)
    assert is_unfolded(refused)


def test_splitting_without_a_name_keeps_what_was_ticked(fay: Person, series: Themes) -> None:
    own = f"{BASE}/{confirm_shared(fay, series, 'rates', 'KTRBW', 'BCDFG')}"
    theme = series["BCDFG", "rates"]

    refused = fill_in(fay, own, f"{own}/split", name="", themes=theme)

    assert 'name="name"' in find_opened(refused)[0]
    assert f'name="themes" value="{theme}" checked' in read(refused)
    assert read(refused).count(" checked>") - read(fay.client.get(own)).count(" checked>") == 1


def test_notes_of_another_room_are_refused_in_the_room_that_was_read(fay: Person, series: Themes) -> None:
    own = f"{BASE}/{confirm_shared(fay, series, 'rates', 'KTRBW', 'BCDFG')}"

    refused = fill_in(fay, own, f"{own}/read", 'value="BCDFG"', denied="999", stance="differs")

    button, fault = find_opened(refused)
    assert refused.status_code == 400
    assert 'aria-describedby="fault-BCDFG"' in button
    assert 'value="differs" checked' in read(refused)
    assert fault.startswith("Some of these notes")


def test_an_issue_is_not_merged_into_itself_and_the_page_says_so_at_the_choice(fay: Person, series: Themes) -> None:
    issue = confirm_shared(fay, series, "rates", "KTRBW", "BCDFG")
    confirm_shared(fay, series, "careers", "KTRBW", "BCDFG")

    refused = fill_in(fay, f"{BASE}/{issue}", f"{BASE}/{issue}/merge", other=issue, is_sure="true")

    assert (refused.status_code, find_opened(refused)[1]) == (400, "Choose another issue.")


def test_a_proposal_confirmed_with_one_room_and_no_name_says_both_and_keeps_the_ticks(
    fay: Person, series: Themes
) -> None:
    theme = series["KTRBW", "rates"]

    refused = fill_in(fay, PROPOSALS, f"{BASE}/confirm", f'name="themes" value="{theme}"', themes=theme, name=" ")

    opened, fault = find_opened(refused)
    assert refused.status_code == 400
    assert 'type="checkbox"' in opened
    assert f'name="themes" value="{theme}" checked' in read(refused)
    assert fault == "An issue needs themes of at least two roundtables."
    assert "Give it a name of 1 to" in read(refused)
    assert read(refused).count('class="fault"') == 2
    other = series["BCDFG", "rates"]
    assert f'name="themes" value="{other}">' in read(refused)


def test_nothing_ticked_is_told_where_one_ticks_also_when_told_apart(fay: Person, series: Themes) -> None:
    theme = series["KTRBW", "rates"]
    words = f'name="themes" value="{theme}"'

    refused = fill_in(fay, PROPOSALS, f"{BASE}/confirm", words, to=f"{BASE}/reject", themes=[], name="Rates")

    assert refused.status_code == 400
    assert find_opened(refused)[1] == "Choose a theme first."


def test_no_issue_chosen_for_a_proposal_is_told_at_the_choice(fay: Person, series: Themes) -> None:
    confirm_shared(fay, series, "rates", "KTRBW", "BCDFG")

    refused = fill_in(fay, PROPOSALS, f"{BASE}/belong", "Choose an issue", issue="")

    opened, fault = find_opened(refused)
    assert (refused.status_code, fault) == (400, "Choose one.")
    assert opened.startswith("<select")
    assert is_unfolded(refused)


def test_what_somebody_confirmed_meanwhile_is_told_by_name_where_its_proposal_is_gone(
    fay: Person, series: Themes
) -> None:
    themes = [series[code, "rates"] for code in ROOMS]
    confirm_shared(fay, series, "rates")

    refused = send(fay, "/confirm", name="Rates again", themes=themes)

    assert refused.status_code == 409
    assert "Shared rates" in read(refused)
    assert '<body class="error">' in read(refused)
