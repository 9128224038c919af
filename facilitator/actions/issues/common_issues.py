"""What a person decides of a programme's issues: confirms, tells apart, lets in, takes out, splits, renames."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.actions.issues.choices import (
    BELONG,
    MERGE,
    add_namesakes,
    empties,
    find_standing,
    list_theme_names,
    read_both,
    read_free_name,
    read_of_several,
    read_themes,
)
from facilitator.actions.issues.deciding import Decision, get_confirmed, in_turn, read_issue
from facilitator.actions.issues.rooms import require_seen
from facilitator.actions.settings.opened import find_overtaken, pick_changed
from facilitator.domain.errors import BadInput, Conflict
from facilitator.domain.notes import Handling
from facilitator.domain.series import Change, Reading, Stance, Verdict, mark_name
from facilitator.store.base import draw_key
from facilitator.store.common_issues import (
    CommonIssueRow,
    CommonThemeRow,
    drop_taken_back,
    get_common_issue,
    load_common_issues,
    load_theme_rows,
    put_theme,
    store_reading,
)
from facilitator.store.notes import NoteRow
from facilitator.store.themes import ThemeRow

RENAMED = "The theme that had this name has another one now. Look at the new name, then confirm it."


@in_turn
def confirm(
    session: Session, decision: Decision, *, name: str, themes: Sequence[int], offered: str | None = None
) -> Change:
    """Makes these themes one issue; `offered` is the name that their page came with."""
    found, words = read_both(
        partial(read_new, session, decision, themes),
        partial(read_new_name, session, decision.programme, name, offered=offered),
    )
    issue = add_issue(session, decision, words, found, is_rejected=False)
    return Change(Verdict.CONFIRM, issue, tuple(each.id for each in found), named=mark_name(words))


def read_new_name(session: Session, programme_id: int, typed: str, *, offered: str | None) -> str:
    """The name of a new issue. Raises BadInput, too, where the name that was offered is no theme's any more.

    Nobody has typed it, and its words may have been taken back.
    """
    name = read_free_name(session, programme_id, typed, way=BELONG)
    if typed == offered and name not in list_theme_names(session, programme_id):
        raise BadInput({"name": RENAMED})
    return name


@in_turn
def reject(session: Session, decision: Decision, *, themes: Sequence[int]) -> Change:
    """Keeps these themes apart: no proposal holds two of them again. Raises Conflict where they are one by now."""
    found = read_themes(session, decision.programme, themes)
    ids = {theme.id for theme in found}
    for issue in load_common_issues(session, decision.programme):
        if not issue.is_rejected and len(ids & set(issue.themes)) > 1:
            raise Conflict(
                f"Somebody has confirmed these themes meanwhile, in “{issue.name}”. Open it to take one out."
            )
    number = add_issue(session, decision, "", found, is_rejected=True)
    return Change(Verdict.REJECT, number, tuple(each.id for each in found))


def add_issue(session: Session, decision: Decision, name: str, themes: Sequence[ThemeRow], *, is_rejected: bool) -> int:
    """A row with its themes. Raises Conflict where one of them is in another issue by now."""
    if not is_rejected:
        require_free(session, decision, themes)
    row = CommonIssueRow(
        id=draw_key(),
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
    put_theme(session, issue, theme.id, list(notes), is_outside=is_outside)


@in_turn
def belong(
    session: Session,
    decision: Decision,
    *,
    issue: int,
    themes: Sequence[int],
    stance: Stance | None = None,
    was: Reading | None = None,
) -> Change:
    """Themes join a confirmed issue; with how their room stands to it, where a person says that too.

    `was` is what their page was opened with. Raises Conflict where somebody has said otherwise meanwhile.
    """
    known = read_issue(session, decision, issue)
    found = add_namesakes(session, read_themes(session, decision.programme, themes))
    require_free(session, decision, found)
    if stance and was:
        for theme in found:
            require_seen(known.at(theme.roundtable_id), was, Reading(stance))
    for theme in found:
        take_in(session, known.id, theme)
    stood = {theme.roundtable_id: known.at(theme.roundtable_id).stance for theme in found} if stance else {}
    for room in stood:
        store_reading(session, known.id, room, replace(known.at(room), stance=stance))
    ids = tuple(each.id for each in found)
    return Change(Verdict.BELONG, known.id, ids, known.outside & set(ids), stood, stance)


@in_turn
def refuse(session: Session, decision: Decision, *, issue: int, theme: int) -> Change | None:
    """A theme is not let in, and not proposed for the issue again; None where that was so already.

    Raises Conflict where somebody has put it there meanwhile.
    """
    known = read_issue(session, decision, issue)
    (found,) = read_themes(session, decision.programme, [theme])
    if found.id in known.themes:
        raise Conflict(f"Somebody has put this theme into “{known.name}” meanwhile. Open the issue to take it out.")
    if found.id in known.outside:
        return None
    take_in(session, known.id, found, is_outside=True)
    return Change(Verdict.REFUSE, known.id, (found.id,))


@in_turn
def take_out(session: Session, decision: Decision, *, issue: int, theme: int) -> Change | None:
    """A theme leaves an issue, and is not proposed for it again; None where that was so already."""
    known = read_issue(session, decision, issue)
    if theme in known.outside:
        return None
    standing = find_standing(session, decision.programme, known.id)
    if theme not in standing:
        raise BadInput({"theme": "This theme is not in this issue any more."})
    if empties(standing, {theme}):
        raise BadInput({"theme": "This is its last theme. To end the issue, take the whole issue back below."})
    leave(session, known.id, session.get_one(ThemeRow, theme), standing[theme])
    themes = {theme, *standing[theme]}
    return Change(Verdict.TAKE_OUT, known.id, tuple(sorted(themes)), frozenset(themes - set(known.themes)))


def leave(session: Session, issue: int, theme: ThemeRow, members: set[int]) -> None:
    """A theme leaves an issue, with what leads to it: themes that are gone, and whose notes it has."""
    for member in members - {theme.id}:
        session.get_one(CommonThemeRow, (issue, member)).is_outside = True
    take_in(session, issue, theme, is_outside=True)


@in_turn
def split(session: Session, decision: Decision, *, issue: int, themes: Sequence[int], name: str) -> int:
    """Some themes of an issue become an issue of their own; gives its number."""
    row = get_confirmed(session, decision, issue)
    standing = find_standing(session, decision.programme, row.id)
    found, words = read_both(
        partial(read_leaving, session, decision, standing, themes),
        partial(read_free_name, session, decision.programme, name, way=MERGE),
    )
    for theme in found:
        leave(session, row.id, theme, standing[theme.id])
    session.flush()
    return add_issue(session, decision, words, found, is_rejected=False)


def read_leaving(
    session: Session, decision: Decision, standing: dict[int, set[int]], themes: Sequence[int]
) -> list[ThemeRow]:
    """Themes that leave an issue. Raises BadInput where one is not in it, or none would stay."""
    found = read_themes(session, decision.programme, themes)
    ids = {theme.id for theme in found}
    if not ids <= set(standing):
        raise BadInput({"themes": "Some of these themes are not in this issue any more. Choose from those that are."})
    if empties(standing, ids):
        raise BadInput({"themes": "Leave one theme in this issue. If only its name is wrong, rename it."})
    return found


@in_turn
def rename(session: Session, decision: Decision, *, issue: int, name: str, was: str | None = None) -> None:
    """A person's name for an issue; `was` is what it was called on their page. Raises Conflict where it is not now."""
    row, now = get_confirmed(session, decision, issue), read_issue(session, decision, issue).name
    said = {"name": read_free_name(session, decision.programme, name, way=MERGE, besides=row.id)}
    seen = {} if was is None else {"name": was}
    if find_overtaken(said, seen, {"name": now}):
        raise Conflict(f"Somebody has renamed it to “{now}” since this page was opened. If yours is better, rename it.")
    row.name = pick_changed(said, seen).get("name", row.name)


@in_turn
def take_back(session: Session, decision: Decision, *, issue: int) -> Change | None:
    """A decision is taken back: its themes are proposed again; None where it told them apart.

    What was taken back or merged before goes for good: what is done last alone waits to be undone.
    """
    row = get_common_issue(session, decision.programme, issue)
    if row.is_rejected:
        session.delete(row)
        return None
    drop_taken_back(session, decision.programme)
    row.is_rejected = True
    return Change(
        Verdict.TAKE_BACK, row.id, tuple(sorted(theme.theme_id for theme in load_theme_rows(session, row.id)))
    )


def read_new(session: Session, decision: Decision, ids: Sequence[int]) -> list[ThemeRow]:
    """Themes that become an issue. Raises Conflict, too, where somebody has been quicker."""
    found = read_of_several(session, decision.programme, ids)
    require_free(session, decision, found)
    return found
