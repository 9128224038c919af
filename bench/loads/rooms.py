"""A room to serve: people and notes made with the package's own actions, and the cookies of their devices."""

import random
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from flask import Flask, Response
from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.actions.grouping import make_theme
from facilitator.actions.notes import post_note
from facilitator.actions.people import join_roundtable
from facilitator.actions.roundtables import make_roundtable, status_columns
from facilitator.actions.votes import open_round
from facilitator.app import create_app
from facilitator.config import Settings
from facilitator.database.access import db, write
from facilitator.database.migrating import upgrade
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind
from facilitator.domain.orders import Action, Order
from facilitator.domain.people import Audience, Role, Sector, Viewer
from facilitator.domain.phases import Phase, Status
from facilitator.domain.votes import DEFAULT_DOTS, DEFAULT_MOST_ON_ONE, RoundKind
from facilitator.identity import remember_attendee, remember_crew
from facilitator.store.journal import head, record, take_number
from facilitator.store.people import CrewRow
from facilitator.store.roundtables import RoundtableRow

CODE = "B3NCH"
TRADES = ("welders", "apprentices", "planning", "permission", "land", "port", "suppliers", "college", "machinists")
MEANS = ("investors", "proof", "capital", "procurement", "standards", "export", "test rig", "site licence", "grid")
WORDS = (*TRADES, *MEANS, "waiting", "funding", "route", "years", "inspectors", "heat", "pipework", "nobody")


@dataclass(frozen=True)
class Room:
    """One live roundtable in its own instance folder. Cookies by phone; `token` goes with every cookie of a phone.

    `themes` are those of the vote that is open; with none, no vote is. `seq` is the crew's newest number and the room
    screen's; `phone_seq` is the phones', who have none for what they do not hear of.
    """

    instance: Path
    code: str
    phones: list[str]
    display: str
    leader: str
    token: str
    seq: int
    phone_seq: int
    themes: list[int]


def make_room(
    instance: Path,
    n_phones: int,
    n_notes: int = 0,
    n_themes: int = 0,
    *,
    database_url: str | None = None,
    phase: Phase = Phase.REVEAL,
    code: str = CODE,
) -> Room:
    """A roundtable with so many people and notes, each of them an entry.

    In the reveal phones hear of each note, and their boards have everybody's; while people write, they have their own.

    With themes a vote with dots is open. Without an address the database is a file in the instance folder.
    """
    app = create_app(settings_of(instance, database_url))
    upgrade(app)
    with app.app_context():
        seq, people, crew = write(lambda session: fill(session, n_phones, n_notes, phase, code))
        if n_themes:
            seq, themes = write(lambda session: open_vote(session, crew[-1], n_themes))
        else:
            themes = []
        phone_seq = newest_of_phones(db.session(), code)
        token, session_cookie = make_token(app, code)
        with app.test_request_context():
            phones = [
                f"{cookie_of(partial(remember_attendee, code=code, participant_id=person))}; {session_cookie}"
                for person in people
            ]
            display, leader = (cookie_of(partial(remember_crew, crew_id=one)) for one in crew)
        db.session.remove()
        db.engine.dispose()
    app.extensions["committer"].engine.dispose()
    return Room(instance, code, phones, display, leader, token, seq, phone_seq, themes)


def newest_of_phones(session: Session, code: str) -> int:
    """The number that every phone has when it has missed nothing."""
    found = select(RoundtableRow.id).where(RoundtableRow.code == code)
    return head(session, session.scalars(found).one(), Audience.PHONE)


def cookie_of(remember: Callable[[Response], None]) -> str:
    """The cookie that a device is given, as the device sends it back."""
    response = Response()
    remember(response)
    return response.headers["Set-Cookie"].partition(";")[0]


def settings_of(instance: Path, database_url: str | None) -> Settings:
    """The settings that a server with this instance folder and database reads."""
    more = {} if database_url is None else {"FACILITATOR_DATABASE_URL": database_url}
    return Settings.read({"FACILITATOR_INSTANCE": str(instance)} | more)


def make_token(app: Flask, code: str) -> tuple[str, str]:
    """A cross-site token and the cookie it belongs to."""
    client = app.test_client()
    token = client.get(f"/r/{code}/token").get_json()["token"]
    cookie = client.get_cookie("session")
    assert cookie is not None
    return token, f"session={cookie.value}"


def fill(session: Session, n_phones: int, n_notes: int, phase: Phase, code: str) -> tuple[int, list[int], list[int]]:
    """All that is there before the doors open: the newest number, the ids of the people, display and facilitator."""
    now = datetime.now(UTC)
    row = make_roundtable(session, code=code, title="Bench", cluster="Bench", now=now)
    row.status, row.phase, row.phase_started_at = Status.LIVE, phase, now
    session.flush()
    made = Fact(EntryKind.ROUNDTABLE_MADE, {"roundtable": status_columns(row)})
    organiser = Order(Viewer(row.id, Role.ORGANISER), "made-by-bench", now)
    record(session, organiser, take_number(session, row.id), made, digest="")
    people = [join(session, Viewer(row.id, Role.ATTENDEE), now) for _ in range(n_phones)]
    chance = random.Random(1)  # noqa: S311 - the same notes in every run
    for _ in range(n_notes):
        author = Viewer(row.id, Role.ATTENDEE, participant_id=chance.choice(people))
        act(session, post_note, author, now, **note_values(chance))
    crew = [CrewRow(roundtable_id=row.id, role=role, made_at=now) for role in (Role.DISPLAY, Role.FACILITATOR)]
    session.add_all(crew)
    session.flush()
    session.refresh(row)
    return row.seq, people, [one.id for one in crew]


def open_vote(session: Session, crew_id: int, n_themes: int) -> tuple[int, list[int]]:
    """Themes under all headings in turn, and a vote with dots on them; gives the newest number and their ids."""
    now = datetime.now(UTC)
    row = session.scalars(select(RoundtableRow)).one()
    leader = Viewer(row.id, Role.FACILITATOR, crew_id=crew_id)
    headings = list(HeadingKey)
    for index in range(n_themes):
        heading = headings[index % len(headings)]
        act(session, make_theme, leader, now, heading=heading, name=f"{TRADES[index % len(TRADES)]} {index}", notes=[])
    dots = {"kind": RoundKind.DOTS, "n_dots": DEFAULT_DOTS, "most_on_one": DEFAULT_MOST_ON_ONE}
    fact = act(session, open_round, leader, now, **dots)
    session.refresh(row)
    return row.seq, list(fact.payload["rounds"][0]["themes"])


def join(session: Session, door: Viewer, now: datetime) -> int:
    """One person more; gives their id."""
    fact = act(session, join_roundtable, door, now, sector=Sector.INDUSTRY, organisation=None, table=None)
    return int(fact.payload["people"][0]["id"])


def act(session: Session, action: Action, viewer: Viewer, now: datetime, **values: object) -> Fact:
    """One order with its entry."""
    order = Order(viewer, secrets.token_hex(16), now)
    seq = take_number(session, viewer.roundtable_id)
    fact = action(session, order, **values)
    session.flush()
    record(session, order, seq, fact, digest="")
    return fact


def note_values(chance: random.Random) -> dict[str, object]:
    """A note as people write them: four to sixteen words."""
    return {
        "heading": chance.choice(list(HeadingKey)),
        "kind": chance.choice(list(Kind)),
        "text": " ".join(chance.choices(WORDS, k=chance.randint(4, 16))),
        "off_record": False,
    }
