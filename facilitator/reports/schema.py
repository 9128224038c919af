"""What the JSON export is made of, as a JSON Schema, so that the archive can be checked without this software."""

from enum import StrEnum
from typing import Any

from facilitator.composition.parts import Slot, Voice
from facilitator.composition.quoting import Quoted
from facilitator.domain.claims import ClaimRole, ClaimStatus
from facilitator.domain.contributions import ContributionKind, Reaction
from facilitator.domain.flags import FlagKind, FlagState
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind, Place, Source
from facilitator.domain.people import Sector
from facilitator.domain.phases import Status
from facilitator.domain.roundtables import SharingMode
from facilitator.domain.themes import Support
from facilitator.domain.votes import RoundKind
from facilitator.reports.evidence.wordings import CONTRIBUTION_NAMES

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
MAYBE_TEXT: Schema = {"type": ["string", "null"]}
FLAG: Schema = {"type": "boolean"}
COUNT: Schema = {"type": "integer", "minimum": 0}
MAYBE_NUMBER: Schema = {"type": ["number", "null"]}
MAYBE_COUNT: Schema = {"type": ["integer", "null"], "minimum": 1}
MAYBE_AMOUNT: Schema = {"type": ["integer", "null"], "minimum": 0}
DAY: Schema = {"type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
COUNTS: Schema = {"type": "object", "additionalProperties": COUNT}
LABEL: Schema = {"type": "string", "pattern": "^[BTIV][1-9][0-9]*$"}


def describe_export() -> Schema:
    """The schema of the whole export; of `report` and `manifest` it says only that they are there."""
    parts = {
        "roundtable": describe_roundtable(),
        "notes": rows_of(describe_note()),
        "themes": rows_of(describe_theme()),
        "contributions": rows_of(describe_contribution()),
        "rounds": rows_of(describe_round()),
        "issues": rows_of(describe_issue()),
        "claims": rows_of(describe_claim()),
        "names": rows_of(describe_name()),
        "report": {"type": "object"},
        "manifest": {"type": "object"},
    }
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **record(parts)}


def describe_roundtable() -> Schema:
    """The roundtable, its headings, and the totals that its notes alone no longer tell."""
    received = record(
        dict.fromkeys(("n_participants", "n_withdrawn", "n_off_record", "n_withheld"), COUNT)
        | {"n_people": COUNTS, "sectors": COUNTS, "unshared": {"type": "object", "additionalProperties": COUNTS}},
        {"capabilities": {"type": "object", "additionalProperties": COUNTS}},
    )
    intake = record(
        {"file": TEXT, "tool": TEXT, "n_rows": COUNT, "n_notes": COUNT}
        | {"left": {"type": "object", "additionalProperties": COUNT}}
    )
    return record(
        dict.fromkeys(("code", "programme", "title", "cluster", "venue", "host", "question", "speaker", "topic"), TEXT)
        | dict.fromkeys(("is_sensitive", "is_rehearsal", "holds_notes"), FLAG)
        | {
            "held_on": DAY,
            "sectors_offered": rows_of(record({"name": TEXT, "counts_as": one_of(Sector)})),
            "status": one_of(Status),
            "sharing_mode": one_of(SharingMode),
            "headings": rows_of(record({"key": one_of(HeadingKey), "name": TEXT, "prompt": TEXT})),
            "received": received,
            "intake": {"anyOf": [{"type": "null"}, intake]},
        }
    )


def describe_note() -> Schema:
    """One note on the record."""
    return record(
        {
            "id": LABEL,
            "source_id": TEXT,
            "heading": one_of(HeadingKey),
            "kind": one_of(Kind, is_optional=True),
            "text": TEXT,
            "place": one_of(Place),
            "theme": MAYBE_COUNT,
            "sector": one_of(Sector, is_optional=True),
            "organisation": MAYBE_TEXT,
            "table": MAYBE_COUNT,
            "source": one_of(Source),
            "late": FLAG,
            "reactions": record({reaction.value: COUNT for reaction in Reaction}),
            "flags": rows_of(describe_flag()),
        }
    )


def describe_flag() -> Schema:
    """One mark of the gate."""
    place = {"type": ["array", "null"], "items": COUNT}
    return record({"kind": one_of(FlagKind), "state": one_of(FlagState), "at": place})


def describe_issue() -> Schema:
    """One issue with its points by slot."""
    labels: Schema = {"type": "array", "items": LABEL}
    texts: Schema = {"type": "array", "items": TEXT}
    point = record(
        dict.fromkeys(("text", "moved_by"), TEXT)
        | dict.fromkeys(("speaker", "held_for", "composed", "gloss", "addressee"), MAYBE_TEXT)
        | dict.fromkeys(("marks", "edits"), texts)
        | {"notes": labels, "voice": one_of(Voice), "quoted": one_of(Quoted, is_optional=True)},
        may_have={"drafted_by": TEXT},
    )
    slot = one_of(Slot, is_optional=True)
    paragraph = record({"text": TEXT, "notes": labels, "slot": slot}, may_have={"marks": texts})
    return record(
        {
            "key": TEXT,
            "name": MAYBE_TEXT,
            "themes": {"type": "array", "items": COUNT},
            "headings": {"type": "array", "items": one_of(HeadingKey)},
            "notes": labels,
            "support": one_of(Support),
            "across_sectors": FLAG,
            "people": MAYBE_AMOUNT,
            "base": MAYBE_AMOUNT,
            "sentence": MAYBE_TEXT,
            "sentence_notes": labels,
            "needs_no_sentence": FLAG,
            "paragraphs": rows_of(paragraph),
            "dropped": rows_of(point),
            "slots": record({slot.value: rows_of(point) for slot in Slot}),
        },
        may_have={"sentence_drafted_by": TEXT, "sentence_marks": texts},
    )


def describe_claim() -> Schema:
    """One figure of the claims register; `at` holds the note's label and where the figure starts and ends in it."""
    texts: Schema = {"type": "array", "items": TEXT}
    place: Schema = {"type": "array", "items": {"type": ["string", "integer"]}}
    return record(
        dict.fromkeys(("id", "quote", "kind", "checker", "source"), TEXT)
        | dict.fromkeys(("low", "high"), MAYBE_NUMBER)
        | dict.fromkeys(("bound", "unit", "per"), MAYBE_TEXT)
        | dict.fromkeys(("marks", "conflicts"), texts)
        | {"notes": {"type": "array", "items": LABEL}, "at": {"type": "array", "items": place}}
        | {"role": one_of(ClaimRole), "status": one_of(ClaimStatus)}
    )


def describe_name() -> Schema:
    """One name or short form, with the notes that hold it."""
    return record(
        {"quote": TEXT, "notes": {"type": "array", "items": LABEL}}
        | dict.fromkeys(("kind", "full"), MAYBE_TEXT)
        | dict.fromkeys(("is_short", "is_shouted"), FLAG)
    )


def describe_theme() -> Schema:
    """One theme with the labels of its notes."""
    return record(
        {
            "id": COUNT,
            "name": TEXT,
            "heading": one_of(HeadingKey),
            "named_by": TEXT,
            "from_file": FLAG,
            "notes": {"type": "array", "items": LABEL},
            "support": one_of(Support),
            "across_sectors": FLAG,
        }
    )


def describe_contribution() -> Schema:
    """One thing that was brought to an exercise."""
    return record(
        {
            "id": {"type": "string", "pattern": "^[QKDCWRLAOM][1-9][0-9]*$"},
            "kind": {"enum": [kind.value for kind in ContributionKind if kind in CONTRIBUTION_NAMES]},
            "text": TEXT,
            "detail": TEXT,
            "heading": one_of(HeadingKey, is_optional=True),
            "theme": MAYBE_COUNT,
            "table": MAYBE_COUNT,
            "due_on": DAY,
            "is_marked": FLAG,
            "is_record": FLAG,
            "answers": COUNTS,
        },
        {"fields": {"type": "object", "additionalProperties": TEXT}},
    )


def describe_round() -> Schema:
    """One vote that was counted."""
    figures = ("importance", "feasibility", "importance_spread", "feasibility_spread")
    tally = record(
        {"heading": one_of(HeadingKey), "theme": COUNT, "name": TEXT, "into": MAYBE_COUNT}
        | dict.fromkeys(("n_dots", "n_people"), COUNT)
        | dict.fromkeys(figures, MAYBE_NUMBER)
    )
    return record(
        dict.fromkeys(("n_dots", "most_on_one", "turnout"), COUNT)
        | {
            "kind": one_of(RoundKind),
            "shown": {"type": "array", "items": one_of(HeadingKey)},
            "tallies": rows_of(tally),
        }
    )


def record(properties: Schema, may_have: Schema | None = None) -> Schema:
    """An object with exactly these properties, and those that it may have."""
    return {
        "type": "object",
        "properties": properties | (may_have or {}),
        "required": list(properties),
        "additionalProperties": False,
    }


def rows_of(item: Schema) -> Schema:
    """A list of such objects."""
    return {"type": "array", "items": item}


def one_of(kinds: type[StrEnum], *, is_optional: bool = False) -> Schema:
    """One of a few words, or nothing."""
    return {"enum": [*(kind.value for kind in kinds), *([None] if is_optional else [])]}
