"""How wide the columns of a table are, and whether it is slim enough to stand in two halves beside each other."""

import unicodedata
from collections.abc import Sequence
from functools import cache
from math import ceil
from typing import Any

from facilitator.reports.blocks import Table

SHORT, LONGEST, LONGEST_WORD = 16, 90, 29
"""Letters: to a column's own width, what it may ask for, and to which words are not broken."""
NAME = 28
"""Letters: to which names that recur stand on one line, where at least `REST` of the room is left for the others."""
REST = 0.4
ROOM = 2.4
"""Of a column for its longest word, as many times its letters."""
MANY, SLIM = 8, 46
"""Rows above which a table may be halved, and the letters across that leave room for it."""
LONG, TALL = 12, 36
"""Rows, and lines of words, above which a table goes on overleaf: in one piece it might be higher than a page."""
SIZE, SMALLEST = 9.0, 4.9
"""Points: of a table's letters, and of those of one with more columns than words of this size leave room for."""
ACROSS, EDGES = 92, 3
"""Letters of the usual size that a page has room for, somewhat wide ones, and what a column's edges take of them."""


def measure(table: Table) -> dict[str, Any]:
    """The `widths` of columns, None for as wide as what is in it and else shares of the room; whether it `is_slim`.

    And whether it `is_long`, and the `size` of its letters: where columns are so many that their words would stand in
    each other's way, all of them are as wide as their longest words ask for, and letters smaller if they must.
    """
    words = [max(count(word) for cell in cells for word in (cell.split() or [""])) for cells in _columns(table)]
    longest = [max(map(count, cells)) for cells in _columns(table)]
    fixed = find_fixed(table, longest)
    widths = [
        None if index in fixed else share(most, cells)
        for index, (most, cells) in enumerate(zip(longest, _columns(table), strict=True))
    ]
    if not any(widths):
        # Where all are short, the first takes the room that is left.
        widths[:1] = [1.0]
    needed = [most if width is None else word for width, most, word in zip(widths, longest, words, strict=True)]
    size = SIZE
    if sum(needed) + EDGES * len(needed) > ACROSS:
        shares = [float(min(word, LONGEST_WORD) + EDGES) for word in words]
        widths, size = [*shares], max(SMALLEST, min(SIZE, SIZE * ACROSS / sum(shares)))
    is_slim = len(table.rows) > MANY and not table.has_total and sum(longest) <= SLIM
    is_long = len(table.rows) > LONG or count_lines(table, widths, longest) > TALL
    return {"widths": widths, "is_slim": is_slim, "is_long": is_long, "size": size}


def count_lines(table: Table, widths: Sequence[float | None], longest: Sequence[int]) -> int:
    """About how many lines its rows take."""
    own = [most if width is None else 0 for width, most in zip(widths, longest, strict=True)]
    free = (ACROSS - EDGES * len(widths) - sum(own)) / sum(width or 0 for width in widths)
    rooms = [most or max(1.0, free * (width or 0)) for width, most in zip(widths, own, strict=True)]
    return sum(max(ceil(count(cell) / room) for cell, room in zip(row, rooms, strict=True)) for row in table.rows)


def find_fixed(table: Table, longest: Sequence[int]) -> set[int]:
    """The columns that are as wide as what is in them: of numbers, of short words, and of names if there is room."""
    short = {index for index, most in enumerate(longest) if index in table.numeric or most <= SHORT}
    fixed = short | {index for index in table.named if longest[index] <= NAME}
    needed = sum(longest[index] for index in fixed) + EDGES * len(longest)
    return fixed if needed <= ACROSS * (1 - REST) else short


def share(longest: int, cells: tuple[str, ...]) -> float:
    """Long ones in proportion, and room for its longest word."""
    word = max((count(word) for cell in cells[1:] for word in cell.split()), default=0)
    return max(min(longest, LONGEST), min(word, LONGEST_WORD) * ROOM)


def count(words: str) -> int:
    """Letters as one sees them."""
    return len(words) if words.isascii() else len(words) - sum(map(is_mark, words))


@cache
def is_mark(character: str) -> bool:
    """Whether it sits on another."""
    return unicodedata.category(character).startswith("M")


def _columns(table: Table) -> list[tuple[str, ...]]:
    """Each column with its name first."""
    return list(zip(table.columns, *table.rows, strict=True))
