"""Organisers' own tools: what they read with a token, what they never do, and how a token ends."""

import re
import secrets
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from conftest import CODE, Person, make_live
from flask import Flask
from jsonschema import Draft202012Validator
from sqlalchemy import select
from worlds import part

from docs.openapi.shapes import SHAPES
from facilitator.cli import run
from facilitator.cli.doors import Doors
from facilitator.database.access import db, write
from facilitator.domain.errors import LimitReached
from facilitator.domain.traces import Act
from facilitator.limits.orders import TOOL
from facilitator.store.people import CrewRow
from facilitator.store.traces import load_traces
from facilitator.store.versions import withhold_all

OTHER, REHEARSAL = "XYWVT", "BCDFG"
HIDDEN = "zebra crossing at midnight"


def make_token(person: Person, **values: str) -> Any:
    csrf = person.client.get(f"/r/{CODE}/token").get_json()["token"]
    form = {"csrf_token": csrf, "name": "Dashboard", "where": "all"} | values
    return person.client.post("/programme/devices/tools", data=form)


def token_of(page: Any) -> str:
    found = re.search(r"<code>([\w-]{32})</code>", page.text)
    assert found, page.text[:500]
    return found[1]


def get(app: Flask, path: str, token: str | None, **headers: str) -> Any:
    known = {} if token is None else {"Authorization": f"Bearer {token}"}
    return app.test_client().get(f"/api/v1/roundtables{path}", headers=known | headers)


def give(app: Flask, path: str, token: str, shape: str) -> Any:
    """An answer that must be given, and as it is described."""
    response = get(app, path, token)
    assert response.status_code == 200, response.text
    assert not list(Draft202012Validator(SHAPES[shape]).iter_errors(response.get_json()))
    return response.get_json()


@part
def closed(app: Flask, ann: Person, ben: Person, fay: Person) -> None:
    """A roundtable with a theme and words off the record is over, nobody has checked its report; another is live."""
    notes = [ann.post("audits are different")["id"], ben.post("vendors need 40 forms")["id"]]
    ann.post(HIDDEN, off_record=True)
    fay.do("phase.change", phase="cluster")
    fay.do("theme.make", heading="talent", name="Suppliers", notes=notes)
    fay.do("roundtable.close", code=CODE)
    make_live(app, OTHER)


def test_a_tool_reads_what_was_checked_and_nothing_before(app: Flask, wes: Person, fay: Person, closed: None) -> None:
    token = token_of(make_token(fay))
    early = [get(app, f"/{CODE}/themes", token), get(app, f"/{CODE}/versions/1", token)]
    fay.do("draft.write", act="sentence", note=1, theme=1, text="Firms are turned away.", labels="T1")
    wes.do("version.make", state="checked", reason="")

    version = get(app, f"/{CODE}/versions/2", token)
    themes = give(app, f"/{CODE}/themes", token, "RecordedThemes")

    assert [each.status_code for each in early] == [404, 403]
    assert [each["number"] for each in give(app, f"/{CODE}/versions", token, "Versions")["versions"]] == [2]
    assert (themes["version"], [each["name"] for each in themes["themes"]]) == (2, ["Suppliers"])
    assert version.data == fay.client.get(f"/write-up/{CODE}/download/json?version=2").data
    assert HIDDEN not in version.text + str(themes)


def test_drafts_and_live_roundtables_are_for_tools_that_were_made_for_them(
    app: Flask, fay: Person, closed: None
) -> None:
    plain, deep = token_of(make_token(fay)), token_of(make_token(fay, drafts="true"))

    for token in (plain, deep):
        told = give(app, "", token, "Meetings")["roundtables"]
        assert {each["code"]: each["state"] for each in told} == {CODE: "closed", OTHER: "live"}
    assert [get(app, f"/{OTHER}/themes", token).status_code for token in (plain, deep)] == [403, 200]
    assert give(app, f"/{CODE}/themes", deep, "RecordedThemes")["version"] == 1
    assert give(app, f"/{CODE}/versions/1", deep, "Export")["manifest"]["version"] == 1
    assert get(app, f"/{OTHER}/versions", deep).status_code == 409


def test_a_tool_finds_nothing_where_it_was_not_let_read(app: Flask, fay: Person, closed: None) -> None:
    make_live(app, REHEARSAL, is_rehearsal=True)
    make_live(app, "GHJKM", programme="Another")
    token = token_of(make_token(fay, where="programme-1", drafts="true"))

    codes = {each["code"] for each in give(app, "", token, "Meetings")["roundtables"]}

    assert codes == {CODE, OTHER}
    for path in (
        "/GHJKM/themes",
        f"/{REHEARSAL}/themes",
        "/ZZZZZ/themes",
        f"/{CODE}/versions/99",
        f"/{CODE}/versions/x",
    ):
        assert get(app, path, token).status_code == 404, path
    assert make_token(fay, where="programme-99").status_code == 400


def test_who_is_not_known_is_told_how_to_be_and_nothing_else(app: Flask, fay: Person) -> None:
    token = token_of(make_token(fay))
    for wrong in (None, "x", token[:-1], "é" * 2000, secrets.token_urlsafe(24)):
        for path in ("", f"/{CODE}/themes", "/ZZZZZ/versions/1"):
            response = get(app, path, wrong)
            assert (response.status_code, response.get_json()["error"]) == (401, "not_known")
            assert response.headers["WWW-Authenticate"].startswith("Bearer")
    basic = app.test_client().get("/api/v1/roundtables", headers={"Authorization": f"Basic {token}"})
    assert basic.status_code == 401
    assert fay.client.get("/api/v1/roundtables").status_code == 401
    assert app.test_client().get("/api/v2", headers={"Accept": "text/html"}).get_json()["error"] == "not_found"


def test_an_ended_tool_is_out_at_once_and_its_token_is_stored_nowhere(app: Flask, fay: Person) -> None:
    page = make_token(fay, name="Old dashboard")
    token = token_of(page)
    with app.app_context():
        row = db.session.execute(select(CrewRow).where(CrewRow.token_hash.is_not(None))).scalar_one()
        assert token not in str(vars(row))
        number = row.id
    assert page.headers["Cache-Control"] == "no-store"
    listed = fay.client.get("/programme/devices").text
    assert f"Tool {number}, Old dashboard" in listed
    assert token not in listed
    assert get(app, "", token).status_code == 200

    csrf = fay.client.get(f"/r/{CODE}/token").get_json()["token"]
    assert fay.client.post(f"/programme/devices/{number}/end", data={"csrf_token": csrf}).status_code == 303

    assert get(app, "", token).status_code == 401


def test_a_version_whose_words_were_erased_is_gone(app: Flask, fay: Person, closed: None) -> None:
    token = token_of(make_token(fay, drafts="true"))
    with app.app_context():
        write(lambda session: withhold_all(session, 1))

    assert give(app, f"/{CODE}/versions", token, "Versions")["versions"][0]["is_gone"]
    response = get(app, f"/{CODE}/versions/1", token)
    assert (response.status_code, response.get_json()["error"]) == (410, "gone")


def test_a_token_changes_nothing_opens_no_page_and_serves_no_other_site(app: Flask, fay: Person) -> None:
    token = token_of(make_token(fay, drafts="true"))
    known = {"Authorization": f"Bearer {token}"}
    client = app.test_client()

    for method in ("post", "put", "delete", "patch"):
        assert getattr(client, method)("/api/v1/roundtables", headers=known).status_code == 405
    for path in (f"/run/{CODE}", f"/r/{CODE}/snapshot", "/programme", f"/write-up/{CODE}/download/json"):
        assert client.get(path, headers=known).status_code == 403
    answer = get(app, "", token, Origin="https://other.example")
    asked = client.options("/api/v1/roundtables", headers={"Origin": "https://other.example"})
    for response in (answer, asked):
        assert not [name for name in response.headers.keys() if name.startswith("Access-Control")]  # noqa: SIM118
    assert "Set-Cookie" not in answer.headers


def test_each_use_of_a_token_stands_in_the_trace(app: Flask, fay: Person, closed: None) -> None:
    token = token_of(make_token(fay, drafts="true"))
    for path in ("", f"/{OTHER}/themes", f"/{CODE}/versions", f"/{CODE}/versions/1"):
        assert get(app, path, token).status_code == 200

    with app.app_context():
        used = load_traces(db.session(), None, Act.READ_BY_TOOL)
        made = load_traces(db.session(), None, Act.TOKEN_MADE)
    told = [(each.what, each.code, each.number, each.name) for each in reversed(used)]
    assert told == [
        ("roundtables", None, None, "Dashboard"),
        ("themes", OTHER, None, "Dashboard"),
        ("versions", CODE, None, "Dashboard"),
        ("json", CODE, 1, "Dashboard"),
    ]
    assert len(made) == 1
    assert "Read by a tool" in fay.client.get("/programme/trace").text


def test_attendees_writers_and_strangers_make_no_token(app: Flask, ann: Person, wes: Person, eve: Person) -> None:
    for who in (ann, wes, eve):
        assert make_token(who).status_code == 403
    with app.app_context():
        assert not db.session.execute(select(CrewRow).where(CrewRow.token_hash.is_not(None))).all()


def test_a_tool_without_a_name_is_refused_with_the_reason(fay: Person) -> None:
    page = make_token(fay, name="")
    assert page.status_code == 400
    assert 'id="fault-tool"' in page.text


def test_the_command_prints_a_token_that_devices_lists(app: Flask, capsys: pytest.CaptureFixture[str]) -> None:
    class Here(Doors):
        @contextmanager
        def opened(self, _database: str | None = None) -> Any:
            with app.app_context():
                yield app

    here = Here(None, None, None)  # type: ignore[arg-type]
    assert run(["token", "Archive", "--code", CODE], here) == 0
    token = capsys.readouterr().out.strip()
    assert run(["devices"], here) == 0
    assert re.search(rf"tool \(writer\) +{CODE} .*Archive", capsys.readouterr().out)
    assert [each["code"] for each in give(app, "", token, "Meetings")["roundtables"]] == [CODE]
    assert run(["token", "Archive", "--programme", "Nowhere"], here) == 2


@pytest.mark.parametrize("has_limits", [True])
def test_a_tool_that_runs_away_is_told_when_to_come_back(app: Flask, fay: Person) -> None:
    token, other = token_of(make_token(fay)), token_of(make_token(fay))
    assert get(app, "", token).status_code == 200
    with app.app_context():
        tools = select(CrewRow.id).where(CrewRow.token_hash.is_not(None)).order_by(CrewRow.id)
        number = db.session.execute(tools).scalars().first()
    for _ in range(TOOL.at_once * 2):
        with suppress(LimitReached):
            app.extensions["orders"].take_reading(number)

    # A second that goes by meanwhile lets one through.
    refused = [each for each in (get(app, "", token) for _ in range(6)) if each.status_code != 200]

    assert refused
    assert {(each.status_code, each.get_json()["error"]) for each in refused} == {(429, "limit_reached")}
    assert all(int(each.headers["Retry-After"]) >= 1 for each in refused)
    assert get(app, "", other).status_code == 200
