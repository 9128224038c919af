"""A language model drafts, a writer decides: what it is given, how it is marked; nothing of it prints unasked."""

import json
import logging
import secrets
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from conftest import CODE, Person
from drafters import StandIn, standing_in
from exported import read
from flask import Flask
from issue_pages import look, press
from tokens import token_of
from witness import stored
from worlds import Worlds, part, parts_of

from facilitator.forms.export_texts import read_amendments

BARRIER = "audits are different at every prime, 4 times a year"
PAPERS = "approved vendors need 40 forms"
SENTENCE = "Audits are different at every prime and approved vendors need 40 forms."


@pytest.fixture(scope="module")
def running() -> Iterator[StandIn]:
    with standing_in() as stand_in:
        yield stand_in


@pytest.fixture
def app(request: pytest.FixtureRequest, tmp_path: Path, worlds: Worlds, running: StandIn) -> Iterator[Flask]:
    """The server of this test knows the model, so that whoever joins is told."""
    yield from worlds.open(tmp_path, parts_of(request), drafter=running.drafter())


@pytest.fixture
def stand_in(running: StandIn) -> StandIn:
    """The model, which has not been asked yet."""
    running.asked.clear()
    return running


@part
def notes(ann: Person, ben: Person, fay: Person) -> list[int]:
    """Two barriers in one theme."""
    made = [ann.post(BARRIER)["id"], ben.post(PAPERS)["id"]]
    fay.do("phase.change", phase="cluster")
    fay.do("theme.make", heading="talent", name="Suppliers cannot get in", notes=made)
    return made


def ask(person: Person, note: int, act: str = "sentence", headers: dict[str, str] | None = None) -> Any:
    token = token_of(person.client, CODE)
    form = {"csrf_token": token, "client_id": secrets.token_hex(16), "act": act}
    return person.client.post(f"/write-up/{CODE}/issues/{note}/draft", data=form, headers=headers)


def download(person: Person, name: str) -> str:
    return read(name, person.client.get(f"/write-up/{CODE}/download/{name}").get_data())


def test_a_draft_waits_beside_the_sentence_marked_as_the_models_and_in_no_file(
    stand_in: StandIn, wes: Person, notes: list[int]
) -> None:
    before = json.loads(download(wes, "json"))["issues"]
    stand_in.say(SENTENCE, 1, 2)

    assert ask(wes, notes[0]).location.endswith(f"/issues/{notes[0]}#sentence")

    page = look(wes)
    assert "Drafted by stand-in, a language model" in page
    assert SENTENCE in page
    assert "to be written" in page
    assert json.loads(download(wes, "json"))["issues"] == before
    assert SENTENCE not in download(wes, "docx")


def test_an_accepted_draft_is_printed_as_one_by_a_model_on_its_notes(
    stand_in: StandIn, wes: Person, notes: list[int]
) -> None:
    stand_in.say(SENTENCE, 1, 2)
    ask(wes, notes[0])

    press(wes, look(wes), "drafted.settle", 'name="is_accepted"')

    page = look(wes)
    assert "drafted by stand-in, accepted" in page
    assert "Drafted by stand-in, a language model" not in page
    issue = json.loads(download(wes, "json"))["issues"][0]
    assert (issue["sentence"], issue["sentence_notes"]) == (SENTENCE, ["T1", "T2"])
    (read_back,) = read_amendments([issue], ["T1", "T2"])
    assert (read_back.text, read_back.drafted_by) == (SENTENCE, "stand-in")
    assert "drafted by a language model, accepted by a person" in download(wes, "md")

    write(wes, notes[0], SENTENCE.replace("need", "fill in"))
    assert "drafted by stand-in, then edited" in look(wes)
    assert SENTENCE in look(wes)  # among the earlier texts, as it was drafted


def write(person: Person, note: int, text: str) -> None:
    press(person, look(person, note), "draft.write", 'data-writes="sentence', text=text, labels="T1 T2")


def test_a_dismissed_draft_leaves_nothing_but_that_it_was_asked_for(
    app: Flask, stand_in: StandIn, wes: Person, notes: list[int]
) -> None:
    stand_in.say(SENTENCE, 1, 2)
    ask(wes, notes[0])

    press(wes, look(wes), "drafted.settle", "Dismiss")

    assert SENTENCE not in look(wes)
    assert SENTENCE not in str(stored(app))
    payloads = [column for row in stored(app)["journal"] for column in row if isinstance(column, dict)]
    asked = [each["drafted"] for each in payloads if "drafted" in each]
    assert [(each["outcome"], each["is_settled"]) for each in asked] == [("drafted", False), ("drafted", True)]


def test_other_words_for_a_point_are_offered_and_accepted(stand_in: StandIn, wes: Person, notes: list[int]) -> None:
    stand_in.say("Approved vendors have to fill in 40 forms.", 1)

    ask(wes, notes[1], "words")
    assert stand_in.notes == [PAPERS]
    press(wes, look(wes), "drafted.settle", 'name="is_accepted"')

    assert "Words by stand-in accepted" in look(wes)
    assert "Approved vendors have to fill in 40 forms." in download(wes, "md")
    assert "drafted by a language model, accepted by a person" in download(wes, "md")


def test_it_is_given_what_documents_print_and_nothing_that_says_who(
    stand_in: StandIn, join: Callable[..., Person], fay: Person, wes: Person, notes: list[int]
) -> None:
    gil = join("government", organisation="Zqoffice", table="7")
    theme = fay.board()["themes"][0]["id"]
    said = [
        gil.post("visas take 9 weeks")["id"],
        gil.post("zqheld ring me on 07700 900123")["id"],
        gil.post("not for attribution: zqquiet is closing")["id"],
        gil.post("zqoff the record", off_record=True)["id"],
    ]
    for note in said[1:3]:
        fay.tell("note.release", note=note)
    fay.do("notes.move", notes=said[:3], place="theme", theme=theme)
    wes.do("flag.decide", note=said[2], kind="not_for_attribution", state="cleared")
    stand_in.say(SENTENCE, 1, 2)

    ask(wes, notes[0])

    assert sorted(stand_in.notes) == sorted([BARRIER, PAPERS, "visas take 9 weeks"])
    traffic = json.dumps(stand_in.asked)
    for word in ("zq", "Zqoffice", "900123", "overnment", "Suppliers cannot get in", "T1", CODE):
        assert word not in traffic


def test_no_line_of_the_log_and_no_entry_has_a_word_and_both_say_who_asked_and_how_long(
    app: Flask, stand_in: StandIn, wes: Person, notes: list[int], caplog: pytest.LogCaptureFixture
) -> None:
    stand_in.say(SENTENCE, 1, 2)
    with caplog.at_level(logging.INFO, "facilitator.web.drafting"):
        ask(wes, notes[0])

    first, last = [vars(record)["facts"] for record in caplog.records if record.name.endswith("drafting.pages")]
    assert (first["note"], first["asked_by"][0], last["outcome"]) == (notes[0], "c", "drafted")
    assert last["seconds"] >= 0
    told = f"{first} {last} {stored(app)['journal']}"
    assert "udits are different" not in told


def test_nobody_but_the_crew_asks_or_settles(
    stand_in: StandIn, ann: Person, dee: Person, eve: Person, wes: Person, notes: list[int]
) -> None:
    stand_in.say(SENTENCE, 1, 2)
    ask(wes, notes[0])

    for person in (ann, dee, eve):
        assert ask(person, notes[0]).status_code == 403
        assert person.tell("drafted.settle", drafted=1, is_accepted=True).status_code == 403


def test_a_draft_goes_with_a_note_that_is_taken_back_and_one_that_changed_is_not_accepted(
    app: Flask, stand_in: StandIn, ann: Person, ben: Person, wes: Person, notes: list[int]
) -> None:
    stand_in.say(SENTENCE, 1, 2)
    ask(wes, notes[0])
    ben.do("note.edit", note=notes[1], kind="barrier", text="approved vendors need 50 forms", off_record=False)

    assert SENTENCE not in look(wes)
    assert stored(app)["drafted_text"] == []
    assert wes.tell("drafted.settle", drafted=1, is_accepted=True).status_code == 404


def test_an_old_page_does_not_accept_the_draft_that_came_after_its_own(
    stand_in: StandIn, ben: Person, wes: Person, notes: list[int]
) -> None:
    stand_in.say(SENTENCE, 1, 2)
    ask(wes, notes[0])
    seen = look(wes)
    ben.do("note.edit", note=notes[1], kind="barrier", text="approved vendors need 50 forms", off_record=False)
    stand_in.say(SENTENCE.replace("40", "50"), 1, 2)
    ask(wes, notes[0])

    assert press(wes, seen, "drafted.settle", 'name="is_accepted"').status_code == 404


def test_what_was_made_of_a_note_that_is_taken_back_meanwhile_is_not_kept(
    app: Flask, stand_in: StandIn, ben: Person, wes: Person, notes: list[int]
) -> None:
    stand_in.say(SENTENCE, 1, 2)
    say = stand_in.reply

    def reply() -> tuple[int, bytes]:
        ben.do("note.withdraw", note=notes[1])
        return say()

    stand_in.reply = reply

    ask(wes, notes[0])

    assert "A note that this draft stands on has changed since" in look(wes, notes[0])
    assert "vendors" not in str(stored(app)["drafted_text"])


def test_a_sentence_that_somebody_wrote_meanwhile_is_not_replaced_unseen(
    stand_in: StandIn, fay: Person, wes: Person, notes: list[int]
) -> None:
    stand_in.say(SENTENCE, 1, 2)
    ask(wes, notes[0])
    seen = look(wes)
    write(fay, notes[0], "Firms are turned away.")

    assert press(wes, seen, "drafted.settle", 'name="is_accepted"').status_code == 409

    assert "Firms are turned away." in download(wes, "md")
    assert SENTENCE in look(wes)


UNTRUE = {
    SENTENCE.replace("40", "50"): "“50” is a number of none of them",
    f"Rolls-Royce says that {SENTENCE}": "“Rolls” is a name of none of them",
    SENTENCE.replace("need", "do not need"): "it says “not”, and none of them does",
}


def test_what_fails_is_said_in_a_sentence_without_its_words_and_what_was_written_stays(
    stand_in: StandIn, wes: Person, notes: list[int]
) -> None:
    write(wes, notes[0], "Firms are turned away.")
    for text, why in UNTRUE.items():
        stand_in.say(text, 1, 2)
        ask(wes, notes[0])
        page = unescape(look(wes))
        assert why in page
        assert text not in page
        assert "is_accepted" not in page
    stand_in.reply = lambda: (503, b"")
    ask(wes, notes[0])
    page = look(wes)
    assert "127.0.0.1 failed (status 503)" in page
    assert "Firms are turned away." in page


def test_a_sensitive_roundtable_and_people_who_were_not_told_are_never_asked_about(
    app: Flask, stand_in: StandIn, fay: Person, wes: Person, notes: list[int], join: Callable[..., Person]
) -> None:
    stand_in.say(SENTENCE, 1, 2)
    ask(wes, notes[0])
    seen = look(wes)
    app.config["DRAFTER"] = None
    untold = join("other")
    app.config["DRAFTER"] = stand_in.drafter()
    untold.post("nobody told me of this")

    assert ask(wes, notes[0]).status_code == 403
    assert "before the notice named this language model" in look(wes, notes[0])

    fay.do("sharing.tighten", sharing_mode="sector_only", is_sensitive=True)
    refused = ask(wes, notes[0], headers={"Accept": "application/json"}).get_json()
    assert "This is a sensitive roundtable" in refused["message"]
    assert press(wes, seen, "drafted.settle", 'name="is_accepted"').status_code == 409
    assert len(stand_in.asked) == 1


def test_attendees_are_told_before_they_post_and_no_page_names_a_model_where_there_is_none(
    app: Flask, stand_in: StandIn, eve: Person, wes: Person, notes: list[int]
) -> None:
    notice = unescape(eve.client.get(f"/j/{CODE}").get_data(as_text=True))
    assert "Writers may have a language model at 127.0.0.1 draft sentences" in notice

    app.config["DRAFTER"] = None
    assert "language model" not in eve.client.get(f"/j/{CODE}").get_data(as_text=True)
    assert "language model" not in look(wes)
    assert ask(wes, notes[0]).status_code == 403
