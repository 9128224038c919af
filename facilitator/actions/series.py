"""A programme's roundtables side by side: what is compared, and what is told of them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from time import sleep
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.actions.programmes import load_logo
from facilitator.actions.readings import load_evidence
from facilitator.comparison.cells import CellState
from facilitator.comparison.columns import Column, read_column
from facilitator.comparison.documents import Comparison, build_report
from facilitator.comparison.exports import list_issues, write_report
from facilitator.comparison.joining import propose_joining
from facilitator.comparison.matrix import Row, list_barred, list_new, list_refused, tell_matrix
from facilitator.comparison.proposals import Joining, Proposal, propose
from facilitator.comparison.scores import Scores, score_all
from facilitator.comparison.wordings import say_cell
from facilitator.database.offloads import Offload
from facilitator.domain.phases import OVER, Status
from facilitator.domain.series import CommonIssue, Remembered, SharedIssue, ToldOutcome
from facilitator.reports.tree import Logo
from facilitator.store.common_issues import load_common_issues
from facilitator.store.journal import has_entry
from facilitator.store.notes import NoteRow
from facilitator.store.outcomes import load_outcomes
from facilitator.store.programmes import get_programme
from facilitator.store.roundtables import RoundtableRow, all_rows
from facilitator.store.vectors import NoteVectorRow

Key = tuple[int, str, int, int]
"""A roundtable as it was read: its number, its code, the number of its last entry, how many notes a model has read."""
Proposed = tuple[list[Joining], list[Proposal]]
"""What may belong to confirmed issues, and what may be an issue by itself; each the best first."""
# What was made last, by the database that it was read from, with the keys that it was made of.
_columns: WeakKeyDictionary[Any, dict[int, tuple[Key, Column]]] = WeakKeyDictionary()
_scores: WeakKeyDictionary[Any, tuple[tuple[Key, ...], Scores]] = WeakKeyDictionary()
_proposed: WeakKeyDictionary[Any, tuple[Any, Proposed]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Series:
    """A programme's comparable roundtables, the first held first, and its issues. `n_kept_apart` are sensitive."""

    name: str
    columns: tuple[Column, ...]
    issues: tuple[CommonIssue, ...]
    keys: tuple[Key, ...]
    n_kept_apart: int = 0
    outcomes: Mapping[int, ToldOutcome] = field(default_factory=dict)
    logo: Logo | None = None

    @property
    def confirmed(self) -> list[CommonIssue]:
        """The issues that a person has confirmed; the others are themes that somebody told apart."""
        return [issue for issue in self.issues if not issue.is_rejected]


def load_series(session: Session, programme_id: int, codes: Sequence[str] | None = None) -> Series:
    """The roundtables that have begun, all or those of these codes; never a rehearsal or a sensitive one.

    What only others raised is no issue of them: its name would tell of a sensitive one. Nor is what nobody raises any
    more: no row would lead to it.
    """
    begun = [row for row in list_begun(session, programme_id) if codes is None or row.code in codes]
    told = [row for row in begun if not row.is_sensitive]
    keys = tell_keys(session, told)
    columns = tuple(load_in_turn(session, keys))
    ids = {row.id for row in told}
    issues = [each for each in load_common_issues(session, programme_id) if each.rooms & ids]
    name = get_programme(session, programme_id).name
    outcomes = load_outcomes(session, [row.id for row in told])
    return Series(
        name, columns, tuple(issues), keys, len(begun) - len(told), outcomes, load_logo(session, programme_id)
    )


def list_keys(session: Session, programme_id: int) -> tuple[Key, ...]:
    """The comparable roundtables of a programme, for whoever reads them one by one."""
    return tell_keys(session, [row for row in list_begun(session, programme_id) if not row.is_sensitive])


def list_begun(session: Session, programme_id: int) -> list[RoundtableRow]:
    """A programme's roundtables that have begun, the first held first, without rehearsals."""
    rows = [row for row in all_rows(session) if row.programme_id == programme_id and not row.is_rehearsal]
    return [row for row in reversed(rows) if row.status is not Status.DRAFT]


def tell_keys(session: Session, rows: Sequence[RoundtableRow]) -> tuple[Key, ...]:
    """By what is known whether roundtables are still as they were read."""
    counts = count_vectors(session, [row.id for row in rows])
    return tuple((row.id, row.code, row.seq, counts.get(row.id, 0)) for row in rows)


def count_vectors(session: Session, ids: Sequence[int]) -> dict[int, int]:
    """How many notes of each roundtable a model has read."""
    counted = select(NoteRow.roundtable_id, func.count()).join(NoteVectorRow, NoteVectorRow.note_id == NoteRow.id)
    found = session.execute(counted.where(NoteRow.roundtable_id.in_(ids)).group_by(NoteRow.roundtable_id))
    return {row[0]: row[1] for row in found}


def load_in_turn(session: Session, keys: Sequence[Key]) -> Iterator[Column]:
    """Each of these; a server serves others between two."""
    for key in keys:
        yield load_column(session, key)
        sleep(0)


def load_column(session: Session, key: Key) -> Column:
    """A roundtable as it is compared; read anew only when something has happened there.

    What an order that is under way reads of its own roundtable may still change, or be undone: it keeps none of it.
    """
    if not has_entry(session, key[0], key[2]):
        return read_column(load_evidence(session, key[0]))
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


def propose_series(session: Session, series: Series, scores: Scores, offload: Offload) -> Proposed:
    """All proposals; kept until something changes or somebody decides."""
    bind, now = session.get_bind(), (series.keys, series.issues)
    found = _proposed.get(bind)
    if found is None or found[0] != now:
        found = _proposed[bind] = (now, offload(lambda: find_proposed(series, scores)))
    return found[1]


def forget_series() -> None:
    """Lets go of all roundtables that were read to be compared, with their words."""
    for kept in (_columns, _scores, _proposed):
        kept.clear()


def find_proposed(series: Series, scores: Scores) -> Proposed:
    """The same, found anew: it needs no database."""
    confirmed = {issue.id: issue.themes for issue in series.confirmed}
    barred, taken = list_barred(series.issues), {theme for themes in confirmed.values() for theme in themes}
    joining = propose_joining(scores, confirmed, barred, list_refused(series.issues))
    return joining, propose(scores, taken, barred)


def compare_series(session: Session, series: Series) -> Comparison:
    """All that the programme report is made from."""
    rows = tell_matrix(series.columns, series.issues)
    new = list_new(series.columns, series.issues, score_series(session, series))
    return Comparison(
        series.name, series.columns, tuple(rows), tuple(new), series.n_kept_apart, series.outcomes, series.logo
    )


def load_shared(session: Session, row: RoundtableRow) -> tuple[SharedIssue, ...]:
    """What the report of a roundtable may say of others: only of those that are over, and of none that is sensitive."""
    return tuple(told for _, told in list_shared(session, row))


def find_shared(session: Session, row: RoundtableRow, themes: Collection[int]) -> tuple[SharedIssue, ...]:
    """The same of these themes alone, for whoever writes about them."""
    return tuple(told for issue, told in list_shared(session, row) if not set(themes).isdisjoint(issue.themes))


def list_shared(session: Session, row: RoundtableRow) -> list[tuple[CommonIssue, SharedIssue]]:
    """Each issue that was raised at a roundtable and elsewhere, too, with what may be said of it."""
    issues = [each for each in load_common_issues(session, row.programme_id) if not each.is_rejected]
    shared = [each for each in issues if any(member.roundtable == row.id for member in each.members)]
    if not shared or row.is_sensitive or row.is_rehearsal:
        return []
    rooms = {member.roundtable for issue in shared for member in issue.members}
    others = [each.code for each in all_rows(session) if each.id in rooms and (each.id == row.id or is_over(each))]
    columns = load_series(session, row.programme_id, others).columns
    told = [(each.issue, tell_shared(columns, each, row.code)) for each in tell_matrix(columns, shared)]
    return [(issue, found) for issue, found in told if found is not None]


def recall(session: Session, row: RoundtableRow) -> tuple[Remembered, ...]:
    """What other roundtables of the programme that are over share, for whoever groups here: the programme's memory.

    Nothing at a sensitive roundtable or a rehearsal, which are compared with no other.
    """
    if row.is_sensitive or row.is_rehearsal:
        return ()
    others = [each.code for each in all_rows(session) if each.id != row.id and is_over(each)]
    series = load_series(session, row.programme_id, others)
    return tuple(recall_issue(series.columns, each) for each in tell_matrix(series.columns, series.issues))


def recall_issue(columns: Sequence[Column], row: Row) -> Remembered:
    """One issue: who raised it, and the notes that speak of it."""
    raised = [(column, cell) for column, cell in zip(columns, row.cells, strict=True) if cell.notes]
    texts = tuple(note.text or "" for _, cell in raised for note in cell.notes)
    return Remembered(row.issue.name, tuple(column.name for column, _ in raised), texts)


def is_over(row: RoundtableRow) -> bool:
    """Whether what a roundtable said will stay as it is."""
    return row.status in OVER


def tell_shared(columns: Sequence[Column], row: Row, code: str) -> SharedIssue | None:
    """One issue for the report of the roundtable with this code; None where it or every other did not raise it."""
    raised = {
        column.code: (column.name, say_cell(cell))
        for column, cell in zip(columns, row.cells, strict=True)
        if cell.state is CellState.RAISED
    }
    here = raised.pop(code, None)
    return SharedIssue(row.issue.name, here[1], tuple(raised.values())) if here and raised else None


def export_series(session: Session, series: Series, name: str, now: datetime) -> bytes:
    """The programme report in one format."""
    told, scores = compare_series(session, series), score_series(session, series)
    return write_series(name, series, told, scores, now)


def write_series(name: str, series: Series, told: Comparison, scores: Scores, now: datetime) -> bytes:
    """The same of what has been read already: it needs no database."""
    return write_report(name, build_report(told, now=now), told, list_series(series, scores))


def list_series(series: Series, scores: Scores) -> dict[str, object]:
    """The issues as JSON has them: decided ones, then proposed ones."""
    return list_issues(series.columns, scores, series.issues, find_proposed(series, scores)[1])
