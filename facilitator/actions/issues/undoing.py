"""Undoing what was said of a proposal or a theme: it is put back, and nothing that anybody has decided since."""

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from facilitator.actions.issues.choices import empties, find_standing, read_free_name
from facilitator.actions.issues.deciding import Decision, get_confirmed, in_turn, read_issue
from facilitator.actions.issues.merging import EMPTIED, part
from facilitator.domain.errors import BadInput, Conflict, NotFound
from facilitator.domain.series import NOTHING_READ, Change, CommonIssue, Verdict, mark_name
from facilitator.store.common_issues import (
    CommonIssueRow,
    CommonThemeRow,
    drop_taken_back,
    get_common_issue,
    load_common_issues,
    load_taken_back,
    load_theme_rows,
    store_reading,
)


@in_turn
def undo(session: Session, decision: Decision, *, change: Change) -> None:
    """Puts back what a verdict changed. Raises NotFound where its issue is gone, and Conflict."""
    UNDOING[change.verdict](session, decision, change)


def undo_confirming(session: Session, decision: Decision, change: Change) -> None:
    """Ends an issue that is as it was made."""
    since = tell_since(read_issue(session, decision, change.issue), change)
    if since:
        way = "Undo would take that away, too. To take the whole issue back anyway, open it."
        raise Conflict(f"Since it was confirmed {' and '.join(since)}. {way}")
    session.delete(get_confirmed(session, decision, change.issue))


def tell_since(issue: CommonIssue, change: Change) -> list[str]:
    """What has happened to an issue since it was confirmed."""
    is_renamed = bool(change.named) and mark_name(issue.name) != change.named
    is_moved = set(issue.themes) != set(change.themes) or bool(issue.outside)
    is_read = any(reading != NOTHING_READ for reading in issue.readings.values())
    told = (
        (is_renamed, f"it was renamed to “{issue.name}”"),
        (is_moved, "themes were put into it, or taken out"),
        (is_read, "somebody has said how rooms stand to it"),
    )
    return [words for is_so, words in told if is_so]


def undo_rejecting(session: Session, decision: Decision, change: Change) -> None:
    """Themes that were told apart are proposed again."""
    row = get_common_issue(session, decision.programme, change.issue)
    if not row.is_rejected:
        raise Conflict("These themes were not told apart. To take an issue back, open it.")
    session.delete(row)


def undo_belonging(session: Session, decision: Decision, change: Change) -> None:
    """Themes that are still in the issue leave it; where its room stands as was said then, it stands as before."""
    known = read_issue(session, decision, change.issue)
    leaving = set(change.themes) & set(known.themes)
    if not leaving:
        raise Conflict(f"This is not in “{known.name}” any more: somebody has taken it out meanwhile.")
    if empties(find_standing(session, decision.programme, known.id), leaving):
        raise Conflict("Nothing else is in this issue any more. To end it, open it and take the whole issue back.")
    own = CommonThemeRow.issue_id == known.id
    back = own & CommonThemeRow.theme_id.in_(leaving & change.outside)
    session.execute(update(CommonThemeRow).where(back).values(is_outside=True))
    session.execute(delete(CommonThemeRow).where(own, CommonThemeRow.theme_id.in_(leaving - change.outside)))
    # Of what an address says that counts alone which is about a room whose theme leaves.
    rooms = {member.roundtable for member in known.members if member.theme in leaving}
    for room in rooms & change.stood.keys():
        if known.at(room).stance is change.stance:
            store_reading(session, known.id, room, replace(known.at(room), stance=change.stood[room]))


def undo_refusing(session: Session, decision: Decision, change: Change) -> None:
    """Themes may be proposed for an issue again."""
    row = get_confirmed(session, decision, change.issue)
    own = CommonThemeRow.issue_id == row.id, CommonThemeRow.theme_id.in_(change.themes)
    session.execute(delete(CommonThemeRow).where(*own, CommonThemeRow.is_outside))


def undo_taking_out(session: Session, decision: Decision, change: Change) -> None:
    """Themes that are still out of the issue are in it again, and their room stands as it did."""
    row = get_confirmed(session, decision, change.issue)
    back = set(change.themes) - change.outside
    require_out(session, decision, row.id, back)
    own = (CommonThemeRow.issue_id == row.id) & CommonThemeRow.is_outside
    session.execute(update(CommonThemeRow).where(own, CommonThemeRow.theme_id.in_(back)).values(is_outside=False))
    session.execute(delete(CommonThemeRow).where(own, CommonThemeRow.theme_id.in_(change.outside & set(change.themes))))


def undo_taking_back(session: Session, decision: Decision, change: Change) -> None:
    """The issue that was taken back last is there again, with all that was said of it."""
    put_issue_back(session, decision, find_waiting(session, decision, change.issue))


def undo_merging(session: Session, decision: Decision, change: Change) -> None:
    """The issue that was merged into another is there again, and the other without what came from it."""
    added = find_waiting(session, decision, change.other)
    before = next((each for each in load_taken_back(session, decision.programme) if each.id != added.id), None)
    if before is None:  # its roundtables were deleted since
        raise Conflict(EMPTIED)
    if set(before.themes).isdisjoint(row.theme_id for row in load_theme_rows(session, change.issue)):
        raise Conflict("It was merged into another issue since. Part the two there.")
    part(session, decision, read_issue(session, decision, change.issue), before, added)
    put_issue_back(session, decision, added)
    drop_taken_back(session, decision.programme)


def find_waiting(session: Session, decision: Decision, number: int | None) -> CommonIssue:
    """An issue that was taken back or merged last. Raises NotFound where another was since, and Conflict."""
    found = [issue for issue in load_taken_back(session, decision.programme) if issue.id == number]
    if found:
        return found[0]
    if any(issue.id == number for issue in load_common_issues(session, decision.programme)):
        raise Conflict("Somebody has put this issue back already.")
    raise NotFound("This issue is gone for good: another was taken back or merged since.")


def put_issue_back(session: Session, decision: Decision, issue: CommonIssue) -> None:
    """An issue that waits is one again. Raises Conflict where another has its name or a theme of it by now."""
    require_out(session, decision, issue.id, set(issue.themes))
    try:
        read_free_name(session, decision.programme, issue.name, way="Rename that one first.")
    except BadInput as error:
        raise Conflict(error.fields["name"]) from error
    session.get_one(CommonIssueRow, issue.id).is_rejected = False
    session.flush()


def require_out(session: Session, decision: Decision, issue: int, themes: set[int]) -> None:
    """Raises Conflict where one of these themes is in another issue by now."""
    for other in load_common_issues(session, decision.programme):
        if not other.is_rejected and other.id != issue and themes & set(other.themes):
            raise Conflict(f"Somebody has put this theme into “{other.name}” meanwhile. Take it out there first.")


UNDOING: dict[Verdict, Callable[[Session, Decision, Change], None]] = {
    Verdict.CONFIRM: undo_confirming,
    Verdict.REJECT: undo_rejecting,
    Verdict.BELONG: undo_belonging,
    Verdict.REFUSE: undo_refusing,
    Verdict.TAKE_OUT: undo_taking_out,
    Verdict.TAKE_BACK: undo_taking_back,
    Verdict.MERGE: undo_merging,
}
