"""A room in which people come with other engines than Chromium: Firefox ESR, and WebKit, which every iPhone has."""

import os
import secrets
import shutil
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from databases import dispose
from demos import Server, load_programme, start_server
from engines.devices import ENGINES, Device, virtual_screen

from facilitator.cli.codes import get_by_code
from facilitator.commands import COMMANDS
from facilitator.database.access import submit
from facilitator.domain.entries import Entry
from facilitator.domain.orders import Order
from facilitator.domain.people import Role, Viewer
from facilitator.forms.payload import read
from facilitator.web.commands import clean_values

EXAMPLE = Path(__file__).parents[2] / "facilitator" / "examples" / "space.jsonl"


@dataclass
class Room:
    """A live roundtable, led by orders that nobody needs to press."""

    server: Server
    address: str

    @property
    def code(self) -> str:
        return self.server.code

    def do(self, name: str, /, **values: object) -> Entry:
        """Carries out an order of a facilitator, which must be allowed."""
        with self.server.app.app_context():
            lead = Viewer(get_by_code(self.code).id, Role.FACILITATOR, crew_id=1)
            order = Order(lead, secrets.token_hex(8), datetime.now(UTC))
            form = read(COMMANDS[name].form, values | {"client_id": order.client_id})
            return submit(COMMANDS[name].action, order, clean_values(form))


def find_own_address() -> str:
    """This machine's address in its network, which no browser takes for a secure origin."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))
        return str(probe.getsockname()[0])


@pytest.fixture(scope="session")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return load_programme(tmp_path_factory.mktemp("instance"))


@pytest.fixture(scope="session")
def server(instance: Path) -> Iterator[Server]:
    server = start_server(instance, "0.0.0.0")  # noqa: S104 # phones come from elsewhere
    yield server
    dispose(server.app)
    server.stop()


@pytest.fixture(params=ENGINES, scope="session")
def devices(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Device]]:
    """A phone and a laptop of one engine."""
    with ExitStack() as stack:
        stack.enter_context(virtual_screen(80 + os.getpid() % 100))
        folder = tmp_path_factory.mktemp(request.param)
        yield [stack.enter_context(ENGINES[request.param](folder)) for _ in range(2)]


@pytest.fixture
def room(server: Server, tmp_path: Path) -> Room:
    """A roundtable of its own for each test, with one note, in its gathering."""
    notes = shutil.copy(EXAMPLE, tmp_path / "notes.jsonl")
    server.open_roundtable(Path(notes), with_themes=True)
    return Room(server, f"http://{find_own_address()}:{server.port}")


@pytest.fixture
def phone(devices: list[Device], room: Room) -> Iterator[Device]:
    device = devices[0]
    device.go(f"{room.address}/")
    device.forget()
    device.resize(390, 844)
    device.go(f"{room.address}/j/{room.code}")
    join(device)
    yield device
    assert device.errors() == []


def join(device: Device) -> None:
    """Chooses a sector on the page that asks for one."""
    device.press("label", "Industry")
    device.press("button", "Join")
    device.find("#form textarea")
    device.run("window.facilitatorErrors = []")


@pytest.fixture
def laptop(devices: list[Device], room: Room) -> Device:
    device = devices[1]
    device.go(f"{room.server.address}/")
    device.forget()
    device.resize(1440, 900)
    device.go(room.server.link("facilitator"))
    device.press("button", "Let this device in")
    device.until(lambda: "/enter/" not in device.driver.current_url)
    return device
