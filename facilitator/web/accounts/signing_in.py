"""Signing in, by a password or by the provider that vouches for somebody. What is refused never says why."""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from flask import current_app, make_response, render_template, request, session
from sqlalchemy import select
from werkzeug.wrappers import Response

from facilitator.accounts import Passwords, Provider
from facilitator.accounts.openid import Vouched
from facilitator.actions import accounts as acts
from facilitator.database.access import db, write
from facilitator.database.troubles import TROUBLE
from facilitator.domain.accounts.people import clean_login
from facilitator.domain.errors import Busy, Conflict, NotAllowed, NotFound
from facilitator.forms.accounts import SignInForm
from facilitator.identity import address, find_sign_in
from facilitator.store.accounts import AccountRow, find_account
from facilitator.store.traces import trace_refusal
from facilitator.watching.refusals import count_refusal
from facilitator.web.accounts.doors import let_in, make_pages, read_wanted
from facilitator.web.addresses import whole_address
from facilitator.web.refusals.forms import stands_on

pages = make_pages("signing_in")
log = logging.getLogger(__name__)

WANTED = "wanted"
"""Where the browser's own signed cookie keeps the page that somebody wanted, while they are with the provider."""
UNMATCHED = "This sign-in name and password do not match. Check both, or ask an organiser for a new link."
UNKNOWN = "You have no account here. Ask an organiser to invite you under your e-mail address at your organisation."


@dataclass(frozen=True, slots=True)
class SignInPage:
    """What the page of signing in shows; `login` is what was typed, `fault` why it was refused.

    `wanted` is the page that it leads to; `is_out` whoever has just signed out.
    """

    login: str
    fault: str
    has_provider: bool
    wanted: str
    is_out: bool


@pages.get("/sign-in")
def show_sign_in() -> str:
    """The form."""
    return render("", "")


@pages.post("/sign-in")
@stands_on("signing_in.show_sign_in")
def sign_in() -> Response:
    """Lets somebody in by their password."""
    form = SignInForm(request.form)
    is_whole = form.validate()
    current_app.extensions["sign_ins"].take(address(), form.login.data)
    row = find_account(db.session(), form.login.data) if is_whole else None
    checked = None if row is None else row.password_hash
    # Compared where there is nothing to compare with, too: it takes as long to say no.
    is_right = passwords().is_right(checked, form.password.data or "")
    if row is None or checked is None or not is_right:
        return refuse(form.login.data)
    try:
        checked = renew_hash(row.id, checked, form.password.data)
        open_device = partial(acts.sign_in_by_password, account_id=row.id, checked=checked)
        return let_in(open_device, request.form.get("to", ""))
    except (Conflict, NotFound):  # another password since, or no account any more
        return refuse(form.login.data)


def refuse(login: str) -> Response:
    """The page again, which does not say why."""
    count_refusal("not_allowed", 403)
    note_refusal()
    return make_response(render(login, UNMATCHED), 403)


def note_refusal() -> None:
    """Counts a refusal in the trace. On a full disk it is refused all the same."""
    try:
        write(partial(trace_refusal, now=datetime.now(UTC)))
    except (Busy, *TROUBLE):
        log.warning("a refused sign-in left no trace")


def renew_hash(account_id: int, checked: str, password: str) -> str:
    """Hashes a password anew where it was hashed at another cost, while it is known; gives the hash that it has now."""
    if not passwords().is_outdated(checked):
        return checked
    hashed = passwords().hash(password)
    write(partial(acts.store_hash, account_id=account_id, checked=checked, password_hash=hashed))
    return hashed


@pages.get("/sign-in/provider")
def ask_provider() -> Response:
    """Sends the browser to the provider."""
    session[WANTED] = read_wanted(request.args.get("to", ""))
    return get_provider().send(whole_address("signing_in.come_back"))


@pages.get("/sign-in/provider/back")
def come_back() -> Response:
    """Lets somebody in for whom the provider vouches: only this browser, which has just been sent there, can."""
    vouched = get_provider().receive()
    row = find_vouched(vouched)
    if row is None:
        note_refusal()
        raise NotAllowed(UNKNOWN)
    write(partial(acts.bind_subject, account_id=row.id, subject=vouched.subject))
    return let_in(partial(acts.sign_in, account_id=row.id), str(session.get(WANTED, "")))


def find_vouched(vouched: Vouched) -> AccountRow | None:
    """The account that is tied to somebody, or that was invited under the address that the provider has checked."""
    tied = select(AccountRow).where(AccountRow.subject == vouched.subject, AccountRow.ended_at.is_(None))
    row = db.session.scalars(tied).one_or_none()
    if row is not None or vouched.email is None:
        return row
    invited = find_account(db.session(), clean_login(vouched.email))
    return invited if invited is not None and invited.subject is None else None


def passwords() -> Passwords:
    """This application's."""
    found: Passwords = current_app.extensions["passwords"]
    return found


def get_provider() -> Provider:
    """This application's, if it has one."""
    found: Provider | None = current_app.extensions["openid"]
    if found is None:
        raise NotFound("You cannot sign in with your organisation here: sign in with your password.")
    return found


def render(login: str, fault: str) -> str:
    """The page."""
    has_provider = current_app.extensions["openid"] is not None
    is_out = "out" in request.args and find_sign_in() is None
    wanted = read_wanted(request.values.get("to", ""))
    page = SignInPage(login, fault, has_provider, wanted, is_out)
    return render_template("accounts/sign_in.html", page=page)
