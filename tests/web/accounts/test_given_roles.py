"""What a role that is given to an account opens, and what closes when it is taken away."""

import re
from threading import Thread
from typing import Any

import pytest
from conftest import CODE, Person, make_live
from crews import send, sign_in, welcome
from everybody import THERE, post
from flask import Flask
from scenes import DRAFT, make_draft
from setups import fault_of, filled
from witness import roundtable_id

from facilitator.actions.accounts import Place
from facilitator.database.access import db
from facilitator.domain.people import Role
from facilitator.store.programmes import list_programmes
from facilitator.store.roundtables import RoundtableRow
from facilitator.web.settings import drafts


def test_a_role_of_a_programme_is_one_of_its_roundtables_and_of_no_other(app: Flask, ada: Person) -> None:
    make_live(app, THERE, programme="Another programme")
    with app.app_context():
        here = db.session.get_one(RoundtableRow, roundtable_id(app, CODE)).programme_id
    pia = welcome(app, "pia", (Role.ORGANISER, Place(programme_id=here)))

    assert pia.client.get(f"/run/{CODE}").status_code == 200
    assert pia.client.get(f"/programme/{here}/issues").status_code == 200
    keeping = pia.client.get("/programme/keeping").get_data(as_text=True)
    assert f"/programme/keeping/{here}" in keeping
    assert "Another programme" not in keeping
    assert "Another programme" in ada.client.get("/programme/keeping").get_data(as_text=True)
    for path in (f"/run/{THERE}", f"/programme/{here + 1}/issues", "/programme/accounts", "/programme/new"):
        assert pia.client.get(path).status_code == 403, path


def test_a_role_that_is_taken_away_is_gone_at_once_and_one_that_is_given_is_there(app: Flask, ada: Person) -> None:
    bea = welcome(app, "bea", (Role.FACILITATOR, Place(roundtable_id=roundtable_id(app, CODE))))
    assert bea.client.get(f"/run/{CODE}").status_code == 200
    here = f"roundtable-{roundtable_id(app, CODE)}"

    assert post(ada, "/programme/accounts/2/roles/end", role="facilitator", place=here).status_code == 303

    assert bea.client.get(f"/run/{CODE}").status_code == 403
    assert post(ada, "/programme/accounts/2/roles", role="writer", place="all").status_code == 303
    assert bea.client.get(f"/write-up/{CODE}").status_code == 200
    assert bea.client.get(f"/run/{CODE}").status_code == 403
    assert sign_in(app, "bea").client.get(f"/write-up/{CODE}").status_code == 200


def test_a_button_on_an_older_page_takes_no_role_of_somebody_else_away(app: Flask, ada: Person) -> None:
    """SQLite gives the number of a role that is gone to the next one."""
    welcome(app, "bea", (Role.WRITER, Place()), (Role.FACILITATOR, Place()))
    cy = welcome(app, "cy", (Role.WRITER, Place()))
    older = ada.client.get("/programme/accounts").get_data(as_text=True)
    button = re.search(r'action="([^"]+)">((?:(?!</form>).)*): Facilitator, All roundtables, Bea', older, re.DOTALL)
    assert button is not None
    form = dict(re.findall(r'name="(\w+)" value="([^"]*)"', button[2]))
    assert ada.client.post(button[1], data=form).status_code == 303
    assert post(ada, "/programme/accounts/3/roles", role="facilitator", place="all").status_code == 303

    assert ada.client.post(button[1], data=form).status_code == 404
    assert cy.client.get(f"/run/{CODE}").status_code == 200


def edit(person: Person, **changes: str) -> Any:
    """Sends the page of the draft as it stands, but for some fields."""
    form = filled(person.client.get(f"/programme/{DRAFT}/edit").text)
    return send(person.client, f"/programme/{DRAFT}/edit", **form | changes)


def name_programmes(app: Flask) -> list[str]:
    with app.app_context():
        return [row.name for row in list_programmes(db.session())]


@pytest.mark.parametrize("name", ["Another programme", "One that nobody has begun"])
def test_who_leads_one_draft_takes_it_into_no_other_programme_and_learns_nothing_of_one(
    app: Flask, ada: Person, name: str
) -> None:
    make_draft(app, DRAFT)
    make_live(app, THERE, programme="Another programme")
    before = name_programmes(app)
    with app.app_context():
        other = db.session.get_one(RoundtableRow, roundtable_id(app, THERE)).programme_id
        home = db.session.get_one(RoundtableRow, roundtable_id(app, DRAFT)).programme_id
    sectors = "Smiths = Industry\nOthers = Other"
    assert post(ada, f"/programme/papers/{other}/sectors", sectors=sectors).status_code == 303
    assert post(ada, f"/programme/keeping/{other}", delete_on="2031-02-03").status_code == 303
    bea = welcome(app, "bea", (Role.FACILITATOR, Place(roundtable_id=roundtable_id(app, DRAFT))))

    refused = edit(bea, programme=name, venue="Guild Hall")
    assert refused.status_code == 400
    assert "only if you lead both" in (fault_of(refused.text, "programme") or "")
    assert filled(refused.text)["venue"] == "Guild Hall"
    assert "2031" not in refused.text
    assert "Smiths" not in refused.text
    assert name_programmes(app) == before
    with app.app_context():
        assert db.session.get_one(RoundtableRow, roundtable_id(app, DRAFT)).programme_id == home
    assert edit(bea, venue="Guild Hall").status_code == 303


def test_who_leads_one_programme_takes_a_draft_neither_out_of_it_nor_into_a_new_one(app: Flask, ada: Person) -> None:
    make_draft(app, DRAFT)
    make_live(app, THERE, programme="Another programme")
    with app.app_context():
        here = db.session.get_one(RoundtableRow, roundtable_id(app, DRAFT)).programme_id
        there = db.session.get_one(RoundtableRow, roundtable_id(app, THERE)).programme_id
    pia = welcome(app, "pia", (Role.ORGANISER, Place(programme_id=here)))
    both = (Role.ORGANISER, Place(programme_id=here)), (Role.FACILITATOR, Place(programme_id=there))
    dan = welcome(app, "dan", *both)

    assert edit(pia, programme="Another programme").status_code == 400
    assert edit(pia, programme="A new one").status_code == 400
    assert edit(dan, programme="A new one").status_code == 400
    assert edit(dan, programme="another programme").status_code == 303
    with app.app_context():
        assert db.session.get_one(RoundtableRow, roundtable_id(app, DRAFT)).programme_id == there
    assert edit(ada, programme="A new one").status_code == 303


def test_what_somebody_leads_no_more_when_a_draft_is_taken_there_is_no_way_for_it(
    app: Flask, ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_draft(app, DRAFT)
    make_live(app, THERE, programme="Another programme")
    with app.app_context():
        here = db.session.get_one(RoundtableRow, roundtable_id(app, DRAFT)).programme_id
        there = db.session.get_one(RoundtableRow, roundtable_id(app, THERE)).programme_id
    both = (Role.ORGANISER, Place(programme_id=here)), (Role.FACILITATOR, Place(programme_id=there))
    dan = welcome(app, "dan", *both)
    submit = drafts.submit

    def submit_later(*order: Any, **given: Any) -> Any:
        where = f"programme-{there}"
        other = Thread(target=lambda: post(ada, "/programme/accounts/2/roles/end", role="facilitator", place=where))
        other.start()
        other.join()
        return submit(*order, **given)

    monkeypatch.setattr(drafts, "submit", submit_later)

    refused = edit(dan, programme="Another programme", venue="Guild Hall")

    assert (refused.status_code, filled(refused.text)["venue"]) == (400, "Guild Hall")
    with app.app_context():
        assert db.session.get_one(RoundtableRow, roundtable_id(app, DRAFT)).programme_id == here
