"""The programme report: what is shared, what differs, what is new, what was asked and promised across the series."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from facilitator.comparison.brought import tell_asks, tell_commitments
from facilitator.comparison.cells import Cell, CellState
from facilitator.comparison.columns import Column
from facilitator.comparison.holding import may_quote, tell_held, tell_held_denials, tell_note
from facilitator.comparison.matrix import Row
from facilitator.comparison.wordings import STRENGTHS, count_blanks, list_blanks, say_cell, say_kinds, say_raised
from facilitator.domain.directions import close
from facilitator.domain.series import Stance, ToldOutcome
from facilitator.domain.themes import Theme
from facilitator.reports.blocks import Block, Chart, ChartRow, ChartShape, Facts, Paragraph, Sentence, Table
from facilitator.reports.documents import name_software
from facilitator.reports.evidence.attributions import label_of
from facilitator.reports.evidence.capabilities import COUNTED, add_counts, count_capabilities, tell_counts
from facilitator.reports.evidence.wordings import KIND_NAMES, capitalise, join, spell_date, tally
from facilitator.reports.tree import COMPARED, Document, Logo, Manifest, Section, make_part

MOST_DRAWN = 6
"""Columns that a chart, or a table of words on a sheet, has room for."""
MOST_BARS = 10
SHARED = "Shared issues by roundtable."
ALONE = "Confirmed, and raised at one of these roundtables alone."
DIFFERING = "Rooms that see it differently."


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that a programme report is made from. `new` are each column's themes that are like nothing elsewhere."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    new: tuple[Sequence[Theme], ...]
    n_kept_apart: int = 0
    outcomes: Mapping[int, ToldOutcome] = field(default_factory=dict)
    logo: Logo | None = None

    @property
    def shared(self) -> tuple[Row, ...]:
        """The issues that two of the roundtables raise, or more."""
        return tuple(row for row in self.rows if row.n_raised > 1)

    @property
    def alone(self) -> tuple[Row, ...]:
        """Those that were confirmed and that one of them raises alone: others are gone, or have regrouped."""
        return tuple(row for row in self.rows if row.n_raised == 1)

    @property
    def names(self) -> tuple[str, ...]:
        """What the roundtables are called."""
        return tuple(column.name for column in self.columns)

    @property
    def matrices(self) -> dict[str, tuple[Row, ...]]:
        """The issues of each table that has a column for every room, by its caption; of none that has no issue."""
        differing = tuple(row for row in self.rows if any(cell.stance not in {None, Stance.SAME} for cell in row.cells))
        found = {SHARED: self.shared, ALONE: self.alone, DIFFERING: differing}
        return {caption: rows for caption, rows in found.items() if rows}


def build_report(told: Comparison, *, now: datetime) -> Document:
    """The report as a tree, for every format. What is off the record, withheld or masked is not in it."""
    parts = [tell_shared(told), tell_issues(told), tell_differences(told), tell_new(told)]
    parts += [
        tell_asks(told.columns),
        tell_commitments(told.columns, told.outcomes),
        tell_who_can(told),
        tell_roundtables(told),
    ]
    filled = [part for part in parts if part is not None]
    sections = tuple(replace(part, number=str(place)).number_parts() for place, part in enumerate(filled, 1))
    return Document(
        title=f"{told.name}: what its roundtables share",
        subtitle=" · ".join(close(column.name) for column in told.columns),
        is_draft=True,
        status=Facts(tuple(tell_status(told))),
        sections=sections,
        manifest=tell_manifest(told, now),
        keywords=("roundtables", "programme"),
        logo=told.logo,
    )


def tell_status(told: Comparison) -> Iterable[tuple[str, str]]:
    """What the paper is, at its head."""
    yield "Status", "Draft, from the roundtables as they stand"
    yield "Programme", told.name
    yield "Compared", tally(len(told.columns), "roundtable", "roundtables")
    if going_on := [column.name for column in told.columns if not column.is_over]:
        yield "Still going on", join(going_on)
    if told.n_kept_apart:
        yield "Kept apart", tally(told.n_kept_apart, "sensitive roundtable", "sensitive roundtables")


def tell_manifest(told: Comparison, now: datetime) -> Manifest:
    """How the file came to be."""
    codes = " ".join(column.code for column in told.columns)
    n_notes = sum(len(cell.notes) for row in told.shared for cell in row.cells)
    return Manifest(
        software=name_software(),
        generated_at=now.isoformat(timespec="seconds"),
        code=codes,
        status=COMPARED,
        version=None,
        hash=None,
        counts=(
            ("roundtables compared", len(told.columns)),
            ("shared issues", len(told.shared)),
            ("notes of shared issues", n_notes),
        ),
    )


def tell_shared(told: Comparison) -> Section:
    """The matrix, and the same drawn."""
    n_shared, n_alone = len(told.shared), len(told.alone)
    said = [f"{capitalise(tally(n_shared, 'issue is', 'issues are'))} confirmed as shared by people who read them."]
    if n_alone:
        other = tally(n_alone, "issue that was confirmed is", "issues that were confirmed are")
        said.append(f"{other} raised at one of these roundtables alone, and not counted as shared.")
    said.append(
        "“Raised” says that a room spoke of it, not that it agreed; a stance stands where a person has read one."
    )
    tables = [tell_matrix(told, caption) for caption in (SHARED, ALONE) if caption in told.matrices]
    blocks: tuple[Block, ...] = (Paragraph(tuple(map(Sentence, said))), *draw_shared(told, told.names), *tables)
    return Section("", "What is shared", "shared", 1, blocks)


def make_matrix(told: Comparison, caption: str) -> Table:
    """What each room said of each issue, with a column for every room."""
    rows = tuple((row.issue.name, *map(say_cell, row.cells)) for row in told.matrices[caption])
    return Table(caption, ("Issue", *told.names), rows)


def tell_matrix(told: Comparison, caption: str) -> Table:
    """The same as a sheet has room for it: of many rooms, those that raised an issue, and the others together."""
    if len(told.columns) <= MOST_DRAWN:
        return make_matrix(told, caption)
    rows = tuple((row.issue.name, *say_briefly(told, row)) for row in told.matrices[caption])
    return Table(caption, ("Issue", "Raised at", "Others"), rows)


def say_briefly(told: Comparison, row: Row) -> tuple[str, str]:
    """Who raised an issue, and how many others did not: under the issue they are named."""
    return say_raised(told.names, row.cells), "; ".join(count_blanks(told.names, row.cells))


def draw_counts(told: Comparison) -> Chart:
    """At how many roundtables each issue was raised."""
    rows = tuple(ChartRow(row.issue.name, (float(row.n_raised),)) for row in told.shared[:MOST_BARS])
    caption = f"At how many of {len(told.columns)} roundtables each was raised."
    if len(rows) < len(told.shared):
        caption += f" Shown are the first {len(rows)} of {len(told.shared)} shared issues."
    return Chart(ChartShape.BARS, "What is shared", caption, ("Issue", "Roundtables"), rows, float(len(told.columns)))


def draw_shared(told: Comparison, names: tuple[str, ...]) -> tuple[Chart, ...]:
    """How widely each issue was raised in each room, on a scale from one person to most."""
    if not told.shared or len(names) > MOST_DRAWN:
        return ()
    rows = tuple(map(draw_row, told.shared))
    one = "one person, or on record alone" if any(map(is_on_record, told.shared)) else "one person"
    caption = f"0 is not raised, 1 {one}, 2 a few, 3 several, 4 many, 5 most of those who wrote under its headings"
    if any(row.unseen for row in rows):
        caption += "; – is where nobody has looked yet"
    return (Chart(ChartShape.MATRIX, "How widely each was raised", f"{caption}.", ("Issue", *names), rows, 5.0),)


def is_on_record(row: Row) -> bool:
    """Whether a room raised an issue in nothing but what was taken down at tables or on paper: it counts nobody."""
    return any(cell.state is CellState.RAISED and cell.support is None for cell in row.cells)


def draw_row(row: Row) -> ChartRow:
    """One issue as a row: where nobody has looked it has no figure, for that is not the same as not raised."""
    unseen = frozenset(place for place, cell in enumerate(row.cells) if cell.state is CellState.UNSEEN)
    return ChartRow(row.issue.name, tuple(float(strength_of(cell)) for cell in row.cells), unseen=unseen)


def strength_of(cell: Cell) -> int:
    """A cell as a step from 0 to 5."""
    return STRENGTHS[cell.support] if cell.state is CellState.RAISED else 0


def tell_issues(told: Comparison) -> Section | None:
    """Each issue with what every room said of it, word for word; None where there is none."""
    parts = tuple(tell_issue(told, row) for row in told.rows)
    return Section("", "Issue by issue", "issues", 1, children=parts) if parts else None


def tell_issue(told: Comparison, row: Row) -> Section:
    """One issue: a line for each room, of many for each that raised it, then the notes."""
    is_brief = len(told.columns) > MOST_DRAWN
    known = [
        (column.name, " · ".join(filter(None, [say_cell(cell), say_kinds(cell)])))
        for column, cell in zip(told.columns, row.cells, strict=True)
        if not is_brief or cell.state is CellState.RAISED
    ]
    known += [(why, join(rooms)) for why, rooms in list_blanks(told.names, row.cells) if is_brief]
    notes = tuple(
        (column.name, label_of(note), KIND_NAMES[note.kind][0], tell_note(note, column))
        for column, cell in zip(told.columns, row.cells, strict=True)
        for note in cell.notes
        if may_quote(note, column)
    )
    table = Table(f"Notes of “{row.issue.name}”.", ("Roundtable", "Label", "Kind", "Note"), notes, named=frozenset({0}))
    blocks: tuple[Block, ...] = (Facts(tuple(known)), *([table] if notes else []), *tell_held(row, told.columns))
    return Section("", row.issue.name, f"common-{row.issue.id}", 2, blocks)


def tell_differences(told: Comparison) -> Section | None:
    """Where rooms stand apart: stances that a person has set, and notes that were marked as saying no."""
    denials = tuple(
        (row.issue.name, column.name, label_of(note), tell_note(note, column))
        for row in told.rows
        for column, cell in zip(told.columns, row.cells, strict=True)
        for note in cell.denied
        if may_quote(note, column)
    )
    blocks: list[Block] = [tell_matrix(told, DIFFERING)] if DIFFERING in told.matrices else []
    if denials:
        denied = ("Issue", "Roundtable", "Label", "Note")
        blocks.append(Table("Said by one, denied by another.", denied, denials, named=frozenset({1})))
    blocks += tell_held_denials(told.rows, told.columns)
    return make_part("What differs", "differs", blocks, 1)


def tell_new(told: Comparison) -> Section | None:
    """What one room alone raised, and what all but one did."""
    new = tuple(
        (column.name, theme.name) for column, themes in zip(told.columns, told.new, strict=True) for theme in themes
    )
    missing = tuple((told.columns[row.missing].name, row.issue.name) for row in told.rows if row.missing is not None)
    blocks: list[Block] = []
    if missing:
        blocks.append(Table("Raised everywhere but here.", ("Roundtable", "Issue"), missing, named=frozenset({0})))
    if new:
        names = ("Roundtable", "Theme")
        blocks.append(Table("New here: nothing alike found elsewhere.", names, new, named=frozenset({0})))
    title = "Everywhere but here" if not new else "New here, and everywhere but here" if missing else "New here"
    return make_part(title, "new", blocks, 1)


def tell_who_can(told: Comparison) -> Section | None:
    """How many can do what: the sum of what the paper of each roundtable says, so that none is found out by it."""
    counted = [(column.name, count_capabilities(column.board)) for column in told.columns]
    rooms = [name for name, counts in counted if counts]
    if not rooms:
        return None
    blocks = tell_counts(add_counts(counts for _, counts in counted))
    said = f"They were named at {join(rooms)}. A category of fewer than three at a roundtable is not among them."
    return Section("", "Who can do what", "capabilities", 1, (Paragraph((Sentence(COUNTED), Sentence(said))), *blocks))


def tell_roundtables(told: Comparison) -> Section:
    """What was compared."""
    rows = tuple(
        (
            column.name,
            column.code,
            spell_date(column.board.roundtable.held_on) if column.board.roundtable.held_on else "—",
            str(column.board.n_participants),
            str(len(column.notes)),
            str(len(column.side.themes)),
        )
        for column in told.columns
    )
    names = ("Roundtable", "Code", "Held on", "People", "Notes", "Themes")
    return Section(
        "", "The roundtables", "roundtables", 1, (Table("What was compared.", names, rows, frozenset({3, 4, 5})),)
    )
