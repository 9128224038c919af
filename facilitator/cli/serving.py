"""`serve` and `demo`: the server, and the example programme to try it with."""

import argparse
from contextlib import ExitStack, suppress
from datetime import UTC, datetime, timedelta
from errno import EADDRINUSE
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import segno
from flask import Flask

from facilitator.actions.issues.common_issues import confirm
from facilitator.actions.issues.deciding import Decision
from facilitator.cli.addresses import forget_address, lan_address, note_address
from facilitator.cli.doors import Doors
from facilitator.cli.links import make_printed_link
from facilitator.cli.notes import store
from facilitator.database.access import db, write
from facilitator.domain.errors import Conflict
from facilitator.domain.imports import Import
from facilitator.domain.people import Role
from facilitator.domain.phases import Status
from facilitator.domain.venues.networks import is_loopback
from facilitator.forms.examples import read_common_issues, read_example
from facilitator.identity import accounts_are_on
from facilitator.store.accounts import has_organiser
from facilitator.store.roundtables import RoundtableRow, all_rows, find_by_code
from facilitator.store.themes import load_themes

EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104 - asked for by name
HERE = "127.0.0.1"

CLOSED = (
    "phones cannot join: only this machine can reach this address. To let them in, stop this and start it with"
    " HOST=0.0.0.0 make run (or facilitator serve --host 0.0.0.0)"
)
TAKEN = (
    "something answers at {host}:{port} already, perhaps this program itself. Stop it, or take another port:"
    " PORT={other} make run (or facilitator serve --port {other})"
)
REMEDY = (
    "phones cannot join: this machine's address on their network was not found. Set FACILITATOR_PUBLIC_URL to it, as in"
    " FACILITATOR_PUBLIC_URL=http://192.168.1.20:8000"
)

EXAMPLES = (
    ("space", "Space roundtable", "Space", Status.CLOSED, -14),
    ("cyber-defence", "Cyber and defence roundtable", "Cyber and defence", Status.CLOSED, -7),
    ("nuclear", "Nuclear roundtable", "Nuclear", Status.LIVE, 0),
)


def serve(chosen: argparse.Namespace, doors: Doors) -> None:
    """Serves until it is stopped. Raises Conflict where something answers at this address already."""
    settings, host, port = doors.read_settings(chosen.database), chosen.host, chosen.port
    with ExitStack() as stack:

        def tell(app: Flask) -> None:
            # Not before: where it cannot start, another server may run that has noted its own.
            stack.callback(forget_address, settings.instance)
            announce(app, host, port)

        try:
            # That is how a server on a laptop is stopped.
            with suppress(KeyboardInterrupt):
                doors.serve(settings, host, port, tell)
        except OSError as error:
            if error.errno != EADDRINUSE:
                raise
            raise Conflict(TAKEN.format(host=host, port=port, other=port + 1)) from error


def demo(chosen: argparse.Namespace, doors: Doors) -> None:
    """Loads the example programme unless it is there, then serves."""
    with doors.opened(chosen.database):
        load_examples()
    serve(chosen, doors)


def load_examples() -> None:
    """The three example roundtables: one live with its notes on the screen, two closed and ready to be exported."""
    if all_rows(db.session()):
        return
    today, codes = datetime.now(UTC).date(), {}
    for name, title, cluster, status, days in EXAMPLES:
        notes = read_example(name, with_themes=status is Status.CLOSED)
        example = Import(
            notes=notes.notes,
            themes=notes.themes,
            programme="Example programme",
            held_on=today + timedelta(days=days),
            venue="Town Hall",
            host="The regional body",
            question=f"What helps or stops your next {cluster.lower()} investment here?",
        )
        codes[name] = store(example, title=title, cluster=cluster, status=status)
    confirm_examples(codes)


def confirm_examples(codes: dict[str, str]) -> None:
    """The issues that the closed examples share, as people confirmed them: the matrix is filled from the start."""
    rows = {name: find_by_code(db.session(), code) for name, code in codes.items()}
    programmes = {row.programme_id for row in rows.values() if row is not None}
    themes = {
        (name, theme.name): theme.id
        for name, row in rows.items()
        if row is not None
        for theme in load_themes(db.session(), row.id)
    }
    decision = Decision(programmes.pop(), Role.ORGANISER, datetime.now(UTC))
    for name, members in read_common_issues():
        ids = [number for (where, label), number in themes.items() if members.get(where) == label]
        # Those of two rooms alone are left to be found: the proposals have something to show, too.
        if len(members) > 2:
            write(partial(confirm, decision=decision, name=name, themes=ids))


def announce(app: Flask, host: str, port: int) -> None:
    """Prints where everything is, and the facilitator's way in."""
    if app.config["PUBLIC_URL"] is None:
        app.config["PUBLIC_URL"] = f"http://{(lan_address() or HERE) if host in EVERYWHERE else host}:{port}"
    own = f"http://{HERE if host in EVERYWHERE else host}:{port}"
    public = app.config["PUBLIC_URL"]
    note_address(Path(app.instance_path), public)
    with app.app_context():
        row = find_ready(all_rows(db.session()))
        if row is not None:
            print(f"room: {own}/room/{row.code}")
        print(f"crew: {own}{find_way_in()}")
        if row is not None:
            say_who_joins(f"{public}/j/{row.code}", row.code, host)


def find_way_in() -> str:
    """Where the crew comes in: by a link that is printed once, or, where accounts are on, by signing in."""
    if not accounts_are_on():
        return make_printed_link()
    if not has_organiser(db.session()):
        print("no account yet: make the first with facilitator invite NAME --name NAME --role organiser")
    return "/sign-in"


def find_ready(rows: Any) -> RoundtableRow | None:
    """The roundtable that people would join now: a live one, or else a draft."""
    ready = [row for row in rows if row.status in {Status.LIVE, Status.DRAFT} and not row.is_rehearsal]
    return min(ready, key=lambda row: row.status is not Status.LIVE, default=None)


def say_who_joins(address: str, code: str, host: str) -> None:
    """Prints where phones join; and, where they could not, so and what to do."""
    print(f"join: {address}")
    if is_loopback(urlsplit(address).hostname or ""):
        print(f"note: {REMEDY if host in EVERYWHERE else CLOSED}")
    print(f"code: {code}", flush=True)
    if host in EVERYWHERE:
        segno.make(address).terminal(compact=True)
