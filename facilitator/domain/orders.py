"""An order: who acts, when, and the client's own id for it. The clock comes from outside."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from facilitator.domain.entries import Fact
from facilitator.domain.people import Viewer


@dataclass(frozen=True, slots=True)
class Order:
    """What every action is told besides its values. The same `client_id` from the same actor acts once.

    `chance` is a secret that nobody can guess, for what needs one; empty where nothing does.
    """

    viewer: Viewer
    client_id: str
    now: datetime
    chance: str = ""


def draw_client_id() -> str:
    """An id for what a page's form or the server itself orders, new each time."""
    return secrets.token_hex(16)


Action = Callable[..., Fact]
"""What carries an order out: `action(session, order, **values)`."""
