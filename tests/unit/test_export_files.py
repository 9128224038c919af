"""An exported roundtable is read back as strictly as a file of notes."""

import json
from typing import Any

import pytest

from facilitator.domain.errors import BadInput
from facilitator.domain.themes import Backing, Support
from facilitator.forms.export_files import read_export_file


def export() -> dict[str, Any]:
    """What an export holds: three notes, two of them in one theme."""
    note = {"kind": "ask", "sector": "industry", "organisation": None, "table": 2, "source": "phone", "late": False}
    headings = ("business", "talent", "innovation", "investment")
    return {
        "roundtable": {
            "programme": "A programme",
            "cluster": "Nuclear",
            "held_on": "2026-11-23",
            "venue": "",
            "host": "The body",
            "question": "Why here?",
            "sharing_mode": "sector_only",
            "is_sensitive": False,
            "headings": [{"key": key, "name": key.upper(), "prompt": "Why?"} for key in headings],
            "received": {
                "n_participants": 9,
                "n_people": dict.fromkeys(headings, 3),
                "n_withdrawn": 1,
                "n_off_record": 2,
                "n_withheld": 0,
            },
        },
        "themes": [
            {
                "id": 4,
                "heading": "business",
                "name": "Rates",
                "named_by": "tool",
                "support": "a few",
                "across_sectors": True,
            }
        ],
        "notes": [
            note | {"id": "B1", "source_id": "B1", "heading": "business", "text": "one", "place": "theme", "theme": 4},
            note | {"id": "B2", "source_id": "B2", "heading": "business", "text": "two", "place": "theme", "theme": 4},
            note
            | {"id": "T7", "source_id": "N9", "heading": "talent", "text": "three", "place": "alone", "theme": None},
        ],
    }


def test_whoever_mends_an_export_is_told_every_mistake_at_once() -> None:
    told = export()
    told["roundtable"] |= {"venue": "V" * 81, "held_on": "soon", "is_sensitive": "no"}
    told["notes"][1]["kind"], told["notes"][2]["text"], told["themes"][0]["support"] = "wish", "", "lots"
    told["roundtable"]["headings"][0]["name"] = ""

    with pytest.raises(BadInput) as refusal:
        read_export_file(json.dumps(told))

    assert {*refusal.value.fields} >= {
        *("roundtable, venue", "roundtable, held_on", "roundtable, is_sensitive", "headings, name"),
        *("notes 1, kind", "notes 2, text", "themes 0, support"),
    }
    assert "limit is 80" in refusal.value.fields["roundtable, venue"]


def test_a_question_that_a_room_screen_has_no_place_for_is_refused_and_the_usual_one_names_no_cluster_then() -> None:
    told = export()
    told["roundtable"]["question"] = "Why here? " * 13
    with pytest.raises(BadInput) as refusal:
        read_export_file(json.dumps(told))
    assert "limit is 120" in refusal.value.fields["roundtable, question"]

    cluster = "C" * 110
    told["roundtable"] |= {"cluster": cluster, "question": f"What helps or stops {cluster} here?"}
    assert read_export_file(json.dumps(told)).question == "What helps or stops this cluster here?"


def test_notes_in_themes_that_are_not_there_and_what_is_wrong_beside_them_are_told_at_once() -> None:
    told = export()
    for note in told["notes"][:2]:
        note["theme"] = 5
    told["contributions"], told["rounds"] = [{"kind": "gossip"}, {"kind": "poem"}], [{"tallies": []}]

    with pytest.raises(BadInput) as refusal:
        read_export_file(json.dumps(told))

    assert [*refusal.value.fields] == [
        *("notes 0, theme", "notes 1, theme", "contributions 0, kind", "contributions 1, kind", "shown"),
    ]


def test_an_export_is_read_back_whole() -> None:
    source = read_export_file(json.dumps(export()))

    assert [(note.heading.value, note.number, note.theme) for note in source.notes] == [
        ("business", 1, "4"),
        ("business", 2, "4"),
        ("talent", 7, None),
    ]
    assert [(theme.name, theme.named_by.value, theme.received) for theme in source.themes] == [
        ("Rates", "tool", Backing(Support.FEW, True))
    ]
    assert source.received is not None
    assert (source.received.n_participants, source.received.n_off_record) == (9, 2)
    assert [heading.name for heading in source.headings] == ["BUSINESS", "TALENT", "INNOVATION", "INVESTMENT"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["notes", 0, "text"], 7),
        (["notes", 0, "text"], "\u200b\u0007"),
        (["notes", 0, "id"], "T999999999"),
        (["notes", 0, "id"], "Z1"),
        (["notes", 1, "id"], "B1"),
        (["notes", 0, "theme"], 999_999),
        (["notes", 0, "theme"], {}),
        (["notes", 0, "place"], "nowhere"),
        (["notes", 0, "source"], "gossip"),
        (["notes", 0, "late"], "no"),
        (["notes", 0, "organisation"], {}),
        (["themes", 0, "id"], "x"),
        (["themes", 0, "id"], True),
        (["themes", 0, "support"], "everybody"),
        (["themes", 0, "name"], "x" * 81),
        (["themes", 0], []),
        (["themes"], {}),
        (["notes"], None),
        (["roundtable"], []),
        (["roundtable", "received"], None),
        (["roundtable", "received", "n_off_record"], -1),
        (["roundtable", "received", "n_people", "talent"], 1.5),
        (["roundtable", "headings", 0, "key"], "talent"),
        (["roundtable", "headings"], []),
        (["roundtable", "sharing_mode"], "secret"),
        (["roundtable", "held_on"], "tomorrow"),
        (["roundtable", "host"], {}),
        (["roundtable", "is_sensitive"], 0),
        (["roundtable", "held_on"], "9999-12-31"),
        (["roundtable", "received", "capabilities"], {"tier": True}),
        (["roundtable", "received", "capabilities"], {"tier": {"\ud800": 3}}),
        (["roundtable", "intake"], {"file": "x", "n_rows": 1, "n_notes": 1, "left": {"\0": 1}}),
        (["contributions"], [{"kind": "question", "id": "Q1", "text": "x", "heading": None, "theme": {"x": 1}}]),
        (["claims"], [{"status": "confirmed", "checker": "writer", "at": [["B1", 0, 10**30]]}]),
        (["issues"], [{"key": "x", "support": "a few", "notes": ["B1"], "slots": {"in_the_way": [{"notes": 10**30}]}}]),
    ],
    ids=lambda value: "-".join(map(str, value)) if isinstance(value, list) else repr(value)[:20],
)
def test_an_export_that_was_tampered_with_is_refused(path: list[Any], value: object) -> None:
    content = export()
    place: Any = content
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value

    with pytest.raises(BadInput):
        read_export_file(json.dumps(content))


@pytest.mark.parametrize("content", ["", "[]", "5", "{", "[" * 100_000, '{"notes": []}', "null"], ids=lambda c: c[:5])
def test_a_json_that_is_no_export_is_refused(content: str) -> None:
    with pytest.raises(BadInput):
        read_export_file(content)


def test_sectors_of_the_programmes_own_are_read_back_and_a_list_that_cannot_be_is_refused() -> None:
    offered = [{"name": "Union", "counts_as": "other"}, {"name": "College", "counts_as": "academia"}]
    file = export()
    assert read_export_file(json.dumps(file)).sectors == ()
    file["roundtable"]["sectors_offered"] = offered
    assert [(each.name, each.counts_as.value) for each in read_export_file(json.dumps(file)).sectors] == [
        ("Union", "other"),
        ("College", "academia"),
    ]
    for wrong in (offered[:1], [*offered, offered[0]], [{"name": "x", "counts_as": "union"}] * 2):
        file["roundtable"]["sectors_offered"] = wrong
        with pytest.raises(BadInput) as refused:
            read_export_file(json.dumps(file))
        assert "sectors_offered" in next(iter(refused.value.fields))
