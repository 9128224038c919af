"""What a facilitator has on the desk while the room runs: who is there, what waits, what was done and entered last."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.contributions import RULES, ContributionKind, may_see
from facilitator.domain.entries import EntryKind
from facilitator.domain.exercises import see_contribution
from facilitator.domain.moments import moment
from facilitator.domain.notes import Handling, Note, Source
from facilitator.domain.people import OF_CREW, Audience, Viewer, read_number
from facilitator.store.journal import JournalRow
from facilitator.store.notes import load_notes
from facilitator.store.people import CrewRow, ParticipantRow
from facilitator.store.roundtables import get_row
from facilitator.store.telling import tell_contributions, tell_words
from facilitator.store.undoing import see_actions

LATEST = 40
"""Notes on the desk: what came in the last minutes; the rest is on the grouping page."""
LATEST_ACTIONS = 8
MOST_ENTERED = 300
"""Notes from paper, a sitting's work; what is older is on the grouping page like every note."""
NEWEST = 12
"""Phones on the desk that can be ended; any other is found by a note that it sent."""

WRITE_UP = frozenset({ContributionKind.POINT, ContributionKind.REMARK})
"""What the crew writes down for the write-up team; it belongs to no phase."""


def see_desk(session: Session, viewer: Viewer, now: datetime) -> dict[str, Any]:
    """The desk. Of notes off the record it holds a count, never a word."""
    roundtable_id = viewer.roundtable_id
    notes = load_notes(session, roundtable_id)
    latest = [note for note in notes if note.is_open][-LATEST:]
    lead = get_row(session, roundtable_id).lead_id
    return {
        "crew": viewer.crew_id,
        "lead": None if lead is None else {"crew": lead, "role": find_roles(session, {lead}).get(lead, "facilitator")},
        "held": [see_incoming(note) for note in notes if note.handling is Handling.HELD],
        "withheld": [see_incoming(note) for note in notes if note.handling is Handling.WITHHELD],
        "latest": [see_incoming(note) for note in tell_words(session, roundtable_id, latest)][::-1],
        "n_off_record": sum(note.handling is Handling.OFF_RECORD for note in notes),
        "people": count_people(session, roundtable_id, now, find_imported(notes)),
        "contributions": see_brought(session, roundtable_id),
        "actions": latest_actions(session, roundtable_id),
        "grouping": see_actions(session, roundtable_id),
    }


def see_brought(session: Session, roundtable_id: int) -> list[dict[str, Any]]:
    """What was brought to the present exercise, hidden or not, and what is written down for the write-up team."""
    phase = get_row(session, roundtable_id).phase
    return [
        see_contribution(each, Audience.CREW)
        for each in tell_contributions(session, roundtable_id)
        if may_see(each, Audience.CREW, phase) and (each.kind in WRITE_UP or phase in RULES[each.kind].shown_in)
    ]


def see_incoming(note: Note) -> dict[str, Any]:
    """A note on the record, or waiting to be, as whoever decides about it sees it."""
    return {
        "id": note.id,
        "label": note.label,
        "heading": note.heading,
        "kind": note.kind,
        "text": note.text,
        "handling": note.handling,
        "reason": note.reason,
        "source": note.source,
        "posted_at": moment(note.posted_at),
    }


def see_off_record(session: Session, roundtable_id: int) -> list[dict[str, Any]]:
    """The notes off the record with their words, for a facilitator who asked for them."""
    return [
        {"heading": note.heading, "kind": note.kind, "text": note.text}
        for note in load_notes(session, roundtable_id)
        if note.handling is Handling.OFF_RECORD and note.text is not None
    ]


def find_imported(notes: Iterable[Note]) -> set[int]:
    """The authors who came with a file and so have no phone here."""
    return {note.participant_id for note in notes if note.source is Source.IMPORT and note.participant_id is not None}


def count_people(session: Session, roundtable_id: int, now: datetime, imported: Collection[int]) -> dict[str, Any]:
    """How many people there are, by sector and by table, who joined lately, who writes or asks to for which table."""
    rows = session.scalars(select(ParticipantRow).where(ParticipantRow.roundtable_id == roundtable_id)).all()
    phones = [row for row in rows if row.id not in imported]
    ages = [(now - row.joined_at).total_seconds() for row in phones]
    return {
        "n": len(rows),
        "n_minute": sum(age < 60 for age in ages),
        "n_ten_minutes": sum(age < 600 for age in ages),
        "asking": [{"person": row.id, "table": row.asked_table} for row in rows if row.asked_table is not None],
        "newest": [see_phone(row) for row in sorted(phones, key=lambda row: -row.id) if row.ended_at is None][:NEWEST],
        "sectors": dict(Counter(row.sector or "unknown" for row in rows).most_common()),
        "tables": {str(table): n for table, n in sorted(Counter(row.table_number or 0 for row in rows).items())},
        "scribes": sorted(row.table_number for row in rows if row.is_scribe and row.table_number is not None),
    }


def see_phone(row: ParticipantRow) -> dict[str, Any]:
    """A phone as whoever may end it sees it: nothing that it wrote."""
    at = moment(row.joined_at.replace(second=0, microsecond=0))
    return {"person": row.id, "sector": row.sector or "unknown", "table": row.table_number, "joined_at": at}


def latest_actions(session: Session, roundtable_id: int) -> list[dict[str, Any]]:
    """What the crew did last, newest first, each with the role and the number of who did it."""
    statement = (
        select(JournalRow.seq, JournalRow.kind, JournalRow.payload, JournalRow.actor, JournalRow.recorded_at)
        .where(JournalRow.roundtable_id == roundtable_id, JournalRow.actor.startswith(OF_CREW))
        .order_by(JournalRow.seq.desc())
        .limit(LATEST_ACTIONS)
    )
    rows = session.execute(statement).all()
    crew = [read_number(row.actor) for row in rows]
    roles = find_roles(session, set(crew))
    return [
        {
            "seq": row.seq,
            "kind": row.kind,
            "crew": number,
            "role": roles.get(number, "facilitator"),
            "at": moment(row.recorded_at),
            **({"details": row.payload["details"]} if "details" in row.payload else {}),
        }
        for row, number in zip(rows, crew, strict=True)
    ]


def find_roles(session: Session, crew: set[int]) -> dict[int, str]:
    """The role of each of these members of the crew, by number."""
    return {row.id: row.role.value for row in session.scalars(select(CrewRow).where(CrewRow.id.in_(crew)))}


def load_entered(session: Session, roundtable_id: int, actor: str) -> list[Note]:
    """The notes that this actor has entered and not taken back, the newest first."""
    statement = (
        select(JournalRow.payload)
        .where(
            JournalRow.roundtable_id == roundtable_id,
            JournalRow.actor == actor,
            JournalRow.kind == EntryKind.NOTE_POSTED.value,
        )
        .order_by(JournalRow.seq.desc())
        .limit(MOST_ENTERED)
    )
    ids = [note["id"] for payload in session.scalars(statement) for note in payload["notes"]]
    notes = load_notes(session, roundtable_id, ids) if ids else []
    return sorted((note for note in notes if note.handling is not Handling.WITHDRAWN), key=lambda note: -note.id)
