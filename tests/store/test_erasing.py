"""Erasing for good: nothing that anybody typed of a note is left in any file, whichever way it was written down."""

import io
import json
import os
from pathlib import Path

import pytest
from conftest import CODE, NOW, Person
from flask import Flask
from scenes import PITCHING, Scene, make_theme
from setups import mend_details
from sqlalchemy import JSON, Enum, LargeBinary, String, text
from sqlalchemy.orm import Session
from traces import columns_with, traces
from witness import roundtable_id

from facilitator import store
from facilitator.database import scrubbing
from facilitator.database.access import db, write
from facilitator.domain.amendments import Act
from facilitator.domain.drafted_texts import Outcome
from facilitator.domain.people import Role
from facilitator.schedules import drop_uploads, find_uploads
from facilitator.store.base import Base
from facilitator.store.checks import find_faults
from facilitator.store.common_issues import CommonIssueRow, CommonThemeRow
from facilitator.store.drafted_texts import DraftedTextRow
from facilitator.store.notes import NoteRow
from facilitator.store.roundtables import RoundtableRow
from facilitator.store.words import CONTACTS, FROZEN, NO_WORDS, OF_NOTES, QUOTING, VECTORS, WORDS, name_of
from facilitator.web.uploads import keep_upload

MARK = "zuglittomark"
PLAIN = {"detail": "", "heading": "talent", "is_private": False}


def test_every_column_of_text_is_in_the_list() -> None:
    texts = {
        name_of(column)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, String | JSON | LargeBinary) and not isinstance(column.type, Enum)
    }
    listed = [WORDS, OF_NOTES, QUOTING, FROZEN, VECTORS, CONTACTS, NO_WORDS]

    assert texts == frozenset().union(*listed)
    assert sum(map(len, listed)) == len(texts), "a column stands in one list only"


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
    fay.do("heading.rename", heading="talent", name=f"Cranes, {MARK}", prompt=f"Who needs the big {MARK} crane?")
    fay.do("keynote.change", speaker=f"Ada {MARK.title()} Okafor", topic=f"What the {MARK} costs")
    mend_details(
        fay, title=f"Cranes and the {MARK}", cluster=f"Cranes {MARK}", venue=f"{MARK} Hall", host=f"The {MARK} body"
    )
    mend_details(fay, question=f"What of the big {MARK} crane?")
    board = ann.board()
    label = next(each["label"] for each in board["notes"] if each["id"] == note["alias"])
    labels = {"labels": label}
    wes.do("draft.write", act="sentence", note=note["id"], text=f"People fear the {MARK} crane.", **labels)
    wes.do("draft.write", act="paragraph", note=note["id"], text=f"They said: big {MARK} crane costs.", **labels)
    wes.do("draft.change", act="gloss", note=note["id"], text=f"a {MARK}")
    wes.do("comment.add", note=note["id"], about="point", text=f"Which {MARK} is meant?")
    wes.do("claim.check", note=note["id"], **figure_of(wes, label), status="confirmed", source=f"the {MARK} papers")
    draft_and_share(scene.app, note["id"], theme)
    other = scene.ben.post("cranes cost a million", heading="talent")
    fay.do("note.withhold", note=other["id"], reason=f"says {MARK} again")
    return str(label)


def draft_and_share(app: Flask, note: int, theme: int) -> None:
    """A text that a model drafted, and an issue of several rooms, both with the word in them."""
    drafted = {"act": Act.WORDS, "outcome": Outcome.DRAFTED, "model": "one", "actor": "c1", "revision": 2, "seconds": 1}
    issue = {"is_rejected": False, "decided_at": NOW, "decided_by": Role.ORGANISER}

    def work(session: Session) -> None:
        here = session.get_one(RoundtableRow, session.get_one(NoteRow, note).roundtable_id)
        text = f"People fear the {MARK} crane."
        session.add(
            DraftedTextRow(roundtable_id=here.id, note_id=note, links=[], text=text, fault=MARK, made_at=NOW, **drafted)
        )
        shared = CommonIssueRow(programme_id=here.programme_id, name=f"The {MARK} crane, everywhere", **issue)
        session.add(shared)
        session.flush()
        session.add(CommonThemeRow(issue_id=shared.id, theme_id=theme, is_outside=True, notes=[note]))

    with app.app_context():
        write(work)


def figure_of(person: Person, label: str) -> dict[str, int]:
    """Where the first figure of a note stands."""
    export = json.loads(person.client.get(f"/write-up/{CODE}/download/json").get_data())
    _, start, end = next(each["at"][0] for each in export["claims"] if each["notes"] == [label])
    return {"starts_at": start, "ends_at": end}


def fix_it(scene: Scene) -> None:
    """A closed roundtable with two versions, the reason of the second quoting the word."""
    scene.fay.do("roundtable.close", code=CODE)
    scene.wes.do("version.make", state="checked", reason=f"after {MARK}")


NAMED = {"note_text.text"} | OF_NOTES | FROZEN | QUOTING - {"roundtable.received"}
"""Where the word is said: all but what an import or a sealing alone writes, and what is brought to an exercise."""


def test_what_was_said_is_nowhere_after_it_is_erased(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scrubbing, "PAUSE_SECONDS", 0.0)
    label = say_it_everywhere(scene)
    fix_it(scene)
    with scene.app.app_context():
        assert NAMED - {name for word in (MARK, MARK.title()) for name in columns_with(word)} == set()

    scene.wes.do("words.erase", labels=label)

    assert traces(scene.app, MARK) == []
    assert traces(scene.app, MARK.title()) == []
    with scene.app.app_context(), db.engine.connect() as connection:
        written = connection.execute(text("SELECT text FROM amendment WHERE text IS NOT NULL")).scalars().all()
        asked = connection.execute(
            text("SELECT name, prompt FROM heading WHERE roundtable_id = 1 AND key = 'talent'")
        ).one()
    assert tuple(asked) == ("Cranes, […]", "Who needs […]?"), "what was asked live loses the quotation alone"
    assert "People fear the […] crane." in written, "the rest of a person's sentence stays"
    versions = scene.wes.client.get(f"/write-up/{CODE}/versions").get_data(as_text=True)
    assert "after […]" in versions, "a version keeps its number, its date and its reason"
    assert scene.wes.client.get(f"/write-up/{CODE}/download/json?version=2").status_code == 410


def test_a_phone_takes_everything_back_after_the_close(scene: Scene) -> None:
    scene.ann.post(f"{MARK} again")
    scene.fay.do("roundtable.close", code=CODE)

    page = scene.ann.client.get(f"/j/{CODE}/kept").get_data(as_text=True)
    scene.ann.do("words.withdraw")

    assert MARK in page
    assert traces(scene.app, MARK) == []
    assert "Nothing that you wrote is kept" in scene.ann.client.get(f"/j/{CODE}/kept").get_data(as_text=True)


def test_a_promise_that_is_taken_back_after_the_close_is_in_no_version(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scrubbing, "SOON_SECONDS", 0.0)
    monkeypatch.setattr(scrubbing, "SELDOM_SECONDS", 0.0)
    at_pitch, leader = Person(scene.ann.client, PITCHING), Person(scene.fay.client, PITCHING)
    brought = at_pitch.do("contribution.add", kind="commitment", text=f"{MARK} is ours", **PLAIN)
    leader.do("roundtable.close", code=PITCHING)
    assert traces(scene.app, MARK)

    at_pitch.do("contribution.withdraw", contribution=brought["own"][-1]["id"])
    scene.fay.board("room")

    assert traces(scene.app, MARK) == []
    printed = leader.client.get(f"/write-up/{PITCHING}/download/json?version=1")
    assert printed.status_code == 410, "what is common in it is gone as well"


def test_words_taken_back_while_the_room_goes_on_leave_the_file_soon(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scrubbing, "SOON_SECONDS", 0.0)
    monkeypatch.setattr(scrubbing, "SELDOM_SECONDS", 0.0)
    note = scene.ann.post(f"{MARK} once", heading="talent")
    scene.ann.do("note.edit", note=note["id"], kind="ask", text="never mind", off_record=False)

    scene.fay.board("room")

    assert traces(scene.app, MARK) == []


def test_labels_that_are_none_are_all_named_and_nothing_is_erased(scene: Scene) -> None:
    refused = scene.wes.tell("words.erase", labels="T1 T88 B7")

    assert refused.status_code == 400
    assert "T88, B7" in refused.get_json()["message"]
    assert scene.fay.board("room")["notes"][0]["text"]


def test_the_rest_of_the_roundtable_is_whole_after_erasing(scene: Scene) -> None:
    say_it_everywhere(scene)
    scene.wes.do("words.erase", labels="T1 T2")

    with scene.app.app_context():
        assert find_faults(db.session(), roundtable_id(scene.app, CODE)) == []


def test_every_table_is_known_wherever_the_store_is_known() -> None:
    folder = Path(store.__path__[0])
    with_tables = {path.stem for path in folder.glob("*.py") if "(Base):" in path.read_text(encoding="utf-8")}
    assert with_tables - {"base"} <= set(store.__all__)


def test_what_was_asked_before_anybody_wrote_stays_though_a_note_repeats_it(scene: Scene) -> None:
    asked = {each["id"]: each["prompt"] for each in scene.fay.board()["headings"]}
    scene.ann.post(asked["business"], heading="business")

    scene.ann.do("words.withdraw")

    assert {each["id"]: each["prompt"] for each in scene.fay.board()["headings"]} == asked


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
def test_a_file_that_nobody_brought_in_is_gone_within_the_hour(scene: Scene) -> None:
    with scene.app.app_context():
        keep_upload(io.BytesIO(f"note\nthe {MARK} crane\n".encode()), "notes.csv")
        drop_uploads()
        waiting = list(find_uploads().iterdir())
        for path in waiting:
            os.utime(path, (0, 0))
        drop_uploads()

        assert len(waiting) == 2
        assert list(find_uploads().iterdir()) == []
