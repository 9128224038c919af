"""What only the live side can tell those who watch: who is connected, by what, and how late the hub is."""

import logging
from functools import partial
from time import monotonic
from typing import Any

import gevent

from facilitator.domain.people import Audience
from facilitator.live.connections import Connections
from facilitator.live.transport import transport_name
from facilitator.watching.logs import nameless
from facilitator.watching.metrics import LATENESS_SECONDS, LISTENERS, WAITING

log = logging.getLogger(__name__)

LOOK_SECONDS = 0.05
"""How often the hub is asked to wake somebody: often enough to meet a stall of a tenth of a second."""


def show_connections(connections: Connections) -> None:
    """Has the figures of connections counted whenever they are asked for."""
    for audience in Audience:
        LISTENERS.labels(audience).set_function(partial(connections.listeners.count, audience))
    WAITING.set_function(connections.count_waiting)


def tell_state(connections: Connections) -> dict[str, Any]:
    """What carries connections, and how many there are."""
    return {
        "transport": transport_name(),
        "listeners": sum(connections.listeners.count(audience) for audience in Audience),
    }


def measure_lateness() -> None:
    """Measures for ever how much later than asked the hub wakes us: so much longer everyone waits for their answer."""
    while True:
        due_at = monotonic() + LOOK_SECONDS
        gevent.sleep(LOOK_SECONDS)
        LATENESS_SECONDS.observe(max(0.0, monotonic() - due_at))


def log_crashes() -> None:
    """Has errors that nobody caught logged with their places only; gevent would print what was being worked on."""

    def print_exception(_context: object, _kind: object, error: BaseException | None, _trace: object) -> None:
        if error is not None:
            log.error("a crash", exc_info=nameless(error))

    gevent.get_hub().print_exception = print_exception
