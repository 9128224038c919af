"""What attendees can do with notes, and what nobody can."""

import pytest
from conftest import CODE, Person
from flask import Flask
from witness import roundtable_id

from facilitator.database.access import db
from facilitator.store.checks import find_faults


def test_ann_posts_a_note_and_the_room_shows_it(ann: Person, dee: Person) -> None:
    note = ann.post("BPSS ok, SC slow, DV forget it")

    shown = dee.board()["notes"]

    assert [(row["text"], row["label"]) for row in shown] == [("BPSS ok, SC slow, DV forget it", "T1")]
    assert note["state"] == "on_screen"


def test_bens_phone_gets_no_word_of_anns_note(ann: Person, ben: Person) -> None:
    ann.post("unique-marker-of-ann")

    page = ben.client.get(f"/j/{CODE}").get_data(as_text=True)

    assert "unique-marker-of-ann" not in page
    assert "unique-marker-of-ann" not in str(ben.board())
    assert all(set(entry) == {"seq"} for entry in ben.entries())


def test_a_note_sent_twice_is_one_note_with_one_answer(ann: Person, dee: Person) -> None:
    words = {
        "client_id": "a-phone-that-retries",
        "heading": "talent",
        "kind": "ask",
        "text": "once",
        "off_record": False,
    }

    first, second = ann.tell("note.post", **words), ann.tell("note.post", **words)

    assert first.get_json() == second.get_json()
    assert len(dee.board()["notes"]) == 1


def test_a_client_id_cannot_be_used_for_another_note(ann: Person, dee: Person) -> None:
    words = {"client_id": "a-phone-that-retries", "heading": "talent", "kind": "ask", "off_record": False}
    ann.tell("note.post", text="the first", **words)

    refused = ann.tell("note.post", text="the second", **words)

    assert (refused.status_code, refused.get_json()["error"]) == (409, "conflict")
    assert [note["text"] for note in dee.board()["notes"]] == ["the first"]


def test_ben_may_use_the_same_client_id_as_ann(ann: Person, ben: Person, dee: Person) -> None:
    words = {"client_id": "made-by-both-phones", "heading": "talent", "kind": "ask", "off_record": False}

    ann.do("note.post", text="of ann", **words)
    ben.do("note.post", text="of ben", **words)

    assert {note["text"] for note in dee.board()["notes"]} == {"of ann", "of ben"}


def test_ann_edits_her_note_everywhere(ann: Person, dee: Person) -> None:
    note = ann.post("fitters. sparkies")

    ann.do("note.edit", note=note["id"], kind="ask", text="fitters and sparkies", off_record=False)

    assert [(row["text"], row["kind"], row["label"]) for row in dee.board()["notes"]] == [
        ("fitters and sparkies", "ask", "T1"),
    ]


def test_ann_puts_her_note_under_another_heading_where_it_gets_a_number_and_loses_its_theme(
    app: Flask, ann: Person, dee: Person, fay: Person
) -> None:
    ann.post("there already", heading="business")
    note = ann.post("about money, really")["alias"]
    theme = fay.do("theme.make", heading="talent", name="Money", notes=[note])["themes"][0]["id"]
    seq = dee.entries()[-1]["seq"]

    change = {"note": note, "kind": "ask", "text": "about money, really", "off_record": False}
    ann.do("note.edit", heading="business", **change)

    [told] = dee.entries(seq)
    assert [(each["id"], each["n_notes"]) for each in told["themes"]] == [(theme, 0)]
    seen = next(each for each in dee.board()["notes"] if each["id"] == note)
    assert [seen[name] for name in ("heading", "label", "place", "theme")] == ["business", "B2", "ungrouped", None]
    assert ann.board()["notes"][-1]["heading"] == "business"
    fay.do("grouping.undo")
    fay.do("grouping.redo")
    assert next(each for each in dee.board()["notes"] if each["id"] == note)["theme"] is None
    with app.app_context():
        assert find_faults(db.session(), roundtable_id(app, CODE)) == []


def test_a_note_off_the_record_changes_its_heading_and_stays_there(ann: Person, dee: Person) -> None:
    note = ann.post("between us", off_record=True)["alias"]
    change = {"note": note, "kind": "ask", "text": "between us"}
    ann.do("note.edit", heading="business", off_record=True, **change)
    assert dee.board()["notes"] == []
    ann.do("note.edit", off_record=False, **change)
    assert [each["label"] for each in dee.board()["notes"]] == ["B1"]


def test_a_note_that_goes_off_the_record_under_another_heading_leaves_the_room_screen(ann: Person, dee: Person) -> None:
    note = ann.post("said too much, and not about talent")["alias"]
    seq = dee.entries()[-1]["seq"]
    change = {"note": note, "kind": "ask", "text": "said too much, and not about talent"}
    ann.do("note.edit", heading="business", off_record=True, **change)
    assert [entry["gone"]["notes"] for entry in dee.entries(seq)] == [[note]]


def test_ann_takes_her_note_back_and_its_words_are_gone(ann: Person, dee: Person, fay: Person) -> None:
    note = ann.post("unique-marker-withdrawn")

    entry = ann.do("note.withdraw", note=note["id"])

    assert entry["notes"][0]["state"] == "withdrawn"
    assert dee.board()["notes"] == fay.board()["notes"] == []
    assert "unique-marker-withdrawn" not in str(ann.board())
    assert dee.entries()[-1]["gone"] == {"notes": [note["alias"]], "themes": []}


@pytest.mark.parametrize("order", ["note.edit", "note.withdraw"])
def test_ben_cannot_touch_anns_note_nor_learn_that_it_exists(ann: Person, ben: Person, order: str) -> None:
    note = ann.post()
    words = {"kind": "ask", "text": "mine now", "off_record": False} if order == "note.edit" else {}

    refused = ben.tell(order, note=note["id"], **words)
    unknown = ben.tell(order, note=999_999, **words)

    assert refused.status_code == 404
    assert refused.get_json() == unknown.get_json()


def test_a_note_taken_off_the_record_leaves_the_room_screen(ann: Person, dee: Person) -> None:
    note = ann.post("said too much")

    ann.do("note.edit", note=note["id"], kind="barrier", text="said too much", off_record=True)

    assert dee.board()["notes"] == []


def test_a_note_put_on_the_record_appears_with_a_number(ann: Person, dee: Person) -> None:
    ann.post("first")
    note = ann.post("changed my mind", off_record=True)
    assert note["label"] is None

    ann.do("note.edit", note=note["id"], kind="barrier", text="changed my mind", off_record=False)

    assert [row["label"] for row in dee.board()["notes"]] == ["T1", "T2"]


def test_notes_are_numbered_within_their_heading(ann: Person, dee: Person) -> None:
    ann.post("one", heading="business")
    ann.post("hidden", heading="business", off_record=True)
    ann.post("two", heading="business")
    ann.post("three", heading="investment")

    assert [note["label"] for note in dee.board()["notes"]] == ["B1", "B2", "V1"]


def test_text_is_kept_as_typed_in_its_composed_form(ann: Person, dee: Person) -> None:
    ann.post("  Cafe\u0301 \u202fin Wors\u00adop\r\n=SUM(A1) <b>bold</b> 🤦  ")

    assert dee.board()["notes"][0]["text"] == "Café \u202fin Wors\u00adop\n=SUM(A1) <b>bold</b> 🤦"


def test_a_note_that_waits_takes_no_number_under_another_heading_either(ann: Person, fay: Person) -> None:
    fay.do("holding.change", is_on=True)
    waiting = ann.post("which waits")["id"]
    words = {"kind": "ask", "text": "which waits", "off_record": False}
    ann.do("note.edit", note=waiting, heading="business", **words)
    fay.do("holding.change", is_on=False)
    ann.post("for all to see", heading="business")

    assert [note["label"] for note in fay.board("crew")["notes"]] == ["B1"], "no gap tells of one that nobody sees"
