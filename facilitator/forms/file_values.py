"""The values that files of notes and exports hold: texts, members, flags, parts, counts, dates; each read strictly."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from typing import Any, TypeVar

from facilitator.domain.errors import BadInput
from facilitator.domain.moments import YEARS
from facilitator.domain.notes import clean_text, find_text_fault
from facilitator.forms.objects import load

COUNT_LIMIT = 1_000_000
NAMES_LIMIT = 200
"""Letters of what is counted under a name of its own."""
Row = Mapping[str, Any]
Member = TypeVar("Member", bound=StrEnum)
Found = TypeVar("Found")
Given = TypeVar("Given")


def read_all(readers: Mapping[str, Callable[[], Any]]) -> dict[str, Any]:
    """What each of them reads, by name. Raises BadInput with what is wrong in any."""
    found: dict[str, Any] = {}
    faults: dict[str, str] = {}
    for name, read in readers.items():
        try:
            found[name] = read()
        except BadInput as error:
            faults |= error.fields
    if faults:
        raise BadInput(faults)
    return found


def read_each(
    read: Callable[[Given, str], Found], rows: Sequence[Given], where: str, *, first: int = 0
) -> tuple[Found, ...]:
    """What is read of each row, which is named by its place. Raises BadInput with what is wrong in any."""
    named = ((row, f"{where} {place}") for place, row in enumerate(rows, first))
    return tuple(read_all({at: partial(read, row, at) for row, at in named}).values())


def read_object(line: str, where: str) -> Row:
    """The JSON object of one line."""
    row = load(line, where)
    if not isinstance(row, dict):
        raise BadInput({where: "This is not a JSON object."})
    return row


def read_text(row: Row, name: str, where: str, limit: int) -> str:
    """A text that must be there, cleaned."""
    value = row.get(name)
    if not isinstance(value, str):
        raise BadInput({f"{where}, {name}": "This must be text."})
    cleaned = clean_text(value)
    fault = find_text_fault(cleaned, limit)
    if fault is not None:
        raise BadInput({f"{where}, {name}": fault})
    return cleaned


def read_optional_text(row: Row, name: str, where: str, limit: int) -> str | None:
    """A text that may be missing, null or empty."""
    value = row.get(name)
    return None if value is None or value == "" else read_text(row, name, where, limit)


def read_member(row: Row, name: str, kind: type[Member], where: str) -> Member:
    """One of an enumeration."""
    value = row.get(name)
    if not isinstance(value, str) or value not in set(kind):
        raise BadInput({f"{where}, {name}": f"This must be one of {', '.join(kind)}."})
    return kind(value)


def read_optional_member(row: Row, name: str, kind: type[Member], where: str) -> Member | None:
    """One of an enumeration, or nothing."""
    return None if row.get(name) is None else read_member(row, name, kind, where)


def read_flag(row: Row, name: str, where: str) -> bool:
    """True or false; false if it is missing. Anything else is a mistake that could publish what must not be."""
    value = row.get(name, False)
    if not isinstance(value, bool):
        raise BadInput({f"{where}, {name}": "This must be true or false."})
    return value


def read_table(row: Row, name: str, where: str) -> int | None:
    """A table's number, or nothing."""
    value = row.get(name)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 999:
        raise BadInput({f"{where}, {name}": "This must be a whole number from 1 to 999."})
    return value


def read_part(container: object, name: str, kind: type) -> Any:
    """A part that must be there."""
    value = container.get(name) if isinstance(container, dict) else None
    if not isinstance(value, kind):
        raise BadInput({name: "This part of the export is missing or is not what an export has here."})
    return value


def read_optional_part(container: object, name: str, kind: type) -> Any:
    """A part that an export of an earlier version does not have; then an empty one."""
    is_missing = isinstance(container, dict) and container.get(name) is None
    return kind() if is_missing else read_part(container, name, kind)


def read_rows(container: object, name: str, *, is_optional: bool = False) -> Sequence[Row]:
    """A list of objects."""
    rows: list[Row] = (read_optional_part if is_optional else read_part)(container, name, list)
    if not all(isinstance(row, dict) for row in rows):
        raise BadInput({name: "Each item must be an object."})
    return rows


def read_count(row: Row, name: str, where: str = "received", most: int = COUNT_LIMIT) -> int:
    """A whole number from 0."""
    value = row.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise BadInput({f"{where}, {name}": f"This must be a whole number from 0 to {most:,}."})
    return value


def read_counts(container: Row, name: str, allowed: Sequence[str], where: str) -> dict[str, int]:
    """Counts by some of these names; those of 0 are left out. An export of an earlier version has none."""
    row: Row = read_optional_part(container, name, dict)
    strays = sorted(set(row) - set(allowed))
    if strays:
        raise BadInput({f"{where}, {name}": f"{strays[0]!r} is not counted here."})
    counts = {key: read_count(row, key, f"{where}, {name}") for key in row}
    return {key: count for key, count in counts.items() if count}


def read_named_counts(container: Row, name: str, where: str) -> dict[str, int]:
    """Counts by names that people gave, which are texts like any other."""
    row: Row = read_part(container, name, dict)
    faults = {f"{where}, {name}": fault for key in row if (fault := find_text_fault(key, NAMES_LIMIT)) is not None}
    if faults:
        raise BadInput(faults)
    return {key: read_count(row, key, f"{where}, {name}") for key in row}


def read_date(row: Row, name: str, where: str) -> date | None:
    """A day, if it is known."""
    value = read_optional_text(row, name, where, 10)
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError as error:
        raise BadInput({f"{where}, {name}": "This must be a date like 2026-11-23."}) from error


def refuse_repeated(keys: Sequence[str], where: str) -> None:
    """Refuses two things under one id."""
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise BadInput({where: f"{key} is there twice."})
        seen.add(key)


def read_moment(row: Row, name: str, where: str) -> datetime:
    """A moment with its time zone, in years that every clock has."""
    try:
        moment = datetime.fromisoformat(row.get(name) or "")
    except (TypeError, ValueError):
        moment = None
    if moment is None or moment.tzinfo is None:
        raise BadInput({f"{where}, {name}": "This must be a moment with its time zone."})
    require_year(moment, f"{where}, {name}")
    return moment


def require_year(day: date, where: str) -> None:
    """Raises BadInput for a year in which no roundtable was: what is reckoned from the first or the last one breaks."""
    if day.year not in YEARS:
        raise BadInput({where: f"Its year must be from {YEARS[0]} to {YEARS[-1]}."})
