"""A file of notes is read strictly: a mistake names its line and its field."""

import json
from typing import Any

import pytest

from facilitator.domain.errors import BadInput
from facilitator.forms.note_files import read_names_file, read_note_file

NOTE: dict[str, Any] = {"id": "N1", "text": "Coded welders are leaving", "ecosystem": "talent", "kind": "barrier"}
MISSING = object()


def faults(*lines: str) -> dict[str, str]:
    with pytest.raises(BadInput) as refused:
        read_note_file(lines, with_themes=True)
    return refused.value.fields


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", MISSING),
        ("text", MISSING),
        ("ecosystem", MISSING),
        ("kind", MISSING),
        ("id", None),
        ("id", 7),
        ("id", ""),
        ("id", "x" * 65),
        ("text", None),
        ("text", ["a"]),
        ("text", ""),
        ("text", "x" * 2001),
        ("text", "\u200b\u0007"),
        ("text", "\ud800"),
        ("ecosystem", None),
        ("ecosystem", "Talent"),
        ("ecosystem", "skills"),
        ("ecosystem", ["talent"]),
        ("ecosystem", {}),
        ("kind", "question"),
        ("kind", {}),
        ("author", 7),
        ("author", {}),
        ("author", ["p1"]),
        ("author", "x" * 41),
        ("sector", "farming"),
        ("sector", {}),
        ("organisation", []),
        ("organisation", "x" * 81),
        ("table", 0),
        ("table", "2"),
        ("table", 1.5),
        ("table", True),
        ("table", 10**30),
        ("off_record", "false"),
        ("off_record", 0),
        ("off_record", None),
        ("off_record", {}),
        ("noise", "no"),
        ("t", -1),
        ("t", "12"),
        ("t", None),
        ("t", 10**30),
        ("t", True),
        ("theme_label", 7),
        ("theme_label", {}),
        ("theme_label", "x" * 81),
    ],
)
def test_a_mistake_names_its_line_and_field(field: str, value: object) -> None:
    wrong = {**NOTE, "id": "N2", field: value}
    row = {key: given for key, given in wrong.items() if given is not MISSING}

    assert list(faults(json.dumps(NOTE), "", json.dumps(row))) == [f"line 3, {field}"]


@pytest.mark.parametrize("field", ["author", "sector", "organisation", "table", "theme_label"])
def test_what_may_be_missing_may_be_null(field: str) -> None:
    assert len(read_note_file([json.dumps({**NOTE, field: None})], with_themes=True).notes) == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "This is not JSON."),
        ("nonsense", "This is not JSON."),
        ("[1]", "This is not a JSON object."),
        ("null", "This is not a JSON object."),
        ("[" * 100_000, "This is not JSON."),
        ('{"id": "a"}{"id": "b"}', "This is not JSON."),
    ],
    ids=["broken", "words", "list", "null", "deep", "two in one"],
)
def test_a_line_that_is_no_note_is_named(line: str, said: str) -> None:
    assert faults(json.dumps(NOTE), line) == {"line 2": said}


def test_an_id_that_is_there_twice_is_named() -> None:
    assert list(faults(json.dumps(NOTE), json.dumps(NOTE))) == ["line 2, id"]


@pytest.mark.parametrize(
    "names",
    [
        "[]",
        "{",
        '{"skills": {}}',
        '{"talent": []}',
        '{"talent": {"Pay": "N1"}}',
        '{"talent": {"Pay": [1]}}',
        '{"talent": {"Pay": ["N9"]}}',
        "[" * 100_000,
    ],
)
def test_names_to_rank_must_be_names_with_notes_of_the_file(names: str) -> None:
    with pytest.raises(BadInput):
        read_names_file(names, {"N1"})


def test_names_to_rank_are_given_back() -> None:
    assert read_names_file('{"talent": {"Pay": ["N1"], "Housing": []}}', {"N1"}) == {
        "talent": {"Pay": ["N1"], "Housing": []}
    }


@pytest.mark.parametrize("doubled", ['"off_record": true, "off_record": false', '"a": {"b": 1, "b": 1}'])
def test_a_line_that_says_a_thing_twice_is_refused(doubled):
    line = '{"id": "N1", "text": "psst", "ecosystem": "talent", "kind": "ask", ' + doubled + "}"

    with pytest.raises(BadInput) as caught:
        read_note_file([line], with_themes=False)

    assert "is there twice" in caught.value.fields["line 1"]


def test_every_mistake_of_every_line_is_told_at_once():
    wrong = {**NOTE, "id": 7, "kind": "wish", "sector": "farming"}

    assert set(faults("{", json.dumps(wrong), json.dumps(NOTE), json.dumps(NOTE))) == {
        "line 1",
        "line 2, id",
        "line 2, kind",
        "line 2, sector",
        "line 4, id",
    }


def test_a_kind_may_be_said_to_be_unknown():
    (note,) = read_note_file([json.dumps({**NOTE, "kind": None})], with_themes=False).notes

    assert note.kind is None
