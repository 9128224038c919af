"""The matrix of a programme, its common issues by roundtable, and the programme report as files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from flask import Blueprint, current_app, render_template, request
from werkzeug.wrappers import Response

from facilitator.actions.series import Series, compare_series, load_series, score_series, write_series
from facilitator.comparison.cells import Wanted
from facilitator.comparison.columns import Column
from facilitator.comparison.matrix import Row, list_new, tell_matrix
from facilitator.comparison.wordings import STANCE_NAMES, STRENGTHS, name_support
from facilitator.database.access import db
from facilitator.domain.errors import NotFound
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind, Note
from facilitator.domain.people import Sector
from facilitator.domain.series import CommonIssue
from facilitator.domain.themes import Theme
from facilitator.domain.traces import holder_of
from facilitator.identity import own_devices, require_organiser
from facilitator.reports.evidence.wordings import KIND_NAMES, SECTOR_NAMES
from facilitator.reports.exports import FORMATS, name_programme
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

    number: int
    series: Series
    groups: tuple[tuple[int, tuple[Row, ...]], ...]
    new: tuple[tuple[Column, Sequence[Theme]], ...]
    missing: tuple[tuple[Column, Sequence[CommonIssue]], ...]
    filters: Filters
    name_support = staticmethod(name_support)
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


@pages.get("/programme/<int:number>/issues")
def show_matrix(number: int) -> str:
    """The issues by room, of the notes that the address asks for."""
    require_organiser(number)
    series, filters = load_series(db.session(), number), read_filters()
    rows = tell_matrix(series.columns, series.issues, want(series, filters))
    scores = score_series(db.session(), series)
    new = zip(series.columns, list_new(series.columns, series.issues, scores), strict=True)
    page = MatrixPage(
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
    content = current_app.extensions["background"](make)
    note_download(holder_of(own_devices()), what=name, programme_id=number)
    file_name = f"{name_programme(series.name, now.date())}-draft.{name}"
    headers = {"Content-Disposition": f'attachment; filename="{file_name}"'}
    return Response(content, mimetype=MEDIA[name], headers=headers)
