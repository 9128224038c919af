"""Notes of a file, already parsed: grouped heading by heading, or ranked against names."""

from collections.abc import Mapping, Sequence
from typing import Any

from facilitator.clustering.ranking import rank_names
from facilitator.clustering.suggestions import DEFAULT_LEVEL, describe_sort, suggest_themes

Row = Mapping[str, Any]


def group_notes(notes: Sequence[Row], *, level: int = DEFAULT_LEVEL) -> dict[str, Any]:
    """Gives `{"themes": [{name, heading, notes, confidence}], "unassigned": [id], "method": {…}}`.

    Each id is there exactly once; headings in order of the alphabet, the surest theme of each first, its most central
    note first. The order of the notes does not matter. A name is empty where none would do.

    Args:
        notes: each with `id`, `text` and `ecosystem`; ids differ.
        level: as in `suggest_themes`.
    """
    themes: list[dict[str, Any]] = []
    unassigned: list[Any] = []
    for heading, rows in sorted(_part_by_heading(notes).items()):
        suggestions = suggest_themes([row["text"] for row in rows], level=level)
        placed = {member for suggestion in suggestions for member in suggestion.members}
        unassigned += [row["id"] for place, row in enumerate(rows) if place not in placed]
        themes += [
            {
                "name": suggestion.name,
                "heading": heading,
                "notes": [rows[member]["id"] for member in suggestion.members],
                "confidence": suggestion.confidence,
            }
            for suggestion in suggestions
        ]
    return {"themes": themes, "unassigned": sorted(unassigned, key=str), "method": describe_sort(level)}


def rank_rows(rows: Sequence[Row], names: Mapping[str, Mapping[str, Sequence[Any]]]) -> dict[Any, list[str]]:
    """Gives for each note's id the names of its heading, best first; none for a heading without names.

    Args:
        rows: each with `id`, `text` and `ecosystem`; ids differ.
        names: for each heading its names, each with the ids of example notes; a note that is an example is left out.

    Raises:
        ValueError: an example's id is not among the rows.
    """
    text_of = {row["id"]: row["text"] for row in rows}
    examples = {example for themes in names.values() for ids in themes.values() for example in ids}
    unknown = sorted(str(example) for example in examples if example not in text_of)
    if unknown:
        raise ValueError(f"No note has the id {unknown[0]}, which is named as an example.")
    ranks: dict[Any, list[str]] = {}
    for heading, members in _part_by_heading(rows).items():
        asked = [row for row in members if row["id"] not in examples]
        themes = {name: [text_of[example] for example in ids] for name, ids in names.get(heading, {}).items()}
        context = [row["text"] for row in members]
        found = rank_names([row["text"] for row in asked], themes, context=context)
        ranks |= {row["id"]: best_first for row, best_first in zip(asked, found, strict=True)}
    return {row["id"]: ranks[row["id"]] for row in rows if row["id"] in ranks}


def _part_by_heading(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Gives the rows of each heading in an order that does not depend on the file's."""
    parts: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: (row["text"], str(row["id"]))):
        parts.setdefault(row["ecosystem"], []).append(row)
    return parts
