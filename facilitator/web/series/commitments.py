"""Who committed to what across a programme, what became of it, and what was asked of whom."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from facilitator.actions.series import Series, load_series
from facilitator.actions.settings.outcomes import Telling, tell_outcome, tell_own_outcome
from facilitator.comparison.brought import Brought, group_asks
from facilitator.comparison.columns import Column
from facilitator.database.access import db, write
from facilitator.domain.contributions import Contribution, ContributionKind
from facilitator.domain.errors import BadInput
from facilitator.domain.series import Outcome, ToldOutcome
from facilitator.identity import get_roundtable, require_attendee, require_organiser
from facilitator.store.contributions import get_contribution_id
from facilitator.web.refusals.forms import stands_on
from facilitator.web.refusals.opened import read_carried

pages = Blueprint("commitments", __name__)


@dataclass(frozen=True, slots=True)
class Made:
    """One commitment that was made in public, with what became of it."""

    column: Column
    commitment: Contribution
    told: ToldOutcome | None
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class CommitmentsPage:
    """What the page shows: commitments, the soonest due first, and asks by addressee."""

    number: int
    name: str
    made: tuple[Made, ...]
    asked: list[tuple[str, list[Brought]]]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many commitments became what; those of which nobody has said anything under ""."""
        words = [each.told.outcome.value if each.told else "" for each in self.made]
        return [(word, words.count(word)) for word in (*Outcome, "")]


@pages.get("/programme/<int:number>/commitments")
def show_commitments(number: int) -> str:
    """The page."""
    require_organiser(number)
    series = load_series(db.session(), number)
    made = tuple(list_made(series, datetime.now(UTC).date()))
    page = CommitmentsPage(number, series.name, made, group_asks(series.columns))
    return render_template("series/commitments.html", page=page)


def list_made(series: Series, today: date) -> list[Made]:
    """Commitments by the day on which they are due; those of no day last."""
    found = [
        Made(column, each, told, told is None and each.due_on is not None and each.due_on < today)
        for column in series.columns
        for each in column.board.shared(ContributionKind.COMMITMENT)
        for told in [series.outcomes.get(each.id)]
    ]
    return sorted(found, key=lambda made: (made.commitment.due_on or date.max, made.commitment.id))


@pages.post("/programme/<int:number>/commitments/<int:commitment>")
@stands_on("commitments.show_commitments")
def keep_outcome(number: int, commitment: int) -> Response:
    """Keeps what an organiser says became of a commitment."""
    require_organiser(number)
    write(partial(tell_outcome, programme_id=number, number=commitment, telling=read_telling()))
    return redirect(url_for("commitments.show_commitments", number=number, _anchor=f"c{commitment}"), 303)


@pages.post("/j/<code>/kept/<drawn:alias>/outcome")
@stands_on("kept.show_kept")
def keep_own_outcome(code: str, alias: int) -> Response:
    """Keeps what its owner says became of a commitment."""
    row = get_roundtable(code)
    viewer = require_attendee(row, may_be_ended=True)
    number = get_contribution_id(db.session(), row.id, alias)
    write(partial(tell_own_outcome, participant_id=viewer.participant_id or 0, number=number, telling=read_telling()))
    return redirect(url_for("kept.show_kept", code=code, done=alias), 303)


def read_telling() -> Telling:
    """What was chosen on a page, and what that was opened with."""
    sent = request.form.get("outcome", "")
    if sent and sent not in set(Outcome):
        raise BadInput({"outcome": f"Choose one of {', '.join(Outcome)}, or nothing."})
    return Telling(Outcome(sent) if sent else None, read_carried(), datetime.now(UTC))
