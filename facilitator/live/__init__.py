"""Live connections: joining, catching up and broadcasting over Socket.IO. It pushes; it takes no writes."""

import gevent
from flask import Flask
from flask_socketio import SocketIO

from facilitator.live.connections import Connections
from facilitator.live.hints import Hints
from facilitator.live.transport import install, make_server

MAX_MESSAGE = 16 * 1024
"""What a page may send in one message: only who it is and the last number it has."""


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
    )
    connections = Connections(app, socketio)
    app.extensions["publishers"].append(connections.broadcast.publish)
    return connections


def serve(app: Flask, connections: Connections, host: str, port: int) -> None:
    """Serves until it is stopped. gevent must have patched the process before anything else was imported."""
    gevent.spawn(connections.keep_telling)
    if app.config["REDIS_URL"] is not None:
        hints = Hints(app.config["REDIS_URL"], connections.broadcast.publish)
        app.extensions["publishers"].append(hints.announce)
        hints.start()
    make_server(app, host, port).serve_forever()
