"""Making a roundtable from a page: once, however often the button is pressed over the same words."""

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime

from flask import request
from sqlalchemy.orm import Session

from facilitator.database.access import db, write
from facilitator.domain.entries import Fact
from facilitator.domain.orders import draw_client_id
from facilitator.forms.payload import read_client_id
from facilitator.identity import make_code
from facilitator.store.journal import find_founded, record_founding
from facilitator.store.roundtables import RoundtableRow, get_row

Make = Callable[[Session, str, datetime], tuple[RoundtableRow, Fact]]
"""Adds a roundtable with this code, at this moment."""


def found_once(make: Make) -> str:
    """Stores a new roundtable in one transaction; gives its code, or that of what this form has made before."""
    client_id = name_press()
    code, now = make_code(), datetime.now(UTC)

    def work(session: Session) -> str:
        made = find_founded(session, client_id)
        if made is not None:
            return get_row(session, made).code
        row, fact = make(session, code, now)
        record_founding(session, row.id, fact, now, client_id)
        return code

    return write(work)


def name_press() -> str:
    """The id of this press: of the form and of what it says, so that the same form with other words makes another."""
    if "client_id" not in request.form:
        return draw_client_id()
    said = sorted((name, value) for name, value in request.form.items(multi=True) if name != "csrf_token")
    return hashlib.sha256(json.dumps([read_client_id(request.form), said]).encode()).hexdigest()


def find_made() -> str | None:
    """The code of what this very press has made before, in another request perhaps a moment ago."""
    db.session.close()  # what is read from here on is what stands now
    made = find_founded(db.session(), name_press())
    return None if made is None else get_row(db.session(), made).code
