"""The schemas of our files: they stand as the code has them, and describe what is really written and read."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from jsonschema import Draft202012Validator

from docs.openapi.files import describe_files
from docs.openapi.write import SCHEMAS, dump_files
from facilitator.clustering.files import group_notes, rank_rows
from facilitator.database.erasures import describe
from facilitator.database.shelves import note_backup
from facilitator.domain.contributions import ContributionState
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.errors import BadInput
from facilitator.domain.notes import Handling
from facilitator.forms.note_files import read_line

EXAMPLES = Path(__file__).parent.parent.parent / "facilitator" / "examples"
NOTE = {"id": "n1", "text": "rates are high", "ecosystem": "business", "kind": "barrier"}
WRONG = [
    *({**NOTE, name: value} for name in NOTE for value in (7, "", None) if (name, value) != ("kind", None)),
    *({each: NOTE[each] for each in NOTE if each != name} for name in NOTE),
    *({**NOTE, "table": value} for value in (0, 1000, "4", 1.5, True)),
    *({**NOTE, "off_record": value} for value in (None, "yes", 1)),
    *({**NOTE, "t": value} for value in (-1, 700_000, "4", None)),
    *({**NOTE, name: "x" * 2001} for name in ("id", "text", "author", "organisation", "theme_label")),
    {**NOTE, "sector": "nobody"},
    {**NOTE, "noise": "no"},
]


def faults(name: str, value: Any) -> list[str]:
    return [fault.message for fault in Draft202012Validator(describe_files()[name]).iter_errors(value)]


def test_the_schemas_stand_as_the_code_has_them_and_are_schemas() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in SCHEMAS.iterdir()}

    assert written == dump_files(), "run: python -m docs.openapi.write"
    for schema in describe_files().values():
        Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.jsonl")), ids=lambda path: path.stem)
def test_every_line_of_the_examples_is_a_note(path: Path) -> None:
    validator = Draft202012Validator(describe_files()["note"])
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines
    assert not [line for line in lines if not validator.is_valid(json.loads(line))]


def test_what_a_reader_of_notes_refuses_is_no_note_either() -> None:
    assert not faults("note", NOTE | {"author": "", "organisation": None, "sector": None, "table": 4, "more": 1})
    for row in WRONG:
        with pytest.raises(BadInput):
            read_line(json.dumps(row), 1, with_themes=True)
        assert faults("note", row), row


def test_what_is_grouped_and_ranked_is_as_described() -> None:
    rows = [{**NOTE, "id": f"n{number}"} for number in range(4)]
    grouping = group_notes(rows)
    names = {"business": {"Rates": ["n0"], "Rents": []}}

    assert grouping["themes"]
    assert not faults("grouping", grouping)
    assert not faults("names", names)
    assert faults("names", {"sports": {}})
    assert not faults("ranking", rank_rows(rows, names))
    assert faults("ranking", grouping)


ERASING = [
    (EntryKind.NOTE_EDITED, {"notes": [{"id": 4, "revision": 2}]}),
    (EntryKind.NOTE_WITHDRAWN, {"notes": [{"id": 4, "handling": Handling.WITHDRAWN}]}),
    (EntryKind.CONTRIBUTION_WITHDRAWN, {"contributions": [{"id": 4, "state": ContributionState.WITHDRAWN}]}),
    (EntryKind.ROUNDTABLE_CLOSED, {"people": [{"id": 1, "table": None}], "notes": []}),
    (EntryKind.RAW_ERASED, {}),
    (EntryKind.ROUNDTABLE_SEALED, {}),
    (EntryKind.ROUNDTABLE_DELETED, {}),
]


def test_every_line_of_what_was_erased_is_as_described_and_holds_no_words() -> None:
    head = {"at": "2026-11-23T09:30:00+00:00", "roundtable": "KTRBW"}
    lines = [json.loads(json.dumps(head | describe(Fact(kind, payload)))) for kind, payload in ERASING]

    assert all(len(line) > len(head) for line in lines)
    assert [line for line in lines if faults("erasure", line)] == []
    assert {name for line in lines for name in line} == set(describe_files()["erasure"]["properties"])
    assert faults("erasure", head | {"notes": ["the words"]})


def test_what_is_no_export_and_no_comparison_is_found() -> None:
    assert faults("export", {"roundtable": {}})
    assert faults("comparison", {"issues": [{"label": "x", "score": 1, "status": "perhaps", "members": []}]})


def test_every_line_of_what_is_on_the_shelf_is_as_described(tmp_path: Path) -> None:
    app = Flask("facilitator", instance_path=str(tmp_path))
    app.config["SQLALCHEMY_DATABASE_URI"] = f"sqlite:///{tmp_path / 'one.db'}"
    note_backup(app, tmp_path / "backup.db", datetime(2026, 11, 23, tzinfo=UTC))

    lines = (tmp_path / "backups.jsonl").read_text(encoding="utf-8").splitlines()
    assert [faults("backup", json.loads(line)) for line in lines] == [[]]
