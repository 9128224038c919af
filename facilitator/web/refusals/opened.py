"""What a page of settings carries of what it was opened with, and what it says where somebody else was first."""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from flask import make_response, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms import BooleanField, Field, Form

from facilitator.actions.settings.opened import pick_changed, say_values
from facilitator.actions.settings.programmes import change_programme
from facilitator.database.access import write
from facilitator.domain.errors import BadInput, Overtaken
from facilitator.forms.fields import ChoiceField
from facilitator.forms.objects import load
from facilitator.web.refusals.forms import show_again


def carry(values: Mapping[str, Any]) -> str:
    """What a page is opened with, as its form carries it."""
    return json.dumps(say_values(values))


def read_carried() -> dict[str, str]:
    """What the form that was sent was opened with; nothing where it carries none. Raises BadInput."""
    return read_said(request.form.get("was"), "was")


def read_said(text: str | None, name: str) -> dict[str, str]:
    """Values in words, out of what a form or an address carries under `name`. Raises BadInput."""
    said = load(text, name) if text else {}
    if not isinstance(said, dict) or not all(isinstance(each, str) for each in said.values()):
        raise BadInput({name: "Open the page once more."})
    return said


def save(act: Callable[[], object], show: Callable[[tuple[str, ...]], str]) -> Response | None:
    """Saves what was changed; where others have changed the same since, gives the page that shows these fields."""
    try:
        act()
    except Overtaken as error:
        names = tuple(error.fields)
        return show_again(error, lambda: make_response(show(names)))
    return None


def save_programme(
    number: int, values: Mapping[str, Any], was: Mapping[str, str], show: Callable[[tuple[str, ...]], str]
) -> Response | None:
    """The same of what a programme says of itself."""
    return save(partial(write, partial(change_programme, programme_id=number, was=was, values=values)), show)


def fill_overtaken(
    form: type[Form], stands: Mapping[str, Any], typed: Mapping[str, Any], was: Mapping[str, str], names: Iterable[str]
) -> Form:
    """A form as things stand now, under what somebody has changed in it, and what others have written there since."""
    theirs, mine = form(data=dict(stands)), form(data={**stands, **pick_changed(typed, was)})
    for name in names:
        mine[name].errors = [say_overtaken(theirs[name])]
    return mine


def say_overtaken(field: Field) -> str:
    """What has been put into a field since."""
    return tell_overtaken("" if isinstance(field, BooleanField | ChoiceField) else field._value())


def tell_overtaken(said: str) -> str:
    """What has been put since where somebody has put something else; "" where it cannot be said in words."""
    if said:
        told = _(
            "This was changed to “%(said)s” since you opened the page. Save again to put yours in its place.", said=said
        )
    else:
        told = _("This was changed since you opened the page. Save again to keep it as it is here.")
    return str(told)
