"""A roundtable from its making to its closing."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from facilitator.actions.fixings import compose_columns, keep_record, read_record
from facilitator.actions.notes import erase_notes, note_columns
from facilitator.actions.quotations import erase_quotations
from facilitator.actions.versions import closed_at_of, load_unreleased, make_first
from facilitator.actions.votes import end_round
from facilitator.domain.board import Board
from facilitator.domain.codes import clean_code
from facilitator.domain.contributions import ContributionState
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.errors import BadInput
from facilitator.domain.headings import Heading, HeadingKey, default_headings
from facilitator.domain.moments import moment
from facilitator.domain.notes import DEFAULT_LIMIT, Handling
from facilitator.domain.orders import Order
from facilitator.domain.people import Viewer
from facilitator.domain.permissions import judge, judged_as
from facilitator.domain.phases import DEFAULT_AGENDA, OVER, PLAIN_AGENDA, NotesShown, Phase, Slot, Status
from facilitator.domain.roundtables import SharingMode, ask_usually, require_tighter, tells_hands
from facilitator.reports.evidence.flags import release
from facilitator.store.contributions import ContributionRow, erase_contributions
from facilitator.store.introductions import erase_unmet
from facilitator.store.notes import NoteRow, count_off_record, next_number
from facilitator.store.people import load_participants
from facilitator.store.programmes import ProgrammeRow, find_programme
from facilitator.store.roundtables import (
    HeadingRow,
    RoundtableRow,
    get_row,
    lock_row,
    name_programme,
    stage_of_row,
    store_agenda,
)
from facilitator.store.sealings import drop_places
from facilitator.store.telling import list_reworded
from facilitator.store.themes import load_themes

USUAL: dict[str, Any] = {
    "venue": "",
    "host": "",
    "status": Status.DRAFT,
    "sharing_mode": SharingMode.SECTOR_ONLY,
    "is_sensitive": False,
    "note_limit": DEFAULT_LIMIT,
    "phase": Phase.LOBBY,
    "notes_shown": NotesShown.AS_POSTED,
    "seq": 0,
    "off_record_shown": 0,
}
"""What a new roundtable's row has where nobody says otherwise, and the table has no default."""


def make_roundtable(
    session: Session,
    *,
    code: str,
    title: str,
    cluster: str,
    now: datetime,
    question: str = "",
    programme: str = "",
    agenda: Sequence[Slot] = PLAIN_AGENDA,
    number: int | None = None,
    **columns: Any,
) -> RoundtableRow:
    """A draft with the usual headings. It has no entry yet: whoever calls this records one.

    Without a `number` the database gives it one. `columns` are all else that its row is to have.
    """
    row = RoundtableRow(
        id=number,
        code=code,
        programme_id=ensure_programme(session, programme).id,
        title=title,
        cluster=cluster,
        question=question or ask_usually(cluster),
        agenda=store_agenda(agenda),
        made_at=now,
        **(USUAL | columns),
    )
    session.add(row)
    session.flush()
    for heading in default_headings():
        session.add(HeadingRow(roundtable_id=row.id, key=heading.key, name=heading.name, prompt=heading.prompt))
    session.flush()
    return row


def found_roundtable(
    session: Session,
    *,
    code: str,
    now: datetime,
    headings: Sequence[Heading],
    agenda: Sequence[Slot] = DEFAULT_AGENDA,
    **values: Any,
) -> tuple[RoundtableRow, Fact]:
    """A draft as an organiser set it up, with the fact to be recorded as its first entry."""
    row = make_roundtable(session, code=code, now=now, agenda=agenda, **values)
    name_headings(session, row.id, headings)
    return row, Fact(EntryKind.ROUNDTABLE_MADE, {"roundtable": status_columns(row)})


def name_headings(session: Session, roundtable_id: int, headings: Sequence[Heading]) -> None:
    """Calls headings what they are to be called at this roundtable."""
    for heading in headings:
        row = session.get_one(HeadingRow, (roundtable_id, heading.key))
        row.name, row.prompt = heading.name, heading.prompt


def ensure_programme(session: Session, name: str) -> ProgrammeRow:
    """The programme of this name, made if there is none; without a name that of the roundtable made last."""
    name = name or name_programme(session)
    programme = find_programme(session, name)
    if programme is None:
        programme = ProgrammeRow(name=name)
        session.add(programme)
        session.flush()
    return programme


@judged_as("roundtable.open")
def open_roundtable(session: Session, order: Order) -> Fact:
    """Opens a draft: people can join, and the lobby begins."""
    row = get_row(session, order.viewer.roundtable_id)
    row.status, row.phase, row.phase_started_at = Status.LIVE, Phase.LOBBY, order.now
    return Fact(EntryKind.ROUNDTABLE_OPENED, {"roundtable": status_columns(row)})


@judged_as("roundtable.close")
def close_roundtable(session: Session, order: Order, *, code: str, prepared: Board | None = None) -> Fact:
    """Closes for good, and fixes the record as closed, with what was composed of a `prepared` one that is the same."""
    settled = settle_evening(session, order, code)
    row = get_row(session, order.viewer.roundtable_id)
    keep_record(session, row, read_record(session, row, prepared))
    told = list_reworded(session, row.id)
    told |= {part: rows + told.get(part, []) for part, rows in settled.items()}
    ended = status_columns(row) | {"spotlight": row.spotlight}
    return Fact(EntryKind.ROUNDTABLE_CLOSED, {"roundtable": ended} | keep_told(told))


def rehearse_close(session: Session, order: Order, *, code: str) -> Callable[[], Board | None]:
    """What composes the record that this close would leave, which takes long; nobody waits for it yet.

    What it leaves is known only by closing: the evening is settled, read, and put back as it was. Whoever may not close
    it is refused here already; an order that comes again is answered by the close itself.
    """
    # As every order does: whoever has the row at another server may wait for notes that are settled here.
    row = lock_row(session, order.viewer.roundtable_id)
    if row.status in OVER:
        return lambda: None
    judge(close_roundtable, order.viewer.role, stage_of_row(row))
    with session.begin_nested() as rehearsal:
        settle_evening(session, order, code)
        row = get_row(session, row.id)
        board, closed_at = load_unreleased(session, row), closed_at_of(row)
        rehearsal.rollback()

    def compose() -> Board:
        record = release(board)
        compose_columns(record, make_first(record, [], closed_at))
        return record

    return compose


def settle_evening(session: Session, order: Order, code: str) -> dict[str, list[dict[str, Any]]]:
    """Withholds what a facilitator holds, counts the vote, and erases words withheld and off the record.

    Gives what became of what, for the journal.
    """
    row = get_row(session, order.viewer.roundtable_id)
    if clean_code(code) != row.code:
        raise BadInput({"code": f"Type the code {row.code} to close this roundtable. Closing cannot be undone."})
    notes = take_remarked(session, row.id) + withhold_held(session, row.id)
    rounds = end_round(session, order)
    quoted = erase_unshown(session, row.id)
    row.spotlight = None
    row.status, row.closed_at, row.phase_ends_at, row.paused_seconds = Status.CLOSED, order.now, None, None
    row.off_record_shown = count_off_record(session, row.id)
    session.flush()
    told = {"people": drop_places_if_promised(session, row), "notes": notes, "rounds": rounds}
    return told | {part: quoted.get(part, []) for part in ("themes", "headings")}


def take_remarked(session: Session, roundtable_id: int) -> list[dict[str, Any]]:
    """Puts the notes on the record that waited for a remark on their words alone: in files these are masked anyway."""
    rows = session.scalars(
        select(NoteRow)
        .where(NoteRow.roundtable_id == roundtable_id, NoteRow.handling == Handling.HELD, NoteRow.reason.is_not(None))
        .order_by(NoteRow.id)
    ).all()
    for row in rows:
        row.handling, row.reason = Handling.OPEN, None
        row.number = row.number or next_number(session, roundtable_id, row.heading)
    session.flush()
    return [note_columns(row) for row in rows]


def withhold_held(session: Session, roundtable_id: int) -> list[dict[str, Any]]:
    """Settles the notes that nobody released; gives what became of them, for the journal."""
    held = (NoteRow.roundtable_id == roundtable_id, NoteRow.handling == Handling.HELD)
    statement = update(NoteRow).where(*held).values(handling=Handling.WITHHELD).returning(NoteRow.id)
    ids = session.scalars(statement.execution_options(synchronize_session=False)).all()
    return [{"id": note_id, "handling": Handling.WITHHELD} for note_id in sorted(ids)]


def erase_unshown(session: Session, roundtable_id: int) -> dict[str, Any]:
    """Erases the words of every note and contribution that may not be shown, and contacts that led nowhere.

    What quotes these words is struck out. Gives what lost words that people see, for the journal.
    """
    erase_unmet(session, roundtable_id)
    of_unseen = (ContributionRow.roundtable_id == roundtable_id, ContributionRow.state != ContributionState.OPEN)
    unseen = session.scalars(select(ContributionRow.id).where(*of_unseen)).all()
    of_unshown = (NoteRow.roundtable_id == roundtable_id, NoteRow.handling != Handling.OPEN)
    unshown = session.scalars(select(NoteRow.id).where(*of_unshown)).all()
    gone = {*(("contribution_text", key) for key in unseen), *(("note_text", key) for key in unshown)}
    quoted = erase_quotations(session, roundtable_id, gone) if gone else {}
    erase_contributions(session, list(unseen))
    erase_notes(session, list(unshown))
    return quoted


def keep_told(parts: dict[str, Any]) -> dict[str, Any]:
    """The parts of an entry that tell of something."""
    return {part: rows for part, rows in parts.items() if rows}


@judged_as("heading.rename")
def rename_heading(session: Session, order: Order, *, heading: HeadingKey, name: str, prompt: str) -> Fact:
    """Calls a heading something else at this roundtable; its notes stay with it."""
    row = session.get_one(HeadingRow, (order.viewer.roundtable_id, heading))
    row.name, row.prompt = name, prompt
    return Fact(EntryKind.HEADING_RENAMED, {"headings": [{"id": heading}]})


@judged_as("sharing.tighten")
def tighten_sharing(session: Session, order: Order, *, sharing_mode: SharingMode, is_sensitive: bool) -> Fact:
    """Promises people more than before, never less; after the close as well, since the paper is written then."""
    row = get_looser(session, order.viewer, sharing_mode=sharing_mode, is_sensitive=is_sensitive)
    row.sharing_mode, row.is_sensitive = sharing_mode, is_sensitive
    columns = {"sharing_mode": sharing_mode, "is_sensitive": is_sensitive}
    people = [] if row.status in {Status.DRAFT, Status.LIVE} else drop_places_if_promised(session, row)
    # How many stand behind a theme may no longer be told: whoever follows the journal needs each theme again.
    themes = [] if tells_hands(sharing_mode) else [{"id": theme.id} for theme in load_themes(session, row.id)]
    parts = {"people": people, "themes": themes}
    return Fact(EntryKind.SHARING_TIGHTENED, {"roundtable": columns} | keep_told(parts))


def get_looser(session: Session, viewer: Viewer, *, sharing_mode: SharingMode, is_sensitive: bool) -> RoundtableRow:
    """A roundtable of which people are to be promised this. Raises Conflict where they were promised more."""
    row = get_row(session, viewer.roundtable_id)
    require_tighter(row.sharing_mode, sharing_mode, was_sensitive=row.is_sensitive, is_sensitive=is_sensitive)
    return row


def warn_of_tightening(session: Session, viewer: Viewer, *, sharing_mode: SharingMode, is_sensitive: bool) -> str:
    """What whoever promises people more should know. Raises Conflict where they would promise less."""
    get_looser(session, viewer, sharing_mode=sharing_mode, is_sensitive=is_sensitive)
    return "From then on people are promised this. What is promised can be made stricter, and never looser again."


def drop_places_if_promised(session: Session, row: RoundtableRow) -> list[dict[str, Any]]:
    """Under the Chatham House Rule nobody's organisation or table is kept once a roundtable is over.

    Gives what became of people, for the journal.
    """
    if row.sharing_mode is not SharingMode.CHATHAM_HOUSE:
        return []
    drop_places(session, row.id)
    return [{"id": person, "table": None} for person in load_participants(session, row.id)]


def status_columns(row: RoundtableRow) -> dict[str, Any]:
    """What opening and closing set, for the journal."""
    return {"status": row.status, **phase_columns(row)}


def phase_columns(row: RoundtableRow) -> dict[str, Any]:
    """Where the room stands in its agenda, for the journal."""
    return {
        "phase": row.phase,
        "phase_heading": row.phase_heading,
        "phase_started_at": moment(row.phase_started_at),
        "phase_ends_at": moment(row.phase_ends_at),
        "paused_seconds": row.paused_seconds,
        "page": row.page,
        "off_record_shown": row.off_record_shown,
    }
