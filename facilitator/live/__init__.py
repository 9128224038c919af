"""Live connections: joining, catching up and broadcasting over Socket.IO. It pushes; it takes no writes."""

import logging
import signal
import sys
from collections.abc import Callable
from functools import partial

import gevent
from flask import Flask
from flask_socketio import SocketIO
from gevent.event import Event

from facilitator.live.connections import Connections
from facilitator.live.engine import make_lean
from facilitator.live.garbage import keep_looking
from facilitator.live.hints import Hints
from facilitator.live.packets import Json, Packet
from facilitator.live.reading import Reader
from facilitator.live.transport import install, make_server
from facilitator.live.watching import log_crashes, measure_lateness, show_connections, tell_state
from facilitator.watching.garbage import overlook_loaded

log = logging.getLogger(__name__)

MAX_MESSAGE = 16 * 1024
"""What a page may send in one message: only who it is and the last number it has."""
MOST_FILES = 65_536
STOPS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
"""How a server is stopped: by the system, at the keyboard, or with the window that it was started in."""


def attach(app: Flask) -> Connections:
    """Puts the live connections in front of the application."""
    install()
    socketio = SocketIO(
        app,
        async_mode="gevent",
        transports=["websocket"],
        ping_interval=10,
        ping_timeout=8,
        max_http_buffer_size=MAX_MESSAGE,
        http_compression=False,
        websocket_compression=False,
        manage_session=False,
        serve_client=False,
        serializer=Packet,
        json=Json,
        # Below this they would log every message with what is in it.
        logger=make_quiet_log("socketio"),
        engineio_logger=make_quiet_log("engineio"),
    )
    make_lean(socketio.server.eio)
    connections = Connections(app, socketio)
    app.extensions["publishers"].append(connections.broadcast.publish)
    app.extensions["live_state"] = partial(tell_state, connections)
    show_connections(connections)
    return connections


def make_quiet_log(name: str) -> logging.Logger:
    """A logger of errors only, for a library."""
    quiet = logging.getLogger(f"{__name__}.{name}")
    quiet.setLevel(logging.ERROR)
    return quiet


def allow_many_connections() -> None:
    """Raises this process's limit of open files as far as it may: a phone takes two, and shells begin at 1,024."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(MOST_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def serve(app: Flask, connections: Connections, host: str, port: int, announce: Callable[[Flask], None]) -> None:
    """Serves until it is told to stop. gevent must have patched the process before anything else was imported.

    `announce` is called once somebody who follows what it says is let in.
    """
    log_crashes()
    overlook_loaded()
    allow_many_connections()
    gevent.spawn(connections.keep_telling)
    gevent.spawn(measure_lateness)
    gevent.spawn(keep_looking)
    reader = Reader(app)
    app.extensions["publishers"].append(reader.notice)
    gevent.spawn(reader.run)
    if app.config["REDIS_URL"] is not None:
        hints = Hints(app.config["REDIS_URL"], connections.broadcast.publish, connections.elsewhere)
        app.extensions["publishers"].append(hints.announce)
        connections.tell_others = hints.count
        hints.start()
    server = make_server(app, host, port)
    # Orders on their way get a second to be answered; phones come back by themselves when there is a server again.
    is_over = Event()
    for told in STOPS:
        # Whoever started it in the background, or with nohup, has it go on.
        if signal.getsignal(told) is not signal.SIG_IGN:
            gevent.signal_handler(told, is_over.set)
    server.start()
    try:
        announce(app)
        log.info("started", extra={"facts": tell_state(connections)})
        # Not by the server's own way of waiting, which would start it again after a stop that came until here.
        is_over.wait()
    finally:
        server.stop()
    log.info("stopped")
