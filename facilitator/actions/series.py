"""A programme's roundtables side by side: what is compared, and what a person decides of their issues."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.comparison.columns import Column, read_column
from facilitator.comparison.documents import Comparison, build_report
from facilitator.comparison.exports import list_issues, write_report
from facilitator.comparison.matrix import list_barred, list_new, tell_matrix
from facilitator.comparison.proposals import propose
from facilitator.comparison.scores import Scores, score_all
from facilitator.domain.errors import BadInput, Conflict
from facilitator.domain.notes import Handling, clean_line
from facilitator.domain.people import Role
from facilitator.domain.phases import Status
from facilitator.domain.series import NAME_LIMIT, CommonIssue, Reading
from facilitator.store.boards import load_evidence
from facilitator.store.common_issues import (
    CommonIssueRow,
    CommonThemeRow,
    get_common_issue,
    load_common_issues,
    store_reading,
)
from facilitator.store.notes import NoteRow
from facilitator.store.programmes import get_programme
from facilitator.store.roundtables import RoundtableRow, all_rows
from facilitator.store.themes import ThemeRow, select_themes
from facilitator.store.vectors import NoteVectorRow

Key = tuple[int, str, int, int]
_columns: WeakKeyDictionary[Any, dict[int, tuple[Key, Column]]] = WeakKeyDictionary()
_scores: WeakKeyDictionary[Any, tuple[tuple[Key, ...], Scores]] = WeakKeyDictionary()
"""What was read of each roundtable, by the number of its last entry; by the database that it was read from."""


@dataclass(frozen=True, slots=True)
class Series:
    """A programme's comparable roundtables, the first held first, and its issues. `n_kept_apart` are sensitive."""

    name: str
    columns: tuple[Column, ...]
    issues: tuple[CommonIssue, ...]
    keys: tuple[Key, ...]
    n_kept_apart: int = 0


def load_series(session: Session, programme_id: int, codes: Sequence[str] | None = None) -> Series:
    """The roundtables that have begun, all or those of these codes; never a rehearsal or a sensitive one."""
    rows = [row for row in all_rows(session) if row.programme_id == programme_id and not row.is_rehearsal]
    begun = [row for row in reversed(rows) if row.status is not Status.DRAFT and (codes is None or row.code in codes)]
    told = [row for row in begun if not row.is_sensitive]
    counts = count_vectors(session, [row.id for row in told])
    keys = tuple((row.id, row.code, row.seq, counts.get(row.id, 0)) for row in told)
    columns = tuple(load_column(session, key) for key in keys)
    issues = load_common_issues(session, programme_id)
    name = get_programme(session, programme_id).name
    return Series(name, columns, tuple(issues), keys, len(begun) - len(told))


def count_vectors(session: Session, ids: Sequence[int]) -> dict[int, int]:
    """How many notes of each roundtable a model has read."""
    counted = select(NoteRow.roundtable_id, func.count()).join(NoteVectorRow, NoteVectorRow.note_id == NoteRow.id)
    found = session.execute(counted.where(NoteRow.roundtable_id.in_(ids)).group_by(NoteRow.roundtable_id))
    return {row[0]: row[1] for row in found}


def load_column(session: Session, key: Key) -> Column:
    """A roundtable as it is compared; read anew only when something has happened there."""
    kept = _columns.setdefault(session.get_bind(), {})
    found = kept.get(key[0])
    if found is None or found[0] != key:
        found = kept[key[0]] = (key, read_column(load_evidence(session, key[0])))
    return found[1]


def score_series(session: Session, series: Series) -> Scores:
    """How alike all themes are; kept until something changes."""
    found = _scores.get(session.get_bind())
    if found is None or found[0] != series.keys:
        found = _scores[session.get_bind()] = (series.keys, score_all([column.side for column in series.columns]))
    return found[1]


def compare_series(session: Session, series: Series) -> Comparison:
    """All that the programme report is made from."""
    rows = tell_matrix(series.columns, series.issues)
    new = list_new(series.columns, series.issues, score_series(session, series))
    return Comparison(series.name, series.columns, tuple(rows), tuple(new), series.n_kept_apart)


def export_series(session: Session, series: Series, name: str, now: datetime) -> bytes:
    """The programme report in one format."""
    told, scores = compare_series(session, series), score_series(session, series)
    return write_series(name, series, told, scores, now)


def write_series(name: str, series: Series, told: Comparison, scores: Scores, now: datetime) -> bytes:
    """The same of what has been read already: it needs no database."""
    taken = {theme for issue in series.issues if not issue.is_rejected for theme in issue.themes}
    proposals = propose(scores, taken, list_barred(series.issues))
    listed = list_issues(series.columns, scores, series.issues, proposals)
    return write_report(name, build_report(told, now=now), told, listed)


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decides, when, and in which programme."""

    programme: int
    role: Role
    now: datetime


def confirm(session: Session, decision: Decision, *, name: str, themes: Sequence[int]) -> int:
    """Makes these themes one issue; gives its number."""
    found = add_namesakes(session, read_themes(session, decision.programme, themes))
    if len({theme.roundtable_id for theme in found}) < 2:
        raise BadInput({"themes": "An issue takes themes of at least two roundtables."})
    return add_issue(session, decision, read_name(name), found, is_rejected=False)


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


def take_out(session: Session, decision: Decision, *, issue: int, theme: int) -> None:
    """A theme leaves an issue, or is not let in, and is not proposed for it again."""
    row = get_confirmed(session, decision, issue)
    (found,) = read_themes(session, decision.programme, [theme])
    take_in(session, row.id, found, is_outside=True)


def split(session: Session, decision: Decision, *, issue: int, themes: Sequence[int], name: str) -> int:
    """Some themes of an issue become an issue of their own."""
    row = get_confirmed(session, decision, issue)
    found, words = read_themes(session, decision.programme, themes), read_name(name)
    for theme in found:
        take_in(session, row.id, theme, is_outside=True)
    session.flush()
    return add_issue(session, decision, words, found, is_rejected=False)


def merge(session: Session, decision: Decision, *, issue: int, other: int) -> None:
    """All of another issue goes into this one, what was read of it too."""
    row, gone = (get_confirmed(session, decision, number) for number in (issue, other))
    if row.id == gone.id:
        raise BadInput({"other": "Choose another issue."})
    issues = {each.id: each for each in load_common_issues(session, decision.programme)}
    for theme in read_themes(session, decision.programme, issues[gone.id].themes):
        take_in(session, row.id, theme)
    for roundtable, reading in issues[gone.id].readings.items():
        store_reading(session, row.id, roundtable, join_readings(issues[row.id].at(roundtable), reading))
    session.delete(gone)


def join_readings(kept: Reading, added: Reading) -> Reading:
    """What was read of two issues that are one now; where both have a stance, the first stays."""
    return Reading(
        kept.stance or added.stance,
        kept.is_absent and added.is_absent,
        tuple(sorted({*kept.denied, *added.denied})),
        tuple(sorted({*kept.voices, *added.voices})),
    )


def rename(session: Session, decision: Decision, *, issue: int, name: str) -> None:
    """A person's name for an issue."""
    get_confirmed(session, decision, issue).name = read_name(name)


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
    absent = replace(reading, is_absent=reading.is_absent and not reading.voices)
    store_reading(session, row.id, column.board.roundtable.id, absent)


def get_confirmed(session: Session, decision: Decision, number: int) -> CommonIssueRow:
    """A confirmed issue of this programme. Raises NotFound and Conflict."""
    row = get_common_issue(session, decision.programme, number)
    if row.is_rejected:
        raise Conflict("These themes were told apart. Take that back first.")
    return row


def read_themes(session: Session, programme_id: int, ids: Sequence[int]) -> list[ThemeRow]:
    """Live themes of comparable roundtables of this programme. Raises BadInput where one is not."""
    found = select(ThemeRow).join(RoundtableRow, RoundtableRow.id == ThemeRow.roundtable_id)
    own = found.where(RoundtableRow.programme_id == programme_id, RoundtableRow.is_sensitive.is_(False))
    rows = list(session.scalars(own.where(ThemeRow.id.in_(ids)).order_by(ThemeRow.id)))
    if not rows or {row.id for row in rows} != set(ids):
        raise BadInput({"themes": "Some of these themes are not of this programme, or are gone."})
    return rows


def add_namesakes(session: Session, themes: Sequence[ThemeRow]) -> list[ThemeRow]:
    """These themes with those of the same name under other headings of their roundtable: they are one theme."""
    ids = {theme.id for theme in themes}
    rows: dict[int, ThemeRow] = {theme.id: theme for theme in themes}
    for roundtable in sorted({theme.roundtable_id for theme in themes}):
        live = session.execute(select_themes().where(ThemeRow.roundtable_id == roundtable, ThemeRow.is_live)).all()
        names = {name.name.casefold() for theme, name in live if theme.id in ids}
        rows |= {theme.id: theme for theme, name in live if name.name.casefold() in names}
    return [rows[number] for number in sorted(rows)]


def read_name(typed: str) -> str:
    """A name as it is kept."""
    name = clean_line(typed)
    if not name or len(name) > NAME_LIMIT:
        raise BadInput({"name": f"Give it a name of 1 to {NAME_LIMIT} characters."})
    return name
