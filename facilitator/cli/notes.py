"""`import`: a file of notes or an export in, a roundtable out."""

import argparse
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from facilitator.actions.imports import import_roundtable
from facilitator.cli.doors import Doors
from facilitator.cli.sources import read_source, read_words
from facilitator.database.access import write
from facilitator.domain.imports import Import
from facilitator.domain.phases import Status
from facilitator.identity import make_code
from facilitator.store.journal import record_founding


def import_file(chosen: argparse.Namespace, doors: Doors) -> None:
    """Makes a roundtable of the file, or nothing at all; prints its code alone."""
    source = read_source(chosen.file, with_themes=chosen.with_themes)
    title = read_words("--title", chosen.title)
    cluster = None if chosen.cluster is None else read_words("--cluster", chosen.cluster)
    with doors.opened(chosen.database):
        print(store(source, title=title, cluster=cluster, status=Status(chosen.status)))


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
