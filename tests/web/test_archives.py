"""A programme leaves as one file, and goes on elsewhere under whoever takes it over."""

import io
import json
import re
import secrets
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from archived import change, open_record, retell
from conftest import NOW, Person
from flask import Flask
from refused import read
from series_of_three import ROOMS, Themes, confirm_shared
from tokens import token_of
from witness import read_row

from facilitator.actions.archives import load_programme, write_programme
from facilitator.actions.received_programmes import Custody
from facilitator.database.access import db
from facilitator.database.wholeness import find_all_faults
from facilitator.domain.errors import BadInput, Conflict
from facilitator.domain.imports import ImportedMember
from facilitator.forms.archives import read_archive
from facilitator.identity import make_code
from facilitator.programmes import store_programme, tell_size
from facilitator.reports.evidence.capabilities import count_capabilities
from facilitator.store.boards import load_board
from facilitator.store.common_issues import load_common_issues
from facilitator.store.contributions import load_contributions
from facilitator.store.programmes import find_programme
from facilitator.store.roundtables import all_rows

CAPABILITIES = {"tier": {"Tier 1": 3}, "stage": {"Not said": 3}}


def test_what_goes_out_comes_in_elsewhere_equal_under_a_new_custodian(archive: bytes, elsewhere: Flask) -> None:
    source = read_archive(io.BytesIO(archive))
    with elsewhere.app_context():
        taken = store_programme(source, Custody("The county archive", "keeper@example.org"), make_code)
        assert taken.differences == []
        row = find_programme(db.session(), source.name)
        assert row is not None
        assert row.custodian == "The county archive"
        again = write_programme(held := load_programme(db.session(), row.id, NOW), NOW)
        assert [find_all_faults(db.session(), each.id) for each in all_rows(db.session())] == [[], [], []]
    one, other = open_record(archive), open_record(again)
    assert [one[part] == other[part] for part in ("roundtables", "issues", "matrix")] == [True] * 3
    assert [each["versions"][0]["hash"] for each in held.told["roundtables"]]
    assert other["matrix"][0]["cells"][0]["support"] == "a few"


def test_an_issue_whose_name_an_earlier_release_left_as_it_was_typed_comes_in_without_a_difference(
    archive: bytes, elsewhere: Flask
) -> None:
    def rename(told: dict[str, Any]) -> None:
        told["issues"][0]["name"] = told["matrix"][0]["issue"] = "Ring 07700 900123"

    source = read_archive(retell(archive, rename))
    with elsewhere.app_context():
        assert store_programme(source, Custody(), make_code).differences == []


def test_themes_that_somebody_told_apart_come_in_so_whatever_name_an_archive_gives_them(
    archive: bytes, elsewhere: Flask
) -> None:
    def name(told: dict[str, Any]) -> None:
        next(each for each in told["issues"] if each["is_rejected"])["name"] = "Welders"

    with elsewhere.app_context():
        store_programme(read_archive(retell(archive, name)), Custody(), make_code)
        assert [issue.is_rejected for issue in load_common_issues(db.session(), 1)].count(True) == 1


def test_every_link_of_the_index_leads_to_a_file_and_none_to_a_network(archive: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(archive)) as package:
        page, names = package.read("programme/index.html").decode(), set(package.namelist())
    links = re.findall(r'href="([^"]+)"', page)
    assert {f"programme/{link}" for link in links} <= names
    assert "Shared rates" in page
    assert not re.search(r"<script|https?:", page)


def test_what_one_room_alone_still_raises_stands_by_itself_in_the_index(
    fay: Person, series: Themes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator.reports.bundle.WRITTEN", {})
    monkeypatch.setattr("facilitator.comparison.archives.FORMATS", ("json",))
    for key, others in (("rates", "BCDFG"), ("welders", "HJKMN")):
        confirm_shared(fay, series, key, "KTRBW", others)
    crew = Person(fay.client, "HJKMN")
    for note in crew.board()["notes"]:
        crew.do("note.withhold", note=note["id"], reason="a name")
    for code in ROOMS:
        Person(fay.client, code).do("roundtable.close", code=code)
    with zipfile.ZipFile(io.BytesIO(fay.client.get("/programme/1/archive").data)) as package:
        (name,) = (each for each in package.namelist() if each.count("/") == 1 and each.endswith("index.html"))
        shared, _, alone = (
            package.read(name).decode().partition("Confirmed, and raised at one of these roundtables alone")
        )
    assert "Shared rates" in shared
    assert "Shared welders" in alone


def test_a_file_that_was_changed_or_lost_is_named_and_nothing_comes_in(archive: bytes) -> None:
    def spoil(name: str, content: bytes) -> bytes | None:
        if name.endswith("KTRBW/notes.csv"):
            return content + b"one more"
        return None if name.endswith("BCDFG/report.html") else content

    with pytest.raises(BadInput) as refused:
        read_archive(change(archive, spoil))
    assert set(refused.value.fields) == {"KTRBW/notes.csv", "BCDFG/report.html"}


def test_an_issue_that_names_what_is_not_there_leaves_nothing_half_done(archive: bytes, elsewhere: Flask) -> None:
    source = read_archive(io.BytesIO(archive))
    (issue, *_), (roundtable, *_) = source.issues, source.roundtables
    stray = replace(issue, members=(ImportedMember(roundtable.code, "B999"),))
    with elsewhere.app_context():
        with pytest.raises(BadInput, match="B999"):
            store_programme(replace(source, issues=(stray,)), Custody(), make_code)
        assert find_programme(db.session(), source.name) is None


def test_a_programme_is_not_poured_into_one_of_the_same_name(archive: bytes, elsewhere: Flask) -> None:
    source = read_archive(io.BytesIO(archive))
    with elsewhere.app_context():
        first = store_programme(source, Custody(), make_code).codes
    with elsewhere.app_context(), pytest.raises(Conflict, match="--title"):
        store_programme(source, Custody(), make_code)
    with elsewhere.app_context():
        second = store_programme(source, Custody(name="A second one"), make_code).codes
    assert set(first.values()) == set(ROOMS)
    assert not set(first.values()) & set(second.values())


def test_only_whoever_leads_the_programme_gets_its_archive(wes: Person, fay: Person) -> None:
    assert wes.client.get("/programme/1/archive").status_code == 403
    nothing = fay.client.get("/programme/1/archive")
    assert nothing.status_code == 404
    assert b"No roundtable of this programme is over yet" in nothing.data


def test_who_can_do_what_goes_to_the_custodian_in_one_file_and_into_no_other(archive: bytes, elsewhere: Flask) -> None:
    with zipfile.ZipFile(io.BytesIO(archive)) as package:
        holding = [name for name in package.namelist() if b"Secret" in package.read(name)]
        page = package.read("programme/index.html").decode()
    assert holding == ["programme/KTRBW/crew-only/capabilities.json"]
    assert "crew-only" not in page
    with elsewhere.app_context():
        store_programme(read_archive(io.BytesIO(archive)), Custody(), make_code)
        row = read_row(elsewhere, "KTRBW")
        told = {each.text: each.fields for each in load_contributions(db.session(), row.id)}
        assert count_capabilities(load_board(db.session(), row.id)) == CAPABILITIES, "they are counted once"
    assert told["Secret hot cell 1"]["who"] == "Ada Secretname"
    assert told["Output per head grew"] == {"figure": "4%", "source": "National accounts"}
    with zipfile.ZipFile(io.BytesIO(archive)) as package:
        told = json.loads(package.read("programme/KTRBW/roundtable.json"))
    assert told["roundtable"]["received"]["capabilities"] == CAPABILITIES


def upload(fay: Person, content: io.BytesIO) -> tuple[str, str]:
    """Sends an archive; gives the address of what is in it, and that page."""
    token = token_of(fay.client, "KTRBW")
    content.seek(0)
    sent = fay.client.post("/programme/import", data={"file": (content, "kept.zip"), "csrf_token": token})
    assert sent.status_code == 303, sent.get_data(as_text=True)[:4000]
    return sent.location, fay.client.get(sent.location).get_data(as_text=True)


def test_an_organiser_takes_a_programme_over_on_a_page(archive: bytes, fay: Person) -> None:
    address, page = upload(fay, io.BytesIO(archive))
    assert "3 roundtables" in page
    token = token_of(fay.client, "KTRBW")
    data = {"title": "Taken over", "custodian": "The county", "csrf_token": token}
    name = open_record(archive)["programme"]["name"]
    taken = fay.client.post(address, data=data | {"title": name})
    assert taken.status_code == 400
    assert re.search(r'<span class="fault" id="fault-title">.*There is a programme of this name', read(taken))
    assert f'value="{name} (2)"' in page, "the name that is offered is free"
    done = fay.client.post(address, data=data).get_data(as_text=True)
    assert "Counts, hashes and matrix match the archive" in done
    assert fay.client.post(address, data=data).status_code == 404, "a second press finds no file"
    assert "Shared rates" in fay.client.get("/programme/2/issues").get_data(as_text=True)


@pytest.mark.parametrize("around", ["", "sent/", "from the county/sent/programme/"])
def test_an_archive_that_somebody_packed_anew_comes_in_with_whatever_is_around_it(
    archive: bytes, fay: Person, around: str
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name.replace("programme/", around, 1), old.read(name))
        new.writestr("__MACOSX/sent/._programme.json", "left by whoever packed it")
        new.writestr(f"{around}.DS_Store", "left by whoever unpacked it")
    _, page = upload(fay, packed)
    assert "3 roundtables" in page
    assert "Take it over" in page


def test_one_of_each_is_told_as_one(archive: bytes) -> None:
    source = read_archive(io.BytesIO(archive))
    (room, *_others), (issue, *_more) = source.roundtables, source.issues
    one = replace(source, roundtables=(replace(room, versions=room.versions[:1]),), issues=(issue,))

    assert tell_size(one) == "1 roundtable, 6 notes, 1 version, 1 issue"


def test_two_programmes_in_one_file_are_told_what_to_bring_in(archive: bytes, fay: Person) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            for around in ("one", "other"):
                new.writestr(f"{around}/{name}", old.read(name))
    assert "Bring in that archive, or the archive of one roundtable" in upload(fay, packed)[1]


def test_an_archive_that_was_changed_is_refused_on_the_page_by_name(archive: bytes, fay: Person, wes: Person) -> None:
    def spoil(name: str, content: bytes) -> bytes:
        return content + secrets.token_bytes(250_000) if name.endswith("KTRBW/roundtable.json") else content

    spoiled = change(archive, spoil)
    assert 200_000 < len(spoiled.getvalue()) < 500_000, "larger than what is read in one piece"
    address, page = upload(fay, spoiled)
    assert "KTRBW/roundtable.json: This file is not what it was: its hash has changed." in page
    assert "Take it over" not in page
    assert wes.client.get(address).status_code == 403
