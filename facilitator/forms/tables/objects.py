"""A table in JSON Lines: an object a row, its names the titles."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from facilitator.domain.errors import BadInput
from facilitator.forms.objects import load
from facilitator.forms.tables.rows import Cell, Choices, Found, Row, State, Table
from facilitator.forms.tables.texts import choose_encoding, decode

LOOKED_AT = 200


def open_objects(stream: BinaryIO, choices: Choices) -> Table:
    """The table; its columns are the names in the first rows, in their order. Raises BadInput."""
    encoding = choose_encoding(stream, choices.encoding)
    first = [said for _, said in islice(read_lines(stream, encoding), LOOKED_AT)]
    titles = tuple(dict.fromkeys(name for said in first if isinstance(said, dict) for name in said))
    if not titles:
        raise BadInput({"file": "There are no objects with names in it."})

    def read() -> Iterator[Row]:
        return (make_row(number, said, titles) for number, said in read_lines(stream, encoding))

    return Table(titles, Found(is_workbook=False, encoding=encoding, delimiter="JSON"), read)


def read_lines(stream: BinaryIO, encoding: str) -> Iterator[tuple[int, object]]:
    """What each line says, with its number; the mistake itself where it is no JSON."""
    for number, line in enumerate(decode(stream, encoding), start=1):
        if line.strip():
            try:
                yield number, load(line, "line")
            except BadInput as error:
                yield number, error


def make_row(number: int, said: object, titles: tuple[str, ...]) -> Row:
    """One object as a row."""
    if not isinstance(said, dict):
        fault = said.fields["line"] if isinstance(said, BadInput) else "This is not a JSON object."
        return Row(number, (), fault=fault)
    return Row(number, tuple(make_cell(said.get(name)) for name in titles))


def make_cell(value: object) -> Cell:
    """A value as text; a list or an object is not known, since it is no one thing."""
    if value is None:
        return Cell("")
    if isinstance(value, (dict, list)):
        return Cell(json.dumps(value, ensure_ascii=False)[:200], State.UNKNOWN)
    return Cell(value if isinstance(value, str) else json.dumps(value))
