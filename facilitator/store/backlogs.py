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


@dataclass(frozen=True, slots=True)
class Known:
    """The last entry that a page has: its number, its mark, and on a phone the mark of the last of its own.

    A number without a mark is believed, and so is a page that says nothing of its own.
    """

    after: int
    mark: str | None = None
    mine: str | None = None


def read_backlog(session: Session, viewer: Viewer, audience: Audience, known: Known) -> Backlog:
    """What came after what a page has."""
    roundtable_id, after = viewer.roundtable_id, known.after
    newest = head(session, roundtable_id, audience)
    # The range comes first: a number may be greater than any database takes.
    is_near = 0 <= newest - after <= MOST_BEHIND
    mark = mark_of(session, roundtable_id, after, audience) if is_near else ""
    if not is_near or known.mark not in {None, mark} or not has_own(session, viewer, audience, known):
        return Backlog(after, newest, "", None)
    entries = entries_after(session, roundtable_id, after, audience)
    last = mark_of(session, roundtable_id, newest, audience) if entries else mark
    return Backlog(after, newest, last, see_entries(session, roundtable_id, entries, audience, viewer))


def has_own(session: Session, viewer: Viewer, audience: Audience, known: Known) -> bool:
    """Whether a phone has what it alone is shown. Most of that has no number, since it is for nobody else."""
    if audience is not Audience.PHONE or known.mine is None:
        return True
    return known.mine == mark_of_own(session, viewer) and not mark_of_concern(session, viewer, known.after)
