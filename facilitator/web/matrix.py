"""The matrix of a programme: its common issues by roundtable, with the notes behind each cell."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from facilitator.actions.issues import common_issues as acts
from facilitator.actions.issues.merging import Parting
from facilitator.actions.issues.rooms import read_room
from facilitator.actions.issues.undoing import undo
from facilitator.actions.series import Series, compare_series, load_series, score_series, write_series
from facilitator.comparison.cells import Cell, Wanted
from facilitator.comparison.columns import Column
from facilitator.comparison.matrix import Row, list_new, tell_matrix
from facilitator.comparison.reasons import find_nearest_notes
from facilitator.comparison.wordings import STANCE_NAMES, STRENGTHS, SUPPORT_NAMES
from facilitator.database.access import db, write
from facilitator.domain.errors import NotFound
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind, Note
from facilitator.domain.people import Sector
from facilitator.domain.series import NAME_LIMIT, Change, CommonIssue, Reading
from facilitator.domain.themes import Theme
from facilitator.domain.traces import holder_of
from facilitator.forms.common_issues import (
    read_change,
    read_number,
    read_numbers,
    read_partings,
    read_reading,
    read_seen,
    say_change,
)
from facilitator.identity import own_devices, require_organiser
from facilitator.reports.evidence.wordings import KIND_NAMES, SECTOR_NAMES
from facilitator.reports.exports import FORMATS, name_programme
from facilitator.web.refusals.forms import require_meant, stands_on
from facilitator.web.series.decided import LOSING, Done, decide, find_done, merge_issues
from facilitator.web.themes import chosen_theme
from facilitator.web.traces import note_download

pages = Blueprint("matrix", __name__)

FORMAT_NAMES = (
    ("docx", "Word"),
    ("pdf", "PDF"),
    ("xlsx", "Excel"),
    ("pptx", "PowerPoint"),
    ("md", "Markdown"),
    ("json", "JSON"),
    ("zip", "All of them"),
)
MEDIA = {name: FORMATS[name].media_type for name, _ in FORMAT_NAMES}


@dataclass(frozen=True, slots=True)
class Filters:
    """Which notes count; each may be any."""

    kind: Kind | None
    sector: Sector | None
    heading: HeadingKey | None

    @property
    def is_set(self) -> bool:
        """Whether something is left out."""
        return any((self.kind, self.sector, self.heading))


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """What the matrix shows. `new` are each roundtable's themes that are like nothing elsewhere."""

    theme: str | None
    number: int
    series: Series
    groups: tuple[tuple[int, tuple[Row, ...]], ...]
    new: tuple[tuple[Column, Sequence[Theme]], ...]
    missing: tuple[tuple[Column, Sequence[CommonIssue]], ...]
    filters: Filters
    support_names = SUPPORT_NAMES
    strengths = STRENGTHS
    stance_names = STANCE_NAMES
    kind_names = KIND_NAMES
    kinds = tuple((kind, KIND_NAMES[kind][1].capitalize()) for kind in Kind)
    sectors = tuple(SECTOR_NAMES.items())
    heading_names = tuple((key, key.value.capitalize()) for key in HeadingKey)
    formats = FORMAT_NAMES

    @property
    def n_rows(self) -> int:
        """How many issues are shown."""
        return sum(len(rows) for _, rows in self.groups)


@dataclass(frozen=True, slots=True)
class Room:
    """One roundtable of an issue's page. `nearest` are notes that may raise it where no theme does.

    `voices` are those of its notes of which a person has said so; `has_left`, that a theme of it was taken out or not
    let in. `parted` are the two stances that it had before two
    issues were merged, until a person says which holds.
    """

    column: Column
    cell: Cell
    nearest: Sequence[Note]
    voices: Sequence[Note]
    has_left: bool
    parted: Parting | None = None


@dataclass(frozen=True, slots=True)
class CommonIssuePage:
    """What an issue's page shows; `kept` is the code of the room of which something was kept just now."""

    theme: str | None
    number: int
    series: Series
    issue: CommonIssue
    rooms: tuple[Room, ...]
    others: tuple[CommonIssue, ...]
    done: Done | None
    kept: str
    support_names = SUPPORT_NAMES
    stance_names = STANCE_NAMES
    sector_names = SECTOR_NAMES
    name_limit = NAME_LIMIT


@pages.get("/programme/<int:number>/issues")
def show_matrix(number: int) -> str:
    """The matrix."""
    require_organiser(number)
    series, filters = load_series(db.session(), number), read_filters()
    rows = tell_matrix(series.columns, series.issues, want(series, filters))
    scores = score_series(db.session(), series)
    new = zip(series.columns, list_new(series.columns, series.issues, scores), strict=True)
    page = MatrixPage(
        chosen_theme(),
        number,
        series,
        tuple(group_rows(rows)),
        tuple(each for each in new if each[1]),
        tuple(list_missing(series, rows)),
        filters,
    )
    return render_template("series/matrix.html", page=page)


def group_rows(rows: Sequence[Row]) -> list[tuple[int, tuple[Row, ...]]]:
    """Rows by in how many rooms they were raised, the most first."""
    counts = sorted({row.n_raised for row in rows}, reverse=True)
    return [(count, tuple(row for row in rows if row.n_raised == count)) for count in counts]


def list_missing(series: Series, rows: Sequence[Row]) -> list[tuple[Column, list[CommonIssue]]]:
    """The roundtables at which an issue was not raised that all others raised."""
    found = [
        (column, [row.issue for row in rows if row.missing == place]) for place, column in enumerate(series.columns)
    ]
    return [each for each in found if each[1]]


def read_filters() -> Filters:
    """What the address asks for; what it does not know is left out."""
    kind, sector, heading = (request.args.get(name, "") for name in ("kind", "sector", "heading"))
    return Filters(
        Kind(kind) if kind in set(Kind) else None,
        Sector(sector) if sector in set(Sector) else None,
        HeadingKey(heading) if heading in set(HeadingKey) else None,
    )


def want(series: Series, filters: Filters) -> Wanted | None:
    """Which notes count; a sector only where the sharing rule of its roundtable lets it be named."""
    if not filters.is_set:
        return None
    sectors = {note.id: column.board.sector(note) for column in series.columns for note in column.notes}

    def is_wanted(note: Note) -> bool:
        return (
            filters.kind in {None, note.kind}
            and filters.heading in {None, note.heading}
            and (filters.sector is None or sectors[note.id] is filters.sector)
        )

    return is_wanted


@pages.get("/programme/<int:number>/report/<name>")
def download_report(number: int, name: str) -> Response:
    """The programme report as a file."""
    require_organiser(number)
    if name not in MEDIA:
        raise NotFound(f"There is no such format. Choose one of {', '.join(MEDIA)}.")
    series = load_series(db.session(), number)
    if len(series.columns) < 2:
        raise NotFound("A programme report compares two roundtables at least.")
    told, scores = compare_series(db.session(), series), score_series(db.session(), series)
    now = datetime.now(UTC)
    make = partial(write_series, name, series, told, scores, now)
    response = Response(current_app.extensions["background"](make), mimetype=MEDIA[name])
    note_download(holder_of(own_devices()), what=name, programme_id=number)
    file_name = f"{name_programme(series.name, now.date())}-draft.{name}"
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response


@pages.get("/programme/<int:number>/issues/<int:issue>")
def show_common_issue(number: int, issue: int) -> str:
    """One issue: what each room said of it, side by side."""
    require_organiser(number)
    series = load_series(db.session(), number)
    found = next((each for each in series.issues if each.id == issue and not each.is_rejected), None)
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
    others = tuple(each for each in series.issues if not each.is_rejected and each.id != issue)
    values = request.values.copy()
    values.add("issue", str(issue))
    done = find_done(series, values)
    page = CommonIssuePage(chosen_theme(), number, series, found, rooms, others, done, request.args.get("kept", ""))
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
@stands_on("matrix.show_common_issue")
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
    if verb in LOSING:
        require_meant(LOSING[verb])
    done = write(partial(changes[verb](), decision=decision))
    if verb == "take-back":
        return redirect(url_for("matrix.show_matrix", number=number), 303)
    partings = read_partings(form) | (done if isinstance(done, dict) else {})
    parted = ["-".join((code, *stances)) for code, stances in partings.items()]
    did = say_change(done) if isinstance(done, Change) else {"kept": form.getlist("code")} if verb == "read" else {}
    address: dict[str, Any] = did | {"number": number, "issue": issue, "parted": parted}
    return redirect(url_for("matrix.show_common_issue", **address), 303)
