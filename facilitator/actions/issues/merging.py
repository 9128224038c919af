"""Two issues that are one, and two that were told to be: nothing that a person decided of either gets lost."""

from collections.abc import Sequence

from sqlalchemy import delete
from sqlalchemy.orm import Session

from facilitator.actions.issues.choices import empties, find_standing
from facilitator.actions.issues.deciding import Decision, get_confirmed, in_turn, read_issue
from facilitator.domain.errors import BadInput, Conflict
from facilitator.domain.series import NOTHING_READ, Change, CommonIssue, Reading, Stance, Verdict
from facilitator.store.common_issues import (
    CommonReadingRow,
    CommonThemeRow,
    copy_taken_back,
    drop_taken_back,
    load_theme_rows,
    put_theme,
    store_reading,
)

Parting = tuple[Stance, Stance]
"""How a room stood to this issue, and how to another that is merged into it."""

EMPTIED = "Nothing but what was merged is in this issue any more. To end it, take the whole issue back."


@in_turn
def merge(session: Session, decision: Decision, *, issue: int, other: int) -> tuple[Change, dict[int, Parting]]:
    """All of another issue goes into this one, what was read of it too; with the rooms whose two stances differed.

    Those have none now: which of the two is right, no rule can tell. Both wait as they were, to be undone.
    """
    kept, added = (read_issue(session, decision, number) for number in (issue, other))
    if kept.id == added.id:
        raise BadInput({"other": "Choose another issue."})
    drop_taken_back(session, decision.programme)
    copy_taken_back(session, get_confirmed(session, decision, kept.id), decision.now, decision.role)
    for row in list_brought(session, kept, added):
        put_theme(session, kept.id, row.theme_id, row.notes, is_outside=row.is_outside)
    parted = {}
    for roundtable, reading in added.readings.items():
        own = kept.at(roundtable)
        store_reading(session, kept.id, roundtable, join_readings(own, reading))
        if own.stance and reading.stance and own.stance is not reading.stance:
            parted[roundtable] = own.stance, reading.stance
    get_confirmed(session, decision, added.id).is_rejected = True
    return Change(Verdict.MERGE, kept.id, added.themes, other=added.id), parted


def list_brought(session: Session, kept: CommonIssue, added: CommonIssue) -> list[CommonThemeRow]:
    """Every theme that was in the other issue, or kept out of it, with the notes that it had then.

    Also those that are gone, and those of a room that is sensitive by now. What is in either is in.
    """
    rows = load_theme_rows(session, added.id)
    return [row for row in rows if not row.is_outside or row.theme_id not in kept.themes]


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


def part(session: Session, decision: Decision, now: CommonIssue, before: CommonIssue, added: CommonIssue) -> None:
    """Takes out of an issue what another brought into it, but for what somebody has decided since. Raises Conflict."""
    standing = {row.theme_id: row for row in load_theme_rows(session, now.id)}
    brought = [
        row
        for row in list_brought(session, before, added)
        if row.theme_id in standing and standing[row.theme_id].is_outside == row.is_outside
    ]
    own = {row.theme_id: row for row in load_theme_rows(session, before.id)}
    leaving = {row.theme_id for row in brought if row.theme_id not in before.themes}
    if empties(find_standing(session, decision.programme, now.id), leaving):
        raise Conflict(EMPTIED)
    put_back(session, now.id, [row.theme_id for row in brought], own)
    for room, reading in added.readings.items():
        told = part_readings(now.at(room), before.at(room), reading)
        if told == NOTHING_READ and room not in before.readings:
            session.execute(delete(CommonReadingRow).filter_by(issue_id=now.id, roundtable_id=room))
        else:
            store_reading(session, now.id, room, told)
    session.flush()


def put_back(session: Session, issue: int, themes: Sequence[int], own: dict[int, CommonThemeRow]) -> None:
    """Themes of an issue are in it or out of it as they were; those that it did not know are gone from it."""
    unknown = [theme for theme in themes if theme not in own]
    session.execute(
        delete(CommonThemeRow).where(CommonThemeRow.issue_id == issue, CommonThemeRow.theme_id.in_(unknown))
    )
    for row in (own[theme] for theme in themes if theme in own):
        put_theme(session, issue, row.theme_id, row.notes, is_outside=row.is_outside)


def part_readings(now: Reading, before: Reading, added: Reading) -> Reading:
    """What is read of an issue without what another brought: as before, but for what somebody has said since."""
    joined = join_readings(before, added)
    return Reading(
        before.stance if now.stance is joined.stance else now.stance,
        before.is_absent if now.is_absent == joined.is_absent else now.is_absent,
        tuple(sorted({*now.denied} - ({*added.denied} - {*before.denied}))),
        tuple(sorted({*now.voices} - ({*added.voices} - {*before.voices}))),
        before.received if now.received == joined.received else now.received,
    )
