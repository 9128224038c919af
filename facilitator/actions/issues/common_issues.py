"""What a person decides of a programme's issues: confirms, tells apart, renames, merges, splits, reads each room."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from facilitator.actions.issues.choices import (
    BELONG,
    MERGE,
    add_namesakes,
    empties,
    read_both,
    read_free_name,
    read_of_several,
    read_themes,
)
from facilitator.actions.series import load_series
from facilitator.domain.errors import BadInput, Conflict
from facilitator.domain.notes import Handling
from facilitator.domain.people import Role
from facilitator.domain.series import Reading, Stance
from facilitator.store.common_issues import (
    CommonIssueRow,
    CommonThemeRow,
    get_common_issue,
    load_common_issues,
    store_reading,
)
from facilitator.store.notes import NoteRow
from facilitator.store.themes import ThemeRow

Parting = tuple[Stance, Stance]
"""How a room stood to this issue, and how to another that is merged into it."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decides, when, and in which programme."""

    programme: int
    role: Role
    now: datetime


def confirm(session: Session, decision: Decision, *, name: str, themes: Sequence[int]) -> int:
    """Makes these themes one issue; gives its number."""
    found, words = read_both(
        partial(read_new, session, decision, themes),
        partial(read_free_name, session, decision.programme, name, way=BELONG),
    )
    return add_issue(session, decision, words, found, is_rejected=False)


def reject(session: Session, decision: Decision, *, themes: Sequence[int]) -> int:
    """Keeps these themes apart: no proposal holds two of them again."""
    found = read_themes(session, decision.programme, themes)
    return add_issue(session, decision, "", found, is_rejected=True)


def add_issue(session: Session, decision: Decision, name: str, themes: Sequence[ThemeRow], *, is_rejected: bool) -> int:
    """A row with its themes. Raises Conflict where one of them is in another issue by now."""
    if not is_rejected:
        require_free(session, decision, themes)
    row = CommonIssueRow(
        programme_id=decision.programme,
        name=name,
        is_rejected=is_rejected,
        decided_at=decision.now,
        decided_by=decision.role,
    )
    session.add(row)
    session.flush()
    for theme in themes:
        take_in(session, row.id, theme)
    return row.id


def require_free(session: Session, decision: Decision, themes: Sequence[ThemeRow]) -> None:
    """Raises Conflict, with names, where themes are in a confirmed issue."""
    ids = {theme.id for theme in themes}
    taken = [
        issue.name
        for issue in load_common_issues(session, decision.programme)
        if not issue.is_rejected and ids & set(issue.themes)
    ]
    if taken:
        raise Conflict(f"Somebody has confirmed one of these themes meanwhile, in “{'”, “'.join(taken)}”.")


def take_in(session: Session, issue: int, theme: ThemeRow, *, is_outside: bool = False) -> None:
    """A theme of an issue, with the notes that it has now; or one that was taken out."""
    open_notes = select(NoteRow.id).where(NoteRow.theme_id == theme.id, NoteRow.handling == Handling.OPEN)
    notes = session.scalars(open_notes.order_by(NoteRow.id))
    session.merge(CommonThemeRow(issue_id=issue, theme_id=theme.id, is_outside=is_outside, notes=list(notes)))


def join(session: Session, decision: Decision, *, issue: int, theme: int) -> None:
    """A theme joins a confirmed issue."""
    row = get_confirmed(session, decision, issue)
    (found,) = read_themes(session, decision.programme, [theme])
    for each in add_namesakes(session, [found]):
        require_free(session, decision, [each])
        take_in(session, row.id, each)


def belong(
    session: Session, decision: Decision, *, issue: int, themes: Sequence[int], stance: Stance | None = None
) -> None:
    """Themes of a proposal join a confirmed issue; with how their room stands to it, where a person says that too."""
    for theme in themes:
        join(session, decision, issue=issue, theme=theme)
        if stance is not None:
            set_stance(session, decision, issue=issue, theme=theme, stance=stance)


def set_stance(session: Session, decision: Decision, *, issue: int, theme: int, stance: Stance | None) -> None:
    """How the room of a theme stands to an issue; what else was read there stays."""
    (found,) = read_themes(session, decision.programme, [theme])
    (known,) = (each for each in load_common_issues(session, decision.programme) if each.id == issue)
    read = replace(known.at(found.roundtable_id), stance=stance)
    store_reading(session, issue, found.roundtable_id, read)


def forget(session: Session, decision: Decision, *, issue: int, themes: Sequence[int]) -> None:
    """What was decided last of themes and an issue, and of their rooms' stance, was not decided."""
    row = get_confirmed(session, decision, issue)
    found = add_namesakes(session, read_themes(session, decision.programme, themes))
    if empties(session, decision.programme, row.id, {each.id for each in found}):
        raise Conflict("Nothing else is in this issue any more. To end it, open it and take the whole issue back.")
    chosen = CommonThemeRow.theme_id.in_([each.id for each in found])
    session.execute(delete(CommonThemeRow).where(CommonThemeRow.issue_id == row.id, chosen))
    for theme in themes:
        set_stance(session, decision, issue=row.id, theme=theme, stance=None)


def take_out(session: Session, decision: Decision, *, issue: int, theme: int) -> None:
    """A theme leaves an issue, or is not let in, and is not proposed for it again."""
    row = get_confirmed(session, decision, issue)
    (found,) = read_themes(session, decision.programme, [theme])
    if empties(session, decision.programme, row.id, {found.id}):
        raise BadInput({"theme": "This is its last theme. To end the issue, take the whole issue back below."})
    take_in(session, row.id, found, is_outside=True)


def split(session: Session, decision: Decision, *, issue: int, themes: Sequence[int], name: str) -> int:
    """Some themes of an issue become an issue of their own."""
    row = get_confirmed(session, decision, issue)
    found, words = read_both(
        partial(read_leaving, session, decision, row.id, themes),
        partial(read_free_name, session, decision.programme, name, way=MERGE),
    )
    for theme in found:
        take_in(session, row.id, theme, is_outside=True)
    session.flush()
    return add_issue(session, decision, words, found, is_rejected=False)


def read_leaving(session: Session, decision: Decision, issue: int, themes: Sequence[int]) -> list[ThemeRow]:
    """Themes that leave an issue. Raises BadInput where none would stay."""
    found = read_themes(session, decision.programme, themes)
    if empties(session, decision.programme, issue, {theme.id for theme in found}):
        raise BadInput({"themes": "Leave one theme in this issue. If only its name is wrong, rename it."})
    return found


def merge(session: Session, decision: Decision, *, issue: int, other: int) -> dict[int, Parting]:
    """All of another issue goes into this one, what was read of it too; gives the rooms whose two stances differed.

    Those have none now: which of the two is right, no rule can tell.
    """
    row, gone = (get_confirmed(session, decision, number) for number in (issue, other))
    if row.id == gone.id:
        raise BadInput({"other": "Choose another issue."})
    issues = {each.id: each for each in load_common_issues(session, decision.programme)}
    for theme in read_themes(session, decision.programme, issues[gone.id].themes):
        take_in(session, row.id, theme)
    parted = {}
    for roundtable, reading in issues[gone.id].readings.items():
        own = issues[row.id].at(roundtable)
        store_reading(session, row.id, roundtable, join_readings(own, reading))
        if own.stance and reading.stance and own.stance is not reading.stance:
            parted[roundtable] = own.stance, reading.stance
    session.delete(gone)
    return parted


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


def rename(session: Session, decision: Decision, *, issue: int, name: str) -> None:
    """A person's name for an issue."""
    row = get_confirmed(session, decision, issue)
    row.name = read_free_name(session, decision.programme, name, way=MERGE, besides=row.id)


def take_back(session: Session, decision: Decision, *, issue: int) -> None:
    """A decision is taken back: its themes are proposed again."""
    session.delete(get_common_issue(session, decision.programme, issue))


def read_room(session: Session, decision: Decision, *, issue: int, code: str, reading: Reading) -> None:
    """What a person has read of an issue in one room; notes must be that room's, and on the record."""
    row = get_confirmed(session, decision, issue)
    (column,) = load_series(session, decision.programme, [code]).columns or (None,)
    if column is None:
        raise BadInput({"code": "There is no such roundtable in this comparison."})
    strays = {*reading.denied, *reading.voices} - {note.id for note in column.notes}
    if strays:
        raise BadInput({"notes": "Some of these notes are not of this roundtable, or not on the record."})
    number = column.board.roundtable.id
    (known,) = (each for each in load_common_issues(session, decision.programme) if each.id == row.id)
    is_absent = reading.is_absent and not reading.voices
    store_reading(session, row.id, number, replace(reading, is_absent=is_absent, received=known.at(number).received))


def get_confirmed(session: Session, decision: Decision, number: int) -> CommonIssueRow:
    """A confirmed issue of this programme. Raises NotFound and Conflict."""
    row = get_common_issue(session, decision.programme, number)
    if row.is_rejected:
        raise Conflict("These themes were told apart. Take that back first.")
    return row


def read_new(session: Session, decision: Decision, ids: Sequence[int]) -> list[ThemeRow]:
    """Themes that become an issue. Raises Conflict, too, where somebody has been quicker."""
    found = read_of_several(session, decision.programme, ids)
    require_free(session, decision, found)
    return found
