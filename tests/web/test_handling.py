"""Holding, releasing and withholding notes; paper and scribes; reactions; the spotlight; a tighter promise."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from conftest import CODE, Person, make_live
from entries import admit_scribes, come_in
from flask import Flask
from names import key_of
from scenes import make_theme
from sqlalchemy import select
from tokens import token_of
from witness import read_board
from worlds import part

from facilitator.database.access import db
from facilitator.domain.board import count_people
from facilitator.domain.phases import Phase, Slot
from facilitator.store.journal import JournalRow
from facilitator.store.reactions import ReactionRow

ROOM = "RMFRX"


def texts(board: dict[str, Any], part: str = "notes") -> list[str]:
    return [note["text"] for note in board[part]]


def test_where_notes_are_held_the_room_sees_none_until_it_is_released(ann: Person, fay: Person, dee: Person) -> None:
    fay.do("holding.change", is_on=True)
    note = ann.post("Wait for it")
    assert (note["state"], note["label"]) == ("held", None)
    assert (texts(dee.board()), dee.board()["counts"]["talent"]) == ([], 0)
    assert "Wait for it" not in str([dee.entries(), fay.board("crew")])

    fay.do("note.release", note=note["id"])
    assert texts(dee.board()) == ["Wait for it"]
    assert (ann.board()["notes"][0]["state"], ann.board()["notes"][0]["label"]) == ("on_screen", "T1")


def test_releasing_all_releases_those_that_are_named_and_the_second_press_is_told_who_did(
    ann: Person, fay: Person, dee: Person
) -> None:
    fay.do("holding.change", is_on=True)
    held = [ann.post(text)["id"] for text in ("One", "Two")]
    unread = ann.post("Came in since")["id"]
    fay.do("notes.release", notes=held)
    assert texts(dee.board()) == ["One", "Two"]
    assert [each["label"] for each in dee.board()["notes"]] == ["T1", "T2"]

    again = fay.tell("notes.release", notes=[*held, unread])

    assert again.status_code == 409
    assert "You have since released some of these notes" in again.get_json()["message"]
    assert texts(dee.board()) == ["One", "Two"]


def test_changed_words_of_a_released_note_wait_again(ann: Person, fay: Person, dee: Person) -> None:
    fay.do("holding.change", is_on=True)
    note = ann.post("Nice words")["alias"]
    fay.do("note.release", note=note)
    ann.do("note.edit", note=note, kind="ask", text="Not so nice", off_record=False)

    assert texts(dee.board()) == []
    assert dee.entries()[-1].get("gone") == {"notes": [note], "themes": []}


def test_a_note_off_the_record_is_not_held_and_no_facilitator_can_touch_it(ann: Person, fay: Person) -> None:
    fay.do("holding.change", is_on=True)
    note = ann.post("Between us", off_record=True)
    assert note["state"] == "off_record"
    for name, values in (("note.hold", {}), ("note.release", {}), ("note.withhold", {"reason": "no"})):
        assert fay.tell(name, note=note["id"], **values).status_code == 409


def test_who_wrote_a_withheld_note_is_told_why_and_it_leaves_its_theme(ann: Person, fay: Person, dee: Person) -> None:
    note = ann.post("Names a person")["id"]
    theme = make_theme(fay, "Leavers", [note])
    fay.do("note.withhold", note=note, reason="It names a person")

    own = ann.board()["notes"][0]
    assert (own["state"], own["reason"], own["text"]) == ("withheld", "It names a person", "Names a person")
    assert texts(dee.board()) == []
    assert [(each["id"], each["n_notes"]) for each in dee.board()["themes"]] == [(theme, 0)]
    assert ann.tell("note.edit", note=note, kind="ask", text="Again", off_record=False).status_code == 409


def test_a_held_note_whose_theme_is_gone_meanwhile_comes_back_ungrouped(ann: Person, fay: Person) -> None:
    note = ann.post("In a theme")["id"]
    theme = make_theme(fay, "Leavers", [note])
    fay.do("note.hold", note=note)
    fay.do("theme.dissolve", theme=theme)
    fay.do("note.release", note=note)

    assert [(each["place"], each["theme"]) for each in fay.board("crew")["notes"]] == [("ungrouped", None)]


def test_the_sum_of_the_report_counts_what_was_withheld(app: Flask, ann: Person, fay: Person) -> None:
    kept, held = ann.post("Names a person")["id"], ann.post("And another")["id"]
    fay.do("note.withhold", note=kept, reason="It names a person")
    fay.do("note.hold", note=held)
    fay.do("roundtable.close", code=CODE)

    board = read_board(app)
    assert board.accounting().n_withheld == 2
    assert [note.text for note in board.notes] == [None, None]


def test_a_note_from_paper_is_shown_and_counts_no_person(app: Flask, fay: Person, dee: Person) -> None:
    words = {"heading": "talent", "kind": "barrier", "text": "In pencil", "table": 4}
    fay.do("note.enter", source="paper", **words)

    assert [(note["text"], note["source"]) for note in dee.board()["notes"]] == [("In pencil", "paper")]
    board = read_board(app)
    # Sector only: a sheet's table would say where somebody sat.
    assert (count_people(board.notes), board.notes[0].table, board.table(board.notes[0])) == (0, 4, None)
    assert fay.tell("note.enter", source="phone", **words).status_code == 400


def test_what_a_scribe_posts_is_the_tables_until_they_say_otherwise(app: Flask, ann: Person, fay: Person) -> None:
    assert ann.tell("scribe.change", is_scribe=True).status_code == 400
    ann.do("scribe.change", is_scribe=True, table=4)
    admit_scribes(fay)
    assert ann.board()["scribe_of"] == 4
    ann.post("We all say")
    ann.do("scribe.change", is_scribe=False)
    ann.post("I say")

    board = read_board(app)
    assert [(note.source, note.table) for note in board.notes] == [("scribe", 4), ("phone", None)]
    assert count_people(board.notes) == 1
    assert fay.client.get(f"/r/{CODE}/desk").get_json()["people"]["scribes"] == []


@part
def arguing(app: Flask, join: Callable[..., Person], fay: Person) -> tuple[Person, Person, Person, int]:
    """Ann, Ben, Fay and a note by Ann in a room that has revealed its notes."""
    make_live(app, ROOM, agenda=(Slot(Phase.POST, 5), Slot(Phase.REVEAL, 5), Slot(Phase.CLUSTER, 5)))
    ann, ben, leader = join("industry", ROOM), join("academia", ROOM), Person(fay.client, ROOM)
    note = ann.post("Pay is the problem")["alias"]
    assert ben.tell("note.react", note=note, reaction="me_too").status_code == 409
    leader.do("phase.change", phase="reveal")
    return ann, ben, leader, note


def test_once_revealed_people_say_what_they_think_of_each_others_notes(
    arguing: tuple[Person, Person, Person, int],
) -> None:
    ann, ben, fay, note = arguing
    ben.do("note.react", note=note, reaction="differ")
    ben.do("note.react", note=note, reaction="me_too")

    assert ben.board()["others"][0]["reactions"] == {"me_too": 1, "differ": 0}
    assert ben.board()["reactions"] == {str(note): "me_too"}
    assert fay.board("room")["notes"][0]["reactions"] == {"me_too": 1, "differ": 0}
    assert ann.tell("note.react", note=note, reaction="me_too").status_code == 409

    ben.do("note.react", note=note, reaction="")
    assert ann.board()["others"][0]["reactions"] == {"me_too": 0, "differ": 0}


def test_nobody_agrees_to_words_that_came_later(arguing: tuple[Person, Person, Person, int]) -> None:
    ann, ben, fay, note = arguing
    ben.do("note.react", note=note, reaction="me_too")

    ann.do("note.edit", note=note, kind="barrier", text="Pay is the probelm", off_record=False)
    ann.do("note.edit", note=note, kind="barrier", text="Pay is the problem", off_record=False)
    assert ben.board()["reactions"] == {str(note): "me_too"}

    ann.do("note.edit", note=note, kind="barrier", text="Pay is not the problem", off_record=False)
    assert ben.board()["reactions"] == {}
    assert fay.board("room")["notes"][0]["reactions"] == {"me_too": 0, "differ": 0}
    told = ben.entries()[-1]
    assert (told["reactions"], told["others"][0]["reactions"]) == ({}, {"me_too": 0, "differ": 0})

    ben.do("note.react", note=note, reaction="me_too")
    ann.do("note.edit", note=note, kind="strength", text="Pay is not the problem", off_record=False)
    assert ben.board()["reactions"] == {}, "what hindered is what helps now"


def edit(ann: Person, note: int, text: str, *, off_record: bool = False) -> None:
    ann.do("note.edit", note=note, kind="barrier", text=text, off_record=off_record)


def whole(person: Person, audience: str | None = None) -> str:
    """All that a device can ask for, in bytes."""
    return json.dumps([person.board(audience), person.entries(audience=audience)])


def newest_concern(app: Flask) -> list[int]:
    """Whom the newest entry concerns."""
    with app.app_context():
        newest = select(JournalRow.payload).order_by(JournalRow.seq.desc()).limit(1)
        return db.session.scalars(newest).one().get("concerns", [])


def test_nobody_learns_that_the_author_of_a_hidden_note_is_at_it(
    app: Flask, arguing: tuple[Person, Person, Person, int]
) -> None:
    ann, ben, fay, note = arguing
    ben.do("note.react", note=note, reaction="me_too")
    edit(ann, note, "Pay is the problem", off_record=True)
    before = whole(ben), whole(fay, "room")

    edit(ann, note, "Between us, pay is all", off_record=True)

    assert (whole(ben), whole(fay, "room")) == before
    assert newest_concern(app) == []


def test_nobody_learns_that_a_held_note_of_a_theme_is_changed_or_taken_back(
    app: Flask, join: Callable[..., Person], fay: Person
) -> None:
    make_live(app, ROOM, Phase.CLUSTER, agenda=(Slot(Phase.CLUSTER, 5), Slot(Phase.DISCUSS, 5)))
    ann, ben, fay = join("industry", ROOM), join("academia", ROOM), Person(fay.client, ROOM)
    note = ann.post("Pay is the problem")
    make_theme(fay, "Pay", [note["id"]])
    fay.do("phase.change", phase="discuss")
    fay.do("note.hold", note=note["id"])
    before = whole(ben), whole(fay, "room")

    edit(ann, note["alias"], "Between us, pay is all")
    assert (whole(ben), whole(fay, "room")) == before
    ann.do("note.withdraw", note=note["alias"])
    assert (whole(ben), whole(fay, "room")) == before


def test_a_phone_shows_of_a_note_that_comes_back_what_is_counted_of_it(
    app: Flask, arguing: tuple[Person, Person, Person, int]
) -> None:
    ann, ben, fay, note = arguing
    ben.do("note.react", note=note, reaction="me_too")
    key, (bens,) = key_of(fay.client, "note", note), reactors_of(app)

    fay.do("note.hold", note=key)
    assert (ben.board()["reactions"], bens in newest_concern(app)) == ({}, True)
    fay.do("note.release", note=key)
    assert (ben.board()["reactions"], bens in newest_concern(app)) == ({str(note): "me_too"}, True)

    edit(ann, note, "Pay is the problem", off_record=True)
    assert bens in newest_concern(app)
    edit(ann, note, "Between us, pay is all", off_record=True)
    edit(ann, note, "Between us, pay is all")
    assert ben.board()["others"][0]["reactions"] == {"me_too": 0, "differ": 0}
    assert ben.board()["reactions"] == {}


def reactors_of(app: Flask) -> list[int]:
    with app.app_context():
        return sorted(set(db.session.scalars(select(ReactionRow.participant_id))))


def test_what_was_said_to_the_old_words_is_not_counted_for_the_new(
    arguing: tuple[Person, Person, Person, int],
) -> None:
    ann, ben, _, note = arguing
    seen = ben.entries()[-1]["seq"]
    edit(ann, note, "Pay is the probelm")
    edit(ann, note, "Pay is the problem")
    ben.do("note.react", note=note, reaction="me_too", seen=seen)
    ben.do("note.react", note=note, reaction="", seen=seen)

    edit(ann, note, "Pay is not the problem")
    assert ben.tell("note.react", note=note, reaction="me_too", seen=seen).status_code == 409
    ben.do("note.react", note=note, reaction="", seen=seen)
    seen = ben.entries()[-1]["seq"]
    edit(ann, note, "Pay is not the problem", off_record=True)
    edit(ann, note, "Between us, it is", off_record=True)
    edit(ann, note, "Between us, it is")
    assert ben.tell("note.react", note=note, reaction="differ", seen=seen).status_code == 409
    assert ben.board()["others"][0]["reactions"] == {"me_too": 0, "differ": 0}
    ben.do("note.react", note=note, reaction="differ", seen=ben.entries()[-1]["seq"])


def test_phones_see_each_others_notes_only_while_they_may_argue(arguing: tuple[Person, Person, Person, int]) -> None:
    _, ben, fay, _ = arguing
    assert texts(ben.board(), "others") == ["Pay is the problem"]
    fay.do("phase.change", phase="cluster")
    assert ben.board()["others"] == []
    fay.do("phase.change", phase="reveal")
    fay.do("phase.change", phase="post")
    assert "Pay is the problem" not in str([ben.board(), ben.entries()])


def test_the_spotlight_takes_only_what_the_room_may_see(ann: Person, fay: Person, dee: Person) -> None:
    note, secret = ann.post("Seen")["alias"], ann.post("Unseen", off_record=True)["alias"]
    fay.do("spotlight.change", part="notes", id=note)
    assert dee.board()["roundtable"]["spotlight"] == {"part": "notes", "id": note}
    assert fay.tell("spotlight.change", part="notes", id=secret).status_code == 404
    assert fay.tell("spotlight.change", part="notes").status_code == 400
    fay.do("spotlight.change")
    assert dee.board()["roundtable"]["spotlight"] is None


@pytest.mark.parametrize("values", [{"hold": {}}, {"withhold": {"reason": "It names a person"}}])
def test_a_note_that_is_held_back_leaves_the_spotlight_for_good(
    ann: Person, fay: Person, dee: Person, values: dict[str, dict[str, str]]
) -> None:
    note, other = ann.post("Sacked")["alias"], ann.post("Harmless")["alias"]
    for (act, more), lit, still in ((*values.items(), note, None), (*values.items(), other, other)):
        fay.do("spotlight.change", part="notes", id=lit)
        entry = fay.do(f"note.{act}", note=note, **more)
        expected = None if still is None else {"part": "notes", "id": still}
        assert dee.board()["roundtable"]["spotlight"] == expected
        seen = {each["seq"]: each for each in dee.entries()}[entry["shown"]]
        assert seen.get("roundtable", {"spotlight": expected})["spotlight"] == expected
        fay.do("note.release", note=note)
        assert dee.board()["roundtable"]["spotlight"] == expected


@pytest.mark.parametrize("how", ["held by hand", "held as it came"])
def test_an_author_does_not_release_a_held_note_by_going_off_the_record_and_back(
    ann: Person, fay: Person, dee: Person, how: str
) -> None:
    is_queued = how == "held as it came"
    fay.do("holding.change", is_on=is_queued)
    note = ann.post("Bob of Acme takes bribes")["id"]
    if is_queued:
        fay.do("holding.change", is_on=False)
    else:
        fay.do("note.hold", note=note)
    for off_record in (True, False, True, False):
        ann.do("note.edit", note=note, kind="ask", text="Bob of Acme does", off_record=off_record)
    assert dee.board()["notes"] == []
    assert [each["id"] for each in fay.client.get(f"/r/{CODE}/desk").get_json()["held"]] == [
        key_of(fay.client, "note", note)
    ]

    fay.do("note.release", note=note)
    for off_record in (True, False):
        ann.do("note.edit", note=note, kind="ask", text="Somebody does", off_record=off_record)
    assert [each["text"] for each in dee.board()["notes"]] == ["Somebody does"]


def test_a_note_whose_author_takes_it_off_the_record_leaves_the_spotlight_for_good(
    ann: Person, fay: Person, dee: Person
) -> None:
    note = ann.post("Lit")["alias"]
    fay.do("spotlight.change", part="notes", id=note)
    ann.do("note.edit", note=note, kind="ask", text="Lit, and edited", off_record=False)
    assert dee.board()["roundtable"]["spotlight"] == {"part": "notes", "id": note}
    for off_record in (True, False):
        ann.do("note.edit", note=note, kind="ask", text="Anything at all", off_record=off_record)
        assert dee.board()["roundtable"]["spotlight"] is None

    fay.do("spotlight.change", part="notes", id=note)
    fay.do("holding.change", is_on=True)
    ann.do("note.edit", note=note, kind="ask", text="Rude words", off_record=False)
    fay.do("note.release", note=note)
    assert dee.board()["roundtable"]["spotlight"] is None


def test_what_the_sorting_process_has_read_is_gone_after_the_close(app: Flask, ann: Person, fay: Person) -> None:
    worker = app.extensions["worker"]
    note = ann.post("Open at first")["id"]
    worker.ask({"do": "describe"})
    process = worker._process
    ann.do("note.edit", note=note, kind="ask", text="Off the record now", off_record=True)
    fay.do("roundtable.close", code=CODE)
    assert process.poll() is not None


def test_sharing_can_be_tightened_and_never_loosened(ann: Person, fay: Person) -> None:
    fay.do("sharing.tighten", sharing_mode="chatham_house", is_sensitive=True)
    assert ann.board()["roundtable"]["sharing_mode"] == "chatham_house"

    for mode, is_sensitive in (("open", True), ("sector_only", True), ("chatham_house", False)):
        refused = fay.tell("sharing.tighten", sharing_mode=mode, is_sensitive=is_sensitive)
        assert (refused.status_code, refused.get_json()["error"]) == (409, "conflict")
    assert fay.board("crew")["roundtable"]["is_sensitive"] is True


def test_a_ballot_that_slept_through_its_round_is_not_counted_in_the_next(ann: Person, fay: Person) -> None:
    theme = make_theme(fay, "Pay", [])
    first = fay.do("round.open", kind="dots")["rounds"][0]["id"]
    fay.do("round.close")
    second = fay.do("round.open", kind="dots")["rounds"][0]
    late = ann.tell("vote.dots", themes=[theme], round=first)

    assert (late.status_code, late.get_json()["error"]) == (409, "wrong_phase")
    assert (second["n_dots"], second["most_on_one"]) == (3, 2)
    ann.do("vote.dots", themes=[theme], round=second["id"])
    assert ann.board()["rounds"][-1]["turnout"] == 1


def test_whoever_takes_the_room_screen_has_it(fay: Person, enter: Callable[..., Person], dee: Person) -> None:
    from facilitator.domain.people import Role

    gus = enter(Role.FACILITATOR)
    fay.do("lead.take")
    first = dee.board()["roundtable"]["lead"]
    gus.do("lead.take")
    assert dee.board()["roundtable"]["lead"] not in {None, first}
    actions = fay.client.get(f"/r/{CODE}/desk").get_json()["actions"]
    assert [(each["kind"], each["role"], each["crew"]) for each in actions[:2]] == [
        ("lead.taken", "facilitator", dee.board()["roundtable"]["lead"]),
        ("lead.taken", "facilitator", first),
    ]


def test_the_desk_has_words_off_the_record_only_behind_a_press(ann: Person, fay: Person, wes: Person) -> None:
    ann.post("Between us", off_record=True)

    assert "Between us" not in fay.client.get(f"/r/{CODE}/desk").get_data(as_text=True)
    behind = fay.client.get(f"/r/{CODE}/desk/off-record")
    assert behind.get_json()["notes"] == [{"heading": "talent", "kind": "barrier", "text": "Between us"}]
    assert behind.headers["Cache-Control"] == "no-store"
    assert wes.client.get(f"/r/{CODE}/desk/off-record").status_code == 403


def test_no_other_site_can_have_a_link_made(fay: Person) -> None:
    token = token_of(fay.client, CODE)
    for headers in ({}, {"X-CSRF-Token": "x"}, {"X-CSRF-Token": token, "Origin": "https://evil.example"}):
        refused = fay.client.post(f"/r/{CODE}/links", json={"role": "facilitator"}, headers=headers)
        assert refused.status_code == 403, headers


def test_a_link_from_the_desk_lets_one_device_in(app: Flask, ann: Person, fay: Person) -> None:
    token = token_of(fay.client, CODE)
    made = fay.client.post(f"/r/{CODE}/links", json={"role": "facilitator"}, headers={"X-CSRF-Token": token})
    assert made.status_code == 200
    assert made.get_json()["qr"].startswith("data:image/svg")
    path = made.get_json()["url"].partition("/enter/")[2]

    gus, late = app.test_client(), app.test_client()
    assert come_in(gus, f"/enter/{path}").status_code == 303
    assert gus.get(f"/run/{CODE}").status_code == 200
    assert come_in(late, f"/enter/{path}").status_code == 404
    for person, role in ((ann, "facilitator"), (fay, "organiser"), (fay, "attendee")):
        token = token_of(person.client, CODE)
        refused = person.client.post(f"/r/{CODE}/links", json={"role": role}, headers={"X-CSRF-Token": token})
        assert refused.status_code in {400, 403}
