"""The values that exports hold and files of notes do not: parts, lists of objects, counts, dates; read strictly."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from facilitator.domain.errors import BadInput
from facilitator.forms.note_files import read_optional_text

COUNT_LIMIT = 1_000_000
Row = Mapping[str, Any]


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
