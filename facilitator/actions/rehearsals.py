"""Rehearsals: a roundtable of its own to try everything at, with sample notes in it, that is deleted whole."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from facilitator.actions.imports import Importing, store_note
from facilitator.actions.roundtables import make_roundtable, name_headings, status_columns
from facilitator.actions.settings.drafts import COLUMNS
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.imports import Import
from facilitator.domain.phases import Status
from facilitator.store.roundtables import RoundtableRow, load_headings, read_agenda

TAKEN_OVER = {*COLUMNS, "questions"} - {"title", "begins_at", "time_zone"}
"""What a rehearsal has from the roundtable it is for, besides its headings and its agenda."""


def make_rehearsal(
    session: Session, of: RoundtableRow, samples: Import, *, number: int, code: str, title: str, now: datetime
) -> tuple[RoundtableRow, Fact]:
    """A live roundtable like another, with sample notes, in its lobby; nobody has joined it yet."""
    row = make_roundtable(
        session,
        number=number,
        code=code,
        title=title,
        now=now,
        agenda=read_agenda(of.agenda),
        is_rehearsal=True,
        **{name: getattr(of, name) for name in TAKEN_OVER},
    )
    row.programme_id = of.programme_id
    name_headings(session, row.id, load_headings(session, of.id))
    length = timedelta(seconds=max((note.seconds for note in samples.notes), default=0))
    importing = Importing(session, row, now - length, keeps_off_record=True)
    for note in samples.notes:
        store_note(importing, note)
    row.status, row.phase_started_at = Status.LIVE, now
    row.off_record_shown = sum(note.is_off_record for note in samples.notes)
    return row, Fact(EntryKind.ROUNDTABLE_IMPORTED, importing.payload | {"roundtable": status_columns(row)})
