"""The exercises: who may bring what when, what others say to it, and what a facilitator makes of it."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from conftest import CODE, Person, make_live
from entries import admit_scribes
from flask import Flask
from names import key_of
from tokens import token_of
from witness import roundtable_id
from worlds import part

from facilitator.database.access import db
from facilitator.domain.contributions import MOST_EACH, RULES, ContributionKind
from facilitator.domain.people import Audience
from facilitator.domain.phases import Phase, Slot
from facilitator.store.journal import head, marks_of_concern

PHASES = (Phase.POST, Phase.KEYNOTE, Phase.DEFINE, Phase.DISCUSS, Phase.PITCH, Phase.COMMIT, Phase.CLOSE)
ROOM = "RMFRX"


@part
def room(app: Flask, join: Callable[..., Person], fay: Person) -> "Room":
    """A roundtable whose agenda has every exercise, with Ann, Ben and Cat at it."""
    make_live(app, ROOM, agenda=tuple(Slot(phase, 5) for phase in PHASES))
    return Room(*(join(sector, ROOM) for sector in ("industry", "academia", "investor")), Person(fay.client, ROOM))


class Room:
    """People at it, and how it goes on."""

    def __init__(self, ann: Person, ben: Person, cat: Person, fay: Person) -> None:
        self.ann, self.ben, self.cat, self.fay = ann, ben, cat, fay

    def go_to(self, wanted: str) -> None:
        for phase in PHASES[1:]:
            self.fay.do("phase.change", phase=phase)
            if phase == wanted:
                return


def bring(person: Person, kind: str, text: str = "What of skills?", **values: Any) -> int:
    """Adds a contribution that must be taken; gives its number."""
    return int(person.do("contribution.add", kind=kind, text=text, **values)["own"][-1]["id"])


def seen_by(person: Person, number: int, audience: str | None = None) -> dict[str, Any] | None:
    known = key_of(person.client, "contribution", number) if audience == "crew" else number
    return next((each for each in person.board(audience)["contributions"] if each["id"] == known), None)


def test_a_question_rises_by_the_votes_of_others_and_each_has_one(room: Room) -> None:
    room.go_to("keynote")
    question = bring(room.ann, "question", "What of skills?")
    for person in (room.ben, room.cat, room.ben):
        person.do("contribution.answer", contribution=question, answer="up")

    for person, audience in ((room.ann, None), (room.cat, None), (room.fay, "room"), (room.fay, "crew")):
        seen = seen_by(person, question, audience)
        assert seen is not None
        assert (seen["label"], seen["text"], seen["answers"]) == ("Q1", "What of skills?", {"up": 2})
    assert room.ben.board()["answers"] == {str(question): "up"}

    room.ben.do("contribution.answer", contribution=question, answer="")
    assert (seen_by(room.cat, question) or {})["answers"] == {"up": 1}
    assert room.ben.board()["answers"] == {}


def test_an_answered_question_says_so_on_every_screen(room: Room) -> None:
    room.go_to("keynote")
    question = bring(room.ann, "question")
    room.fay.do("contribution.mark", contribution=question, is_marked=True)

    assert (seen_by(room.ben, question) or {})["is_marked"] is True
    assert (seen_by(room.fay, question, "room") or {})["is_marked"] is True


def test_who_asked_hears_of_an_answer_that_comes_after_the_keynote(app: Flask, room: Room) -> None:
    room.go_to("keynote")
    question = bring(room.ann, "question")
    room.fay.do("phase.change", phase="define")
    with app.app_context():
        before = head(db.session(), of := roundtable_id(app, ROOM), Audience.PHONE)
    room.fay.do("contribution.mark", contribution=question, is_marked=True, answer="In spring")
    assert room.ann.board()["own"][0]["detail"] == "In spring"
    with app.app_context():
        assert len(marks_of_concern(db.session(), of, before)) == 1, "Ann's phone is to look again, and no other"


def test_one_wording_is_chosen_and_the_losing_ones_are_kept(room: Room) -> None:
    room.go_to("define")
    first, second = (
        bring(room.ann, "wording", "All who split atoms"),
        bring(room.ben, "wording", "And those who fuse them"),
    )
    room.fay.do("contribution.mark", contribution=first, is_marked=True)
    room.fay.do("contribution.mark", contribution=second, is_marked=True)

    board = room.fay.board("room")["contributions"]
    assert {each["id"]: each["is_marked"] for each in board} == {first: False, second: True}
    assert [each["is_marked"] for each in room.fay.board("crew")["contributions"]] == [False, True]


def test_a_case_is_in_on_the_edge_or_out_and_nothing_else(room: Room) -> None:
    room.go_to("define")
    case = bring(room.ann, "case", "Medical isotopes")
    room.ann.do("contribution.answer", contribution=case, answer="in")
    room.ben.do("contribution.answer", contribution=case, answer="edge")
    refused = room.cat.tell("contribution.answer", contribution=case, answer="up")

    assert (refused.status_code, refused.get_json()["fields"].keys()) == (400, {"answer"})
    assert (seen_by(room.cat, case) or {})["answers"] == {"in": 1, "edge": 1, "out": 0}


def test_what_is_brought_too_early_is_refused_and_what_comes_late_is_taken(room: Room) -> None:
    early = room.ann.tell("contribution.add", kind="line", text="Fund the rig")
    assert (early.status_code, early.get_json()["error"]) == (409, "wrong_phase")

    room.go_to("commit")
    assert bring(room.ann, "line", "Fund the rig")


@pytest.mark.parametrize("kind", [kind for kind in ContributionKind if RULES[kind].phase is None])
def test_what_is_for_the_crew_no_attendee_can_add(room: Room, kind: ContributionKind) -> None:
    room.go_to("close")
    refused = room.ann.tell("contribution.add", kind=kind, text="As I say")
    assert (refused.status_code, refused.get_json()["error"]) == (403, "not_allowed")

    room.fay.do("contribution.enter", kind=kind, text="As she said", detail="The speaker")
    assert "As she said" not in str([room.ann.board(), room.fay.board("room")])
    assert "As she said" in str(room.fay.board("crew"))


def test_a_record_is_for_whoever_writes_for_a_table(room: Room) -> None:
    room.go_to("discuss")
    refused = room.ann.tell("contribution.add", kind="record", text="We agree on pay")
    assert refused.status_code == 403

    room.ann.do("scribe.change", is_scribe=True, table=4)
    assert room.ann.tell("contribution.add", kind="record", text="We agree on pay").status_code == 403
    admit_scribes(room.fay)
    record = bring(room.ann, "record", "We agree on pay")
    seen = seen_by(room.ben, record)
    assert seen is not None
    assert (seen["table"], seen["is_record"]) == (4, True)


def test_a_private_commitment_is_its_authors_alone(room: Room) -> None:
    room.go_to("commit")
    mine = bring(room.ann, "commitment", "I ask for help", is_private=True, due_on="2046-12-01")

    assert room.ann.board()["own"][0]["text"] == "I ask for help"
    everywhere = [room.ben.board(), room.fay.board("room"), room.fay.board("crew"), room.ben.entries()]
    assert "I ask for help" not in str([*everywhere, room.fay.entries(0, "crew")])
    assert room.ben.tell("contribution.answer", contribution=mine, answer="up").status_code == 404
    assert room.fay.tell("contribution.hide", contribution=mine, is_hidden=True).status_code == 404
    assert room.fay.tell("spotlight.change", part="contributions", id=mine).status_code == 404


def test_only_a_commitment_can_be_private(room: Room) -> None:
    room.go_to("keynote")
    refused = room.ann.tell("contribution.add", kind="question", text="Psst", is_private=True)
    assert (refused.status_code, refused.get_json()["fields"].keys()) == (400, {"is_private"})


def test_what_is_hidden_leaves_every_screen_but_the_crews_and_its_authors_and_comes_back(room: Room) -> None:
    room.go_to("keynote")
    question = bring(room.ann, "question", "A rude one")
    room.fay.do("spotlight.change", part="contributions", id=question)
    room.fay.do("contribution.hide", contribution=question, is_hidden=True)

    assert "A rude one" not in str([room.ben.board(), room.ben.entries(), room.fay.board("room")])
    assert room.ann.board()["own"][0]["state"] == "hidden"
    assert (seen_by(room.fay, question, "crew") or {})["is_hidden"] is True

    room.fay.do("contribution.hide", contribution=question, is_hidden=False)
    assert seen_by(room.ben, question) is not None
    assert room.fay.board("room")["roundtable"]["spotlight"] is None  # where it was put by a press, not by this


def test_what_is_taken_back_is_erased(room: Room) -> None:
    room.go_to("keynote")
    question = bring(room.ann, "question", "Never mind")
    assert room.ben.tell("contribution.withdraw", contribution=question).status_code == 404
    room.ann.do("contribution.withdraw", contribution=question)

    boards = [person.board() for person in (room.ann, room.ben)]
    assert "Never mind" not in str([*boards, room.fay.board("crew"), room.fay.entries(0, "crew")])
    assert room.ann.tell("contribution.withdraw", contribution=question).status_code == 409


def test_nobody_floods_an_exercise(room: Room) -> None:
    room.go_to("keynote")
    for number in range(MOST_EACH):
        bring(room.ann, "question", f"Question {number}")

    refused = room.ann.tell("contribution.add", kind="question", text="One more")
    assert (refused.status_code, refused.get_json()["error"]) == (429, "limit_reached")


def test_the_same_order_twice_is_one_contribution(room: Room) -> None:
    room.go_to("keynote")
    again = {"client_id": "one-and-the-same-id", "kind": "question", "text": "Once?"}
    first, second = (room.ann.do("contribution.add", **again) for _ in range(2))

    assert first["seq"] == second["seq"]
    assert len(room.ben.board()["contributions"]) == 1


def test_a_contribution_of_another_roundtable_is_not_found(room: Room, app: Flask, ann: Person, fay: Person) -> None:
    room.go_to("keynote")
    question = bring(room.ann, "question")
    for person, name, values in (
        (ann, "contribution.answer", {"answer": "up"}),
        (ann, "contribution.withdraw", {}),
        (Person(fay.client, CODE), "contribution.mark", {"is_marked": True}),
        (Person(fay.client, CODE), "contribution.hide", {"is_hidden": True}),
    ):
        assert person.tell(name, contribution=question, **values).status_code == 404, name


def test_a_remark_for_the_write_up_team_is_no_news_to_anybody_else(ann: Person, fay: Person, dee: Person) -> None:
    before = ann.entries()[-1]["seq"]
    brought = fay.do("contribution.enter", kind="remark", text="the minister is bluffing")
    number = brought["contributions"][0]["id"]
    assert ann.entries(before) == dee.entries(before) == []
    for answer in ("up", ""):
        assert ann.tell("contribution.answer", contribution=number, answer=answer).status_code == 404


def test_an_answer_stands_in_a_line_under_its_question_for_room_phones_and_report(
    ann: Person, ben: Person, dee: Person, fay: Person
) -> None:
    fay.do("agenda.change", phases=["keynote", "post", "close"], minutes=[20, 5, 3], headings=["", "", ""])
    fay.do("phase.change", phase="keynote")
    asked = ann.do("contribution.add", kind="question", text="When does the grid come?")["contributions"][0]["id"]
    refused = ann.tell("contribution.add", kind="question", text="Who pays?", detail="The minister, he said")
    assert refused.status_code == 400
    assert fay.tell("contribution.mark", contribution=asked, is_marked=False, answer="2033").status_code == 400

    fay.do("contribution.mark", contribution=asked, is_marked=True, answer="In 2033, if consents hold")

    for person in (ann, ben, dee):
        (question,) = person.board()["contributions"]
        assert (question["is_marked"], question["detail"]) == (True, "In 2033, if consents hold")
    draft = fay.client.get(f"/write-up/{fay.code}/download/md").get_data(as_text=True)
    assert "In 2033, if consents hold" in draft
    fay.do("contribution.mark", contribution=asked, is_marked=False)
    assert dee.board()["contributions"][0]["detail"] == ""


def days_from_now(n: int) -> str:
    return (datetime.now(UTC).date() + timedelta(days=n)).isoformat()


@pytest.mark.parametrize("who", ["ann", "fay"])
def test_nobody_commits_to_a_day_that_is_past(room: Room, who: str) -> None:
    room.go_to("commit")
    person, order = (room.ann, "contribution.add") if who == "ann" else (room.fay, "contribution.enter")
    said = {"kind": "commitment", "text": "We publish our bids"}

    for day in ("2020-01-01", days_from_now(-2)):
        refused = person.tell(order, due_on=day, **said)
        assert (refused.status_code, list(refused.get_json()["fields"])) == (400, ["due_on"])
        assert "still to come" in refused.get_json()["message"] or "still to come" in str(refused.get_json()["fields"])
    for day in (days_from_now(0), days_from_now(300)):
        person.do(order, due_on=day, **said)


def test_what_was_promised_for_the_day_after_the_evening_is_still_written_down_a_week_later(
    app: Flask, join: Callable[..., Person], fay: Person
) -> None:
    held_on = datetime.now(UTC).date() - timedelta(days=7)
    make_live(app, "WXY34", Phase.COMMIT, held_on=held_on)
    crew = Person(fay.client, "WXY34")

    crew.do("contribution.enter", kind="commitment", text="We call them", due_on=days_from_now(-6))
    crew.do("contribution.enter", kind="commitment", text="We call them tonight", due_on=days_from_now(-7))
    early = join("industry", "WXY34").tell(
        "contribution.add", kind="commitment", text="We call", due_on=days_from_now(-8)
    )
    assert early.status_code == 400


def test_a_phone_without_scripts_reads_beside_the_day_that_it_is_past(room: Room) -> None:
    room.go_to("commit")
    token = token_of(room.ann.client, ROOM)
    form = {"csrf_token": token, "kind": "commitment", "text": "We publish our bids", "due_on": "2020-01-01"}

    refused = room.ann.client.post(f"/r/{ROOM}/commands/contribution.add", data=form | {"client_id": "d" * 32})

    page = refused.get_data(as_text=True)
    assert refused.status_code == 400
    assert re.search(r'id="commitment-due-fault" data-fault="due_on">.*?This day is past', page, re.DOTALL)
    assert re.search(r'value="2020-01-01"[^>]*aria-invalid="true"', page)
