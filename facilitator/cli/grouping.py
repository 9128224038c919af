"""`group` and `rank`: the notes of a file into themes, without a database."""

import argparse
import json
from pathlib import Path
from typing import Any

from facilitator.cli.doors import Doors
from facilitator.cli.outputs import write_output
from facilitator.cli.sources import read_source, read_utf8
from facilitator.domain.imports import Import, ImportedNote
from facilitator.forms.note_files import read_names_file
from facilitator.marking.flags import find_flags


def group_file(chosen: argparse.Namespace, _doors: Doors) -> None:
    """Groups the notes of a file, heading by heading, without a database."""
    from facilitator.clustering.files import group_notes

    source = read_source(chosen.file, with_themes=False)
    give(drop_names(group_notes(rows_of(source)), source), chosen.output)


def rank_file(chosen: argparse.Namespace, _doors: Doors) -> None:
    """Ranks the names of its heading for each note of a file."""
    from facilitator.clustering.files import rank_rows

    source = read_source(chosen.file, with_themes=False)
    names = read_names_file(read_utf8(chosen.names), {note.source_id for note in source.notes})
    give(rank_rows(rows_of(source), names), chosen.output)


def rows_of(source: Import) -> list[dict[str, str]]:
    """The notes with nothing in them but what a grouping may know."""
    return [{"id": note.source_id, "text": note.text, "ecosystem": note.heading.value} for note in source.notes]


def drop_names(answer: dict[str, Any], source: Import) -> dict[str, Any]:
    """The groups, without a name where one holds what files do not print: it might be of those words."""
    hidden = {note.source_id for note in source.notes if note.is_off_record or is_masked(note)}
    themes = [each if hidden.isdisjoint(each["notes"]) else each | {"name": ""} for each in answer["themes"]]
    return answer | {"themes": themes}


def is_masked(note: ImportedNote) -> bool:
    """Whether a file prints not all of a note's words."""
    return any(flag.mask for flag in find_flags(note.text, note.kind))


def give(answer: Any, output: Path) -> None:
    """Writes JSON."""
    write_output(output, f"{json.dumps(answer, ensure_ascii=False, indent=1)}\n".encode())
