"""Whether those who listen are still let in: a device or a phone that ends loses its open connections too."""

import logging
from collections.abc import Sequence
from datetime import UTC, datetime

from flask import Flask

from facilitator.database.access import db
from facilitator.database.troubles import TROUBLE, tell_apart
from facilitator.domain.devices import Device
from facilitator.domain.people import OF_CREW, SEES, Audience, name_attendee, name_crew, read_number
from facilitator.identity import counts, note_seen
from facilitator.live.listeners import Listener
from facilitator.store.devices import load_devices
from facilitator.store.people import load_ended
from facilitator.store.roundtables import load_homes

log = logging.getLogger(__name__)


def find_ended(app: Flask, listeners: Sequence[Listener]) -> list[Listener]:
    """Those whose device is no longer let in. While the database is away, nobody can be judged or sent off."""
    crew = [listener for listener in listeners if listener.actor.startswith(OF_CREW)]
    places = {listener.roundtable_id for listener in listeners if listener.audience is Audience.PHONE}
    try:
        out, ended = look_at(app, crew), look_at_phones(app, places)
    except TROUBLE as error:
        log.warning("nobody could be judged", extra={"facts": {"trouble": tell_apart(error)}})
        return []
    return out + [listener for listener in listeners if listener.actor in ended]


def look_at(app: Flask, crew: Sequence[Listener]) -> list[Listener]:
    """Those of the crew who are let in no more where they listen; the others are seen by being connected."""
    if not crew:
        return []
    with app.app_context():
        devices = load_devices(db.session(), datetime.now(UTC), {read_number(each.actor) for each in crew})
        note_seen(devices)
        grants = [device for device in devices if counts(device)]
        homes = load_homes(db.session(), {each.roundtable_id for each in crew})
    return [each for each in crew if not any(lets_hear(grant, each, homes) for grant in grants)]


def lets_hear(grant: Device, listener: Listener, homes: dict[int, int]) -> bool:
    """Whether a grant of this listener's device lets it hear what it hears. A role may have gone at one place alone."""
    is_here = grant.is_at(listener.roundtable_id, homes.get(listener.roundtable_id, 0))
    return name_crew(grant.id) == listener.actor and is_here and listener.audience in SEES[grant.role]


def look_at_phones(app: Flask, roundtables: set[int]) -> set[str]:
    """Which phones of these roundtables a facilitator has ended."""
    if not roundtables:
        return set()
    with app.app_context():
        return set(map(name_attendee, load_ended(db.session(), roundtables)))
