"""Whether those of the crew who listen are still let in: a device that ends loses its open connections too."""

import logging
from collections.abc import Sequence
from datetime import UTC, datetime

from flask import Flask

from facilitator.database.access import db
from facilitator.database.troubles import TROUBLE, tell_apart
from facilitator.identity import counts, note_seen
from facilitator.live.listeners import Listener
from facilitator.store.devices import load_devices

log = logging.getLogger(__name__)


def find_ended(app: Flask, listeners: Sequence[Listener]) -> list[Listener]:
    """Those whose device is no longer let in. While the database is away, nobody can be judged or sent off."""
    numbers = {listener.sid: int(listener.actor[1:]) for listener in listeners if listener.actor.startswith("c")}
    if not numbers:
        return []
    try:
        are_in = look_at(app, set(numbers.values()))
    except TROUBLE as error:
        log.warning("nobody could be judged", extra={"facts": {"trouble": tell_apart(error)}})
        return []
    return [listener for listener in listeners if numbers.get(listener.sid, 0) not in {0, *are_in}]


def look_at(app: Flask, ids: set[int]) -> set[int]:
    """Which of these devices are let in; they are seen by being connected."""
    with app.app_context():
        devices = load_devices(db.session(), datetime.now(UTC), ids)
        note_seen(devices)
        return {device.id for device in devices if counts(device)}
