"""`import`, `group` and `rank`: files of notes in, a roundtable or JSON out."""

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from facilitator.actions.imports import import_roundtable
from facilitator.cli.doors import Doors
from facilitator.database.access import write
from facilitator.domain.errors import BadInput
from facilitator.domain.imports import Import
from facilitator.domain.notes import clean_text, find_text_fault
from facilitator.domain.phases import Status
from facilitator.forms.export_files import read_export_file
from facilitator.forms.note_files import read_names_file, read_note_file
from facilitator.identity import make_code
from facilitator.store.journal import record_founding

TITLE_LIMIT = 120


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """The words of these commands."""
    parser = commands.add_parser("import", parents=[shared], help="make a roundtable of a file of notes or an export")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--title", required=True)
    parser.add_argument("--cluster")
    parser.add_argument("--with-themes", action="store_true", help="one theme for each heading and theme_label")
    parser.add_argument("--status", choices=["live", "closed"], default="closed")
    parser.set_defaults(do=import_file)
    parser = commands.add_parser("group", parents=[shared], help="group the notes of a file into themes, as JSON")
    parser.add_argument("file", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--output", type=Path)
    parser.set_defaults(do=group_file)
    parser = commands.add_parser("rank", parents=[shared], help="for each note the names of its heading, best first")
    parser.add_argument("file", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--names", type=Path, required=True, metavar="NAMES.json")
    parser.add_argument("--output", type=Path)
    parser.set_defaults(do=rank_file)


def import_file(chosen: argparse.Namespace, doors: Doors) -> None:
    """Makes a roundtable of the file, or nothing at all; prints its code alone."""
    source = read_source(chosen.file, with_themes=chosen.with_themes)
    title = read_words("--title", chosen.title)
    cluster = None if chosen.cluster is None else read_words("--cluster", chosen.cluster)
    with doors.opened(chosen.database):
        print(store(source, title=title, cluster=cluster, status=Status(chosen.status)))


def read_words(name: str, typed: str) -> str:
    """One line of text from the command line, where a terminal may have sent bytes that are no characters."""
    text = clean_text(typed)
    fault = "This must be a single line." if "\n" in text else find_text_fault(text, TITLE_LIMIT)
    if fault is not None:
        raise BadInput({name: fault})
    return text


def read_source(path: Path, *, with_themes: bool) -> Import:
    """What the file says: an exported roundtable if it is JSON, notes line by line otherwise."""
    text = read_utf8(path)
    if path.suffix == ".json":
        return read_export_file(text)
    # Not splitlines: a note may hold a line separator of Unicode's, which JSON does not escape.
    return read_note_file(text.split("\n"), with_themes=with_themes)


def read_utf8(path: Path) -> str:
    """The file's text, with or without a byte-order mark."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput({"file": "This is not UTF-8 text."}) from error


def store(source: Import, *, title: str, cluster: str | None, status: Status, code: str | None = None) -> str:
    """Stores an import as a new roundtable in one transaction; gives its code."""
    new_code = code or make_code()
    now = datetime.now(UTC)

    def work(session: Session) -> None:
        row, fact = import_roundtable(
            session,
            source,
            code=new_code,
            title=title,
            cluster=cluster or source.cluster or title,
            status=status,
            now=now,
        )
        record_founding(session, row.id, fact, now)

    write(work)
    return new_code


def group_file(chosen: argparse.Namespace, _doors: Doors) -> None:
    """Groups the notes of a file, heading by heading, without a database."""
    from facilitator.clustering.files import group_notes

    source = read_source(chosen.file, with_themes=False)
    give(group_notes(rows_of(source)), chosen.output)


def rank_file(chosen: argparse.Namespace, _doors: Doors) -> None:
    """Ranks the names of its heading for each note of a file."""
    from facilitator.clustering.files import rank_rows

    source = read_source(chosen.file, with_themes=False)
    names = read_names_file(read_utf8(chosen.names), {note.source_id for note in source.notes})
    give(rank_rows(rows_of(source), names), chosen.output)


def rows_of(source: Import) -> list[dict[str, str]]:
    """The notes with nothing in them but what a grouping may know."""
    return [{"id": note.source_id, "text": note.text, "ecosystem": note.heading.value} for note in source.notes]


def give(answer: Any, output: Path | None) -> None:
    """Writes JSON to the file, or prints it."""
    text = json.dumps(answer, ensure_ascii=False, indent=1) + "\n"
    if output is None:
        print(text, end="")
    else:
        output.write_text(text, encoding="utf-8")
