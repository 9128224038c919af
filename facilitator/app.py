"""Builds the application and hands it to the command line; the only module that knows all the others."""

import logging
import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from facilitator.config import Settings
from facilitator.database.offloads import Offload, run_here
from facilitator.watching.garbage import COMMAND_OBJECTS, end_without_look, look_seldom

if TYPE_CHECKING:
    from flask import Flask


log = logging.getLogger(__name__)

STOP_SECONDS = 3.0
"""How long a server that is stopped tries to overwrite what was erased."""


SCRUB_EVERY_SECONDS = 1.0
AGAIN_SECONDS = 10.0
"""So soon a purge that failed is tried again, then after twice as long: often a lock or a disk is free by then."""


def create_app(
    settings: Settings,
    offload: Offload = run_here,
    composing: Offload = run_here,
    background: Offload = run_here,
    hashing: Offload = run_here,
) -> "Flask":
    """The application with its pages and its database, but without live connections: those belong to a server.

    Args:
        settings: where everything is.
        offload: runs the committer's work on SQLite and waits for it.
        composing: the same for what a page of the write-up shows, which takes a large roundtable some seconds.
        background: the same for what takes long, such as writing a document.
        hashing: the same for passwords, which nobody should wait for behind a document.
    """
    from facilitator import accounts, limits, web
    from facilitator.actions.forgetting import forget_words
    from facilitator.clustering.worker import Worker
    from facilitator.database import access

    app = open_database(settings, offload)
    app.extensions["worker"] = worker = Worker()
    # Among what it has read may be notes that went off the record later: their readings go with their words.
    app.extensions["forgetters"] += [worker.forget_everything, forget_words]
    app.extensions["composing"] = access.letting_go(composing)
    app.extensions["preparing"] = access.letting_go(composing, tells=False)  # what an order's own turn judges
    app.extensions["background"] = access.letting_go(background)
    app.extensions["judging"] = access.letting_go(background, tells=False)  # files that people send
    limits.start(app, redis_url=settings.redis_url, is_on=settings.has_limits)
    hashing = access.letting_go(hashing, tells=False)
    accounts.start(app, cost=settings.password_cost, hashing=hashing, openid=settings.openid)
    web.start(app)
    return app


def open_database(settings: Settings, offload: Offload = run_here) -> "Flask":
    """The application without its pages: all that a command needs, which would wait for them."""
    from flask import Flask

    from facilitator.database import access

    app = Flask("facilitator", static_folder=None, instance_path=str(settings.instance))
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        PUBLIC_URL=settings.public_url,
        REDIS_URL=settings.redis_url,
        SCHEDULE_SECONDS=settings.schedule_seconds,
        DRAFTER=settings.drafter,
        HAS_ACCOUNTS=settings.has_accounts,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_HTTPONLY=True,
    )
    access.start(app, offload)
    return app


def serve(settings: Settings, host: str, port: int, announce: "Callable[[Flask], None]") -> None:
    """Runs the server until it is stopped. The process must have been patched by gevent before this is imported."""
    from gevent import spawn
    from gevent.threadpool import ThreadPool

    from facilitator import live
    from facilitator.database.migrating import upgrade
    from facilitator.reports.formats.pdf.memory import forgetting
    from facilitator.watching import logs

    logs.start()
    # One native thread does all writing, so that a slow disk never freezes the room; others compose what pages show,
    # write documents and hash passwords.
    committing, composing, writing, hashing = (ThreadPool(1).apply for _ in range(4))
    app = create_app(settings, committing, composing, forgetting(writing), hashing)
    upgrade(app)
    # A server that was stopped while somebody still read what had been erased takes it up again.
    app.extensions["scrubber"].ask()
    connections = live.attach(app)
    trust_proxies(app, settings.n_proxies)
    spawn(keep_scrubbing, app)
    spawn(keep_dates, app, begin_dates(app))
    live.serve(app, connections, host, port, announce)
    # A clean stop leaves nothing behind that was erased.
    app.extensions["scrubber"].finish(STOP_SECONDS)


def keep_scrubbing(app: "Flask") -> None:
    """Has what was erased overwritten also where nobody asks for anything any more."""
    from gevent import sleep

    while True:
        sleep(SCRUB_EVERY_SECONDS)
        app.extensions["scrubber"].scrub_if_due()


def begin_dates(app: "Flask") -> float:
    """Purges before anybody looks: the server may have been off on the day that asked for it.

    Not where the clock may be wrong. Gives in how many seconds to purge next.
    """
    from facilitator.schedules import DOUBT, is_after_silence

    is_silent: list[bool] = []
    if not attempt(app, lambda: is_silent.append(is_after_silence(datetime.now(UTC)))):
        return AGAIN_SECONDS
    if all(is_silent):
        log.warning("nothing was written here for long by the clock: what is due waits an hour")
        return DOUBT.total_seconds()
    return float(app.config["SCHEDULE_SECONDS"]) if purge(app) else AGAIN_SECONDS


def keep_dates(app: "Flask", wait: float) -> None:
    """Does what the dates of programmes ask for, and makes the day's backup; what goes wrong is tried again.

    `wait`: in how many seconds to purge first.
    """
    from gevent import sleep

    from facilitator.schedules import drop_uploads, keep_shelf

    every, again = app.config["SCHEDULE_SECONDS"], AGAIN_SECONDS
    is_doubtful = wait > every
    while True:
        step = min(wait, every)
        sleep(step)
        wait -= step
        if wait <= 0:
            is_done, is_doubtful = purge(app), False
            wait = every if is_done else min(again, every)
            again = AGAIN_SECONDS if is_done else 2 * again
        attempt(app, partial(keep_shelf, datetime.now(UTC), is_doubtful=is_doubtful))
        attempt(app, drop_uploads)


def purge(app: "Flask") -> bool:
    """Does what the dates of programmes ask for by now; gives whether all of it was done."""
    from facilitator.schedules import purge_until

    now = datetime.now(UTC)
    return attempt(app, lambda: purge_until(now.date(), now))


def attempt(app: "Flask", step: "Callable[[], object]") -> bool:
    """Takes one step of the schedule. None that fails may end it, or keep the others from being taken."""
    try:
        with app.app_context():
            step()
    except Exception as error:  # noqa: BLE001 - of whatever kind
        log.warning("the schedule failed and is tried again", extra={"facts": {"fault": type(error).__name__}})
        return False
    return True


def trust_proxies(app: "Flask", n_proxies: int) -> None:
    """Takes the word of so many proxies in front for who asks and whether TLS is spoken; of none by default.

    It goes around everything else, so that pages and live connections see the same. The host is the proxy's to pass on.
    """
    if n_proxies:
        from werkzeug.middleware.proxy_fix import ProxyFix

        # The method's name is Flask's own place for middleware, and mypy's to complain about.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=n_proxies, x_proto=n_proxies)  # type: ignore[method-assign]


def main() -> None:
    """The `facilitator` command."""
    if SERVING & set(sys.argv[1:2]):
        look_seldom()
        # Before anything opens a socket or makes a lock; nowhere else, since it would break what is not a server.
        from gevent import monkey

        monkey.patch_all()
    else:
        look_seldom(COMMAND_OBJECTS)
        end_without_look()
        tidy_when_ended()
    from facilitator import cli

    sys.exit(cli.run(sys.argv[1:], cli.Doors(read_settings, open_database, serve)))


SERVING = {"serve", "demo"}


def tidy_when_ended() -> None:
    """Has a command that is ended, or whose terminal is closed, remove what it has half-written first."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, lambda ended_by, _frame: sys.exit(128 + ended_by))


def read_settings(database_url: str | None = None) -> Settings:
    """The settings from this process's environment."""
    return Settings.read(os.environ, database_url)
