"""Who is asking: a signed cookie leads to a row, and the row, read every time, to a Viewer.

Attendees and crew have different cookies, so that one laptop can be both without one standing in for the other.
"""

import hashlib
import secrets
from collections.abc import Sequence

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy import select
from werkzeug.wrappers import Response

from facilitator.db import db
from facilitator.domain.errors import NotAllowed, NotFound
from facilitator.domain.people import Audience, Role, Viewer
from facilitator.store.people import CrewRow, ParticipantRow
from facilitator.store.roundtables import RoundtableRow, find_by_code

CREW_COOKIE = "crew"
COOKIE_SECONDS = 60 * 60 * 24 * 180
MOST_GRANTS = 16
"""A crew device keeps the newest so many grants; each cookie must stay small."""
RANK = [Role.DISPLAY, Role.WRITER, Role.FACILITATOR, Role.ORGANISER]


def attendee_cookie(code: str) -> str:
    """One cookie a roundtable: a phone that goes to several is a different pseudonym at each."""
    return f"attendee-{code}"


def get_roundtable(code: str) -> RoundtableRow:
    """The roundtable of a code, as typed by a person."""
    row = find_by_code(db.session(), code)
    if row is None:
        raise NotFound("There is no roundtable with this code. Check it on the room screen.")
    return row


def find_attendee(roundtable: RoundtableRow) -> Viewer | None:
    """The attendee whose phone this is."""
    participant_id = read_cookie(attendee_cookie(roundtable.code), "attendee")
    if not isinstance(participant_id, int):
        return None
    row = db.session.get(ParticipantRow, participant_id)
    if row is None or row.roundtable_id != roundtable.id:
        return None
    return Viewer(roundtable.id, Role.ATTENDEE, participant_id=row.id)


def find_crew(roundtable: RoundtableRow) -> Viewer | None:
    """The crew member or display whose device this is, in the highest role it has here."""
    grants = [row for row in crew_rows() if row.roundtable_id in {None, roundtable.id}]
    if not grants:
        return None
    best = max(grants, key=lambda row: RANK.index(row.role))
    return Viewer(roundtable.id, best.role, crew_id=best.id)


def crew_rows() -> Sequence[CrewRow]:
    """Every grant that this device holds."""
    ids = read_cookie(CREW_COOKIE, "crew")
    if not isinstance(ids, list) or not all(isinstance(crew_id, int) for crew_id in ids):
        return []
    return db.session.scalars(select(CrewRow).where(CrewRow.id.in_(ids))).all()


def find_viewer(roundtable: RoundtableRow, audience: Audience | None = None) -> tuple[Viewer, Audience]:
    """Who asks and as which audience; refuses an audience this device may not be."""
    crew, attendee = find_crew(roundtable), find_attendee(roundtable)
    for viewer, usual in ((crew, crew_audience(crew)), (attendee, Audience.PHONE)):
        wanted = audience or usual
        if viewer is not None and viewer.may_see(wanted):
            return viewer, wanted
    raise NotAllowed("This device has not joined this roundtable. Scan the code on the room screen.")


def crew_audience(crew: Viewer | None) -> Audience:
    """What a crew device is shown unless it asks: a display the room, everyone else the crew's own view."""
    return Audience.ROOM if crew is not None and crew.role is Role.DISPLAY else Audience.CREW


def require_attendee(roundtable: RoundtableRow) -> Viewer:
    """The attendee who orders; refuses everyone else."""
    viewer = find_attendee(roundtable)
    if viewer is None:
        raise NotAllowed("Join this roundtable first: this phone has no place at it.")
    return viewer


def require_crew(roundtable: RoundtableRow, audience: Audience = Audience.CREW) -> Viewer:
    """The crew member who asks; refuses attendees, strangers, and displays where the crew's view is meant."""
    viewer = find_crew(roundtable)
    if viewer is None or not viewer.may_see(audience):
        raise NotAllowed("This page is for the crew of this roundtable. Ask the facilitator for an entry link.")
    return viewer


def remember_attendee(response: Response, code: str, participant_id: int) -> None:
    """Gives the phone its cookie."""
    set_cookie(response, attendee_cookie(code), serializer("attendee").dumps(participant_id))


def remember_crew(response: Response, crew_id: int) -> None:
    """Adds a grant to the device's cookie."""
    older = [row.id for row in crew_rows()][-(MOST_GRANTS - 1) :]
    ids = [*older, crew_id]
    set_cookie(response, CREW_COOKIE, serializer("crew").dumps(ids))


def set_cookie(response: Response, name: str, value: str) -> None:
    """A cookie that scripts cannot read and other sites cannot use."""
    response.set_cookie(
        name,
        value,
        max_age=COOKIE_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure,
    )


def read_cookie(name: str, salt: str) -> object:
    """What a cookie says, or None if it is missing or was not signed by us for this purpose."""
    value = request.cookies.get(name)
    if value is None:
        return None
    try:
        content: object = serializer(salt).loads(value)
    except BadSignature:
        return None
    return content


def serializer(salt: str) -> URLSafeSerializer:
    """What signs cookies; the salt keeps an attendee's from passing as the crew's."""
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt=f"facilitator-{salt}")


def make_token() -> tuple[str, str]:
    """A new entry link's token, and the hash under which it is stored."""
    token = secrets.token_urlsafe(24)
    return token, hash_token(token)


def hash_token(token: str) -> str:
    """A token's hash; the token is random enough that a plain hash cannot be guessed back."""
    return hashlib.sha256(token.encode()).hexdigest()
