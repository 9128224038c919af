"""An archive that somebody changed and packed anew: refused by name with all that is wrong, or in; never half in."""

import io
import re
import zipfile
from collections.abc import Callable
from functools import partial
from typing import Any

import docx
import pytest
from archived import repack, retell
from conftest import Person
from flask import Flask
from tokens import token_of

from facilitator import programmes
from facilitator.actions.programmes import store_template
from facilitator.actions.received_programmes import Custody
from facilitator.database.access import db, write
from facilitator.domain.errors import BadInput
from facilitator.domain.roundtables import TITLE_LIMIT
from facilitator.forms.archives import read_archive
from facilitator.identity import make_code
from facilitator.programmes import store_programme
from facilitator.store.programmes import list_programmes
from facilitator.store.roundtables import all_rows

NO_WORD = b"this is no Word file"


def make_word(*, author: str = "", part: str = "") -> bytes:
    """A template of somebody's."""
    file, stream = docx.Document(), io.BytesIO()
    file.add_paragraph("The regional body presents")
    file.core_properties.author = author
    file.save(stream)
    if part:
        with zipfile.ZipFile(stream, "a") as package:
            package.writestr(part, b"x")
    return stream.getvalue()


def faults_of(content: io.BytesIO) -> dict[str, str]:
    """What an archive is refused for."""
    with pytest.raises(BadInput) as refused:
        read_archive(content)
    return refused.value.fields


def name_template(told: dict[str, Any]) -> None:
    told["programme"]["template"] = "ours.docx"


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        (NO_WORD, "This is not a Word file"),
        (make_word(part="word/vbaProject.bin"), "It holds a macro: word/vbaProject.bin."),
        (make_word(part="word/embeddings/one.bin"), "It holds an embedded file"),
    ],
)
def test_a_template_that_cannot_be_used_is_refused_with_what_else_is_wrong(
    archive: bytes, sent: bytes, why: str
) -> None:
    def spoil(told: dict[str, Any]) -> None:
        name_template(told)
        told["roundtables"][1]["title"] = ""
        told["programme"]["colour"] = "#FFFFFF"

    faults = faults_of(retell(archive, spoil, **{"template.docx": sent}))

    assert set(faults) == {"template.docx", "roundtables 1, title", "colour"}
    assert why in faults["template.docx"]


def test_a_template_that_an_older_release_took_is_no_reason_to_lose_a_programme(archive: bytes) -> None:
    """A report of ours is refused where somebody chooses it, but whoever takes a programme over cannot change it."""
    source = read_archive(retell(archive, name_template, **{"template.docx": make_word(author="Facilitator")}))
    assert source.template


def put(app: Flask, content: bytes) -> None:
    """Stores a template past all that judges it, as older releases did."""
    with app.app_context():
        write(partial(store_template, programme_id=1, name="ours.docx", content=content))


@pytest.mark.parametrize("content", [NO_WORD, make_word(part="word/vbaProject.bin")])
def test_papers_and_downloads_outlive_a_template_that_cannot_be_used(app: Flask, fay: Person, content: bytes) -> None:
    put(app, content)

    page = fay.client.get("/programme/papers")
    assert page.status_code == 200
    assert "It cannot be used, so reports are written without it." in page.text
    assert "Remove the template" in page.text
    paper = fay.client.get("/write-up/KTRBW/download/docx")
    assert "-without-template.docx" in paper.headers["Content-Disposition"]
    assert docx.Document(io.BytesIO(paper.data)).paragraphs

    token = token_of(fay.client, "KTRBW")
    assert fay.client.post("/programme/papers/1/template/remove", data={"csrf_token": token}).status_code == 303
    assert "without it" not in fay.client.get("/programme/papers").text
    assert "without" not in fay.client.get("/write-up/KTRBW/download/docx").headers["Content-Disposition"]


def test_papers_say_of_a_report_of_ours_that_it_stands_before_every_report(app: Flask, fay: Person) -> None:
    put(app, fay.client.get("/write-up/KTRBW/download/docx").data)
    page = fay.client.get("/programme/papers").text
    assert "This is a report of ours: all that is in it would stand before every other report." in page
    assert "Remove the template" in page


def repeat(told: dict[str, Any], *path: str | int) -> None:
    """Puts the first thing of a list into it again."""
    rows: Any = told
    for key in path:
        rows = rows[key]
    rows.append(rows[0])


def set_moment(moment: str, told: dict[str, Any]) -> None:
    told["roundtables"][0]["closed_at"] = moment


@pytest.mark.parametrize(
    ("edit", "where", "why"),
    [
        (lambda told: told["roundtables"].clear(), "roundtables", "at least one"),
        (lambda told: repeat(told, "roundtables"), "roundtables, code", "is there twice"),
        (lambda told: repeat(told, "roundtables", 0, "versions"), "roundtables 0, versions, number", "is there twice"),
        (lambda told: repeat(told, "matrix"), "matrix, number", "is there twice"),
        (lambda told: told["matrix"][0].pop("number"), "matrix, number", "a whole number"),
        (partial(set_moment, "0001-01-01T00:00:00+14:00"), "roundtables 0, closed_at", "from 1970 to 2199"),
        (partial(set_moment, "9999-12-31T23:59:59-12:00"), "roundtables 0, closed_at", "from 1970 to 2199"),
    ],
)
def test_what_cannot_be_stored_is_refused_before_anything_is(
    archive: bytes, edit: Callable[[dict[str, Any]], object], where: str, why: str
) -> None:
    assert why in faults_of(retell(archive, edit))[where]


def test_a_version_that_is_no_json_is_refused_by_name(archive: bytes) -> None:
    assert set(faults_of(repack(archive, {"KTRBW/versions/1.json": b"\0"}))) == {"KTRBW/versions/1.json"}


@pytest.mark.parametrize("step", ["find_differences", "settle_versions", "read_notes"])
def test_whatever_goes_wrong_once_it_is_stored_leaves_nothing_behind(
    archive: bytes, elsewhere: Flask, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def break_down(*_: object, **__: object) -> None:
        raise LookupError(step)

    source = read_archive(io.BytesIO(archive))
    with monkeypatch.context() as patched, elsewhere.app_context():
        patched.setattr(programmes, step, break_down)
        with pytest.raises(LookupError):
            store_programme(source, Custody(), make_code)
    with elsewhere.app_context():
        assert not list_programmes(db.session())
        assert not all_rows(db.session())
        assert store_programme(source, Custody(), make_code).differences == []


def test_the_page_names_all_that_is_wrong(archive: bytes, fay: Person) -> None:
    def spoil(told: dict[str, Any]) -> None:
        name_template(told)
        set_moment("never", told)

    sent = retell(archive, spoil, **{"template.docx": NO_WORD})
    sent.seek(0)
    data = {"file": (sent, "kept.zip"), "csrf_token": token_of(fay.client, "KTRBW")}
    page = fay.client.get(fay.client.post("/programme/import", data=data).location).text
    told = re.sub(r"<[^>]+>", " ", page)
    assert "template.docx" in told
    assert "roundtables 0, closed_at" in told


@pytest.mark.parametrize("length", [TITLE_LIMIT, TITLE_LIMIT + 1])
def test_names_in_an_archive_are_as_long_as_those_that_people_type(archive: bytes, length: int) -> None:
    def lengthen(told: dict[str, Any]) -> None:
        told["programme"]["name"] = told["roundtables"][0]["title"] = "T" * length

    sent = retell(archive, lengthen)

    if length > TITLE_LIMIT:
        assert sum("limit is 120" in fault for fault in faults_of(sent).values()) == 2
    else:
        assert read_archive(sent).name == "T" * length
