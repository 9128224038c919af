"""A room in full swing, and for each command an order that the right person can give there.

It is made once and kept as a file; each test gets a copy of it, with everybody's cookies.
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from databases import Databases, dispose
from entries import come_in
from flask import Flask
from names import key_of
from people import CODE, NOW, Person, make_live, make_settings
from sqlalchemy.orm import Session
from tokens import token_of
from worlds import Played

from facilitator.actions.roundtables import make_roundtable, status_columns
from facilitator.app import create_app
from facilitator.cli.links import make_link
from facilitator.database.access import db, write
from facilitator.domain.amendments import Act
from facilitator.domain.drafted_texts import Outcome
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.orders import Order
from facilitator.domain.people import Role, Viewer
from facilitator.domain.phases import Phase, Slot
from facilitator.store.drafted_texts import DraftedTextRow
from facilitator.store.journal import record, take_number
from facilitator.store.notes import NoteRow

DRAFT = "DRFTX"
VOTING, COUNTED, PITCHING, CLOSED = "VTDGX", "CNTDX", "PTCHX", "XRTNW"
DECIDED = {"flag.decide", "claim.check", "draft.write", "draft.change", "draft.undo", "draft.redo"}
DECIDED |= {"comment.add", "comment.resolve", "drafted.settle"}
DECIDED |= {"note.withdraw", "contribution.withdraw", "words.erase", "words.withdraw"}
"""What is decided and written of a draft, and taken back or erased, at any time, also after the close."""
GROUPING = {"suggestions.accept", "suggestion.dismiss", "theme.make", "theme.rename", "theme.dissolve", "themes.merge"}
GROUPING |= {"notes.move", "grouping.undo", "grouping.redo"}
AFTERWARDS = {"sharing.tighten", "version.make", "roundtable.seal", *DECIDED, *GROUPING}
"""What can be done once a roundtable is closed."""
ATTENDEES = {"ann": "industry", "ben": "academia"}
CREW = {"fay": Role.FACILITATOR, "wes": Role.WRITER, "dee": Role.DISPLAY, "org": Role.ORGANISER}
COOKIES = ("session", *(f"attendee-{code}" for code in (CODE, VOTING, COUNTED, PITCHING)), "crew")


@dataclass
class Scene:
    """Ann has posted, Fay has grouped some of it and taken her last act back; the clock of *Group* is running."""

    app: Flask
    people: dict[str, Person]
    notes: list[int]
    themes: list[int]
    votes: "Votes"
    pitch: "Pitch"
    amendments: list[int]

    @property
    def ann(self) -> Person:
        """An attendee, the author of all notes."""
        return self.people["ann"]

    @property
    def ben(self) -> Person:
        """Another attendee."""
        return self.people["ben"]

    @property
    def fay(self) -> Person:
        """The facilitator."""
        return self.people["fay"]

    @property
    def wes(self) -> Person:
        """A writer."""
        return self.people["wes"]

    @property
    def dee(self) -> Person:
        """A projector."""
        return self.people["dee"]

    @property
    def eve(self) -> Person:
        """A stranger."""
        return self.people["eve"]

    def orders(self) -> dict[str, tuple[str, dict[str, Any]]]:
        """For each command the code of a roundtable and values with which it can be carried out now."""
        words = {"kind": "ask", "text": "said plainly", "off_record": False}
        here: dict[str, dict[str, Any]] = {
            "note.post": {"heading": "talent", **words},
            "note.edit": {"note": self.notes[0], **words},
            "note.withdraw": {"note": self.notes[0]},
            "phase.change": {"phase": "close"},
            "phase.extend": {"minutes": 2},
            "heading.rename": {"heading": "investment", "name": "Market access", "prompt": "Who buys?"},
            "roundtable.close": {"code": CODE},
            "suggestions.accept": {
                "heading": "talent",
                "method": "by hand",
                "names": ["Pay"],
                "groups": [f"{self.notes[3]} {self.notes[4]}"],
                "hands": ["tool"],
            },
            "suggestion.dismiss": {"heading": "talent", "notes": [self.notes[3], self.notes[4]]},
            "theme.make": {"heading": "talent", "name": "Housing", "notes": [self.notes[3]]},
            "theme.rename": {"theme": self.themes[0], "name": "Keeping people"},
            "theme.dissolve": {"theme": self.themes[0]},
            "themes.merge": {"theme": self.themes[0], "into": self.themes[1]},
            "notes.move": {"notes": [self.notes[3]], "place": "theme", "theme": self.themes[0]},
            "grouping.undo": {},
            "grouping.redo": {},
            "phase.pause": {},
            "agenda.change": {"phases": ["lobby", "cluster", "vote"], "minutes": [0, 15, 7], "headings": ["", "", ""]},
            "round.open": {"kind": "dots", "n_dots": 3, "most_on_one": 2},
            "note.hold": {"note": self.notes[0]},
            "note.withhold": {"note": self.notes[0], "reason": "It names a person"},
            "note.enter": {"heading": "talent", "kind": "ask", "text": "from paper", "source": "paper", "table": 4},
            "holding.change": {"is_on": True},
            "scribe.change": {"is_scribe": True, "table": 4},
            "spotlight.change": {"part": "notes", "id": self.notes[0]},
            "page.turn": {"page": 1},
            "keynote.change": {"speaker": "Ada Okafor", "topic": "What a grid date costs"},
            "tables.assign": {"tables": [1, 2], "themes": self.themes[:2]},
            "lead.take": {},
            "sharing.tighten": {"sharing_mode": "chatham_house", "is_sensitive": True},
            "flag.decide": {"note": self.notes[0], "kind": "off_topic", "state": "confirmed"},
            "claim.check": {
                "note": self.notes[0],
                "starts_at": 5,
                "ends_at": 6,
                "status": "confirmed",
                "source": "a count of ours",
            },
            "draft.write": {"act": "sentence", "note": self.notes[0], "text": "People leave.", "labels": "T1"},
            "draft.change": {"act": "drop", "note": self.notes[0]},
            "draft.undo": {"amendment": self.amendments[0]},
            "draft.redo": {"amendment": self.amendments[1]},
            "comment.add": {"note": self.notes[0], "about": "point", "text": "Who said so?"},
            "comment.resolve": {"comment": 1, "is_resolved": True},
            "drafted.settle": {"drafted": 1},
            "words.erase": {"labels": "T2, t3"},
            "words.withdraw": {},
        }
        brought = {"heading": "talent", "theme": self.pitch.theme, "due_on": "2046-12-01"}
        elsewhere = {
            "roundtable.open": (DRAFT, {}),
            "phase.resume": (VOTING, {}),
            "vote.dots": (VOTING, {"themes": [self.votes.themes[0], self.votes.themes[0], self.votes.themes[1]]}),
            "round.close": (VOTING, {}),
            "vote.grid": (COUNTED, {"themes": [self.votes.counted], "importance": [5], "feasibility": [1]}),
            "note.release": (PITCHING, {"note": self.pitch.held}),
            "notes.release": (PITCHING, {"notes": [self.pitch.held]}),
            "scribe.admit": (PITCHING, {"person": self.pitch.asking, "is_in": True}),
            "phone.end": (PITCHING, {"person": self.pitch.asking}),
            "note.unenter": (PITCHING, {"note": self.pitch.paper}),
            "note.react": (PITCHING, {"note": self.pitch.paper, "reaction": "me_too"}),
            "contribution.add": (
                PITCHING,
                {"kind": "commitment", "text": "We shall", "detail": "The port", "is_private": False, **brought},
            ),
            "contribution.enter": (
                PITCHING,
                {"kind": "point", "text": "She said so", "detail": "The speaker", "table": 4, **brought},
            ),
            "contribution.withdraw": (PITCHING, {"contribution": self.pitch.line}),
            "contribution.answer": (PITCHING, {"contribution": self.pitch.line, "answer": "up"}),
            "contribution.mark": (PITCHING, {"contribution": self.pitch.line, "is_marked": True}),
            "contribution.hide": (PITCHING, {"contribution": self.pitch.line, "is_hidden": True}),
            "introduction.ask": (PITCHING, {"contribution": self.pitch.offer, "contact": "room 4"}),
            "introduction.withdraw": (PITCHING, {"contribution": self.pitch.offer}),
            "introduction.answer": (PITCHING, {"introduction": self.pitch.introduction, "contact": "room 5"}),
            "roundtable.seal": (CLOSED, {"code": CLOSED}),
            "version.make": (CLOSED, {"state": "checked", "reason": "after a first look"}),
            "results.show": (COUNTED, {"round": self.votes.round, "heading": "talent"}),
        }
        return {name: (CODE, values) for name, values in here.items()} | elsewhere


@dataclass(frozen=True)
class Votes:
    """Two more rooms: one with dots being cast and its clock paused, one with dots counted and a grid open."""

    themes: list[int]
    counted: int
    round: int


@dataclass(frozen=True)
class Pitch:
    """One more room, in *Commit*: notes held and from paper, Ann's line, Gil's offer, wishes to meet each other.

    Gil is `asking` to write for a table.
    """

    theme: int
    held: int
    paper: int
    line: int
    offer: int
    introduction: int
    asking: int


@dataclass(frozen=True)
class SceneFile:
    """The scene as it was made: its database, everybody's cookies, and the numbers of its things."""

    databases: Databases
    played: Played
    cookies: dict[str, dict[str, str]]
    notes: list[int]
    themes: list[int]
    votes: Votes
    pitch: Pitch
    amendments: list[int]

    def open(self, folder: Path) -> Iterator[Scene]:
        """A copy of the scene in this folder."""
        address = self.played.copy(self.databases, folder)
        app = create_app(make_settings(folder, address))
        people = {name: person_with(app, cookies) for name, cookies in self.cookies.items()}
        yield Scene(app, people, list(self.notes), list(self.themes), self.votes, self.pitch, self.amendments)
        dispose(app)
        self.databases.drop(address)


def person_with(app: Flask, cookies: dict[str, str]) -> Person:
    """Somebody whose device holds these cookies."""
    client = app.test_client()
    for name, value in cookies.items():
        client.set_cookie(name, value)
    return Person(client)


def make_scene(folder: Path, databases: Databases) -> SceneFile:
    """Everybody comes in, Ann posts five notes on talent, Fay makes two themes and takes a third one back."""
    address = databases.copy(databases.empty, folder)
    app = create_app(make_settings(folder, address))
    make_live(app, CODE)
    make_draft(app)
    people = let_everybody_in(app)
    posted = [people["ann"].post(f"note {index} of Ann")["id"] for index in range(5)]
    notes = [key_of(people["ann"].client, "note", alias) for alias in posted]
    fay = people["fay"]
    fay.do("phase.change", phase="cluster")
    themes = [make_theme(fay, "Leavers", notes[:2]), make_theme(fay, "Pay", notes[2:3])]
    make_theme(fay, "Taken back", [])
    fay.do("grouping.undo")
    amendments = make_amendments(people["wes"], notes[3])
    make_drafted(app, notes[4])
    make_closed(app, fay)
    votes, pitch = make_votes(app, people), make_pitch(app, people)
    dispose(app)
    cookies = {name: cookies_of(person) for name, person in people.items()}
    return SceneFile(databases, Played(app, address), cookies, notes, themes, votes, pitch, amendments)


def make_closed(app: Flask, leader: Person) -> None:
    """A room that has gone home."""
    make_live(app, CLOSED)
    Person(leader.client, CLOSED).do("roundtable.close", code=CLOSED)


def make_amendments(writer: Person, note: int) -> list[int]:
    """Two changes to the draft, of which the second was taken back, and a comment; the first in this database."""
    for _ in range(2):
        writer.do("draft.change", act="part", note=note)
    writer.do("draft.undo", amendment=2)
    writer.do("comment.add", note=note, about="point", text="Is it so?")
    return [1, 2]


def make_drafted(app: Flask, note: int) -> None:
    """What a language model drafted of a note; the first in this database."""
    links = [[note, 1]]
    words = {"act": Act.WORDS, "text": "Note 4 of Ann.", "links": links, "outcome": Outcome.DRAFTED, "model": "one"}
    asked = {"note_id": note, "revision": 1, "actor": "c1", "made_at": NOW, "seconds": 2}
    with app.app_context():
        here = db.session.get_one(NoteRow, note).roundtable_id
        write(lambda session: session.add(DraftedTextRow(roundtable_id=here, **asked, **words)))


def make_votes(app: Flask, people: dict[str, Person]) -> Votes:
    """The rooms in which votes are open and counted, with Ann and Ben at each."""
    fay = people["fay"]
    made = {}
    for code in (VOTING, COUNTED):
        make_live(app, code)
        for name, sector in ATTENDEES.items():
            join_with(people[name], sector, code)
        there = Person(fay.client, code)
        made[code] = [make_theme(there, name, []) for name in ("Leavers", "Pay")]
        vote = there.do("round.open", kind="dots", n_dots=3, most_on_one=2)["rounds"][0]
    Person(people["ann"].client, COUNTED).do("vote.dots", themes=[made[COUNTED][0]])
    at_counted = Person(fay.client, COUNTED)
    at_counted.do("round.close")
    at_counted.do("round.open", kind="grid", n_dots=3, most_on_one=2)
    Person(fay.client, VOTING).do("phase.change", phase="cluster")
    Person(fay.client, VOTING).do("phase.pause")
    return Votes(made[VOTING], made[COUNTED][0], vote["id"])


def make_pitch(app: Flask, people: dict[str, Person]) -> Pitch:
    """The room in which commitments are being made; Gil was there and is of no other test."""
    make_live(app, PITCHING, agenda=(Slot(Phase.POST, 5), Slot(Phase.PITCH, 5), Slot(Phase.COMMIT, 5)))
    people = people | {"gil": Person(app.test_client())}
    for name, sector in {**ATTENDEES, "gil": "investor"}.items():
        join_with(people[name], sector, PITCHING)
    ann, gil, fay = (Person(people[name].client, PITCHING) for name in ("ann", "gil", "fay"))
    held = ann.post("note that waits")["id"]
    fay.do("note.hold", note=held)
    paper = {"heading": "talent", "kind": "ask", "text": "from a sheet", "source": "paper"}
    on_paper = fay.do("note.enter", **paper)["notes"][0]["id"]
    theme = make_theme(fay, "Leavers", [])
    for phase in ("pitch", "commit"):
        fay.do("phase.change", phase=phase)
    line, wanted = (
        ann.do("contribution.add", kind=kind, text=f"{kind} of Ann")["own"][-1]["id"] for kind in ("line", "ask")
    )
    offer = gil.do("contribution.add", kind="offer", text="offer of Gil")["own"][-1]["id"]
    asked = gil.do("introduction.ask", contribution=wanted, contact="room 9")["introductions"][0]["id"]
    ann.do("introduction.ask", contribution=offer, contact="room 7")
    gil.do("scribe.change", is_scribe=True, table=5)
    asking = fay.client.get(f"/r/{PITCHING}/desk").get_json()["people"]["asking"][0]["person"]
    return Pitch(theme, held, on_paper, line, offer, asked, asking)


def let_everybody_in(app: Flask) -> dict[str, Person]:
    """The attendees, the crew by their links, and Eve, who stays outside."""
    people = {name: Person(app.test_client()) for name in (*ATTENDEES, *CREW, "eve")}
    for name, sector in ATTENDEES.items():
        join_with(people[name], sector, CODE)
    for name, role in CREW.items():
        with app.app_context():
            link = make_link(None, role)
        assert come_in(people[name].client, link).status_code == 303
    return people


def join_with(person: Person, sector: str, code: str) -> None:
    """Joins with the person's own phone."""
    token = token_of(person.client, code)
    form = {"csrf_token": token, "client_id": secrets.token_hex(16), "sector": sector}
    assert person.client.post(f"/j/{code}", data=form).status_code == 303


def cookies_of(person: Person) -> dict[str, str]:
    """What the person's device has been given."""
    found = {name: person.client.get_cookie(name) for name in COOKIES}
    return {name: cookie.value for name, cookie in found.items() if cookie is not None}


def make_draft(app: Flask, code: str = DRAFT) -> int:
    """A roundtable that has not been opened; gives its id."""

    def work(session: Session) -> int:
        row = make_roundtable(session, code=code, title=f"Table {code}", cluster="Nuclear", now=NOW)
        order = Order(Viewer(row.id, Role.ORGANISER), "made", NOW)
        session.flush()
        fact = Fact(EntryKind.ROUNDTABLE_MADE, {"roundtable": status_columns(row)})
        record(session, order, take_number(session, row.id), fact, digest="")
        return row.id

    with app.app_context():
        return write(work)


def make_theme(person: Person, name: str, notes: list[int], heading: str = "talent") -> int:
    """A new theme's id."""
    theme_id: int = person.do("theme.make", heading=heading, name=name, notes=notes)["themes"][0]["id"]
    return theme_id
