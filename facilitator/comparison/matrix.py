"""The matrix: issue by roundtable, most widely raised first, with what is new in a room and what is missing there."""

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.comparison.cells import Cell, CellState, Wanted, tell_cell
from facilitator.comparison.columns import Column
from facilitator.comparison.proposals import ENOUGH, Pair
from facilitator.comparison.scores import Scores
from facilitator.domain.series import CommonIssue
from facilitator.domain.themes import Theme


@dataclass(frozen=True, slots=True)
class Row:
    """One issue, with a cell for each roundtable."""

    issue: CommonIssue
    cells: tuple[Cell, ...]

    @property
    def n_raised(self) -> int:
        """In how many rooms it was raised."""
        return sum(cell.state is CellState.RAISED for cell in self.cells)

    @property
    def missing(self) -> int | None:
        """The place of the one room, of three or more, where a person looked for it and it was not raised."""
        blank = [place for place, cell in enumerate(self.cells) if cell.state is not CellState.RAISED]
        is_one = len(blank) == 1 and len(self.cells) > 2
        return blank[0] if is_one and self.cells[blank[0]].state is CellState.ABSENT else None


def tell_matrix(columns: Sequence[Column], issues: Sequence[CommonIssue], is_wanted: Wanted | None = None) -> list[Row]:
    """The rows, those of most rooms first, then those of most notes, then in the order of the issues."""
    confirmed = [issue for issue in issues if not issue.is_rejected]
    rows = [Row(issue, tuple(tell_cell(column, issue, is_wanted) for column in columns)) for issue in confirmed]
    told = [row for row in rows if row.n_raised]
    return sorted(told, key=lambda row: (-row.n_raised, -sum(len(cell.notes) for cell in row.cells)))


def list_barred(issues: Sequence[CommonIssue]) -> set[Pair]:
    """Pairs of themes of different roundtables that a person has told apart."""
    return {
        frozenset({one.theme, other.theme})
        for issue in issues
        if issue.is_rejected
        for one in issue.members
        for other in issue.members
        if one.roundtable != other.roundtable
    }


def list_refused(issues: Sequence[CommonIssue]) -> set[tuple[int, int]]:
    """Issues and the themes that may not join them."""
    return {(issue.id, theme) for issue in issues if not issue.is_rejected for theme in issue.outside}


def list_new(columns: Sequence[Column], issues: Sequence[CommonIssue], scores: Scores) -> list[list[Theme]]:
    """For each roundtable the themes to which nothing alike was found elsewhere, and that are in no issue.

    A theme under several headings counts once, and only where none of it is like anything elsewhere. What a roundtable
    that is still going on will say alone, nobody knows.
    """
    taken = {theme for issue in issues if not issue.is_rejected for theme in issue.themes}
    alike = {theme.id for place, theme in enumerate(scores.themes) if (scores.matrix[place] >= ENOUGH).any()}
    return [list_alone(column, taken | alike) if column.is_over else [] for column in columns]


def list_alone(column: Column, known: set[int]) -> list[Theme]:
    """The themes of one roundtable of whose name none is known, each name once."""
    filled = {theme.id for theme in column.side.themes}
    names = {theme.name.casefold() for theme in column.board.themes if theme.id in known}
    first = {theme.name.casefold(): theme for theme in reversed(column.board.themes) if theme.id in filled}
    return [theme for name, theme in sorted(first.items(), key=lambda each: each[1].id) if name not in names]
