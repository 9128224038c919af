"""Erasing for good: nothing that anybody typed of a note is left in any file, whichever way it was written down."""

from pathlib import Path

import pytest
from conftest import CODE
from scenes import Scene, make_theme
from sqlalchemy import JSON, Enum, LargeBinary, String, select, text

from facilitator.database import scrubbing
from facilitator.database.access import db
from facilitator.store.base import Base
from facilitator.store.checks import find_faults
from facilitator.store.roundtables import find_by_code
from facilitator.store.words import CONTACTS, NO_WORDS, OF_NOTES, QUOTING, VECTORS, WORDS, name_of

MARK = "zuglittomark"


def test_every_column_of_text_is_in_the_list() -> None:
    texts = {
        name_of(column)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, String | JSON | LargeBinary) and not isinstance(column.type, Enum)
    }
    listed = [WORDS, OF_NOTES, QUOTING, VECTORS, CONTACTS, NO_WORDS]

    assert texts == frozenset().union(*listed)
    assert sum(map(len, listed)) == len(texts), "a column stands in one list only"


def traces(scene: Scene, tmp_path: Path, word: str) -> list[str]:
    """Where a word is left: files of SQLite with their logs, or the columns of any table of PostgreSQL."""
    with scene.app.app_context():
        if db.engine.dialect.name == "sqlite":
            return [path.name for path in tmp_path.iterdir() if path.is_file() and word.encode() in path.read_bytes()]
        with db.engine.connect() as connection:
            return [
                name_of(column)
                for table in Base.metadata.sorted_tables
                for column in table.columns
                if any(word in str(value) for value in connection.execute(select(column)).scalars())
            ]


def say_it_everywhere(scene: Scene) -> str:
    """A word of Ann's note, taken up wherever people write; gives the note's label."""
    ann, fay, wes = scene.ann, scene.fay, scene.wes
    note = ann.post(f"the {MARK} crane costs £4 million a year", heading="talent")
    ann.do(
        "note.edit",
        note=note["id"],
        kind="barrier",
        text=f"the big {MARK} crane costs £4 million a year",
        off_record=False,
    )
    theme = make_theme(fay, f"Cranes like {MARK}", [note["id"]])
    fay.do("theme.rename", theme=theme, name=f"{MARK.title()} and others")
    wes.do("flag.decide", note=note["id"], kind="off_topic", state="cleared")
    board = ann.board()
    label = next(each["label"] for each in board["notes"] if each["id"] == note["id"])
    labels = {"labels": label}
    wes.do("draft.write", act="sentence", note=note["id"], text=f"People fear the {MARK} crane.", **labels)
    wes.do("draft.write", act="paragraph", note=note["id"], text=f"They said: big {MARK} crane costs.", **labels)
    wes.do("draft.change", act="gloss", note=note["id"], text=f"a {MARK}")
    return str(label)


def test_what_was_said_is_nowhere_after_it_is_erased(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scrubbing, "PAUSE_SECONDS", 0.0)
    label = say_it_everywhere(scene)
    scene.fay.do("roundtable.close", code=CODE)
    assert traces(scene, tmp_path, MARK)

    scene.wes.do("words.erase", labels=label)

    assert traces(scene, tmp_path, MARK) == []
    assert traces(scene, tmp_path, MARK.title()) == []
    with scene.app.app_context(), db.engine.connect() as connection:
        written = connection.execute(text("SELECT text FROM amendment WHERE text IS NOT NULL")).scalars().all()
    assert "People fear the […] crane." in written, "the rest of a person's sentence stays"


def test_a_phone_takes_everything_back_after_the_close(scene: Scene, tmp_path: Path) -> None:
    scene.ann.post(f"{MARK} again")
    scene.fay.do("roundtable.close", code=CODE)

    page = scene.ann.client.get(f"/j/{CODE}/kept").get_data(as_text=True)
    scene.ann.do("words.withdraw")

    assert MARK in page
    assert traces(scene, tmp_path, MARK) == []
    assert "Nothing that you wrote is kept" in scene.ann.client.get(f"/j/{CODE}/kept").get_data(as_text=True)


def test_words_taken_back_while_the_room_goes_on_leave_the_file_soon(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scrubbing, "SOON_SECONDS", 0.0)
    monkeypatch.setattr(scrubbing, "SELDOM_SECONDS", 0.0)
    note = scene.ann.post(f"{MARK} once", heading="talent")
    scene.ann.do("note.edit", note=note["id"], kind="ask", text="never mind", off_record=False)

    scene.fay.board("room")

    assert traces(scene, tmp_path, MARK) == []


def test_labels_that_are_none_are_all_named_and_nothing_is_erased(scene: Scene) -> None:
    refused = scene.wes.tell("words.erase", labels="T1 T88 B7")

    assert refused.status_code == 404
    assert "T88, B7" in refused.get_json()["message"]
    assert scene.fay.board("room")["notes"][0]["text"]


def test_the_rest_of_the_roundtable_is_whole_after_erasing(scene: Scene) -> None:
    say_it_everywhere(scene)
    scene.wes.do("words.erase", labels="T1 T2")

    with scene.app.app_context():
        row = find_by_code(db.session(), CODE)
        assert row is not None
        assert find_faults(db.session(), row.id) == []
