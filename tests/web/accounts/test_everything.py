"""Two accounts, three roles, and somebody without any: each meets every page and every order."""

import re
import secrets
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest
from conftest import CODE, Person, make_live
from crews import sign_in, welcome
from flask import Flask
from flask_socketio import SocketIO
from scenes import Pitch, Scene, Votes, make_draft
from werkzeug.routing import Rule
from witness import roundtable_id

from facilitator.actions.accounts import Place
from facilitator.commands import COMMANDS
from facilitator.database.access import db, write
from facilitator.domain.errors import FacilitatorError, NotAllowed
from facilitator.domain.people import CREW_ROLES, LEADING_ROLES, Audience, Role, Viewer
from facilitator.domain.permissions import Stage, require_permitted
from facilitator.live.connections import Connections, read_auth
from facilitator.live.devices import find_ended
from facilitator.live.listeners import Listener
from facilitator.store.accounts import AccountRoleRow
from facilitator.store.roundtables import RoundtableRow

THERE, ELSEWHERE = "XYWVT", "DRFTX"
STAGES = {CODE: Stage.LIVE, THERE: Stage.CLOSED, ELSEWHERE: Stage.DRAFT}

OPEN = {
    *("attendee.show_phone_page", "attendee.show_parts", "attendee.join", "commands.give_token", "home.follow_copied"),
    *("home.show_home", "home.find_roundtable", "watching.give_health", "watching.give_metrics", "signing_in.sign_in"),
    *("signing_in.show_sign_in", "signing_in.ask_provider", "signing_in.come_back", "account_links.show_link"),
    *("account_links.take_link", "results.show_results", "crew.ask_to_enter", "crew.enter", "devices.sign_out"),
    *("looks.show_logo", "looks.show_colours", "readbacks.show_read_back"),
}
"""What a stranger may meet; a link or a code that is none opens nothing all the same."""
OF_PHONES = {"kept.show_kept", "commitments.keep_own_outcome", "results.soften"}
OF_TOOLS = {"records.give_roundtables", "records.give_themes", "records.give_version", "records.give_versions"}
"""What is read by a token, whoever is signed in."""
SIGNED_IN = {"own_account.show_own", "own_account.set_password", "programme.show_programme", "devices.show_devices"}
SIGNED_IN |= {"devices.end", "devices.end_others", "calendars.download_programme"}
OF_LEADERS_ANYWHERE = {"sheets.show_join_sheets"}
OF_CREW = {
    *("room.show_room", "catching_up.give_entries", "catching_up.give_snapshot", "exports.download"),
    *("issues.show_issue", "dossiers.show_dossier", "versions.show_versions", "worklist.show_work_list"),
    *("sofar.show_so_far", "sheets.show_room_map"),
    *("briefs.show_brief", "briefs.add_one", "briefs.add_table", "briefs.place", "briefs.remove"),
    "briefs.download_capabilities",
    *("writeup.show_writeup", "calendars.download_roundtable", "drafting.ask_for_draft", "drafting.cancel_draft"),
}
OF_LEADERS = {
    *("room.show_run", "desks.give_desk", "desks.give_off_record", "desks.make_link", "paper.show_paper"),
    *("paper.enter", "paper.undo", "checklist.show_checklist", "checklist.give_clock", "checklist.measure"),
    *("setup.show_draft", "setup.change", "sheets.show_join_sheet", "sheets.show_paper_form"),
    "sheets.show_theme_sheets",
    *("sheets.show_join_sheet_with_network", "tokens.make"),
}
OF_LEADERS_UNTIL_THE_CLOSE = {
    *("room.show_group", "suggestions.suggest", "suggestions.rank_candidates", "suggestions.rank_belongings"),
    "suggestions.list_doubts",
}
"""Grouping, which is the writers' too once the room has gone home."""
OF_ORGANISERS = {
    *("traces.show_trace", "traces.download_trace"),
    *("keeping.show_keeping", "keeping.keep_dates", "keeping.show_over", "keeping.do", "keeping.ask_deletion"),
    *(
        "keeping.delete",
        "matches.show_matches",
        "matches.decide_match",
        "matches.undo_match",
        "matrix.show_matrix",
        "matrix.change_issue",
    ),
    *(
        "matrix.show_common_issue",
        "matrix.download_report",
        "programmes.show_papers",
        "programmes.keep_words",
        "programmes.keep_sectors",
    ),
    *(
        "programmes.keep_pattern",
        "programmes.keep_template",
        "programmes.remove_template",
        "programmes.let_writer_in",
        "rehearsals.rehearse",
    ),
    *("setup.show_setup", "setup.make", "imports.show_import", "imports.take_file", "imports.show_table"),
    *("commitments.show_commitments", "commitments.keep_outcome", "programmes.download_archive"),
    *("results.change_results", "results.change_window"),
    *("looks.keep_logo", "looks.keep_colour", "received.show_archive", "received.take_over"),
    *("imports.use_table", "accounts.show_accounts", "accounts.invite", "accounts.make_link", "accounts.give_role"),
    *("accounts.take_role", "accounts.end"),
}
ALL = (
    OPEN,
    OF_PHONES,
    OF_TOOLS,
    SIGNED_IN,
    OF_LEADERS_ANYWHERE,
    OF_CREW,
    OF_LEADERS,
    OF_LEADERS_UNTIL_THE_CLOSE,
    OF_ORGANISERS,
)
REFUSED_TO_ALL = {"programmes.let_writer_in", "desks.make_link"}
"""Where links for writers were made: here writers sign in. A projector's link is made by naming that role."""
NOT_TRIED = {
    "signing_in.sign_in",
    "devices.sign_out",
    "devices.end_others",
    "assets.serve_asset",
    "commands.take_order",
}
"""What would put the person out or another in, what is no page, and orders, which are tried one by one."""
WORKING = {"suggestions.suggest", "suggestions.rank_candidates", "suggestions.rank_belongings", "matches.show_matches"}
WORKING |= {"exports.download", "matrix.download_report", "programmes.download_archive"}
"""What takes long where it is let through: tried with those who are refused."""

Roles = dict[str, Role | None]


@pytest.fixture
def roles() -> dict[str, Roles]:
    """Who is what where."""
    everywhere: Roles = dict.fromkeys(STAGES, Role.ORGANISER)
    nowhere: Roles = dict.fromkeys(STAGES)
    bea = nowhere | {CODE: Role.FACILITATOR, THERE: Role.WRITER}
    return {"ada": everywhere, "bea": bea, "eve": nowhere, "cy": nowhere}


@pytest.fixture
def people(app: Flask, ada: Person) -> dict[str, Person]:
    """Ada organises everything; Bea runs one roundtable and writes up another; Cy has an account and no role; Eve."""
    make_live(app, THERE)
    make_draft(app, ELSEWHERE)
    Person(ada.client, THERE).do("roundtable.close", code=THERE)
    runs = (Role.FACILITATOR, Place(roundtable_id=roundtable_id(app, CODE)))
    writes = (Role.WRITER, Place(roundtable_id=roundtable_id(app, THERE)))
    bea, cy = welcome(app, "bea", runs, writes), welcome(app, "cy", writes)
    with app.app_context():
        write(
            lambda session: session.delete(
                session.scalars(db.select(AccountRoleRow).order_by(AccountRoleRow.id.desc())).first()
            )
        )
    return {"ada": ada, "bea": bea, "cy": cy, "eve": Person(app.test_client())}


def places_of(who: str) -> list[str]:
    """The roundtables at which somebody is tried: where they are something, and where they are not."""
    return [CODE, THERE, ELSEWHERE] if who == "bea" else [CODE]


def may_meet(endpoint: str, roles: Roles, code: str) -> bool:
    """Whether somebody of these roles is let through at the roundtable of this code."""
    role = roles[code]
    grouping = CREW_ROLES if STAGES[code] is Stage.CLOSED else LEADING_ROLES
    return (
        endpoint in OPEN
        or (endpoint in SIGNED_IN and any(roles.values()))
        or (endpoint in OF_LEADERS_ANYWHERE and set(roles.values()) & LEADING_ROLES)
        or (endpoint in OF_CREW and role in CREW_ROLES)
        or (endpoint in OF_LEADERS and role in LEADING_ROLES)
        or (endpoint in OF_LEADERS_UNTIL_THE_CLOSE and role in grouping)
        or (endpoint in OF_ORGANISERS and role is Role.ORGANISER)
    ) and endpoint not in REFUSED_TO_ALL - {"desks.make_link"}


def fill(app: Flask, rule: Rule, code: str) -> str:
    """An address of this rule."""
    form = "evidence" if rule.endpoint.startswith("briefs.") else "json"
    known = {"code": code, "name": form, "token": "x" * 32, "act": "nothing", "verb": "confirm", "copied": "XXXXX"}
    # Nobody is put out by being tried.
    number = 999 if rule.endpoint.startswith(("accounts.", "devices.")) else 1
    values = {name: known.get(name, number) for name in rule.arguments}
    with app.test_request_context():
        return app.url_map.bind("room.test").build(rule.endpoint, values)


def pages_of(app: Flask) -> Iterator[tuple[Rule, str]]:
    """Every rule with each of its methods."""
    for rule in app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) & {"GET", "POST"}):
            if rule.endpoint not in NOT_TRIED:
                yield rule, method


def ask(person: Person, method: str, path: str) -> Any:
    """Opens a page, or sends its form with nothing in it."""
    if method == "GET":
        return person.client.get(path)
    token = person.client.get(f"/r/{CODE}/token").get_json()["token"]
    data = {"csrf_token": token} | ({"role": "display"} if path.endswith("/links") else {})
    return person.client.post(path, data=data)


def is_named(disposition: str, code: str) -> bool:
    """Whether a file that is taken away is named by a day, or by the code where there is no date."""
    return not disposition or re.search(rf'="(\d{{4}}-\d\d-\d\d|{code})-', disposition) is not None


def test_each_meets_every_page(app: Flask, people: dict[str, Person], roles: dict[str, Roles]) -> None:
    named = set().union(*ALL)
    assert {rule.endpoint for rule, _ in pages_of(app)} == named - NOT_TRIED, "a page is in no list, or in one too many"

    wrong = []
    for rule, method in pages_of(app):
        for who, person in people.items():
            for code in places_of(who) if "code" in rule.arguments else [CODE]:
                let = may_meet(rule.endpoint, roles[who], code)
                if let and rule.endpoint in WORKING:
                    continue
                answer = ask(person, method, fill(app, rule, code))
                if (answer.status_code in {401, 403}) is let or answer.status_code >= 500:
                    wrong.append((who, method, rule.rule, code, answer.status_code))
                if not is_named(answer.headers.get("Content-Disposition", ""), code):
                    wrong.append((who, method, rule.rule, code, answer.headers["Content-Disposition"]))
    assert wrong == [], "\n".join(map(str, wrong))


def test_each_meets_every_order(app: Flask, people: dict[str, Person], roles: dict[str, Roles]) -> None:
    votes, pitch = Votes([1, 2], 1, 1), Pitch(*([1] * len(fields(Pitch))))
    orders = Scene(app, people, [1, 2, 3, 4, 5], [1, 2], votes, pitch, [1, 2]).orders()
    assert set(orders) == set(COMMANDS)

    wrong = []
    tokens = {who: each.client.get(f"/r/{CODE}/token").get_json()["token"] for who, each in people.items()}
    # What opens or closes comes last: until then each roundtable stays as it is.
    for name in sorted(COMMANDS, key=lambda name: name.startswith("roundtable.")):
        values = orders[name][1] | ({"code": "BCDFG"} if "code" in orders[name][1] else {})
        for who, person in people.items():
            for code in places_of(who)[:2]:
                role = roles[who][code]
                refused = COMMANDS[name].for_attendees or role is None or is_refused(name, role, STAGES[code])
                payload = values | {"client_id": secrets.token_hex(8)}
                path, headers = f"/r/{code}/commands/{name}", {"X-CSRF-Token": tokens[who]}
                status = person.client.post(path, json=payload, headers=headers).status_code
                if (status == 403) is not refused or status >= 500:
                    wrong.append((who, name, code, status))
    assert wrong == [], "\n".join(map(str, wrong))


def test_each_meets_every_live_connection(app: Flask, people: dict[str, Person], roles: dict[str, Roles]) -> None:
    door = Connections(app, SocketIO(async_mode="threading"))

    wrong = []
    for who, person in people.items():
        for code in (CODE, THERE):
            for audience in Audience:
                role = roles[who][code]
                is_let = role is not None and Viewer(1, role).may_see(audience)
                if knock(door, person, code, audience) is not is_let:
                    wrong.append((who, code, audience))
    assert wrong == [], "\n".join(map(str, wrong))


def knock(door: Connections, person: Person, code: str, audience: Audience) -> bool:
    """Whether somebody's page may listen as an audience; this one is no WebSocket, which is asked about after that."""
    with person.client as client:
        client.get("/health")
        with pytest.raises(FacilitatorError) as refusal:
            door.let_in(read_auth({"code": code, "audience": audience.value}))
    return not isinstance(refusal.value, NotAllowed)


def is_refused(name: str, role: Role, stage: Stage) -> bool:
    """Whether the table refuses a role, whatever the order is about."""
    try:
        require_permitted(name, role, stage)
    except NotAllowed:
        return True
    except FacilitatorError:
        return False
    return False


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


def post(person: Person, path: str, **form: str) -> Any:
    """Presses a button of the list of accounts."""
    token = person.client.get(f"/r/{CODE}/token").get_json()["token"]
    return person.client.post(path, data={"csrf_token": token, "client_id": secrets.token_hex(16), **form})


def test_a_socket_is_cut_where_its_role_was_taken_and_stays_where_there_is_another(app: Flask, ada: Person) -> None:
    make_live(app, THERE)
    here, there = roundtable_id(app, CODE), roundtable_id(app, THERE)
    runs, writes = (Role.FACILITATOR, Place(roundtable_id=here)), (Role.WRITER, Place(roundtable_id=there))
    welcome(app, "bea", runs, writes)
    actor = "c2"
    listeners = [
        Listener("desk", here, Audience.CREW, lambda _: True, actor),
        Listener("screen", here, Audience.ROOM, lambda _: True, actor),
        Listener("writing", there, Audience.CREW, lambda _: True, actor),
        Listener("ada", here, Audience.CREW, lambda _: True, "c1"),
    ]
    assert find_ended(app, listeners) == []

    assert post(ada, "/programme/accounts/roles/2/end").status_code == 303

    assert [each.sid for each in find_ended(app, listeners)] == ["desk", "screen"]
