"""One common issue across its roundtables: what each said of it, side by side, and what an organiser does with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from facilitator.actions.issues import common_issues as acts
from facilitator.actions.issues.merging import Parting
from facilitator.actions.issues.rooms import read_room
from facilitator.actions.issues.undoing import undo
from facilitator.actions.series import Series, load_series
from facilitator.comparison.cells import Cell
from facilitator.comparison.columns import Column
from facilitator.comparison.matrix import Row, tell_matrix
from facilitator.comparison.reasons import find_nearest_notes
from facilitator.comparison.wordings import STANCE_NAMES, name_support
from facilitator.database.access import db, write
from facilitator.domain.errors import NotFound
from facilitator.domain.notes import Note
from facilitator.domain.series import NAME_LIMIT, Change, CommonIssue, Reading
from facilitator.forms.common_issues import (
    read_change,
    read_number,
    read_numbers,
    read_partings,
    read_reading,
    read_seen,
    say_change,
)
from facilitator.identity import require_organiser
from facilitator.reports.evidence.wordings import SECTOR_NAMES
from facilitator.store.common_issues import load_taken_back
from facilitator.web.refusals.forms import stands_on
from facilitator.web.series.decided import Done, decide, find_done, merge_issues

pages = Blueprint("common_issues", __name__)


@dataclass(frozen=True, slots=True)
class Room:
    """One roundtable of an issue's page. `nearest` are notes that may raise it where no theme does.

    `voices` are those of its notes of which a person has said so; `has_left`, that a theme of it was taken out or not
    let in. `parted` are the two stances that it had before two issues were merged, until a person says which holds.
    """

    column: Column
    cell: Cell
    nearest: Sequence[Note]
    voices: Sequence[Note]
    has_left: bool
    parted: Parting | None = None


@dataclass(frozen=True, slots=True)
class CommonIssuePage:
    """What an issue's page shows; `kept` is the code of the room of which something was kept just now.

    `parted` is the issue that was merged into this one until that was undone just now.
    """

    number: int
    series: Series
    issue: CommonIssue
    rooms: tuple[Room, ...]
    others: tuple[CommonIssue, ...]
    done: Done | None
    kept: str
    parted: CommonIssue | None
    name_support = staticmethod(name_support)
    stance_names = STANCE_NAMES
    sector_names = SECTOR_NAMES
    name_limit = NAME_LIMIT


@pages.get("/programme/<int:number>/issues/<int:issue>")
def show_issue(number: int, issue: int) -> str:
    """One issue: what each room said of it, side by side."""
    require_organiser(number)
    series = load_series(db.session(), number)
    found = next((each for each in series.confirmed if each.id == issue), None)
    if found is None:
        raise NotFound("There is no such issue any more. Somebody may have taken it back meanwhile.")
    (row,) = tell_matrix(series.columns, [found]) or (Row(found, ()),)
    cells = dict(zip((column.code for column in series.columns), row.cells, strict=False))
    partings = read_partings(request.values)
    rooms = tuple(
        Room(
            column,
            cell,
            find_nearest(series, column, cell, cells),
            find_voices(cell, found.at(column.board.roundtable.id)),
            any(theme.id in found.outside for theme in column.board.themes),
            partings.get(column.code) if cell.notes and cell.stance is None else None,
        )
        for column in series.columns
        if (cell := cells.get(column.code)) is not None
    )
    others = tuple(each for each in series.confirmed if each.id != issue)
    values = request.values.copy()
    values.add("issue", str(issue))
    done = find_done(series, values, load_taken_back(db.session(), number))
    parted = next((each for each in others if each.id == request.args.get("alone", type=int)), None)
    page = CommonIssuePage(number, series, found, rooms, others, done, request.args.get("kept", ""), parted)
    return render_template("series/issue.html", page=page)


def find_nearest(series: Series, column: Column, cell: Cell, cells: dict[str, Cell]) -> list[Note]:
    """The notes of a room that come nearest to what others said, where none of its themes raised it."""
    if cell.themes:
        return []
    elsewhere = []
    for other in (each for each in series.columns if each is not column):
        said = {note.id for note in cells[other.code].notes}
        elsewhere.append((other.side, [place for place, note in enumerate(other.side.notes) if note.id in said]))
    nearest = [note.id for note in find_nearest_notes(column.side, elsewhere)]
    own = {note.id: note for note in column.notes if note not in cell.notes}
    return [own[number] for number in nearest if number in own]


def find_voices(cell: Cell, reading: Reading) -> list[Note]:
    """The notes of a cell that are in it as a person said that they raise it, and by no theme."""
    found = {theme.id for theme in cell.themes}
    return [note for note in cell.notes if note.id in reading.voices and note.theme_id not in found]


@pages.post("/programme/<int:number>/issues/<int:issue>/<verb>")
@stands_on("common_issues.show_issue")
def change_issue(number: int, issue: int, verb: str) -> Response:
    """Renames, merges, splits, takes back, lets in, takes out, undoes that, or keeps what was read in a room."""
    decision, form = decide(number), request.form
    changes: dict[str, Callable[[], Callable[..., object]]] = {
        "rename": lambda: partial(acts.rename, issue=issue, name=form.get("name", ""), was=form.get("was")),
        "merge": lambda: partial(merge_issues, issue=issue, other=read_number(form, "other")),
        "take-back": lambda: partial(acts.take_back, issue=issue),
        "join": lambda: partial(acts.belong, issue=issue, themes=[read_number(form, "theme")]),
        "take-out": lambda: partial(acts.take_out, issue=issue, theme=read_number(form, "theme")),
        "undo": lambda: partial(undo, change=read_change(form)),
        "split": lambda: partial(
            acts.split, issue=issue, themes=read_numbers(form, "themes"), name=form.get("name", "")
        ),
        "read": lambda: partial(
            read_room, issue=issue, code=form.get("code", ""), reading=read_reading(form), was=read_seen(form)
        ),
    }
    if verb not in changes:
        raise NotFound("There is no such act.")
    act = partial(changes[verb](), decision=decision)
    done, parted = write(act), read_partings(form)
    if isinstance(done, tuple):
        done, parted = done[0], parted | done[1]
    if verb == "take-back":
        taken = say_change(done) if isinstance(done, Change) else {}
        # Where its themes may be proposed again, and it can be put back.
        return redirect(url_for("matches.show_matches", number=number, **taken), 303)  # type: ignore[arg-type]
    told = ["-".join((code, *stances)) for code, stances in parted.items()]
    did = say_change(done) if isinstance(done, Change) else {"kept": form.getlist("code")} if verb == "read" else {}
    if verb == "undo" and (other := read_change(form).other) is not None:
        did = {"alone": [str(other)]}
    address: dict[str, Any] = did | {"number": number, "issue": issue, "parted": told}
    return redirect(url_for("common_issues.show_issue", **address), 303)
