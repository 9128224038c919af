"""The themes and the name that a person chose for an issue of a programme, read strictly: what is wrong with either."""

from collections.abc import Callable, Collection, Mapping, Sequence

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from facilitator.actions.series import load_series
from facilitator.comparison.cells import lead
from facilitator.comparison.matrix import tell_matrix
from facilitator.domain.errors import BadInput
from facilitator.domain.folding import fold_look
from facilitator.domain.notes import Handling, clean_line
from facilitator.domain.phases import Status
from facilitator.domain.series import NAME_LIMIT
from facilitator.reports.evidence.flags import mask_name
from facilitator.store.notes import NoteRow
from facilitator.store.roundtables import RoundtableRow
from facilitator.store.themes import ThemeRow, select_themes

BELONG = "If it is the same, put these themes there by “Another issue…”; if not, choose another name."
MERGE = "If it is the same, merge the two on this page; if not, choose another name."
"""What to do where another issue has the name that was typed."""


def read_both(read_chosen: Callable[[], list[ThemeRow]], read_typed: Callable[[], str]) -> tuple[list[ThemeRow], str]:
    """Themes and a name. Raises BadInput that says of both what is wrong, so that nobody is sent back twice."""
    faults: dict[str, str] = {}
    found: list[ThemeRow] = []
    name = ""
    try:
        found = read_chosen()
    except BadInput as error:
        faults |= error.fields
    try:
        name = read_typed()
    except BadInput as error:
        faults |= error.fields
    if faults:
        raise BadInput(faults)
    return found, name


def read_themes(session: Session, programme_id: int, ids: Sequence[int]) -> list[ThemeRow]:
    """Live themes, with notes, of comparable roundtables of this programme. Raises BadInput where one is not."""
    if not ids:
        raise BadInput({"themes": "Choose a theme first."})
    found = select(ThemeRow).join(RoundtableRow, RoundtableRow.id == ThemeRow.roundtable_id)
    is_compared = (
        RoundtableRow.programme_id == programme_id,
        RoundtableRow.status != Status.DRAFT,
        RoundtableRow.is_sensitive.is_(False),
        RoundtableRow.is_rehearsal.is_(False),
    )
    has_notes = exists().where(NoteRow.theme_id == ThemeRow.id, NoteRow.handling == Handling.OPEN)
    own = found.where(*is_compared, ThemeRow.is_live, has_notes, ThemeRow.id.in_(ids))
    rows = list(session.scalars(own.order_by(ThemeRow.id)))
    if {row.id for row in rows} != set(ids):
        raise BadInput({"themes": "Some of these themes are not of this programme, or are gone. Load the page again."})
    return rows


def read_of_several(session: Session, programme_id: int, ids: Sequence[int]) -> list[ThemeRow]:
    """The same with their namesakes. Raises BadInput where all are of one roundtable, too."""
    found = add_namesakes(session, read_themes(session, programme_id, ids))
    if len({theme.roundtable_id for theme in found}) < 2:
        raise BadInput({"themes": "An issue needs themes of at least two roundtables."})
    return found


def add_namesakes(session: Session, themes: Sequence[ThemeRow]) -> list[ThemeRow]:
    """These themes with those of the same name under other headings of their roundtable: they are one theme."""
    ids = {theme.id for theme in themes}
    rows: dict[int, ThemeRow] = {theme.id: theme for theme in themes}
    for roundtable in sorted({theme.roundtable_id for theme in themes}):
        live = session.execute(select_themes().where(ThemeRow.roundtable_id == roundtable, ThemeRow.is_live)).all()
        names = {name.name.casefold() for theme, name in live if theme.id in ids}
        rows |= {theme.id: theme for theme, name in live if name.name.casefold() in names}
    return [rows[number] for number in sorted(rows)]


def find_standing(session: Session, programme_id: int, issue: int) -> dict[int, set[int]]:
    """The themes by which an issue stands in the matrix, each with the members that lead to it."""
    series = load_series(session, programme_id)
    own = [each for each in series.issues if each.id == issue]
    led = [pair for each in own for column in series.columns for pair in lead(column, each).items()]
    return {theme: set(members) for theme, members in led if theme is not None}


def empties(standing: Mapping[int, set[int]], leaving: Collection[int]) -> bool:
    """Whether an issue would have no theme without these: it would be in no row of the matrix, and nobody find it."""
    return bool(standing) and all(theme in leaving or members <= set(leaving) for theme, members in standing.items())


def read_name(typed: str) -> str:
    """A name as it is kept."""
    name = keep_name(typed)
    if not name or len(name) > NAME_LIMIT:
        raise BadInput({"name": f"Give it a name of 1 to {NAME_LIMIT} characters."})
    return name


def keep_name(typed: str) -> str:
    """A name without what files mask in one: rooms that are still to come are shown it, too."""
    return mask_name(clean_line(typed))


def read_free_name(session: Session, programme_id: int, typed: str, *, way: str, besides: int | None = None) -> str:
    """The same, unless another issue that one can see here has it; then `way` says what to do."""
    name = read_name(typed)
    series = load_series(session, programme_id)
    others = [row.issue.name for row in tell_matrix(series.columns, series.issues) if row.issue.id != besides]
    if fold_look(name) in {fold_look(each) for each in others}:
        raise BadInput({"name": f"There is an issue of this name already. {way}"})
    return name


def list_theme_names(session: Session, programme_id: int) -> set[str]:
    """What the themes are called that are compared, as they may be shown and as a name is kept."""
    columns = load_series(session, programme_id).columns
    return {keep_name(theme.name) for column in columns for theme in column.board.themes}
