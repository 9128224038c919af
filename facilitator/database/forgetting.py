"""Who keeps something made of people's words in this process, and after which erasures all of it was forgotten."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from flask import Flask, appcontext_pushed, current_app, g

from facilitator.database.leaving import Erasure

log = logging.getLogger(__name__)


@dataclass
class Forgotten:
    """After which erasures this process has forgotten; `moment` counts how often it was told to."""

    erasures: set[Erasure] = field(default_factory=set)
    moment: int = 0


def start(app: Flask) -> None:
    """Gives the application its list of those who keep something, and has them told once more where it is needed."""
    app.extensions["forgetters"] = []
    app.extensions["forgotten"] = Forgotten()
    appcontext_pushed.connect(note_moment, app)
    app.teardown_appcontext(forget_again)


def forget_made(erasure: Erasure | None = None) -> None:
    """Has what was made of words forgotten, after an erasure of this process, which it then need not look for."""
    forgotten: Forgotten = current_app.extensions["forgotten"]
    forgotten.moment += 1
    g.moment = forgotten.moment
    if tell_forgetters() and erasure is not None:
        forgotten.erasures.add(erasure)


def forget_others(found: set[Erasure]) -> None:
    """The same where one of these erasures was another process's: by which they are, as their number would not tell."""
    forgotten: Forgotten = current_app.extensions["forgotten"]
    if found - forgotten.erasures:
        forget_made()
    forgotten.erasures -= found


def note_moment(_app: Flask) -> None:
    """Takes note of when a request, or a look of the server's own, begins."""
    g.moment = current_app.extensions["forgotten"].moment


def forget_again(_error: BaseException | None = None) -> None:
    """Forgets once more what whoever began before an erasure has put back: it had read the words by then."""
    if g.moment != current_app.extensions["forgotten"].moment:
        tell_forgetters()


def tell_forgetters() -> bool:
    """Has each of those who keep something forget it; whether there are any, and it went wrong for none."""
    told = [tell_one(forget) for forget in current_app.extensions["forgetters"]]
    return bool(told) and all(told)


def tell_one(forget: Callable[[], None]) -> bool:
    """Has one forget; whether that went well."""
    try:
        forget()
    except Exception as error:  # noqa: BLE001 - what was ordered is done: others are told of it all the same
        log.warning("what was made of words stays for now", extra={"facts": {"fault": type(error).__name__}})
        return False
    return True
