"""A table of any tool: its titles, its rows with where each stands, and all that was found out on the way."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class State(StrEnum):
    """What a cell is beside its text: struck through, not known (an error), or that of a merged cell further up."""

    PLAIN = "plain"
    STRUCK = "struck"
    UNKNOWN = "unknown"
    SPREAD = "spread"


class Cell(NamedTuple):
    """One cell as text. An unknown one has for its text what the file says instead of a value.

    `rest` is what is left of one that is struck through in part.
    """

    text: str
    state: State = State.PLAIN
    rest: str = ""


class Row(NamedTuple):
    """One row; `number` is its first line in a file of text, its row in a sheet. `fault` says why it cannot be read."""

    number: int
    cells: tuple[Cell, ...]
    is_hidden: bool = False
    fault: str | None = None

    @property
    def is_blank(self) -> bool:
        return not any(cell.text.strip() for cell in self.cells)

    def find_overlong(self, n_titles: int) -> str | None:
        """Why no cell of it can be trusted that has words beyond its titles, as an unquoted comma makes."""
        if not any(cell.text.strip() for cell in self.cells[n_titles:]):
            return None
        return f"It has {len(self.cells)} cells under {n_titles} titles: a note may hold a delimiter without quotes."


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person says of a file instead of what would be found; None or 0 is to find out."""

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    header_row: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """What was found out about a file. Places of columns count from 1.

    `samples` are lines that another encoding would read differently; `sheets` are all others, `hidden_sheets` those of
    them that the sender hid; `header_rows` are the rows of the titles, the last of which gives them.
    """

    is_workbook: bool
    encoding: str = ""
    delimiter: str = ""
    samples: tuple[str, ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    hidden_sheets: tuple[str, ...] = ()
    header_rows: tuple[int, ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    is_filtered: bool = False
    n_in_file: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `read` starts over at the first row after the titles, and never holds more than one row of a text."""

    titles: tuple[str, ...]
    found: Found
    read: Callable[[], Iterator[Row]]
