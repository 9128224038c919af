"""Versions made before somebody held words back: they leave no more, in any file, until that is undone."""

import io
from functools import partial

import pytest
from conftest import CODE, Person
from exported import texts_of
from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.orm import Session
from tokens import token_of
from worlds import part

from facilitator.actions.received_programmes import Custody
from facilitator.actions.versions import open_version
from facilitator.database.access import db, write
from facilitator.domain.errors import Gone
from facilitator.domain.flags import FlagState
from facilitator.forms.archives import read_archive
from facilitator.identity import make_code
from facilitator.programmes import store_programme
from facilitator.reports.exports import FORMATS
from facilitator.store.flags import FlagDecisionRow
from facilitator.store.notes import NoteRow
from facilitator.store.roundtables import RoundtableRow

SAID = "Not for attribution: 40% of our zebrafoot apprentices leave"
ATTRIBUTION = "not_for_attribution"


def decide(person: Person, note: int, state: str, kind: str = ATTRIBUTION) -> None:
    person.do("flag.decide", note=note, kind=kind, state=state)


@part
def note(app: Flask, ann: Person, ben: Person, fay: Person) -> int:
    """A note that may not be for attribution, on the record, and the roundtable closed."""
    with app.app_context():
        write(lambda session: session.execute(update(RoundtableRow).values(holds_personal=False)))
    made: int = ann.post(SAID)["id"]
    ben.post("schools know nothing of us")
    fay.do("roundtable.close", code=CODE)
    return made


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_confirmed_as_not_for_attribution_leaves_no_version_that_was_made_before(
    wes: Person, note: int, name: str
) -> None:
    decide(wes, note, "confirmed")

    answer = wes.client.get(f"/write-up/{CODE}/download/{name}?version=1")

    assert answer.status_code == 410
    assert "stay out of every file" in answer.get_data(as_text=True)


def test_once_it_is_undone_the_version_is_back_as_it_was(wes: Person, note: int) -> None:
    address = f"/write-up/{CODE}/download/json?version=1"
    before = wes.client.get(address).get_data()
    decide(wes, note, "confirmed")
    assert wes.client.get(address).status_code == 410

    decide(wes, note, "suggested")

    assert wes.client.get(address).get_data() == before


def test_the_next_version_leaves_its_words_out_and_can_be_downloaded(fay: Person, wes: Person, note: int) -> None:
    decide(wes, note, "confirmed")
    fay.do("version.make", state="draft", reason="without it")

    answer = wes.client.get(f"/write-up/{CODE}/download/json?version=2")

    assert answer.status_code == 200
    assert "zebrafoot" not in answer.get_data(as_text=True)
    page = wes.client.get(f"/write-up/{CODE}/versions?version=1").get_data(as_text=True)
    assert "stay out of every file" in page
    assert "version=1" not in page.partition("Downloads of version 1")[2]


def test_a_programmes_archive_has_no_version_that_holds_the_words(fay: Person, wes: Person, note: int) -> None:
    fay.do("version.make", state="checked", reason="before it")
    decide(wes, note, "confirmed")
    fay.do("version.make", state="draft", reason="after it")

    archive = fay.client.get("/programme/1/archive")

    assert archive.status_code == 200
    assert not [text for text in texts_of(archive.data) if "zebrafoot" in text]


def test_published_results_are_withdrawn_until_a_version_without_the_words_is_signed_off(
    fay: Person, wes: Person, eve: Person, note: int
) -> None:
    decide(wes, note, "cleared")
    fay.do("version.make", state="signed_off", reason="read by all")
    form = {"csrf_token": token_of(fay.client, CODE), "is_public": "true"}
    assert fay.client.post(f"/programme/{CODE}/results", data=form).status_code == 303
    assert "zebrafoot" in eve.client.get(f"/results/{CODE}").get_data(as_text=True)

    decide(wes, note, "confirmed")

    assert eve.client.get(f"/results/{CODE}").status_code == 410
    assert "The published results are withdrawn." in wes.client.get(f"/write-up/{CODE}").get_data(as_text=True)
    fay.do("version.make", state="signed_off", reason="without it")
    answer = eve.client.get(f"/results/{CODE}")
    assert (answer.status_code, "zebrafoot" in answer.get_data(as_text=True)) == (200, False)


@pytest.mark.parametrize(
    ("text", "kind"),
    [(SAID, ATTRIBUTION), ("ring me on 07700 900123 about the crane", "contact")],
)
@pytest.mark.parametrize("state", ["suggested", "confirmed"])
def test_what_was_let_through_by_mistake_leaves_no_version_once_that_is_taken_back(
    app: Flask, ann: Person, fay: Person, wes: Person, text: str, kind: str, state: str
) -> None:
    made = ann.post(text)["id"]
    fay.do("roundtable.close", code=CODE)
    decide(wes, made, "cleared", kind)
    fay.do("version.make", state="checked", reason="with all words")

    decide(wes, made, state, kind)

    assert wes.client.get(f"/write-up/{CODE}/download/md?version=2").status_code == 410


def test_what_left_masked_still_leaves_whatever_is_decided_of_its_masks(ann: Person, fay: Person, wes: Person) -> None:
    made = ann.post("ring me on 07700 900123 about the crane")["id"]
    fay.do("roundtable.close", code=CODE)

    for state in ("masked", "confirmed", "cleared", "suggested"):
        decide(wes, made, state, "contact")
        assert wes.client.get(f"/write-up/{CODE}/download/md?version=1").status_code == 200


def test_in_a_programme_that_came_from_elsewhere_a_version_is_known_by_the_labels_of_its_notes(
    fay: Person, wes: Person, note: int, elsewhere: Flask
) -> None:
    decide(wes, note, "cleared")
    fay.do("version.make", state="checked", reason="read by all")
    archive = fay.client.get("/programme/1/archive").data
    with elsewhere.app_context():
        store_programme(read_archive(io.BytesIO(archive)), Custody("", ""), make_code)
        row = db.session.scalars(select(RoundtableRow).where(RoundtableRow.code == CODE)).one()
        assert open_version(db.session(), row, 2).number == 2

        write(partial(confirm, roundtable_id=row.id))

        with pytest.raises(Gone, match="stay out of every file"):
            open_version(db.session(), row, 2)


def confirm(session: Session, roundtable_id: int) -> None:
    """Confirms all that is decided at a roundtable."""
    notes = select(NoteRow.id).where(NoteRow.roundtable_id == roundtable_id)
    session.execute(update(FlagDecisionRow).where(FlagDecisionRow.note_id.in_(notes)).values(state=FlagState.CONFIRMED))
