"""A draft that is set up anew, perhaps by two people at once: of each page only what was changed on it is written."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from facilitator.actions.roundtables import ensure_programme, name_headings
from facilitator.actions.settings.details import COLUMNS as DETAILS
from facilitator.actions.settings.details import WHEN
from facilitator.actions.settings.opened import take_changed
from facilitator.domain.devices import Device
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.errors import BadInput
from facilitator.domain.headings import Heading, HeadingKey
from facilitator.domain.orders import Order
from facilitator.domain.permissions import judged_as
from facilitator.domain.phases import ASKING
from facilitator.store.devices import load_devices
from facilitator.store.programmes import ProgrammeRow, find_programme
from facilitator.store.roundtables import RoundtableRow, get_row, load_headings

CHANGED = ("sharing_mode", "is_sensitive", "holds_notes")
"""What the journal tells of a draft that was set up anew: states, and no words."""

COLUMNS = (
    *DETAILS,
    "sharing_mode",
    "is_sensitive",
    "notes_shown",
    "holds_notes",
    "holds_personal",
    "note_limit",
    "n_dots",
    "most_on_one",
    "image_width_cm",
    "furthest_seat_cm",
)

TOGETHER = (WHEN, ("n_dots", "most_on_one"))
"""What is right only together."""


MOVES = (
    "You can move a roundtable into another programme only if you lead both, and begin a new one only if you lead all "
    "of them. Ask an organiser, or leave the programme as it was."
)
"""The same whether there is such a programme or not: nobody is to learn here which others there are."""


def read_setup(session: Session, row: RoundtableRow) -> dict[str, Any]:
    """All that a roundtable was set up with but its agenda, by what the form calls it."""
    columns = {name: getattr(row, name) for name in COLUMNS}
    named = name_fields(load_headings(session, row.id), row.questions)
    return columns | named | {"programme": session.get_one(ProgrammeRow, row.programme_id).name}


def name_fields(headings: tuple[Heading, ...], questions: Mapping[str, str] | None = None) -> dict[str, str]:
    """Headings, their prompts and the questions of phases as the form has them."""
    names = {heading.key.value: heading.name for heading in headings}
    prompts = {f"{heading.key}_prompt": heading.prompt for heading in headings}
    return names | prompts | {f"ask_{phase}": (questions or {}).get(phase, "") for phase in ASKING}


@judged_as("roundtable.change")
def change_roundtable(
    session: Session, order: Order, *, was: Mapping[str, str], values: Mapping[str, Any], devices: Collection[int]
) -> Fact:
    """Sets up a draft anew. Nobody has been promised anything yet: all may change. Raises BadInput and Overtaken.

    `devices` are all that whoever asks is let in by: what they lead now says into which programme it may go.
    """
    row = get_row(session, order.viewer.roundtable_id)
    now = read_setup(session, row)
    changed = take_changed(values, was, now, TOGETHER)
    if changed.get("programme"):
        require_movable(session, row, changed["programme"], load_devices(session, order.now, devices))
        row.programme_id = ensure_programme(session, changed["programme"]).id
    for name in (each for each in COLUMNS if each in changed):
        setattr(row, name, changed[name])
    set_named(session, row, now | changed)
    columns = {name: getattr(row, name) for name in CHANGED}
    return Fact(EntryKind.ROUNDTABLE_CHANGED, {"roundtable": columns, "headings": [{"id": key} for key in HeadingKey]})


def require_movable(session: Session, row: RoundtableRow, name: str, devices: Sequence[Device]) -> None:
    """Refuses a programme that a draft is not in for whoever does not lead both. Raises BadInput."""
    found = find_programme(session, name)
    goes = (row.programme_id, None if found is None else found.id)
    if goes[0] != goes[1] and not all(any(each.leads(number) for each in devices) for number in goes):
        raise BadInput({"programme": MOVES})


def set_named(session: Session, row: RoundtableRow, values: Mapping[str, Any]) -> None:
    """Calls headings what they are to be called, and has phases ask what they are to ask."""
    headings = [Heading(key, values[key.value], values[f"{key}_prompt"]) for key in HeadingKey]
    name_headings(session, row.id, headings)
    row.questions = {phase.value: said for phase in ASKING if (said := values[f"ask_{phase}"])} or None
