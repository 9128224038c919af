"""Reading a file of notes (JSON Lines), line by line and strictly; each mistake has its line and field."""

from collections.abc import Callable, Iterable
from typing import Any

from facilitator.domain.errors import BadFile, BadInput, Mistake
from facilitator.domain.headings import HeadingKey
from facilitator.domain.imports import MOST_NOTES, Import, ImportedNote, ImportedTheme
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

WHERE = "note"

Read = Callable[[Row, str], Any]


def read_note_file(lines: Iterable[str], *, with_themes: bool) -> Import:
    """The notes of a file, and with `with_themes` one theme for each heading and `theme_label`.

    Raises BadFile with every mistake in every line.
    """
    notes: list[ImportedNote] = []
    mistakes: list[Mistake] = []
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            note = read_line(line, number, with_themes=with_themes)
        except BadFile as error:
            mistakes += error.mistakes
            continue
        if note.source_id in seen:
            mistakes.append(Mistake(number, "id", f"{note.source_id!r} is already on an earlier line."))
        seen.add(note.source_id)
        notes.append(note)
    if not notes and not mistakes:
        mistakes.append(Mistake(None, "file", "There are no notes in it."))
    if len(notes) > MOST_NOTES:
        mistakes.append(
            Mistake(None, "file", f"It has {len(notes):,} notes; a roundtable takes at most {MOST_NOTES:,}.")
        )
    if mistakes:
        raise BadFile(mistakes)
    return Import(notes=tuple(notes), themes=collect_themes(notes))


def read_line(line: str, number: int, *, with_themes: bool) -> ImportedNote:
    """One note; fields that are not known are ignored. Raises BadFile with every mistake in it."""
    try:
        row = read_object(line, WHERE)
    except BadInput as error:
        raise BadFile([Mistake(number, "", reason) for reason in error.fields.values()]) from error
    values: dict[str, Any] = {}
    mistakes: list[Mistake] = []
    for name, field, read in FIELDS:
        try:
            values[name] = read(row, field)
        except BadInput as error:
            mistakes += [Mistake(number, field, reason) for reason in error.fields.values()]
    if mistakes:
        raise BadFile(mistakes)
    is_noise = values.pop("is_noise")
    values["theme"] = values["theme"] if with_themes and not is_noise else None
    return ImportedNote(place=Place.ALONE if with_themes and is_noise else Place.UNGROUPED, **values)


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


def read_kind(row: Row, name: str) -> Kind | None:
    """The kind, which must be said; null says that nobody knows it."""
    return None if name in row and row[name] is None else read_member(row, name, Kind, WHERE)


def read_seconds(row: Row, name: str) -> float:
    """Seconds from the start; 0 if it is missing."""
    value = row.get(name, 0)
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not 0 <= value <= 7 * 86_400:
        raise BadInput({f"{WHERE}, {name}": "This must be seconds from the start, from 0 to a week."})
    return float(value)


FIELDS: tuple[tuple[str, str, Read], ...] = (
    ("source_id", "id", lambda row, name: read_text(row, name, WHERE, 64)),
    ("text", "text", lambda row, name: read_text(row, name, WHERE, IMPORT_LIMIT)),
    ("heading", "ecosystem", lambda row, name: read_member(row, name, HeadingKey, WHERE)),
    ("kind", "kind", read_kind),
    ("author", "author", lambda row, name: read_optional_text(row, name, WHERE, 40)),
    ("sector", "sector", lambda row, name: read_optional_member(row, name, Sector, WHERE)),
    ("organisation", "organisation", lambda row, name: read_optional_text(row, name, WHERE, 80)),
    ("table", "table", lambda row, name: read_table(row, name, WHERE)),
    ("is_off_record", "off_record", lambda row, name: read_flag(row, name, WHERE)),
    ("seconds", "t", read_seconds),
    ("theme", "theme_label", lambda row, name: read_optional_text(row, name, WHERE, NAME_LIMIT)),
    ("is_noise", "noise", lambda row, name: read_flag(row, name, WHERE)),
)
"""What a note has, under which name in a file, and how it is read."""


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
