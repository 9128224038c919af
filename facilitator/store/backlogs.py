"""What somebody missed: the entries after the one they know, or that they must start again from a snapshot.

Who comes back names the last number they have, and its mark. A number alone would not do: a database that was put back
to an earlier state gives the same numbers once more, to other entries.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from facilitator.domain.people import Audience, Viewer
from facilitator.store.journal import entries_after, head, mark_of, mark_of_concern, mark_of_own
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


def read_backlog(
    session: Session, viewer: Viewer, audience: Audience, after: int, mark: str | None, mine: str | None = None
) -> Backlog:
    """What came after this entry. Without a mark, the number is believed; likewise without that of one's own newest."""
    roundtable_id = viewer.roundtable_id
    newest = head(session, roundtable_id, audience)
    # The range comes first: a number may be greater than any database takes.
    is_near = 0 <= newest - after <= MOST_BEHIND
    known = mark_of(session, roundtable_id, after, audience) if is_near else ""
    if not is_near or mark not in {None, known} or not knows_own(session, viewer, audience, after, mine):
        return Backlog(after, newest, "", None)
    entries = entries_after(session, roundtable_id, after, audience)
    last = mark_of(session, roundtable_id, newest, audience) if entries else known
    return Backlog(after, newest, last, see_entries(session, roundtable_id, entries, audience, viewer))


def knows_own(session: Session, viewer: Viewer, audience: Audience, after: int, mine: str | None) -> bool:
    """Whether a phone has what it alone is shown. Most of that has no number, since it is for nobody else."""
    if audience is not Audience.PHONE or mine is None:
        return True
    return mine == mark_of_own(session, viewer) and not mark_of_concern(session, viewer, after)
