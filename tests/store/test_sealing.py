"""Sealing: afterwards nothing that is stored joins two notes to one hand, and what was found out stands as before."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import Person
from entries import admit_scribes
from flask import Flask
from names import alias_of, key_of
from scenes import PITCHING, Scene
from sqlalchemy import select
from traces import traces
from witness import roundtable_id

from facilitator.database.access import db
from facilitator.database.erasures import find_list, parse
from facilitator.domain.notes import Handling
from facilitator.domain.people import Role
from facilitator.domain.roundtables import SharingMode
from facilitator.reports.evidence.attributions import label_of
from facilitator.store.base import Base
from facilitator.store.boards import load_board
from facilitator.store.checks import find_faults
from facilitator.store.contributions import ContributionRow
from facilitator.store.journal import JournalRow, entries_after
from facilitator.store.notes import NoteRow
from facilitator.store.traces import load_traces

Command = Callable[..., Any]
CODE = PITCHING
HANDS = {"ann": "annshand", "ben": "benshand"}


@pytest.fixture
def wrote(scene: Scene) -> dict[str, list[int]]:
    """Ann and Ben wrote in turn, alike in all but whose phone it was; the room answered; it is closed."""
    hands = {name: Person(scene.people[name].client, CODE) for name in HANDS}
    fay = Person(scene.fay.client, CODE)
    wrote: dict[str, list[int]] = {name: [] for name in HANDS}
    for place in range(6):
        for name, person in hands.items():
            said = {"heading": "talent", "kind": "barrier", "text": f"said in turn {place}", "off_record": False}
            entry = person.do("note.post", client_id=f"{HANDS[name]}-{place}", **said)
            wrote[name].append(key_of(person.client, "note", entry["notes"][0]["id"]))
    fay.do("theme.make", heading="talent", name="In turn", notes=[*wrote["ann"], *wrote["ben"]])
    hands["ben"].do("words.withdraw", client_id="bens-all")
    fay.do("roundtable.close", code=CODE)
    return wrote


def export(scene: Scene, version: int | None = None) -> dict[str, Any]:
    query = f"?version={version}" if version else ""
    answer = scene.wes.client.get(f"/write-up/{CODE}/download/json{query}")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    found: dict[str, Any] = json.loads(answer.get_data())
    return found


def supports(export: dict[str, Any]) -> dict[str, str]:
    return {issue["name"] or issue["notes"][0]: issue["support"] for issue in export["issues"]}


def numbers(export: dict[str, Any]) -> list[Any]:
    """Every number of people that an export says of an issue."""
    return [issue[name] for issue in export["issues"] for name in ("people", "base") if issue.get(name)]


def test_support_is_kept_as_words_and_numbers_of_people_are_gone(scene: Scene, wrote: dict[str, list[int]]) -> None:
    before = export(scene)

    Person(scene.fay.client, CODE).do("roundtable.seal", code=CODE)

    after, printed = export(scene), export(scene, 1)
    assert supports(after) == supports(before)
    assert printed == before, "a version that was made before keeps what it printed"
    assert before["roundtable"]["received"]["n_participants"] > 0
    assert after["roundtable"]["received"]["n_participants"] == 0
    assert set(after["roundtable"]["received"]["n_people"].values()) == {0}
    report = scene.wes.client.get(f"/write-up/{CODE}").get_data(as_text=True)
    assert "Took part" not in report
    assert not numbers(after)
    assert numbers(before), "there was something to forget"
    assert after["rounds"] == before["rounds"]
    reactions = [[note["reactions"] for note in each["notes"]] for each in (before, after)]
    assert reactions[0] == reactions[1]


def test_a_sealed_roundtable_is_whole_and_stays_readable(scene: Scene, wrote: dict[str, list[int]]) -> None:
    Person(scene.fay.client, CODE).do("roundtable.seal", code=CODE)

    with scene.app.app_context():
        assert find_faults(db.session(), roundtable_id(scene.app, CODE)) == []
        assert load_board(db.session(), roundtable_id(scene.app, CODE)).participants == {}
        doers = [each.doer.role for each in load_traces(db.session(), None, None, 100)]
        assert Role.ATTENDEE not in doers, "how much one hand took back together"
    assert Person(scene.fay.client, CODE).tell("roundtable.seal", code=CODE).status_code == 409
    assert scene.ann.client.get(f"/j/{CODE}").status_code == 200


def test_nothing_stored_joins_two_notes_to_one_hand(
    scene: Scene, wrote: dict[str, list[int]], command: Command, tmp_path: Path
) -> None:
    here, ann = roundtable_id(scene.app, CODE), all_of_hand(scene.app, wrote["ann"])
    assert traces(scene.app, "annshand")
    found = {told.partition(":")[0] for told in joined(scene.app, here, ann)}
    assert "note.participant_id" in found, "this test would find a hand"
    Person(scene.fay.client, CODE).do("roundtable.seal", code=CODE)

    assert traces(scene.app, "annshand") == traces(scene.app, "benshand") == []
    assert list(joined(scene.app, here, ann)) == []
    assert command("backup", str(tmp_path / "later.db")).returncode == 0
    content = (tmp_path / "later.db").read_bytes()
    assert not any(hand.encode() in content for hand in HANDS.values())


def test_what_was_taken_back_together_is_told_nowhere(
    scene: Scene, wrote: dict[str, list[int]], command: Command, tmp_path: Path
) -> None:
    here, ann = roundtable_id(scene.app, CODE), all_of_hand(scene.app, wrote["ann"])
    fay = Person(scene.fay.client, CODE)
    labels = labels_of(scene, wrote["ann"])
    assert command("erase", CODE, *labels[:2]).returncode == 0
    assert list(joined(scene.app, here, ann)), "before sealing it is"
    assert command("seal", CODE).returncode == 0
    fay.do("words.erase", labels=" ".join(labels[2:4]))
    assert command("backup", str(tmp_path / "later.db")).returncode == 0

    assert list(joined(scene.app, here, ann)) == []
    gone = erased(scene.app, here)
    assert {*wrote["ann"][:4], *wrote["ben"]} < set(gone)
    listed = [each["notes"] for each in parse(find_list(scene.app).read_text()) if "notes" in each]
    assert listed == [sorted(alias_of(scene.ann.client, "note", each) for each in gone)]
    with scene.app.app_context():
        assert find_faults(db.session(), here) == []
    assert command("restore", str(tmp_path / "later.db"), "--overwrite").returncode == 0
    assert erased(scene.app, here) == gone
    assert list(joined(scene.app, here, ann)) == []


def labels_of(scene: Scene, notes: list[int]) -> list[str]:
    with scene.app.app_context():
        found = {note.id: label_of(note) for note in load_board(db.session(), roundtable_id(scene.app, CODE)).notes}
    return [found[note] for note in notes]


def all_of_hand(app: Flask, notes: list[int]) -> set[int]:
    """Every note of whoever wrote the first of these."""
    with app.app_context():
        hand = select(NoteRow.participant_id).where(NoteRow.id == notes[0]).scalar_subquery()
        return set(db.session.scalars(select(NoteRow.id).where(NoteRow.participant_id == hand)))


def erased(app: Flask, here: int) -> list[int]:
    """The notes whose words are gone: what the database itself still says of them."""
    with app.app_context():
        gone = (NoteRow.roundtable_id == here, NoteRow.handling.not_in([Handling.OPEN, Handling.HELD]))
        return list(db.session.scalars(select(NoteRow.id).where(*gone).order_by(NoteRow.id)))


def joined(app: Flask, here: int, of_one_hand: set[int]) -> Iterator[str]:
    """The columns in which some notes, but no others, have the same: two or more of one hand's and nobody else's."""
    with app.app_context(), db.engine.connect() as connection:
        for table in Base.metadata.sorted_tables:
            owner = "id" if table.name == "note" else "note_id"
            if owner not in table.columns:
                continue
            for column in table.columns:
                holders = defaultdict(set)
                for note, value in connection.execute(select(table.columns[owner], column)):
                    holders[str(value)].add(note)
                yield from (f"{column}: {value}" for value, notes in holders.items() if tells(notes, of_one_hand))
        for entry in connection.execute(select(JournalRow.__table__).where(JournalRow.roundtable_id == here)):
            if entry.actor.startswith("p") or '"person": 1' in json.dumps(entry.payload) or "concerns" in entry.payload:
                yield f"entry {entry.seq}"
            notes = {row["id"] for row in entry.payload.get("notes", ())}
            if tells(notes, of_one_hand):
                yield f"entry {entry.seq}: {notes}"


def tells(notes: set[int], of_one_hand: set[int]) -> bool:
    return len(notes) > 1 and notes <= of_one_hand


def test_under_the_chatham_house_rule_places_go_at_the_close(scene: Scene) -> None:
    code, name = CODE, "Zuglitto Works"
    token = scene.eve.client.get(f"/r/{code}/token").get_json()["token"]
    form = {"csrf_token": token, "client_id": "eve-comes-in", "sector": "other", "organisation": name, "table": "4"}
    assert scene.eve.client.post(f"/j/{code}", data=form).status_code == 303
    fay = Person(scene.fay.client, code)
    Person(scene.eve.client, code).do("scribe.change", is_scribe=True, table=6)
    admit_scribes(fay)
    assert told_tables(scene.app, code) >= {4, 6}
    fay.do("sharing.tighten", sharing_mode=SharingMode.CHATHAM_HOUSE, is_sensitive=False)
    assert traces(scene.app, name)

    fay.do("roundtable.close", code=code)

    # PostgreSQL itself may be reading, to count rows; then it is tried again.
    assert scene.app.extensions["scrubber"].finish(20)
    assert traces(scene.app, name) == []
    with scene.app.app_context():
        here = roundtable_id(scene.app, code)
        people = load_board(db.session(), here).participants.values()
        assert {(each.organisation, each.table) for each in people} == {(None, None)}
        assert find_faults(db.session(), here) == []
    assert told_tables(scene.app, code) == set()


def test_places_go_from_the_disk_too_where_people_are_promised_the_rule_after_the_close(scene: Scene) -> None:
    code, name = CODE, "Zuglitto Works"
    token = scene.eve.client.get(f"/r/{code}/token").get_json()["token"]
    form = {"csrf_token": token, "client_id": "eve-comes-in", "sector": "other", "organisation": name}
    assert scene.eve.client.post(f"/j/{code}", data=form).status_code == 303
    fay = Person(scene.fay.client, code)
    fay.do("roundtable.close", code=code)
    assert traces(scene.app, name)

    fay.do("sharing.tighten", sharing_mode=SharingMode.CHATHAM_HOUSE, is_sensitive=False)

    assert scene.app.extensions["scrubber"].finish(20)
    assert traces(scene.app, name) == []


def told_tables(app: Flask, code: str) -> set[int]:
    """The tables at which the journal says that people sit."""
    with app.app_context():
        payloads = [each.payload for each in entries_after(db.session(), roundtable_id(app, code), 0)]
    tables = {person.get("table") for payload in payloads for person in payload.get("people", ())}
    return tables - {None}


def test_under_the_chatham_house_rule_nobody_is_told_at_which_table_a_phone_sat_that_was_ended(scene: Scene) -> None:
    ben, fay = Person(scene.ben.client, CODE), Person(scene.fay.client, CODE)
    ben.do("scribe.change", is_scribe=True, table=7)
    asking = fay.client.get(f"/r/{CODE}/desk").get_json()["people"]["asking"]
    admit_scribes(fay)
    fay.do("phone.end", person=next(each["person"] for each in asking if each["table"] == 7))
    fay.do("sharing.tighten", sharing_mode=SharingMode.CHATHAM_HOUSE, is_sensitive=False)
    assert 7 in told_tables(scene.app, CODE)

    fay.do("roundtable.close", code=CODE)

    assert told_tables(scene.app, CODE) == set()


def test_under_the_chatham_house_rule_no_table_is_kept_for_which_a_phone_waited_to_write(scene: Scene) -> None:
    fay = Person(scene.fay.client, CODE)
    Person(scene.ben.client, CODE).do("scribe.change", is_scribe=True, table=7)
    assert 7 in asked_tables(fay)
    fay.do("sharing.tighten", sharing_mode=SharingMode.CHATHAM_HOUSE, is_sensitive=False)

    fay.do("roundtable.close", code=CODE)

    assert asked_tables(fay) == set()


def asked_tables(fay: Person) -> set[int]:
    """The tables for which phones wait to write."""
    return {each["table"] for each in fay.client.get(f"/r/{CODE}/desk").get_json()["people"]["asking"]}


def test_where_the_rule_is_chosen_after_a_file_came_in_the_journal_forgets_its_tables(
    scene: Scene, command: Command, tmp_path: Path
) -> None:
    said = {"id": "N1", "text": "Welders leave", "ecosystem": "talent", "kind": "barrier", "author": "p1", "table": 4}
    (tmp_path / "said.jsonl").write_text(json.dumps(said))
    code = command("import", str(tmp_path / "said.jsonl"), "--title", "Read in").stdout.strip()
    assert told_tables(scene.app, code) == {4}

    organiser = Person(scene.people["org"].client, code)
    organiser.do("sharing.tighten", sharing_mode=SharingMode.CHATHAM_HOUSE, is_sensitive=False)

    assert told_tables(scene.app, code) == set()


def test_under_the_chatham_house_rule_no_table_is_kept_of_what_was_written_down_for_it(scene: Scene) -> None:
    fay = Person(scene.fay.client, CODE)
    fay.do("note.enter", heading="talent", kind="ask", text="from paper", source="paper", table=7)
    fay.do("contribution.enter", kind="ask", text="a rig to share", table=7)
    assert kept_tables(scene.app) == {"note", "contribution"}
    fay.do("sharing.tighten", sharing_mode=SharingMode.CHATHAM_HOUSE, is_sensitive=False)

    fay.do("roundtable.close", code=CODE)

    assert kept_tables(scene.app) == set()


def kept_tables(app: Flask) -> set[str]:
    """What stands for table 7."""
    with app.app_context():
        rows = [*db.session().scalars(select(NoteRow)), *db.session().scalars(select(ContributionRow))]
        return {row.__tablename__ for row in rows if row.table_number == 7}
