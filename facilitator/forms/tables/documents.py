"""One document of JSON: a list of objects, or a board whose columns hold lists of cards. Each object is a row."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO

from facilitator.domain.errors import BadInput
from facilitator.forms.objects import load
from facilitator.forms.tables.encodings import find_encoding
from facilitator.forms.tables.objects import LOOKED_AT, make_row
from facilitator.forms.tables.rows import Choices, Found, Table

MOST_BYTES = 5_000_000
"""It is read at once; longer files say the same in JSON Lines."""
MOST_LEVELS = 12
LIST = re.compile(r"\s*\[\s*\{")
"""How a list of objects starts; what else is no JSON may be lines of it, or a table."""

Thing = dict[str, Any]


def open_document(stream: BinaryIO, choices: Choices) -> Table | None:
    """The table of its objects, in their order; None where it is not one document of JSON with objects in it.

    Raises BadInput where one that was meant as JSON is broken.
    """
    stream.seek(0)
    content = stream.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        return None
    encoding = choices.encoding or find_encoding(stream)
    try:
        text = content.decode(encoding).lstrip("\ufeff")
        said = load(text, "file")
    except (UnicodeDecodeError, LookupError):
        return None
    except BadInput:
        if LIST.match(text) or not has_objects(text):
            raise
        return None
    things = list(list_things(said, {}, MOST_LEVELS))
    titles = tuple(dict.fromkeys(name for thing in things for name in thing))
    found = Found(is_workbook=False, encoding=encoding, delimiter="JSON")
    if not titles:
        return None
    return Table(titles, found, lambda: (make_row(place, each, titles) for place, each in enumerate(things, 1)))


def has_objects(text: str) -> bool:
    """Whether one of the first lines is an object by itself, or nothing starts like one: then it is no one document."""
    if not text.lstrip().startswith("{"):
        return True
    return any(is_object(line) for line in islice(text.splitlines(), LOOKED_AT))


def is_object(line: str) -> bool:
    """Whether a line is JSON of one object."""
    try:
        return isinstance(load(line, "line"), dict)
    except BadInput:
        return False


def list_things(said: object, above: Thing, levels: int) -> Iterator[Thing]:
    """Every object that holds no others, with what is said of it and above it; one that is like those it holds, too."""
    if isinstance(said, list):
        for each in said if levels else ():
            yield from list_things(each, above, levels - 1)
    elif isinstance(said, dict):
        held = [value for value in said.values() if is_held(value)] if levels else []
        own = {name: value for name, value in said.items() if value not in held and value != []}
        whole = above | own
        if not held or any(set(own) & set(each) for group in held for each in group):
            yield whole
        for group in held:
            yield from list_things(group, whole, levels - 1)


def is_held(value: object) -> bool:
    """Whether this is a list of objects."""
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)
