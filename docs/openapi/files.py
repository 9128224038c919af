"""What our files of JSON are made of, as JSON Schema: `python -m docs.openapi.write` writes `docs/schemas`."""

from typing import Any

from docs.openapi.shapes import FIGURE, HEADING, KIND, NUMBER, SWITCH, WORD, by_key, many, maybe, one_of, thing
from facilitator.database.erasures import WHOLE
from facilitator.domain.notes import IMPORT_LIMIT
from facilitator.domain.people import Sector
from facilitator.domain.roundtables import CODE_ALPHABET, CODE_LENGTH
from facilitator.domain.themes import NAME_LIMIT
from facilitator.forms.fields import TABLES
from facilitator.reports.schema import describe_export

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DONE: Schema = {"const": True}
MOMENT: Schema = {"type": "string", "format": "date-time"}
CODE: Schema = {"type": "string", "pattern": f"^[{CODE_ALPHABET}]{{{CODE_LENGTH}}}$"}
STATUSES = ("confirmed", "proposed", "rejected")
WEEK_SECONDS = 7 * 86_400


def describe_files() -> dict[str, Schema]:
    """By name: what is exported, compared, grouped, ranked and remembered, and what is brought in."""
    found = {
        "export": describe_export(),
        "comparison": describe_comparison(),
        "erasure": describe_erasure(),
        "backup": thing({"at": MOMENT, "path": WORD}),
        "note": describe_line(),
        "grouping": describe_grouping(),
        "ranking": by_key(many(WORD)),
        "names": by_heading(by_key(many(WORD))),
    }
    return {name: {"$schema": DIALECT, "title": TITLES[name], **schema} for name, schema in found.items()}


TITLES = {
    "export": "roundtable.json, and `export --format json`",
    "comparison": "`compare --format json`",
    "erasure": "one line of erasures.jsonl",
    "backup": "one line of backups.jsonl",
    "note": "one line of a file of notes",
    "grouping": "what `group` gives",
    "ranking": "what `rank` gives: for each note the names of its heading, best first",
    "names": "what `rank --names` takes: for each heading its names, each with the ids of example notes",
}


def describe_comparison() -> Schema:
    """Issues of several roundtables: what people decided, then what is proposed."""
    theme = thing({"name": WORD, "notes": many(WORD)})
    member = thing({"roundtable": CODE, "themes": many(theme)})
    issue = thing({"label": WORD, "score": FIGURE, "status": {"enum": list(STATUSES)}, "members": many(member)})
    return thing({"issues": many(issue)})


def describe_erasure() -> Schema:
    """What was erased, in numbers: of an edited note the revision that is left. No line holds a word."""
    parts = {"notes": many(NUMBER), "contributions": many(NUMBER), "edited": many(many(NUMBER)), "places": DONE}
    return thing({"at": MOMENT, "roundtable": CODE}, **parts, **dict.fromkeys(WHOLE.values(), DONE))


def describe_line() -> Schema:
    """One note that is brought in; what else stands in the line is ignored."""
    needed = {"id": text(64), "text": text(IMPORT_LIMIT), "ecosystem": HEADING, "kind": KIND}
    theirs = {"author": text(40), "organisation": text(80), "theme_label": text(NAME_LIMIT)}
    others = {
        "sector": maybe(one_of(Sector)),
        "table": maybe({"type": "integer", "minimum": TABLES[0], "maximum": TABLES[-1]}),
        "t": {"type": "number", "minimum": 0, "maximum": WEEK_SECONDS},
        **dict.fromkeys(("off_record", "noise"), SWITCH),
    }
    optional = {name: maybe(schema | {"minLength": 0}) for name, schema in theirs.items()} | others
    return thing(needed, **optional) | {"additionalProperties": True}


def describe_grouping() -> Schema:
    """Themes of a file of notes, the notes that stay alone, and with what they were grouped."""
    theme = thing({"name": WORD, "heading": HEADING, "notes": many(WORD), "confidence": FIGURE})
    return thing({"themes": many(theme), "unassigned": many(WORD), "method": {"type": "object"}})


def text(limit: int) -> Schema:
    """A text of so many characters at most, which is not empty."""
    return {"type": "string", "minLength": 1, "maxLength": limit}


def by_heading(schema: Schema) -> Schema:
    """An object with a heading for each key."""
    return by_key(schema) | {"propertyNames": HEADING}
