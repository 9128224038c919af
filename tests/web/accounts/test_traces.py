"""What accounts leave in the trace: who was invited, may do more or less, came in, or was refused."""

import argparse
import csv
import html
import re
from functools import partial
from io import StringIO
from pathlib import Path

import pytest
from conftest import NOW, Person
from crews import PASSWORD, send, sign_in, welcome
from flask import Flask

from facilitator.actions.accounts import Place
from facilitator.cli.accounts import invite
from facilitator.cli.addresses import note_address
from facilitator.cli.doors import Doors
from facilitator.database.access import db, write
from facilitator.domain.errors import BadInput
from facilitator.domain.people import Role
from facilitator.domain.traces import SERVER, Act
from facilitator.reports.exports import FORMATS
from facilitator.store.traces import load_traces, trace
from facilitator.web.series.matrix import MEDIA

ANOTHER = "lantern gravel otter seven"
LIST = "/programme/accounts"
Line = tuple[Act, str, str, int | None, str]


def read_lines(app: Flask) -> list[Line]:
    """The trace, the oldest first: what, by whose hand, of what, the number, and whose account."""
    with app.app_context():
        rows = reversed(load_traces(db.session(), None, None))
        return [(row.act, row.name or row.doer.role or "", row.what, row.number, row.whom) for row in rows]


def test_who_was_let_do_what_and_came_in_is_traced_with_no_word_of_what_was_typed(app: Flask, ada: Person) -> None:
    before = len(read_lines(app))
    page = send(ada.client, LIST, login="bea@example.org", name="Bea", role="writer", place="all").text
    bea, link = Person(app.test_client()), page.partition("http://room.test:8000")[2].partition("<")[0]
    send(bea.client, link, name="Bea", password=PASSWORD)
    for _ in range(2):
        send(ada.client, f"{LIST}/2/roles", at=LIST, role="facilitator", place="all")
    send(ada.client, f"{LIST}/2/roles/end", at=LIST, role="facilitator", place="all")
    send(bea.client, "/account", present=PASSWORD, password=ANOTHER)
    for login in ("bea@example.org", "nobody-here", "ada"):
        send(app.test_client(), "/sign-in", login=login, password="zuglitto guess")
    sign_in(app, "bea@example.org", ANOTHER)
    send(ada.client, f"{LIST}/2/end", at=LIST)

    assert read_lines(app)[before:] == [
        (Act.ACCOUNT_INVITED, "Ada", "", 2, "Bea"),
        (Act.ROLE_GIVEN, "Ada", "writer", 2, "Bea"),
        (Act.LINK_MADE, "Ada", "writer", 2, "Bea"),
        (Act.LINK_USED, "Bea", "writer", None, ""),
        (Act.ROLE_GIVEN, "Ada", "facilitator", 2, "Bea"),
        (Act.ROLE_TAKEN, "Ada", "facilitator", 2, "Bea"),
        (Act.PASSWORD_SET, "Bea", "", 2, "Bea"),
        (Act.SIGN_INS_REFUSED, "", "", 3, ""),
        (Act.SIGNED_IN, "Bea", "password", None, ""),
        (Act.ACCOUNT_ENDED, "Ada", "", 2, "Bea"),
        (Act.DEVICE_ENDED, "Ada", "writer", 2, ""),
        (Act.DEVICE_ENDED, "Ada", "writer", 3, ""),
    ]
    shown, told = ada.client.get("/programme/trace").text, ada.client.get("/programme/trace.csv").text
    for words in ("Writer, to account 2, Bea", "3 times within an hour", "Nobody known", "by a password"):
        assert words in shown
    assert "zuglitto" not in shown + told
    assert "bea@example.org" not in shown + told
    rows = {row["act"]: row for row in csv.DictReader(StringIO(told.lstrip("\ufeff")))}
    assert (rows["role_taken"]["whom"], rows["sign_ins_refused"]["role"]) == ("Bea", "unknown")


def test_a_refused_change_of_accounts_leaves_no_trace(app: Flask, ada: Person) -> None:
    bea = welcome(app, "bea", (Role.WRITER, Place()))
    before = read_lines(app)

    last = {"role": "organiser", "place": "all"}
    for path, form in ((f"{LIST}/1/end", {}), (f"{LIST}/1/roles/end", last), (f"{LIST}/1/roles", {"role": "king"})):
        assert send(ada.client, path, at=LIST, **form).status_code in {400, 409}, path
        assert send(bea.client, path, at="/account", **form).status_code == 403, path

    assert read_lines(app) == before


def test_an_invitation_has_the_address_of_the_server_that_runs(app: Flask, capsys: pytest.CaptureFixture[str]) -> None:
    app.config["PUBLIC_URL"] = None
    note_address(Path(app.instance_path), "http://192.168.7.3:8123")
    who = {"login": "zoe", "name": "Zoe", "role": "writer", "code": None, "programme": None}
    doors = Doors(lambda _url: None, lambda _settings: app, lambda *_: None)

    invite(argparse.Namespace(database=None, address=None, **who), doors)

    assert capsys.readouterr().out.startswith("http://192.168.7.3:8123/welcome/")


@pytest.mark.parametrize("name", ["x" * 25, "\u200b", None])
@pytest.mark.usefixtures("ada")
def test_what_is_typed_at_the_command_is_judged_as_on_the_page(app: Flask, name: str | None) -> None:
    who = {"login": "y" * 300, "name": name, "role": "writer", "code": None, "programme": None}
    doors = Doors(lambda _url: None, lambda _settings: app, lambda *_: None)

    with pytest.raises(BadInput) as refused:
        invite(argparse.Namespace(database=None, address=None, **who), doors)

    assert set(refused.value.fields) == {"login", "name" if name else "--name"}


def test_each_line_says_in_words_what_was_handed_out_and_for_whom_a_link_was(app: Flask, ada: Person) -> None:
    known = [f"{name} report" for name in FORMATS] + [*MEDIA, "csv capabilities", "archive"]
    with app.app_context():
        for what in known:
            write(partial(trace, act=Act.DOWNLOADED, doer=SERVER, now=NOW, what=what, programme_id=1))
        for role in Role:
            write(partial(trace, act=Act.LINK_USED, doer=SERVER, now=NOW, what=role))

    page = html.unescape(ada.client.get("/programme/trace").text)

    told = re.findall(r"<small>([^<]*), as it stood then</small>", page)
    assert len(told) == len(known)
    assert all(told)
    assert "Archive of the whole programme" in told
    for words in ("an attendee", "a room screen", "a writer", "a facilitator", "an organiser"):
        assert f"<small>for {words}</small>" in page
