"""Whom a note accuses by name is in no file and on no phone until a writer, who can read the name, lets it through."""

from typing import Any

import pytest
from conftest import CODE, Person
from exported import texts_of
from flask import Flask
from tokens import token_of
from worlds import part

from facilitator.reports.exports import FORMATS

SAID = "Hexagate never pays its suppliers, so we bid no more"
WORK_LIST = f"/write-up/{CODE}/work-list"


def see(person: Person, path: str) -> str:
    answer = person.client.get(path)
    assert answer.status_code == 200
    return str(answer.get_data(as_text=True))


def decide(person: Person, note: int, state: str) -> None:
    person.do("flag.decide", note=note, kind="accusation", state=state)


@part
def note(ann: Person, ben: Person, fay: Person) -> int:
    """A note that accuses a firm by name, on the record, and the roundtable closed."""
    made: int = ann.post(SAID)["id"]
    ben.post("schools know nothing of us")
    fay.do("roundtable.close", code=CODE)
    return made


def test_the_room_reads_what_was_said_to_it_as_it_was_typed(ann: Person, dee: Person) -> None:
    assert ann.post(SAID)["state"] == "on_screen"
    assert [each["text"] for each in dee.board()["notes"]] == [SAID]


@pytest.mark.parametrize("state", ["suggested", "confirmed", "masked"])
@pytest.mark.parametrize("name", FORMATS)
def test_no_download_has_the_name_until_a_writer_lets_it_through(wes: Person, note: int, name: str, state: str) -> None:
    decide(wes, note, state)
    for version in ("", "?version=1"):
        data = wes.client.get(f"/write-up/{CODE}/download/{name}{version}").data
        told = texts_of(data) if data[:2] == b"PK" else [data.decode("utf8", "replace")]
        assert not [text for text in told if "Hexagate" in text]


def test_once_it_is_over_nobody_but_its_author_reads_the_name(
    note: int, ann: Person, ben: Person, dee: Person, fay: Person, wes: Person
) -> None:
    told = [dee.board(), dee.entries(), fay.board("crew"), fay.entries(audience="crew"), ben.board(), ben.entries()]
    pages = [
        see(wes, f"/write-up/{CODE}"),
        see(wes, f"/group/{CODE}"),
        see(ben, f"/j/{CODE}"),
        see(fay, f"/room/{CODE}"),
    ]
    assert "Hexagate" not in str([told, pages])
    assert "Hexagate" in str(ann.board())


def test_a_writer_reads_on_the_work_list_whom_it_accuses_and_decides(note: int, wes: Person) -> None:
    page = see(wes, WORK_LIST)
    assert "Accuses somebody by name" in page
    assert "<mark>Hexagate</mark> never pays its suppliers" in page
    assert "says that a named firm does not pay" in page

    decide(wes, note, "cleared")

    assert SAID in see(wes, f"/write-up/{CODE}/download/md").rpartition('id="annex-prompts"')[0]
    assert "Files print it with the name." in see(wes, WORK_LIST)


def test_a_writer_reads_whom_a_note_of_several_lines_accuses_and_of_what(ann: Person, fay: Person, wes: Person) -> None:
    ann.post("Hexagate\nnever pays")
    page = see(wes, WORK_LIST)
    assert "<mark>Hexagate</mark>\nnever pays" in page
    assert "says that a named firm does not pay" in page


def test_nobody_signs_off_while_nobody_has_decided_of_an_accusation(note: int, fay: Person, wes: Person) -> None:
    page = see(wes, f"/write-up/{CODE}/versions")
    assert "accuses somebody by name (T1)" in page


def test_a_version_that_names_whoever_is_accused_leaves_no_more_once_the_name_is_held_again(
    note: int, wes: Person, fay: Person
) -> None:
    decide(wes, note, "cleared")
    fay.do("version.make", state="draft", reason="with the name")
    assert wes.client.get(f"/write-up/{CODE}/download/md?version=2").status_code == 200

    decide(wes, note, "masked")

    assert wes.client.get(f"/write-up/{CODE}/download/md?version=2").status_code == 410
    assert wes.client.get(f"/write-up/{CODE}/download/md?version=1").status_code == 200


def test_the_published_results_and_the_programmes_files_have_no_name(note: int, fay: Person, eve: Person) -> None:
    decide(fay, note, "masked")
    fay.do("version.make", state="signed_off", reason="read by all")
    form = {"csrf_token": token_of(fay.client, CODE), "is_public": "true"}
    assert fay.client.post(f"/programme/{CODE}/results", data=form).status_code == 303
    results = see(eve, f"/results/{CODE}")
    assert "[a named firm] never pays its suppliers" in results
    assert "Hexagate" not in results
    archive = fay.client.get("/programme/1/archive").data
    assert not [text for text in texts_of(archive) if "Hexagate" in text]


def test_suggested_names_are_not_made_of_whom_notes_accuse(app: Flask, ann: Person, fay: Person) -> None:
    ann.post(SAID)
    asked: list[str] = []

    class Recorder:
        moment = "now"

        def suggest_themes(self, texts: list[str], **_: Any) -> tuple[list[Any], dict[str, Any]]:
            asked.extend(texts)
            return [], {}

    app.extensions["worker"] = Recorder()
    assert fay.client.get(f"/r/{CODE}/suggestions?heading=talent").status_code == 200
    assert asked == [SAID.removeprefix("Hexagate ")]
