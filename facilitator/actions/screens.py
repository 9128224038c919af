"""What the room screen shows besides the phase, and who has it in hand."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from facilitator.domain.contributions import may_see
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.errors import BadInput, NotFound
from facilitator.domain.orders import Order
from facilitator.domain.people import Audience
from facilitator.domain.permissions import judged_as
from facilitator.domain.roundtables import SpotlightPart
from facilitator.domain.series import SHARED_SO_FAR
from facilitator.domain.themes import THEME_MAP
from facilitator.store.contributions import load_contributions
from facilitator.store.notes import get_note
from facilitator.store.roundtables import RoundtableRow, get_row
from facilitator.store.themes import get_theme, load_themes


@judged_as("spotlight.change")
def change_spotlight(session: Session, order: Order, *, part: SpotlightPart | None, id: int | None) -> Fact:  # noqa: A002
    """Puts a note, a theme, all themes, a contribution, or what the series shares, alone on the screen; or nothing."""
    row = get_row(session, order.viewer.roundtable_id)
    if (part is None) is not (id is None):
        raise BadInput({"id": "Name a part and an id, or neither."})
    row.spotlight = None if part is None or id is None else [part.value, require_seen(session, row, part, id)]
    return Fact(EntryKind.SPOTLIGHT_CHANGED, {"roundtable": {"spotlight": row.spotlight}})


def require_seen(session: Session, row: RoundtableRow, part: SpotlightPart, wanted: int) -> int:
    """The number of something that the room may see; refuses what is hidden, as if it were not there."""
    if part is SpotlightPart.SERIES:
        is_seen = wanted == SHARED_SO_FAR and not row.is_sensitive
    elif part is SpotlightPart.MAP:
        is_seen = wanted == THEME_MAP and any(theme.is_live for theme in load_themes(session, row.id))
    elif part is SpotlightPart.NOTE:
        note = get_note(session, row.id, wanted)
        is_seen = note.handling is note.handling.OPEN
    elif part is SpotlightPart.THEME:
        is_seen = get_theme(session, row.id, wanted).is_live
    else:
        found = load_contributions(session, row.id, [wanted])
        is_seen = any(may_see(each, Audience.ROOM, row.phase) for each in found)
    if not is_seen:
        raise NotFound("There is nothing like that for the room to see.")
    return wanted


@judged_as("page.turn")
def turn_page(session: Session, order: Order, *, page: int | None) -> Fact:
    """Turns the room screen to a page, counted from 0, where it stays; with none it turns by itself again."""
    row = get_row(session, order.viewer.roundtable_id)
    row.page = page
    return Fact(EntryKind.PAGE_TURNED, {"roundtable": {"page": page}})


@judged_as("keynote.change")
def change_keynote(session: Session, order: Order, *, speaker: str, topic: str) -> Fact:
    """Says who speaks and on what, before the day or during it."""
    row = get_row(session, order.viewer.roundtable_id)
    row.speaker, row.topic = speaker, topic
    return Fact(EntryKind.KEYNOTE_CHANGED, {"roundtable": {}})


@judged_as("tables.assign")
def assign_tables(session: Session, order: Order, *, tables: Sequence[int], themes: Sequence[int]) -> Fact:
    """Says which table takes which theme, pair by pair, in place of what was said before."""
    row = get_row(session, order.viewer.roundtable_id)
    if len(tables) != len(themes):
        raise BadInput(dict.fromkeys(("tables", "themes"), "There must be one theme for each table."))
    gone = set(themes) - {theme.id for theme in load_themes(session, row.id) if theme.is_live}
    if gone:
        raise NotFound("One of these themes is not on the board any more.")
    row.tables = [list(pair) for pair in sorted(set(zip(tables, themes, strict=True)))]
    return Fact(EntryKind.TABLES_ASSIGNED, {"roundtable": {"tables": row.tables}})


@judged_as("lead.take")
def take_lead(session: Session, order: Order) -> Fact:
    """Takes the room screen in hand, from whoever has it; only ever by somebody's own press."""
    row = get_row(session, order.viewer.roundtable_id)
    row.lead_id = order.viewer.crew_id
    return Fact(EntryKind.LEAD_TAKEN, {"roundtable": {"lead": row.lead_id}})
