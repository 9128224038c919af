"""What somebody missed: the entries after the one they know, or that they must start again from a snapshot.

Who comes back names the last number they have, and its mark. A number alone would not do: a database that was put back
to an earlier state gives the same numbers once more, to other entries.
What all of an audience missed alike is read once.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from facilitator.domain.entries import MINE, Entry, touched_notes
from facilitator.domain.people import OF_ATTENDEES, Audience, Viewer, read_number
from facilitator.store.journal import entries_after, mark_of, mark_of_own
from facilitator.store.notes import find_authors
from facilitator.store.sights import see_entries
from facilitator.store.states import State, find_concern, find_head, read_state, write_json

MOST_BEHIND = 500
"""Further behind than this, a snapshot is smaller than what was missed."""


@dataclass(frozen=True, slots=True)
class Run:
    """Entries one after the other as somebody may see them, a list in JSON; `of` are attendees who see more of them."""

    text: str
    of: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Backlog:
    """The run of entries after a number, and the mark of the last one; no run: start from a snapshot."""

    after: int
    head: int
    mark: str
    run: Run | None


@dataclass(frozen=True, slots=True)
class Known:
    """The last entry that a page has: its number, its mark, and on a phone the mark of the last of its own.

    A number without a mark is believed, and so is a page that says nothing of its own.
    """

    after: int
    mark: str | None = None
    mine: str | None = None


def read_backlog(
    session: Session, viewer: Viewer, audience: Audience, known: Known, state: State | None = None
) -> Backlog:
    """What came after what a page has; with the state that this session sees, what others asked is not read anew."""
    roundtable_id, after = viewer.roundtable_id, known.after
    state = state or read_state(session, roundtable_id)
    newest, last = find_head(session, roundtable_id, audience, state)
    # The range comes first: a number may be greater than any database takes.
    is_near = 0 <= newest - after <= MOST_BEHIND
    has_both = is_near and is_of_here(session, viewer, audience, known, state)
    if not has_both or not has_own(session, viewer, audience, known, state):
        return Backlog(after, newest, "", None)
    run = state.get(("run", audience, after), lambda: read_run(session, roundtable_id, audience, after))
    if viewer.participant_id in run.of:
        entries = entries_after(session, roundtable_id, after, audience)
        run = Run(write_json(see_entries(session, roundtable_id, entries, audience, viewer)))
    return Backlog(after, newest, last, run)


def is_of_here(session: Session, viewer: Viewer, audience: Audience, known: Known, state: State) -> bool:
    """Whether the last entry that a page has is the one that has its number here."""
    if known.mark is None:
        return True
    roundtable_id, after = viewer.roundtable_id, known.after
    return known.mark == state.get(("mark", audience, after), lambda: mark_of(session, roundtable_id, after, audience))


def has_own(session: Session, viewer: Viewer, audience: Audience, known: Known, state: State | None = None) -> bool:
    """Whether a phone has what it alone is shown. Most of that has no number, since it is for nobody else."""
    if audience is not Audience.PHONE or known.mine is None:
        return True
    if known.mine != mark_of_own(session, viewer):
        return False
    return not find_concern(session, viewer, known.after, state or read_state(session, viewer.roundtable_id))


def read_run(session: Session, roundtable_id: int, audience: Audience, after: int) -> Run:
    """The entries after a number as all of an audience may see them."""
    entries = entries_after(session, roundtable_id, after, audience)
    text = write_json(see_entries(session, roundtable_id, entries, audience))
    return Run(text, find_concerned(session, entries) if audience is Audience.PHONE else frozenset())


def find_concerned(session: Session, entries: Iterable[Entry]) -> frozenset[int]:
    """The attendees who are shown more of these entries than others: of their own notes, and what is theirs alone."""
    concerned = {person for entry in entries for person in entry.payload.get("concerns", ())}
    by_them = {entry.actor for entry in entries if entry.kind in MINE}
    concerned |= {read_number(actor) for actor in by_them if actor.startswith(OF_ATTENDEES)}
    return frozenset(concerned | find_authors(session, {note for entry in entries for note in touched_notes(entry)}))
