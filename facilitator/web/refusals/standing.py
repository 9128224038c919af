"""What was read before long work is answered after it only where it may still be shown, and else is made anew."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial, wraps
from typing import Any, TypeVar

from flask import Flask, g, has_request_context, request

from facilitator.database.access import db, let_go
from facilitator.database.standing import Rooms, read_rooms, read_shared, stand
from facilitator.domain.codes import clean_code
from facilitator.domain.devices import Device
from facilitator.domain.errors import Changed
from facilitator.store.devices import load_devices

MORE_TRIES = 2
"""So often a page is made anew before whoever waits for it is told to load it again."""
LOOKING = frozenset({"GET", "HEAD"})
"""What changes nothing, and so can be done again."""

View = Callable[..., Any]
Shown = TypeVar("Shown")


def start(app: Flask) -> None:
    """Has all pages judged once more after whatever they wait for."""
    app.extensions["standing"].append(note_standing)
    for name, view in app.view_functions.items():
        app.view_functions[name] = made_anew(view)


def made_anew(view: View) -> View:
    """The same page, made again from what stands then where what it was made of may be shown no more."""

    @wraps(view)
    def show(**values: object) -> Any:
        make = partial(view, **values)
        return look_anew(make) if request.method in LOOKING else make()

    return show


def look_anew(make: Callable[[], Shown]) -> Shown:
    """A page, made once more from what stands then where what it was made of may be shown no more. Raises Changed."""
    for _ in range(MORE_TRIES):
        with suppress(Changed):
            return make()
        let_go()
    return make()


def note_standing(tells: bool) -> Callable[[], None]:
    """Takes note of who asks, and of what was read; gives what raises Changed where that may be shown no more."""
    if not has_request_context():
        return do_nothing
    seen, code = list(g.get("seen", ())), find_code()
    rooms = read_asked(code) if tells else {}
    shared = read_shared(db.session(), rooms) if rooms else set()

    def require() -> None:
        let_in = load_devices(db.session(), datetime.now(UTC), {each.id for each in seen}) if seen else []
        if not {grant_of(each) for each in seen} <= {grant_of(each) for each in let_in}:
            raise Changed
        if tells and not stand(db.session(), rooms, read_asked(code), code=code):
            raise Changed
        if shared and not shared <= read_shared(db.session(), rooms):
            raise Changed

    return require


def do_nothing() -> None:
    """What is asked of the server's own work, which answers nobody."""


def find_code() -> str | None:
    """The roundtable of the address; None where it names none."""
    code = (request.view_args or {}).get("code")
    return clean_code(code) if isinstance(code, str) else None


def read_asked(code: str | None) -> Rooms:
    """The roundtables of which the address may be answered."""
    number = (request.view_args or {}).get("number")
    return read_rooms(db.session(), code=code, programme_id=number if isinstance(number, int) else None)


def grant_of(device: Device) -> tuple[object, ...]:
    """What a device may see, and where."""
    return (device.id, device.role, device.roundtable_id, device.programme_id, device.is_tool)
