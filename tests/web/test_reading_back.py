"""Before anything is published, those who spoke see what became of it; afterwards anybody reads what was signed off."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from unittest.mock import Mock
from urllib.parse import urlsplit

import pytest
from conftest import CODE, Person
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update
from tokens import token_of
from witness import stored
from worlds import part

from facilitator.actions.programmes import set_dates
from facilitator.actions.purges import list_due
from facilitator.database.access import db, write
from facilitator.reports.evidence.wordings import spell_date
from facilitator.store.checks import find_faults
from facilitator.store.roundtables import RoundtableRow

TODAY = datetime.now(UTC).date()
WORDS = "the mayor's office never answers a letter"


@part
def ann(fay: Person, join: Callable[..., Person]) -> Person:
    """Somebody whose note stands in a theme of a roundtable that is closed, and whose draft waits for them."""
    ann, bob = join("industry"), join("academia")
    notes = [ann.post(WORDS)["id"], bob.post("nobody at the town hall picks up")["id"]]
    fay.do("theme.make", heading="talent", name="Nobody answers", notes=notes)
    fay.do("roundtable.close", code=CODE)
    assert send(fay, f"/programme/{CODE}/read-back", until=(TODAY + timedelta(days=3)).isoformat()) == 303
    return ann


def send(person: Person, path: str, **values: str) -> int:
    token = token_of(person.client, CODE)
    return int(person.client.post(path, data=values | {"csrf_token": token, "client_id": "once"}).status_code)


def test_what_was_read_of_a_note_is_forgotten_with_the_words_that_others_replace(app: Flask, ann: Person) -> None:
    forgotten = Mock()
    app.extensions["forgetters"].append(forgotten)
    way = find_way(read_kept(ann))
    forgotten.assert_not_called()

    assert send(ann, way, text="letters wait too long for an answer") == 303

    forgotten.assert_called_once_with()


def read_kept(person: Person) -> str:
    return str(person.client.get(f"/j/{CODE}/kept").get_data(as_text=True))


def find_way(page: str) -> str:
    return f"/j/{CODE}/kept/" + page.partition(f'action="/j/{CODE}/kept/')[2].partition('"')[0]


def test_they_see_what_their_note_became_and_put_it_in_other_words(app: Flask, fay: Person, ann: Person) -> None:
    page = read_kept(ann)
    assert "In the draft, under “Nobody answers”:" in page
    assert "picks up" not in page
    assert send(fay, find_way(page), text="not mine") == 403
    assert send(ann, find_way(page), text="letters wait too long for an answer") == 303
    again = read_kept(ann)
    assert "letters wait too long for an answer" in again
    assert WORDS not in str(stored(app))
    draft = fay.client.get(f"/write-up/{CODE}/download/md").get_data(as_text=True)
    assert "etters wait too long for an answer" in draft
    assert "mayor" not in draft


def test_other_words_take_the_old_ones_out_of_a_themes_name_and_everybody_hears_of_it(
    app: Flask, fay: Person, ann: Person
) -> None:
    fay.do("theme.rename", theme=1, name=WORDS)
    assert send(ann, find_way(read_kept(ann)), text="letters wait too long for an answer") == 303
    for person in (fay, ann):
        assert "mayor" not in str([person.board(), person.entries()])
    with app.app_context():
        assert find_faults(db.session(), 1) == []


def find_link(person: Person) -> str:
    return urlsplit(read_kept(person).partition('id="link" value="')[2].partition('"')[0]).path


def follow(app: Flask, link: str) -> tuple[int, str]:
    """What a device that was never here sees at a link."""
    answer = app.test_client().get(link)
    return answer.status_code, answer.get_data(as_text=True)


def test_a_link_shows_elsewhere_what_became_of_notes_on_the_record_and_ends_at_sealing(
    app: Flask, fay: Person, join: Callable[..., Person]
) -> None:
    ann, bob = join("industry"), join("academia")
    ann.post(WORDS)
    ann.post("secretword of mine", off_record=True)
    bob.post("bobsword is not hers")
    link = find_link(ann)
    status, page = follow(app, link)
    assert (status, WORDS in page) == (200, False), "nothing before a draft waits"
    fay.do("roundtable.close", code=CODE)
    send(fay, f"/programme/{CODE}/read-back", until=TODAY.isoformat())
    status, page = follow(app, link)
    assert status == 200
    assert WORDS in page.replace("&#39;", "'")
    assert "In the draft" in page
    assert not any(word in page for word in ("secretword", "bobsword", "<form"))
    fay.do("roundtable.seal", code=f"{CODE} early")
    status, page = follow(app, link)
    assert (status, WORDS in page) == (410, False)
    assert app.test_client().get("/read-back/WzEsMV0.made-up").status_code == 410


def test_once_the_time_is_over_words_stay_as_they_are(fay: Person, ann: Person) -> None:
    way = find_way(read_kept(ann))
    assert send(fay, f"/programme/{CODE}/read-back", until="") == 303
    assert send(ann, way, text="other words") == 409
    assert "In the draft" not in read_kept(ann)
    assert send(fay, f"/programme/{CODE}/read-back", until=(TODAY - timedelta(days=1)).isoformat()) == 400


def test_sealing_and_dates_wait_for_it_unless_asked_by_name(app: Flask, fay: Person, ann: Person) -> None:
    with app.app_context():
        write(lambda session: set_dates(session, 1, seal_on=TODAY))
        assert list_due(db.session(), TODAY) == []
        assert [each.code for each in list_due(db.session(), TODAY + timedelta(days=4))] == [CODE]
    refused = fay.tell("roundtable.seal", code=CODE)
    assert f"until {spell_date(TODAY + timedelta(days=3))}. Type {CODE} EARLY" in refused.get_json()["fields"]["code"]
    assert fay.tell("roundtable.seal", code=f"{CODE} early").status_code == 200
    sealed = ann.client.get(f"/j/{CODE}/kept")
    assert (sealed.status_code, "This roundtable is sealed" in sealed.get_data(as_text=True)) == (410, True)


def test_results_are_what_was_signed_off_and_only_once_they_are_published(
    app: Flask, fay: Person, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator.actions.fixings.list_stops", lambda *_: [])
    stranger = app.test_client()
    publish = f"/programme/{CODE}/results"
    assert send(fay, publish, is_public="true") == 409
    fay.do("version.make", state="signed_off", reason="For the council")
    assert send(fay, publish, is_public="true") == 409  # people may still read back
    assert stranger.get(f"/results/{CODE}").status_code == 404
    send(fay, f"/programme/{CODE}/read-back", until="")
    assert send(fay, publish, is_public="true") == 303
    assert re.search(rf'value="https?://[^"/]+/results/{CODE}" readonly', see(fay, OVER))
    page = stranger.get(f"/results/{CODE}")
    assert page.status_code == 200
    assert "Nobody answers" in page.get_data(as_text=True)
    assert "sha256-" in page.headers["Content-Security-Policy"]
    assert send(fay, publish, is_public="false") == 303
    assert stranger.get(f"/results/{CODE}").status_code == 404
    assert ann


PUBLIC = f"/results/{CODE}"
WRITE_UP = f"/write-up/{CODE}"
OVER = f"/programme/{CODE}/keeping"


def see(person: Person, path: str) -> str:
    return str(person.client.get(path).get_data(as_text=True))


@part
def published(fay: Person, ann: Person) -> Person:
    """Somebody whose note is in results that anybody reads."""
    send(fay, f"/programme/{CODE}/read-back", until="")
    fay.do("draft.write", act="no_sentence", note=1, theme=1, text="", labels="")
    fay.do("version.make", state="signed_off", reason="For the council")
    assert send(fay, f"/programme/{CODE}/results", is_public="true") == 303
    return ann


def take_back_everything(fay: Person, ann: Person) -> None:
    del fay
    ann.do("words.withdraw")


def take_back_one(fay: Person, ann: Person) -> None:
    del fay
    ann.do("note.withdraw", note=1)


def erase_by_label(fay: Person, ann: Person) -> None:
    del ann
    fay.do("words.erase", labels="T1")


def put_otherwise(fay: Person, ann: Person) -> None:
    # An earlier release let a window be opened while results were published.
    with fay.client.application.app_context():
        opened = update(RoundtableRow).where(RoundtableRow.code == CODE).values(read_back_until=TODAY)
        write(lambda session: session.execute(opened))
    assert send(ann, find_way(read_kept(ann)), text="letters wait too long for an answer") == 303


@pytest.mark.parametrize("empty", [take_back_everything, take_back_one, erase_by_label, put_otherwise])
def test_when_words_go_the_public_reads_that_results_are_withdrawn_and_the_crew_what_to_do(
    app: Flask, fay: Person, published: Person, empty: Callable[[Person, Person], None]
) -> None:
    stranger = app.test_client()
    assert stranger.get(PUBLIC).status_code == 200
    for page in (see(fay, WRITE_UP), read_kept(published)):
        assert "withdrawn at once" in page
    assert "withdrawn" not in see(fay, OVER)

    empty(fay, published)

    answer = stranger.get(PUBLIC)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 410
    assert "have been withdrawn. A corrected version may follow" in page
    assert not any(word in page for word in ("<form", "Type a code", "erased", "taken back", "Nobody answers"))
    for path in (WRITE_UP, OVER):
        assert "Once you sign off a new version, it is there at once" in see(fay, path)
        assert "Words in it have been erased since." in see(fay, path)
    assert f'href="{PUBLIC}"' not in see(fay, OVER)
    assert "The results are published: what you sign off is there" in see(fay, f"{WRITE_UP}/versions")


def test_a_corrected_version_stands_at_the_same_address_and_one_that_is_taken_down_does_not(
    app: Flask, fay: Person, published: Person
) -> None:
    published.do("note.withdraw", note=1)
    fay.do("version.make", state="signed_off", reason="Without one note")
    stranger = app.test_client()
    answer = stranger.get(PUBLIC)
    assert (answer.status_code, "mayor" in answer.get_data(as_text=True)) == (200, False)
    assert "withdrawn." not in see(fay, WRITE_UP) + see(fay, OVER)
    fay.do("words.erase", labels="T2")
    assert stranger.get(PUBLIC).status_code == 410
    assert send(fay, f"/programme/{CODE}/results", is_public="false") == 303
    assert stranger.get(PUBLIC).status_code == 404
    assert "withdrawn." not in see(fay, WRITE_UP) + see(fay, OVER)
    assert send(fay, f"/programme/{CODE}/results", is_public="true") == 409


def test_no_results_are_public_while_people_may_still_read_back_whichever_came_first(
    app: Flask, fay: Person, published: Person
) -> None:
    window = {"until": (TODAY + timedelta(days=2)).isoformat()}
    assert send(fay, f"/programme/{CODE}/read-back", **window) == 409
    assert "under “" not in read_kept(published)
    assert send(fay, f"/programme/{CODE}/results", is_public="false") == 303
    assert send(fay, f"/programme/{CODE}/read-back", **window) == 303
    assert send(fay, f"/programme/{CODE}/results", is_public="true") == 409
    assert app.test_client().get(PUBLIC).status_code == 404


def look(client: FlaskClient, path: str) -> tuple[int, str]:
    answer = client.get(path)
    return answer.status_code, answer.get_data(as_text=True)


def test_who_wrote_is_told_kindly_that_a_roundtable_is_sealed_and_a_stranger_is_not_told_that_it_is(
    app: Flask, fay: Person, ann: Person
) -> None:
    way = find_way(read_kept(ann))
    fay.do("roundtable.seal", code=f"{CODE} early")
    status, page = look(ann.client, f"/j/{CODE}/kept")
    assert status == 410
    assert "The organisers can still erase words for you" in page
    assert not any(words in page for words in ("Sign in", "Join this roundtable", "entry link", "Type a code"))
    assert "It is also sealed" in look(ann.client, f"/j/{CODE}")[1]
    for order in (way, f"/r/{CODE}/commands/note.withdraw?from=kept"):
        assert send(ann, order, note="1", text="other words") == 410
    stranger = app.test_client()
    status, page = look(stranger, f"/j/{CODE}/kept")
    assert (status, "Join this roundtable first" in page) == (403, True)
    assert "whether you can still join" in page
    assert not any(words in page for words in ("sealed", "Sign in", "entry link", "You run the room"))
    assert "sealed" not in look(stranger, f"/j/{CODE}")[1]


def test_who_wrote_is_told_that_a_roundtable_was_deleted_and_a_stranger_only_that_there_is_none(
    app: Flask, fay: Person, ann: Person
) -> None:
    stranger = app.test_client()
    assert send(fay, f"/programme/{CODE}/keeping/delete", code=CODE) == 303
    for path in (f"/j/{CODE}/kept", f"/j/{CODE}"):
        for client, known in ((ann.client, (410, True)), (stranger, (404, False))):
            status, page = look(client, path)
            assert (status, "deleted" in page) == known


def test_one_press_takes_nothing_back_from_the_page_of_what_is_kept(ann: Person) -> None:
    page = read_kept(ann)
    asked, form = page.partition("Take this back…")[::2]
    assert asked.rpartition("<details>")[2].startswith("<summary")
    assert "cannot be undone" in form.partition("Yes, erase it")[0]
    assert page.count("note.withdraw?from=kept") == page.count("Yes, erase it") == 1
