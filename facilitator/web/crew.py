"""How the crew comes in: a link that opens one device, once."""

import re
from datetime import UTC, datetime

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from facilitator.actions.people import use_entry_link
from facilitator.database.access import db, write
from facilitator.domain.codes import clean_token
from facilitator.domain.errors import NotFound
from facilitator.domain.people import Role
from facilitator.identity import count_failure, hash_token, remember_crew
from facilitator.store.people import has_link
from facilitator.store.roundtables import RoundtableRow

pages = Blueprint("crew", __name__)

PREVIEWS = re.compile(r"bot\b|preview|externalhit|whatsapp", re.IGNORECASE)
"""What chat programs call themselves while they fetch a picture for a link that somebody has sent."""

LANDINGS = {Role.DISPLAY: "room.show_room", Role.WRITER: "writeup.show_writeup", Role.FACILITATOR: "room.show_run"}


@pages.get("/Enter/<path:token>")
@pages.get("/enter/<path:token>")
def enter(token: str) -> Response:
    """Uses the link, remembers the device, and leads where its role works."""
    if is_only_looking():
        return Response(status=204)
    now, token_hash = datetime.now(UTC), hash_token(clean_token(token))
    try:
        grant = write(lambda session: use_entry_link(session, token_hash=token_hash, now=now))
    except NotFound:
        if not has_link(db.session(), token_hash):  # who comes a second time by a link has guessed nothing
            count_failure()
        raise
    row = None if grant.roundtable_id is None else db.session.get(RoundtableRow, grant.roundtable_id)
    if row is None or grant.role not in LANDINGS:
        response = redirect(url_for("programme.show_programme"), 303)
    else:
        response = redirect(url_for(LANDINGS[grant.role], code=row.code), 303)
    remember_crew(response, grant.crew_id)
    return response


def is_only_looking() -> bool:
    """Whether a program looks at a link before its reader opens it, for mail, chat or speed, and must not use it up."""
    purpose = request.headers.get("Sec-Purpose", request.headers.get("Purpose", ""))
    named = request.headers.get("User-Agent", "")
    return request.method == "HEAD" or "prefetch" in purpose or "preview" in purpose or bool(PREVIEWS.search(named))
