"""Versions: what was fixed stays the same bytes; a draft says that it is one, and names what is open."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest
from conftest import CODE, NOW, Person
from exported import files_of_zip, read
from flask import Flask
from refused import close_with_theme
from sqlalchemy import text as sql
from waiting import count_composed, do_meanwhile, elsewhere
from worlds import part

from facilitator.database.access import db, write
from facilitator.domain.people import Role
from facilitator.reports.exports import FORMATS


def download(person: Person, name: str = "json", version: int | None = None) -> Any:
    query = f"?version={version}" if version else ""
    return person.client.get(f"/write-up/{CODE}/download/{name}{query}")


def data(person: Person, version: int | None = None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(download(person, version=version).get_data())
    return found


def make(person: Person, state: str = "draft", reason: str = "") -> Any:
    return person.tell("version.make", state=state, reason=reason)


@part
def notes(ann: Person, ben: Person, fay: Person) -> list[int]:
    """Two notes in a theme, and the roundtable closed."""
    return close_with_theme(ann, ben, fay)


def write_sentence(person: Person, notes: list[int], text: str = "Firms are turned away.") -> None:
    person.do("draft.write", act="sentence", note=notes[0], theme=1, text=text, labels="T1")


def test_the_close_is_version_1_and_what_is_written_since_is_a_draft(wes: Person, notes: list[int]) -> None:
    assert data(wes)["manifest"]["version"] == 1

    write_sentence(wes, notes)

    draft = data(wes)
    assert (draft["manifest"]["version"], draft["manifest"]["is_draft"]) == (None, True)
    assert "Draft of version 2" in json.dumps(draft["manifest"])
    assert draft["issues"][0]["sentence"] == "Firms are turned away."
    assert data(wes, 1)["issues"][0]["sentence"] is None


@pytest.mark.parametrize("name", FORMATS)
def test_a_version_is_the_same_bytes_whatever_happens_to_the_draft(wes: Person, notes: list[int], name: str) -> None:
    write_sentence(wes, notes)
    assert make(wes).status_code == 200
    before = download(wes, name, 2)

    wes.do("draft.change", act="drop", note=notes[1])
    wes.do("claim.check", note=notes[1], starts_at=22, ends_at=24, status="confirmed", source="a count")
    write_sentence(wes, notes, "Something else.")

    assert download(wes, name, 2).get_data() == before.get_data()
    assert f"-v2.{FORMATS[name].extension}" in before.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("version", "less", "parts"),
    [
        (1, {"status", "intake", "speaker", "topic", "sectors_offered"}, 5),
        (2, {"code", "title", "status"}, 8),
    ],
)
def test_whoever_takes_the_hash_of_a_version_as_its_readme_says_has_the_one_that_it_prints(
    wes: Person, notes: list[int], version: int, less: set[str], parts: int
) -> None:
    write_sentence(wes, notes)
    assert make(wes).status_code == 200
    files = files_of_zip(download(wes, "zip", version).get_data())
    export, readme = json.loads(files["roundtable.json"]), files["README.txt"].decode()

    told = {part: export[part] for part in list(export)[:parts]}
    told["roundtable"] = {name: value for name, value in told["roundtable"].items() if name not in less}
    if version == 1:
        del told["roundtable"]["received"]["sectors"]
        for rows, name in ((told["notes"], "flags"), (told["themes"], "from_file")):
            for row in rows:
                del row[name]
    plain = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    assert f"SHA-256: {hashlib.sha256(plain.encode()).hexdigest()}" in readme
    assert ("less its status" in readme, "its manifest" in readme) == (version == 1, version == 2)


def test_undoing_all_that_was_changed_leads_back_to_the_version(wes: Person, notes: list[int]) -> None:
    wes.do("draft.change", act="drop", note=notes[1])
    assert data(wes)["manifest"]["is_draft"]

    wes.do("draft.undo", amendment=1)

    assert data(wes)["manifest"]["version"] == 1
    assert make(wes).status_code == 409


def test_a_draft_names_what_is_open_and_cannot_be_signed_off(wes: Person, notes: list[int]) -> None:
    response = make(wes, "signed_off")

    assert response.status_code == 409
    assert "1 issue has no sentence yet" in response.get_json()["message"].replace("One", "1").replace("one", "1")
    assert "no sentence yet" in dict(data(wes)["manifest"]["status_box"])["Open"]


@pytest.mark.parametrize("name", ["docx", "pdf", "md"])
def test_what_is_signed_off_says_so_and_no_longer_draft(wes: Person, notes: list[int], name: str) -> None:
    assert "DRAFT" in read(name, download(wes, name).get_data())
    wes.do("draft.write", act="no_sentence", note=notes[0], theme=1, text="", labels="")

    assert make(wes, "signed_off", "sent to the ministry").status_code == 200

    said = read(name, download(wes, name).get_data())
    assert "DRAFT" not in said
    assert "Signed off. Version 2" in said


@pytest.mark.parametrize("name", ["docx", "pdf", "md"])
@pytest.mark.parametrize("form", ["report", "minister", "investor"])
def test_no_paper_that_is_signed_off_says_that_something_is_to_be_written(
    ann: Person, fay: Person, wes: Person, name: str, form: str
) -> None:
    """The room chose no line for investors, the last issue of one person waits, and nobody spelt out a short form."""
    ann.post("ZQX wants more of us", heading="business")
    notes = [
        [ann.post(f"{word} welders is hard in {place}")["id"] for word in ("Finding", "Keeping")] for place in "ABCDEF"
    ]
    fay.do("phase.change", phase="cluster")
    themes = [fay.do("theme.make", heading="talent", name=f"Welders {notes.index(two)}", notes=two) for two in notes]
    fay.do("roundtable.close", code=CODE)

    def paper() -> str:
        return read(name, wes.client.get(f"/write-up/{CODE}/download/{name}?form={form}").get_data())

    assert form == "minister" or "to be written" in paper(), "a draft shows what a person has still to say"
    for two, made in list(zip(notes, themes, strict=True))[:5]:
        wes.do("draft.write", act="no_sentence", note=two[0], theme=made["themes"][0]["id"], text="", labels="")
    assert make(wes, "signed_off", "sent to the ministry").status_code == 200
    assert not [gap for gap in ("to be written", "▢", "In one sentence", "The proposition") if gap in paper()]
    assert form != "report" or "ZQX" in paper()


def test_a_contact_that_nobody_decided_stops_a_signature(ann: Person, fay: Person, wes: Person) -> None:
    note = ann.post("ring me on 07700 900123 about the crane")["id"]
    fay.do("roundtable.close", code=CODE)
    assert "reach somebody" in make(wes, "signed_off").get_json()["message"]

    wes.do("flag.decide", note=note, kind="contact", state="masked")

    assert make(wes, "signed_off").status_code == 200


def test_a_mask_that_is_lifted_later_leaves_the_printed_hash_as_it_was(ann: Person, fay: Person, wes: Person) -> None:
    note = ann.post("ring me on 07700 900123 about the crane")["id"]
    fay.do("roundtable.close", code=CODE)
    printed = data(wes)["manifest"]["hash"]

    wes.do("flag.decide", note=note, kind="contact", state="cleared")

    assert data(wes, 1)["manifest"]["hash"] == printed
    assert "900123" not in json.dumps(data(wes, 1))
    assert "900123" in json.dumps(data(wes))


def test_a_promise_made_stricter_ends_the_versions_of_the_looser_one(
    fay: Person, wes: Person, notes: list[int]
) -> None:
    fay.do("sharing.tighten", sharing_mode="chatham_house", is_sensitive=False)

    response = download(wes, version=1)
    assert response.status_code == 410
    assert "promised more" in response.get_data(as_text=True)
    assert data(wes)["manifest"]["is_draft"]


def test_a_roundtable_that_goes_on_has_no_versions(ann: Person, wes: Person) -> None:
    ann.post("audits")

    assert make(wes).status_code == 409
    assert download(wes, version=1).status_code == 404


def test_a_version_with_words_erased_since_keeps_its_place_and_says_why(
    app: Flask, wes: Person, notes: list[int]
) -> None:
    wes.do("words.erase", labels="T1")

    response = download(wes, version=1)

    assert response.status_code == 410
    assert "erased since" in response.get_data(as_text=True)
    with app.app_context():
        row = db.session().execute(sql("SELECT hash, frozen, export FROM version")).one()
    assert len(row.hash) == 64
    assert (row.frozen, row.export) == (None, None)


def test_what_an_earlier_release_has_closed_keeps_its_hash_and_is_composed_as_version_2(
    app: Flask, wes: Person, notes: list[int]
) -> None:
    printed = data(wes)["manifest"]["hash"]
    with app.app_context():  # as the migration finds it
        write(
            lambda session: session.execute(
                sql(
                    "UPDATE version SET hash = '', content = '', frozen = NULL, export = NULL, withheld = 'By another.'"
                )
            )
        )
    assert (data(wes)["manifest"]["version"], data(wes)["manifest"]["hash"]) == (1, printed)

    write_sentence(wes, notes)

    assert data(wes, 2)["issues"][0]["sentence"] is None
    with app.app_context():
        assert db.session().execute(sql("SELECT hash FROM version WHERE number = 1")).scalar_one() == printed
    assert download(wes, version=1).status_code == 410


def test_nobody_else_makes_a_version_or_reads_one(ann: Person, dee: Person, eve: Person, notes: list[int]) -> None:
    for person in (ann, dee, eve):
        assert make(person).status_code == 403
        assert download(person, version=1).status_code == 403


def test_the_moment_of_a_version_is_when_it_was_made(wes: Person, notes: list[int]) -> None:
    write_sentence(wes, notes)
    make(wes)

    assert data(wes, 2)["manifest"]["generated_at"] >= NOW.isoformat()


def test_a_version_is_composed_before_anybody_else_has_to_wait_for_it(
    app: Flask, wes: Person, notes: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_sentence(wes, notes)
    composed = count_composed(monkeypatch)
    before: list[list[int]] = []
    app.extensions["preparing"] = lambda work: (work(), before.append([*composed]))[0]

    assert make(wes).status_code == 200

    assert (before, composed) == ([[2]], [2])


def test_a_version_holds_what_somebody_wrote_while_it_was_composed(
    app: Flask, fay: Person, wes: Person, notes: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    composed = count_composed(monkeypatch)
    other = elsewhere(app, fay)
    do_meanwhile(app, "preparing", lambda: write_sentence(other, notes, "Nobody is let in."))

    assert make(wes).status_code == 200

    assert composed == [2, 2]
    assert data(wes, 2)["issues"][0]["sentence"] == "Nobody is let in."


def test_nobody_waits_for_a_version_that_the_room_screen_may_not_make(
    app: Flask, enter: Callable[[Role], Person], notes: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    composed = count_composed(monkeypatch)

    assert make(enter(Role.DISPLAY)).status_code == 403

    assert composed == []
