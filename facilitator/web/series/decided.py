"""Who decides of a programme's issues on a page, and what was decided last, which the page after it says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from facilitator.actions.issues.deciding import Decision
from facilitator.actions.issues.merging import Parting, merge
from facilitator.actions.series import Series, load_series
from facilitator.domain.errors import BadInput
from facilitator.domain.series import Change, CommonIssue, Verdict
from facilitator.forms.common_issues import read_change, say_change
from facilitator.identity import own_devices, require_organiser


def decide(number: int) -> Decision:
    """Who decides here and now; refuses whoever does not lead the programme."""
    require_organiser(number)
    leading = (each.role for each in own_devices() if each.leads(number))
    return Decision(number, next(leading), datetime.now(UTC))


def merge_issues(session: Session, decision: Decision, *, issue: int, other: int) -> tuple[Change, dict[str, Parting]]:
    """Merges two issues; gives what it changed, and the codes of the rooms whose stances differed, with both."""
    change, parted = merge(session, decision, issue=issue, other=other)
    columns = load_series(session, decision.programme).columns
    codes = {column.board.roundtable.id: column.code for column in columns}
    return change, {codes[number]: stances for number, stances in parted.items() if number in codes}


@dataclass(frozen=True, slots=True)
class Done:
    """What was decided last, as the address says it: `name` is the issue's, empty where themes were told apart.

    Of a merge it is the name of the issue that was merged into another.

    `themes` are what it was about, each after its roundtable.
    """

    change: Change
    name: str
    themes: tuple[str, ...]

    @property
    def fields(self) -> list[tuple[str, str]]:
        """What its form carries."""
        return [(name, value) for name, values in say_change(self.change).items() for value in values]


WAITING = {Verdict.TAKE_BACK, Verdict.MERGE}
"""What is undone of an issue that waits for it."""


def find_done(series: Series, values: MultiDict[str, str], waiting: Sequence[CommonIssue]) -> Done | None:
    """What was decided last, if it still stands or waits to be undone; an address that says nonsense says nothing."""
    try:
        change = read_change(values)
    except BadInput:
        return None
    standing = waiting if change.verdict in WAITING else series.issues
    number = change.other if change.verdict is Verdict.MERGE else change.issue
    found = next((each for each in standing if each.id == number), None)
    themes = [
        f"{column.name}: {theme.name}"
        for column in series.columns
        for theme in column.board.themes
        if theme.id in change.themes
    ]
    # An issue of none of these themes may be of a roundtable that is sensitive by now: its name would tell of it.
    is_hidden = change.verdict in WAITING and not themes
    return Done(change, found.name, tuple(themes)) if found and not is_hidden else None
