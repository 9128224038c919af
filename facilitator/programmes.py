"""Taking over a whole programme out of its archive, at any door: stored at once or not at all, then settled."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial

from sqlalchemy.orm import Session

from facilitator.actions.readings import find_new, read_notes
from facilitator.actions.received_programmes import Custody, import_programme, settle_versions
from facilitator.database.access import db, write
from facilitator.domain.imports import ImportedProgramme
from facilitator.store.roundtables import find_by_code

AT_ONCE = 256
"""Notes that are read in one go: whoever else writes meanwhile waits for little."""


def store_programme(source: ImportedProgramme, custody: Custody, make_code: Callable[[], str]) -> Mapping[str, str]:
    """Stores the programme in one transaction, then has rules read its notes; gives each code by the one it had."""
    # Drawn before the work begins: a look into the database while it goes on would see none of it afterwards.
    free = iter([make_code() for _ in source.roundtables])

    def work(session: Session) -> dict[str, str]:
        return import_programme(session, source, custody, lambda: next(free), datetime.now(UTC))

    codes = write(work)
    for code in codes.values():
        row = find_by_code(db.session(), code)
        if row is not None:
            read_ahead(row.id)
    write(partial(settle_versions, source=source, codes=codes))
    return codes


def read_ahead(roundtable_id: int) -> None:
    """Stores what rules find in the notes, a few at a time."""
    new = find_new(db.session(), roundtable_id)
    for start in range(0, len(new), AT_ONCE):
        write(partial(read_notes, roundtable_id=roundtable_id, note_ids=new[start : start + AT_ONCE]), roundtable_id)


def tell_size(source: ImportedProgramme) -> str:
    """How much it is."""
    n_notes = sum(len(each.source.notes) for each in source.roundtables)
    n_versions = sum(len(each.versions) for each in source.roundtables)
    found = (
        f"{len(source.roundtables)} roundtables",
        f"{n_notes:,} notes",
        f"{n_versions} versions",
        f"{len(source.issues)} issues",
    )
    return ", ".join(found)
