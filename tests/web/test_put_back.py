"""A database that was put back to an earlier state: pages that know more start again, and nobody becomes another."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import CODE, Person, dispose
from flask import Flask
from sqlalchemy import update
from witness import roundtable_id

from facilitator.database.access import db, write
from facilitator.domain.people import Role
from facilitator.domain.phases import Phase
from facilitator.store.journal import mark_of
from facilitator.store.roundtables import RoundtableRow

CASES = json.loads((Path(__file__).parent.parent / "cases" / "put_back.json").read_text())


@pytest.fixture(autouse=True)
def _reveal(app: Flask) -> None:
    """Puts the room where phones hear of every note."""
    set_phase(app, Phase.REVEAL)


def set_phase(app: Flask, phase: Phase) -> None:
    with app.app_context():
        write(lambda session: session.execute(update(RoundtableRow).values(phase=phase)))


@pytest.fixture
def path(app: Flask) -> Path:
    return Path(app.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///"))


def back_up(path: Path) -> Path:
    """A copy of the database as it is now."""
    copy = path.with_suffix(".backup")
    with sqlite3.connect(path) as now, sqlite3.connect(copy) as kept:
        now.backup(kept)
    now.close()
    kept.close()
    return copy


def put_back(app: Flask, path: Path, copy: Path) -> None:
    """The database as it was."""
    dispose(app)
    for log in path.parent.glob(f"{path.name}-*"):
        log.unlink()
    shutil.copy(copy, path)


def ask(person: Person, after: int = 0, **more: Any) -> dict[str, Any]:
    response = person.client.get(f"/r/{CODE}/entries", query_string={"after": after, **more})
    assert response.status_code == 200
    answer: dict[str, Any] = response.get_json()
    return answer


def write_until(person: Person, head: int) -> None:
    while ask(person)["head"] < head:
        person.post("one more")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_page_that_comes_back(app: Flask, path: Path, ann: Person, case: dict[str, Any]) -> None:
    write_until(ann, case["put_back"] or case["page"])
    copy = back_up(path)
    write_until(ann, case["page"])
    mark = mark_at(app, case["page"])
    if case["put_back"] is not None:
        put_back(app, path, copy)
    write_until(ann, case["head"])

    answer = ask(ann, case["page"], mark=mark)

    assert answer["head"] == case["head"]
    assert answer.get("resync", False) is (case["gets"] == "snapshot")
    if case["gets"] != "snapshot":
        assert [entry["seq"] for entry in answer["entries"]] == case["gets"]
        assert answer["mark"] == mark_at(app, case["head"])


def mark_at(app: Flask, seq: int) -> str:
    """The mark of one entry, as a page has it that heard that entry last."""
    with app.app_context():
        return mark_of(db.session(), roundtable_id(app, CODE), seq)


def test_each_entry_has_a_mark_of_its_own_which_is_the_same_for_all(app: Flask, ann: Person, dee: Person) -> None:
    write_until(ann, 8)
    marks = [mark_at(app, seq) for seq in range(9)]

    assert len(set(marks)) == 9
    assert ask(ann, 3, mark=marks[3])["mark"] == ask(dee, 3, mark=marks[3])["mark"] == marks[8]
    assert not any(ask(dee, seq, mark=mark).get("resync") for seq, mark in enumerate(marks))
    assert all(ask(dee, seq, mark=mark)["resync"] for seq, mark in enumerate(marks[:-1], start=1))


def test_a_page_that_says_no_mark_is_believed(ann: Person) -> None:
    write_until(ann, 5)

    assert [entry["seq"] for entry in ask(ann, 3)["entries"]] == [4, 5]


def test_a_phone_learns_that_its_own_note_is_gone_though_nobody_else_has_heard_of_it(
    app: Flask, path: Path, ann: Person, ben: Person
) -> None:
    set_phase(app, Phase.POST)
    copy = back_up(path)
    before = ask(ann)
    told = ann.do("note.post", heading="talent", kind="ask", text="of yesterday", off_record=True)
    place = {"after": before["head"], "mark": before["mark"]}
    assert told["seq"] == ask(ann)["head"] == ask(ben)["head"] == before["head"]
    assert ask(ann, **place, mine=told["mine"])["entries"] == []

    put_back(app, path, copy)

    assert ask(ann, **place, mine=told["mine"])["resync"]
    assert not ask(ben, **place, mine="").get("resync")


def test_a_phone_that_was_away_learns_what_others_did_to_its_own(app: Flask, ann: Person, fay: Person) -> None:
    set_phase(app, Phase.POST)
    told = ann.do("note.post", heading="talent", kind="ask", text="names a person", off_record=False)
    place = {"after": told["seq"], "mine": told["mine"]}
    assert not ask(ann, **place).get("resync")

    fay.do("note.hold", note=told["notes"][0]["id"])

    assert ask(ann, **place)["resync"]


def test_who_joined_after_the_backup_does_not_become_who_joins_after_it_was_put_back(
    app: Flask, path: Path, join: Callable[..., Person], enter: Callable[..., Person]
) -> None:
    copy = back_up(path)
    ann, wes = join(), enter(Role.WRITER)
    put_back(app, path, copy)
    ben, fay = join(), enter(Role.FACILITATOR)
    ben.post("only mine", off_record=True)

    assert ann.client.get(f"/r/{CODE}/snapshot").status_code == 403
    assert wes.client.get(f"/run/{CODE}").status_code == 403
    assert [note["text"] for note in ben.board()["notes"]] == ["only mine"]
    assert fay.client.get(f"/run/{CODE}").status_code == 200


class TestSnapshots:
    """A board that a page has already is not made and sent again."""

    def fetch(self, person: Person, etag: str | None = None, audience: str = "phone") -> Any:
        headers = {} if etag is None else {"If-None-Match": etag}
        return person.client.get(f"/r/{CODE}/snapshot?audience={audience}", headers=headers)

    def test_a_board_that_has_not_changed_is_not_sent_again(self, ann: Person, monkeypatch: pytest.MonkeyPatch) -> None:
        first = self.fetch(ann)
        monkeypatch.setattr("facilitator.web.catching_up.write_snapshot", None)

        second = self.fetch(ann, first.headers["ETag"])

        assert (second.status_code, second.get_data()) == (304, b"")
        assert second.headers["ETag"] == first.headers["ETag"]

    def test_a_board_that_has_changed_is(self, ann: Person, dee: Person) -> None:
        first = self.fetch(dee, audience="room")
        ann.post("new")

        second = self.fetch(dee, first.headers["ETag"], audience="room")

        assert second.status_code == 200
        assert [note["text"] for note in second.get_json()["board"]["notes"]] == ["new"]
        assert second.get_json()["mark"] == ask(ann, second.get_json()["seq"])["mark"]

    def test_one_persons_board_is_no_answer_to_another(self, ann: Person, ben: Person, fay: Person) -> None:
        ann.post("of ann alone")
        tags = {
            self.fetch(ann).headers["ETag"],
            self.fetch(ben).headers["ETag"],
            self.fetch(fay, audience="room").headers["ETag"],
            self.fetch(fay, audience="crew").headers["ETag"],
        }

        assert len(tags) == 4
        for tag in tags - {self.fetch(ben).headers["ETag"]}:
            assert self.fetch(ben, tag).status_code == 200

    def test_a_board_of_a_history_that_is_no_more_is_none(self, app: Flask, path: Path, ann: Person) -> None:
        copy = back_up(path)
        ann.post("of yesterday")
        first = self.fetch(ann)
        put_back(app, path, copy)
        ann.post("of today")

        second = self.fetch(ann, first.headers["ETag"])

        assert second.status_code == 200
        assert second.get_json()["seq"] == first.get_json()["seq"]
        assert [note["text"] for note in second.get_json()["board"]["notes"]] == ["of today"]
