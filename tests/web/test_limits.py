"""Nobody in a room meets a limit; a script that goes on and on, and Eve who guesses codes, do."""

import secrets
from collections.abc import Callable
from typing import Any

import pytest
from conftest import CODE, Person
from entries import come_in
from flask import Flask

from facilitator.cli.links import make_link
from facilitator.domain.people import Role
from facilitator.limits.buckets import Bucket
from facilitator.limits.joining import ADDRESS, EVERYWHERE
from facilitator.limits.orders import ASKING, ATTENDEE

NOTE = {"heading": "talent", "kind": "ask", "off_record": False}
WRONG = "BBBBB"


class Clock:
    """The time as limits see it; it moves when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("throttled.utils.now_mono_f", clock)
    monkeypatch.setattr("facilitator.limits.joining.monotonic", clock)
    return clock


@pytest.fixture
def has_limits(clock: Clock) -> bool:
    return True


def is_too_much(response: Any) -> bool:
    if response.status_code != 429:
        return False
    answer = response.get_json()
    assert answer["error"] == "limit_reached"
    assert answer["retry_after"] >= 1
    assert int(response.headers["Retry-After"]) == answer["retry_after"]
    return True


def guess(person: Person, code: str) -> Any:
    return person.client.get(f"/r/{code}/token", headers={"Accept": "application/json"})


def exhaust(eve: Person) -> None:
    """Eve guesses until she is told to wait."""
    for _ in range(ADDRESS.at_once):
        assert guess(eve, WRONG).status_code == 404
    assert is_too_much(guess(eve, WRONG))


def test_a_hall_that_opens_the_link_with_a_full_stop_is_not_locked_out(eve: Person) -> None:
    for _ in range(2 * ADDRESS.at_once):
        assert eve.client.get(f"/j/{CODE}.").status_code == 302
        assert eve.client.get(f"/{CODE},").status_code == 302

    assert eve.client.get(f"/j/{CODE}").status_code == 200


def test_a_link_that_was_used_already_locks_nobody_out(app: Flask, eve: Person) -> None:
    with app.app_context():
        link = make_link(None, Role.ORGANISER)
    assert come_in(app.test_client(), link).status_code == 303

    assert {eve.client.get(link).status_code for _ in range(2 * ADDRESS.at_once)} == {404}
    assert eve.client.get(f"/j/{CODE}").status_code == 200


@pytest.mark.parametrize("address", ["/j/{}.", "/J/{}", "/{}", "/j/{}/x"])
def test_a_guess_is_a_guess_at_whatever_address(eve: Person, address: str) -> None:
    for _ in range(ADDRESS.at_once):
        assert eve.client.get(address.format(WRONG)).status_code == 404

    assert eve.client.get(address.format(WRONG)).status_code == 429
    assert eve.client.get(address.format(CODE)).status_code == 429


def test_eve_is_slowed_down_to_a_guess_every_few_seconds(eve: Person, clock: Clock) -> None:
    exhaust(eve)

    n_answered = 0
    for _ in range(600):
        clock.now += 0.1
        n_answered += guess(eve, WRONG).status_code == 404

    assert 0 < n_answered <= 60 * ADDRESS.per_second + 1


def test_eve_cannot_tell_a_right_guess_from_a_wrong_one_while_she_waits(eve: Person) -> None:
    exhaust(eve)

    right, wrong = guess(eve, CODE), guess(eve, WRONG)

    assert is_too_much(right)
    assert is_too_much(wrong)
    assert right.get_json() == wrong.get_json()


def test_who_reads_the_qr_code_joins_however_many_guess(app: Flask, eve: Person, clock: Clock) -> None:
    exhaust(eve)
    assert is_too_much(guess(eve, CODE))
    ticket = app.extensions["failed_joins"].ticket(CODE)
    for shown in ("", "x", ticket[:-1], app.extensions["failed_joins"].ticket("RMFRX")):
        assert eve.client.get(f"/j/{CODE}?t={shown}").status_code == 429

    page = eve.client.get(f"/j/{CODE}?t={ticket}")
    assert page.status_code == 200
    assert f'action="/j/{CODE}?t={ticket}"' in page.get_data(as_text=True)


def test_eve_may_come_in_by_the_front_door_when_she_has_waited(eve: Person, clock: Clock) -> None:
    exhaust(eve)

    clock.now += guess(eve, CODE).get_json()["retry_after"]

    assert guess(eve, CODE).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/j/{code}",
        "/r/{code}/entries",
        "/r/{code}/snapshot",
        "/room/{code}",
        "/run/{code}",
        "/group/{code}",
        "/write-up/{code}",
        "/enter/{code}",
    ],
)
def test_every_place_that_takes_a_code_counts_wrong_ones(eve: Person, path: str) -> None:
    answers = [
        eve.client.get(path.format(code=WRONG), headers={"Accept": "application/json"}).status_code
        for _ in range(ADDRESS.at_once + 1)
    ]

    assert answers == [404] * ADDRESS.at_once + [429]


def test_codes_typed_on_the_first_page_count_too_and_what_was_typed_stays(eve: Person) -> None:
    token = guess(eve, CODE).get_json()["token"]
    answers = [eve.client.post("/", data={"csrf_token": token, "code": WRONG}) for _ in range(ADDRESS.at_once + 1)]

    assert [answer.status_code for answer in answers] == [404] * ADDRESS.at_once + [429]
    assert WRONG in answers[-1].get_data(as_text=True)
    assert int(answers[-1].headers["Retry-After"]) >= 1


def test_who_is_in_already_does_not_notice_eve_beside_them(ann: Person, fay: Person, dee: Person, eve: Person) -> None:
    exhaust(eve)

    ann.post("a note as if nothing were")
    fay.do("theme.make", heading="talent", name="Training", notes=[])

    assert len(dee.board("room")["notes"]) == 1
    assert ann.client.get(f"/j/{CODE}").status_code == 200


def test_who_is_in_already_may_come_from_where_only_eve_was_before(ann: Person, fay: Person, eve: Person) -> None:
    there = {"REMOTE_ADDR": "203.0.113.5"}
    for _ in range(ADDRESS.at_once + 1):
        eve.client.get(f"/j/{WRONG}", environ_base=there)

    answers = [each.client.get(f"/r/{CODE}/token", environ_base=there).status_code for each in (ann, fay, eve)]

    assert answers == [200, 200, 429]


def test_newcomers_get_in_beside_eve_where_somebody_has_joined_before(join: Callable[..., Person], eve: Person) -> None:
    join()
    exhaust(eve)

    join("academia").post("in all the same")


def test_what_eve_does_elsewhere_is_no_concern_of_this_room(app: Flask, join: Callable[..., Person]) -> None:
    eve = app.test_client()
    for _ in range(ADDRESS.at_once + 5):
        eve.get(f"/j/{WRONG}", environ_base={"REMOTE_ADDR": "203.0.113.5"})

    join().post("nothing to wait for")


def test_eve_with_a_network_of_her_own_is_still_one(app: Flask) -> None:
    eve = app.test_client()
    answers = [
        eve.get(f"/j/{WRONG}", environ_base={"REMOTE_ADDR": f"2001:db8:1:2::{suffix:x}"}).status_code
        for suffix in range(1, ADDRESS.at_once + 2)
    ]

    assert answers[-1] == 429


def test_eve_with_many_addresses_is_slowed_down_in_all(app: Flask) -> None:
    eve = app.test_client()
    answers = [
        eve.get(f"/r/{WRONG}/token", environ_base={"REMOTE_ADDR": f"198.51.{index // 20}.1"}).status_code
        for index in range(EVERYWHERE.at_once + 20)
    ]

    assert answers == [404] * EVERYWHERE.at_once + [429] * 20


def test_sixty_people_behind_one_address_may_all_mistype_join_and_post_eight_notes_in_a_minute(
    app: Flask, join: Callable[..., Person], dee: Person, clock: Clock
) -> None:
    for _ in range(60):
        assert app.test_client().get(f"/j/{WRONG}").status_code == 404
    people = [join() for _ in range(60)]

    for _ in range(8):
        clock.now += 7.5
        for person in people:
            person.post("eight in a minute")

    assert len(dee.board("room")["notes"]) == 480


def test_a_phone_that_comes_back_with_ten_notes_sends_them_all_at_once(ann: Person) -> None:
    for _ in range(10):
        ann.post("from the train")


def test_a_script_that_runs_away_is_told_when_to_come_back_and_the_others_post_meanwhile(
    ann: Person, ben: Person, dee: Person, clock: Clock
) -> None:
    order = NOTE | {"text": "one too many", "client_id": secrets.token_hex(16)}
    for number in range(ATTENDEE.at_once):
        ann.post(f"runaway {number}")
    refused = [ann.tell("note.post", **order) for _ in range(50)]
    assert all(is_too_much(response) for response in refused)

    ben.post("meanwhile")
    clock.now += refused[-1].get_json()["retry_after"]
    taken = ann.tell("note.post", **order)
    again = ann.tell("note.post", **order)

    assert taken.status_code == 200
    assert is_too_much(again), "one more was earned, not two"
    texts = [note["text"] for note in dee.board("room")["notes"]]
    assert len(texts) == ATTENDEE.at_once + 2
    assert {"meanwhile", "one too many"} <= set(texts)


@pytest.mark.usefixtures("clock")
def test_where_a_room_sends_too_much_whoever_leads_can_act(ann: Person, fay: Person, monkeypatch: Any) -> None:
    monkeypatch.setattr("facilitator.limits.orders.ROUNDTABLE", Bucket("hall", at_once=1, per_second=0.1))
    ann.post("fits in")
    assert is_too_much(ann.tell("note.post", **NOTE, text="one too many"))
    assert fay.tell("holding.change", is_on=True).status_code == 200


def test_a_note_that_is_refused_on_a_page_without_scripts_is_shown_again(ann: Person) -> None:
    for number in range(ATTENDEE.at_once):
        ann.post(f"note {number}")
    token = guess(ann, CODE).get_json()["token"]
    form = {"csrf_token": token, "client_id": secrets.token_hex(16), "heading": "talent", "kind": "ask"}

    response = ann.client.post(f"/r/{CODE}/commands/note.post", data=form | {"text": "still here"})

    assert response.status_code == 429
    assert "still here" in response.get_data(as_text=True)


def test_grouping_as_fast_as_a_keyboard_goes_is_no_trouble(fay: Person, clock: Clock) -> None:
    for _ in range(200):
        clock.now += 0.3
        assert fay.tell("grouping.undo").status_code != 429


def test_a_page_that_asks_without_end_is_told_to_wait(ann: Person, ben: Person, clock: Clock) -> None:
    asked = [ann.client.get(f"/r/{CODE}/snapshot") for _ in range(ASKING.at_once + 20)]

    assert [answer.status_code for answer in asked] == [200] * ASKING.at_once + [429] * 20
    assert ben.client.get(f"/r/{CODE}/snapshot").status_code == 200
    clock.now += asked[-1].get_json()["retry_after"]
    assert ann.client.get(f"/r/{CODE}/entries").status_code == 200


def test_a_page_without_a_socket_that_asks_every_other_second_for_an_hour_is_always_answered(
    ann: Person, clock: Clock
) -> None:
    for _ in range(1800):
        clock.now += 2
        assert ann.client.get(f"/r/{CODE}/entries?after=2").status_code == 200
