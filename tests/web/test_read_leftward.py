"""Names in Hebrew or Arabic stand beside dates, codes and times, and neither tears the other."""

import io
import re
from datetime import date

import pytest
from conftest import CODE, Person
from docx import Document
from flask import Flask
from series_of_three import BASE, Themes, confirm_shared
from sqlalchemy import update

from facilitator.database.access import write
from facilitator.store.people import CrewRow
from facilitator.store.programmes import ProgrammeRow
from facilitator.store.roundtables import RoundtableRow

HEBREW = "שולחן עגול"
NAMES = {"title": HEBREW, "cluster": HEBREW, "venue": HEBREW, "held_on": date(2026, 11, 30)}


@pytest.fixture
def named(app: Flask, fay: Person) -> Person:
    """A facilitator whose programme, roundtables and own name are Hebrew."""
    with app.app_context():
        write(lambda session: session.execute(update(RoundtableRow).values(NAMES)))
        write(lambda session: session.execute(update(ProgrammeRow).values(name=HEBREW)))
        write(lambda session: session.execute(update(CrewRow).values(name=HEBREW)))
    return fay


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("join", f"<bdi>{HEBREW}</bdi>, <bdi>{HEBREW}</bdi>, 30 November 2026"),
        ("paper", f"<bdi>{HEBREW}</bdi> · {CODE}"),
    ],
)
def test_a_sheet_keeps_the_date_and_the_code_out_of_the_name(named: Person, path: str, line: str) -> None:
    assert line in named.client.get(f"/programme/{CODE}/sheets/{path}").get_data(as_text=True)


def test_the_rooms_of_a_shared_issue_keep_their_dates(fay: Person, series: Themes, named: Person) -> None:
    issue = confirm_shared(fay, series, "rates")

    page = fay.client.get(f"{BASE}/{issue}").get_data(as_text=True)

    assert f"<bdi>{HEBREW}</bdi> <small>30 Nov 2026" in page


def test_proposals_keep_how_many_notes_a_theme_has_out_of_the_names(fay: Person, series: Themes, named: Person) -> None:
    page = fay.client.get(f"{BASE}/proposals").get_data(as_text=True)

    assert f"<b><bdi>{HEBREW}</bdi></b>" in page


def test_the_cover_of_a_report_ends_the_name_of_the_programme_before_the_date(named: Person) -> None:
    line = f"{HEBREW}\u200e · 30 November 2026"
    assert line in named.client.get(f"/write-up/{CODE}").get_data(as_text=True)
    told = Document(io.BytesIO(named.client.get(f"/write-up/{CODE}/download/docx").data))

    (subtitle,) = (each.text for each in told.paragraphs if each.style and each.style.name == "Subtitle")
    assert subtitle == line


def test_who_decided_and_when_are_told_apart(ann: Person, named: Person) -> None:
    ann.post("We lost 40 welders last year")
    page = named.client.get(f"/write-up/{CODE}/work-list").get_data(as_text=True)
    form = next(each for each in re.findall(r"<form.*?</form>", page, re.DOTALL) if "commands/claim.check" in each)
    sent = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form))
    named.client.post(f"/r/{CODE}/commands/claim.check", data=sent | {"status": "confirmed", "source": "A count"})

    page = named.client.get(f"/write-up/{CODE}/work-list").get_data(as_text=True)

    assert re.search(f"by {HEBREW}\u200e, [0-9]", page)
