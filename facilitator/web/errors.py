"""What a person is told when something cannot be had: JSON for scripts, a page for people, one status a code."""

import logging
from dataclasses import dataclass, replace
from math import ceil

from flask import Flask, jsonify, make_response, render_template, request, url_for
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException
from werkzeug.urls import iri_to_uri
from werkzeug.wrappers import Response

from facilitator.commands import COMMANDS
from facilitator.database.access import db
from facilitator.database.troubles import TROUBLE, tell_apart
from facilitator.domain.codes import MOST_TYPED, clean_code
from facilitator.domain.errors import (
    BadInput,
    Busy,
    Changed,
    Conflict,
    FacilitatorError,
    Gone,
    LimitReached,
    NotAllowed,
    NotFound,
    NotKnown,
    Overtaken,
    Unsure,
    WrongPhase,
)
from facilitator.domain.troubles import Trouble
from facilitator.identity import accounts_are_on, find_sign_in, was_here
from facilitator.store.roundtables import find_by_code
from facilitator.watching.logs import nameless
from facilitator.watching.refusals import count_refusal
from facilitator.web.crew import WaysIn, find_lost_screen, find_ways, leads_something
from facilitator.web.security import MAX_BODY, MAX_TABLE

log = logging.getLogger(__name__)

STATUSES: dict[type[FacilitatorError], int] = {
    BadInput: 400,
    NotAllowed: 403,
    NotFound: 404,
    **dict.fromkeys((Changed, Conflict, Overtaken, Unsure, WrongPhase), 409),
    Gone: 410,
    NotKnown: 401,
    LimitReached: 429,
    Busy: 503,
}

TITLES = {
    400: "That could not be read",
    403: "Not on this device",
    404: "Not found",
    405: "Not that way",
    409: "Not now",
    410: "No longer here",
    413: "Too much at once",
    429: "Too fast",
    500: "Our mistake",
    503: "Busy for a moment",
}

TROUBLES = {
    Trouble.FULL: "The disk is full",
    Trouble.READ_ONLY: "Nothing can be written",
    Trouble.LOCKED: "Busy for a moment",
    Trouble.BUSY: "Busy for a moment",
    Trouble.UNREACHABLE: "The database is away",
}

CHECK_CODE = " Check the code on the room screen."
MESSAGES = {
    404: f"There is no page at this address.{CHECK_CODE}",
    405: "This address takes another kind of request.",
    413: "That is more than 64 KB, which no note needs. Nothing was changed.",
    500: "Something went wrong here. Nothing was changed; what you had posted is kept. Try again.",
}

CREW_FORMS = {"programme": 2, "run": 3, "write-up": 3}
"""Where the crew has its forms, and how many parts the address of their page has, with the empty first one."""

JOINING, LINKS = frozenset({"j", "J", "join"}), frozenset({"enter", "Enter", "welcome"})
"""Where one joins: what stands behind is a code, whoever asks. Where links of the crew lead: no code is in them."""

CODES = {400: "bad_input", 403: "not_allowed", 404: "not_found", 413: "too_large", 429: "limit_reached", 503: "busy"}


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """What the error page shows."""

    status: int
    title: str
    message: str
    kept: str | None
    back: str
    typed: str | None = None
    """What stands in the field for a code, where there is nothing at an address."""
    ways: WaysIn | None = None
    """How to get in, on a page of the crew that was refused."""
    again: tuple[tuple[str, str], ...] = ()
    """What was sent, where it is done when it is sent again by somebody who is sure."""
    sign_in: str = ""
    """Where somebody signs in and is led back from, if that may be the way."""
    is_signed_in: bool = False
    """Whether somebody is signed in, and what they lack is a role."""
    is_led: bool = False
    """Whether whoever leads something looks for what is not there: they have lists of what is, and join nothing."""
    is_screen: bool = False
    """Whether it is a room screen that was ended: a whole room reads it, and none of them runs the server."""
    is_link: bool = False
    """Whether it was a link by which whoever signs in gets a password."""
    is_results: bool = False
    """Whether somebody wanted to read published results: they have an address, and neither a code nor a room."""


def start(app: Flask) -> None:
    """Catches every error once."""
    app.register_error_handler(FacilitatorError, answer_refusal)
    app.register_error_handler(CSRFError, answer_csrf)
    app.register_error_handler(HTTPException, answer_http)
    for trouble in TROUBLE:
        app.register_error_handler(trouble, answer_trouble)
    app.register_error_handler(Exception, answer_bug)


DELETED = (
    "This roundtable was deleted, with everything that was written at it. There is nothing left here to see or to "
    "take back. Files that were handed out before are not changed."
)


def answer_refusal(error: FacilitatorError) -> Response:
    """A rule said no."""
    if isinstance(error, NotFound) and was_deleted():
        error = Gone(DELETED)
    fields = error.fields if isinstance(error, BadInput | Unsure) else {}
    title = TROUBLES[error.trouble] if isinstance(error, Busy) else None
    return answer(STATUSES[type(error)], error.code, error.message, fields, error.retry_after_seconds, title=title)


def was_deleted() -> bool:
    """Whether a phone opens its page of a roundtable that is there no more. Nobody else learns that there was one."""
    code = clean_code((request.view_args or {}).get("code", ""))
    return request.path.startswith("/j/") and wants_page() and was_here(code) and not find_by_code(db.session(), code)


def answer_csrf(error: CSRFError) -> Response:
    """The cross-site token is missing or from another key; a script fetches a new one and sends the same again."""
    message = "This page was open for too long. Go back, load it again and send it once more; what you typed is kept."
    return answer(403, "csrf", message if wants_page() else str(error.description))


def answer_http(error: HTTPException) -> Response:
    """Flask's own errors: no such page, too large, wrong method."""
    status = error.code or 500
    message = tell_limit() if status == 413 else MESSAGES.get(status) or str(error.description)
    return answer(status, CODES.get(status, "bad_input"), message)


def tell_limit() -> str:
    """What is too large, and for what: a file for the page that takes files, or any other order."""
    most = request.max_content_length or MAX_BODY
    if most == MAX_BODY:
        return MESSAGES[413]
    larger = " The command “facilitator import FILE” takes larger ones." if most == MAX_TABLE else ""
    return f"The file is larger than the {most // 1_000_000} MB that this page takes. Nothing of it was kept.{larger}"


def answer_trouble(error: Exception) -> Response:
    """The database could not be read now, perhaps just after an order was committed: sent again, it acts once."""
    trouble = tell_apart(error)
    facts = {"trouble": trouble, "fault": type(error).__name__, "method": request.method, "endpoint": request.endpoint}
    log.warning("no database for a request", extra={"facts": facts})
    return answer_refusal(Busy(trouble))


def answer_bug(error: Exception) -> Response:
    """A mistake of ours: logged with where it happened, without what anyone typed."""
    log.error("a bug in %s %s: %s", request.method, request.endpoint, type(error).__name__, exc_info=nameless(error))
    return answer(500, "internal", MESSAGES[500])


def answer(
    status: int,
    code: str,
    message: str,
    fields: dict[str, str] | None = None,
    retry_after_seconds: float | None = None,
    *,
    title: str | None = None,
) -> Response:
    """The error as JSON for scripts, as a page for people."""
    count_refusal(code, status)
    if wants_page():
        page = make_page(status, code, title or TITLES.get(status, "That did not work"), message)
        page = replace(page, again=tuple(request.form.items(multi=True)) if status == 409 and fields else ())
        response = make_response(render_template("errors/error.html", page=page), status)
    else:
        response = jsonify(ok=False, error=code, message=message, fields=fields or {}, retry_after=retry_after_seconds)
        response.status_code = status
    return tell_when(response, retry_after_seconds)


def make_page(status: int, code: str, title: str, message: str) -> ErrorPage:
    """The page, with the ways on from it that are open to whoever asked."""
    is_missing, is_refused = status == 404, status == 403 and code == NotAllowed.code
    page = ErrorPage(status, title, message, kept(), way_back(), typed_code() if is_missing else None)
    page = replace(page, is_results=is_missing and first_part() == "results")
    page = replace(page, is_link=is_missing and accounts_are_on() and first_part() in LINKS)
    if not request.path.startswith("/j/"):
        page = lead_in(page, is_of_crew=is_refused or (is_missing and page.typed is None and not page.is_results))
    if page.typed is not None and first_part() not in JOINING and leads_something():
        page = lead_back(page)
    return tell_room(page) if is_refused else page


def lead_in(page: ErrorPage, *, is_of_crew: bool) -> ErrorPage:
    """The page with how to get in: a link on what is the crew's, or where accounts are on, signing in."""
    if not accounts_are_on():
        return replace(page, ways=find_ways()) if is_of_crew else page
    is_signed_in = page.status == 403 and find_sign_in() is not None
    is_shut = page.is_link or (page.status == 403 and not is_signed_in)
    sign_in = way_to_sign_in(is_link=page.is_link) if is_shut else ""
    return replace(page, sign_in=sign_in, is_signed_in=is_signed_in)


def lead_back(page: ErrorPage) -> ErrorPage:
    """The page for whoever leads something: back to where all that they have is listed, and no field for a code."""
    message = page.message.removesuffix(CHECK_CODE)
    return replace(page, message=message, back=url_for("programme.show_programme"), typed=None, is_led=True)


def tell_room(page: ErrorPage) -> ErrorPage:
    """The page as a room reads it, where it is a room screen that asks and is let in no more; else as it is."""
    screen = find_lost_screen()
    if screen is None:
        return page
    title = _("This screen’s link has ended") if screen.ended_at is None else _("This screen was ended by the crew")
    page = replace(page, title=title, message=_("Nothing that was posted is lost."))
    return replace(page, ways=None, sign_in="", is_screen=True)


def tell_when(response: Response, retry_after_seconds: float | None) -> Response:
    """Says in how many seconds the same may be sent again, where that is known."""
    if retry_after_seconds is not None:
        response.headers["Retry-After"] = str(max(1, ceil(retry_after_seconds)))
    return response


def kept() -> str | None:
    """What has not been lost, where somebody was giving an order."""
    if request.method != "POST":
        return None
    return str(_("Every note that was posted before is kept, and nothing was half done."))


def way_back() -> str:
    """The page to go back to: the phone's for an attendee, the crew's own for its forms, else the first page."""
    parts = request.path.split("/")
    if parts[1] in CREW_FORMS and request.method == "POST":
        return "/".join(parts[: CREW_FORMS[parts[1]]])
    if parts[1] == "r" and parts[-1] in COMMANDS and not COMMANDS[parts[-1]].for_attendees:
        return f"/write-up/{parts[2]}"
    if parts[1] == "r" and request.args.get("from") == "kept":
        return f"/j/{parts[2]}/kept"
    return f"/j/{parts[2]}" if parts[1] in {"r", "j"} and len(parts) > 2 else "/"


def way_to_sign_in(*, is_link: bool) -> str:
    """Where to sign in, and where that leads then: to the page that was asked for, or that of the form."""
    wanted = way_back() if request.method == "POST" else iri_to_uri(request.full_path.removesuffix("?"))
    is_nowhere = is_link or wanted == "/" or wanted.startswith("/sign-")
    return url_for("signing_in.show_sign_in", to=None if is_nowhere else wanted)


def typed_code() -> str | None:
    """What somebody may have meant for a code: the end of an address to join by; None where none was asked for."""
    first, slash, rest = request.path.strip("/").partition("/")
    if first in {*LINKS, "r", "results"}:
        return None
    is_copied = request.url_rule is None  # no page of ours: all of it may be what somebody has pasted
    return (rest if first in JOINING else f"{first}{slash}{rest}" if is_copied or not rest else "")[:MOST_TYPED]


def first_part() -> str:
    """What an address begins with."""
    return request.path.strip("/").partition("/")[0]


def wants_page() -> bool:
    """Whether a person's browser is waiting for a page rather than a script for JSON."""
    is_read = first_part() == "r" and request.method == "GET" and "/commands/" not in request.path
    if request.is_json or is_read or first_part() == "api":
        return False
    return request.accept_mimetypes.best_match(["text/html", "application/json"], "text/html") == "text/html"
