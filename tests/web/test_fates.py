"""What somebody reads of a note that stands in no point of the draft: on the phone, and by a link elsewhere."""

from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from conftest import CODE, Person
from flask import Flask
from sqlalchemy import update
from tokens import token_of

from facilitator.database.access import write
from facilitator.store.roundtables import RoundtableRow

WORDS = "the mayor's office never answers a letter"
ASKED, RING = "Please do not quote me: our board will close the Goole yard", "Ring me on 07700 900123 about the mayor"
ACCUSES = "Hexagate never pays its suppliers on time"
FATES = [
    (ASKED, "not_for_attribution", "", 'the list of notes has it as <q dir="auto">[not to be quoted]'),
    (ASKED, "not_for_attribution", "confirmed", "left out. Its words are in no file."),
    (ASKED, "not_for_attribution", "cleared", "on its own:"),
    (RING, "contact", "confirmed", 'has it as <q dir="auto">[asks to be contacted] [telephone number] about the mayor'),
    (ACCUSES, "accusation", "", 'the list of notes has it as <q dir="auto">[a named firm] never pays'),
    (ACCUSES, "accusation", "cleared", "on its own:"),
    (WORDS, "off_topic", "confirmed", "left out of the text; it stands in the list of notes."),
]


@pytest.mark.parametrize(("words", "kind", "state", "said"), FATES)
def test_who_reads_of_a_note_that_is_left_out_learns_what_the_list_of_notes_has_of_it(
    app: Flask, fay: Person, join: Callable[..., Person], words: str, kind: str, state: str, said: str
) -> None:
    with app.app_context():
        write(lambda session: session.execute(update(RoundtableRow).values(holds_personal=False)))
    ann = join("industry")
    note = ann.post(words)["id"]
    fay.do("roundtable.close", code=CODE)
    if state:
        fay.do("flag.decide", note=note, kind=kind, state=state)
    until = {
        "until": datetime.now(UTC).date().isoformat(),
        "csrf_token": token_of(fay.client, CODE),
        "client_id": "once",
    }
    fay.client.post(f"/programme/{CODE}/read-back", data=until)
    kept = ann.client.get(f"/j/{CODE}/kept").get_data(as_text=True)
    link = urlsplit(kept.partition('id="link" value="')[2].partition('"')[0]).path
    for page in (kept, app.test_client().get(link).get_data(as_text=True)):
        assert said in page
