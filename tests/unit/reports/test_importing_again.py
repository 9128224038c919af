"""An export is enough to make the same report again, although it does not say who wrote what."""

import json
from dataclasses import replace

import pytest

from facilitator.domain.board import Board, Received
from facilitator.domain.headings import Heading, HeadingKey
from facilitator.domain.notes import Handling, Kind, Place, Source
from facilitator.domain.origins import Origin
from facilitator.domain.people import Sector
from facilitator.domain.roundtables import SharingMode
from facilitator.domain.themes import Backing, Support
from facilitator.reports.exports import FORMATS


def export(boards, board):
    return json.loads(FORMATS["json"].write(boards.document(board), board))


def read_back(boards, exported, roundtable):
    """A board made of an export alone: a person for each note, since no two notes can be told to be by one."""
    notes, people = [], []
    for index, record in enumerate(exported["notes"], start=1):
        if record["sector"]:
            people.append(boards.person(index, Sector(record["sector"]), record["organisation"], record["table"]))
        notes.append(
            boards.note(
                index,
                record["text"],
                kind=Kind(record["kind"]),
                heading=HeadingKey(record["heading"]),
                handling=Handling.OPEN,
                number=int(record["id"][1:]),
                place=Place(record["place"]),
                theme_id=record["theme"],
                participant_id=index if record["sector"] else None,
                source=Source(record["source"]),
                source_id=record["source_id"],
                is_late=record["late"],
            )
        )
    themes = [
        boards.theme(
            theme["id"],
            theme["name"],
            HeadingKey(theme["heading"]),
            named_by=Origin(theme["named_by"]),
            is_from_file=theme["from_file"],
            received=Backing(Support(theme["support"]), theme["across_sectors"]),
        )
        for theme in exported["themes"]
    ]
    totals = exported["roundtable"]["received"]
    issues = {
        each["key"]: Backing(Support(each["support"]), each["across_sectors"], each["people"], each["base"])
        for each in exported["issues"]
    }
    n_people = {HeadingKey(key): n for key, n in totals["n_people"].items()}
    received = Received(**totals | {"n_people": n_people, "issues": issues})
    headings = tuple(Heading(**one | {"key": HeadingKey(one["key"])}) for one in exported["roundtable"]["headings"])
    return Board(roundtable, headings, tuple(notes), tuple(themes), {one.id: one for one in people}, (), received)


@pytest.mark.parametrize("name", ["nuclear", "space", "cyber-defence"])
@pytest.mark.parametrize("mode", SharingMode)
def test_an_export_read_back_gives_the_same_export(boards, name, mode):
    board = boards.example(name, sharing_mode=mode)
    exported = export(boards, board)
    again = export(boards, read_back(boards, exported, board.roundtable))
    assert again == exported


def test_a_note_posted_live_goes_by_its_label_and_an_imported_one_by_its_own_id(boards):
    live = boards.note(1)
    imported = replace(boards.note(2), source=Source.IMPORT, source_id="N002")
    ids = [note["source_id"] for note in export(boards, boards.board(live, imported))["notes"]]
    assert ids == ["B1", "N002"]
