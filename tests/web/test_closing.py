"""Closing for good: it needs the code, it erases what was said off the record, and nothing changes after it."""

from html import unescape
from pathlib import Path
from typing import Any

import pytest
from conftest import CODE, Person
from exported import ALONE
from readings import text_of
from scenes import AFTERWARDS, DRAFT, Scene
from witness import stored

from facilitator.commands import COMMANDS
from facilitator.database import scrubbing
from facilitator.database.access import db
from facilitator.domain.entries import fold
from facilitator.reports.exports import FORMATS
from facilitator.store.journal import entries_after, head

OFF, EDITED, TAKEN_BACK, CHANGED_MIND, OPEN = "gafolenk", "wimstarp", "zuglitto", "hardymox", "openlyxx"


def say_everything(person: Person) -> None:
    """Posts notes that are hidden in each way a note can be, each with a word that is nowhere else, and an open one."""
    person.post(f"said in confidence {OFF} off the record", off_record=True)
    note = person.post(f"first put like {EDITED} this", off_record=True)
    person.do("note.edit", note=note["id"], kind="ask", text="then put better", off_record=True)
    note = person.post(f"better not say {TAKEN_BACK}")
    person.do("note.withdraw", note=note["id"])
    note = person.post(f"on the record first {CHANGED_MIND}")
    person.do("note.edit", note=note["id"], kind="ask", text=f"no, {CHANGED_MIND} is in confidence", off_record=True)
    person.post(f"said openly {OPEN}")


def files_with(folder: Path, word: str) -> list[str]:
    """The files in which this word can be found byte by byte, also as SQLite or JSON might have split or spelt it."""
    return [path.name for path in folder.iterdir() if path.is_file() and word.encode() in path.read_bytes()]


def wide(text: str) -> str:
    """The letters as Chinese and Japanese keyboards write them."""
    return "".join(chr(ord(each) + 0xFEE0) for each in text)


@pytest.mark.parametrize("typed", ["", "XXXXX", "KTRB", CODE + "X", "yes"])
def test_it_needs_the_code_typed_again(scene: Scene, typed: str) -> None:
    before = stored(scene.app)

    refused = scene.fay.tell("roundtable.close", code=typed)

    assert refused.status_code == 400
    assert "code" in refused.get_json()["fields"]
    assert stored(scene.app) == before


@pytest.mark.parametrize(
    "typed", [CODE, CODE.lower(), f" {CODE[:2]} {CODE[2:]} ", "ktr-bw", f"“{CODE}”.", "ＫＴＲＢＷ", f"\u200b{CODE}"]
)
def test_the_code_may_be_typed_as_people_do(scene: Scene, typed: str) -> None:
    scene.fay.do("roundtable.close", code=typed)

    assert scene.dee.board()["roundtable"]["status"] == "closed"
    assert scene.dee.board()["roundtable"]["is_over"] is True


def test_before_the_close_the_words_are_in_the_file(scene: Scene, tmp_path: Path) -> None:
    say_everything(scene.ann)

    assert files_with(tmp_path, OFF)
    assert files_with(tmp_path, OPEN)


@pytest.mark.parametrize("word", [OFF, EDITED, TAKEN_BACK, CHANGED_MIND])
def test_after_the_close_no_hidden_word_is_in_any_file_of_the_database(scene: Scene, tmp_path: Path, word: str) -> None:
    say_everything(scene.ann)

    scene.fay.do("roundtable.close", code=CODE)

    assert files_with(tmp_path, word) == []
    assert files_with(tmp_path, OPEN)


def test_a_page_that_is_being_read_meanwhile_does_not_save_the_words(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scrubbing, "PAUSE_SECONDS", 0.0)
    say_everything(scene.ann)
    with scene.app.app_context():
        head(db.session(), 1)  # a reader that has not finished when the roundtable closes
        with db.engine.connect() as late_reader:
            late_reader.exec_driver_sql("SELECT count(*) FROM note").all()
            scene.fay.do("roundtable.close", code=CODE)

    scene.fay.board("room")

    assert files_with(tmp_path, OFF) == []


def test_only_a_total_survives(scene: Scene) -> None:
    say_everything(scene.ann)
    scene.fay.do("roundtable.close", code=CODE)

    own = {note["state"]: note["text"] for note in scene.ann.board()["notes"]}
    assert own["off_record"] is None
    assert scene.dee.board()["roundtable"]["off_record"] == 3
    exported = scene.wes.client.get(f"/write-up/{CODE}/download/json").get_json()
    assert exported["roundtable"]["received"]["n_off_record"] == 3
    assert exported["roundtable"]["received"]["n_withdrawn"] == 1


def test_what_stands_in_the_spotlight_is_taken_away_by_the_close_and_whoever_follows_is_told(scene: Scene) -> None:
    scene.fay.do("spotlight.change", part="notes", id=scene.notes[0])

    scene.fay.do("roundtable.close", code=CODE)

    last = scene.fay.entries(0, "crew")[-1]
    assert last["roundtable"]["spotlight"] is None
    assert entries_fold(scene)["spotlight"] is None


def entries_fold(scene: Scene) -> dict[str, Any]:
    """What the journal alone says of the roundtable."""
    with scene.app.app_context():
        told: dict[str, Any] = fold(entry.payload for entry in entries_after(db.session(), 1, 0))["roundtable"]
    return told


@pytest.mark.parametrize("name", ALONE)
def test_no_export_has_a_hidden_word_before_or_after(scene: Scene, name: str) -> None:
    say_everything(scene.ann)
    draft = text_of(name, scene.wes.client.get(f"/write-up/{CODE}/download/{name}").get_data())
    scene.fay.do("roundtable.close", code=CODE)
    final = text_of(name, scene.wes.client.get(f"/write-up/{CODE}/download/{name}").get_data())

    for text in (draft, final):
        assert OPEN in text
        assert [word for word in (OFF, EDITED, TAKEN_BACK, CHANGED_MIND) if word in text] == []


@pytest.mark.parametrize("name", ALONE)
def test_exports_of_a_closed_roundtable_are_the_same_to_the_byte(scene: Scene, name: str) -> None:
    scene.fay.do("roundtable.close", code=CODE)

    first, second = (scene.wes.client.get(f"/write-up/{CODE}/download/{name}") for _ in range(2))

    assert first.get_data() == second.get_data()
    part = f"-{FORMATS[name].part}" if FORMATS[name].part else ""
    assert f"{CODE}-nuclear{part}-v1.{FORMATS[name].extension}" in first.headers["Content-Disposition"]


def test_nothing_can_be_changed_afterwards(scene: Scene) -> None:
    scene.fay.do("roundtable.close", code=CODE)
    before = stored(scene.app)

    for name, (code, values) in scene.orders().items():
        if code == DRAFT or name in AFTERWARDS:
            continue  # a promise can be made stricter at any time, and what is printed is decided after the close
        person = scene.ann if COMMANDS[name].for_attendees else scene.fay
        # What stands at another roundtable has no name here for a phone.
        expected = {(409, "wrong_phase")} | ({(404, "not_found")} if code != CODE else set())
        refused = person.tell(name, **values)
        assert (refused.status_code, refused.get_json()["error"]) in expected, name
    assert scene.fay.tell("roundtable.open").status_code == 409

    assert stored(scene.app) == before


def test_a_note_whose_answer_was_lost_gets_it_even_after_the_close(scene: Scene) -> None:
    order: dict[str, Any] = {
        "client_id": "sent-before-the-close",
        "heading": "talent",
        "kind": "ask",
        "text": "did you get this?",
        "off_record": False,
    }
    first = scene.ann.tell("note.post", **order).get_json()
    scene.fay.do("roundtable.close", code=CODE)

    again = scene.ann.tell("note.post", **order)

    assert again.status_code == 200
    assert again.get_json()["entry"]["seq"] == first["entry"]["seq"]


def test_attendees_keep_their_page_with_what_became_of_their_notes(scene: Scene) -> None:
    say_everything(scene.ann)
    scene.fay.do("roundtable.close", code=CODE)

    page = scene.ann.client.get(f"/j/{CODE}").get_data(as_text=True)

    assert OPEN in page
    assert OFF not in page
    assert "Words off the record have been erased" in page


def test_nobody_is_told_that_their_words_are_out_of_reach_after_the_close(scene: Scene) -> None:
    pages = {
        f"/run/{CODE}": (scene.fay, "people can take back what they posted until the roundtable is sealed"),
        f"/room/{CODE}": (scene.dee, "take it back later, too"),
        f"/j/{CODE}": (scene.ann, "take your own words back on this phone, after the close too"),
        f"/programme/{CODE}/sheets/join": (scene.fay, "and take them back after that, too"),
    }
    Person(scene.fay.client, CODE).do("phase.change", phase="close")
    for path, (person, said) in pages.items():
        assert said in unescape(person.client.get(path).get_data(as_text=True)), path
