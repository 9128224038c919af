"""One's own account: what it may do where, and another password."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from flask import current_app, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from facilitator.accounts.passwords import find_password_fault
from facilitator.actions.accounts import change_password
from facilitator.database.access import db, write
from facilitator.domain.accounts.passwords import SHORTEST
from facilitator.domain.accounts.people import Account, SignIn
from facilitator.domain.errors import Conflict, NotAllowed
from facilitator.domain.traces import Doer, holder_of
from facilitator.forms.accounts import ChangePasswordForm
from facilitator.identity import address, find_sign_in, own_devices, own_sign_ins
from facilitator.store.accounts import AccountRow, get_account, list_accounts
from facilitator.web.accounts.doors import first_fault, make_pages
from facilitator.web.accounts.signing_in import passwords
from facilitator.web.refusals.forms import stands_on

pages = make_pages("own_account")

WRONG = "This is not your present password."
SAME = "This is your present password. Type another one."


@dataclass(frozen=True, slots=True)
class OwnPage:
    """What one's own page shows, and what is wrong with what was typed."""

    account: Account
    is_changed: bool = False
    present_fault: str = ""
    password_fault: str = ""
    shortest: int = SHORTEST


@pages.get("/account")
def show_own() -> str:
    """Who is signed in."""
    return render(get_account(db.session(), require_own().account_id), is_changed="changed" in request.args)


@pages.post("/account")
@stands_on("own_account.show_own")
def set_password() -> Response:
    """Sets another password, which ends one's other devices."""
    signed_in, form = require_own(), ChangePasswordForm(request.form)
    row = get_account(db.session(), signed_in.account_id)
    checked = row.password_hash
    form.validate()
    present, password = form.present.data or "", form.password.data or ""
    current_app.extensions["sign_ins"].take(address(), row.login)
    wrong = "" if passwords().is_right(checked, present) else WRONG
    fault = first_fault(form.password.errors, find_password_fault(password, row.login, row.name))
    # Whoever fears that a password is known must not read that it was changed where it was not.
    fault = fault or ("" if wrong or not passwords().is_right(checked, password) else SAME)
    if wrong or fault:
        return make_response(render(row, present_fault=wrong, password_fault=fault), 400)
    hashed = passwords().hash(password)
    change = partial(change_password, account_id=row.id, checked=checked, password_hash=hashed)
    own = own_devices()
    doer = holder_of(own) if own else Doer(signed_in.role, signed_in.id)
    try:
        write(partial(change, kept=[each.id for each in own_sign_ins()], doer=doer, now=datetime.now(UTC)))
    except Conflict:
        return make_response(render(row, present_fault=WRONG), 400)
    return redirect(url_for("own_account.show_own", changed=1), 303)


def require_own() -> SignIn:
    """Who is signed in here."""
    signed_in = find_sign_in()
    if signed_in is None:
        raise NotAllowed("Nobody is signed in on this device. Sign in first.")
    return signed_in


def render(row: AccountRow, *, is_changed: bool = False, present_fault: str = "", password_fault: str = "") -> str:
    """The page."""
    account = list_accounts(db.session(), row.id)[0]
    page = OwnPage(account, is_changed, present_fault, password_fault)
    return render_template("accounts/own.html", page=page)
