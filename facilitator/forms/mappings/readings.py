"""A table read by a mapping: its notes, what was left out and why, and every mistake, in one pass over its rows."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from facilitator.domain.errors import BadFile, Mistake
from facilitator.domain.imports import MOST_NOTES, Import, ImportedNote
from facilitator.domain.intakes import Intake
from facilitator.forms.mappings.bindings import Bound, bind
from facilitator.forms.mappings.rows import Left, Reader
from facilitator.forms.mappings.rules import Mapping, Take
from facilitator.forms.mappings.times import Column, read_moment
from facilitator.forms.note_files import collect_themes
from facilitator.forms.tables.rows import Row, State, Table

MOST_MISTAKES = 100_000
EACH = 10_000
"""Progress is told after so many rows."""

Tell = Callable[[int], None]


@dataclass
class Reading:
    """What a table gives. `n_notes` counts all, `notes` holds no more than a roundtable takes.

    `left` counts rows and cells that are no notes, by why.
    """

    columns: list[Bound]
    notes: list[ImportedNote] = field(default_factory=list)
    moments: list[str] = field(default_factory=list)
    n_rows: int = 0
    n_notes: int = 0
    last_row: int = 0
    left: Counter[Left] = field(default_factory=Counter)
    mistakes: list[Mistake] = field(default_factory=list)


def read_table(table: Table, mapping: Mapping, tell: Tell = lambda _: None) -> Reading:
    """Reads every row once. Raises BadInput only where the mapping does not fit the table's columns."""
    columns = bind(mapping, table)
    reading = Reading(columns)
    used = [each for each in columns if not each.is_hidden or Take.HIDDEN_COLUMNS in mapping.takes]
    reader = Reader(mapping, used, len(columns))
    times = Column(reader.time.rule.order) if reader.time else None
    for row in table.read():
        reading.last_row = row.number
        add_row(reading, reader, row, takes_hidden=Take.HIDDEN_ROWS in mapping.takes, times=times)
        if reading.n_rows and reading.n_rows % EACH == 0:
            tell(reading.n_rows)
    finish(reading, reader, table, times)
    return reading


def add_row(reading: Reading, reader: Reader, row: Row, *, takes_hidden: bool, times: Column | None) -> None:
    """One row's notes, or why it has none."""
    if row.fault is None and row.is_blank:
        return
    reading.n_rows += 1
    if row.is_hidden and not takes_hidden:
        reading.left[Left.HIDDEN] += 1
        return
    notes, left, mistakes = reader.read(row)
    reading.left.update(left)
    reading.mistakes += mistakes[: MOST_MISTAKES - len(reading.mistakes)]
    reading.n_notes += len(notes)
    moment = cell_text(row, reader.time) if notes else ""
    if times is not None and moment:
        times.look(moment)
    if len(reading.notes) <= MOST_NOTES:
        reading.notes += notes
        reading.moments += [moment] * len(notes)


def cell_text(row: Row, column: Bound | None) -> str:
    """What a row has in a column, where it is known."""
    if column is None or column.place >= len(row.cells):
        return ""
    cell = row.cells[column.place]
    return "" if cell.state is State.UNKNOWN else cell.text.strip()


def finish(reading: Reading, reader: Reader, table: Table, times: Column | None) -> None:
    """What can be told only at the end: days that could be two, rows that are missing, too many notes or none."""
    whole = table.found.n_in_file
    if whole is not None and reading.n_rows and reading.last_row < whole:
        reason = f"The sheet has {whole:,} rows, but reading stopped at row {reading.last_row:,}."
        reading.mistakes.append(Mistake(None, "file", reason))
    if reading.n_notes > MOST_NOTES:
        reason = f"It has {reading.n_notes:,} notes; a roundtable takes at most {MOST_NOTES:,}."
        reading.mistakes.append(Mistake(None, "file", reason))
    if not reading.n_notes and not reading.mistakes:
        reading.mistakes.append(Mistake(None, "file", "There are no notes in it."))
    if times is not None and reader.time is not None:
        set_times(reading, reader.time, times)


def set_times(reading: Reading, column: Bound, times: Column) -> None:
    """Gives each note its seconds from the first, where the column says moments that can be only one thing."""
    if times.is_asked:
        reason = 'These dates can be read in two ways: say whether day or month comes first ("order" in a map).'
        reading.mistakes.append(Mistake(None, column.name, reason))
        return
    order = times.find_order()
    moments = [read_moment(text, order) if text else None for text in reading.moments]
    known = [moment for moment in moments if moment is not None]
    if not known:
        return
    start = min(known)
    week = 7 * 86_400.0
    reading.notes = [
        note if moment is None else note.after(min(week, (moment - start).total_seconds()))
        for note, moment in zip(reading.notes, moments, strict=True)
    ]


def make_import(reading: Reading, *, file: str, tool: str, with_themes: bool) -> Import:
    """The roundtable that a table gives. Raises BadFile with every mistake where there is one."""
    if reading.mistakes:
        raise BadFile(reading.mistakes)
    notes = reading.notes if with_themes else [note.without_theme() for note in reading.notes]
    left = {why.value: number for why, number in sorted(reading.left.items()) if number}
    return Import(
        notes=tuple(notes),
        themes=collect_themes(notes),
        intake=Intake(file=file, tool=tool, n_rows=reading.n_rows, n_notes=reading.n_notes, left=left),
    )
