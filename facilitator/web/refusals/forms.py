"""A form that is refused: its page again, with what was typed in it and what is wrong beside it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial, wraps

from flask import Flask, current_app, g, make_response, redirect, request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import MethodNotAllowed
from werkzeug.routing import MapAdapter
from werkzeug.wrappers import Response

from facilitator.domain.errors import BadInput, Conflict, FacilitatorError, LimitReached, Unsure, WrongPhase
from facilitator.watching.refusals import count_refusal
from facilitator.web.errors import STATUSES, answer_http, tell_when, wants_page, way_back
from facilitator.web.refusals.standing import look_anew

SHOWN_AGAIN = (BadInput, Conflict, LimitReached, WrongPhase)
"""What can be put right or looked at again on the page of the form; whoever may not do a thing has no use for it."""


@dataclass(slots=True)
class Refusal:
    """Why a form was refused and what stood in it; `is_told` once that form has been found on the page."""

    error: FacilitatorError
    path: str
    typed: MultiDict[str, str]
    is_told: bool = False

    @property
    def faults(self) -> Mapping[str, str]:
        """What is wrong, by field; of all of it under ""."""
        return self.error.fields if isinstance(self.error, BadInput) else {"": self.error.message}

    def besides(self, *fields: str) -> str:
        """What no one of these fields says of itself, for the place of the button."""
        return " ".join(fault for name, fault in self.faults.items() if name not in fields)


def refusal_of(*paths: str, **hidden: object) -> Refusal | None:
    """Why the form of one of these addresses, with these hidden fields, was refused just now; None of any other.

    A field that is None must not be there.
    """
    refusal: Refusal | None = g.get("refusal")
    if refusal is None or refusal.path not in paths:
        return None
    sent = {name: refusal.typed.get(name, None if value is None else "") for name, value in hidden.items()}
    if sent != {name: None if value is None else str(value) for name, value in hidden.items()}:
        return None
    refusal.is_told = True
    return refusal


def stands_on(page: str) -> Callable[[Callable[..., Response]], Callable[..., Response]]:
    """Of an act: on which page its form stands, by its name; where the act is refused, that is shown again."""

    def decorate(act: Callable[..., Response]) -> Callable[..., Response]:
        @wraps(act)
        def take(**values: object) -> Response:
            try:
                return act(**values)
            except SHOWN_AGAIN as error:
                return show_again(error, partial(look_at, page, values))

        return take

    return decorate


def require_meant(said: str) -> None:
    """Of an act that cannot be taken back: raises Unsure where its form does not say that its sender is sure."""
    if request.form.get("is_sure") != "true":
        raise Unsure(said)


def look_at(page: str, values: Mapping[str, object]) -> Response:
    """A page as it is now, by its name and by what of an act's address is in its own, too."""
    own: set[str] = set().union(*(rule.arguments for rule in current_app.url_map.iter_rules(page)))
    shown: Response = make_response(
        current_app.view_functions[page](**{key: values[key] for key in values if key in own})
    )
    return shown


def show_again(error: FacilitatorError, show_page: Callable[[], Response]) -> Response:
    """The page with what was typed and why it was refused. Raises the error where that form is there no more."""
    if isinstance(error, Unsure) or not wants_page():
        raise error
    g.refusal = Refusal(error, request.path, request.form)
    page = look_anew(show_page)
    if not g.refusal.is_told:
        raise error
    page.status_code = STATUSES[type(error)]
    count_refusal(error.code, page.status_code)
    return tell_when(page, error.retry_after_seconds)


def lead_back(error: MethodNotAllowed) -> Response:
    """Whoever stands on a refused form and asks for its address again is led to the page that it stands on."""
    if request.method != "GET" or not wants_page():
        return answer_http(error)
    is_order = request.path.startswith("/r/")  # no page stands above these
    return redirect(way_back() if is_order else find_page_above(request.path, current_app.url_map.bind("")), 303)


def find_page_above(path: str, addresses: MapAdapter) -> str:
    """The nearest page whose address another begins with."""
    above = path.rpartition("/")[0] or "/"
    return above if addresses.test(above, "GET") else find_page_above(above, addresses)


def start(app: Flask) -> None:
    """Lets templates ask what their forms were refused for."""
    app.register_error_handler(405, lead_back)
    app.jinja_env.globals.update(refusal_of=refusal_of)
