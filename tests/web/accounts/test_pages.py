"""Two accounts, three roles, and somebody without any: each meets every page."""

import re
from collections.abc import Iterator
from typing import Any

from conftest import CODE, Person
from crews import welcome
from everybody import STAGES, Roles, places_of
from flask import Flask
from tokens import token_of
from werkzeug.routing import Rule

from facilitator.actions.accounts import Place
from facilitator.domain.people import CREW_ROLES, LEADING_ROLES, Role
from facilitator.domain.permissions import Stage

OPEN = {
    *("attendee.show_phone_page", "attendee.show_parts", "attendee.join", "commands.give_token", "home.follow_copied"),
    *("home.show_home", "home.find_roundtable", "watching.give_health", "watching.give_metrics", "signing_in.sign_in"),
    *("signing_in.show_sign_in", "signing_in.ask_provider", "signing_in.come_back", "account_links.show_link"),
    *("account_links.take_link", "results.show_results", "crew.ask_to_enter", "crew.enter", "devices.sign_out"),
    *("looks.show_logo", "looks.show_colours", "readbacks.show_read_back", "assets.serve_favicon"),
}
"""What a stranger may meet; a link or a code that is none opens nothing all the same."""
OF_PHONES = {"kept.show_kept", "commitments.keep_own_outcome", "results.soften"}
OF_TOOLS = {"records.give_roundtables", "records.give_themes", "records.give_version", "records.give_versions"}
"""What is read by a token, whoever is signed in."""
OF_ACCOUNTS = {"own_account.show_own", "own_account.set_password"}
"""What is there for whoever is signed in, with a role or without."""
SIGNED_IN = {"programme.show_programme", "devices.show_devices"}
SIGNED_IN |= {
    "devices.confirm",
    "devices.end",
    "devices.take_link_back",
    "devices.end_others",
    "calendars.download_programme",
}
OF_LEADERS_ANYWHERE = {"sheets.show_join_sheets"}
OF_CREW = {
    *("room.show_room", "catching_up.give_entries", "catching_up.give_snapshot", "exports.download"),
    *("issues.show_issue", "dossiers.show_dossier", "versions.show_versions", "worklist.show_work_list"),
    *("sofar.show_so_far", "sheets.show_room_map"),
    *("briefs.show_brief", "briefs.add_one", "briefs.add_table", "briefs.place", "briefs.correct", "briefs.remove"),
    "briefs.download_capabilities",
    *("writeup.show_writeup", "calendars.download_roundtable", "drafting.ask_for_draft", "drafting.cancel_draft"),
}
OF_LEADERS = {
    *("room.show_run", "desks.give_desk", "desks.give_off_record", "desks.make_link", "paper.show_paper"),
    *("paper.enter", "paper.undo", "checklist.show_checklist", "checklist.give_clock", "checklist.measure"),
    *("drafts.show_draft", "drafts.change", "sheets.show_join_sheet", "sheets.show_paper_form"),
    "sheets.show_theme_sheets",
    *("sheets.show_join_sheet_with_network", "tokens.make"),
}
OF_LEADERS_UNTIL_THE_CLOSE = {
    *("room.show_group", "suggestions.suggest", "suggestions.rank_candidates", "suggestions.rank_belongings"),
    *("suggestions.list_doubts", "details.show_details", "details.change"),
}
"""Grouping, and what a roundtable is called, which are the writers' too once the room has gone home."""
OF_ORGANISERS = {
    *("traces.show_trace", "traces.download_trace"),
    *("keeping.show_keeping", "keeping.keep_dates", "keeping.show_over", "keeping.do", "keeping.ask_deletion"),
    *(
        "keeping.delete",
        "matches.show_matches",
        "matches.decide_match",
        "matches.undo_match",
        "matrix.show_matrix",
        "common_issues.change_issue",
    ),
    *(
        "common_issues.show_issue",
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
    OF_ACCOUNTS,
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
    token = token_of(person.client, CODE)
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
                let = may_meet(rule.endpoint, roles[who], code) or (rule.endpoint in OF_ACCOUNTS and who != "eve")
                if let and rule.endpoint in WORKING:
                    continue
                answer = ask(person, method, fill(app, rule, code))
                if (answer.status_code in {401, 403}) is let or answer.status_code >= 500:
                    wrong.append((who, method, rule.rule, code, answer.status_code))
                if not is_named(answer.headers.get("Content-Disposition", ""), code):
                    wrong.append((who, method, rule.rule, code, answer.headers["Content-Disposition"]))
    assert wrong == [], "\n".join(map(str, wrong))


def test_each_is_shown_links_that_let_them_in(people: dict[str, Person]) -> None:
    wrong, shown = [], {}
    for who in ("ada", "bea"):
        page = people[who].client.get("/programme").get_data(as_text=True)
        shown[who] = set(re.findall(r'<a [^>]*href="(/[^"#]*)"', page)) - {"/"}
        quick = (path for path in shown[who] if not path.endswith("/archive"))
        wrong += [(who, path) for path in quick if people[who].client.get(path).status_code >= 400]

    assert wrong == []
    assert all("/programme/devices" in paths for paths in shown.values())
    assert "/programme/accounts" in shown["ada"] - shown["bea"]


def test_a_writer_is_shown_what_a_writer_may_open(app: Flask) -> None:
    page = welcome(app, "wes", (Role.WRITER, Place())).client.get("/programme").get_data(as_text=True)

    assert 'href="/programme/devices"' in page
    assert "/programme/sheets/join" not in page
