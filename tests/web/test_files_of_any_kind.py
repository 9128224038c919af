"""Somebody brings in the wrong file: they read what it is and what can be brought in, whatever it holds."""

import html
import io
import json
import re
import zipfile
from typing import Any

import docx
import openpyxl
import pytest
from conftest import Person
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from import_pages import send_file
from pptx import Presentation

from facilitator.domain.people import Role


@pytest.fixture
def olga(enter: Any) -> Person:
    person: Person = enter(Role.ORGANISER)
    return person


def tell(person: Person, content: bytes, name: str = "notes.csv") -> str:
    """What the page says of a file that cannot come in."""
    sent = send_file(person, io.BytesIO(content), name)
    page = person.client.get(sent.location)
    told = re.search(r'role="alert">(.*?)</div>', page.text, re.DOTALL)
    return "" if told is None else html.unescape(re.sub(r"<[^>]+>", " ", told[1]))


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def zipped(**files: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in files.items():
            package.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def make_workbook() -> bytes:
    book = openpyxl.Workbook()
    for row in (["note", "heading"], ["The lathe is old", "talent"], ["Nobody trains welders", "talent"]):
        book.active.append(row)
    return saved(book)


WORKBOOK = make_workbook()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (saved(docx.Document()), "a Word document"),
        (saved(Presentation()), "a PowerPoint presentation"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture (PNG)"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture (JPEG)"),
        (b"RIFF\x24\0\0\0WAVEfmt ", "a recording"),
        (b"ID3\x04\0\0\0\0\0\0", "a recording (MP3)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office file"),
        (zipped(**{"content.xml": ""}), "an OpenDocument file"),
        (zipped(**{"Index__Document.iwa": ""}), "a Numbers, Pages or Keynote file"),
        (zipped(a="note\nOne"), "neither a workbook nor an archive"),
        (b"PK\x03\x04 no workbook", "damaged"),
        (WORKBOOK[:-40], "damaged"),
        (zipped(**{"[Content_Types].xml": "<Types/>"}), "not a workbook that can be read"),
    ],
)
def test_a_file_of_another_kind_is_told_what_it_is_and_what_to_do(olga: Person, content: bytes, said: str) -> None:
    told = tell(olga, content)
    assert said in told
    assert re.search(r"Bring in|Save|save", told)
    assert "file:" not in told


@pytest.mark.parametrize("title", ["ID3", "RIFF", "GIF8", "OggS", "Rar!", "PDF", "%PDF", "SQLite format 3"])
def test_a_column_that_is_called_like_another_kind_of_file_comes_in(olga: Person, title: str) -> None:
    sent = send_file(olga, io.BytesIO(f"{title},note\n1,The lathe is old\n".encode()))
    assert sent.location != "/programme"
    assert "The lathe is old" in olga.client.get(sent.location).text


def test_broken_json_is_told_with_its_line(olga: Person) -> None:
    rows = json.dumps([{"note": "One"}, {"note": "Two"}], indent=1)
    assert "not JSON: line 3, letter" in tell(olga, rows.replace('"One"', "One").encode())
    assert "not JSON: line 3, letter" in tell(olga, b'{\n "cards": [\n  {"note": One}\n ]\n}')


def test_letters_that_cannot_be_told_are_asked_for_where_they_can_be_said(olga: Person) -> None:
    sent = send_file(olga, io.BytesIO("id,note\n1,Caf\x8e \x8f\x9d\n".encode("latin-1")))
    page = olga.client.get(sent.location).text
    assert "Say which they are" in page
    assert re.search(r'<form method="get" action="/programme/import/\w+"', page)
    assert "Café" in olga.client.get(f"{sent.location}?encoding=mac_roman").text


def test_no_field_is_called_by_our_name_for_it(olga: Person) -> None:
    page = olga.client.post("/programme/import", data={"csrf_token": olga.token()}).text
    assert "Choose a file first." in page
    assert "file:" not in page


ANY = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
STARTS = [b"", b"PK\x03\x04", b"{", b"[{", b'{"roundtable": {', b"\xff\xfe", b"id,note\n", b"[0:01] A: b\n[0:02] B: "]


def look(person: Person, content: bytes) -> None:
    """Whatever it is, it is answered, and so is who checks it and who wants it in."""
    sent = send_file(person, io.BytesIO(content))
    assert sent.status_code == 303
    assert person.client.get(sent.location).status_code == 200
    form = {"title": "T", "as-0": "note", "heading": "talent", "do": "check", "csrf_token": person.token()}
    if not sent.location.endswith("/programme"):
        assert person.client.post(sent.location, data=form).status_code in {200, 303, 400}


@ANY
@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=200))
def test_no_bytes_are_our_mistake(olga: Person, start: bytes, rest: bytes) -> None:
    look(olga, start + rest)


@ANY
@given(place=st.integers(0, len(WORKBOOK) - 1), byte=st.integers(0, 255))
def test_no_workbook_with_a_wrong_byte_is_our_mistake(olga: Person, place: int, byte: int) -> None:
    look(olga, WORKBOOK[:place] + bytes([byte]) + WORKBOOK[place + 1 :])


@ANY
@given(sheet=st.text(st.sampled_from('<>/"= row r=c1v9t'), max_size=80))
def test_no_sheet_of_nonsense_is_our_mistake(olga: Person, sheet: str) -> None:
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as source, zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            is_sheet = name.endswith("sheet1.xml")
            target.writestr(name, part.replace(b"<row r", f"{sheet}<row r".encode(), 1) if is_sheet else part)
    look(olga, changed.getvalue())
