"""The facilitator's desk: who may ask for it, what is on it, and what is never on it."""

import json
import re

import pytest
from conftest import Person
from entries import come_in
from scenes import PITCHING, Scene
from tokens import token_of

from facilitator.domain.entries import EntryKind

OF_OTHERS = {
    *(EntryKind.PARTICIPANT_JOINED, EntryKind.NOTE_REACTED, EntryKind.VOTE_CAST, EntryKind.CONTRIBUTION_ANSWERED),
    *(EntryKind.INTRODUCTION_ASKED, EntryKind.INTRODUCTION_WITHDRAWN, EntryKind.INTRODUCTION_ANSWERED),
    *(EntryKind.ENTRY_SEALED, EntryKind.ROUNDTABLE_DELETED),
}
"""What phones alone do, what says no more who did it, and what leaves no desk."""


def at_pitch(scene: Scene, name: str) -> Person:
    """Somebody at the room in *Commit*, where notes and contributions are."""
    return Person(scene.people[name].client, PITCHING)


@pytest.mark.parametrize("path", ["desk", "desk/off-record"])
def test_only_those_who_lead_get_the_desk(scene: Scene, path: str) -> None:
    got = {
        name for name, person in scene.people.items() if person.client.get(f"/r/{PITCHING}/{path}").status_code == 200
    }
    assert got == {"fay", "org"}


def test_the_desk_holds_no_word_off_the_record(scene: Scene) -> None:
    fay, ann = at_pitch(scene, "fay"), at_pitch(scene, "ann")
    ann.post("between us only", off_record=True)
    desk = fay.client.get(f"/r/{PITCHING}/desk")
    assert "between us only" not in desk.get_data(as_text=True)
    assert desk.get_json()["n_off_record"] == 1

    behind_a_press = fay.client.get(f"/r/{PITCHING}/desk/off-record")
    assert [note["text"] for note in behind_a_press.get_json()["notes"]] == ["between us only"]
    assert behind_a_press.headers["Cache-Control"] == "no-store"


def test_what_was_brought_is_on_it_hidden_or_not_and_nothing_private(scene: Scene) -> None:
    fay, ann = at_pitch(scene, "fay"), at_pitch(scene, "ann")
    ann.do("contribution.add", kind="commitment", text="kept to myself", is_private=True)
    shown = ann.do("contribution.add", kind="commitment", text="said aloud", is_private=False)["contributions"][0]["id"]
    fay.do("contribution.hide", contribution=shown, is_hidden=True)
    fay.do("contribution.enter", kind="remark", text="they were tired by then")
    desk = fay.client.get(f"/r/{PITCHING}/desk").get_json()
    brought = {each["text"]: each["is_hidden"] for each in desk["contributions"]}
    assert brought["said aloud"] is True
    assert brought["they were tired by then"] is False
    assert "kept to myself" not in brought
    assert "line of Ann" not in brought  # the room has left that exercise


def test_it_tells_what_waits_and_why_a_note_was_kept_back(scene: Scene) -> None:
    fay = at_pitch(scene, "fay")
    assert [note["id"] for note in fay.client.get(f"/r/{PITCHING}/desk").get_json()["held"]] == [scene.pitch.held]
    fay.do("note.withhold", note=scene.pitch.held, reason="It names a person")
    desk = fay.client.get(f"/r/{PITCHING}/desk").get_json()
    assert desk["held"] == []
    assert [(note["id"], note["reason"]) for note in desk["withheld"]] == [(scene.pitch.held, "It names a person")]


def test_everybody_who_leads_learns_who_has_the_room_and_who_did_what(scene: Scene) -> None:
    fay, org = at_pitch(scene, "fay"), at_pitch(scene, "org")
    fay.do("lead.take")
    seen = org.client.get(f"/r/{PITCHING}/desk").get_json()
    own = fay.client.get(f"/r/{PITCHING}/desk").get_json()
    assert seen["lead"] == {"crew": own["crew"], "role": "facilitator"}
    assert seen["crew"] != own["crew"]
    last = seen["actions"][0]
    assert (last["kind"], last["role"], last["crew"]) == ("lead.taken", "facilitator", own["crew"])


def test_whatever_the_crew_does_has_a_name_at_the_desk(scene: Scene) -> None:
    page = at_pitch(scene, "fay").client.get(f"/run/{PITCHING}").get_data(as_text=True)
    words = re.search(r'id="desk-words">(.*?)</script>', page, re.DOTALL)
    assert words
    assert set(EntryKind) - OF_OTHERS <= set(json.loads(words[1])["did"])


@pytest.mark.parametrize("role", ["facilitator", "writer", "display"])
def test_a_link_lets_one_device_in_once(scene: Scene, role: str) -> None:
    fay = at_pitch(scene, "fay")
    token = token_of(fay.client, PITCHING)
    made = fay.client.post(f"/r/{PITCHING}/links", json={"role": role}, headers={"X-CSRF-Token": token})
    link = made.get_json()
    assert link["qr"].startswith("data:image/svg+xml")
    path = link["url"].removeprefix("http://room.test:8000")
    first, second = scene.app.test_client(), scene.app.test_client()
    assert come_in(first, path).status_code == 303
    assert first.get(f"/room/{PITCHING}").status_code == 200
    assert come_in(second, path).status_code == 404
    assert second.get(f"/room/{PITCHING}").status_code == 403


@pytest.mark.parametrize("role", ["organiser", "attendee", "", None, 7, ["writer"]])
def test_no_link_is_made_for_more_than_that(scene: Scene, role: object) -> None:
    fay = at_pitch(scene, "fay")
    token = token_of(fay.client, PITCHING)
    answer = fay.client.post(f"/r/{PITCHING}/links", json={"role": role}, headers={"X-CSRF-Token": token})
    assert answer.status_code == 400


def test_a_change_of_phase_takes_the_spotlight_off(scene: Scene) -> None:
    fay = at_pitch(scene, "fay")
    fay.do("spotlight.change", part="contributions", id=scene.pitch.offer)
    assert fay.board("room")["roundtable"]["spotlight"] == {"part": "contributions", "id": scene.pitch.offer}
    fay.do("phase.change", phase="pitch")
    assert fay.board("room")["roundtable"]["spotlight"] is None
