"""Is this the same issue? Proposals, best first; nothing is joined until a person says so."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from facilitator.actions.issues import common_issues as acts
from facilitator.actions.issues.undoing import undo
from facilitator.actions.series import Series, load_series, propose_series, score_series
from facilitator.comparison.columns import Column
from facilitator.comparison.proposals import Joining, Proposal
from facilitator.comparison.reasons import explain, name_issue
from facilitator.comparison.scores import Scores
from facilitator.comparison.wordings import STANCE_NAMES
from facilitator.database.access import db, write
from facilitator.domain.notes import Note
from facilitator.domain.series import NAME_LIMIT, Change, CommonIssue, Stance, Verdict
from facilitator.domain.themes import Theme
from facilitator.forms.common_issues import read_change, read_number, read_numbers, read_seen, read_stance, say_change
from facilitator.identity import require_organiser
from facilitator.store.common_issues import load_taken_back
from facilitator.web.refusals.forms import stands_on
from facilitator.web.series.decided import Done, decide, find_done

pages = Blueprint("matches", __name__)

EVEN = 0.5
N_SHOWN = 12
"""Proposals on one page: whoever works through them meets the next ones as these are decided."""
Alike = tuple[Column, Note, Column, Note]
"""Two notes that speak alike, each after its roundtable."""


@dataclass(frozen=True, slots=True)
class Told:
    """A theme with its roundtable."""

    column: Column
    theme: Theme

    @property
    def n_notes(self) -> int:
        """How many notes it has on the record."""
        return len(self.column.board.notes_of(self.theme))


@dataclass(frozen=True, slots=True)
class Match:
    """One proposal: themes that may be one issue, or (with `issue`) a theme that may belong to a confirmed one.

    `reasons` are pairs of notes that speak most alike, each with its roundtable. `stance` is how its room stands to it.
    """

    name: str
    themes: tuple[Told, ...]
    chance: float
    reasons: tuple[Alike, ...]
    issue: CommonIssue | None = None
    stance: Stance | None = None

    @property
    def is_likely(self) -> bool:
        """Whether it is more likely right than not."""
        return self.chance >= EVEN


@dataclass(frozen=True, slots=True)
class MatchesPage:
    """What the page shows; `counts` are of all proposals, likely ones and others; `done` is what can be undone."""

    number: int
    series: Series
    matches: tuple[Match, ...]
    counts: tuple[int, int]
    start: int
    rejected: tuple[tuple[CommonIssue, tuple[Told, ...]], ...]
    done: Done | None
    name_limit: int = NAME_LIMIT
    stance_names = STANCE_NAMES

    @property
    def issues(self) -> list[CommonIssue]:
        """The confirmed issues, by name."""
        return sorted(self.series.confirmed, key=lambda each: each.name)

    @property
    def bands(self) -> list[tuple[bool, int, list[Match]]]:
        """Likely ones, then those that may be, each with how many there are of them on all pages."""
        shown = [[each for each in self.matches if each.is_likely is band] for band in (True, False)]
        return [each for each in zip((True, False), self.counts, shown, strict=True) if each[2]]

    @property
    def before(self) -> int | None:
        """Where the page before starts."""
        return max(0, self.start - N_SHOWN) if self.start else None

    @property
    def after(self) -> int | None:
        """Where the next page starts."""
        end = self.start + N_SHOWN
        return end if end < sum(self.counts) else None


@pages.get("/programme/<int:number>/issues/proposals")
def show_matches(number: int) -> str:
    """The proposals, some at a time."""
    require_organiser(number)
    series = load_series(db.session(), number)
    scores = score_series(db.session(), series)
    found = order(*propose_series(db.session(), series, scores, current_app.extensions["composing"]))
    n_likely = sum(each.chance >= EVEN for each in found)
    start = find_start(len(found))
    matches = list_matches(series, scores, found[start : start + N_SHOWN])
    told = list_told(series)
    rejected = tuple(
        (issue, tuple(told[theme] for theme in issue.themes if theme in told))
        for issue in series.issues
        if issue.is_rejected
    )
    counts = (n_likely, len(found) - n_likely)
    done = find_done(series, request.values, load_taken_back(db.session(), number))
    page = MatchesPage(number, series, matches, counts, start, rejected, done)
    return render_template("series/matches.html", page=page)


def order(joining: Sequence[Joining], new: Sequence[Proposal]) -> list[Joining | Proposal]:
    """Likely ones first; of either, what may belong to confirmed issues, then what may be an issue by itself."""
    return sorted((*joining, *new), key=lambda each: each.chance < EVEN)


def find_start(n_found: int) -> int:
    """The place that the address or a refused form names; that of the last page where so many are no longer there."""
    asked = request.values.get("start", 0, type=int)
    return max(0, min(asked, n_found - 1)) // N_SHOWN * N_SHOWN


def list_told(series: Series) -> dict[int, Told]:
    """Every theme by its number."""
    return {theme.id: Told(column, theme) for column in series.columns for theme in column.board.themes}


def list_matches(series: Series, scores: Scores, found: Sequence[Joining | Proposal]) -> tuple[Match, ...]:
    """These proposals with their names and reasons."""
    told = list_told(series)
    confirmed = {issue.id: issue for issue in series.issues}
    return tuple(
        tell_joining(told, scores, confirmed[each.issue], each)
        if isinstance(each, Joining)
        else tell_new(told, scores, each)
        for each in found
    )


def tell_new(told: Mapping[int, Told], scores: Scores, found: Proposal) -> Match:
    """Themes that may be an issue by themselves."""
    themes = tuple(told[theme] for theme in found.themes)
    return Match(name_issue(scores, found.themes), themes, found.chance, tell_reasons(told, scores, found.themes))


def tell_joining(told: Mapping[int, Told], scores: Scores, issue: CommonIssue, found: Joining) -> Match:
    """A theme beside the issue that it may belong to."""
    nearest = nearest_member(scores, issue.themes, found.theme)
    reasons = tell_reasons(told, scores, (nearest, found.theme))
    column = told[found.theme].column
    stance = issue.at(column.board.roundtable.id).stance
    return Match(issue.name, (told[found.theme],), found.chance, reasons, issue, stance)


def nearest_member(scores: Scores, members: Sequence[int], theme: int) -> int:
    """The theme of an issue that is most like another theme."""
    place = scores.place_of[theme]
    known = [member for member in members if member in scores.place_of]
    return max(known, key=lambda member: (scores.matrix[scores.place_of[member], place], -member))


def tell_reasons(told: Mapping[int, Told], scores: Scores, themes: Sequence[int]) -> tuple[Alike, ...]:
    """The notes that speak most alike; of more than two roundtables one pair for each two."""
    explained = explain(scores, themes)
    most = 3 if len(explained) == 1 else 1
    found = []
    for one, other, pairs in explained:
        ours, theirs = told[one].column, told[other].column
        notes = {note.id: note for column in (ours, theirs) for note in column.notes}
        found += [(ours, notes[left.id], theirs, notes[right.id]) for left, right in pairs[:most]]
    return tuple(found[:6])


@pages.post("/programme/<int:number>/issues/<any(confirm, reject, belong, refuse):verb>")
@stands_on("matches.show_matches")
def decide_match(number: int, verb: str) -> Response:
    """Confirms a proposal under a name, tells its themes apart, or says of which issue they are, or are not."""
    decision, form = decide(number), request.form
    changed = write(partial(act_on(Verdict(verb), form), decision=decision))
    return back(number, **(say_change(changed) if changed else {}), **on_page())


def act_on(verdict: Verdict, form: MultiDict[str, str]) -> Callable[..., Change | None]:
    """What a person said of a proposal."""
    themes = read_numbers(form, "themes")
    if verdict is Verdict.CONFIRM:
        return partial(acts.confirm, name=form.get("name", ""), themes=themes, offered=form.get("offered"))
    if verdict is Verdict.REJECT:
        return partial(acts.reject, themes=themes)
    issue = read_number(form, "issue")
    if verdict is Verdict.BELONG:
        return partial(acts.belong, issue=issue, themes=themes, stance=read_stance(form), was=read_seen(form))
    return partial(acts.refuse, issue=issue, theme=read_number(form, "themes"))


@pages.post("/programme/<int:number>/issues/undo")
@stands_on("matches.show_matches")
def undo_match(number: int) -> Response:
    """Puts back what was decided last; the proposal is there again."""
    decision = decide(number)
    write(partial(undo, decision=decision, change=read_change(request.form)))
    return back(number, **on_page())


def on_page() -> dict[str, str]:
    """The page of the list that a form was on, for the address; the first one needs no word."""
    start = request.form.get("start", "")
    return {"start": start} if start.isdecimal() else {}


def back(number: int, **did: object) -> Response:
    """To the proposals, which say what was decided last and let it be undone."""
    return redirect(url_for("matches.show_matches", number=number, _anchor="next", **did), 303)  # type: ignore[arg-type]
