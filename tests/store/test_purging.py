"""Dates that fall due, what a backup still holds of it, and whether a kill can leave anything half done."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from commands import Done, run_killed
from conftest import CODE, make_settings
from databases import dispose
from scenes import CLOSED, Scene, make_theme
from sqlalchemy import update
from traces import columns_with, traces
from waiting import Meanwhile
from witness import roundtable_id, stored

from facilitator import schedules
from facilitator.app import create_app
from facilitator.database.access import db, write
from facilitator.database.erasures import find_list, read_lists
from facilitator.database.shelves import find_holding, list_shelf
from facilitator.schedules import keep_shelf, purge_until
from facilitator.store.boards import load_board
from facilitator.store.checks import find_faults
from facilitator.store.programmes import ProgrammeRow
from facilitator.store.roundtables import find_by_code

MARK = "zuglittomark"
PAST, NOW = date(2026, 11, 1), datetime(2030, 1, 1, tzinfo=UTC)
Command = Callable[..., Done]


@pytest.fixture
def over(scene: Scene) -> str:
    """A closed roundtable of whose notes three quote the mark, two of them in a theme; gives the label of one."""
    notes = [scene.ann.post(f"{MARK} {word} costs a lot", heading="investment") for word in ("one", "two", "three")]
    make_theme(scene.fay, "Money", [note["id"] for note in notes[:2]], "investment")
    scene.fay.do("roundtable.close", code=CODE)
    return "£1"


def set_dates(scene: Scene, **dates: date) -> None:
    with scene.app.app_context():
        write(lambda session: session.execute(update(ProgrammeRow).values(**dates)))


def purge(scene: Scene, day: date) -> list[tuple[str, str]]:
    with scene.app.app_context():
        return [(each.code, each.act.value) for each in purge_until(day, NOW)]


def faults(scene: Scene, code: str = CODE) -> list[str]:
    with scene.app.app_context():
        return find_faults(db.session(), roundtable_id(scene.app, code))


def test_what_is_not_due_stays_and_what_goes_on_is_left_alone(scene: Scene, over: str) -> None:
    set_dates(scene, seal_on=date(2027, 1, 1), delete_on=date(2028, 1, 1))
    before = stored(scene.app)

    assert purge(scene, date(2026, 12, 31)) == []
    assert stored(scene.app) == before
    assert {code for code, _ in purge(scene, date(2027, 1, 1))} == {CODE, CLOSED}


def test_what_was_read_of_notes_is_forgotten_on_the_day_that_erases_their_words(scene: Scene, over: str) -> None:
    forgotten = Mock()
    scene.app.extensions["forgetters"].append(forgotten)
    set_dates(scene, erase_raw_on=PAST)
    assert purge(scene, PAST - timedelta(days=1)) == []
    forgotten.assert_not_called()

    assert (CODE, "erase_raw") in purge(scene, PAST)
    forgotten.assert_called()


@pytest.mark.parametrize("date_of", ["erase_raw_on", "seal_on", "delete_on"])
def test_what_two_servers_find_due_at_once_is_done_once_and_the_rest_after_it(
    scene: Scene, over: str, date_of: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_dates(scene, **{date_of: PAST})
    other = create_app(make_settings(Path(scene.app.instance_path), scene.app.config["SQLALCHEMY_DATABASE_URI"]))
    done: list[str] = []

    def purge_there() -> None:
        with other.app_context():
            done.extend(each.code for each in purge_until(PAST, NOW))

    meanwhile = Meanwhile(purge_there)
    monkeypatch.setattr(schedules, "carry_out", meanwhile.before(schedules.carry_out))
    done += [code for code, _ in purge(scene, PAST)]
    meanwhile.end()
    dispose(other)

    assert sorted(code for code in done if code in {CODE, CLOSED}) == sorted([CODE, CLOSED])


def test_a_dry_run_names_all_and_does_nothing(scene: Scene, over: str, command: Command) -> None:
    set_dates(scene, erase_raw_on=PAST, seal_on=PAST)
    before = stored(scene.app)

    told = command("purge", "--dry-run", "--on", "2027-01-01")

    assert told.returncode == 0
    assert f"{CODE}: erase raw, due on 2026-11-01\n{CODE}: seal" in told.stdout
    assert stored(scene.app) == before
    assert command("purge", "--on", "soon").returncode == 2


def test_erasing_raw_words_keeps_the_themes(scene: Scene, over: str) -> None:
    set_dates(scene, erase_raw_on=PAST)
    with scene.app.app_context():
        board = load_board(db.session(), roundtable_id(scene.app, CODE))
        before = {theme.name: board.backing(theme) for theme in board.themes}

    purge(scene, NOW.date())

    assert traces(scene.app, MARK) == []
    with scene.app.app_context():
        board = load_board(db.session(), roundtable_id(scene.app, CODE))
        assert {theme.name: board.backing(theme) for theme in board.themes} == before
    assert faults(scene) == []
    assert scene.wes.client.get(f"/write-up/{CODE}").status_code == 200
    assert "Money" in scene.people["fay"].client.get(f"/programme/{CODE}/keeping").get_data(as_text=True)


def test_deleting_leaves_nothing(scene: Scene, over: str) -> None:
    set_dates(scene, delete_on=PAST)

    assert (CODE, "delete") in purge(scene, NOW.date())

    assert traces(scene.app, MARK) == []
    assert scene.fay.client.get(f"/write-up/{CODE}").status_code == 404


@pytest.mark.parametrize("what", ["erase_raw_on", "seal_on", "delete_on"])
def test_a_backup_from_before_is_put_back_without_what_was_done_since(
    scene: Scene, over: str, command: Command, tmp_path: Path, what: str
) -> None:
    path = tmp_path / "before.db"
    assert command("backup", str(path)).returncode == 0
    set_dates(scene, **{what: PAST})
    purge(scene, NOW.date())
    purged = columns(scene)

    done = command("restore", str(path), "--overwrite")

    assert done.returncode == 0, done.stderr
    if what != "delete_on":
        assert faults(scene) == []
    assert columns(scene) == purged
    with scene.app.app_context():
        row = find_by_code(db.session(), CODE)
        assert (row is None) == (what == "delete_on")
        assert what != "seal_on" or load_board(db.session(), row.id if row else 0).participants == {}


def columns(scene: Scene) -> list[str]:
    with scene.app.app_context():
        return columns_with(MARK)


def test_backups_that_hold_what_was_erased_are_named_and_those_past_their_time_dropped(scene: Scene, over: str) -> None:
    with scene.app.app_context():
        start = datetime.now(UTC) - timedelta(hours=1)
        first = keep_shelf(start)
        assert keep_shelf(start + timedelta(hours=2)) is None, "one a day"
        assert named(scene) == []
    scene.wes.do("words.erase", labels=label_of(scene))

    with scene.app.app_context():
        assert named(scene) == [first]
        second = keep_shelf(start + timedelta(days=2))
        assert named(scene) == [first]
        keep_shelf(start + timedelta(days=2) + schedules.KEPT)
        assert named(scene) == []
        assert [each.path for each in list_shelf(scene.app)][1:] == [second]
    set_dates(scene, delete_on=PAST)
    purge(scene, NOW.date())
    with scene.app.app_context():
        last = keep_shelf(NOW + timedelta(hours=1))
        assert [each.path for each in list_shelf(scene.app)] == [last]


def test_a_clock_that_was_ahead_keeps_no_days_backup_from_being_made(scene: Scene) -> None:
    with scene.app.app_context():
        now = datetime.now(UTC)
        keep_shelf(now + timedelta(days=400))

        made = keep_shelf(now)

        assert made is not None
        assert made.exists()
        assert keep_shelf(now + timedelta(hours=2)) is None, "one a day"


def named(scene: Scene) -> list[Path]:
    return [each.path for each in find_holding(list_shelf(scene.app), read_lists([find_list(scene.app)]))]


def label_of(scene: Scene) -> str:
    with scene.app.app_context():
        notes = load_board(db.session(), roundtable_id(scene.app, CODE)).notes
        return str(next(note.label for note in notes if note.text and MARK in note.text))


def is_done(scene: Scene, act: str) -> bool:
    """Whether one that was killed after its commit has done the whole of what it is for."""
    with scene.app.app_context():
        row = find_by_code(db.session(), CODE)
        assert row is not None
        board = load_board(db.session(), row.id)
        if act == "seal":
            return row.sealed_at is not None and board.participants == {}
        return sum(MARK in (note.text or "") for note in board.notes) == 2


STEP = 45
"""Every so many-th statement is one at which somebody pulls the plug; `bench/keeping.py` leaves none out."""

ACTS: dict[str, Any] = {
    "erase": lambda scene, _path: ["erase", CODE, label_of(scene)],
    "seal": lambda _scene, _path: ["seal", CODE],
    "purge": lambda _scene, _path: ["purge"],
    "backup": lambda _scene, path: ["backup", str(path / "killed.db")],
    "restore": lambda _scene, path: ["restore", str(path / "before.db"), "--overwrite"],
}


@pytest.mark.parametrize("act", ACTS)
def test_a_kill_at_any_step_leaves_all_or_nothing(
    scene: Scene, over: str, command: Command, tmp_path: Path, act: str
) -> None:
    set_dates(scene, erase_raw_on=PAST, seal_on=PAST)
    assert command("backup", str(tmp_path / "before.db")).returncode == 0
    words = ACTS[act](scene, tmp_path)
    if act == "restore":
        scene.wes.do("words.erase", labels=label_of(scene))
    environment = {
        "FACILITATOR_INSTANCE": str(tmp_path),
        "FACILITATOR_DATABASE_URL": scene.app.config["SQLALCHEMY_DATABASE_URI"],
    }
    before = stored(scene.app)
    n_killed = 0

    while (status := run_killed(environment, words, STEP * n_killed + 1)) is None:
        n_killed += 1
        assert faults(scene) == []
        if act not in {"purge", "backup"} and stored(scene.app) != before:
            break  # killed after its one commit: all of it is done, and only the overwriting is left

    assert n_killed > 1
    assert status == 0 or is_done(scene, act)
    assert faults(scene) == []
    assert not list(tmp_path.glob(".*.part"))
    if act == "purge":
        assert traces(scene.app, MARK) == []
