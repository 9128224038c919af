"""What a facilitator decides about phones: who writes for a table, whose phone is ended, how many join in a minute."""

from typing import Any

from conftest import CODE, Person
from scenes import PITCHING, Scene
from tokens import token_of
from witness import roundtable_id, stored

from facilitator.database.access import db
from facilitator.store.checks import find_faults

ENDED = "ended this phone"


def desk_of(person: Person) -> dict[str, Any]:
    """What the desk says of people."""
    found: dict[str, Any] = person.client.get(f"/r/{person.code}/desk").get_json()["people"]
    return found


def test_a_scribe_waits_until_the_facilitator_lets_them_in(scene: Scene) -> None:
    ann, fay, org = scene.ann, scene.fay, scene.people["org"]
    ann.do("scribe.change", is_scribe=True, table=4)
    assert (ann.board()["scribe_of"], ann.board()["scribe_asks"]) == (None, 4)
    assert "Waiting to be let in for table 4" in ann.client.get(f"/j/{CODE}").get_data(as_text=True)
    asking = desk_of(fay)["asking"]
    assert [each["table"] for each in asking] == [4]

    fay.do("scribe.admit", person=asking[0]["person"], is_in=True)
    late = org.tell("scribe.admit", person=asking[0]["person"], is_in=False)

    assert (ann.board()["scribe_of"], ann.board()["scribe_asks"]) == (4, None)
    assert late.status_code == 409
    assert "Wes has since answered it" in late.get_json()["message"]
    assert desk_of(fay)["scribes"] == [4]


def test_a_scribe_who_is_not_let_in_writes_for_themselves_and_another_table_is_asked_for_anew(scene: Scene) -> None:
    ann, fay = scene.ann, scene.fay
    for table, is_in in ((4, False), (5, True)):
        ann.do("scribe.change", is_scribe=True, table=table)
        fay.do("scribe.admit", person=desk_of(fay)["asking"][0]["person"], is_in=is_in)
    assert ann.board()["scribe_of"] == 5

    ann.do("scribe.change", is_scribe=True, table=7)

    assert (ann.board()["scribe_of"], ann.board()["scribe_asks"]) == (None, 7)


def test_an_ended_phone_is_told_kindly_and_what_it_wrote_stays(scene: Scene) -> None:
    ann, fay = scene.ann, scene.fay
    fay.do("phone.end", note=scene.notes[0])

    page = ann.client.get(f"/j/{CODE}")
    assert page.status_code == 200
    assert "your notes stay as they are" in page.get_data(as_text=True)
    assert 'name="sector"' not in page.get_data(as_text=True)
    refused = ann.tell("note.post", heading="talent", kind="ask", text="And again", off_record=False)
    assert (refused.status_code, ENDED in refused.get_json()["message"].replace("has ", "")) == (403, True)
    token = token_of(ann.client, CODE)
    again = ann.client.post(f"/j/{CODE}", data={"csrf_token": token, "client_id": "x" * 20, "sector": "industry"})
    assert again.status_code == 403
    assert ann.client.get(f"/r/{CODE}/entries?after=0").status_code == 403
    assert len(fay.board("crew")["notes"]) == len(scene.notes)
    assert scene.ben.board()


def test_whoever_held_an_ended_phone_may_still_take_their_words_back(scene: Scene) -> None:
    scene.fay.do("phone.end", note=scene.notes[0])
    assert "note 0 of Ann" in scene.ann.client.get(f"/j/{CODE}/kept").text

    scene.ann.do("note.withdraw", note=scene.notes[0])

    assert "note 0 of Ann" not in str(scene.fay.board("crew"))
    assert scene.ann.tell("note.edit", note=scene.notes[1], kind="ask", text="x", off_record=False).status_code == 403


def test_a_phone_is_ended_once_and_one_of_another_roundtable_is_not_found(scene: Scene) -> None:
    fay = scene.fay
    newest = desk_of(fay)["newest"]
    scene.ben.do("scribe.change", is_scribe=True, table=4)
    fay.do("scribe.admit", person=desk_of(fay)["asking"][0]["person"], is_in=True)
    fay.do("phone.end", person=newest[0]["person"])
    with scene.app.app_context():
        assert find_faults(db.session(), roundtable_id(scene.app, CODE)) == []
    assert fay.tell("phone.end", person=newest[0]["person"]).status_code == 409
    assert len(desk_of(fay)["newest"]) == len(newest) - 1
    before = stored(scene.app)

    assert fay.tell("phone.end", person=scene.pitch.asking).status_code == 404
    assert fay.tell("phone.end").status_code == 400
    assert fay.tell("phone.end", person=1, note=1).status_code == 400
    from_paper = Person(fay.client, PITCHING).tell("phone.end", note=scene.pitch.paper)

    assert from_paper.status_code == 409
    assert stored(scene.app) == before


def test_nobody_finds_a_phone_by_a_note_off_the_record(scene: Scene) -> None:
    note = scene.ann.post("between us", off_record=True)["id"]

    assert scene.fay.tell("phone.end", note=note).status_code == 409
    assert scene.ann.board()


def test_the_desk_tells_how_many_joined_in_the_last_minute(scene: Scene) -> None:
    people = desk_of(scene.fay)

    assert people["n"] == 2
    assert 0 <= people["n_minute"] <= people["n_ten_minutes"] <= 2
    assert {each["sector"] for each in people["newest"]} == {"industry", "academia"}
    assert all(set(each) == {"person", "sector", "table", "joined_at"} for each in people["newest"])
