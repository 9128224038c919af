"""A transcript as a table: a row for each time that somebody speaks, with when, who and the words."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import BinaryIO

from facilitator.forms.tables.encodings import can_be
from facilitator.forms.tables.rows import Cell, Choices, Found, Row, Table
from facilitator.forms.tables.texts import LOOKED_AT, choose_encoding, decode

TURN = re.compile(r"[*_#\s]{0,4}[(\[](\d{1,2}(?::\d\d){1,2})[)\]]\s{0,3}([^:\n]{1,80}):[*_]{0,2}\s{0,3}(.*)", re.DOTALL)
"""`**(0:01:10) Name (Role):** words`, as transcribing tools write it."""
TITLES = ("clock", "speaker", "words")
MOST_WORDS = 10_000


def open_transcript(stream: BinaryIO, choices: Choices) -> Table | None:
    """The table, where at least two and half of the first lines with words in them are somebody's turn."""
    encoding = choose_encoding(stream, choices.encoding)
    if choices.delimiter is not None or choices.header_row or not can_be(stream, encoding):
        return None
    lines = [line for line in islice(decode(stream, encoding), LOOKED_AT) if line.strip()]
    n_turns = sum(TURN.match(line) is not None for line in lines)
    if n_turns < 2 or n_turns * 2 < len(lines):
        return None
    found = Found(is_workbook=False, encoding=encoding, delimiter="speakers")
    return Table(TITLES, found, lambda: read_turns(decode(stream, encoding)))


def read_turns(lines: Iterator[str]) -> Iterator[Row]:
    """Each turn under the number of its first line. What comes before the first is a title, and left out."""
    turn: tuple[int, Sequence[str]] | None = None
    for number, line in enumerate(lines, start=1):
        match = TURN.match(line)
        if match is not None:
            if turn is not None:
                yield make_row(*turn)
            turn = (number, match.groups())
        elif turn is not None and len(turn[1][2]) < MOST_WORDS:
            turn = (turn[0], (*turn[1][:2], turn[1][2] + line))
    if turn is not None:
        yield make_row(*turn)


def make_row(number: int, said: Sequence[str]) -> Row:
    """One turn as a row."""
    return Row(number, tuple(Cell(part.strip()) for part in said))
