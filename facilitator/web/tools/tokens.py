"""Making a token for a tool that reads; it is listed and ended on the page of devices, as a device is."""

from collections.abc import Container
from datetime import UTC, datetime
from functools import partial

from flask import Blueprint, make_response, request
from werkzeug.wrappers import Response

from facilitator.actions.devices import make_tool
from facilitator.database.access import write
from facilitator.domain.errors import BadInput, NotAllowed
from facilitator.domain.people import Role
from facilitator.domain.traces import holder_of
from facilitator.forms.payload import form_payload, read
from facilitator.forms.people import TokenForm
from facilitator.identity import make_token, own_devices
from facilitator.web.devices import list_places, render_devices

pages = Blueprint("tokens", __name__)


@pages.post("/programme/devices/tools")
def make() -> Response:
    """A new token, shown once."""
    own = own_devices()
    places = {place.key: place.columns for place in list_places(own)}
    if not places:
        raise NotAllowed("Only those who lead can make a token.")
    try:
        form = read_form(places)
    except BadInput as error:
        return make_response(render_devices(faults=error.fields), 400)
    token, token_hash = make_token()
    role = Role.FACILITATOR if form.drafts.data else Role.WRITER
    about = {"name": form.name.data, "role": role, **places[form.where.data]}
    write(partial(make_tool, token_hash=token_hash, doer=holder_of(own), now=datetime.now(UTC), **about))
    return make_response(render_devices(token=token))


def read_form(places: Container[str]) -> TokenForm:
    """What was typed. Raises BadInput."""
    form = read(TokenForm, form_payload(TokenForm(), request.form))
    if form.where.data not in places:
        raise BadInput({"where": "Choose where the tool may read."})
    return form
