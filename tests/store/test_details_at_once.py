"""Title, date and place that two people mend at once, or one while another closes or fixes, each at a server."""

from collections.abc import Callable

import pytest
from conftest import CODE, Person
from flask import Flask
from series_of_three import ROOMS, confirm_shared, make_series
from setups import open_details, save_details
from waiting import Meanwhile
from witness import read_row
from worlds import copy_device

from facilitator.actions import fixings
from facilitator.actions.settings import details

THERE = "BCDFG"


@pytest.fixture
def elsewhere(fay: Person, other_server: Flask) -> Person:
    """Fay's device at another server."""
    return Person(copy_device(fay.client, other_server), CODE)


def test_of_two_who_mend_one_title_at_two_servers_one_is_told_so(
    app: Flask, fay: Person, elsewhere: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    form, other_form = open_details(fay), open_details(elsewhere)
    told: list[int] = []
    saving = Meanwhile(
        lambda: told.append(save_details(elsewhere, other_form, title="Two", venue="Guild Hall").status_code)
    )
    monkeypatch.setattr(details, "keep_record", saving.before(details.keep_record))
    told.append(save_details(fay, form, title="One", host="The body").status_code)
    saving.end()

    row = read_row(app)
    assert sorted(told) == [303, 409]
    assert (row.title, row.venue == "Guild Hall", row.host == "The body") in {
        ("One", False, True),
        ("Two", True, False),
    }


def test_what_people_were_asked_is_not_changed_while_their_roundtable_closes(
    app: Flask, fay: Person, elsewhere: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    form, asked = open_details(elsewhere), read_row(app).question
    told: list[int] = []
    saving = Meanwhile(lambda: told.append(save_details(elsewhere, form, question="What else?").status_code))
    monkeypatch.setattr(fixings, "add_version", saving.before(fixings.add_version))
    fay.do("roundtable.close", code=CODE)
    saving.end()

    assert (told, read_row(app).question) == ([409], asked)


def test_a_cluster_keeps_its_name_where_a_version_that_tells_of_it_is_fixed_at_that_moment(
    app: Flask,
    fay: Person,
    join: Callable[..., Person],
    elsewhere: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    confirm_shared(fay, make_series(app, join, fay), "rates", CODE, THERE)
    for code in ROOMS:
        Person(fay.client, code).do("roundtable.close", code=code)
    form = open_details(elsewhere, THERE)
    told: list[int] = []
    saving = Meanwhile(lambda: told.append(save_details(elsewhere, form, THERE, cluster="Outer space").status_code))
    monkeypatch.setattr(fixings, "add_version", saving.before(fixings.add_version))
    fay.do("version.make", state="checked", reason="")
    saving.end()

    assert "Space" in fay.client.get(f"/write-up/{CODE}/download/json?version=2").get_data(as_text=True)
    assert (told, read_row(app, THERE).cluster) == ([400], "Space")
