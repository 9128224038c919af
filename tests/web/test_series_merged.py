"""Two issues become one: it is asked first, and no stance that a person has read gets lost without a word."""

import re
from html import unescape
from typing import Any

import pytest
from conftest import Person
from refused import fill_in, find_opened, is_unfolded
from series_of_three import BASE, Themes, confirm_shared, read, send

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
    refused = fill_in(fay, own, f"{own}/merge", other="", is_sure="true")

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
