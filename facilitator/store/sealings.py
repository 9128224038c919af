"""Cutting every link between what was written and who wrote it; what is counted of them stays as tallies and words."""

import secrets
from datetime import UTC, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, String, cast, delete, or_, select, update
from sqlalchemy.orm import Session

from facilitator.domain.entries import EntryKind, clear_people
from facilitator.domain.notes import Source
from facilitator.domain.people import OF_ATTENDEES, Role
from facilitator.domain.themes import Backing
from facilitator.store.contributions import AnswerRow, ContributionRow, add_received, count_answers
from facilitator.store.introductions import IntroductionRow
from facilitator.store.journal import JournalRow
from facilitator.store.notes import NoteRow
from facilitator.store.people import ParticipantRow
from facilitator.store.reactions import ReactionRow
from facilitator.store.roundtables import RoundtableRow
from facilitator.store.themes import ThemeRow, store_received
from facilitator.store.traces import TraceRow

NOBODY = "sealed"
PERSONAL = (
    *(EntryKind.PARTICIPANT_JOINED, EntryKind.PARTICIPANT_ENDED, EntryKind.SCRIBE_CHANGED, EntryKind.NOTE_REACTED),
    *(EntryKind.INTRODUCTION_ASKED, EntryKind.INTRODUCTION_ANSWERED, EntryKind.INTRODUCTION_WITHDRAWN),
)
"""What is about people and nothing else."""


def day_of(row: RoundtableRow) -> datetime:
    """The one moment that everything was said at, once nobody may tell hands apart by the clock."""
    return datetime.combine(row.made_at.date(), time.min, UTC)


def cut_links(session: Session, row: RoundtableRow) -> None:
    """Takes people off notes and contributions, turns what they answered into tallies, and deletes them."""
    of_notes = update(NoteRow).where(NoteRow.roundtable_id == row.id)
    run(session, of_notes.values(participant_id=None, posted_at=day_of(row)))
    # A phone's own ids may be counted up, and so give a hand away; of a table several notes may be of one row.
    run(session, of_notes.where(NoteRow.source != Source.IMPORT).values(source_id=cast(NoteRow.id, String)))
    imported = select(NoteRow).where(NoteRow.roundtable_id == row.id, NoteRow.source == Source.IMPORT)
    for note in session.scalars(imported):
        note.source_id = f"{note.heading.letter}{note.number or secrets.token_hex(8)}"
    session.flush()
    settle_answers(session, row)
    run(session, delete(TraceRow).where(TraceRow.roundtable_id == row.id, TraceRow.role == Role.ATTENDEE))
    here = select(NoteRow.id).where(NoteRow.roundtable_id == row.id)
    run(session, delete(ReactionRow).where(ReactionRow.note_id.in_(here)))
    for table in (IntroductionRow, ParticipantRow):
        run(session, delete(table).where(table.roundtable_id == row.id))
    session.expire_all()


def settle_answers(session: Session, row: RoundtableRow) -> None:
    """Keeps of answers how many said what; contributions are nobody's any more."""
    found = session.scalars(select(ContributionRow).where(ContributionRow.roundtable_id == row.id)).all()
    counted = count_answers(session, [each.id for each in found])
    for each in found:
        each.received_answers = add_received(each, counted) or None
        each.participant_id, each.posted_at, each.source_id = None, day_of(row), str(each.id)
    session.flush()
    run(session, delete(AnswerRow).where(AnswerRow.contribution_id.in_([each.id for each in found])))


def keep_backings(session: Session, backings: dict[int, Backing]) -> None:
    """Keeps of each theme how widely it was shared, in a word."""
    for theme, backing in backings.items():
        run(session, update(ThemeRow).where(ThemeRow.id == theme).values(**store_received(backing)))


def clear_journal(session: Session, row: RoundtableRow) -> None:
    """Empties what attendees did, and takes people out of all else; the numbers stay without holes."""
    for entry in session.scalars(select(JournalRow).where(JournalRow.roundtable_id == row.id)):
        if entry.actor.startswith(OF_ATTENDEES) or entry.kind in PERSONAL:
            entry.kind, entry.payload = EntryKind.ENTRY_SEALED, {}
            entry.actor, entry.client_id, entry.digest = NOBODY, f"{NOBODY}-{entry.seq}", ""
            entry.recorded_at = day_of(row)
        else:
            entry.payload = clear_people(entry.payload)
            forget_erased(entry)
    session.flush()


def forget_erased(entry: JournalRow) -> None:
    """Takes out of an entry what was erased together: what somebody asks the crew for is one hand's."""
    if entry.kind in TELLING_ERASED:
        entry.payload = {part: told for part, told in entry.payload.items() if part not in {"notes", "contributions"}}


def forget_erased_before(session: Session, roundtable_id: int) -> None:
    """The same of every entry so far: whoever calls it writes down next what became of all notes and contributions."""
    told = select(JournalRow).where(
        JournalRow.roundtable_id == roundtable_id, JournalRow.kind.in_([kind.value for kind in TELLING_ERASED])
    )
    for entry in session.scalars(told):
        forget_erased(entry)
    session.flush()


TELLING_ERASED = (EntryKind.WORDS_ERASED, EntryKind.RAW_ERASED, EntryKind.ROUNDTABLE_SEALED)


def drop_places(session: Session, roundtable_id: int) -> None:
    """Forgets where people work and which table they sat at."""
    people = update(ParticipantRow).where(ParticipantRow.roundtable_id == roundtable_id)
    run(session, people.values(organisation=None, table_number=None, asked_table=None))
    for table in (NoteRow, ContributionRow):
        run(session, update(table).where(table.roundtable_id == roundtable_id).values(table_number=None))
    told: ColumnElement[bool] = or_(*(JournalRow.kind == kind.value for kind in TELLING_PLACES))
    for entry in session.scalars(select(JournalRow).where(JournalRow.roundtable_id == roundtable_id, told)):
        people_then = [person | {"table": None} for person in entry.payload.get("people", ())]
        entry.payload = {**entry.payload, "people": people_then}
    session.flush()
    session.expire_all()


TELLING_PLACES = (
    EntryKind.PARTICIPANT_JOINED,
    EntryKind.PARTICIPANT_ENDED,
    EntryKind.SCRIBE_CHANGED,
    EntryKind.ROUNDTABLE_IMPORTED,
)


def run(session: Session, statement: Any) -> None:
    """Carries out a statement on many rows at once."""
    session.execute(statement.execution_options(synchronize_session=False))
