"""What an export holds of the exercises can be read in again: the same report, and a journal that agrees with it."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import NOW
from evenings import play
from flask import Flask
from witness import roundtable_id

from facilitator.cli.notes import read_source, store
from facilitator.database.access import db
from facilitator.domain.board import Board
from facilitator.domain.claims import Check, ClaimStatus
from facilitator.domain.contributions import Answer
from facilitator.domain.flags import FlagState
from facilitator.domain.people import Sector
from facilitator.domain.phases import Status
from facilitator.reports.documents import build
from facilitator.reports.evidence.claims import list_claims
from facilitator.reports.evidence.flags import flags_of, release
from facilitator.reports.exports import FORMATS
from facilitator.store.boards import load_board
from facilitator.store.checks import find_faults
from facilitator.store.contributions import load_contributions, store_answer
from facilitator.store.people import ParticipantRow

EXAMPLE = Path(__file__).parents[2] / "facilitator" / "examples" / "nuclear.jsonl"


def read_in(app: Flask, path: Path, status: Status = Status.CLOSED) -> Board:
    """A roundtable made of a file, as the tables have it; its journal must agree with them."""
    with app.app_context():
        code = store(read_source(path, with_themes=True), title="Read in", cluster="Nuclear", status=status)
        number = roundtable_id(app, code)
        assert find_faults(db.session(), number) == []
        return load_board(db.session(), number)


def export(board: Board) -> dict[str, Any]:
    """The JSON export of a board."""
    document = build(board, now=NOW, software="Test")
    exported: dict[str, Any] = json.loads(FORMATS["json"].write(document, board))
    return exported


@pytest.fixture
def played(app: Flask) -> Board:
    """A roundtable after an evening with every exercise; whatever can be said of it is, so that this is kept too."""
    board = play(read_in(app, EXAMPLE))
    kept = {"is_rehearsal": True, "holds_notes": True, "is_sensitive": True}
    return replace(board, roundtable=replace(board.roundtable, **kept))


def write_export(folder: Path, exported: dict[str, Any]) -> Path:
    path = folder / "exported.json"
    path.write_text(json.dumps(exported), encoding="utf-8")
    return path


@pytest.mark.parametrize("status", [Status.CLOSED, Status.LIVE])
def test_read_in_and_exported_again_it_says_the_same(app: Flask, tmp_path: Path, played: Board, status: Status) -> None:
    first = export(played)
    again = export(read_in(app, write_export(tmp_path, first), status))

    assert again["report"]["sections"] == first["report"]["sections"]
    assert again["roundtable"] | {"code": "", "status": ""} == first["roundtable"] | {"code": "", "status": ""}
    assert again["manifest"]["counts"] == first["manifest"]["counts"]
    assert plain(again) == plain(first)


def plain(exported: dict[str, Any]) -> dict[str, Any]:
    """What was brought and voted, without the numbers of themes, which each database gives out by itself."""
    tallies = [vote | {"tallies": [tally | {"theme": 0} for tally in vote["tallies"]]} for vote in exported["rounds"]]
    brought = [each | {"theme": each["theme"] and 1} for each in exported["contributions"]]
    notes = [note | {"theme": note["theme"] and 1} for note in exported["notes"]]
    return {"rounds": tallies, "contributions": brought, "notes": notes}


def test_an_export_of_an_earlier_version_is_read_in_without_them(app: Flask, tmp_path: Path, played: Board) -> None:
    exported = export(played)
    del exported["contributions"], exported["rounds"], exported["roundtable"]["received"]["unshared"]
    for note in exported["notes"]:
        del note["reactions"]

    board = read_in(app, write_export(tmp_path, exported))

    assert (board.contributions, board.rounds, board.reactions) == ((), (), {})


def test_what_people_say_after_an_import_is_added_to_what_was_received(
    app: Flask, tmp_path: Path, played: Board
) -> None:

    board = read_in(app, write_export(tmp_path, export(played)), Status.LIVE)
    question = next(each for each in board.contributions if each.label == "Q1")
    with app.app_context():
        session = db.session()
        ann = ParticipantRow(roundtable_id=board.roundtable.id, sector=Sector.INDUSTRY, joined_at=NOW)
        session.add(ann)
        session.flush()
        store_answer(session, question.id, ann.id, Answer.UP)
        (now,) = load_contributions(session, board.roundtable.id, [question.id])
        assert (question.answers, now.answers) == ({"up": 11}, {"up": 12})
        session.rollback()


def test_what_people_decided_of_flags_and_figures_comes_back(app: Flask, tmp_path: Path, played: Board) -> None:
    released = release(played)
    claim = next(claim for claim in list_claims(released) if claim.is_unchecked)
    flagged = next(note for note in released.open_notes() if any(flag.holds for flag in flags_of(note, released)))
    kind = flags_of(flagged, released)[0].kind
    ids = {note.label: note.id for note in released.open_notes()}
    decided = replace(
        played,
        checks={(ids[claim.note], *claim.at): Check(ClaimStatus.DISPUTED, "facilitator", "the yearbook")},
        decisions={(flagged.id, kind): FlagState.CONFIRMED},
    )
    exported = export(decided)

    again = export(read_in(app, write_export(tmp_path, exported)))

    assert again["claims"] == exported["claims"]
    assert [note["flags"] for note in again["notes"]] == [note["flags"] for note in exported["notes"]]
    assert {flag["state"] for note in again["notes"] for flag in note["flags"]} == {"suggested", "confirmed"}
    assert "disputed" in {claim["status"] for claim in again["claims"]}


def test_a_theme_has_the_name_of_its_ballot_after_it_was_renamed(app: Flask, tmp_path: Path, played: Board) -> None:
    vote = played.rounds[0]
    renamed = replace(vote, name_of={theme: f"Balloted {theme}" for theme in vote.themes})
    exported = export(replace(played, rounds=(renamed,)))

    again = export(read_in(app, write_export(tmp_path, exported)))

    said = [tally["name"] for tally in again["rounds"][0]["tallies"]]
    assert said == [f"Balloted {theme}" for theme in vote.themes]
    assert not any(theme["name"].startswith("Balloted") for theme in again["themes"])
