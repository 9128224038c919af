"""Reading a file of notes (JSON Lines), line by line and strictly; an error names the line and the field."""

from collections.abc import Iterable

from facilitator.domain.errors import BadInput
from facilitator.domain.headings import HeadingKey
from facilitator.domain.imports import Import, ImportedNote, ImportedTheme
from facilitator.domain.notes import IMPORT_LIMIT, Kind, Place
from facilitator.domain.origins import Origin
from facilitator.domain.people import Sector
from facilitator.domain.themes import NAME_LIMIT
from facilitator.forms.file_values import (
    Row,
    read_flag,
    read_member,
    read_object,
    read_optional_member,
    read_optional_text,
    read_table,
    read_text,
)


def read_note_file(lines: Iterable[str], *, with_themes: bool) -> Import:
    """The notes of a file, and with `with_themes` one theme for each heading and `theme_label`."""
    notes = []
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        note = read_line(line, f"line {number}", with_themes=with_themes)
        if note.source_id in seen:
            raise BadInput({f"line {number}, id": f"{note.source_id!r} stands on an earlier line already."})
        seen.add(note.source_id)
        notes.append(note)
    if not notes:
        raise BadInput({"file": "There are no notes in it."})
    return Import(notes=tuple(notes), themes=collect_themes(notes))


def read_line(line: str, where: str, *, with_themes: bool) -> ImportedNote:
    """One note; fields that are not known are ignored."""
    row = read_object(line, where)
    is_noise = read_flag(row, "noise", where)
    theme = read_label(row, where) if with_themes and not is_noise else None
    return ImportedNote(
        source_id=read_text(row, "id", where, 64),
        text=read_text(row, "text", where, IMPORT_LIMIT),
        heading=read_member(row, "ecosystem", HeadingKey, where),
        kind=read_member(row, "kind", Kind, where),
        author=read_optional_text(row, "author", where, 40),
        sector=read_optional_member(row, "sector", Sector, where),
        organisation=read_optional_text(row, "organisation", where, 80),
        table=read_table(row, "table", where),
        is_off_record=read_flag(row, "off_record", where),
        seconds=read_seconds(row, where),
        theme=theme,
        place=Place.ALONE if with_themes and is_noise else Place.UNGROUPED,
    )


def collect_themes(notes: Iterable[ImportedNote]) -> tuple[ImportedTheme, ...]:
    """One theme for each heading and label that has a note on the record."""
    found = {
        theme_key(note): ImportedTheme(theme_key(note), note.heading, note.theme, Origin.PERSON, is_from_file=True)
        for note in notes
        if note.theme is not None and not note.is_off_record
    }
    return tuple(found.values())


def theme_key(note: ImportedNote) -> str:
    """What tells two themes apart: the same label under two headings is two themes."""
    return f"{note.heading}/{note.theme}"


def read_label(row: Row, where: str) -> str | None:
    """The theme's name, if the note has one."""
    return read_optional_text(row, "theme_label", where, NAME_LIMIT)


def read_seconds(row: Row, where: str) -> float:
    """Seconds from the start; 0 if it is missing."""
    value = row.get("t", 0)
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not 0 <= value <= 7 * 86_400:
        raise BadInput({f"{where}, t": "This must be seconds from the start, from 0 to a week."})
    return float(value)


def read_names_file(text: str, known: set[str]) -> dict[str, dict[str, list[str]]]:
    """The names to rank, by heading, each with the ids of its example notes."""
    headings = read_object(text, "names")
    unknown = sorted(set(headings) - set(HeadingKey))
    if unknown:
        raise BadInput({f"names, {unknown[0]}": f"This must be one of {', '.join(HeadingKey)}."})
    return {heading: read_names(heading, names, known) for heading, names in headings.items()}


def read_names(heading: str, names: object, known: set[str]) -> dict[str, list[str]]:
    """The names of one heading; examples must be notes of the file."""
    if not isinstance(names, dict):
        raise BadInput({f"names, {heading}": "This must be an object of names."})
    for name, examples in names.items():
        if not isinstance(examples, list) or not all(isinstance(example, str) for example in examples):
            raise BadInput({f"names, {heading}, {name}": "This must be a list of note ids."})
        strays = sorted(set(examples) - known)
        if strays:
            raise BadInput({f"names, {heading}, {name}": f"There is no note {strays[0]} in the file."})
    return names
