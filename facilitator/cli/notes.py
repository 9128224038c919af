"""`import`: a file of notes, a table of any tool or an export in, a roundtable out."""

import argparse
import csv
import io
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from sqlalchemy.orm import Session

from facilitator.actions.imports import import_roundtable
from facilitator.cli.codes import get_by_code, print_codes
from facilitator.cli.doors import Doors
from facilitator.cli.outputs import write_output
from facilitator.cli.sources import read_own, read_source, read_words
from facilitator.cli.tables import find_mapping, is_table, read_table_file, tell_table
from facilitator.database.access import write
from facilitator.domain.errors import BadFile, BadInput, Mistake
from facilitator.domain.imports import Import
from facilitator.domain.phases import Status
from facilitator.forms.archives import is_archive
from facilitator.identity import make_code
from facilitator.programmes import read_ahead
from facilitator.store.journal import record_founding


def import_file(chosen: argparse.Namespace, doors: Doors) -> None:
    """Makes a roundtable of the file, or nothing at all; prints its code alone, or what would come in."""
    is_whole = chosen.file.suffix.casefold() == ".zip" and is_programme(chosen.file)
    bring_in = import_module("facilitator.cli.archives").import_archive if is_whole else import_notes
    try:
        bring_in(chosen, doors)
    except BadInput as error:
        write_mistakes(chosen.mistakes, list_mistakes(error))
        raise
    write_mistakes(chosen.mistakes, ())


def import_notes(chosen: argparse.Namespace, doors: Doors) -> None:
    """The same of a file of one roundtable."""
    source = read_chosen(chosen)
    if chosen.dry_run:
        tell_source(source)
        return
    title = read_words("--title", chosen.title or source.title or "")
    cluster = None if chosen.cluster is None else read_words("--cluster", chosen.cluster)
    with doors.opened(chosen.database):
        print_codes([store(source, title=title, cluster=cluster, status=Status(chosen.status))])


def is_programme(path: Path) -> bool:
    """Whether a file is the archive of a whole programme."""
    with path.open("rb") as stream:
        return is_archive(stream)


def read_chosen(chosen: argparse.Namespace) -> Import:
    """The file by its map where it is a table, else as a file of ours."""
    mapping = find_mapping(chosen)
    if mapping is None and not is_table(chosen.file):
        return read_source(chosen.file, with_themes=chosen.with_themes)
    own = None if mapping is not None else read_own(chosen.file)
    return own or read_table_file(chosen, mapping)


def list_mistakes(error: BadInput) -> Sequence[Mistake]:
    """All that is wrong with a file, or with what was said of it."""
    if isinstance(error, BadFile):
        return error.mistakes
    return [Mistake(None, name, reason) for name, reason in error.fields.items()]


def write_mistakes(path: Path | None, mistakes: Sequence[Mistake]) -> None:
    """Every mistake as CSV, where a place for it was named."""
    if path is not None:
        stream = io.StringIO(newline="")
        writer = csv.writer(stream)
        writer.writerow(("line", "column", "why"))
        writer.writerows((each.line or "", each.column, each.reason) for each in mistakes)
        write_output(path, stream.getvalue().encode("utf-8-sig"))


def tell_source(source: Import) -> None:
    """What would come in."""
    print(f"{len(source.notes):,} notes, {len(source.themes):,} themes. Nothing was written.")
    if source.intake is not None:
        tell_table(source.intake)


def store(source: Import, *, title: str, cluster: str | None, status: Status) -> str:
    """Stores an import as a new roundtable in one transaction; gives its code."""
    code = make_code()
    now = datetime.now(UTC)

    def work(session: Session) -> None:
        row, fact = import_roundtable(
            session,
            source,
            code=code,
            title=title,
            cluster=cluster or source.cluster or title,
            status=status,
            now=now,
        )
        record_founding(session, row.id, fact, now)

    write(work)
    read_ahead(get_by_code(code).id)
    return code
