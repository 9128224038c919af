"""Whether a roundtable is whole: journal against tables, numbers without holes, every note accounted for."""

from enum import Enum
from typing import Any

from sqlalchemy import ColumnExpressionArgument, select
from sqlalchemy.orm import Session

from facilitator.domain.entries import PARTS, fold
from facilitator.domain.moments import moment
from facilitator.domain.notes import Handling
from facilitator.domain.phases import Status
from facilitator.domain.sights import see_reactions
from facilitator.store.boards import load_board
from facilitator.store.contributions import ContributionRow, contribution_state
from facilitator.store.introductions import IntroductionRow, introduction_state
from facilitator.store.journal import entries_after
from facilitator.store.notes import NoteRow, NoteTextRow
from facilitator.store.people import ParticipantRow
from facilitator.store.reactions import count_reactions
from facilitator.store.roundtables import get_row
from facilitator.store.themes import DismissalRow, ThemeNameRow, ThemeRow, dismissal_state, theme_state
from facilitator.store.votes import RoundRow, round_state

State = dict[str, Any]


def find_faults(session: Session, roundtable_id: int) -> list[str]:
    """What is off, as sentences; an empty list if all is well."""
    entries = entries_after(session, roundtable_id, 0)
    newest = get_row(session, roundtable_id).seq
    faults = find_holes([entry.seq for entry in entries], newest)
    told = fold(entry.payload for entry in entries)
    # A reaction that was taken back leaves a row of noughts in the journal, and none in the table.
    told["reactions"] = {key: row for key, row in told["reactions"].items() if row["me_too"] or row["differ"]}
    # Nor does an entry say that a theme was merged into none, if it is from before that was kept.
    told["themes"] = {key: {"merged_into": None} | row for key, row in told["themes"].items()}
    # Nor does an entry say that nothing was taken back, if it is from before that could be done.
    told["introductions"] = {key: {"is_withdrawn": False} | row for key, row in told["introductions"].items()}
    # Nor does a close say that it takes what stood in the spotlight away, if it is from before that was told.
    if told["roundtable"].get("status") == Status.CLOSED:
        told["roundtable"]["spotlight"] = None
    faults += find_differences(told, read_state(session, roundtable_id))
    faults += find_lost_words(session, roundtable_id)
    return faults + find_lost_notes(session, roundtable_id)


def find_holes(numbers: list[int], newest: int) -> list[str]:
    """Numbers that are missing or come twice."""
    if numbers == list(range(1, newest + 1)):
        return []
    return [f"the journal has the numbers {describe(numbers)}, but its head is {newest}"]


def describe(numbers: list[int]) -> str:
    """A list of numbers, short."""
    return f"{numbers[0]}…{numbers[-1]} ({len(numbers)} of them)" if numbers else "(none)"


def find_differences(told: State, stored: State) -> list[str]:
    """Where the tables are not what the journal says became of them."""
    rows = [
        (f"{part} {key}", told[part].get(key), stored[part].get(key))
        for part in PARTS
        if part != "headings"  # the journal says only that a heading was renamed, not to what
        for key in sorted(set(told[part]) | set(stored[part]))
    ]
    rows += [
        (f"roundtable {name}", value, stored["roundtable"].get(name)) for name, value in told["roundtable"].items()
    ]
    unlike = (narrow(row) for row in rows if row[1] != row[2])
    return [f"{what}: the journal says {one}, the tables {other}" for what, one, other in unlike]


def narrow(row: tuple[str, Any, Any]) -> tuple[str, Any, Any]:
    """What differs, and nothing that is alike."""
    what, told, stored = row
    if not isinstance(told, dict) or not isinstance(stored, dict):
        return row
    unlike = [name for name in {**told, **stored} if told.get(name) != stored.get(name)]
    return what, {name: told.get(name) for name in unlike}, {name: stored.get(name) for name in unlike}


def find_lost_words(session: Session, roundtable_id: int) -> list[str]:
    """Notes on the record and themes whose words are gone without anybody having erased them."""
    if get_row(session, roundtable_id).raw_erased_at is not None:
        return []
    has_words = select(NoteTextRow.note_id).where(
        NoteTextRow.note_id == NoteRow.id, NoteTextRow.revision == NoteRow.revision, NoteTextRow.text.is_not(None)
    )
    lost = of_roundtable(session, NoteRow, roundtable_id, NoteRow.handling == Handling.OPEN, ~has_words.exists())
    faults = [f"note {row.heading.label(row.number)}: its words are gone" for row in lost]
    is_named = select(ThemeNameRow.theme_id).where(
        ThemeNameRow.theme_id == ThemeRow.id, ThemeNameRow.revision == ThemeRow.name_revision
    )
    nameless = of_roundtable(session, ThemeRow, roundtable_id, ThemeRow.is_live, ~is_named.exists())
    return faults + [f"theme {row.id}, {row.heading}: its name is gone" for row in nameless]


def find_lost_notes(session: Session, roundtable_id: int) -> list[str]:
    """Whether the sum that the report prints is the number of notes there are."""
    board = load_board(session, roundtable_id)
    received = board.received
    n_known = len(board.notes)
    if received is not None:
        n_known += received.n_withdrawn + received.n_off_record + received.n_withheld
    n_told = board.accounting().n_notes
    return [] if n_told == n_known else [f"the report accounts for {n_told} notes, but there are {n_known}"]


def read_state(session: Session, roundtable_id: int) -> State:
    """The tables in the form that folding the journal gives."""
    row = get_row(session, roundtable_id)
    return {
        "notes": {note.id: note_state(note) for note in of_roundtable(session, NoteRow, roundtable_id)},
        "themes": {theme.id: theme_state(theme) for theme in of_roundtable(session, ThemeRow, roundtable_id)},
        "people": {
            person.id: {
                "id": person.id,
                "sector": person.sector,
                "table": person.table_number,
                "is_scribe": person.is_scribe,
            }
            for person in of_roundtable(session, ParticipantRow, roundtable_id)
        },
        "headings": {},
        "dismissals": {
            refused.id: dismissal_state(refused) for refused in of_roundtable(session, DismissalRow, roundtable_id)
        },
        "reactions": {
            note: {"id": note, **see_reactions(counts)}
            for note, counts in count_reactions(session, roundtable_id).items()
        },
        "contributions": {
            brought.id: contribution_state(session, brought)
            for brought in of_roundtable(session, ContributionRow, roundtable_id)
        },
        "introductions": {
            asked.id: introduction_state(asked) for asked in of_roundtable(session, IntroductionRow, roundtable_id)
        },
        "rounds": {vote.id: round_state(vote) for vote in of_roundtable(session, RoundRow, roundtable_id)},
        "roundtable": {
            "status": row.status.value,
            "agenda": row.agenda,
            "paused_seconds": row.paused_seconds,
            "phase": row.phase.value,
            "phase_heading": row.phase_heading and row.phase_heading.value,
            "phase_started_at": moment(row.phase_started_at),
            "phase_ends_at": moment(row.phase_ends_at),
            "off_record_shown": row.off_record_shown,
            "holds_notes": row.holds_notes,
            "spotlight": row.spotlight,
            "lead": row.lead_id,
            "sharing_mode": row.sharing_mode.value,
            "is_sensitive": row.is_sensitive,
        },
    }


def of_roundtable(session: Session, table: Any, roundtable_id: int, *those: ColumnExpressionArgument[bool]) -> Any:
    """The rows of one table that belong to a roundtable, or those of them."""
    return session.scalars(select(table).where(table.roundtable_id == roundtable_id, *those))


def note_state(note: NoteRow) -> State:
    """A note as the journal tells it."""
    state = {
        "id": note.id,
        "person": note.participant_id,
        "heading": note.heading,
        "kind": note.kind,
        "handling": note.handling,
        "number": note.number,
        "revision": note.revision,
        "place": note.place,
        "theme": note.theme_id,
        "placed_by": note.placed_by,
        "source": note.source,
        "is_late": note.is_late,
    }
    return {name: value.value if isinstance(value, Enum) else value for name, value in state.items()}
