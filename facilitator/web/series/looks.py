"""How a programme looks: its logo and the colour of its bands, where people meet it."""

from dataclasses import dataclass
from functools import partial

from flask import Blueprint, Flask, current_app, g, make_response, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from facilitator.actions.programmes import store_logo
from facilitator.database.access import db, write
from facilitator.domain.errors import BadInput, NotFound
from facilitator.forms.looks import read_colour, read_logo
from facilitator.store.programmes import ProgrammeRow, find_logo, get_programme
from facilitator.store.roundtables import RoundtableRow
from facilitator.web.assets import YEAR_SECONDS
from facilitator.web.programmes import back, find, render_papers
from facilitator.web.refusals.opened import read_carried, save_programme, tell_overtaken

pages = Blueprint("looks", __name__)

BAND = ":root {{ --table: {0}; --table-spent: color-mix(in srgb, {0} 80%, #FFF); --look: {0}; }}\n"


@dataclass(frozen=True, slots=True)
class Look:
    """How the programme of a roundtable looks: the addresses of its picture and its colour, empty where it has none."""

    name: str = ""
    logo: str = ""
    colours: str = ""


def start(app: Flask) -> None:
    """Lets templates ask for the look of a roundtable's programme by its code."""
    app.jinja_env.globals.update(look_of=look_of)


def look_of(code: str) -> Look:
    """The look, asked for once a request."""
    known: dict[str, Look] = g.setdefault("looks", {})
    if code not in known:
        known[code] = find_look(code)
    return known[code]


def find_look(code: str) -> Look:
    """The look of the programme that this roundtable is of."""
    asked = select(ProgrammeRow.name, ProgrammeRow.logo_hash, ProgrammeRow.colour)
    found = db.session.execute(
        asked.join(RoundtableRow, RoundtableRow.programme_id == ProgrammeRow.id).where(RoundtableRow.code == code)
    ).one_or_none()
    return Look() if found is None else make_look(*found)


def make_look(name: str, logo_hash: str, colour: str) -> Look:
    """Both have addresses that change with them, so that browsers may keep them."""
    logo = url_for("looks.show_logo", digest=logo_hash) if logo_hash else ""
    return Look(name, logo, url_for("looks.show_colours", colour=colour.lstrip("#")) if colour else "")


@pages.get("/looks/<digest>.png")
def show_logo(digest: str) -> Response:
    """A logo by its hash."""
    content = find_logo(db.session(), digest) if digest else None
    if content is None:
        raise NotFound("There is no such picture any more.")
    return keep(Response(content, mimetype="image/png"))


@pages.get("/looks/<colour>.css")
def show_colours(colour: str) -> Response:
    """The band in this colour, where that bears the words on it."""
    try:
        return keep(Response(BAND.format(read_colour(colour)), mimetype="text/css"))
    except BadInput as error:
        raise NotFound(error.fields["colour"]) from error


def keep(response: Response) -> Response:
    """Has browsers keep it: its address changes with it."""
    response.cache_control.max_age = YEAR_SECONDS
    response.cache_control.public = True
    return response


@pages.post("/programme/papers/<int:number>/colour")
def keep_colour(number: int) -> Response:
    """Sets the colour of the bands, or takes it back; one that is too light is refused with the reason."""
    find(number)
    was = read_carried()
    try:
        colour = read_colour(request.form.get("colour", "")[:20])
    except BadInput as error:
        kept = {"colour": request.form.get("was", "")}
        return make_response(render_papers(number, look_faults=error.fields, kept=kept), 400)

    def show_overtaken(_names: tuple[str, ...]) -> str:
        told = tell_overtaken(get_programme(db.session(), number).colour)
        return render_papers(number, look_faults={"colour": told})

    return save_programme(number, {"colour": colour}, was, show_overtaken) or back(number)


@pages.post("/programme/papers/<int:number>/logo")
def keep_logo(number: int) -> Response:
    """Draws the picture anew and keeps that, or removes the one that is there."""
    find(number)
    sent = request.files.get("logo")
    content = sent.read() if sent else b""
    work = partial(try_logo, content)
    logo = None if request.form.get("remove") else current_app.extensions["judging"](work)
    if isinstance(logo, BadInput):
        return make_response(render_papers(number, look_faults=logo.fields), 400)
    write(partial(store_logo, programme_id=number, content=logo))
    return back(number)


def try_logo(content: bytes) -> bytes | BadInput:
    """The picture, or what is wrong with it: to raise that on another thread would be logged as a crash."""
    try:
        return read_logo(content)
    except BadInput as error:
        return error
