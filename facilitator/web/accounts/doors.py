"""What the pages of accounts share: who is let in, and that there are none while accounts are off."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from flask import Blueprint, redirect, session, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from facilitator.actions.devices import sign_out
from facilitator.database.access import write
from facilitator.domain.errors import NotFound
from facilitator.identity import accounts_are_on, own_devices, own_sign_ins, remember_crew

OpenDevice = Callable[[Session, datetime], int]
"""Signs somebody in on this device; gives the device's number."""


def make_pages(name: str) -> Blueprint:
    """A blueprint whose pages are there where accounts are on."""
    pages = Blueprint(name, __name__)
    pages.before_request(require_accounts)
    return pages


def require_accounts() -> None:
    """Refuses, as if nothing stood here, while entry links alone let in."""
    if not accounts_are_on():
        raise NotFound("There are no accounts here. If you run a roundtable, come in by an entry link.")


OWN = re.compile(r"/(?![/\\]|sign-)[!-\[\]-~]{0,500}")
"""A path of ours: nothing that a browser could read as another site's, such as //, a backslash or a blank."""


def read_wanted(typed: str) -> str:
    """The page that somebody wanted to open before they were asked to sign in, or "" where it is none of ours."""
    return typed if OWN.fullmatch(typed) else ""


def let_in(open_device: OpenDevice, wanted: str = "") -> Response:
    """Signs somebody in on this device, in place of whoever was, and leads to the page that they wanted."""
    now, signed_in = datetime.now(UTC), own_sign_ins()
    before = [device for device in own_devices() if device.account_id is not None]

    def work(database: Session) -> int:
        sign_out(database, before, signed_in, now=now)
        return open_device(database, now)

    crew_id = write(work)
    # What a stranger may have left in this browser goes, the cross-site token too.
    session.clear()
    response = redirect(read_wanted(wanted) or url_for("programme.show_programme"), 303)
    remember_crew(response, crew_id)
    return response


def first_fault(*faults: Sequence[str] | str | None) -> str:
    """The first thing that is wrong, or nothing."""
    told = (each if isinstance(each, str) else each[0] for each in faults if each)
    return next(told, "")
