"""An export read back has what people wrote and moved: another instance goes on where this one was."""

import json
from typing import Any

from conftest import CODE, Person
from flask import Flask
from witness import roundtable_id

from facilitator.actions.readings import load_evidence
from facilitator.cli.notes import store
from facilitator.database.access import db
from facilitator.domain.phases import Status
from facilitator.forms.export_files import read_export_file
from facilitator.reports.evidence.flags import release
from facilitator.reports.records import record_board


def issues_of(record: dict[str, Any]) -> list[dict[str, Any]]:
    """What is said of each issue, whatever the new numbers of its themes are."""
    kept = ("name", "notes", "sentence", "sentence_notes", "needs_no_sentence", "paragraphs")
    points = ("notes", "text", "voice", "moved_by", "quoted", "gloss", "addressee", "composed")
    return [
        {name: issue[name] for name in kept}
        | {"dropped": [each["notes"] for each in issue["dropped"]]}
        | {"slots": {slot: [[each[name] for name in points] for each in some] for slot, some in issue["slots"].items()}}
        for issue in record["issues"]
    ]


def write_all(ann: Person, ben: Person, fay: Person, wes: Person) -> None:
    """Every act that an export tells."""
    texts = (
        "audits differ at every prime",
        "forms are long and nobody reads them",
        "audits differ",
        "los soldadores se van",
    )
    notes = [who.post(text)["id"] for who, text in zip((ann, ben, ben, ann), texts, strict=True)]
    ask = ann.post("one passport for suppliers", kind="ask")["id"]
    alone = ben.post("the quay is too short")["id"]
    fay.do("phase.change", phase="cluster")
    fay.do("theme.make", heading="talent", name="Suppliers cannot get in", notes=[*notes, ask])
    wes.do("draft.write", act="sentence", note=notes[0], text="Firms are kept out.", labels="T1 T2")
    wes.do("draft.write", act="paragraph", note=notes[0], text="We heard this before.", labels="T2", slot="costs")
    wes.do("draft.write", act="no_sentence", note=alone, text="", labels="")
    for act, note, values in (
        ("words", notes[0], {"text": "Audits differ at each prime."}),
        ("slot", notes[1], {"slot": "costs"}),
        ("quote", notes[1], {"text": "forms are long […]"}),
        ("join", notes[2], {"other": notes[0]}),
        ("gloss", notes[3], {"text": "Welders leave."}),
        ("addressee", ask, {"text": "the primes"}),
        ("drop", alone, {}),
    ):
        wes.do("draft.change", act=act, note=note, **({"text": ""} | values))


def test_an_export_comes_back_with_texts_moves_and_sentences(
    app: Flask, ann: Person, ben: Person, fay: Person, wes: Person
) -> None:
    write_all(ann, ben, fay, wes)
    exported = wes.client.get(f"/write-up/{CODE}/download/json").get_data(as_text=True)

    with app.app_context():
        code = store(read_export_file(exported), title="Again", cluster=None, status=Status.CLOSED)
        again = record_board(release(load_evidence(db.session(), roundtable_id(app, code))))

    assert issues_of(json.loads(json.dumps(again))) == issues_of(json.loads(exported))
