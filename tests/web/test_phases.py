"""Leading the room: one step at a time, and what the room may learn meanwhile."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from conftest import CODE, Person
from flask import Flask
from scenes import DECIDED, DRAFT, Scene, make_draft
from sqlalchemy.orm import Session
from tokens import token_of
from witness import stored

from facilitator.commands import COMMANDS
from facilitator.database.access import write
from facilitator.domain.phases import Phase
from facilitator.store.roundtables import get_row


def present(person: Person) -> str:
    phase: str = person.board()["roundtable"]["phase"]
    return phase


def test_the_room_goes_on_and_back_one_step_at_a_time(fay: Person, dee: Person) -> None:
    for phase in ("cluster", "close", "cluster", "post", "lobby", "post"):
        fay.do("phase.change", phase=phase)
        assert present(dee) == phase


@pytest.mark.parametrize("start", ["lobby", "post", "cluster", "close"])
def test_nothing_is_skipped_from(app: Flask, fay: Person, start: str) -> None:
    agenda = ["lobby", "post", "cluster", "close"]
    if start in {"lobby", "cluster"}:
        fay.do("phase.change", phase=start)
    elif start == "close":
        fay.do("phase.change", phase="cluster")
        fay.do("phase.change", phase="close")
    before = stored(app)

    for phase in Phase:
        is_step = phase in agenda and abs(agenda.index(phase) - agenda.index(start)) == 1
        if not is_step:
            refused = fay.tell("phase.change", phase=phase)
            told = {"wrong_phase", "conflict"} if phase == start else {"wrong_phase"}  # who has moved it there
            assert refused.status_code == 409, phase
            assert refused.get_json()["error"] in told, phase

    assert stored(app) == before


def test_two_facilitators_who_press_next_at_once_go_one_step(scene: Scene) -> None:
    scene.fay.do("phase.change", phase="close")

    refused = scene.people["org"].tell("phase.change", phase="close")

    assert refused.status_code == 409
    assert "has since moved the room on" in refused.get_json()["message"]
    assert present(scene.dee) == "close"


def test_next_that_was_meant_for_an_earlier_line_moves_nothing(scene: Scene) -> None:
    seen = scene.fay.do("phase.change", phase="close")["seq"]
    scene.fay.do("phase.change", phase="cluster")

    late = scene.people["org"].tell("phase.change", phase="close", step=seen)

    assert (late.status_code, present(scene.dee)) == (409, "cluster")
    assert "It is in Group now" in late.get_json()["message"]


def test_the_clock_starts_with_the_phase_and_can_be_given_more(fay: Person, dee: Person) -> None:
    fay.do("phase.change", phase="cluster")
    started, ends = clock(dee)
    assert ends - started == timedelta(minutes=12)

    fay.do("phase.extend", minutes=2)

    assert clock(dee) == (started, ends + timedelta(minutes=2))


def test_more_time_after_the_end_counts_from_now(app: Flask, fay: Person, dee: Person) -> None:
    fay.do("phase.change", phase="cluster")
    with app.app_context():
        write(let_time_pass)

    fay.do("phase.extend", minutes=5)

    _, ends = clock(dee)
    assert timedelta(minutes=4) < ends - datetime.now(UTC) <= timedelta(minutes=5)


def let_time_pass(session: Session) -> None:
    get_row(session, 1).phase_ends_at = datetime(2026, 1, 1, tzinfo=UTC)


def test_no_time_can_be_added_where_no_clock_runs(app: Flask, fay: Person) -> None:
    fay.do("phase.change", phase="lobby")
    before = stored(app)

    refused = fay.tell("phase.extend", minutes=2)

    assert (refused.status_code, refused.get_json()["error"]) == (409, "wrong_phase")
    assert stored(app) == before


def clock(person: Person) -> tuple[datetime, datetime]:
    seen = person.board()["roundtable"]
    return datetime.fromisoformat(seen["phase_started_at"]), datetime.fromisoformat(seen["phase_ends_at"])


def test_notes_are_kept_on_the_phone_in_the_lobby(app: Flask, ann: Person, fay: Person) -> None:
    fay.do("phase.change", phase="lobby")
    before = stored(app)

    refused = ann.tell("note.post", heading="talent", kind="ask", text="too early")

    assert (refused.status_code, refused.get_json()["error"]) == (409, "wrong_phase")
    assert "has not started" in refused.get_json()["message"]
    assert stored(app) == before


def test_a_late_note_is_taken_and_marked(ann: Person, fay: Person, dee: Person) -> None:
    ann.post("in time")
    fay.do("phase.change", phase="cluster")
    ann.post("late")

    assert {note["text"]: note["late"] for note in dee.board()["notes"]} == {"in time": False, "late": True}


def test_a_draft_takes_no_order_but_opening_and_what_sets_it_up(scene: Scene) -> None:
    before = stored(scene.app)

    taken = {"roundtable.open", "heading.rename", "agenda.change", "sharing.tighten", "keynote.change"}
    for name, (_, values) in scene.orders().items():
        if name in taken or COMMANDS[name].for_attendees:
            continue
        refused = Person(scene.fay.client, DRAFT).tell(name, **values | ({"code": DRAFT} if "code" in values else {}))
        # Of notes it can be decided at any time, and words erased; a draft has none.
        expected = (404, "not_found") if name in DECIDED else (409, "wrong_phase")
        expected = (400, "bad_input") if name == "words.erase" else expected
        assert (refused.status_code, refused.get_json()["error"]) == expected, name
    assert stored(scene.app) == before

    at_draft = Person(scene.fay.client, DRAFT)
    at_draft.do("heading.rename", heading="talent", name="People", prompt="Who is missing?")
    at_draft.do("roundtable.open")
    assert at_draft.board("room")["roundtable"]["status"] == "live"
    assert at_draft.tell("roundtable.open").status_code == 409


def test_attendees_come_in_as_soon_as_it_opens(app: Flask, fay: Person, eve: Person) -> None:
    make_draft(app)
    Person(fay.client, DRAFT).do("roundtable.open")

    token = token_of(eve.client, DRAFT)
    form = {"csrf_token": token, "client_id": "first-through-the-door", "sector": "other"}
    assert eve.client.post(f"/j/{DRAFT}", data=form).status_code == 303


class TestOffRecordCount:
    """The projected count moves with the phase only: between phases a tick would point at a neighbour."""

    def test_it_does_not_tick_when_a_note_is_posted_changed_or_taken_back(
        self, ann: Person, fay: Person, dee: Person
    ) -> None:
        first = ann.post("hidden one", off_record=True)
        ann.post("hidden two", off_record=True)
        assert shown(dee) == 0

        fay.do("phase.change", phase="cluster")
        assert shown(dee) == 2

        ann.do("note.withdraw", note=first["id"])
        ann.post("hidden three", off_record=True)
        ann.post("hidden four", off_record=True)
        assert shown(dee) == 2

        fay.do("phase.extend", minutes=1)
        assert shown(dee) == 2

        fay.do("phase.change", phase="close")
        assert shown(dee) == 3

    def test_neither_pages_nor_entries_tell_it_sooner(self, ann: Person, ben: Person, fay: Person, dee: Person) -> None:
        before = page_state(dee, f"/room/{CODE}"), page_state(ben, f"/j/{CODE}")
        after = dee.entries()[-1]["seq"]
        ann.post("hidden", off_record=True)

        assert (page_state(dee, f"/room/{CODE}"), page_state(ben, f"/j/{CODE}")) == before
        for person, audience in ((dee, "room"), (ben, "phone"), (fay, "room"), (fay, "crew")):
            told = person.entries(after, audience)
            assert all(set(entry) == {"seq"} for entry in told if audience != "crew")
            assert "off_record" not in str(told)


def shown(person: Person) -> int:
    count: int = person.board()["roundtable"]["off_record"]
    return count


def page_state(person: Person, path: str) -> str:
    """The page without what changes each time: numbers, marks, the clock and the token."""
    text = person.client.get(path).get_data(as_text=True)
    text = re.sub(r'name="(csrf_token|client_id)" value="[^"]*"', "", text)
    return re.sub(r'"(now|seq|mark)": ?("[^"]*"|\d+)', "", text)


def test_the_clock_can_be_paused_and_runs_on_from_where_it_stood(fay: Person, dee: Person) -> None:
    fay.do("phase.change", phase="cluster")
    fay.do("phase.pause")
    assert "You have since stopped the clock" in fay.tell("phase.pause").get_json()["message"]
    paused = dee.board()["roundtable"]
    assert paused["phase_ends_at"] is None
    assert 12 * 60 - 5 <= paused["paused_seconds"] <= 12 * 60

    fay.do("phase.extend", minutes=2)
    fay.do("phase.resume")
    assert "You have since let the clock run on" in fay.tell("phase.resume").get_json()["message"]

    running = dee.board()["roundtable"]
    left = datetime.fromisoformat(running["phase_ends_at"]) - datetime.now(UTC)
    assert running["paused_seconds"] is None
    assert timedelta(minutes=13, seconds=50) <= left <= timedelta(minutes=14)


def test_gathering_goes_heading_by_heading(fay: Person, ann: Person) -> None:
    lines = [("lobby", ""), ("post", ""), ("post", "talent"), ("post", "business"), ("close", "")]
    phases, headings = (list(column) for column in zip(*lines, strict=True))
    fay.do("agenda.change", phases=phases, minutes=[0, 5, 5, 5, 3], headings=headings)

    fay.do("phase.change", phase="post", heading="talent")
    assert ann.board()["roundtable"]["phase_heading"] == "talent"
    skipped = fay.tell("phase.change", phase="close")
    fay.do("phase.change", phase="post", heading="business")

    assert skipped.status_code == 409
    assert ann.post("on time")["state"] == "on_screen"


def test_the_line_the_room_is_in_cannot_be_dropped(app: Flask, fay: Person) -> None:
    before = stored(app)

    refused = fay.tell("agenda.change", phases=["lobby", "close"], minutes=[0, 3], headings=["", ""])

    assert (refused.status_code, list(refused.get_json()["fields"])) == (400, ["phases"])
    assert stored(app) == before


def test_two_presses_meant_for_one_extension_give_it_once_and_the_second_is_told_who_did_what(fay: Person) -> None:
    fay.do("agenda.change", phases=["post", "reveal", "close"], minutes=[20, 5, 3], headings=["", "", ""])
    seen = fay.do("phase.change", phase="reveal")["seq"]
    first = fay.do("phase.extend", minutes=2, step=seen)

    refused = fay.tell("phase.extend", minutes=2, step=seen)

    assert refused.status_code == 409
    assert "You have since given this phase more time" in refused.get_json()["message"]
    assert fay.board()["roundtable"]["phase_ends_at"] == first["roundtable"]["phase_ends_at"]
    fay.do("phase.extend", minutes=2, step=first["seq"])
