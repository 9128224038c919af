"""Shared issues have names by which people tell them apart: one that another issue has is refused beside its field."""

import re

import pytest
from conftest import Person
from flask import Flask
from refused import fill_in, find_opened, is_unfolded
from series_of_three import BASE, ROOMS, Themes, confirm_shared, read, send
from sqlalchemy import update

from facilitator.database.access import write
from facilitator.store.common_issues import CommonIssueRow
from facilitator.store.roundtables import RoundtableRow

TAKEN = "There is an issue of this name already."
WIDEST = 9
"""Units of the drawing that a bold letter takes."""


@pytest.fixture
def careers(fay: Person, series: Themes) -> int:
    """Two issues, *Shared rates* and *Shared careers*; gives the number of the latter."""
    confirm_shared(fay, series, "rates", "KTRBW", "BCDFG")
    return confirm_shared(fay, series, "careers", "KTRBW", "BCDFG")


ALIKE = (
    "Shared\u00a0rates",
    "Shared ra\u200btes",
    "Shared ra\u2060tes",
    "Shared ra\u00adtes",
    "Ｓhared ｒates",
    "Sháred rates",
)
"""Which nobody who reads them tells from *Shared rates*."""


@pytest.mark.parametrize("typed", ["Shared rates", " shared  RATES ", *ALIKE])
def test_an_issue_is_not_renamed_to_what_another_is_called(fay: Person, careers: int, typed: str) -> None:
    refused = fill_in(fay, f"{BASE}/{careers}", f"{BASE}/{careers}/rename", name=typed)

    field, fault = find_opened(refused)
    assert refused.status_code == 400
    assert 'name="name"' in field
    assert fault == f"{TAKEN} If it is the same, merge the two on this page; if not, choose another name."
    assert "Shared careers" in read(fay)


def test_a_roundtable_without_a_date_that_is_going_on_says_just_that(fay: Person, careers: int) -> None:
    heads = re.findall(r'<th scope="col">(?:Nuclear|Space|Cyber)<small>([^<]*)</small>', read(fay))

    assert heads
    assert [head for head in heads if head.startswith(",")] == []


def test_an_issue_may_write_its_own_name_another_way(fay: Person, careers: int) -> None:
    assert send(fay, f"/{careers}/rename", name="SHARED careers").status_code == 303
    assert "SHARED careers" in read(fay)


REACH = "Ring 07700 900123"


def test_a_name_tells_nobody_how_to_reach_somebody(fay: Person, dee: Person, careers: int) -> None:
    assert send(fay, f"/{careers}/rename", name=REACH).status_code == 303

    for code in ROOMS:
        Person(fay.client, code).do("roundtable.close", code=code)

    report = fay.client.get("/programme/1/report/md").get_data(as_text=True)
    own = fay.client.get("/write-up/BCDFG/download/md").get_data(as_text=True)
    assert [("900123" in each, "Ring \\[telephone number\\]" in each) for each in (report, own)] == [(False, True)] * 2
    assert "Ring [telephone number]: Space, all" in dee.client.get("/room/KTRBW/series").get_json()["shared"]["lines"]


def test_a_name_accuses_no_firm_by_its_name(fay: Person, careers: int) -> None:
    assert send(fay, f"/{careers}/rename", name="Hexagate lied to us").status_code == 303

    page = read(fay)
    assert ("Hexagate" in page, "[a named firm] lied to us" in page) == (False, True)


def test_a_comparison_names_no_firm_that_a_name_of_a_theme_accuses(fay: Person, series: Themes) -> None:
    for code in ("KTRBW", "BCDFG"):
        Person(fay.client, code).do("theme.rename", theme=series[code, "welders"], name="Hexagate lied to us")

    files = [fay.client.get(f"/programme/1/report/{each}").get_data(as_text=True) for each in ("json", "md")]

    assert ["Hexagate" in each for each in files] == [False, False]
    assert "[a named firm] lied to us" in files[0]


def test_a_name_of_an_older_database_does_not_either_and_is_changed_as_any_other(
    app: Flask, fay: Person, careers: int
) -> None:
    with app.app_context():
        write(lambda session: session.execute(update(CommonIssueRow).values(name=REACH)))
    page = read(fay, f"/{careers}")

    renamed = send(fay, f"/{careers}/rename", name="Ring round", was="Ring [telephone number]")

    assert ("900123" in page, "Ring [telephone number]" in page) == (False, True)
    assert renamed.status_code == 303
    assert "Ring round" in read(fay)


def test_a_proposal_is_confirmed_under_the_name_of_a_theme_that_says_how_to_reach_somebody(
    fay: Person, series: Themes
) -> None:
    fay.do("theme.rename", theme=series["KTRBW", "welders"], name=REACH)
    themes = [series[code, "welders"] for code in ("KTRBW", "BCDFG")]

    assert send(fay, "/confirm", name=REACH, offered=REACH, themes=themes).status_code == 303

    assert "Ring [telephone number]" in read(fay)


def test_what_is_split_off_gets_a_name_of_its_own(fay: Person, series: Themes, careers: int) -> None:
    own, theme = f"{BASE}/{careers}", series["BCDFG", "careers"]

    refused = fill_in(fay, own, f"{own}/split", name="shared careers", themes=theme)

    assert refused.status_code == 400
    assert find_opened(refused)[1].startswith(TAKEN)
    assert is_unfolded(refused)


def test_a_proposal_is_not_confirmed_under_the_name_of_an_issue(fay: Person, series: Themes, careers: int) -> None:
    theme = series["KTRBW", "welders"]

    refused = fill_in(
        fay, f"{BASE}/proposals", f"{BASE}/confirm", f'name="themes" value="{theme}"',
        themes=[theme, series["BCDFG", "welders"]], name="Shared Careers",
    )  # fmt: skip

    assert refused.status_code == 400
    assert find_opened(refused)[1].startswith(f"{TAKEN} If it is the same, put these themes there by “Another issue…”")


def test_a_name_that_was_given_back_is_free(fay: Person, series: Themes, careers: int) -> None:
    send(fay, f"/{careers}/take-back")

    confirm_shared(fay, series, "careers", "KTRBW", "HJKMN")

    assert "Shared careers" in read(fay)


def test_the_names_of_rooms_stand_apart_in_the_drawing_of_what_they_share(
    app: Flask, fay: Person, series: Themes
) -> None:
    confirm_shared(fay, series, "rates", *ROOMS)
    longest = update(RoundtableRow).values(cluster="Offshore wind ports of the Humber and the Tees")
    with app.app_context():
        write(lambda session: session.execute(longest))
    heads = re.findall(r'<text x="(\d+)" [^>]*class="col">([^<]+)<', read(fay))
    assert len(heads) == len(ROOMS)
    step = int(heads[1][0]) - int(heads[0][0])
    assert [name for _, name in heads if len(name) * WIDEST > step] == []
