"""The shapes of answers, as JSON Schema: closed, so that a key which nobody has written down is noticed."""

from enum import StrEnum
from typing import Any

from facilitator.domain.contributions import ContributionKind, ContributionState
from facilitator.domain.entries import EntryKind
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Handling, Kind, Place, Source
from facilitator.domain.people import Role
from facilitator.domain.permissions import Stage
from facilitator.domain.phases import Phase, Status
from facilitator.domain.roundtables import SharingMode
from facilitator.domain.versions import VersionState
from facilitator.domain.votes import RoundKind
from facilitator.reports.schema import describe_export, describe_theme
from facilitator.web.errors import CODES, STATUSES

Schema = dict[str, Any]

WORD: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer"}
FIGURE: Schema = {"type": "number"}
SWITCH: Schema = {"type": "boolean"}
# ISO 8601, to the minute where the second would tell too much.
MOMENT: Schema = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d"}
ERRORS = sorted({kind.code for kind in STATUSES} | set(CODES.values()) | {"csrf", "internal"})


def maybe(schema: Schema) -> Schema:
    """The same, or null."""
    return {"anyOf": [schema, {"type": "null"}]}


def one_of(kind: type[StrEnum]) -> Schema:
    """A member of an enumeration."""
    return {"enum": [each.value for each in kind]}


def many(schema: Schema) -> Schema:
    """A list."""
    return {"type": "array", "items": schema}


def by_key(schema: Schema) -> Schema:
    """An object with keys that are data."""
    return {"type": "object", "additionalProperties": schema}


def thing(required: dict[str, Schema], **optional: Schema) -> Schema:
    """An object of these keys and no others."""
    keys = {"type": "object", "properties": required | optional, "additionalProperties": False}
    return keys | ({"required": list(required)} if required else {})


def ref(name: str) -> Schema:
    """A shape by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


HEADING = one_of(HeadingKey)
KIND = maybe(one_of(Kind))
REACTIONS = by_key(NUMBER)
NOTE = {"id": NUMBER, "label": maybe(WORD), "heading": HEADING, "kind": KIND, "text": maybe(WORD)}
STATES = [Handling.OFF_RECORD, Handling.HELD, Handling.WITHHELD, Handling.WITHDRAWN, "grouped", "on_screen"]
THEME = {"id": NUMBER, "heading": HEADING, "name": WORD, "named_by": WORD, "n_notes": NUMBER, "n_people": maybe(NUMBER)}
CONTRIBUTION = {
    "id": NUMBER,
    "kind": one_of(ContributionKind),
    "label": maybe(WORD),
    "text": maybe(WORD),
    "detail": maybe(WORD),
    "heading": maybe(HEADING),
    "theme": maybe(NUMBER),
    "table": maybe(NUMBER),
    "due_on": maybe(WORD),
    "is_marked": SWITCH,
    "is_record": SWITCH,
    "has_author": SWITCH,
    "answers": by_key(NUMBER),
    "posted_at": MOMENT,
}
ROUNDTABLE = {
    **dict.fromkeys(("code", "title", "cluster", "phase_name"), WORD),
    **dict.fromkeys(("is_over", "shows_notes", "shows_themes", "is_sensitive", "is_rehearsal", "holds_notes"), SWITCH),
    "question": maybe(WORD),
    "status": one_of(Status),
    "phase": one_of(Phase),
    "phase_heading": maybe(HEADING),
    "phase_started_at": maybe(MOMENT),
    "phase_ends_at": maybe(MOMENT),
    "paused_seconds": maybe(FIGURE),
    "off_record": NUMBER,
    "note_limit": NUMBER,
    "sharing_mode": one_of(SharingMode),
    "lead": maybe(NUMBER),
    "image_width_cm": maybe(FIGURE),
    "furthest_seat_cm": maybe(FIGURE),
    "questions": by_key(WORD),
    "speaker": maybe(WORD),
    "topic": maybe(WORD),
    "tables": many(thing({"table": NUMBER, "theme": NUMBER})),
    "agenda": many(thing({"phase": one_of(Phase), "name": WORD, "minutes": FIGURE, "heading": maybe(HEADING)})),
}
TALLY = {name: maybe(FIGURE) for name in ("theme", "n_dots", "n_people", "importance", "feasibility")}
ROUND = {
    "id": NUMBER,
    "kind": one_of(RoundKind),
    "n_dots": NUMBER,
    "most_on_one": NUMBER,
    "is_open": SWITCH,
    "turnout": NUMBER,
    "themes": many(NUMBER),
    "shown": many(HEADING),
    "ballot": many(thing({"id": NUMBER, "heading": HEADING, "name": WORD, "into": maybe(NUMBER)})),
    "tallies": many(thing(TALLY | {"is_split": maybe(SWITCH)})),
}
INTRODUCTION = {
    "id": NUMBER,
    "contribution": NUMBER,
    "is_mine": SWITCH,
    "state": WORD,
    "contact": maybe(WORD),
    "kind": maybe(WORD),
    "text": maybe(WORD),
}
STEP = {"seq": NUMBER, "kind": one_of(EntryKind), "place": maybe(one_of(Place)), "n_notes": NUMBER, "names": many(WORD)}
OWN = {
    "own": many(ref("OwnContribution")),
    "answers": by_key(WORD),
    "reactions": by_key(WORD),
    "introductions": many(ref("Introduction")),
    "scribe_of": maybe(NUMBER),
    "scribe_asks": maybe(NUMBER),
    "table": maybe(NUMBER),
}
PARTS = {
    "notes": many(ref("Note")),
    "themes": many(ref("Theme")),
    "others": many(ref("OtherNote")),
    "rounds": many(ref("Round")),
    "contributions": many(ref("Contribution")),
    "headings": many(ref("Heading")),
    "roundtable": ref("Roundtable"),
    "counts": by_key(NUMBER),
    "n_people": NUMBER,
    "actions": ref("Actions"),
}
LIVE = {"id": NUMBER, "heading": HEADING, "kind": KIND, "text": maybe(WORD)}
INCOMING = NOTE | {"handling": one_of(Handling), "reason": maybe(WORD), "source": one_of(Source), "posted_at": MOMENT}
DONE = {"seq": NUMBER, "kind": one_of(EntryKind), "crew": NUMBER, "role": one_of(Role), "at": MOMENT}
PHONE = {"person": NUMBER, "sector": WORD, "table": maybe(NUMBER), "joined_at": MOMENT}
PEOPLE = {
    "n_minute": NUMBER,
    "n_ten_minutes": NUMBER,
    "asking": many(thing({"person": NUMBER, "table": NUMBER})),
    "newest": many(thing(PHONE)),
    "n": NUMBER,
    "sectors": by_key(NUMBER),
    "tables": by_key(NUMBER),
    "scribes": many(NUMBER),
}

MEETING = {
    **dict.fromkeys(("code", "title", "programme", "cluster", "venue"), WORD),
    **dict.fromkeys(("held_on", "begins_at", "time_zone"), maybe(WORD)),
    "state": one_of(Stage),
    "sharing_mode": one_of(SharingMode),
    "is_sensitive": SWITCH,
}
VERSION = {"number": NUMBER, "state": one_of(VersionState), "hash": WORD, "made_at": MOMENT, "is_gone": SWITCH}
SHAPES: dict[str, Schema] = {
    "Meetings": thing({"roundtables": many(thing(MEETING))}),
    "RecordedThemes": thing({"version": maybe(NUMBER), "themes": many(describe_theme())}),
    "Versions": thing({"versions": many(thing(VERSION))}),
    "Export": describe_export(),
    "Refusal": thing(
        {"ok": {"const": False}, "error": {"enum": ERRORS}, "message": WORD},
        fields=by_key(WORD),
        retry_after=maybe(FIGURE),
    ),
    "Heading": thing({"id": HEADING, "name": WORD, "prompt": maybe(WORD), "letter": WORD}),
    "Note": {
        "anyOf": [
            thing(
                NOTE
                | {"place": one_of(Place), "theme": maybe(NUMBER), "late": SWITCH, "source": one_of(Source)}
                | {"reactions": REACTIONS, "posted_at": MOMENT},
                person=maybe(NUMBER),
            ),
            thing(
                NOTE
                | {"source_id": WORD, "off_record": SWITCH, "state": {"enum": [str(each) for each in STATES]}}
                | {"reason": maybe(WORD), "theme": maybe(NUMBER), "theme_name": maybe(WORD), "n_others": NUMBER},
            ),
            thing({"id": NUMBER, "theme": maybe(NUMBER)}),
        ]
    },
    "OtherNote": thing(NOTE | {"theme": maybe(NUMBER), "reactions": REACTIONS}),
    "Theme": thing(THEME, n_voices=NUMBER, rank=many(FIGURE), is_heard_once=SWITCH),
    "Contribution": thing(CONTRIBUTION, is_hidden=SWITCH),
    "OwnContribution": thing(
        CONTRIBUTION | {"state": one_of(ContributionState), "is_private": SWITCH, "source_id": WORD}
    ),
    "Introduction": thing(INTRODUCTION),
    "Round": thing(ROUND),
    "Roundtable": thing(ROUNDTABLE, page=maybe(NUMBER), spotlight=maybe(thing({"part": WORD, "id": NUMBER}))),
    "Actions": thing({"undo": maybe(thing(STEP)), "redo": maybe(thing(STEP))}),
    "Board": thing(
        {name: PARTS[name] for name in ("roundtable", "headings", "notes", "themes", "rounds", "contributions")},
        **{name: PARTS[name] for name in ("others", "counts", "n_people", "actions")},
        **OWN,
    ),
    "Entry": thing(
        {"seq": NUMBER},
        kind=one_of(EntryKind),
        at=MOMENT,
        mine=WORD,
        shown=NUMBER,
        gone=by_key(many(NUMBER)),
        **PARTS,
        **OWN,
    ),
    "Incoming": thing(INCOMING),
    "Token": thing({"token": WORD}),
    "Done": thing({"ok": {"const": True}, "entry": ref("Entry")}),
    "Entries": thing(
        {"after": NUMBER, "head": NUMBER, "entries": many(ref("Entry"))}, mark=WORD, resync={"const": True}
    ),
    "Snapshot": thing({"seq": NUMBER, "mark": WORD, "now": MOMENT, "board": ref("Board")}, mine=WORD),
    "Health": thing(
        {"name": WORD, "ok": SWITCH, "release": WORD, "assets": WORD, "database": WORD, "reason": maybe(WORD)}
        | {"transport": WORD, "listeners": NUMBER},
    )
    | {"additionalProperties": True},
    "Desk": thing(
        {
            "crew": NUMBER,
            "lead": maybe(thing({"crew": NUMBER, "role": one_of(Role)})),
            "n_off_record": NUMBER,
            "grouping": ref("Actions"),
        }
        | {name: many(ref("Incoming")) for name in ("held", "withheld", "latest")}
        | {
            "people": thing(PEOPLE),
            "contributions": many(ref("Contribution")),
            "actions": many(thing(DONE, details=many(WORD))),
        },
    ),
    "OffRecord": thing({"notes": many(thing({name: LIVE[name] for name in ("heading", "kind", "text")}))}),
    "Link": thing({"url": WORD, "role": one_of(Role), "qr": WORD}),
    "Suggestions": thing(
        {"method": WORD, "is_fallback": SWITCH}
        | {"suggestions": many(thing({"name": WORD, "notes": many(NUMBER), "confidence": FIGURE}))},
    ),
    "Candidates": thing({"likely": many(NUMBER), "possible": many(NUMBER), "earlier": many(WORD)}),
    "Belongings": thing({"themes": many(NUMBER)}),
    "Doubts": thing({"doubts": many(thing({"note": NUMBER, "kind": WORD, "reason": WORD}))}),
}
