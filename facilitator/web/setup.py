"""Setting up a roundtable: from nothing, as last week's without its notes, or a draft once more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import Form

from facilitator.actions.roundtables import found_roundtable
from facilitator.actions.settings.drafts import name_fields, read_setup
from facilitator.database.access import db
from facilitator.domain.entries import Fact
from facilitator.domain.errors import BadInput
from facilitator.domain.headings import Heading, HeadingKey, default_headings
from facilitator.domain.moments import list_zones
from facilitator.domain.notes import DEFAULT_LIMIT
from facilitator.domain.orders import draw_client_id
from facilitator.domain.phases import ASKING, DEFAULT_AGENDA, NAMES, NotesShown, Phase, Slot
from facilitator.domain.roundtables import SharingMode
from facilitator.domain.sectors import SHIPPED, OfferedSector
from facilitator.domain.venues.distances import Reading, judge
from facilitator.domain.votes import DEFAULT_DOTS, DEFAULT_MOST_ON_ONE
from facilitator.forms.left_overs import find_left_over
from facilitator.forms.payload import CARRIED, form_payload, read
from facilitator.forms.roundtables import MakeRoundtableForm, ask_in
from facilitator.identity import find_crew, get_roundtable, leads_programme, require_organiser
from facilitator.store.base import draw_key
from facilitator.store.programmes import ProgrammeRow, find_programme, load_sectors
from facilitator.store.roundtables import RoundtableRow, find_by_code, find_zone, name_programme, read_agenda
from facilitator.web.foundings import found_once
from facilitator.web.keeping import say_dates

pages = Blueprint("setup", __name__)

OWN = ("title", "held_on", "speaker", "topic")
"""What next week's roundtable does not take over; its notes are its own, too."""

LIKE, USUAL = "like", "usual"
"""Which agenda a clone gets: its source's, or the one that a roundtable from nothing starts with."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """An agenda to be chosen; each line is a phase's name, the heading's name or None, and the minutes."""

    key: str
    is_chosen: bool
    lines: list[tuple[str, str | None, int]]


@dataclass(frozen=True, slots=True)
class SetupPage:
    """What the set-up page shows.

    `source` is the roundtable that is being cloned, `draft` the one that is being changed; without either it is new.
    """

    form: Form
    headings: tuple[HeadingKey, ...]
    source: RoundtableRow | None
    draft: RoundtableRow | None
    agendas: list[Agenda]
    reading: Reading | None
    dates: list[tuple[str, date]]
    client_id: str
    sectors: tuple[OfferedSector, ...]
    zones: tuple[str, ...]
    phase_names: Mapping[Phase, str]
    was: str = ""
    marked: frozenset[str] = frozenset()
    """The fields of a clone that still speak of the cluster it was made from."""


@pages.get("/programme/new")
def show_setup() -> str:
    """The form, filled in from another roundtable (`?from=CODE`) or the programme's pattern; `?from=` is the usual."""
    require_organiser()
    source = find_source(request.args.get("from"))
    return render_setup(MakeRoundtableForm(data=defaults() if source is None else clone(source)), source=source)


def find_source(code: str | None) -> RoundtableRow | None:
    """The roundtable that a new one starts like; where nobody says, the pattern of the programme made last."""
    if code is not None:
        return get_roundtable(code) if code else None
    programme = find_programme(db.session(), name_programme(db.session()))
    row = find_by_code(db.session(), programme.starts_like) if programme and programme.starts_like else None
    return None if row is None or find_crew(row) is None else row


@pages.post("/programme/new")
def make() -> Response:
    """Makes the roundtable and leads to its own page, where it is opened."""
    require_organiser()
    source = get_roundtable(request.form["like"]) if request.form.get("like") else None
    is_like = source is not None and request.form.get("agenda") != USUAL
    agenda = read_agenda(source.agenda) if source is not None and is_like else DEFAULT_AGENDA
    try:
        values = read_values()
    except BadInput as error:
        return make_response(render_setup(refused(error), source=source), 400)
    return redirect(url_for("room.show_run", code=found_once(partial(found, values, agenda))), 303)


def read_typed(form: type[Form] = MakeRoundtableForm) -> dict[str, Any]:
    """What was typed, by the names of the fields. Raises BadInput."""
    posted = form_payload(form(), request.form)
    for name in ("like", "agenda", "was"):
        posted.pop(name, None)
    data = read(form, {name: value for name, value in posted.items() if value != ""}).data
    return {name: value for name, value in data.items() if name not in CARRIED}


def read_values() -> dict[str, Any]:
    """The same as the columns of a roundtable, and its `headings`. Raises BadInput."""
    data = read_typed()
    names = {key.value for key in HeadingKey}
    columns = {name: value for name, value in data.items() if name.removesuffix("_prompt") not in names}
    asked = {phase.value: said for phase in ASKING if (said := columns.pop(ask_in(phase)))}
    headings = [Heading(key, data[key], data[f"{key}_prompt"]) for key in HeadingKey]
    return columns | {"headings": headings, "questions": asked or None}


def refused(error: BadInput, form_class: type[Form] = MakeRoundtableForm) -> Form:
    """The form with what was typed and what is wrong with it, whoever says so: validators, the reader or the act."""
    form = form_class(request.form)
    form.validate()
    for name, fault in error.fields.items():
        if name in form and not form[name].errors:
            form[name].errors = [fault]
    return form


def found(
    values: Mapping[str, Any], agenda: Sequence[Slot], session: Session, code: str, now: datetime
) -> tuple[RoundtableRow, Fact]:
    """Adds the draft."""
    return found_roundtable(session, number=draw_key(), code=code, now=now, agenda=agenda, **values)


def render_setup(
    form: Form, *, source: RoundtableRow | None = None, draft: RoundtableRow | None = None, was: str = ""
) -> str:
    """The page; that of a draft carries what it was opened with."""
    programme = find_named(form, draft)
    page = SetupPage(
        form=form,
        headings=tuple(HeadingKey),
        source=source,
        draft=draft,
        agendas=list_agendas(form, source, draft),
        reading=judge_room(form),
        dates=say_dates(programme) if programme is not None else [],
        client_id=draw_client_id(),
        sectors=(load_sectors(programme) if programme is not None else ()) or SHIPPED,
        zones=list_zones(),
        phase_names=NAMES,
        was=was,
        marked=frozenset() if source is None else find_left_over(form, source.cluster),
    )
    return render_template("programme/setup.html", page=page)


def find_named(form: Form, draft: RoundtableRow | None) -> ProgrammeRow | None:
    """The programme that the form names: that of the draft, or one that this device leads; no other."""
    row = find_programme(db.session(), form["programme"].data or "")
    is_own = row is not None and draft is not None and row.id == draft.programme_id
    return row if row is not None and (is_own or leads_programme(row.id)) else None


def list_agendas(form: Form, source: RoundtableRow | None, draft: RoundtableRow | None) -> list[Agenda]:
    """What there is to choose from: for a clone of one with another agenda both, else the only one."""
    like = draft or source
    usual = (USUAL, DEFAULT_AGENDA)
    agendas = [usual] if like is None else [(LIKE, read_agenda(like.agenda))]
    if source is not None and agendas[0][1] != DEFAULT_AGENDA:
        agendas.append(usual)
    chosen = request.form.get("agenda", agendas[0][0])
    return [
        Agenda(
            key,
            key == chosen,
            [(NAMES[slot.phase], slot.heading and form[slot.heading].data, slot.minutes) for slot in slots],
        )
        for key, slots in agendas
    ]


def judge_room(form: Form) -> Reading | None:
    """Whether the last row can read the room screen, where the form says enough to tell."""
    width, seat = form["image_width_cm"], form["furthest_seat_cm"]
    if width.errors or seat.errors or not width.data or not seat.data:
        return None
    return judge(width.data, seat.data)


def defaults() -> dict[str, Any]:
    """What a roundtable from nothing starts with."""
    values: dict[str, Any] = {"note_limit": DEFAULT_LIMIT, "sharing_mode": SharingMode.SECTOR_ONLY}
    values |= {"holds_personal": True}
    values |= {"programme": name_programme(db.session()), "time_zone": find_zone(db.session())}
    values |= {"n_dots": DEFAULT_DOTS, "most_on_one": DEFAULT_MOST_ON_ONE, "notes_shown": NotesShown.AT_REVEAL}
    return values | name_fields(default_headings())


def clone(source: RoundtableRow) -> dict[str, Any]:
    """What a roundtable takes over from another."""
    return {name: value for name, value in read_setup(db.session(), source).items() if name not in OWN}
