"""Backups: made while the room goes on, without what is not for others, and put back without what was erased since."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from commands import Done
from conftest import CODE
from entries import come_in
from names import key_of
from scenes import Scene
from tokens import token_of
from witness import roundtable_id

from facilitator.database import erasures
from facilitator.database.access import db
from facilitator.database.erasures import append, find_list, read_lists
from facilitator.database.shelves import find_holding, list_shelf
from facilitator.schedules import keep_shelf
from facilitator.store.boards import load_board
from facilitator.store.checks import find_faults

SAID, QUIET, LATER = "openlymark", "quietlymark", "latermark"

Command = Callable[..., Done]


def texts(scene: Scene) -> set[str | None]:
    with scene.app.app_context():
        return {note.text for note in load_board(db.session(), roundtable_id(scene.app, CODE)).notes}


def faults(scene: Scene) -> list[str]:
    with scene.app.app_context():
        return find_faults(db.session(), roundtable_id(scene.app, CODE))


def test_a_backup_holds_what_was_said_and_nothing_off_the_record(
    scene: Scene, command: Command, tmp_path: Path
) -> None:
    scene.ann.post(SAID)
    scene.ann.post(QUIET, off_record=True)
    path = tmp_path / "away" / "one.db"
    path.parent.mkdir()

    assert command("backup", str(path)).returncode == 0

    content = path.read_bytes()
    assert SAID.encode() in content
    assert QUIET.encode() not in content
    assert path.stat().st_mode & 0o077 == 0
    assert sorted(each.name for each in path.parent.iterdir()) == ["erasures.jsonl", "one.db"]


def test_what_is_put_back_is_as_it_was_without_what_was_erased_since(
    scene: Scene, command: Command, tmp_path: Path
) -> None:
    scene.ann.post(SAID)
    gone, changed = scene.ann.post("zuglitto"), scene.ann.post("wimstarp")
    path = tmp_path / "one.db"
    assert command("backup", str(path)).returncode == 0
    scene.ann.do("note.withdraw", note=gone["id"])
    scene.ann.do("note.edit", note=changed["id"], kind="ask", text="put better", off_record=False)
    scene.ann.post(LATER)

    refused = command("restore", str(path))
    done = command("restore", str(path), "--overwrite")

    assert (refused.returncode, done.returncode) == (2, 0), done.stderr
    assert "--overwrite" in refused.stderr
    there = texts(scene)
    assert SAID in there
    assert not {"zuglitto", "wimstarp", LATER} & there
    assert faults(scene) == []
    scene.ann.post("and on we go")


def test_a_note_that_gets_the_number_of_an_erased_one_is_not_erased_with_it(
    scene: Scene, command: Command, tmp_path: Path
) -> None:
    before, after = tmp_path / "before.db", tmp_path / "after.db"
    assert command("backup", str(before)).returncode == 0
    gone = scene.ann.post("zuglitto")
    number = key_of(scene.ann.client, "note", gone["id"])
    scene.ann.do("note.withdraw", note=gone["id"])
    assert command("restore", str(before), "--overwrite").returncode == 0
    living = scene.ann.post(LATER)
    assert key_of(scene.ann.client, "note", living["id"]) == number, "or this test shows nothing"
    scene.fay.do("roundtable.close", code=CODE)
    assert command("seal", CODE).returncode == 0
    assert command("backup", str(after)).returncode == 0

    assert command("restore", str(after), "--overwrite").returncode == 0

    assert LATER in texts(scene)
    assert faults(scene) == []


def test_what_was_erased_again_stays_erased_where_the_list_is_lost_afterwards(
    scene: Scene, command: Command, tmp_path: Path
) -> None:
    path, known = tmp_path / "one.db", tmp_path / "elsewhere" / "known.jsonl"
    gone = scene.ann.post("zuglitto")
    assert command("backup", str(path)).returncode == 0
    scene.ann.do("note.withdraw", note=gone["id"])
    known.parent.mkdir()
    (tmp_path / "erasures.jsonl").rename(known)
    assert command("restore", str(path), "--overwrite", "--erasures", str(known)).returncode == 0
    known.unlink()

    assert command("restore", str(path), "--overwrite").returncode == 0

    assert "zuglitto" not in texts(scene)


def test_who_was_shut_out_since_a_backup_is_not_let_in_again_by_it(
    scene: Scene, command: Command, tmp_path: Path
) -> None:
    path = tmp_path / "one.db"
    link = command("link", CODE, "--role", "writer").stdout.strip().partition("8000")[2]
    unused = command("link", CODE, "--role", "display").stdout.strip().partition("8000")[2]
    assert command("backup", str(path)).returncode == 0
    assert come_in(scene.app.test_client(), link).status_code == 303
    assert command("devices", "--end-link", "6").returncode == 0
    assert command("devices", "--end", "2").returncode == 0
    scene.fay.do("phone.end", person=1)

    assert command("restore", str(path), "--overwrite").returncode == 0

    assert scene.wes.client.get(f"/write-up/{CODE}").status_code == 403
    assert scene.fay.client.get(f"/run/{CODE}").status_code == 200
    assert scene.ann.tell("note.post", heading="talent", kind="ask", text=LATER, off_record=False).status_code == 403
    refused = [come_in(scene.app.test_client(), each) for each in (link, unused)]
    assert [each.status_code for each in refused] == [404, 404]
    assert ["taken back" in each.text for each in refused] == [False, True]


def test_a_backup_goes_only_where_a_file_can_be(command: Command, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere" / "one.db"):
        refused = command("backup", str(path))
        assert refused.returncode == 2
        assert "in a folder that exists" in refused.stderr


def test_nothing_is_put_back_where_nobody_knows_what_was_erased(scene: Scene, command: Command, tmp_path: Path) -> None:
    path = tmp_path / "one.db"
    assert command("backup", str(path)).returncode == 0
    (tmp_path / "erasures.jsonl").unlink()
    before = texts(scene)

    refused = command("restore", str(path), "--overwrite")

    assert refused.returncode == 2
    assert "--without-erasures" in refused.stderr
    assert texts(scene) == before
    assert command("restore", str(path), "--overwrite", "--without-erasures").returncode == 0


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
def test_what_is_no_backup_or_damaged_is_refused_in_one_line_and_what_is_there_stays(
    scene: Scene, command: Command, tmp_path: Path
) -> None:
    scene.ann.post(SAID)
    whole, known = tmp_path / "whole.db", tmp_path / "known.jsonl"
    assert command("backup", str(whole)).returncode == 0
    paths = [tmp_path / name for name in ("note.txt", "cut.db", "head.db", "other.db")]
    paths[0].write_text("not a backup")
    paths[1].write_bytes(whole.read_bytes()[:30_000])
    paths[2].write_bytes(b"SQLite format 3\0")
    with closing(sqlite3.connect(paths[3])) as other:
        other.execute("CREATE TABLE bookmark (address TEXT)")
    known.write_text('{"at": "2026-11-28T10:00:00+00:00"}\n')

    tried = [command("restore", str(path), "--overwrite", "--without-erasures") for path in paths]
    tried += [command("restore", str(whole), "--overwrite", "--erasures", str(known))]

    for refused in tried:
        assert (refused.returncode, refused.stderr.count("\n")) == (2, 1), refused.stderr
    assert SAID in texts(scene)


def back_up_before_the_commit(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Has a backup begun when an erasure is written down and not committed yet; it is in the list that is given."""
    made: list[Path] = []
    note = erasures.note

    def note_and_back_up(*given: Any, **named: Any) -> None:
        note(*given, **named)
        with scene.app.app_context():
            made.extend(filter(None, [keep_shelf(datetime.now(UTC))]))

    monkeypatch.setattr(erasures, "note", note_and_back_up)
    return made


def test_a_backup_that_was_begun_while_an_erasure_waited_is_named(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene.ann.post(SAID)
    scene.fay.do("roundtable.close", code=CODE)
    made = back_up_before_the_commit(scene, monkeypatch)

    scene.wes.do("words.erase", labels="T6")

    assert SAID.encode() in made[0].read_bytes()
    with scene.app.app_context():
        named = find_holding(list_shelf(scene.app), read_lists([find_list(scene.app)]))
    assert [each.path for each in named] == made
    assert made[0].name in scene.people["org"].client.get("/programme/keeping").get_data(as_text=True)


@pytest.mark.parametrize("act", ["seal", "delete"])
def test_a_backup_that_was_begun_while_a_roundtable_waited_for_its_end_is_dropped(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    scene.ann.post(SAID)
    scene.fay.do("roundtable.close", code=CODE)
    made = back_up_before_the_commit(scene, monkeypatch)
    org = scene.people["org"].client
    typed = {"csrf_token": token_of(org, CODE), "code": CODE}

    assert org.post(f"/programme/{CODE}/keeping/{act}", data=typed).status_code == 303
    with scene.app.app_context():
        later = keep_shelf(datetime.now(UTC) + timedelta(seconds=1))

    assert later is not None
    assert not made[0].exists()
    with scene.app.app_context():
        assert [each.path for each in list_shelf(scene.app)] == [later]


def test_a_backup_that_has_a_note_as_it_was_last_changed_is_not_named(scene: Scene) -> None:
    changed = scene.ann.post(SAID)
    scene.ann.do("note.edit", note=changed["id"], kind="ask", text="put better", off_record=False)

    with scene.app.app_context():
        assert keep_shelf(datetime.now(UTC)) is not None
        assert find_holding(list_shelf(scene.app), read_lists([find_list(scene.app)])) == []


def test_a_backup_under_an_odd_path_is_looked_into_and_one_that_cannot_be_is_not_dropped(
    scene: Scene, tmp_path: Path
) -> None:
    scene.app.instance_path = str(tmp_path / "club #1, 50%41?")
    Path(scene.app.instance_path).mkdir()
    with scene.app.app_context():
        note_line = {"at": datetime.now(UTC).isoformat(), "roundtable": "ZZZZZ", "deleted": True}
        append(find_list(scene.app), note_line)
        kept = keep_shelf(datetime.now(UTC))
        assert kept is not None
        assert find_holding(list_shelf(scene.app), read_lists([find_list(scene.app)])) == []
        assert keep_shelf(datetime.now(UTC) + timedelta(hours=1)) is None, "the day's is there"

        kept.write_bytes(b"what something else has open")
        assert keep_shelf(datetime.now(UTC) + timedelta(hours=2)) is None
        assert kept in [each.path for each in find_holding(list_shelf(scene.app), read_lists([find_list(scene.app)]))]
