"""Taking over a whole programme out of its archive, at any door: stored and settled, or not at all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from sqlalchemy.orm import Session

from facilitator.actions.readings import find_new, read_notes
from facilitator.actions.received_programmes import (
    Custody,
    find_differences,
    import_programme,
    settle_versions,
    take_out,
)
from facilitator.database.access import db, write
from facilitator.domain.imports import ImportedProgramme
from facilitator.store.roundtables import find_by_code

AT_ONCE = 256
"""Notes that are read in one go: whoever else writes meanwhile waits for little."""


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What came of an archive: each code by the one it had, and the rows of the matrix that are not as it says."""

    codes: Mapping[str, str]
    differences: list[str]


def store_programme(source: ImportedProgramme, custody: Custody, make_code: Callable[[], str]) -> TakenOver:
    """Stores the programme in one transaction, has rules read its notes, and compares it with what the archive says.

    Raises BadInput and Conflict. Whatever goes wrong on the way leaves nothing behind.
    """
    # Drawn before the work begins: a look into the database while it goes on would see none of it afterwards.
    free = iter([make_code() for _ in source.roundtables])

    def work(session: Session) -> dict[str, str]:
        return import_programme(session, source, custody, lambda: next(free), datetime.now(UTC))

    codes = write(work)
    try:
        return settle(source, codes)
    except Exception:
        write(partial(take_out, codes=list(codes.values())))
        raise


def settle(source: ImportedProgramme, codes: Mapping[str, str]) -> TakenOver:
    """All that needs what was stored: its notes are read, its versions compared with what stands, and its matrix."""
    for code in codes.values():
        row = find_by_code(db.session(), code)
        if row is not None:
            read_ahead(row.id)
    write(partial(settle_versions, source=source, codes=codes))
    return TakenOver(codes, find_differences(db.session(), source, codes))


def read_ahead(roundtable_id: int) -> None:
    """Stores what rules find in the notes, a few at a time."""
    new = find_new(db.session(), roundtable_id)
    for start in range(0, len(new), AT_ONCE):
        write(partial(read_notes, roundtable_id=roundtable_id, note_ids=new[start : start + AT_ONCE]), roundtable_id)


def tell_size(source: ImportedProgramme) -> str:
    """How much it is."""
    found = (
        (len(source.roundtables), "roundtable"),
        (sum(len(each.source.notes) for each in source.roundtables), "note"),
        (sum(len(each.versions) for each in source.roundtables), "version"),
        (len(source.issues), "issue"),
    )
    return ", ".join(f"{n:,} {one if n == 1 else f'{one}s'}" for n, one in found)
