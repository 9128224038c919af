"""The list of accounts, for organisers: inviting, roles, a link for whoever forgot a password, ending."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

from flask import make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from facilitator.actions import accounts as acts
from facilitator.actions.accounts import Place
from facilitator.database.access import db, write
from facilitator.domain.accounts.people import Account
from facilitator.domain.directions import close
from facilitator.domain.errors import BadInput, NotAllowed
from facilitator.domain.people import Role
from facilitator.domain.traces import holder_of
from facilitator.forms.accounts import InviteForm, RoleForm
from facilitator.identity import accounts_are_on, find_sign_in, invites, make_token, own_devices
from facilitator.store.accounts import get_account, list_accounts
from facilitator.store.programmes import list_programmes
from facilitator.store.roundtables import all_rows
from facilitator.web.accounts.doors import make_pages
from facilitator.web.addresses import whole_address
from facilitator.web.devices import tell_distance
from facilitator.web.refusals.forms import stands_on

pages = make_pages("accounts")
# Other pages ask whether there are links for the crew, and lead here where there are none.
pages.add_app_template_global(accounts_are_on)
pages.add_app_template_global(invites)


@dataclass(frozen=True, slots=True)
class Made:
    """A link that was just made, shown once."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    """One account of the list."""

    account: Account
    last_seen: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class AccountsPage:
    """What the list shows: accounts, the places a role can be held at, and a link that was just made."""

    rows: list[Row]
    places: list[tuple[str, str]]
    form: InviteForm
    made: Made | None = None


@pages.get("/programme/accounts")
def show_accounts() -> str:
    """The list."""
    require_inviting()
    return render(InviteForm())


@pages.post("/programme/accounts")
def invite() -> Response:
    """Makes an account with one role, and shows its link, once."""
    require_inviting()
    form = InviteForm(request.form)
    if not form.validate():
        return make_response(render(form), 400)
    token, token_hash = make_token()
    values = {"login": form.login.data, "name": form.name.data, "role": Role(form.role.data)}
    try:
        make = partial(acts.invite, **values, place=read_place(form.place.data), token_hash=token_hash)
        write(partial(make, doer=holder_of(own_devices()), now=datetime.now(UTC)))
    except BadInput as error:
        for name, fault in error.fields.items():
            form[name].errors = [fault]
        return make_response(render(form), 400)
    return show_once(Made(form.name.data, address_of(token)))


@pages.post("/programme/accounts/<int:number>/link")
def make_link(number: int) -> Response:
    """Makes a link by which somebody sets another password, and shows it, once."""
    require_inviting()
    token, token_hash = make_token()
    name = get_account(db.session(), number).name
    make = partial(acts.add_link, account_id=number, token_hash=token_hash, doer=holder_of(own_devices()))
    write(partial(make, now=datetime.now(UTC)))
    return show_once(Made(name, address_of(token)))


@pages.post("/programme/accounts/<int:number>/roles")
@stands_on("accounts.show_accounts")
def give_role(number: int) -> Response:
    """Gives an account one more role."""
    require_inviting()
    give = partial(acts.add_role, account_id=number, **read_role())
    get_account(db.session(), number)
    write(partial(give, doer=holder_of(own_devices()), now=datetime.now(UTC)))
    return redirect(url_for("accounts.show_accounts", _anchor=f"account-{number}"), 303)


@pages.post("/programme/accounts/<int:number>/roles/end")
@stands_on("accounts.show_accounts")
def take_role(number: int) -> Response:
    """Takes a role away, on every device at once."""
    require_inviting()
    drop = partial(acts.drop_role, account_id=number, **read_role())
    write(partial(drop, doer=holder_of(own_devices()), now=datetime.now(UTC)))
    return redirect(url_for("accounts.show_accounts"), 303)


@pages.post("/programme/accounts/<int:number>/end")
@stands_on("accounts.show_accounts")
def end(number: int) -> Response:
    """Ends an account with its devices."""
    require_inviting()
    doer = holder_of(own_devices())
    write(partial(acts.end_account, account_id=number, doer=doer, now=datetime.now(UTC)))
    return redirect(url_for("accounts.show_accounts"), 303)


def require_inviting() -> None:
    """Refuses whoever is no organiser of everything."""
    if not invites():
        raise NotAllowed("Only organisers invite others and end their accounts.")


def read_role() -> dict[str, Any]:
    """The role that a form names, and where it is held. Raises BadInput."""
    form = RoleForm(request.form)
    if not form.validate():
        raise BadInput({name: str(errors[0]) for name, errors in form.errors.items() if name})
    return {"role": Role(form.role.data), "place": read_place(form.place.data)}


def read_place(typed: str) -> Place:
    """Where a role is held; refuses what is not there."""
    kind, _, number = typed.partition("-")
    if typed not in dict(list_places()):
        raise BadInput({"place": "Choose all, a programme or a roundtable."})
    if kind == "programme":
        return Place(programme_id=int(number))
    return Place(roundtable_id=int(number)) if kind == "roundtable" else Place()


def list_places() -> list[tuple[str, str]]:
    """Every place by its value in the form, and how it is told."""
    found = [("all", "")]
    found += [(f"programme-{row.id}", row.name) for row in list_programmes(db.session())]
    rows = [row for row in all_rows(db.session()) if not row.is_rehearsal]
    return found + [(f"roundtable-{row.id}", f"{close(row.title)} ({row.code})") for row in rows]


def address_of(token: str) -> str:
    """The whole address of a link."""
    return whole_address("account_links.show_link", token=token)


def show_once(made: Made) -> Response:
    """The list with a link that nobody can have shown again."""
    return make_response(render(InviteForm(), made))


def render(form: InviteForm, made: Made | None = None) -> str:
    """The page."""
    now, signed_in = datetime.now(UTC), find_sign_in()
    own = signed_in.account_id if signed_in is not None else None
    rows = [make_row(account, own, now) for account in list_accounts(db.session())]
    page = AccountsPage(rows, list_places(), form, made)
    return render_template("accounts/people.html", page=page)


def make_row(account: Account, own: int | None, now: datetime) -> Row:
    """One account in words."""
    seen = "" if account.last_seen_at is None else tell_distance(account.last_seen_at, now)
    return Row(account, seen, is_own=account.id == own)
