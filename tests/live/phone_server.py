"""A small server on the transport, for test_transport.py: `python phone_server.py PATIENCE_SECONDS` prints its port.

It runs in a process of its own, because gevent's patching must never reach the tests.
"""

# ruff: noqa: E402 - patching comes before every other import

from gevent import monkey

monkey.patch_all()

import json
import socket
import sys

import gevent
from flask import Flask, request
from flask_socketio import SocketIO

from facilitator.live.engine import make_lean
from facilitator.live.transport import find_phone, install, make_server, text_frame, transport_name

install()
app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = 1 << 20
socketio = SocketIO(app, async_mode="gevent", transports=["websocket"], ping_interval=10, ping_timeout=8)
make_lean(socketio.server.eio)
phones = {}
gone = []
smuggled = []


@socketio.on("connect")
def connect(auth=None):
    phones[request.sid] = find_phone(request.environ)
    phones[request.sid].write(text_frame('42["entries",{"after":0,"entries":[]}]'))


@socketio.on("disconnect")
def disconnect(reason):
    del phones[request.sid]
    gone.append(reason)


@app.post("/broadcast")
def broadcast():
    frame = text_frame("42" + json.dumps(["entries", request.get_json()]))
    return {"reached": sum(phone.write(frame) for phone in phones.values())}


@app.get("/health")
def health():
    return {
        "transport": transport_name(),
        "phones": [type(phone).__module__ for phone in phones.values()],
        "n_engine_sockets": len(socketio.server.eio.sockets),
        "gone": gone,
        "smuggled": smuggled,
    }


@app.get("/no-delay")
def no_delay():
    wire = request.environ["wsgi.input"].rfile.raw
    return {"no_delay": bool(wire.socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))}


@app.post("/length")
def length():
    return {"length": len(request.get_data())}


@app.get("/slow")
def slow():
    gevent.sleep(float(request.args["seconds"]))
    return "at last"


@app.get("/large")
def large():
    return bytes(64 << 20)


@app.get("/smuggled")
def note_smuggled():
    smuggled.append(request.path)
    return ""


def echo(environ, start_response):
    phone = find_phone(environ)
    while (message := phone.receive()) is not None:
        phone.send(message)
    return []


def route(environ, start_response, inner=app.wsgi_app):
    return (echo if environ["PATH_INFO"] == "/echo" else inner)(environ, start_response)


app.wsgi_app = route

if __name__ == "__main__":
    server = make_server(app, "127.0.0.1", 0, patience_seconds=float(sys.argv[1]))
    server.start()
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()
