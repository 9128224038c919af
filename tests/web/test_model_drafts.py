"""A language model drafts, a writer decides: what it is given, how it is marked; nothing of it prints unasked."""

import json
import logging
import secrets
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

import pytest
from conftest import CODE, Person
from drafters import StandIn, standing_in
from exported import read
from flask import Flask
from issue_pages import look, press
from witness import roundtable_id, stored

BARRIER = "audits are different at every prime, 4 times a year"
PAPERS = "approved vendors need 40 forms"
SENTENCE = "Audits are different at every prime and approved vendors need 40 forms."


@pytest.fixture(scope="module")
def running() -> Iterator[StandIn]:
    with standing_in() as stand_in:
        yield stand_in


@pytest.fixture
def stand_in(app: Flask, running: StandIn) -> StandIn:
    """The server of this test knows the model; whoever joins from now on is told."""
    app.config["DRAFTER"] = running.drafter()
    running.asked.clear()
    return running


@pytest.fixture
def notes(stand_in: StandIn, ann: Person, ben: Person, fay: Person) -> list[int]:
    """Two barriers in one theme."""
    made = [ann.post(BARRIER)["id"], ben.post(PAPERS)["id"]]
    fay.do("phase.change", phase="cluster")
    fay.do("theme.make", heading="talent", name="Suppliers cannot get in", notes=made)
    return made


def ask(person: Person, note: int, act: str = "sentence", headers: dict[str, str] | None = None) -> Any:
    token = person.client.get(f"/r/{CODE}/token").get_json()["token"]
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
    assert issue["sentence_drafted_by"] == "stand-in"
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


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (SENTENCE.replace("40", "50"), "“50” is a number of none of them"),
        (f"Rolls-Royce says that {SENTENCE}", "“Rolls” is a name of none of them"),
        (SENTENCE.replace("need", "do not need"), "it says “not”, and none of them does"),
    ],
)
def test_what_no_note_says_is_refused_and_said_and_its_words_are_not_shown(
    stand_in: StandIn, wes: Person, notes: list[int], text: str, why: str
) -> None:
    stand_in.say(text, 1, 2)

    ask(wes, notes[0])

    page = unescape(look(wes))
    assert why in page
    assert text not in page
    assert "is_accepted" not in page


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


def test_a_sensitive_roundtable_and_people_who_were_not_told_are_never_asked_about(
    app: Flask, stand_in: StandIn, fay: Person, wes: Person, notes: list[int], join: Callable[..., Person]
) -> None:
    app.config["DRAFTER"] = None
    eve = join("other")
    app.config["DRAFTER"] = stand_in.drafter()
    eve.post("nobody told me of this")

    assert ask(wes, notes[0]).status_code == 403
    assert "before the notice named this language model" in look(wes, notes[0])

    fay.do("sharing.tighten", sharing_mode="sector_only", is_sensitive=True)
    assert (
        "This is a sensitive roundtable"
        in ask(wes, notes[0], headers={"Accept": "application/json"}).get_json()["message"]
    )
    assert stand_in.asked == []


def test_attendees_are_told_before_they_post_only_where_it_is_on(app: Flask, stand_in: StandIn, eve: Person) -> None:
    notice = unescape(eve.client.get(f"/j/{CODE}").get_data(as_text=True))
    assert "Writers may have a language model at 127.0.0.1 draft sentences" in notice

    app.config["DRAFTER"] = None
    assert "language model" not in eve.client.get(f"/j/{CODE}").get_data(as_text=True)


def test_without_a_model_the_page_says_nothing_of_one(app: Flask, wes: Person, notes: list[int]) -> None:
    app.config["DRAFTER"] = None

    assert "language model" not in look(wes)
    assert ask(wes, notes[0]).status_code == 403


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


def test_a_failure_is_shown_with_what_was_written_kept(stand_in: StandIn, wes: Person, notes: list[int]) -> None:
    write(wes, notes[0], "Firms are turned away.")
    stand_in.reply = lambda: (503, b"")

    ask(wes, notes[0])

    page = look(wes)
    assert "127.0.0.1 failed (status 503)" in page
    assert "Firms are turned away." in page


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


def test_the_origin_of_a_sentence_comes_back_with_an_export(
    app: Flask, stand_in: StandIn, wes: Person, notes: list[int]
) -> None:
    from facilitator.forms.export_texts import read_amendments

    stand_in.say(SENTENCE, 1, 2)
    ask(wes, notes[0])
    press(wes, look(wes), "drafted.settle", 'name="is_accepted"')

    (sentence,) = read_amendments(json.loads(download(wes, "json"))["issues"], ["T1", "T2"])

    assert (sentence.text, sentence.drafted_by) == (SENTENCE, "stand-in")
    assert roundtable_id(app, CODE) == 1
