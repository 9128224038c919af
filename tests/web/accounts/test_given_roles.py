"""What a role that is given to an account opens, and what closes when it is taken away."""

from conftest import CODE, Person, make_live
from crews import sign_in, welcome
from everybody import THERE, post
from flask import Flask
from witness import roundtable_id

from facilitator.actions.accounts import Place
from facilitator.database.access import db
from facilitator.domain.people import Role
from facilitator.store.accounts import AccountRoleRow
from facilitator.store.roundtables import RoundtableRow


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
    with app.app_context():
        number = db.session.scalars(db.select(AccountRoleRow.id).order_by(AccountRoleRow.id.desc())).first()

    assert post(ada, f"/programme/accounts/roles/{number}/end").status_code == 303

    assert bea.client.get(f"/run/{CODE}").status_code == 403
    assert post(ada, "/programme/accounts/2/roles", role="writer", place="all").status_code == 303
    assert bea.client.get(f"/write-up/{CODE}").status_code == 200
    assert bea.client.get(f"/run/{CODE}").status_code == 403
    assert sign_in(app, "bea").client.get(f"/write-up/{CODE}").status_code == 200
