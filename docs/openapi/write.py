"""Writes `docs/openapi.json`, what programs ask of the server and get, and `docs/schemas`, what our files are made of.

`python -m docs.openapi.write`
"""

import json
from pathlib import Path
from typing import Any

from docs.openapi.files import describe_files
from docs.openapi.forms import take
from docs.openapi.shapes import SHAPES, ref
from facilitator.cli.words import COMPARED
from facilitator.commands import COMMANDS
from facilitator.domain.headings import HeadingKey
from facilitator.domain.people import Audience
from facilitator.domain.roundtables import CODE_ALPHABET, CODE_LENGTH
from facilitator.domain.traces import Act
from facilitator.reports.exports import FORMATS
from facilitator.reports.tree import Form
from facilitator.web.desks import GRANTED

PATH = Path(__file__).parent.parent / "openapi.json"
SCHEMAS = PATH.with_name("schemas")
Schema = dict[str, Any]

REFUSALS = {
    "BadInput": ("400", "what was sent cannot be read; `fields` names every fault"),
    "NotKnown": ("401", "nobody knows this token"),
    "NotAllowed": ("403", "not on this device, or without its token"),
    "NotFound": ("404", "there is no such thing"),
    "NotNow": ("409", "not now"),
    "Gone": ("410", "given out no more"),
    "TooLarge": ("413", "too much at once"),
    "TooFast": ("429", "too fast"),
    "Busy": ("503", "the database cannot be used now; send it again"),
}
BINARY: Schema = {}


def describe() -> Schema:
    """The whole description."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Facilitator", "version": "1", "description": "What docs/protocol.md says, for programs."},
        "components": {
            "schemas": SHAPES,
            "responses": {name: refuse(said) for name, (_status, said) in REFUSALS.items()},
            "securitySchemes": {
                "device": {"type": "apiKey", "in": "cookie", "name": "crew", "description": "or attendee-CODE"},
                "token": {"type": "apiKey", "in": "header", "name": "X-CSRF-Token"},
                "tool": {"type": "http", "scheme": "bearer", "description": "a token made on the page Devices"},
            },
        },
        "paths": dict(sorted((questions() | readings() | files() | orders()).items())),
    }


def questions() -> Schema:
    """What is asked, and answered with JSON."""
    heading = query("heading", {"enum": list(HeadingKey)}, is_needed=True)
    audience = query("audience", {"enum": list(Audience)})
    whole = {"type": "integer", "minimum": 0, "maximum": 999_999_999}
    of_entries = [query("after", whole), query("mark", {"type": "string"}), query("mine", {"type": "string"}), audience]
    link = {"type": "object", "properties": {"role": {"enum": list(GRANTED)}}, "required": ["role"]}
    some = {"type": "array", "items": whole, "maxItems": 50}
    judged = (query("note", some), query("not", some))
    belongings = query("note", {"type": "array", "items": whole, "minItems": 1, "maxItems": 50}, is_needed=True)
    return {
        "/health": {"get": ask("Health", "Whether this process can serve")},
        "/r/{code}/token": {"get": ask("Token", "A new token for orders", CODE)},
        "/r/{code}/entries": {"get": ask("Entries", "What came after a number", CODE, *of_entries)},
        "/r/{code}/snapshot": {"get": ask("Snapshot", "The board as this device may see it", CODE, audience)},
        "/r/{code}/desk": {"get": ask("Desk", "The facilitator's desk", CODE)},
        "/r/{code}/desk/off-record": {"get": ask("OffRecord", "The words off the record; it is traced", CODE)},
        "/r/{code}/links": {"post": order("Link", "A link for one device", link, CODE)},
        "/r/{code}/suggestions": {"get": ask("Suggestions", "Groups of notes", CODE, heading, query("level", LEVEL))},
        "/r/{code}/candidates": {
            "get": ask("Candidates", "Notes for a theme", CODE, heading, query("name", NAME, is_needed=True), *judged),
        },
        "/r/{code}/belongings": {"get": ask("Belongings", "Themes for notes", CODE, belongings)},
        "/r/{code}/doubts": {"get": ask("Doubts", "Notes that somebody should judge", CODE, heading)},
    }


def readings() -> Schema:
    """What an organiser's own tool reads with a token."""
    number = {
        "name": "number",
        "in": "path",
        "required": True,
        "schema": {"type": "integer", "minimum": 0, "maximum": 99_999},
    }
    of_one = "/api/v1/roundtables/{code}"
    asked = {
        "/api/v1/roundtables": ask("Meetings", "Every roundtable that the token may read"),
        f"{of_one}/themes": ask("RecordedThemes", "Themes of the newest published version", CODE),
        f"{of_one}/versions": ask("Versions", "The versions that the token may read", CODE),
        f"{of_one}/versions/{{number}}": ask("Export", "The JSON of a version", CODE, number),
    }
    return {path: {"get": operation | {"security": [{"tool": []}]}} for path, operation in asked.items()}


LEVEL = {"type": "integer", "minimum": 1, "maximum": 5}
NAME = {"type": "string", "minLength": 1, "maxLength": 80}


def files() -> Schema:
    """What is answered with a file, and each is traced but the figures and the trace itself."""
    name = {"name": "name", "in": "path", "required": True}
    number = {"name": "number", "in": "path", "required": True, "schema": {"type": "integer", "minimum": 0}}
    form = query("form", {"enum": list(Form)})
    version = query("version", {"type": "integer", "minimum": 0, "maximum": 99_999})
    kinds = sorted({each.media_type.partition(";")[0] for each in FORMATS.values()})
    compared = sorted({FORMATS[each].media_type.partition(";")[0] for each in COMPARED})
    of_trace = [query("roundtable", {"type": "string"}), query("act", {"enum": list(Act)})]
    one = [CODE, name | {"schema": {"enum": list(FORMATS)}}, form, version]
    several = [number, name | {"schema": {"enum": list(COMPARED)}}]
    return {
        "/metrics": {"get": fetch("Figures for who watches the server", ["text/plain"])},
        "/programme/trace.csv": {"get": fetch("Who did what that matters", ["text/csv"], *of_trace)},
        "/run/{code}/capabilities.csv": {"get": fetch("The capabilities, for the crew alone", ["text/csv"], CODE)},
        "/write-up/{code}/download/{name}": {"get": fetch("One export of a roundtable", kinds, *one)},
        "/programme/{number}/report/{name}": {"get": fetch("One export of a programme", compared, *several)},
    }


def orders() -> Schema:
    """Every command."""
    return {
        f"/r/{{code}}/commands/{name}": {
            "post": order("Done", f"{'attendee' if command.for_attendees else 'crew'}", take(command.form), CODE)
        }
        for name, command in COMMANDS.items()
    }


CODE = {
    "name": "code",
    "in": "path",
    "required": True,
    "schema": {"type": "string", "pattern": f"^[{CODE_ALPHABET}]{{{CODE_LENGTH}}}$"},
}


def query(name: str, schema: Schema, *, is_needed: bool = False) -> Schema:
    """A parameter after the question mark."""
    return {"name": name, "in": "query", "required": is_needed, "schema": schema}


def ask(shape: str, summary: str, *parameters: Schema) -> Schema:
    """A question that is answered with JSON."""
    good = {"200": {"description": "the answer", "content": {"application/json": {"schema": ref(shape)}}}}
    # While the database is away `/health` says so in its own shape.
    return tell(summary, good | ({"503": good["200"]} if shape == "Health" else {}), parameters)


def fetch(summary: str, kinds: list[str], *parameters: Schema) -> Schema:
    """A question that is answered with a file."""
    content = {kind: {"schema": BINARY} for kind in kinds}
    return tell(summary, {"200": {"description": "the file", "content": content}}, parameters)


def order(shape: str, summary: str, body: Schema, *parameters: Schema) -> Schema:
    """An order, with its body and the token that it must carry."""
    token = {"name": "X-CSRF-Token", "in": "header", "required": True, "schema": {"type": "string"}}
    content = {"application/json": {"schema": body}}
    asked = ask(shape, summary, token, *parameters)
    return asked | {"requestBody": {"required": True, "content": content}, "security": [{"device": [], "token": []}]}


def tell(summary: str, good: Schema, parameters: tuple[Schema, ...]) -> Schema:
    """An operation with the refusals that every one may meet."""
    refusals = {status: {"$ref": f"#/components/responses/{name}"} for name, (status, _said) in REFUSALS.items()}
    # The server says it by itself, with nothing in it, before the product sees the request.
    refusals |= {"414": {"description": "a longer address than is read"}}
    return {"summary": summary, "parameters": list(parameters), "responses": refusals | good}


def refuse(said: str) -> Schema:
    """A refusal; who asks as a browser does is told on a page."""
    content = {"application/json": {"schema": ref("Refusal")}, "text/html": {"schema": BINARY}}
    return {"description": said, "content": content}


def dump() -> str:
    """The description as it stands in the file."""
    return print_schema(describe())


def dump_files() -> dict[str, str]:
    """The schemas of our files, by the names of theirs."""
    return {f"{name}.json": print_schema(schema) for name, schema in describe_files().items()}


def print_schema(schema: Schema) -> str:
    """A description as it is written."""
    return json.dumps(schema, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    PATH.write_text(dump(), encoding="utf-8")
    for name, content in dump_files().items():
        (SCHEMAS / name).write_text(content, encoding="utf-8")
