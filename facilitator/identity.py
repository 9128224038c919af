"""Who is asking: a signed cookie leads to a row, and the row, read every time, to a Viewer.

Attendees and crew have different cookies, so that one laptop can be both without one standing in for the other. A
cookie names a row by its number and by when it was made: a database that was put back gives the same numbers to others.
"""

import hashlib
import secrets
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeVar

from flask import current_app, g, request
from sqlalchemy import Row
from werkzeug.wrappers import Response

from facilitator.cookies import Place, name_cookie, name_place, read_cookie, read_place, serializer, set_cookie
from facilitator.database.access import db, write
from facilitator.database.troubles import TROUBLE
from facilitator.domain.accounts.people import SignIn
from facilitator.domain.devices import Device
from facilitator.domain.errors import Busy, Gone, NotAllowed, NotFound
from facilitator.domain.people import RANK, Audience, Role, Viewer
from facilitator.domain.roundtables import CODE_ALPHABET, CODE_LENGTH
from facilitator.limits import FailedJoins
from facilitator.limits.joining import too_many
from facilitator.store.devices import load_devices, load_sign_ins, mark_seen
from facilitator.store.people import CrewRow, ParticipantRow, find_seat
from facilitator.store.programmes import ProgrammeRow, list_programmes
from facilitator.store.roundtables import Placed, RoundtableRow, find_by_code, find_place_by_code, get_row

CREW_COOKIE = "crew"
MOST_GRANTS = 16
"""A crew device keeps the newest so many grants; each cookie must stay small."""
Found = TypeVar("Found", bound=Placed)


def attendee_cookie(code: str) -> str:
    """One cookie a roundtable: a phone that goes to several is a different pseudonym at each."""
    return f"attendee-{code}"


def get_roundtable(code: str) -> RoundtableRow:
    """The roundtable of a code, as typed by a person. Raises LimitReached where too many wrong ones come from."""
    return let_near(find_by_code(db.session(), code))


def get_place(code: str) -> Placed:
    """The same, and no more of it than who it is."""
    return let_near(find_place_by_code(db.session(), code))


def let_near(row: Found | None) -> Found:
    """The roundtable that was found, unless whoever asks has tried too many codes that there are not."""
    if row is None:
        count_failure()
        raise NotFound("There is no roundtable with this code. Check it on the room screen.")
    if failed_joins().is_ticket(row.code, request.args.get("t", "")):
        remember_place(row.id)
    seconds = failed_joins().seconds_closed(address(), row.id)
    if seconds and find_attendee(row) is None and find_crew(row) is None:
        raise too_many(seconds)
    return row


def count_failure() -> None:
    """Counts a code or link that does not exist. Raises LimitReached if it is one too many."""
    failed_joins().count(address())


def remember_place(roundtable_id: int) -> None:
    """Notes that somebody who asks from here is at this roundtable, and that its code is no secret to those around."""
    failed_joins().remember(address(), roundtable_id)


def failed_joins() -> FailedJoins:
    """This application's count of them."""
    found: FailedJoins = current_app.extensions["failed_joins"]
    return found


def address() -> str:
    """Where the request comes from."""
    return request.remote_addr or ""


def find_attendee(roundtable: Placed) -> Viewer | None:
    """The attendee whose phone this is, unless it has been ended."""
    row = find_own_place(roundtable)
    if row is None or row.ended_at is not None:
        return None
    return Viewer(roundtable.id, Role.ATTENDEE, participant_id=row.id)


def find_own_place(roundtable: Placed) -> Row[Any] | None:
    """The place of this phone, ended or not."""
    place = read_place(read_cookie(attendee_cookie(roundtable.code), "attendee"))
    row = None if place is None else find_seat(db.session(), place[0])
    is_own = row is not None and row.roundtable_id == roundtable.id and place == name_place(row.id, row.joined_at)
    return row if is_own else None


def was_here(code: str) -> bool:
    """Whether this phone was given a place at a roundtable of this code, which may be there no more."""
    return read_place(read_cookie(attendee_cookie(code), "attendee")) is not None


def was_ended(roundtable: Placed) -> bool:
    """Whether the facilitator has ended this phone."""
    row = find_own_place(roundtable)
    return row is not None and row.ended_at is not None


ENDED = "The facilitator has ended this phone's place here. What it posted stays. Ask the facilitator in the room."
SEALED = (
    "This roundtable is sealed: the record of who wrote what has been deleted, so no phone can show what you wrote or "
    "take it back. The organisers can still erase words for you, by their label in the report."
)


def find_crew(roundtable: Placed) -> Viewer | None:
    """The crew member or display whose device this is, in the highest role it has here."""
    grants = [device for device in own_devices() if device.is_at(roundtable.id, roundtable.programme_id)]
    if not grants:
        return None
    best = max(grants, key=lambda device: RANK.index(device.role))
    return Viewer(roundtable.id, best.role, crew_id=best.id)


def own_places() -> list[Place]:
    """What this device's cookie names."""
    content = read_cookie(CREW_COOKIE, "crew")
    places = [read_place(place) for place in content] if isinstance(content, list) else []
    return [place for place in places if place is not None]


def own_devices() -> list[Device]:
    """Every grant that this device holds and that has not ended; read anew each time, so that an end works at once."""
    places = own_places()
    devices = load_devices(db.session(), datetime.now(UTC), [number for number, _ in places]) if places else []
    found = [device for device in devices if place_of(device) in places and counts(device)]
    g.seen = found
    return found


def accounts_are_on() -> bool:
    """Whether those who run it sign in."""
    return bool(current_app.config["HAS_ACCOUNTS"])


def counts(device: Device) -> bool:
    """Whether a grant is of the kind that lets in: an account's where accounts are on, and else a link's.

    A projector has no account, and comes in by a link as always; a tool has its token.
    """
    return device.role is Role.DISPLAY or device.is_tool or (device.account_id is not None) is accounts_are_on()


def require_linked(role: Role, way: str = "Ask an organiser to be invited.") -> None:
    """Refuses links for those who sign in, and says what there is instead."""
    if accounts_are_on() and role is not Role.DISPLAY:
        raise NotAllowed(f"People who run or write up a roundtable sign in here. {way}")


def own_sign_ins() -> list[SignIn]:
    """Whoever is signed in on this device, whatever roles they have now: one, unless two signed in at once."""
    places = own_places() if accounts_are_on() else []
    found = load_sign_ins(db.session(), datetime.now(UTC), [number for number, _ in places]) if places else []
    return [each for each in found if name_place(each.id, each.made_at) in places]


def find_sign_in() -> SignIn | None:
    """Who is signed in on this device."""
    return next(reversed(own_sign_ins()), None)


def find_viewer(roundtable: Placed, audience: Audience | None) -> tuple[Viewer, Audience]:
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


def require_attendee(roundtable: Placed, *, may_be_ended: bool = False) -> Viewer:
    """The attendee who orders; refuses everyone else. Who was ended may still see and take back what is theirs."""
    row = find_own_place(roundtable)
    if row is not None and row.ended_at is not None and not may_be_ended:
        raise NotAllowed(ENDED)
    if row is None and was_here(roundtable.code) and get_row(db.session(), roundtable.id).sealed_at is not None:
        raise Gone(SEALED)
    if row is None:
        raise NotAllowed("Join this roundtable first: this phone has no place at it.")
    return Viewer(roundtable.id, Role.ATTENDEE, participant_id=row.id)


def require_crew(roundtable: Placed, audience: Audience = Audience.CREW) -> Viewer:
    """The crew member who asks; refuses attendees, strangers, and displays where the crew's view is meant."""
    viewer = find_crew(roundtable)
    if viewer is None or not viewer.may_see(audience):
        raise NotAllowed(say_who_is_meant())
    return viewer


def remember_attendee(response: Response, code: str, participant_id: int) -> None:
    """Gives the phone its cookie."""
    row = db.session.get_one(ParticipantRow, participant_id)
    set_cookie(response, attendee_cookie(code), serializer("attendee").dumps(place_of(row)))


def remember_crew(response: Response, crew_id: int) -> None:
    """Adds a grant to the device's cookie."""
    places = list(dict.fromkeys(map(place_of, own_devices())))
    places = [*places[-(MOST_GRANTS - 1) :], place_of(db.session.get_one(CrewRow, crew_id))]
    set_cookie(response, CREW_COOKIE, serializer("crew").dumps(places))


def note_seen(devices: Sequence[Device]) -> None:
    """Writes down that devices were seen, for each at most once a minute, also where the writing fails."""
    now = datetime.now(UTC)
    tried: dict[int, datetime] = current_app.extensions.setdefault("devices_noted", {})
    late = [device.id for device in devices if device.is_seen_anew(now, tried.get(device.id))]
    if late:
        tried |= dict.fromkeys(late, now)
        with suppress(Busy, *TROUBLE):
            write(partial(mark_seen, ids=late, now=now))


def forget_crew(response: Response) -> None:
    """Takes the crew's cookie off the device."""
    for name in {CREW_COOKIE, name_cookie(CREW_COOKIE)}:
        response.delete_cookie(name, httponly=True, samesite="Lax", secure=request.is_secure)


def place_of(row: ParticipantRow | CrewRow | Device) -> Place:
    """A row's number, and the microsecond in which it was made."""
    return name_place(row.id, row.joined_at if isinstance(row, ParticipantRow) else row.made_at)


def say_who_is_meant() -> str:
    """What a stranger is told on a page of the crew."""
    own = find_sign_in()
    if own is not None:
        return f"You are signed in as {own.name}, but have no role that opens this page. Ask an organiser."
    way = "Sign in first." if accounts_are_on() else "Ask the facilitator for an entry link."
    return f"This page is for the crew. {way}"


def leads_programme(programme_id: int | None = None) -> bool:
    """Whether this device may lead every roundtable of a programme, or (without a number) of all."""
    return any(device.leads(programme_id) for device in own_devices())


def invites() -> bool:
    """Whether this device's account may invite others: organisers of everything."""
    return any(device.role is Role.ORGANISER and device.leads(None) for device in own_devices())


def list_led() -> list[ProgrammeRow]:
    """The programmes that this device leads; refuses whoever leads none."""
    devices = own_devices()
    found = [row for row in list_programmes(db.session()) if any(device.leads(row.id) for device in devices)]
    if not found:
        require_organiser()
    return found


def require_organiser(programme_id: int | None = None) -> None:
    """Refuses every device that does not lead this programme, or (without a number) all of them."""
    if not leads_programme(programme_id):
        raise NotAllowed("Only those who lead the whole programme can set up a roundtable.")


def make_code() -> str:
    """A code that no roundtable has; the table's own constraint would refuse one that is taken meanwhile."""
    while True:
        code = "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))
        if find_by_code(db.session(), code) is None:
            return code


def make_token() -> tuple[str, str]:
    """A new entry link's token, and the hash under which it is stored."""
    token = secrets.token_urlsafe(24)
    return token, hash_token(token)


def hash_token(token: str) -> str:
    """A token's hash; the token is random enough that a plain hash cannot be guessed back."""
    return hashlib.sha256(token.encode()).hexdigest()
