"""What a close fixes and a seal keeps is composed before its turn: it is the same, and nothing is done until then."""

from functools import partial
from typing import Any

import pytest
from conftest import CODE, Person
from scenes import Scene
from sqlalchemy import select
from sqlalchemy import text as sql
from waiting import Meanwhile, count_composed, do_meanwhile, elsewhere, serve_beside
from witness import roundtable_id, stored
from worlds import copy_device

from facilitator.actions import fixings, roundtables
from facilitator.actions.readings import find_new, read_notes
from facilitator.actions.versions import closed_at_of, load_record, make_first
from facilitator.database.access import db, write
from facilitator.domain.board import Board
from facilitator.reports.evidence import issues
from facilitator.store.roundtables import find_by_code
from facilitator.store.versions import VersionRow

OFF, SAID = "gafolenk", "openlyxx"


@pytest.fixture
def composed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The number of each version that was composed so far."""
    return count_composed(monkeypatch)


@pytest.fixture
def evening(scene: Scene) -> Scene:
    """All that a close settles: a note off the record, one held, one that waits for a remark, and an open vote."""
    scene.ann.post(f"said in confidence {OFF}", off_record=True)
    scene.ann.post("ask Jane Miller on 07700 900123")
    scene.fay.do("note.hold", note=scene.notes[1])
    scene.fay.do("agenda.change", phases=["lobby", "cluster", "vote"], minutes=[0, 15, 7], headings=["", "", ""])
    scene.fay.do("phase.change", phase="vote")
    return scene


def read_version(scene: Scene) -> dict[str, Any]:
    found: dict[str, Any] = scene.wes.client.get(f"/write-up/{CODE}/download/json?version=1").get_json()
    return found


@pytest.mark.parametrize("mode", ["sector_only", "chatham_house"])
def test_nobody_waits_while_the_record_of_a_close_is_composed(evening: Scene, composed: list[int], mode: str) -> None:
    if mode == "chatham_house":
        evening.fay.do("sharing.tighten", sharing_mode=mode, is_sensitive=False)
    before: list[list[int]] = []
    evening.app.extensions["preparing"] = lambda work: (work(), before.append([*composed]))[0]

    evening.fay.do("roundtable.close", code=CODE)

    assert (before, composed) == ([[1]], [1])


def test_the_record_that_was_composed_before_is_the_one_that_stands(evening: Scene) -> None:
    evening.fay.do("roundtable.close", code=CODE)

    with evening.app.app_context():
        row = find_by_code(db.session(), CODE)
        assert row is not None
        made = db.session.scalars(select(VersionRow).where(VersionRow.roundtable_id == row.id)).one()
        board = load_record(db.session(), row)
        columns = fixings.compose_columns(board, make_first(board, [], closed_at_of(row)))
        assert columns == {name: getattr(made, name) for name in columns}


def test_while_a_record_is_composed_nothing_is_closed_yet(evening: Scene) -> None:
    before = stored(evening.app)
    meanwhile: list[bool] = []
    evening.app.extensions["preparing"] = lambda work: (work(), meanwhile.append(stored(evening.app) == before))[0]

    evening.fay.do("roundtable.close", code=CODE)

    assert meanwhile == [True]
    assert stored(evening.app) != before


def test_a_note_that_is_posted_while_the_record_is_composed_is_in_it(evening: Scene, composed: list[int]) -> None:
    late = elsewhere(evening.app, evening.ann)
    do_meanwhile(evening.app, "preparing", lambda: late.post(f"just in time {SAID}"))

    evening.fay.do("roundtable.close", code=CODE)

    assert composed == [1, 1]
    assert SAID in str(read_version(evening)["notes"])


@pytest.mark.parametrize(("n_notes", "n_in_turn"), [(0, 0), (1, 0), (2, 1)])
def test_a_note_that_is_posted_meanwhile_is_composed_before_the_turn_too_unless_people_write_on(
    evening: Scene, composed: list[int], n_notes: int, n_in_turn: int
) -> None:
    late, before = elsewhere(evening.app, evening.ann), []
    left = do_meanwhile(evening.app, "preparing", *[lambda: late.post(f"just in time {SAID}")] * n_notes)
    wait = evening.app.extensions["preparing"]
    evening.app.extensions["preparing"] = lambda work: (wait(work), before.append(len(composed)))[0]

    evening.fay.do("roundtable.close", code=CODE)

    assert (left, before) == ([], [1, 2][: n_notes + 1])
    assert len(composed) - before[-1] == n_in_turn
    assert str(read_version(evening)["notes"]).count(SAID) == n_notes


def test_a_record_is_the_same_when_rules_have_read_its_notes_meanwhile(evening: Scene, composed: list[int]) -> None:
    def read() -> None:
        with evening.app.app_context():
            here = roundtable_id(evening.app, CODE)
            write(partial(read_notes, roundtable_id=here, note_ids=find_new(db.session(), here)), here)

    do_meanwhile(evening.app, "preparing", read)

    evening.fay.do("roundtable.close", code=CODE)

    assert composed == [1]


def test_words_taken_back_while_the_record_is_composed_are_nowhere_in_it(evening: Scene) -> None:
    note = evening.ann.post(f"better not {SAID}")["id"]
    late = elsewhere(evening.app, evening.ann)
    do_meanwhile(evening.app, "preparing", lambda: late.do("note.withdraw", note=note))

    evening.fay.do("roundtable.close", code=CODE)

    with evening.app.app_context():
        kept = [tuple(row) for row in db.session.execute(sql("SELECT frozen, export FROM version"))]
    assert SAID not in str(kept)
    assert read_version(evening)["notes"]


def test_a_close_that_comes_again_is_answered_as_it_was(evening: Scene, composed: list[int]) -> None:
    first, again = (evening.fay.tell("roundtable.close", code=CODE, client_id="close-it-once") for _ in range(2))

    assert (first.status_code, again.status_code) == (200, 200)
    assert first.get_json()["entry"]["seq"] == again.get_json()["entry"]["seq"]
    assert composed == [1]


@pytest.fixture
def read_issues(monkeypatch: pytest.MonkeyPatch) -> list[Board]:
    """Each board of which issues were composed so far."""
    boards: list[Board] = []
    compose = issues.compose
    monkeypatch.setattr(issues, "compose", lambda board: (boards.append(board), compose(board))[1])
    return boards


def test_nobody_waits_while_what_a_seal_keeps_is_composed(evening: Scene, read_issues: list[Board]) -> None:
    evening.fay.do("roundtable.close", code=CODE)
    read_issues.clear()
    before: list[int] = []
    evening.app.extensions["preparing"] = lambda work: (work(), before.append(len(read_issues)))[0]

    first, again = (evening.fay.tell("roundtable.seal", code=CODE, client_id="seal-it-once") for _ in range(2))

    assert (before[0], len(read_issues)) == (1, 1)
    assert first.get_json()["entry"]["seq"] == again.get_json()["entry"]["seq"]


def test_a_seal_keeps_nothing_of_words_that_were_taken_back_while_it_was_prepared(
    evening: Scene, read_issues: list[Board]
) -> None:
    note = evening.ann.post(f"better not {SAID}")["alias"]
    evening.fay.do("roundtable.close", code=CODE)
    read_issues.clear()
    late = elsewhere(evening.app, evening.ann)
    do_meanwhile(evening.app, "preparing", lambda: late.do("note.withdraw", note=note))

    evening.fay.do("roundtable.seal", code=CODE)

    assert [any(SAID in (each.text or "") for each in board.notes) for board in read_issues] == [True, False]


def test_whoever_releases_a_note_at_another_server_while_a_close_is_rehearsed_is_heard_and_so_is_whoever_closes(
    evening: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = evening.ann.post(f"held for a while {SAID}")["id"]
    evening.fay.do("note.hold", note=held)
    answers: list[int] = []
    with serve_beside(evening.app) as other_server:
        late = Person(copy_device(evening.fay.client, other_server), CODE)
        late.token()
        releasing = Meanwhile(lambda: answers.append(late.tell("note.release", note=held).status_code))
        monkeypatch.setattr(roundtables, "erase_unshown", releasing.before(roundtables.erase_unshown))

        closed = evening.fay.tell("roundtable.close", code=CODE)
        releasing.end()

    # On SQLite the close may overtake whoever waits for its rehearsal, who is told then that it is over.
    assert (closed.status_code, *answers) in [(200, 200), (200, 409)]
    assert (SAID in str(read_version(evening)["notes"])) == (answers == [200])


def test_whoever_closes_again_while_the_first_close_is_composed_gets_one_answer_and_one_version(evening: Scene) -> None:
    late = elsewhere(evening.app, evening.fay)
    answers: list[Any] = []
    do_meanwhile(
        evening.app,
        "preparing",
        lambda: answers.append(late.tell("roundtable.close", code=CODE, client_id="close-it-once")),
    )

    answers.append(evening.fay.tell("roundtable.close", code=CODE, client_id="close-it-once"))

    assert [each.status_code for each in answers] == [200, 200]
    assert len({each.get_json()["entry"]["seq"] for each in answers}) == 1
    with evening.app.app_context():
        made = select(VersionRow.number).where(VersionRow.roundtable_id == roundtable_id(evening.app, CODE))
        assert list(db.session.scalars(made)) == [1]
