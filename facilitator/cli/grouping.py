"""`group` and `rank`: the notes of a file into themes, without a database."""

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from facilitator.cli.doors import Doors
from facilitator.cli.outputs import write_output
from facilitator.cli.sources import read_source, read_utf8
from facilitator.domain.imports import Import, ImportedNote
from facilitator.forms.note_files import read_names_file
from facilitator.marking.masks import OF_ALL, drop_masks
from facilitator.reports.evidence.flags import mask_text


def group_file(chosen: argparse.Namespace, _doors: Doors) -> None:
    """Groups the notes of a file, heading by heading, without a database."""
    from facilitator.clustering.files import group_notes

    source = read_source(chosen.file, with_themes=False)
    give(group_notes(rows_of(source, read_as_printed)), chosen.output)


def rank_file(chosen: argparse.Namespace, _doors: Doors) -> None:
    """Ranks the names of its heading for each note of a file; of the notes it prints nothing but their ids."""
    from facilitator.clustering.files import rank_rows

    source = read_source(chosen.file, with_themes=False)
    names = read_names_file(read_utf8(chosen.names), {note.source_id for note in source.notes})
    give(rank_rows(rows_of(source, read_as_typed), names), chosen.output)


def rows_of(source: Import, read: Callable[[ImportedNote], str]) -> list[dict[str, str]]:
    """The notes with nothing in them but what a grouping may know."""
    return [{"id": note.source_id, "text": read(note), "ecosystem": note.heading.value} for note in source.notes]


def read_as_typed(note: ImportedNote) -> str:
    """All of its words."""
    return note.text


def read_as_printed(note: ImportedNote) -> str:
    """The words that a group may be named after, as on a group page; none of a note that is printed nowhere."""
    printed = mask_text(note.text, note.kind, note.decisions)
    return "" if note.is_off_record or printed in OF_ALL else drop_masks(printed)


def give(answer: Any, output: Path) -> None:
    """Writes JSON."""
    write_output(output, f"{json.dumps(answer, ensure_ascii=False, indent=1)}\n".encode())
