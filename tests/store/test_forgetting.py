"""What this server keeps of words is forgotten, whoever erases them: it, another server, or a command."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from threading import Thread
from unittest.mock import Mock

import pytest
from commands import Done
from conftest import CODE, NOW, Person
from scenes import AFTERWARDS, PITCHING, Scene
from witness import roundtable_id

from facilitator.actions.deletions import delete_whole
from facilitator.actions.forgetting import Erasures
from facilitator.commands import COMMANDS
from facilitator.database.access import db, write
from facilitator.domain.traces import SERVER
from facilitator.live.reading import Reader
from facilitator.store.roundtables import all_rows
from facilitator.store.words import load_words

Command = Callable[..., Done]


@pytest.fixture
def forgotten(scene: Scene) -> Mock:
    """Told whenever this server forgets."""
    forgotten = Mock()
    scene.app.extensions["forgetters"].append(forgotten)
    return forgotten


@pytest.fixture
def reader(scene: Scene, forgotten: Mock) -> Reader:
    """This server's reader, which has looked once."""
    reader = Reader(scene.app)
    reader.look()
    forgotten.assert_not_called()
    return reader


def test_nobody_forgets_for_a_note_that_is_posted_or_changed_while_the_room_goes_on(
    scene: Scene, reader: Reader, forgotten: Mock
) -> None:
    scene.ann.post("one more")
    scene.ann.do("note.edit", note=scene.notes[0], kind="barrier", text="other words", off_record=False)
    reader.look()

    forgotten.assert_not_called()


def test_what_a_command_erases_is_forgotten_at_the_next_look(
    scene: Scene, command: Command, reader: Reader, forgotten: Mock
) -> None:
    scene.fay.do("roundtable.close", code=CODE)
    forgotten.reset_mock()
    reader.look()
    forgotten.assert_not_called()  # it has been, at once

    assert command("erase", CODE, "T1").returncode == 0
    reader.look()
    reader.look()

    forgotten.assert_called_once_with()


def test_what_another_server_deletes_is_forgotten_at_the_next_look(
    scene: Scene, reader: Reader, forgotten: Mock
) -> None:
    gone = roundtable_id(scene.app, CODE)
    scene.fay.do("roundtable.close", code=CODE)
    reader.look()
    forgotten.reset_mock()
    with scene.app.app_context():
        write(partial(delete_whole, roundtable_id=gone, doer=SERVER, now=NOW), gone)
    reader.look()

    forgotten.assert_called_once_with()


def test_what_an_author_takes_back_at_another_server_is_forgotten_whatever_this_one_has_forgotten_since(
    scene: Scene, reader: Reader, forgotten: Mock
) -> None:
    scene.fay.do("roundtable.close", code=CODE)
    reader.look()
    with elsewhere(scene):
        scene.ann.do("note.withdraw", note=scene.notes[0])
    scene.ann.do("note.withdraw", note=scene.notes[1])
    forgotten.reset_mock()
    reader.look()
    reader.look()

    forgotten.assert_called_once_with()


@contextmanager
def elsewhere(scene: Scene) -> Iterator[None]:
    """What is done meanwhile is another server's doing, of whose memory this one knows nothing."""
    forgetters = scene.app.extensions["forgetters"]
    scene.app.extensions["forgetters"] = []
    try:
        yield
    finally:
        scene.app.extensions["forgetters"] = forgetters


def test_whoever_had_read_words_before_they_were_erased_leaves_nothing_behind(scene: Scene, forgotten: Mock) -> None:
    scene.fay.do("roundtable.close", code=CODE)
    with scene.app.app_context():
        other = Thread(target=partial(scene.wes.do, "words.erase", labels="T1"))
        other.start()
        other.join()
        forgotten.reset_mock()

    forgotten.assert_called_once_with()


def test_each_kind_of_entry_with_which_words_go_after_the_close_is_in_the_list(scene: Scene, forgotten: Mock) -> None:
    for code in (CODE, PITCHING):
        Person(scene.fay.client, code).do("roundtable.close", code=code)
    told: dict[str, bool] = {}
    for name in sorted(AFTERWARDS):
        code, values = scene.orders()[name]
        before = list_words(scene)
        forgotten.reset_mock()
        person = scene.ann if COMMANDS[name].for_attendees else scene.fay
        Person(person.client, code).tell(name, **values)
        if before - list_words(scene):
            told[name] = forgotten.called

    assert {"note.withdraw", "contribution.withdraw", "words.erase", "words.withdraw"} <= told.keys()
    assert all(told.values()), told


def list_words(scene: Scene) -> set[tuple[str, int, str]]:
    """Every word of notes and contributions that is there."""
    with scene.app.app_context():
        rows = all_rows(db.session())
        return {words for row in rows for words in load_words(db.session(), row.id)}


def test_a_room_that_was_not_there_at_the_last_look_has_erased_nothing(scene: Scene) -> None:
    erasures = Erasures()
    with scene.app.app_context():
        assert erasures.find(db.session()) == set()
        assert erasures.find(db.session()) == set()


def test_who_listens_is_told_though_forgetting_goes_wrong(
    scene: Scene, forgotten: Mock, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[int] = []
    scene.app.extensions["publishers"].append(told.append)
    forgotten.side_effect = OSError("the process is gone")

    scene.fay.do("roundtable.close", code=CODE)

    assert "stays for now" in caplog.text
    assert told == [roundtable_id(scene.app, CODE)]


@pytest.mark.parametrize("name", ["composing", "background"])
def test_whoever_waits_for_long_work_holds_no_connection(scene: Scene, name: str) -> None:
    with scene.app.app_context():
        db.session.execute(db.text("SELECT 1"))
        assert db.engine.pool.checkedout() == 1  # type: ignore[attr-defined]

        assert scene.app.extensions[name](db.engine.pool.checkedout) == 0  # type: ignore[attr-defined]
