"""The transport in a real server, in a process of its own, seen from outside: browsers' libraries and bare sockets."""

import contextlib
import http.client
import json
import os
import pathlib
import queue
import socket
import struct
import subprocess
import sys
import time

import pytest
import socketio
from hypothesis import given, settings
from hypothesis import strategies as st
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.frames import CloseCode, Frame, Opcode
from websockets.sync.client import connect

from facilitator.live.frames import MAX_MESSAGE
from facilitator.live.transport import TRANSPORT

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
PATIENCE_SECONDS = 1.0
BOUND_SECONDS = 30
HIDDEN = b"GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n"
UPGRADE = (
    b"GET /echo HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
)


class Server:
    """A running phone_server.py."""

    def __init__(self, process, error_path):
        self.process = process
        self.error_path = error_path
        self.port = int(process.stdout.readline())

    def url(self, path, scheme="http"):
        return f"{scheme}://127.0.0.1:{self.port}{path}"

    def ask(self, method, path, body=None):
        """The status and body of one answer, over a line of its own."""
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=BOUND_SECONDS)) as line:
            line.request(method, path, body, {"Content-Type": "application/json"} if body else {})
            answer = line.getresponse()
            return answer.status, answer.read()

    def get(self, path):
        return json.loads(self.ask("GET", path)[1])

    def post(self, path, value):
        return json.loads(self.ask("POST", path, json.dumps(value))[1])

    def call(self):
        return socket.create_connection(("127.0.0.1", self.port), timeout=BOUND_SECONDS)

    def call_websocket(self, path="/echo"):
        return connect(self.url(path, "ws"), open_timeout=BOUND_SECONDS, close_timeout=BOUND_SECONDS)

    def resident_bytes(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return 1024 * int(status.split("VmRSS:")[1].split()[0])

    def wait_until(self, is_so):
        ends_at = time.monotonic() + BOUND_SECONDS
        while not is_so(health := self.get("/health")):
            assert time.monotonic() < ends_at, health
            time.sleep(0.02)


def python(*arguments, **options):
    return subprocess.Popen(
        [sys.executable, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        **options,
    )


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    error_path = tmp_path_factory.mktemp("server") / "errors"
    with error_path.open("w") as errors:
        process = python(HERE / "phone_server.py", str(PATIENCE_SECONDS), stderr=errors)
    with process:
        try:
            yield Server(process, error_path)
        finally:
            process.terminate()


@pytest.fixture
def call(server):
    with server.call() as line:
        yield line


def seconds_until_hung_up(line):
    """How long the server keeps this line; whatever it still says is read."""
    started_at = time.monotonic()
    with contextlib.suppress(ConnectionResetError):
        while line.recv(65536):
            pass
    return time.monotonic() - started_at


def is_patience(seconds):
    return PATIENCE_SECONDS - 0.2 < seconds < PATIENCE_SECONDS + 8


@contextlib.contextmanager
def attendee(server):
    """Someone's phone with the real Socket.IO client, and what it hears."""
    heard = queue.Queue()
    client = socketio.Client(reconnection=False)
    client.on("connect", lambda: heard.put("connect"))
    client.on("entries", heard.put)
    client.connect(server.url("/"), transports=["websocket"], wait_timeout=BOUND_SECONDS)
    try:
        yield heard
    finally:
        client.disconnect()
        client.eio.http.close() if client.eio.http else None


def test_socket_io_is_carried_by_this_transport_and_by_nothing_else(server):
    with attendee(server):
        health = server.get("/health")
        assert health["transport"] == TRANSPORT
        assert health["phones"] == ["facilitator.live.phones"]


def test_installing_after_another_transport_has_been_loaded_is_refused():
    script = "import engineio.async_drivers.gevent; from facilitator.live.transport import *; install()"
    with python("-c", script, stderr=subprocess.PIPE) as process:
        _, errors = process.communicate(timeout=BOUND_SECONDS)
    assert process.returncode == 1
    assert "before the first SocketIO object" in errors


def test_before_any_server_is_made_no_transport_is_claimed():
    script = "from facilitator.live.transport import *; print(repr(transport_name())); install(); install()"
    with python("-c", script) as process:
        output, _ = process.communicate(timeout=BOUND_SECONDS)
    assert (process.returncode, output) == (0, "''\n")


def test_ann_and_ben_get_an_entry_that_was_encoded_once_and_after_their_welcome(server):
    with attendee(server) as ann, attendee(server) as ben:
        entry = {"after": 0, "entries": [{"seq": 1, "text": "Grid access — “too slow” 🦉"}]}
        assert server.post("/broadcast", entry) == {"reached": 2}
        for heard in (ann, ben):
            assert heard.get(timeout=BOUND_SECONDS) == "connect"
            assert heard.get(timeout=BOUND_SECONDS) == {"after": 0, "entries": []}
            assert heard.get(timeout=BOUND_SECONDS) == entry


def test_a_phone_that_hangs_up_is_gone_at_once(server):
    with attendee(server):
        server.wait_until(lambda health: len(health["phones"]) == 1)
    server.wait_until(lambda health: not health["phones"] and not health["n_engine_sockets"])


def test_a_packet_that_engine_io_cannot_read_ends_the_connection_and_leaves_nobody_present(server):
    with server.call_websocket("/socket.io/?EIO=4&transport=websocket") as eve:
        assert eve.recv().startswith("0{")
        eve.send("40")
        while not eve.recv().startswith("40"):
            pass
        eve.send("nonsense")
        with pytest.raises(ConnectionClosed) as closed:
            list(iter(eve.recv, None))
    assert closed.value.rcvd.code == CloseCode.UNSUPPORTED_DATA
    server.wait_until(lambda health: not health["phones"] and not health["n_engine_sockets"])
    assert "Traceback" not in server.error_path.read_text()


@pytest.mark.parametrize(
    "path", ["/socket.io/?EIO=3&transport=websocket", "/socket.io/?EIO=4&transport=polling", "/none"]
)
def test_what_the_application_refuses_gets_a_plain_answer(server, path):
    with pytest.raises(InvalidStatus) as refused, server.call_websocket(path):
        pass
    assert refused.value.response.status_code in {400, 404}


def test_half_a_request_for_a_websocket_gets_a_plain_answer_and_reaches_no_application(server, call):
    call.sendall(b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n\r\n")
    assert call.recv(1000).startswith(b"HTTP/1.1 426 ")
    assert server.get("/health")["n_engine_sockets"] == 0


@settings(max_examples=25)
@given(st.lists(st.text(max_size=400) | st.sampled_from([120, 121, 122, 65_530, MAX_MESSAGE - 1]), max_size=6))
def test_a_client_hears_back_all_it_says_in_order(server, said):
    messages = ["4" + (text if isinstance(text, str) else "x" * text) for text in said]
    with server.call_websocket() as client:
        assert "Sec-WebSocket-Extensions" not in client.response.headers
        for message in messages:
            client.send(message)
        assert [client.recv(timeout=BOUND_SECONDS) for _ in messages] == messages
        assert client.ping().wait(BOUND_SECONDS)


def test_a_message_in_pieces_arrives_whole_and_its_pieces_share_one_cap(server):
    with server.call_websocket() as client:
        client.send(["4", "in ", "pieces"])
        assert client.recv(timeout=BOUND_SECONDS) == "4in pieces"
        with pytest.raises(ConnectionClosed) as closed:
            ask_in_pieces(client, ["4" * 1000] * 66)
    assert closed.value.rcvd.code == CloseCode.MESSAGE_TOO_BIG


def ask_in_pieces(client, pieces):
    """Waits for an answer; a refusal may come while the last pieces are still on their way."""
    client.send(pieces)
    return client.recv(timeout=BOUND_SECONDS)


def test_a_first_frame_that_comes_with_the_request_is_not_lost(call):
    frame = Frame(Opcode.TEXT, b"4early").serialize(mask=True)
    call.sendall(UPGRADE + frame)
    heard = b""
    while b"4early" not in heard:
        data = call.recv(1000)
        assert data
        heard += data
    assert heard.startswith(b"HTTP/1.1 101 ")


def test_gigabytes_announced_cost_the_server_no_memory(server):
    header = bytes([0x81, 0xFF]) + struct.pack("!Q", 1 << 30) + bytes(4)
    with contextlib.ExitStack() as stack:
        lines = [stack.enter_context(server.call()) for _ in range(20)]
        for line in lines:
            line.sendall(UPGRADE)
            assert line.recv(1000).startswith(b"HTTP/1.1 101 ")
        before = server.resident_bytes()
        for line in lines:
            with contextlib.suppress(ConnectionError):
                line.sendall(header + bytes(1 << 20))
        assert server.resident_bytes() - before <= 2 << 20
        for line in lines:
            assert seconds_until_hung_up(line) < PATIENCE_SECONDS + 8


def test_whoever_goes_on_talking_after_a_gigabyte_was_refused_learns_why(call):
    call.sendall(UPGRADE)
    assert call.recv(1000).startswith(b"HTTP/1.1 101 ")
    call.sendall(bytes([0x81, 0xFF]) + struct.pack("!Q", 1 << 30) + bytes(3_000_000))
    heard = b"".join(iter(lambda: call.recv(65536), b""))
    assert heard.startswith(b"\x88")
    assert struct.unpack("!H", heard[2:4]) == (CloseCode.MESSAGE_TOO_BIG,)


@pytest.mark.parametrize(
    "beginning",
    [
        b"",
        b"GET /hea",
        b"GET /health HTTP/1.1\r\nHost: a\r\nX-More: b",
        b"POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf",
        b"POST /length HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nha",
        b"GET /health HTTP/1.1\r\nHost: a\r\n\r\n",
        UPGRADE,
        UPGRADE + b"\x81",
        UPGRADE + b"\x81\x85abcd",
    ],
    ids=["nothing", "line", "head", "body", "chunk", "kept alive", "websocket", "frame head", "frame body"],
)
def test_whoever_falls_silent_is_cut(call, beginning):
    call.sendall(beginning)
    assert is_patience(seconds_until_hung_up(call))


@pytest.mark.parametrize(
    "beginning",
    [
        b"GET /health HTTP/1.1\r\nX-More: ",
        b"POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n",
        UPGRADE + b"\x81\xfe\x7f\xffabcd",
    ],
    ids=["head", "body", "frame"],
)
def test_whoever_drips_is_cut(call, beginning):
    call.sendall(beginning)
    call.settimeout(0.1)
    started_at = time.monotonic()
    with contextlib.suppress(ConnectionError):
        while time.monotonic() - started_at < BOUND_SECONDS:
            call.sendall(b"x")
            with contextlib.suppress(TimeoutError):
                while call.recv(65536):
                    pass
                break
    assert is_patience(time.monotonic() - started_at)


def test_the_rest_of_a_request_that_was_cut_is_never_run_as_another(server, call):
    call.sendall(b"POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n" + HIDDEN)
    assert call.recv(1000).startswith(b"HTTP/1.1 400 ")
    with contextlib.suppress(ConnectionError):
        call.sendall(HIDDEN)
    assert seconds_until_hung_up(call) < BOUND_SECONDS
    assert server.get("/health")["smuggled"] == []


CHUNKED = b"Transfer-Encoding: chunked\r\n"
UNCLEAR = {
    "two lengths": b"Content-Length: 5\r\nContent-Length: 3\r\n",
    "one length twice": b"Content-Length: 5\r\nContent-Length: 5\r\n",
    "a list of lengths": b"Content-Length: 5, 5\r\n",
    "a signed length": b"Content-Length: +5\r\n",
    "a negative length": b"Content-Length: -5\r\n",
    "a length with a low line": b"Content-Length: 1_0\r\n",
    "a length in sixteens": b"Content-Length: 0x5\r\n",
    "a fraction": b"Content-Length: 5.0\r\n",
    "no length": b"Content-Length:\r\n",
    "other digits": "Content-Length: \u0665\r\n".encode(),
    "superscript": b"Content-Length: \xb2\r\n",
    "a tab within": b"Content-Length: 1\t0\r\n",
    "too long a length": b"Content-Length: " + b"9" * 5000 + b"\r\n",
    "a folded length": b"Content-Length:\r\n 5\r\n",
    "a space before the colon": b"Content-Length : 5\r\n",
    "a line without a colon": b"nonsense\r\nContent-Length: 5\r\n",
    "length and chunks": b"Content-Length: 5\r\n" + CHUNKED,
    "chunks and length": CHUNKED + b"Content-Length: 5\r\n",
    "chunks twice": CHUNKED + CHUNKED,
    "an unknown coding": b"Transfer-Encoding: gzip\r\n",
    "a coding before chunks": b"Transfer-Encoding: gzip, chunked\r\n",
    "chunks before a coding": b"Transfer-Encoding: chunked, identity\r\n",
    "nearly chunks": b"Transfer-Encoding: xchunked\r\n",
    "chunks behind a control": b"Transfer-Encoding: \x0bchunked\r\n",
    "quoted chunks": b'Transfer-Encoding: "chunked"\r\n',
    "folded chunks": b"Transfer-Encoding:\r\n chunked\r\n",
    "no coding": b"Transfer-Encoding:\r\n",
    "a length behind a bare CR": b"X: a\rContent-Length: 5\r\n",
    "a length behind a bare LF": b"X: a\nContent-Length: 5\r\n",
    "a NUL": b"X: a\0b\r\nContent-Length: 5\r\n",
    "two hosts": b"Host: b\r\nContent-Length: 5\r\n",
}


@pytest.mark.parametrize("statement", UNCLEAR.values(), ids=UNCLEAR)
def test_whoever_leaves_unclear_where_a_request_ends_is_hung_up_on(server, call, statement):
    before = server.get("/health")["smuggled"]
    call.sendall(b"POST /length HTTP/1.1\r\nHost: a\r\n" + statement + b"\r\n0\r\n\r\n" + HIDDEN)

    answer = b""
    with contextlib.suppress(ConnectionError):
        while piece := call.recv(65536):
            answer += piece

    assert answer.startswith(b"HTTP/1.1 400 ")
    assert answer.count(b"HTTP/1.1 ") == 1
    assert server.get("/health")["smuggled"] == before


def test_chunks_in_http_1_0_are_refused(call):
    call.sendall(b"POST /length HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n" + CHUNKED + b"\r\n0\r\n\r\n")
    assert call.recv(1000).startswith(b"HTTP/1.1 400 ")
    assert seconds_until_hung_up(call) < PATIENCE_SECONDS


@pytest.mark.parametrize(
    ("statement", "body", "length"),
    [
        (b"Content-Length: 5\r\n", b"words", 5),
        (b"content-length:\t05 \r\n", b"words", 5),
        (b"Content-Length: 0\r\n", b"", 0),
        (b"transfer-encoding: Chunked \r\n", b"2\r\nwo\r\n3;x=y\r\nrds\r\n0\r\n\r\n", 5),
        (b"", b"", 0),
    ],
)
def test_whoever_says_plainly_where_a_request_ends_may_go_on(call, statement, body, length):
    for _ in range(3):
        call.sendall(b"POST /length HTTP/1.1\r\nHost: a\r\n" + statement + b"\r\n" + body)
        heard = b""
        while b"}" not in heard:
            heard += call.recv(1000)
        assert heard.startswith(b"HTTP/1.1 200 ")
        assert json.loads(heard.partition(b"\r\n\r\n")[2]) == {"length": length}


def test_an_answer_may_take_longer_than_the_patience(server):
    assert server.ask("GET", f"/slow?seconds={PATIENCE_SECONDS + 0.5}") == (200, b"at last")


def test_a_large_answer_may_take_longer_than_the_patience_while_it_is_being_read(server):
    with socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 64 * 1024)
        line.connect(("127.0.0.1", server.port))
        line.sendall(b"GET /large HTTP/1.0\r\n\r\n")
        started_at, n_bytes = time.monotonic(), 0
        while data := line.recv(1 << 20):
            n_bytes += len(data)
            if time.monotonic() - started_at < 2 * PATIENCE_SECONDS:
                time.sleep(0.05)
        assert n_bytes > 64 << 20


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's own limit is set on Linux only")
def test_whoever_takes_nothing_of_a_large_answer_is_cut(call):
    call.sendall(b"GET /large HTTP/1.1\r\nHost: a\r\n\r\n")
    started_at = time.monotonic()
    with contextlib.suppress(ConnectionError):
        while time.monotonic() - started_at < BOUND_SECONDS:
            # Not reading, only asking whether the line still stands.
            call.send(b"x")
            time.sleep(0.1)
    assert time.monotonic() - started_at < BOUND_SECONDS


def test_several_requests_share_one_line_and_answers_are_not_held_back(call):
    for _ in range(3):
        call.sendall(b"GET /no-delay HTTP/1.1\r\nHost: a\r\n\r\n")
        heard = b""
        while b"}" not in heard:
            heard += call.recv(1000)
        head, _, body = heard.partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200 ")
        assert json.loads(body) == {"no_delay": True}


def test_the_error_log_quotes_no_request(server, call):
    call.sendall(b"text=the+minister+lied&off_record=1\r\n\r\n")
    assert call.recv(1000).startswith(b"HTTP/1.1 400 ")
    with server.call() as line:
        line.sendall(b"POST /length HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nminister\r\n")
        seconds_until_hung_up(line)
    errors = server.error_path.read_text()
    assert "refused a malformed request" in errors
    assert "minister" not in errors
