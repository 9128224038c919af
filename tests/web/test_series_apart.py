"""Sensitive rooms beside others: in no page, file, archive or version that tells of several."""

import re
from typing import Any

from conftest import NOW, Person, make_live
from flask import Flask
from series_of_three import BASE, ROOMS, Themes, confirm_shared, read, send
from setups import mend_details

from facilitator.actions.archives import load_programme
from facilitator.database.access import db, write
from facilitator.domain.phases import Status
from facilitator.store.roundtables import find_by_code


def keep_apart(app: Flask, *codes: str) -> None:
    """Makes roundtables sensitive ones, after the fact."""

    def tighten(session: Any) -> None:
        for code in codes:
            row = find_by_code(session, code)
            assert row is not None
            row.is_sensitive = True

    with app.app_context():
        write(tighten)


def test_who_looks_at_one_room_alone_reads_that_its_issues_are_kept(app: Flask, fay: Person, series: Themes) -> None:
    confirm_shared(fay, series, "rates")

    keep_apart(app, "BCDFG", "HJKMN")

    page = read(fay)
    assert "So far there is one." in page
    assert "1 confirmed issue is kept until then." in page
    assert "/report/docx" not in page, "a report compares two"


def test_a_sensitive_roundtable_is_compared_with_no_other(app: Flask, fay: Person, series: Themes) -> None:
    issue = confirm_shared(fay, series, "rates")
    keep_apart(app, "BCDFG")
    seen = (
        read(fay)
        + read(fay, f"/{issue}")
        + read(fay, "/proposals")
        + fay.client.get("/programme/1/report/json").get_data(as_text=True)
    )
    assert "(Space)" not in seen
    assert "BCDFG" not in seen
    assert "1 sensitive roundtable is compared with no other" in seen


def test_not_even_the_name_is_told_of_what_only_sensitive_roundtables_raised(
    app: Flask, fay: Person, series: Themes
) -> None:
    kept = confirm_shared(fay, series, "rates")
    hidden = confirm_shared(fay, series, "welders", "BCDFG", "HJKMN")
    for code in ROOMS:
        Person(fay.client, code).do("roundtable.close", code=code)
    keep_apart(app, "BCDFG", "HJKMN")
    pages = (
        BASE,
        f"{BASE}/{kept}",
        f"{BASE}/proposals",
        "/programme/1/commitments",
        "/room/KTRBW/series",
        "/write-up/KTRBW",
    )
    seen = "".join(fay.client.get(page).get_data(as_text=True) for page in pages)
    with app.app_context():
        told = load_programme(db.session(), 1, NOW).told["issues"]
        assert [each["name"] for each in told] == ["Shared rates"]
    assert "Shared rates" in seen
    assert not re.search(r"Shared welders|\((Space|Cyber)\)|BCDFG|HJKMN", seen)
    assert fay.client.get(f"{BASE}/{hidden}").status_code == 404


def test_a_refusal_does_not_tell_the_name_of_what_only_sensitive_roundtables_raised(
    app: Flask, fay: Person, series: Themes
) -> None:
    shared = confirm_shared(fay, series, "rates")
    confirm_shared(fay, series, "welders", "BCDFG", "HJKMN")
    keep_apart(app, "BCDFG", "HJKMN")

    assert send(fay, f"/{shared}/rename", name="Shared welders").status_code == 303


def test_the_readme_of_an_archive_names_no_sensitive_roundtable_that_is_going_on(app: Flask, series: Themes) -> None:
    keep_apart(app, "BCDFG")
    with app.app_context():

        def close(session: Any) -> None:
            row = find_by_code(session, "KTRBW")
            assert row is not None
            row.status = Status.CLOSED

        write(close)
        assert "a sensitive roundtable" in load_programme(db.session(), 1, NOW).left


def test_a_version_that_names_a_room_leaves_no_more_once_that_room_is_sensitive(
    app: Flask, fay: Person, series: Themes
) -> None:
    confirm_shared(fay, series, "rates")
    crews = {code: Person(fay.client, code) for code in ROOMS}
    for code, crew in crews.items():
        crew.do("roundtable.close", code=code)
    crews["KTRBW"].do("version.make", state="checked", reason="")

    def get(version: str = "") -> Any:
        return fay.client.get(f"/write-up/KTRBW/download/json{version}")

    assert "Space" in get("?version=2").get_data(as_text=True)
    crews["BCDFG"].do("sharing.tighten", sharing_mode="chatham_house", is_sensitive=True)
    csrf = fay.client.get("/r/KTRBW/token").get_json()["token"]
    form = {"csrf_token": csrf, "name": "Dashboard", "where": "all"}
    page = fay.client.post("/programme/devices/tools", data=form).get_data(as_text=True)
    [token] = re.findall(r"<code>([\w-]{32})</code>", page)
    known = {"Authorization": f"Bearer {token}"}
    [told] = app.test_client().get("/api/v1/roundtables/KTRBW/versions", headers=known).get_json()["versions"]
    assert (told["number"], told["is_gone"]) == (2, True)
    gone, now = get("?version=2"), get()
    assert gone.status_code == 410
    assert "Space" not in gone.get_data(as_text=True)
    assert now.status_code == 200
    assert "Space" not in now.get_data(as_text=True)
    assert "Cyber" in now.get_data(as_text=True), "what the others raised may be told as before"
    with app.app_context():
        held = next(each for each in load_programme(db.session(), 1, NOW).roundtables if each.row["code"] == "KTRBW")
        assert all(each.frozen is None or "Space" not in each.frozen for each in held.versions)
    crews["KTRBW"].do("version.make", state="checked", reason="A room is sensitive now")
    assert get("?version=3").status_code == 200


def test_a_version_that_names_a_sensitive_room_stays_back_whatever_takes_its_name_since(
    app: Flask, fay: Person, series: Themes
) -> None:
    confirm_shared(fay, series, "rates", "KTRBW", "BCDFG")
    crews = {code: Person(fay.client, code) for code in ROOMS}
    for code, crew in crews.items():
        crew.do("roundtable.close", code=code)
    crews["KTRBW"].do("version.make", state="checked", reason="")

    def get() -> int:
        return fay.client.get("/write-up/KTRBW/download/json?version=2").status_code

    assert get() == 200
    crews["BCDFG"].do("sharing.tighten", sharing_mode="chatham_house", is_sensitive=True)
    assert get() == 410
    make_live(app, "MNPQR", cluster="Space")
    assert get() == 410, "another of the same cluster, made since"
    mend_details(fay, "HJKMN", cluster="Space")
    assert get() == 410, "another that is called so since"
