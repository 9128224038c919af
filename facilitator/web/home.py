"""The first page: one field for the code on the room screen."""

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from facilitator.domain.errors import LimitReached, NotFound
from facilitator.domain.roundtables import clean_code
from facilitator.identity import get_roundtable
from facilitator.web.errors import CODES, count_refusal
from facilitator.web.themes import chosen_theme

pages = Blueprint("home", __name__)


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the first page shows; `message` says what was wrong with the code."""

    theme: str | None
    code: str
    message: str | None


@pages.get("/")
def show_home() -> str:
    """The field for the code."""
    return render_template("home/home.html", page=HomePage(chosen_theme(), "", None))


@pages.post("/")
def find_roundtable() -> Response:
    """Leads to the roundtable, or says kindly that there is none."""
    typed = request.form.get("code", "")[:40]
    if not typed.strip():
        return ask_again(typed, _("Type the code on the room screen."), 400)
    try:
        row = get_roundtable(typed)
    except NotFound:
        message = _("No roundtable has the code “%(code)s”. Check it on the room screen.", code=clean_code(typed))
        return ask_again(typed, message, 404)
    except LimitReached as error:
        response = ask_again(typed, error.message, 429)
        response.headers["Retry-After"] = str(error.retry_after_seconds)
        return response
    return redirect(url_for("attendee.show_phone_page", code=row.code), 303)


def ask_again(typed: str, message: str, status: int) -> Response:
    """The first page with what was typed, and what was wrong with it."""
    count_refusal(CODES[status], status)
    page = HomePage(chosen_theme(), typed, message)
    return Response(render_template("home/home.html", page=page), status, mimetype="text/html")
