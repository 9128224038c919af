"""What an export says of the exercises is read back as strictly as its notes."""

import json
from typing import Any

import pytest

from facilitator.domain.errors import BadInput
from facilitator.forms.export_files import read_export_file

HEADINGS = ("business", "talent", "innovation", "investment")


def export() -> dict[str, Any]:
    """An export with one theme, a question, a line and a vote in which another theme stood that is gone since."""
    figures = dict.fromkeys(("importance", "feasibility", "importance_spread", "feasibility_spread"))
    brought = {"detail": "", "heading": None, "theme": None, "table": None, "due_on": None}
    received = {"n_participants": 9, "n_people": dict.fromkeys(HEADINGS, 3)}
    received |= dict.fromkeys(("n_withdrawn", "n_off_record", "n_withheld"), 0)
    return {
        "roundtable": {
            "sharing_mode": "sector_only",
            "is_rehearsal": True,
            "headings": [{"key": key, "name": key.upper(), "prompt": "Why?"} for key in HEADINGS],
            "received": received | {"unshared": {"commitment": {"private": 4, "hidden": 0}}},
        },
        "notes": [],
        "themes": [
            {"id": 4, "heading": "business", "name": "Rates", "named_by": "tool", "support": "a few"}
            | {"across_sectors": True}
        ],
        "contributions": [
            brought
            | {"id": "Q2", "kind": "question", "text": "Who pays?", "is_marked": True, "is_record": False}
            | {"answers": {"up": 3}},
            brought
            | {"id": "L1", "kind": "line", "text": "A test cell", "is_marked": False, "is_record": True, "answers": {}}
            | {"heading": "business", "theme": 4, "detail": "Three letters", "due_on": "2026-12-01"},
        ],
        "rounds": [
            {
                "kind": "dots",
                "n_dots": 3,
                "most_on_one": 2,
                "turnout": 7,
                "shown": ["business"],
                "tallies": [
                    figures | {"heading": "business", "theme": 4, "n_dots": 5, "n_people": 4},
                    figures | {"heading": "talent", "theme": 9, "n_dots": 1, "n_people": 1},
                ],
            }
        ],
    }


def test_contributions_votes_and_counts_are_read_back_whole() -> None:
    source = read_export_file(json.dumps(export()))

    assert [
        (each.kind.value, each.number, each.theme, each.is_marked, each.answers) for each in source.contributions
    ] == [
        ("question", 2, None, True, {"up": 3}),
        ("line", 1, "4", False, {}),
    ]
    (vote,) = source.rounds
    assert [(tally.theme, tally.n_dots) for tally in vote.tallies] == [("4", 5), ("9", 1)]
    assert source.received is not None
    assert source.received.unshared == {"commitment": {"private": 4}}
    assert source.is_rehearsal


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["contributions"], {}),
        (["contributions", 0], "Q1"),
        (["contributions", 0, "id"], "A2"),
        (["contributions", 0, "id"], "Q0"),
        (["contributions", 0, "id"], "Q"),
        (["contributions", 0, "kind"], "remark"),
        (["contributions", 0, "kind"], "gossip"),
        (["contributions", 0, "text"], ""),
        (["contributions", 0, "text"], "\u200b\u0007"),
        (["contributions", 0, "text"], None),
        (["contributions", 0, "detail"], "x" * 121),
        (["contributions", 0, "is_marked"], "yes"),
        (["contributions", 0, "answers"], []),
        (["contributions", 0, "answers", "up"], -1),
        (["contributions", 0, "answers", "up"], True),
        (["contributions", 0, "answers", "out"], 1),
        (["contributions", 1, "theme"], 5),
        (["contributions", 1, "theme"], {}),
        (["contributions", 1, "heading"], "talent"),
        (["contributions", 1, "due_on"], "soon"),
        (["contributions", 1, "table"], 1000),
        (["contributions", 1, "id"], "L1000000"),
        (["rounds"], {}),
        (["rounds", 0], 7),
        (["rounds", 0, "kind"], "coin"),
        (["rounds", 0, "n_dots"], 11),
        (["rounds", 0, "turnout"], "7"),
        (["rounds", 0, "shown"], ["money"]),
        (["rounds", 0, "shown"], [[]]),
        (["rounds", 0, "tallies"], None),
        (["rounds", 0, "tallies", 0, "theme"], "4"),
        (["rounds", 0, "tallies", 0, "heading"], "talent"),
        (["rounds", 0, "tallies", 1, "theme"], 4),
        (["rounds", 0, "tallies", 0, "n_dots"], -1),
        (["rounds", 0, "tallies", 0, "importance"], 5.5),
        (["rounds", 0, "tallies", 0, "importance"], float("nan")),
        (["roundtable", "is_rehearsal"], 1),
        (["roundtable", "received", "unshared"], []),
        (["roundtable", "received", "unshared", "remark"], {}),
        (["roundtable", "received", "unshared", "ask"], {"lost": 1}),
    ],
    ids=lambda value: "-".join(map(str, value)) if isinstance(value, list) else repr(value)[:20],
)
def test_exercises_that_were_tampered_with_are_refused(path: list[Any], value: object) -> None:
    content = export()
    place: Any = content
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value

    with pytest.raises(BadInput):
        read_export_file(json.dumps(content))


def test_two_contributions_under_one_label_are_refused() -> None:
    content = export()
    content["contributions"].append(content["contributions"][0])

    with pytest.raises(BadInput, match="Q2 is there twice"):
        read_export_file(json.dumps(content))
