"""Throws made-up requests at a server of its own, as facilitator, attendee and stranger: `make fuzz`.

It needs Schemathesis, and ends with 1 where an answer is a bug or not as `docs/openapi.json` says.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

ROOT = Path(__file__).parent.parent
PORT = "8974"
HERE = f"http://127.0.0.1:{PORT}"
HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*name="(\w+)"[^>]*value="([^"]*)"')
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"


def main() -> int:
    """Tries everybody; `python .ci/fuzz.py N WHO…` makes N requests at most for each address, as these people only."""
    most, *wanted = sys.argv[1:] or ["50"]
    with playing() as told, tempfile.TemporaryDirectory() as folder:
        crew, code = come_in(told["crew"]), told["code"]
        described = Path(folder) / "openapi.json"
        described.write_text(json.dumps(narrow([code, find_closed(crew, code), "ZZZZZ"])), encoding="utf-8")
        people = {"facilitator": crew, "attendee": join(code), "stranger": Visitor()}
        chosen = {who: visitor for who, visitor in people.items() if who in wanted or not wanted}
        faults = [who for who, visitor in chosen.items() if attack(who, visitor, code, described, most)]
    print(f"fuzz: {'faults as ' + ', '.join(faults) if faults else 'nothing found'}")
    return 1 if faults else 0


class Visitor:
    """Somebody with a browser of their own."""

    def __init__(self) -> None:
        self.jar = CookieJar()
        self.opener = build_opener(HTTPCookieProcessor(self.jar))

    def read(self, path: str) -> str:
        """A page."""
        text: str = self.opener.open(path if path.startswith("http") else HERE + path).read().decode()
        return text

    def send(self, path: str, **fields: str) -> None:
        """Sends the form of a page, with what is hidden in it."""
        page = self.read(path)
        hidden = dict(HIDDEN.findall(page))
        where = path if path.startswith("http") else HERE + path
        self.opener.open(where, urlencode(hidden | fields).encode()).read()


@contextmanager
def playing() -> Iterator[dict[str, str]]:
    """A demo server; gives what it says at its start: the crew's link, the code of the live roundtable."""
    with tempfile.TemporaryDirectory() as instance:
        environment = os.environ | {"FACILITATOR_INSTANCE": instance, "FACILITATOR_LIMITS": "off"}
        python = os.environ.get("PYTHON", sys.executable)
        command = [python, "-m", "facilitator", "demo", "--port", PORT]
        log = (Path(instance) / "log").open("w", encoding="utf-8")
        server = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=log, text=True, cwd=ROOT)
        told: dict[str, str] = {}
        while "code" not in told and server.stdout is not None:
            name, _, value = server.stdout.readline().partition(": ")
            told[name.strip()] = value.strip()
        try:
            yield told
            bugs = (Path(instance) / "log").read_text(encoding="utf-8").count('"level": "error"')
            print(f"fuzz: {bugs} bugs in the server's log")
        finally:
            server.terminate()
            server.wait()


def come_in(link: str) -> Visitor:
    """The facilitator, who has followed a link and pressed its button."""
    visitor = Visitor()
    visitor.send(link, name="Fuzz")
    return visitor


def join(code: str) -> Visitor:
    """An attendee."""
    visitor = Visitor()
    visitor.send(f"/j/{code}", sector="industry")
    return visitor


def find_closed(crew: Visitor, live: str) -> str:
    """The code of a roundtable that is over."""
    codes = re.findall(r'href="/write-up/(\w{5})"', crew.read("/programme"))
    return next(code for code in codes if code != live)


def narrow(codes: list[str]) -> dict[str, object]:
    """The description for this server: codes that lead somewhere, and one that does not; numbers that may be there."""
    text = (ROOT / "docs" / "openapi.json").read_text(encoding="utf-8")
    return {name: aim(part, codes) for name, part in json.loads(text).items()}


def aim(part: Any, codes: list[str]) -> Any:
    """A part of it. Of a thing's number one that may be there, or any; of a code one of these."""
    if isinstance(part, list):
        return [aim(each, codes) for each in part]
    if not isinstance(part, dict):
        return part
    if part.get("name") == "code" and part.get("in") == "path":
        return part | {"schema": {"enum": codes}}
    if part.get("minimum") == -(2**31):
        return {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 150}, part]}
    return {name: aim(each, codes) for name, each in part.items()}


def attack(who: str, visitor: Visitor, code: str, described: Path, most: str) -> bool:
    """Sends as one person; whether something was found."""
    print(f"fuzz: as {who}", flush=True)
    token = json.loads(visitor.read(f"/r/{code}/token"))["token"]
    cookies = "; ".join(f"{each.name}={each.value}" for each in visitor.jar)
    tool = [str(Path(sys.executable).parent / "st"), "run", str(described), "--url", HERE, "--no-color"]
    pace = ["--checks", CHECKS, "--max-examples", most, "--seed", "1", "--phases", "examples,coverage,fuzzing"]
    headers = ["--header", f"Cookie: {cookies}", "--header", f"X-CSRF-Token: {token}"]
    return subprocess.run([*tool, *pace, *headers], cwd=described.parent).returncode != 0


if __name__ == "__main__":
    sys.exit(main())
