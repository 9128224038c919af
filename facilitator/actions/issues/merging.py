"""Two issues that are one: nothing that a person decided of either gets lost without a word."""

from sqlalchemy.orm import Session

from facilitator.actions.issues.deciding import Decision, get_confirmed, in_turn, read_issue
from facilitator.domain.errors import BadInput
from facilitator.domain.series import CommonIssue, Reading, Stance
from facilitator.store.common_issues import load_theme_rows, put_theme, store_reading

Parting = tuple[Stance, Stance]
"""How a room stood to this issue, and how to another that is merged into it."""


@in_turn
def merge(session: Session, decision: Decision, *, issue: int, other: int) -> dict[int, Parting]:
    """All of another issue goes into this one, what was read of it too; gives the rooms whose two stances differed.

    Those have none now: which of the two is right, no rule can tell.
    """
    kept, added = (read_issue(session, decision, number) for number in (issue, other))
    if kept.id == added.id:
        raise BadInput({"other": "Choose another issue."})
    bring_themes(session, kept, added)
    parted = {}
    for roundtable, reading in added.readings.items():
        own = kept.at(roundtable)
        store_reading(session, kept.id, roundtable, join_readings(own, reading))
        if own.stance and reading.stance and own.stance is not reading.stance:
            parted[roundtable] = own.stance, reading.stance
    session.delete(get_confirmed(session, decision, added.id))
    return parted


def bring_themes(session: Session, kept: CommonIssue, added: CommonIssue) -> None:
    """Every theme that was in the other issue, or kept out of it, with the notes that it had then.

    Also those that are gone, and those of a room that is sensitive by now. What is in either is in.
    """
    for row in load_theme_rows(session, added.id):
        if not row.is_outside or row.theme_id not in kept.themes:
            put_theme(session, kept.id, row.theme_id, row.notes, is_outside=row.is_outside)


def join_readings(kept: Reading, added: Reading) -> Reading:
    """What was read of two issues that are one now; of two stances that differ it has neither."""
    stances = {kept.stance, added.stance} - {None}
    return Reading(
        stances.pop() if len(stances) == 1 else None,
        kept.is_absent and added.is_absent,
        tuple(sorted({*kept.denied, *added.denied})),
        tuple(sorted({*kept.voices, *added.voices})),
        kept.received or added.received,
    )
