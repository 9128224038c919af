"""A link by which an account gets its password: looking at it uses nothing up, a press does."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from flask import make_response, render_template, request
from werkzeug.wrappers import Response

from facilitator.accounts.passwords import find_password_fault
from facilitator.actions.accounts import get_link, use_link
from facilitator.database.access import db
from facilitator.domain.accounts.passwords import SHORTEST
from facilitator.domain.codes import clean_token
from facilitator.domain.errors import BadInput, NotFound
from facilitator.forms.accounts import SetPasswordForm
from facilitator.forms.people import NAME_LIMIT
from facilitator.identity import count_failure, hash_token
from facilitator.store.accounts import AccountRow
from facilitator.web.accounts.doors import first_fault, let_in, make_pages
from facilitator.web.accounts.signing_in import passwords

pages = make_pages("account_links")


@dataclass(frozen=True, slots=True)
class LinkPage:
    """What a link's page shows: whose it is, and what is wrong with what was typed."""

    token: str
    login: str
    name: str
    is_new: bool
    name_fault: str = ""
    password_fault: str = ""
    name_limit: int = NAME_LIMIT
    shortest: int = SHORTEST


@pages.get("/welcome/<path:token>")
def show_link(token: str) -> str:
    """Says whose the link is, and asks for a password."""
    token = clean_token(token)
    return render(token, find(token))


@pages.post("/welcome/<path:token>")
def take_link(token: str) -> Response:
    """Sets the password, and lets its owner in on this device."""
    token = clean_token(token)
    row, form = find(token), SetPasswordForm(request.form)
    form.validate()
    password = form.password.data or ""
    fault = first_fault(form.password.errors, find_password_fault(password, row.login, form.name.data))
    if form.name.errors or fault:
        page = render(token, row, form.name.data, first_fault(form.name.errors), fault)
        return make_response(page, 400)
    hashed = passwords().hash(password)
    try:
        return let_in(partial(use_link, token_hash=hash_token(token), name=form.name.data, password_hash=hashed))
    except BadInput as error:
        page = render(token, row, form.name.data, error.fields["name"])
        return make_response(page, 400)


def find(token: str) -> AccountRow:
    """Whose link it is; whoever guesses is counted."""
    try:
        return get_link(db.session(), hash_token(token), datetime.now(UTC))[1]
    except NotFound:
        count_failure()
        raise


def render(token: str, row: AccountRow, name: str | None = None, name_fault: str = "", fault: str = "") -> str:
    """The page."""
    shown = row.name if name is None else name
    is_new = row.password_hash is None
    page = LinkPage(token, row.login, shown, is_new, name_fault, fault)
    return render_template("accounts/welcome.html", page=page)
