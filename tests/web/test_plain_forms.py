"""The phone's page and the facilitator's with JavaScript off: plain forms, answered with pages."""

import re
from html import unescape
from typing import Any

import pytest
from conftest import CODE, Person
from flask import Flask
from scenes import Scene
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from tokens import token_of
from witness import stored

from facilitator.cli.codes import get_by_code
from facilitator.database.access import db
from facilitator.domain.phases import NotesShown


def page(response: Any) -> str:
    text: str = response.get_data(as_text=True)
    return text


def hidden(text: str, name: str) -> str:
    """The value of the first hidden field of this name."""
    found = re.search(rf'<input type="hidden" name="{name}" value="([^"]*)"', text)
    assert found is not None, name
    return unescape(found[1])


def send(person: Person, name: str, **values: str) -> Any:
    """Fills in the form that the phone's page shows and sends it."""
    shown = page(person.client.get(f"/j/{CODE}"))
    form = {"csrf_token": hidden(shown, "csrf_token"), "client_id": hidden(shown, "client_id")} | values
    return person.client.post(f"/r/{CODE}/commands/{name}", data=form)


NOTE = {"heading": "talent", "kind": "ask", "text": "post it plainly"}


def test_ann_posts_and_is_led_back_to_her_notes(ann: Person, dee: Person) -> None:
    response = send(ann, "note.post", **NOTE)

    assert (response.status_code, response.location) == (303, f"/j/{CODE}")
    assert "post it plainly" in page(ann.client.get(f"/j/{CODE}"))
    assert [note["text"] for note in dee.board()["notes"]] == ["post it plainly"]


def test_a_note_that_the_room_only_counts_is_told_without_a_label(app: Flask, ann: Person) -> None:
    with app.app_context():
        get_by_code(CODE).notes_shown = NotesShown.AT_REVEAL
        db.session.commit()

    send(ann, "note.post", **NOTE)

    told = re.search(r'<span class="said"[^>]*>(.*?)</span>', page(ann.client.get(f"/j/{CODE}")))
    assert told is not None
    assert told[1] == "Counted on the room screen"


def test_the_form_sent_twice_is_one_note(ann: Person, dee: Person) -> None:
    shown = page(ann.client.get(f"/j/{CODE}"))
    form = NOTE | {"csrf_token": hidden(shown, "csrf_token"), "client_id": hidden(shown, "client_id")}

    for _ in range(2):
        assert ann.client.post(f"/r/{CODE}/commands/note.post", data=form).status_code == 303

    assert len(dee.board()["notes"]) == 1


@pytest.mark.parametrize("tick", ["true", "on", "1", "y"])
def test_a_ticked_box_takes_the_note_off_the_record(ann: Person, dee: Person, tick: str) -> None:
    send(ann, "note.post", off_record=tick, **NOTE)

    assert dee.board()["notes"] == []
    assert [note["off_record"] for note in ann.board()["notes"]] == [True]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("text", "x" * 301, "This is 301 characters long; the limit is 300."),
        ("text", "", "Write something first."),
        ("kind", "nonsense", "Choose one of opportunity"),
        ("heading", "", "Choose one of business"),
        ("surprise", "value", "no such field"),
    ],
)
def test_a_mistake_shows_the_page_with_what_was_typed(
    app: Flask, ann: Person, field: str, value: str, said: str
) -> None:
    before = stored(app)
    typed = NOTE | {"text": "my careful <words> & thoughts", field: value}

    response = send(ann, "note.post", **typed)

    text = page(response)
    assert response.status_code == 400
    assert said in unescape(text)
    assert f"<span>{field}: " not in text, "what fields are called among programs is nothing to a person"
    assert typed["text"] in unescape(re.findall(r"<textarea[^>]*>(.*?)</textarea>", text, re.DOTALL)[0])
    assert "<words>" not in text
    assert stored(app) == before


def test_a_form_that_ticks_and_unticks_off_the_record_is_refused(app: Flask, ann: Person) -> None:
    before = stored(app)

    response = send(ann, "note.post", off_record=["true", ""], **NOTE)

    assert response.status_code == 400
    assert "post it plainly" in page(response)
    assert stored(app) == before


def test_after_a_mistake_the_corrected_form_is_taken(ann: Person, dee: Person) -> None:
    refused = page(send(ann, "note.post", **NOTE | {"text": "x" * 301}))
    form = NOTE | {"csrf_token": hidden(refused, "csrf_token"), "client_id": hidden(refused, "client_id")}

    assert ann.client.post(f"/r/{CODE}/commands/note.post", data=form).status_code == 303
    assert len(dee.board()["notes"]) == 1


def test_a_second_note_in_a_form_from_the_back_button_can_still_be_sent(ann: Person, dee: Person) -> None:
    shown = page(ann.client.get(f"/j/{CODE}"))
    form = NOTE | {"csrf_token": hidden(shown, "csrf_token"), "client_id": hidden(shown, "client_id")}
    ann.client.post(f"/r/{CODE}/commands/note.post", data=form)

    refused = ann.client.post(f"/r/{CODE}/commands/note.post", data=form | {"text": "a second thought"})
    again = form | {"text": "a second thought", "client_id": hidden(page(refused), "client_id")}

    assert refused.status_code == 409
    assert "a second thought" in page(refused)
    assert ann.client.post(f"/r/{CODE}/commands/note.post", data=again).status_code == 303
    assert {note["text"] for note in dee.board()["notes"]} == {"post it plainly", "a second thought"}


def test_ann_changes_her_note(ann: Person, dee: Person) -> None:
    note = ann.post("before")
    shown = page(ann.client.get(f"/j/{CODE}?edit={note['alias']}"))
    assert "before" in re.findall(r"<textarea[^>]*>(.*?)</textarea>", shown, re.DOTALL)[0]

    form = {"csrf_token": hidden(shown, "csrf_token"), "client_id": hidden(shown, "client_id")}
    words = {"note": str(note["alias"]), "kind": "ask", "text": "after"}
    response = ann.client.post(f"/r/{CODE}/commands/note.edit", data=form | words)

    assert response.status_code == 303
    assert [row["text"] for row in dee.board()["notes"]] == ["after"]


def test_a_mistake_in_a_change_shows_what_was_typed(app: Flask, ann: Person) -> None:
    note = ann.post("before")
    before = stored(app)

    response = send(ann, "note.edit", note=str(note["alias"]), kind="ask", text="y" * 301)

    assert response.status_code == 400
    assert "y" * 301 in page(response)
    assert hidden(page(response), "note") == str(note["alias"])
    assert f"/r/{CODE}/commands/note.edit" in page(response)
    assert stored(app) == before


def test_ann_takes_her_note_back_and_pressing_again_does_no_harm(ann: Person) -> None:
    note = ann.post("withdrawn plainly")

    first = send(ann, "note.withdraw", note=str(note["alias"]))
    again = send(ann, "note.withdraw", note=str(note["alias"]))

    assert first.status_code == 303
    assert again.status_code == 409
    assert "already taken this note back" in page(again)
    assert "withdrawn plainly" not in page(again)
    assert len(hidden(page(again), "client_id")) == 32


def test_a_note_after_the_close_is_refused_on_the_page(scene: Scene) -> None:
    shown = page(scene.ann.client.get(f"/j/{CODE}"))
    scene.fay.do("roundtable.close", code=CODE)
    form = NOTE | {"csrf_token": hidden(shown, "csrf_token"), "client_id": hidden(shown, "client_id")}

    response = scene.ann.client.post(f"/r/{CODE}/commands/note.post", data=form)

    assert response.status_code == 409
    assert "takes no more notes" in page(response)


def test_whoever_has_posted_nothing_by_the_close_is_not_told_to_wait_for_their_notes(ann: Person, fay: Person) -> None:
    def tell() -> str:
        found = re.search(r'id="empty"[^>]*>([^<]*)<', page(ann.client.get(f"/j/{CODE}")))
        assert found is not None
        return found[1]

    assert tell() == "No notes of yours yet. They stand here, with what becomes of each."
    fay.do("roundtable.close", code=CODE)

    assert tell() == "No notes of yours."


def test_the_facilitator_leads_with_plain_forms_too(scene: Scene) -> None:
    token = token_of(scene.fay.client, CODE)
    form = {"csrf_token": token, "client_id": "pressed-without-js"}

    response = scene.fay.client.post(f"/r/{CODE}/commands/phase.change", data=form | {"phase": "close"})
    refused = scene.fay.client.post(f"/r/{CODE}/commands/phase.extend", data=form | {"minutes": "many"})

    assert (response.status_code, response.location) == (303, f"/run/{CODE}")
    assert refused.status_code == 400
    assert "<h1" in page(refused)
    assert scene.dee.board()["roundtable"]["phase"] == "close"


def test_lists_in_a_plain_form_are_lists(scene: Scene) -> None:
    token = token_of(scene.fay.client, CODE)
    form = {
        "csrf_token": token,
        "client_id": "a-form-with-a-list",
        "heading": "talent",
        "name": "By form",
        "notes": [str(scene.notes[3]), str(scene.notes[4])],
    }

    assert scene.fay.client.post(f"/r/{CODE}/commands/theme.make", data=form).status_code == 303
    made = next(theme for theme in scene.dee.board()["themes"] if theme["name"] == "By form")
    assert made["n_notes"] == 2


@pytest.mark.parametrize("content_type", ["text/plain", "application/xml", "application/octet-stream", ""])
def test_json_under_another_name_is_no_order(scene: Scene, content_type: str) -> None:
    token = token_of(scene.ann.client, CODE)
    before = stored(scene.app)

    response = scene.ann.client.post(
        f"/r/{CODE}/commands/note.post",
        data='{"client_id": "smuggled-in", "heading": "talent", "kind": "ask", "text": "x"}',
        content_type=content_type,
        headers={"X-CSRF-Token": token},
    )

    assert response.status_code == 400
    assert stored(scene.app) == before


def test_a_note_whose_answer_was_lost_with_the_database_is_one_note_when_it_is_sent_again(
    ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commit happened; its answer did not arrive. The page that says "try again" must carry the same id."""
    commit, is_broken = Session.commit, [True]

    def break_once(self: Session) -> None:
        commit(self)
        if is_broken and is_broken.pop():
            raise OperationalError("COMMIT", {}, ConnectionError("lost before the answer"))

    monkeypatch.setattr("facilitator.database.commits.Session.commit", break_once)
    token = token_of(ann.client, CODE)
    form = {"csrf_token": token, "client_id": "b" * 32, "heading": "talent", "kind": "ask", "text": "Once, please"}
    first = ann.client.post(f"/r/{CODE}/commands/note.post", data=form)
    assert first.status_code == 503
    assert f'name="client_id" value="{"b" * 32}"' in first.get_data(as_text=True)
    assert ann.client.post(f"/r/{CODE}/commands/note.post", data=form).status_code == 303
    assert [note["text"] for note in ann.board()["notes"]] == ["Once, please"]
