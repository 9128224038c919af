"""Our own CSV, workbook and archive of documents, read back with the counts that they were written with."""

import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, BinaryIO

from facilitator.domain.errors import BadFile, BadInput, Mistake
from facilitator.domain.headings import Heading, HeadingKey, default_headings
from facilitator.domain.imports import MOST_NOTES, Import, ImportedNote
from facilitator.domain.intakes import Intake
from facilitator.domain.notes import IMPORT_LIMIT, Kind, Place, Source
from facilitator.domain.people import Sector
from facilitator.domain.themes import NAME_LIMIT
from facilitator.forms.export_files import LABEL, read_export_file
from facilitator.forms.file_values import read_all, read_optional_member, read_optional_text, read_table, read_text
from facilitator.forms.mappings.rows import Left
from facilitator.forms.note_files import collect_themes
from facilitator.forms.packages import list_names, refusing_broken
from facilitator.forms.tables.files import open_table
from facilitator.forms.tables.rows import Choices, Row, State, Table
from facilitator.reports.formats.cells import unguard

TITLES = ("id", "source_id", "heading", "kind", "theme", "text", "sector")
"""What the first columns of both are called; a file of another tool may have all, but not in this order."""

TEXT = TITLES.index("text")
NEEDED = {"id", "source_id", "heading", "text", "escaped"}
"""What is read of a note whether or not somebody hid its column."""

SHEET = "Notes"
RECORD = "roundtable.json"
MOST_BYTES = 200_000_000
MOST_DIGITS = 9
OURS = re.compile(rb"\s*\{\s*\"roundtable\"\s*:\s*\{")
"""How an export in JSON starts."""
WHOLE = (
    "This holds more than one roundtable, but is not a programme's archive as it was downloaded. Bring in that "
    "archive, or the archive of one roundtable."
)
HEADING_OF = {key.letter: key for key in HeadingKey}


def read_own_file(stream: BinaryIO, name: str) -> Import | None:
    """The roundtable in a file that we wrote; None if somebody else did. Raises BadInput."""
    stream.seek(0)
    start = stream.read(4)
    if start == b"PK\x03\x04" and (text := read_record(stream)) is not None:
        return read_export_file(text)
    table = None if start[:1] == b"{" else find_table(stream)
    if start[:1] == b"{" and (text := read_export(stream)) is not None:
        return read_export_file(text)
    return None if table is None else read_notes(table, name)


def read_record(stream: BinaryIO) -> str | None:
    """The record in an archive of ours, if it is one."""
    records = [name for name in list_names(stream) if name.rpartition("/")[2] == RECORD]
    if not records:
        return None
    if len(records) > 1:
        raise BadInput({"file": WHOLE})
    with refusing_broken(), zipfile.ZipFile(stream) as package:
        if package.getinfo(records[0]).file_size > MOST_BYTES:
            raise BadInput({RECORD: f"Unpacked, it has more than {MOST_BYTES:,} bytes."})
        return package.read(records[0]).decode("utf-8-sig")


def read_export(stream: BinaryIO) -> str | None:
    """The text of a roundtable that was exported as JSON, if it is one."""
    stream.seek(0)
    content = stream.read(MOST_BYTES + 1)
    if OURS.match(content) is None or len(content) > MOST_BYTES:
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def find_table(stream: BinaryIO) -> Table | None:
    """The table of notes, where its titles are ours."""
    for choices in (Choices(header_row=1), Choices(header_row=1, sheet=SHEET)):
        try:
            table = open_table(stream, choices)
        except BadInput:
            continue
        if table.titles[: len(TITLES)] == TITLES:
            return table
    return None


def read_notes(table: Table, name: str) -> Import:
    """The notes under the numbers and in the themes that they had. Raises BadFile with every mistake."""
    notes: list[ImportedNote] = []
    mistakes: list[Mistake] = []
    names: dict[HeadingKey, str] = {}
    labels: set[str] = set()
    left: Counter[str] = Counter()
    for row in table.read():
        if row.is_blank and row.fault is None:
            continue
        reason = find_reason(row)
        if reason is not None:
            left[reason.value] += 1
            continue
        cells = read_cells(row, table)
        try:
            note = read_note(row.fault or row.find_overlong(len(table.titles)), cells)
        except BadInput as error:
            mistakes += [
                Mistake(row.number, field.removeprefix(f"{WHERE}, "), reason) for field, reason in error.fields.items()
            ]
            continue
        if cells["id"] in labels:
            mistakes.append(Mistake(row.number, "id", f"{cells['id']!r} is already in an earlier row."))
        labels.add(cells["id"])
        notes.append(note)
        names.setdefault(note.heading, cells["heading"])
    mistakes += find_limits(notes, mistakes)
    if mistakes:
        raise BadFile(mistakes)
    n_rows = len(notes) + left.total()
    intake = Intake(file=name, tool="Facilitator", n_rows=n_rows, n_notes=len(notes), left=dict(left))
    return Import(tuple(notes), collect_themes(notes), headings=tuple(name_headings(names)), intake=intake)


def find_reason(row: Row) -> Left | None:
    """Why a row stays out that somebody hid, struck through or made a formula of since we wrote it."""
    state = row.cells[TEXT].state if len(row.cells) > TEXT else State.PLAIN
    return Left.HIDDEN if row.is_hidden else {State.STRUCK: Left.STRUCK, State.UNKNOWN: Left.UNKNOWN}.get(state)


def find_limits(notes: list[ImportedNote], mistakes: list[Mistake]) -> Iterator[Mistake]:
    """That there are none, or too many."""
    if not notes and not mistakes:
        yield Mistake(None, "file", "There are no notes in it.")
    if len(notes) > MOST_NOTES:
        yield Mistake(None, "file", f"It has {len(notes):,} notes; a roundtable takes at most {MOST_NOTES:,}.")


def read_cells(row: Row, table: Table) -> dict[str, str]:
    """A row's cells by their titles, each as it was before it was kept from becoming a formula."""
    hidden = {table.titles[place - 1] for place in table.found.hidden_columns if place <= len(table.titles)} - NEEDED
    cells = {title: cell.text for title, cell in zip(table.titles, row.cells, strict=False) if title not in hidden}
    is_escaped = cells.get("escaped") == "1"
    found = {title: unguard(text) if is_escaped else text for title, text in cells.items()}
    return {title: found.get(title, "") for title in (*TITLES, "organisation", "table", "source")}


def read_note(fault: str | None, cells: Mapping[str, str]) -> ImportedNote:
    """One note; `fault` is what is wrong with its whole row. Raises BadInput."""
    if fault is not None:
        raise BadInput({"row": fault})
    said: dict[str, Any] = {name: value or None for name, value in cells.items()}
    said["table"] = read_number(cells["table"])
    found = read_all({name: partial(read, said) for name, read in FIELDS.items()})
    label, theme = found.pop("id"), found["theme"]
    return ImportedNote(
        heading=HEADING_OF[label[0]],
        number=int(label[1:]),
        author=None,
        place=Place.ALONE if theme is None else Place.UNGROUPED,
        **found,
    )


def read_label(said: Mapping[str, Any]) -> str:
    """The label of a note. Raises BadInput."""
    label = said["id"] or ""
    if not LABEL.fullmatch(label):
        raise BadInput({"note, id": f"{label!r} is not a note's label."})
    return str(label)


def read_number(text: str) -> int | str | None:
    """The whole number that a cell says; its text where it says none, which is refused as a table's number."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else text or None


WHERE = "note"
FIELDS: dict[str, Callable[[Mapping[str, Any]], Any]] = {
    "id": read_label,
    "source_id": lambda said: read_text(said, "source_id", WHERE, 64),
    "text": lambda said: read_text(said, "text", WHERE, IMPORT_LIMIT),
    "kind": lambda said: read_optional_member(said, "kind", Kind, WHERE),
    "theme": lambda said: read_optional_text(said, "theme", WHERE, NAME_LIMIT),
    "sector": lambda said: read_optional_member(said, "sector", Sector, WHERE),
    "organisation": lambda said: read_optional_text(said, "organisation", WHERE, 80),
    "table": lambda said: read_table(said, "table", WHERE),
    "source": lambda said: read_optional_member(said, "source", Source, WHERE) or Source.IMPORT,
}
"""What a note has, and how it is read."""


def name_headings(names: Mapping[HeadingKey, str]) -> Iterator[Heading]:
    """The headings under the names that they had; one without notes has its usual name."""
    for usual in default_headings():
        yield Heading(usual.key, names.get(usual.key) or usual.name, usual.prompt)
