"""Setting up a roundtable: from nothing, or as last week's with another name and none of its notes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import Form

from facilitator.actions.roundtables import found_roundtable
from facilitator.db import db, write
from facilitator.domain.errors import BadInput
from facilitator.domain.headings import Heading, HeadingKey, default_headings
from facilitator.domain.notes import DEFAULT_LIMIT
from facilitator.domain.phases import NotesShown
from facilitator.domain.roundtables import SharingMode
from facilitator.forms.payload import CARRIED, form_payload, read
from facilitator.forms.roundtables import MakeRoundtableForm
from facilitator.identity import get_roundtable, make_code, require_organiser
from facilitator.store.journal import record_founding
from facilitator.store.roundtables import RoundtableRow, load_headings
from facilitator.web.themes import chosen_theme

pages = Blueprint("setup", __name__)

CLONED = ("cluster", "venue", "host", "question", "sharing_mode", "is_sensitive", "notes_shown", "note_limit")
"""What next week's roundtable takes over. Its date and its notes are its own."""


@dataclass(frozen=True, slots=True)
class SetupPage:
    """What the set-up page shows; `source` is the title of the roundtable that is being cloned."""

    theme: str | None
    form: Form
    headings: tuple[HeadingKey, ...]
    source: str | None


@pages.get("/programme/new")
def show_setup() -> str:
    """The form, empty or filled in from another roundtable (`?from=CODE`)."""
    require_organiser()
    source = get_roundtable(request.args["from"]) if "from" in request.args else None
    form = MakeRoundtableForm(data=defaults() if source is None else clone(source))
    return render_setup(form, None if source is None else source.title)


@pages.post("/programme/new")
def make() -> Response:
    """Makes the roundtable and leads to its own page, where it is opened."""
    require_organiser()
    payload = form_payload(MakeRoundtableForm(), request.form)
    try:
        form = read(MakeRoundtableForm, {name: value for name, value in payload.items() if value != ""})
    except BadInput:
        refused = MakeRoundtableForm(request.form)
        refused.validate()
        return Response(render_setup(refused, None), 400, mimetype="text/html")
    return redirect(url_for("room.show_run", code=store(form.data)), 303)


def store(values: Mapping[str, Any]) -> str:
    """Stores the draft and gives its code."""
    names = {key.value for key in HeadingKey}
    headings = [Heading(key, values[key], values[f"{key}_prompt"]) for key in HeadingKey]
    rest = {
        name: value
        for name, value in values.items()
        if name not in CARRIED and name.removesuffix("_prompt") not in names
    }
    code, now = make_code(), datetime.now(UTC)

    def work(session: Session) -> None:
        row, fact = found_roundtable(session, code=code, now=now, headings=headings, **rest)
        record_founding(session, row.id, fact, now)

    write(work)
    return code


def render_setup(form: Form, source: str | None) -> str:
    """The page."""
    return render_template("programme/setup.html", page=SetupPage(chosen_theme(), form, tuple(HeadingKey), source))


def defaults() -> dict[str, Any]:
    """What a roundtable from nothing starts with."""
    values: dict[str, Any] = {"note_limit": DEFAULT_LIMIT, "sharing_mode": SharingMode.SECTOR_ONLY}
    values["notes_shown"] = NotesShown.AT_REVEAL
    return values | heading_values(default_headings())


def clone(source: RoundtableRow) -> dict[str, Any]:
    """What a roundtable takes over from another."""
    values = {name: getattr(source, name) for name in CLONED}
    return values | heading_values(load_headings(db.session(), source.id))


def heading_values(headings: tuple[Heading, ...]) -> dict[str, str]:
    """Names and prompts as the form has them."""
    names = {heading.key.value: heading.name for heading in headings}
    return names | {f"{heading.key}_prompt": heading.prompt for heading in headings}
