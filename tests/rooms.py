"""A room played without pages: people give orders straight to the committer, as fast as a property needs them."""

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from conftest import NOW, make_live
from flask import Flask
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from facilitator.actions.people import join_roundtable
from facilitator.commands import COMMANDS
from facilitator.database.access import db, submit
from facilitator.domain.contributions import Answer, ContributionKind, Reaction
from facilitator.domain.entries import Entry
from facilitator.domain.errors import FacilitatorError
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Handling, Kind, Note, Place, Source
from facilitator.domain.orders import Order
from facilitator.domain.origins import Origin
from facilitator.domain.people import Role, Sector, Viewer
from facilitator.domain.phases import NotesShown, Phase, Slot
from facilitator.domain.roundtables import CODE_ALPHABET, CODE_LENGTH, SpotlightPart
from facilitator.domain.themes import Theme
from facilitator.domain.votes import Round, RoundKind
from facilitator.store.contributions import load_contributions
from facilitator.store.notes import load_notes
from facilitator.store.roundtables import get_row, read_agenda
from facilitator.store.themes import load_themes
from facilitator.store.votes import load_rounds

Move = tuple[Any, ...]
Given = tuple[str, str, dict[str, Any]]
"""Who gives which order with which values."""
HEADINGS = (HeadingKey.TALENT, HeadingKey.BUSINESS)
PICK = st.integers(0, 63)
PICKS = st.lists(PICK, min_size=1, max_size=3)
ATTENDEE = st.sampled_from(["ann", "ben", "cat"])

TALKING = st.one_of(
    st.tuples(st.just("post"), ATTENDEE, st.sampled_from([0, 0, 0, 1]), st.booleans()),
    st.tuples(st.just("edit"), ATTENDEE, PICK, st.booleans(), st.integers(0, 1)),
    st.tuples(st.just("withdraw"), ATTENDEE, PICK),
)
GROUPING = st.one_of(
    st.tuples(st.just("make"), PICKS),
    st.tuples(st.just("accept"), PICKS, PICKS),
    st.tuples(st.just("dismiss"), PICKS),
    st.tuples(st.just("rename"), PICK),
    st.tuples(st.just("merge"), PICK, PICK),
    st.tuples(st.just("dissolve"), PICK),
    st.tuples(st.just("move"), PICKS, st.sampled_from(Place), PICK),
    st.tuples(st.sampled_from(["undo", "redo"])),
)
LEADING = st.one_of(
    st.tuples(st.just("step"), st.sampled_from([1, 1, -1])),
    st.tuples(st.just("extend")),
    st.tuples(st.just("call"), st.integers(0, 1)),
    st.tuples(st.just("join")),
    st.tuples(st.sampled_from(["pause", "resume"])),
)
VOTING = st.one_of(
    st.tuples(st.just("open_round"), st.sampled_from(RoundKind)),
    st.tuples(st.just("cast"), ATTENDEE, PICKS),
    st.tuples(st.just("cast"), ATTENDEE, PICKS),
    st.tuples(st.just("rate"), ATTENDEE, PICK, st.integers(1, 5)),
    st.tuples(st.just("close_round")),
    st.tuples(st.just("show"), PICK, st.integers(0, 1)),
)
HANDLING = st.one_of(
    st.tuples(st.sampled_from(["hold", "release", "withhold"]), PICK),
    st.tuples(st.just("holding"), st.booleans()),
    st.tuples(st.just("enter"), st.sampled_from([Source.PAPER, Source.SCRIBE])),
    st.tuples(st.just("unenter"), PICK),
    st.tuples(st.just("spotlight"), PICK),
    st.tuples(st.just("react"), ATTENDEE, PICK, st.sampled_from([*Reaction, None])),
    st.tuples(st.just("scribe"), ATTENDEE, st.booleans()),
    st.tuples(st.just("admit"), ATTENDEE, st.booleans()),
    st.tuples(st.just("release_all"), PICKS),
)
BRINGING = st.one_of(
    st.tuples(st.just("bring"), ATTENDEE, st.sampled_from(ContributionKind), st.booleans()),
    st.tuples(st.just("write_down"), st.sampled_from(ContributionKind)),
    st.tuples(st.just("take_back"), ATTENDEE, PICK),
    st.tuples(st.just("answer"), ATTENDEE, PICK, st.sampled_from([*Answer, None])),
    st.tuples(st.sampled_from(["mark", "hide"]), PICK, st.booleans()),
    st.tuples(st.just("ask_to_meet"), ATTENDEE, PICK),
    st.tuples(st.just("ask_no_more"), ATTENDEE, PICK),
    st.tuples(st.just("meet"), ATTENDEE, PICK, st.booleans()),
)
MOVES = st.one_of(TALKING, TALKING, GROUPING, GROUPING, LEADING, VOTING, HANDLING, BRINGING)
Entered = tuple[bool, NotesShown]
ROOMS = st.tuples(st.booleans(), st.sampled_from(NotesShown))
"""Whether notes and a theme are there already, and when the room screen shows notes."""
REGROUPINGS = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), ATTENDEE, st.integers(1, 2), st.booleans(), st.sampled_from([0, 0, 1])),
        st.tuples(st.just("make"), st.lists(st.integers(1, 6), min_size=1, max_size=3)),
        st.tuples(st.just("move"), st.lists(st.integers(1, 6), min_size=1, max_size=3), st.just(Place.THEME), PICK),
        st.tuples(st.just("dissolve"), st.integers(1, 3)),
        st.tuples(st.sampled_from(["undo", "redo"])),
    ),
    min_size=15,
    max_size=40,
)
"""What a note can be lost by: it goes off the record while it is grouped, regrouped, taken back and done again."""
PLAYS = st.lists(MOVES, min_size=10, max_size=40)


@dataclass
class Room:
    """One roundtable with three attendees, two facilitators and a writer; who moves when is up to the test."""

    app: Flask
    code: str
    id: int
    people: dict[str, Viewer]
    taken: list[tuple[str, Order, dict[str, Any], Entry]] = field(default_factory=list)
    n_moves: int = 0

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session of one's own, for looking."""
        with self.app.app_context():
            yield db.session()

    def give(self, who: str, order_name: str, /, client_id: str | None = None, **values: Any) -> Entry:
        """Carries out one order; raises what a person would be told."""
        order = Order(self.people[who], client_id or secrets.token_hex(8), NOW, secrets.token_hex(32))
        entry = self.send(order_name, order, values)
        self.taken.append((order_name, order, values, entry))
        return entry

    def send(self, order_name: str, order: Order, values: dict[str, Any]) -> Entry:
        """Hands one order in, as often as it is called: an outbox that never got its answer."""
        command = COMMANDS[order_name]
        with self.app.app_context():
            return submit(command.action, order, values, is_ballot=command.is_ballot)

    def join(self, name: str, sector: Sector = Sector.INDUSTRY) -> Entry:
        """Lets an attendee in."""
        order = Order(Viewer(self.id, Role.ATTENDEE), secrets.token_hex(8), NOW)
        with self.app.app_context():
            entry = submit(join_roundtable, order, {"sector": sector, "organisation": None, "table": None})
        person = entry.payload["people"][0]["id"]
        self.people[name] = Viewer(self.id, Role.ATTENDEE, participant_id=person)
        return entry

    def play(self, move: Move) -> Entry | None:
        """Makes one move by Fay, or by who is named in it; None if the rules refuse it."""
        self.n_moves += 1
        try:
            if move[0] == "join":
                return self.join(f"guest {self.n_moves}")
            planned = self.order_of(move)
            return None if planned is None else self.give(*planned[:2], **planned[2])
        except FacilitatorError:
            return None

    def order_of(self, move: Move) -> Given | None:
        """Who gives which order with which values; None where there is nothing to do it to."""
        planned: Given | None = getattr(self, f"to_{move[0]}")(*move[1:])
        return planned

    def to_post(self, who: str, heading: int, off_record: bool) -> Given:
        words = {"kind": Kind.ASK, "text": f"said in move {self.n_moves}", "off_record": off_record}
        return who, "note.post", {"heading": HEADINGS[heading], **words}

    def to_edit(self, who: str, pick: int, off_record: bool, heading: int) -> Given | None:
        words = {"kind": Kind.BARRIER, "text": f"said again in move {self.n_moves}", "off_record": off_record}
        words |= {"heading": HEADINGS[heading]}
        note = self.note_of(who, pick)
        return None if note is None else (who, "note.edit", {"note": note, **words})

    def to_withdraw(self, who: str, pick: int) -> Given | None:
        note = self.note_of(who, pick)
        return None if note is None else (who, "note.withdraw", {"note": note})

    def to_make(self, picks: list[int]) -> Given | None:
        heading, notes = self.near(picks)
        values = {"heading": heading, "name": f"Theme {self.n_moves}", "notes": notes}
        return ("fay", "theme.make", values) if notes else None

    def to_accept(self, one: list[int], two: list[int]) -> Given | None:
        heading, notes = self.near(one + two)
        if len(notes) < 2:
            return None
        values = {
            "names": [f"Theme {self.n_moves} a", f"Theme {self.n_moves} b"],
            "hands": [Origin.TOOL, Origin.PERSON],
        }
        groups = [notes[:1], notes[1:]]
        return "gus", "suggestions.accept", {"heading": heading, "method": "drawn", "groups": groups, **values}

    def to_dismiss(self, picks: list[int]) -> Given | None:
        heading, notes = self.near(picks)
        return ("fay", "suggestion.dismiss", {"heading": heading, "notes": notes}) if notes else None

    def to_rename(self, pick: int) -> Given | None:
        theme = self.theme_at(pick)
        return None if theme is None else ("gus", "theme.rename", {"theme": theme, "name": f"Theme {self.n_moves}"})

    def to_merge(self, pick: int, into: int) -> Given | None:
        theme = self.theme_at(pick)
        return (
            None
            if theme is None
            else ("fay", "themes.merge", {"theme": theme, "into": self.theme_at(pick + 1 + into % 3)})
        )

    def to_dissolve(self, pick: int) -> Given | None:
        theme = self.theme_at(pick)
        return None if theme is None else ("fay", "theme.dissolve", {"theme": theme})

    def to_move(self, picks: list[int], place: Place, pick: int) -> Given | None:
        notes = self.near(picks)[1]
        theme = self.theme_at(pick) if place is Place.THEME else None
        return ("gus", "notes.move", {"notes": notes, "place": place, "theme": theme}) if notes else None

    def to_undo(self) -> Given:
        return ("gus" if self.n_moves % 2 else "fay"), "grouping.undo", {}

    def to_redo(self) -> Given:
        return ("gus" if self.n_moves % 2 else "fay"), "grouping.redo", {}

    def to_step(self, step: int) -> Given:
        with self.reading() as session:
            row = get_row(session, self.id)
            agenda = read_agenda(row.agenda)
        places = [(slot.phase, slot.heading) for slot in agenda]
        phase, heading = places[(places.index((row.phase, row.phase_heading)) + step) % len(places)]
        return "fay", "phase.change", {"phase": phase, "heading": heading}

    def to_pause(self) -> Given:
        return "fay", "phase.pause", {}

    def to_resume(self) -> Given:
        return "gus", "phase.resume", {}

    def to_open_round(self, kind: RoundKind) -> Given:
        return "fay", "round.open", {"kind": kind, "n_dots": 3, "most_on_one": 2}

    def to_cast(self, who: str, picks: list[int]) -> Given | None:
        themes = [self.theme_at(pick) for pick in picks]
        return None if None in themes else (who, "vote.dots", {"themes": themes, "round": None})

    def to_rate(self, who: str, pick: int, figure: int) -> Given | None:
        theme = self.theme_at(pick)
        figures = {"importance": [figure], "feasibility": [6 - figure]}
        return None if theme is None else (who, "vote.grid", {"themes": [theme], "round": None, **figures})

    def to_close_round(self) -> Given:
        return "gus", "round.close", {}

    def to_show(self, pick: int, heading: int) -> Given | None:
        with self.reading() as session:
            rounds = load_rounds(session, self.id)
        found = choose([vote.id for vote in rounds if not vote.is_open], rounds, pick)
        return None if found is None else ("fay", "results.show", {"round": found, "heading": HEADINGS[heading]})

    def to_extend(self) -> Given:
        return "fay", "phase.extend", {"minutes": 1}

    def to_call(self, heading: int) -> Given:
        values = {"heading": HEADINGS[heading], "name": f"Name {self.n_moves}", "prompt": "Why?"}
        return "fay", "heading.rename", values

    def to_hold(self, pick: int) -> Given | None:
        return self.about_note("fay", "note.hold", pick)

    def to_release(self, pick: int) -> Given | None:
        return self.about_note("gus", "note.release", pick)

    def to_withhold(self, pick: int) -> Given | None:
        return self.about_note("gus", "note.withhold", pick, reason=f"Why: {self.n_moves}")

    def to_holding(self, is_on: bool) -> Given:
        return "fay", "holding.change", {"is_on": is_on}

    def to_enter(self, source: Source) -> Given:
        words = {"kind": Kind.STRENGTH, "text": f"said in move {self.n_moves}", "source": source, "table": 4}
        return "fay", "note.enter", {"heading": HEADINGS[0], **words}

    def to_unenter(self, pick: int) -> Given | None:
        entered = [note for note in self.notes() if note.source is not Source.PHONE]
        return ("gus", "note.unenter", {"note": entered[pick % len(entered)].id}) if entered else None

    def to_spotlight(self, pick: int) -> Given | None:
        return self.about_note("fay", "spotlight.change", pick, "id", part=SpotlightPart.NOTE)

    def to_react(self, who: str, pick: int, reaction: Reaction | None) -> Given | None:
        return self.about_note(who, "note.react", pick, reaction=reaction)

    def about_note(self, who: str, name: str, pick: int, key: str = "note", **values: Any) -> Given | None:
        """An order about any note there is."""
        notes = self.notes()
        return (who, name, {key: notes[pick % len(notes)].id, **values}) if notes else None

    def to_scribe(self, who: str, is_scribe: bool) -> Given:
        return who, "scribe.change", {"is_scribe": is_scribe, "table": 7}

    def to_admit(self, who: str, is_in: bool) -> Given:
        return "gus", "scribe.admit", {"person": self.people[who].participant_id, "is_in": is_in}

    def to_release_all(self, picks: list[int]) -> Given | None:
        held = [note.id for note in self.notes() if note.handling is Handling.HELD]
        return ("fay", "notes.release", {"notes": [held[pick % len(held)] for pick in picks]}) if held else None

    def to_bring(self, who: str, kind: ContributionKind, is_private: bool) -> Given:
        rest = {"heading": None, "theme": None, "due_on": None, "is_private": is_private}
        words = {"text": f"said in move {self.n_moves}", "detail": f"said again {self.n_moves}"}
        return who, "contribution.add", {"kind": kind, **words, **rest}

    def to_write_down(self, kind: ContributionKind) -> Given:
        rest = {"heading": HEADINGS[0], "theme": None, "table": None, "due_on": None}
        return "fay", "contribution.enter", {"kind": kind, "text": f"said in move {self.n_moves}", "detail": "", **rest}

    def to_take_back(self, who: str, pick: int) -> Given | None:
        return self.about_contribution(who, "contribution.withdraw", pick)

    def to_answer(self, who: str, pick: int, answer: Answer | None) -> Given | None:
        return self.about_contribution(who, "contribution.answer", pick, answer=answer)

    def to_mark(self, pick: int, is_marked: bool) -> Given | None:
        return self.about_contribution("fay", "contribution.mark", pick, is_marked=is_marked)

    def to_hide(self, pick: int, is_hidden: bool) -> Given | None:
        return self.about_contribution("gus", "contribution.hide", pick, is_hidden=is_hidden)

    def to_ask_to_meet(self, who: str, pick: int) -> Given | None:
        return self.about_contribution(who, "introduction.ask", pick, contact=f"said in move {self.n_moves}")

    def to_ask_no_more(self, who: str, pick: int) -> Given | None:
        return self.about_contribution(who, "introduction.withdraw", pick)

    def to_meet(self, who: str, pick: int, is_willing: bool) -> Given:
        contact = f"said in move {self.n_moves}" if is_willing else ""
        return who, "introduction.answer", {"introduction": pick % 5 + 1, "contact": contact}

    def about_contribution(self, who: str, name: str, pick: int, **values: Any) -> Given | None:
        """An order about any contribution there is."""
        with self.reading() as session:
            ids = [each.id for each in load_contributions(session, self.id)]
        return (who, name, {"contribution": ids[pick % len(ids)], **values}) if ids else None

    def note_of(self, who: str, pick: int) -> int | None:
        """A note of one's own; now and then one that was taken back."""
        own = [note for note in self.notes() if note.participant_id == self.people[who].participant_id]
        return choose([note.id for note in own if note.handling is not Handling.WITHDRAWN], own, pick)

    def near(self, picks: list[int]) -> tuple[HeadingKey, list[int]]:
        """Notes under one heading, each once; now and then one that is not open."""
        notes = self.notes()
        if not notes:
            return HeadingKey.TALENT, []
        heading = notes[picks[0] % len(notes)].heading
        there = [note for note in notes if note.heading is heading]
        is_open = [note.id for note in there if note.is_open]
        chosen = [choose(is_open, there, pick) for pick in picks]
        return heading, list(dict.fromkeys(note for note in chosen if note is not None))

    def theme_at(self, pick: int) -> int | None:
        """A theme; now and then one that is live no longer."""
        with self.reading() as session:
            themes = load_themes(session, self.id)
        return choose([theme.id for theme in themes if theme.is_live], themes, pick)

    def notes(self) -> list[Note]:
        with self.reading() as session:
            return load_notes(session, self.id)


def choose(likely: list[int], everything: Sequence[Note | Theme | Round], pick: int) -> int | None:
    """One of the likely ids; for every eighth pick one of all, so that what no longer works is tried as well."""
    if pick % 8 == 0 and everything:
        return everything[pick // 8 % len(everything)].id
    return likely[pick % len(likely)] if likely else None


AGENDA = tuple(
    Slot(phase, 5)
    for phase in (
        Phase.LOBBY,
        Phase.POST,
        Phase.REVEAL,
        Phase.CLUSTER,
        Phase.DISCUSS,
        Phase.VOTE,
        Phase.PITCH,
        Phase.COMMIT,
        Phase.KEYNOTE,
        Phase.DEFINE,
    )
)
"""Every phase; steps wrap round, so the short way back from the lobby leads to the exercises."""


def make_room(app: Flask, notes_shown: NotesShown = NotesShown.AS_POSTED) -> Room:
    """A live roundtable under a new code; Ann, Ben and Cat have joined, Fay and Gus lead, Wes writes."""
    code = "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))
    room = Room(app, code, make_live(app, code, agenda=AGENDA, notes_shown=notes_shown), {})
    for name, sector in (("ann", Sector.INDUSTRY), ("ben", Sector.ACADEMIA), ("cat", Sector.INVESTOR)):
        room.join(name, sector)
    room.people["fay"] = Viewer(room.id, Role.FACILITATOR, crew_id=1)
    room.people["gus"] = Viewer(room.id, Role.FACILITATOR, crew_id=2)
    room.people["wes"] = Viewer(room.id, Role.WRITER, crew_id=3)
    return room


def make_busy_room(app: Flask, notes_shown: NotesShown = NotesShown.AS_POSTED) -> Room:
    """The same with two notes on the record by each and a theme over two of them."""
    room = make_room(app, notes_shown)
    for who in ("ann", "ben", "cat") * 2:
        room.play(("post", who, 0, False))
    room.play(("make", [1, 2]))
    return room


def enter(app: Flask, entered: Entered) -> Room:
    """A room as it was drawn."""
    is_busy, notes_shown = entered
    return make_busy_room(app, notes_shown) if is_busy else make_room(app, notes_shown)
