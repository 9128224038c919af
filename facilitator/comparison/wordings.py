"""How the comparison says support, stance and what a room said, on pages and in print."""

from collections.abc import Sequence

from facilitator.comparison.cells import Cell, CellState
from facilitator.domain.directions import close
from facilitator.domain.series import Stance
from facilitator.domain.themes import ALL, Support
from facilitator.reports.evidence.wordings import KIND_NAMES, join, tally

SUPPORT_NAMES = {
    Support.ONE: "One participant",
    Support.FEW: "A few",
    Support.SEVERAL: "Several",
    Support.MANY: "Many",
    Support.MOST: "Most",
    None: "On record",
}
STRENGTHS = {Support.ONE: 1, Support.FEW: 2, Support.SEVERAL: 3, Support.MANY: 4, Support.MOST: 5, None: 1}
STANCE_NAMES = {
    Stance.SAME: "Same view",
    Stance.DIFFERS: "Differs",
    Stance.SPLIT: "Split",
    Stance.CONDITION: "On a condition",
}
BLANK_NAMES = {
    CellState.ABSENT: "Not raised",
    CellState.UNSEEN: "Not looked at",
    CellState.OTHERWISE: "In other notes alone",
}


def name_support(cell: Cell) -> str:
    """How widely one room raised it: where everybody did who could have, all, as in that room's own report."""
    is_all = cell.backing is not None and cell.backing.word == ALL
    return ALL.capitalize() if is_all else SUPPORT_NAMES[cell.support]


def say_cell(cell: Cell) -> str:
    """A cell in a few words; "raised in" until a person has set a stance, never "agreed"."""
    if cell.state is not CellState.RAISED:
        return BLANK_NAMES[cell.state]
    stance = STANCE_NAMES[cell.stance].lower() if cell.stance else "raised"
    told = [name_support(cell), stance]
    if cell.denied:
        told.append(f"{tally(len(cell.denied), 'note says', 'notes say')} no")
    return ", ".join(told)


def say_kinds(cell: Cell) -> str:
    """How many notes of each kind: `3 barriers and 1 ask`."""
    return join([tally(number, *KIND_NAMES[kind]) for kind, number in cell.kinds])


def say_raised(names: Sequence[str], cells: Sequence[Cell]) -> str:
    """What the rooms that raised an issue said of it, in a line."""
    told = zip(names, cells, strict=True)
    return "; ".join(f"{close(name)}: {say_cell(cell)}" for name, cell in told if cell.state is CellState.RAISED)


def list_blanks(names: Sequence[str], cells: Sequence[Cell]) -> list[tuple[str, list[str]]]:
    """The other rooms, together by why they have nothing of it: `("Not looked at", ["Rail", "Space"])`."""
    sorts = [
        (told, [close(name) for name, cell in zip(names, cells, strict=True) if cell.state is state])
        for state, told in BLANK_NAMES.items()
    ]
    return [(told, rooms) for told, rooms in sorts if rooms]


def count_blanks(names: Sequence[str], cells: Sequence[Cell]) -> list[str]:
    """The same as counts: `not looked at: 2 roundtables`."""
    return [
        f"{why.lower()}: {tally(len(rooms), 'roundtable', 'roundtables')}" for why, rooms in list_blanks(names, cells)
    ]
