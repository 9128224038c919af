"""The list of what was erased: of what is sealed it does not tell what one hand took back together."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.actions.restores.replays import gather, is_gone
from facilitator.database.erasures import append, copy_list, describe, held, note, parse, read_lists, rewrite, settle
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.errors import Conflict
from facilitator.store.contributions import ContributionRow
from facilitator.store.notes import NoteRow

HERE, THERE = "BCDFG", "XYWVT"
Line = dict[str, Any]


def line(minute: int, **told: Any) -> Line:
    return {"at": f"2026-11-28T18:{minute:02}:00+00:00", "roundtable": HERE, **told}


NUMBERS = st.lists(st.integers(1, 30), min_size=1, max_size=30, unique=True)


def take_back(hands: list[list[int]]) -> list[Line]:
    """Each hand takes all of its own back at once, one after the other; then it is sealed."""
    return [line(minute, notes=notes) for minute, notes in enumerate(hands)] + [line(50, sealed=True)]


@given(NUMBERS, st.data())
def test_whoever_took_what_back_a_sealed_list_is_the_same(numbers: list[int], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(numbers)))
    shuffled = data.draw(st.permutations(numbers))
    one, other = [numbers], [part for part in (shuffled[:cut], shuffled[cut:]) if part]

    assert settle(take_back(one)) == settle(take_back(other))
    assert sorted(numbers) in [each.get("notes") for each in settle(take_back(other))], "and none is forgotten"
    assert settle(settle(take_back(one))) == settle(take_back(one))


def test_what_goes_on_elsewhere_and_what_is_edited_is_kept_as_it_was() -> None:
    elsewhere = [line(3, notes=[2, 1]) | {"roundtable": THERE}, line(4, notes=[3]) | {"roundtable": THERE}]
    here = [line(1, edited=[[7, 2], [9, 3]]), line(2, edited=[[7, 4]]), line(5, notes=[9]), line(6, places=True)]

    found = settle([*here, *elsewhere, line(7, sealed=True), line(9, contributions=[4])])

    assert [each for each in found if each["roundtable"] == THERE] == elsewhere
    assert [each for each in found if each["roundtable"] == HERE] == [
        line(7, places=True, sealed=True),
        line(9, notes=[9], contributions=[4], edited=[[7, 4]]),
    ]


def test_of_what_is_deleted_nothing_else_is_told_and_its_code_may_be_anothers() -> None:
    before, after = line(1, notes=[1, 2]), line(9, notes=[3])
    assert settle([before, line(2, sealed=True), line(5, deleted=True), after]) == [line(5, deleted=True), after]


def test_a_list_is_written_anew_whole_and_added_to_by_whoever_had_it_open(tmp_path: Path) -> None:
    path = tmp_path / "erasures.jsonl"
    append(path, line(1, notes=[2]))
    append(path, line(1, notes=[1]))
    note(path, line(3, sealed=True), is_final=True)
    append(path, line(4, notes=[5]))

    assert len(parse(path.read_text())) == 3
    assert rewrite(path).read_text() == "".join(path.read_text())
    assert read_lists([path]) == [line(3, sealed=True), line(4, notes=[1, 2, 5])]
    assert path.stat().st_mode & 0o077 == 0
    assert [each.name for each in tmp_path.iterdir()] == ["erasures.jsonl"]


def test_a_copy_from_before_the_sealing_is_settled_with_it(tmp_path: Path) -> None:
    known, away = tmp_path / "erasures.jsonl", tmp_path / "away"
    away.mkdir()
    append(known, line(1, notes=[2]))
    append(known, line(2, notes=[1, 3]))
    copy_list(known, away)
    note(known, line(3, sealed=True), is_final=True)

    copied = copy_list(known, away)

    assert copied.read_text() == known.read_text()
    assert "[1, 2, 3]" in copied.read_text()


def replace(path: Path) -> None:
    """Puts another file in the place of this one, with the same in it."""
    other = path.with_name("other")
    other.write_bytes(path.read_bytes())
    os.replace(other, path)


@pytest.mark.parametrize(("change", "kept"), [(replace, [line(1, notes=[1])]), (Path.unlink, [])])
def test_whoever_waited_while_the_list_was_written_anew_adds_to_the_new_one(
    tmp_path: Path, change: Callable[[Path], None], kept: list[Line]
) -> None:
    path = tmp_path / "erasures.jsonl"
    append(path, line(1, notes=[1]))
    with held(path):
        adding = Thread(target=append, args=(path, line(2, notes=[2])))
        adding.start()
        adding.join(0.2)
        assert adding.is_alive(), "nobody adds while somebody else has the list"
        change(path)
    adding.join()

    assert parse(path.read_text()) == [*kept, line(2, notes=[2])]


def test_the_list_is_on_the_disk_before_anybody_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, synced = tmp_path / "erasures.jsonl", []
    monkeypatch.setattr(os, "fsync", lambda open_file: synced.append(os.fstat(open_file)))

    append(path, line(1, notes=[1]))
    assert [(each.st_ino, each.st_size) for each in synced] == [(path.stat().st_ino, path.stat().st_size)]

    synced.clear()
    rewrite(path, [line(2, sealed=True)])
    assert [each.st_ino for each in synced] == [path.stat().st_ino, tmp_path.stat().st_ino], "with where it stands"
    assert synced[0].st_size == path.stat().st_size


@pytest.mark.parametrize("damaged", ['{"at": "2026-11-28"}', '{"roundtable": "BCDFG"}', "{}", '{"at": }', "at}"])
def test_nothing_is_put_back_by_a_list_of_which_a_line_does_not_say_what_it_erased(damaged: str) -> None:
    with pytest.raises(Conflict):
        parse(f"{damaged}\n")


@pytest.mark.parametrize("kind", [EntryKind.ROUNDTABLE_CLOSED, EntryKind.SHARING_TIGHTENED])
def test_that_it_was_forgotten_where_people_sat_is_listed(kind: EntryKind) -> None:
    assert describe(Fact(kind, {"people": [{"id": 7, "table": None}]})) == {"places": True}
    assert describe(Fact(kind, {"roundtable": {"status": "closed"}})) == {}


NUMBER, DRAWN = 7, 900_007


@pytest.mark.parametrize(
    ("told", "is_erased"),
    [
        ({"notes": [DRAWN]}, True),
        ({"notes": [DRAWN + 1]}, False),
        ({"contributions": [DRAWN]}, False),
        ({"edited": [[DRAWN, 3]]}, True),
        ({"edited": [[DRAWN, 2]]}, False),
        ({"notes": [NUMBER]}, True),
        ({"edited": [[NUMBER, 3]]}, True),
        ({"contributions": [NUMBER]}, False),
    ],
)
def test_a_note_that_was_put_back_loses_the_words_that_the_list_names(told: Line, *, is_erased: bool) -> None:
    note = make_row(NoteRow, revision=2)

    assert is_gone(note, gather([line(30, **told)])[HERE]) is is_erased
    # A number that tables count up to may be a younger note's by now; one that was drawn never is.
    assert is_gone(note, gather([line(29, **told)])[HERE]) is (is_erased and str(DRAWN) in str(told))


@pytest.mark.parametrize("number", [NUMBER, DRAWN])
def test_an_ask_that_was_put_back_loses_its_words_where_it_is_named_and_not_where_a_note_is(number: int) -> None:
    ask = make_row(ContributionRow)

    assert is_gone(ask, gather([line(30, contributions=[number])])[HERE])
    assert not is_gone(ask, gather([line(30, notes=[number])])[HERE])


def make_row(table: type[Any], **values: Any) -> Any:
    """A row of a note or a contribution that was posted at half past six."""
    row = table()
    for name, value in {
        "id": NUMBER,
        "alias": DRAWN,
        "posted_at": datetime.fromisoformat(line(30)["at"]),
        **values,
    }.items():
        setattr(row, name, value)
    return row
