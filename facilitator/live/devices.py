"""Whether those who listen are still let in: a device or a phone that ends loses its open connections too."""

import logging
from collections.abc import Sequence
from datetime import UTC, datetime

from flask import Flask

from facilitator.database.access import db
from facilitator.database.troubles import TROUBLE, tell_apart
from facilitator.domain.people import Audience
from facilitator.identity import counts, note_seen
from facilitator.live.listeners import Listener
from facilitator.store.devices import load_devices
from facilitator.store.people import load_ended

log = logging.getLogger(__name__)


def find_ended(app: Flask, listeners: Sequence[Listener]) -> list[Listener]:
    """Those whose device is no longer let in. While the database is away, nobody can be judged or sent off."""
    crew = {listener.actor for listener in listeners if listener.actor.startswith("c")}
    places = {listener.roundtable_id for listener in listeners if listener.audience is Audience.PHONE}
    try:
        ended = look_at(app, crew) | look_at_phones(app, places)
    except TROUBLE as error:
        log.warning("nobody could be judged", extra={"facts": {"trouble": tell_apart(error)}})
        return []
    return [listener for listener in listeners if listener.actor in ended] if ended else []


def look_at(app: Flask, crew: set[str]) -> set[str]:
    """Which of these devices are let in no more; the others are seen by being connected."""
    if not crew:
        return set()
    with app.app_context():
        devices = load_devices(db.session(), datetime.now(UTC), {int(actor[1:]) for actor in crew})
        note_seen(devices)
        are_in = {f"c{device.id}" for device in devices if counts(device)}
    return crew - are_in


def look_at_phones(app: Flask, roundtables: set[int]) -> set[str]:
    """Which phones of these roundtables a facilitator has ended."""
    if not roundtables:
        return set()
    with app.app_context():
        return {f"p{number}" for number in load_ended(db.session(), roundtables)}
