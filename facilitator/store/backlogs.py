"""What somebody missed: the entries after the one they know, or that they must start again from a snapshot.

Who comes back names the last number they have, and its mark. A number alone would not do: a database that was put back
to an earlier state gives the same numbers once more, to other entries.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from facilitator.domain.people import Audience, Viewer
from facilitator.store.journal import entries_after, head, mark_of
from facilitator.store.sights import see_entries

MOST_BEHIND = 500
"""Further behind than this, a snapshot is smaller than what was missed."""


@dataclass(frozen=True, slots=True)
class Backlog:
    """The entries after a number as an audience may see them, and the mark of the last; None: start from a snapshot."""

    after: int
    head: int
    mark: str
    entries: list[dict[str, Any]] | None


def read_backlog(session: Session, viewer: Viewer, audience: Audience, after: int, mark: str | None) -> Backlog:
    """What came after this entry. Without a mark, the number is believed."""
    newest = head(session, viewer.roundtable_id)
    # The range comes first: a number may be greater than any database takes.
    is_near = 0 <= newest - after <= MOST_BEHIND
    known = mark_of(session, viewer.roundtable_id, after) if is_near else ""
    if not is_near or mark not in {None, known}:
        return Backlog(after, newest, "", None)
    entries = entries_after(session, viewer.roundtable_id, after)
    last = mark_of(session, viewer.roundtable_id, entries[-1].seq) if entries else known
    return Backlog(after, newest, last, see_entries(session, viewer.roundtable_id, entries, audience, viewer))
