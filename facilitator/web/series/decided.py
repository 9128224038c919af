"""Who decides of a programme's issues on a page, and what was decided last, which the page after it says."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from facilitator.actions.issues.deciding import Decision
from facilitator.actions.issues.merging import Parting, merge
from facilitator.actions.series import Series, load_series
from facilitator.domain.errors import BadInput
from facilitator.domain.series import Change, Verdict
from facilitator.forms.common_issues import read_change, say_change
from facilitator.identity import own_devices, require_organiser
from facilitator.store.common_issues import CommonIssueRow

LOSING = {
    "merge": "The name of the issue that is merged into this one is lost for good. This cannot be undone.",
}
"""What no undoing puts back: it would have to keep words that may be erased meanwhile."""


def decide(number: int) -> Decision:
    """Who decides here and now; refuses whoever does not lead the programme."""
    require_organiser(number)
    leading = (each.role for each in own_devices() if each.leads(number))
    return Decision(number, next(leading), datetime.now(UTC))


def merge_issues(session: Session, decision: Decision, *, issue: int, other: int) -> dict[str, Parting]:
    """Merges two issues; gives the codes of the rooms whose stances differed, with both."""
    parted = merge(session, decision, issue=issue, other=other)
    columns = load_series(session, decision.programme).columns
    codes = {column.board.roundtable.id: column.code for column in columns}
    return {codes[number]: stances for number, stances in parted.items() if number in codes}


@dataclass(frozen=True, slots=True)
class Done:
    """What was decided last, as the address says it: `name` is the issue's, empty where themes were told apart.

    `themes` are what it was about, each after its roundtable.
    """

    change: Change
    name: str
    themes: tuple[str, ...]

    @property
    def fields(self) -> list[tuple[str, str]]:
        """What its form carries."""
        return [(name, value) for name, values in say_change(self.change).items() for value in values]


def find_done(series: Series, values: MultiDict[str, str], taken_back: CommonIssueRow | None = None) -> Done | None:
    """What was decided last, if it still stands; an address that says nonsense says nothing.

    `taken_back` is the issue that a page of all issues can say that of.
    """
    try:
        change = read_change(values)
    except BadInput:
        return None
    standing = [taken_back] if change.verdict is Verdict.TAKE_BACK else series.issues
    found = next((each for each in standing if each and each.id == change.issue), None)
    themes = [
        f"{column.name}: {theme.name}"
        for column in series.columns
        for theme in column.board.themes
        if theme.id in change.themes
    ]
    # An issue of none of these themes may be of a roundtable that is sensitive by now: its name would tell of it.
    is_hidden = change.verdict is Verdict.TAKE_BACK and not themes
    return Done(change, found.name, tuple(themes)) if found and not is_hidden else None
