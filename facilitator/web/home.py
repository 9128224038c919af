"""The first page: one field for the code on the room screen; and addresses that were copied with something amiss."""

from dataclasses import dataclass

from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from facilitator.domain.codes import MOST_TYPED, clean_code, find_token
from facilitator.domain.errors import LimitReached, NotFound
from facilitator.identity import get_roundtable
from facilitator.watching.refusals import count_refusal
from facilitator.web.errors import CODES

pages = Blueprint("home", __name__)

MOST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the first page shows; `message` says what was wrong with the code."""

    code: str
    message: str | None


@pages.get("/")
def show_home() -> str:
    """The field for the code."""
    return render_template("home/home.html", page=HomePage("", None))


@pages.post("/")
def find_roundtable() -> Response:
    """Leads to the roundtable, or says kindly that there is none."""
    typed = request.form.get("code", "")[:MOST_TYPED]
    if not typed.strip():
        return ask_again(typed, _("Type the code on the room screen."), 400)
    token = find_token(typed)
    if token is not None:
        return redirect(url_for("crew.enter", token=token), 303)
    try:
        row = get_roundtable(typed)
    except NotFound:
        shown = clean_code(typed) or typed.strip()[:MOST_SHOWN]
        message = _("No roundtable has the code “%(code)s”. Check it on the room screen.", code=shown)
        return ask_again(typed, message, 404)
    except LimitReached as error:
        response = ask_again(typed, error.message, 429)
        response.headers["Retry-After"] = str(error.retry_after_seconds)
        return response
    return redirect(url_for("attendee.show_phone_page", code=row.code), 303)


@pages.get("/j/<path:copied>")
@pages.get("/J/<path:copied>")
@pages.get("/join/<path:copied>")
@pages.get("/<copied>")
def follow_copied(copied: str) -> Response:
    """Leads on from an address that has a code in it, though not where or not as it was printed."""
    if not clean_code(copied):
        abort(404)
    return redirect(url_for("attendee.show_phone_page", code=get_roundtable(copied).code))


def ask_again(typed: str, message: str, status: int) -> Response:
    """The first page with what was typed, and what was wrong with it."""
    count_refusal(CODES[status], status)
    page = HomePage(typed, message)
    return make_response(render_template("home/home.html", page=page), status)
