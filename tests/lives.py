"""The whole life of a roundtable, from the first note to the last purge, with every word known by a mark of its own."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from commands import run_command
from conftest import CODE, Person
from flask import Flask
from hypothesis import strategies as st
from sqlalchemy import update
from witness import read_board

from facilitator.actions.purges import Purge
from facilitator.database.access import db, write
from facilitator.schedules import back_up, purge_until
from facilitator.store.programmes import ProgrammeRow

PHONES = ("ann", "ben", "cat")
OPEN, OFF, HELD, WITHHELD, HIDDEN, PRIVATE, GONE = "open", "off_record", "held", "withheld", "hidden", "private", "gone"
PHASES = ("post", "reveal", "cluster", "discuss", "pitch", "commit")
SURE = {"note.edit", "note.withdraw", "note.hold", "note.withhold", "contribution.withdraw", "theme.make", "notes.move"}
SURE |= {"theme.rename", "themes.merge", "grouping.undo", "grouping.redo"}
"""What is done during a vote only by whoever says that they are sure."""
PAST = date(2026, 11, 1)
PICK = st.integers(0, 63)
SAYING = st.sampled_from(["post", "post", "post", "edit", "edit", "withdraw", "bring", "bring", "unbring"])
HANDLING = st.sampled_from(["hold", "withhold", "release", "hide", "flag", "spotlight", "phase", "phase"])
GROUPING = st.sampled_from(["make", "make", "rename", "merge", "move", "undo", "vote", "cast"])
WRITING = st.sampled_from(["write", "quote", "comment", "ask", "ask", "version", "version"])
ENDING = st.sampled_from(["erase", "take_all", "close", "seal", "purge", "back_up", "put_back"])
MOVES = st.tuples(st.one_of(SAYING, SAYING, HANDLING, GROUPING, WRITING, ENDING), PICK, PICK)
LIVES = st.lists(MOVES, min_size=20, max_size=40)


@dataclass
class Said:
    """Words that somebody typed: their mark, and what may be done with them. `key` is what the tables know them by.

    Where the crew `took` them up these are words of the crew's until they are erased.
    """

    mark: str
    by: str
    what: str
    state: str
    key: int = 0
    took: bool = False


@dataclass
class Life:
    """One roundtable with three phones, of which Cat's says nothing but off the record, a facilitator and a writer."""

    app: Flask
    folder: Path
    people: dict[str, Person]
    said: list[Said] = field(default_factory=list)
    backups: list[tuple[Path, int]] = field(default_factory=list)
    n_moves: int = 0

    def play(self, move: tuple[str, int, int]) -> None:
        """Makes one move, unless the rules refuse it."""
        self.n_moves += 1
        getattr(self, f"do_{move[0]}")(*move[1:])

    def begin(self) -> None:
        """Each phone says something, and Fay calls a theme by it."""
        for number in range(6):
            self.do_post(number, 1)
        self.do_make(1, 2)

    def tell(self, who: str, name: str, /, **values: Any) -> bool:
        """Whether an order was carried out. One that fails is no refusal."""
        answer = self.people[who].tell(name, **values | ({"is_sure": True} if name in SURE else {}))
        assert answer.status_code in {200, 400, 401, 403, 404, 409, 410}, (name, values, answer.text)
        return bool(answer.status_code == 200)

    def find(self, pick: int, *, what: str = "note", by: str = "", states: tuple[str, ...] = ()) -> Said | None:
        """Something that somebody said and that is not gone."""
        found = [
            each
            for each in self.said
            if each.what == what and each.state != GONE and by in {"", each.by} and (not states or each.state in states)
        ]
        return found[pick % len(found)] if found else None

    def quote(self, pick: int) -> str:
        """What the crew writes: as a rule it takes up a note."""
        said = self.find(pick, states=(OPEN,)) if pick % 4 else None
        if said is None:
            return f"Plain words {self.n_moves}"
        said.took = True
        return f"Say {said.mark} costs a lot"

    def add(self, is_taken: bool, *said: Said) -> None:
        """Remembers what was said, as the tables have it; what was refused is for nobody."""
        board = read_board(self.app)
        for each in said:
            found = [note for note in board.notes if each.mark in (note.text or "")]
            found += [one for one in board.contributions if each.mark in f"{one.text} {one.detail}"]
            each.key, each.state = (found[0].id, each.state) if is_taken else (0, GONE)
        self.said += said

    def end(self, said: Said) -> None:
        """Its words are gone, and what was said beside them in one contribution."""
        for each in self.said:
            if (each.what, each.key) == (said.what, said.key):
                each.state = GONE

    def do_post(self, pick: int, other: int) -> None:
        who, off = PHONES[pick % 3], pick % 3 == 2 or not other % 4
        said = Said(new_mark(), who, "note", OFF if off else OPEN)
        words = {"heading": "talent", "kind": "barrier", "text": f"the {said.mark} costs a lot", "off_record": off}
        self.add(self.tell(who, "note.post", **words), said)

    def do_edit(self, pick: int, other: int) -> None:
        old = self.find(pick)
        if old is None:
            return
        off = old.by == "cat" or not other % 3
        said = Said(new_mark(), old.by, "note", OFF if off else OPEN)
        words = {"note": old.key, "kind": "ask", "text": f"our {said.mark} is what we need", "off_record": off}
        is_taken = self.tell(old.by, "note.edit", **words)
        if is_taken:
            self.end(old)
        self.add(is_taken, said)

    def do_withdraw(self, pick: int, _: int) -> None:
        said = self.find(pick)
        if said is not None and self.tell(said.by, "note.withdraw", note=said.key):
            self.end(said)

    def do_bring(self, pick: int, other: int) -> None:
        who, private = PHONES[pick % 3], pick % 3 == 2
        kind = "commitment" if private else ("record", "line", "ask", "offer", "commitment")[other % 5]
        both = [Said(new_mark(), who, "brought", PRIVATE if private else OPEN) for _ in range(2)]
        words = {"kind": kind, "text": f"the {both[0].mark} we need", "detail": both[1].mark, "is_private": private}
        self.add(self.tell(who, "contribution.add", heading="talent", **words), *both)

    def do_unbring(self, pick: int, _: int) -> None:
        said = self.find(pick, what="brought")
        if said is not None and self.tell(said.by, "contribution.withdraw", contribution=said.key):
            self.end(said)

    def handle(self, name: str, said: Said | None, state: str, **more: Any) -> None:
        if said is not None and self.tell("fay", name, note=said.key, **more):
            said.state = state

    def do_hold(self, pick: int, _: int) -> None:
        self.handle("note.hold", self.find(pick, states=(OPEN,)), HELD)

    def do_withhold(self, pick: int, _: int) -> None:
        self.handle("note.withhold", self.find(pick, states=(OPEN, HELD)), WITHHELD, reason="It names a person")

    def do_release(self, pick: int, _: int) -> None:
        self.handle("note.release", self.find(pick, states=(HELD, WITHHELD)), OPEN)

    def do_hide(self, pick: int, other: int) -> None:
        said, hidden = self.find(pick, what="brought", states=(OPEN, HIDDEN)), bool(other % 2)
        if said is not None and self.tell("fay", "contribution.hide", contribution=said.key, is_hidden=hidden):
            for each in self.said:
                if (each.what, each.key) == ("brought", said.key):
                    each.state = HIDDEN if hidden else OPEN

    def do_flag(self, pick: int, other: int) -> None:
        kind, state = ("off_topic", "contact")[pick % 2], ("confirmed", "cleared", "masked")[other % 3]
        self.tell("wes", "flag.decide", note=self.note(pick), kind=kind, state=state)

    def do_spotlight(self, pick: int, _: int) -> None:
        self.tell("fay", "spotlight.change", part="notes", id=self.note(pick))

    def do_phase(self, pick: int, _: int) -> None:
        self.tell("fay", "phase.change", phase=PHASES[pick % len(PHASES)])

    def note(self, pick: int) -> int:
        """The number of an open note; of none where there is none."""
        said = self.find(pick, states=(OPEN,))
        return 0 if said is None else said.key

    def theme(self, pick: int) -> int:
        """The number of a live theme; of none where there is none."""
        live = [theme.id for theme in read_board(self.app).themes if theme.is_live]
        return live[pick % len(live)] if live else 0

    def do_make(self, pick: int, other: int) -> None:
        notes = sorted({self.note(pick), self.note(other)})
        self.tell("fay", "theme.make", heading="talent", name=self.quote(pick), notes=notes)

    def do_rename(self, pick: int, other: int) -> None:
        self.tell("fay", "theme.rename", theme=self.theme(pick), name=self.quote(other))

    def do_merge(self, pick: int, other: int) -> None:
        self.tell("fay", "themes.merge", theme=self.theme(pick), into=self.theme(other))

    def do_move(self, pick: int, other: int) -> None:
        self.tell("fay", "notes.move", notes=[self.note(pick)], place="theme", theme=self.theme(other))

    def do_undo(self, pick: int, _: int) -> None:
        self.tell("fay", "grouping.redo" if pick % 3 == 0 else "grouping.undo")

    def do_vote(self, pick: int, _: int) -> None:
        if pick % 2 or not self.tell("fay", "round.close"):
            self.tell("fay", "round.open", kind="dots", n_dots=3, most_on_one=2)

    def do_cast(self, pick: int, other: int) -> None:
        self.tell(PHONES[pick % 3], "vote.dots", themes=[self.theme(other)])

    def do_write(self, pick: int, other: int) -> None:
        act = ("sentence", "paragraph")[other % 2]
        self.tell("wes", "draft.write", act=act, note=self.note(pick), text=f"{self.quote(other)}.", labels="T1")

    def do_quote(self, pick: int, _: int) -> None:
        said = self.find(pick, states=(OPEN,))
        if said is not None:
            said.took |= self.tell("wes", "draft.change", act="quote", note=said.key, text=f"{said.mark} […]")

    def do_comment(self, pick: int, other: int) -> None:
        self.tell("wes", "comment.add", note=self.note(pick), about="point", text=self.quote(other))

    def do_ask(self, pick: int, other: int) -> None:
        if other % 2:
            self.tell("fay", "keynote.change", speaker="Ada Okafor", topic=self.quote(pick))
        else:
            self.tell("fay", "heading.rename", heading="talent", name="People", prompt=self.quote(pick))

    def do_version(self, pick: int, other: int) -> None:
        self.tell("wes", "version.make", state=("draft", "checked")[other % 2], reason=self.quote(pick))

    def do_erase(self, pick: int, other: int) -> None:
        said = self.find(pick, what=("note", "brought")[other % 2])
        board = read_board(self.app)
        labels = {each.id: each.label for each in (board.contributions if other % 2 else board.notes)}
        if said is not None and self.tell("wes", "words.erase", labels=labels.get(said.key) or ""):
            self.end(said)

    def do_take_all(self, pick: int, _: int) -> None:
        who = PHONES[pick % 3]
        if pick % 2 and self.tell(who, "words.withdraw"):
            self.forget(lambda each: each.by == who)

    def forget(self, is_gone: Callable[[Said], bool]) -> None:
        for each in self.said:
            each.state = GONE if is_gone(each) else each.state

    def do_close(self, pick: int, _: int) -> None:
        if pick % 3 == 0 and self.tell("fay", "roundtable.close", code=CODE):
            self.forget(lambda each: each.state in {OFF, HELD, WITHHELD, HIDDEN})

    def do_seal(self, pick: int, _: int) -> None:
        if pick % 3 == 0:
            self.tell("fay", "roundtable.seal", code=CODE)

    def do_purge(self, pick: int, _: int) -> None:
        dates = {("erase_raw_on", "seal_on")[pick % 2]: PAST}
        with self.app.app_context():
            write(lambda session: session.execute(update(ProgrammeRow).values(**dates)))
            done = [each.act for each in purge_until(PAST, datetime.now(UTC))]
            write(lambda session: session.execute(update(ProgrammeRow).values(dict.fromkeys(dates))))
        if Purge.ERASE_RAW in done:
            # Themes stay, with the names that the crew gave them.
            self.forget(lambda each: each.state == OPEN and not each.took)

    def do_back_up(self, *_: int) -> None:
        path = self.folder / "kept" / f"{self.n_moves}.db"
        path.parent.mkdir(exist_ok=True)
        with self.app.app_context():
            back_up(path, datetime.now(UTC))
        self.backups.append((path, len(self.said)))

    def do_put_back(self, *_: int) -> None:
        """A backup takes the place of what there is: nothing that came after it is there, or was erased since."""
        if not self.backups:
            return
        path, n_said = self.backups[-1]
        with self.app.app_context():
            db.session.remove()
        address = self.app.config["SQLALCHEMY_DATABASE_URI"]
        environment = {"FACILITATOR_INSTANCE": str(self.folder), "FACILITATOR_DATABASE_URL": address}
        done = run_command(environment, ["restore", str(path), "--overwrite"])
        assert done.returncode == 0, done.stderr
        board = read_board(self.app)
        there = {("note", note.id): (note.text, note.handling) for note in board.notes}
        there |= {("brought", one.id): (f"{one.text} {one.detail}", one.state) for one in board.contributions}
        for number, each in enumerate(self.said):
            words, state = there.get((each.what, each.key), ("", GONE))
            if number >= n_said or each.mark not in (words or ""):
                # What the crew took up of words that a backup leaves out are the crew's.
                each.state = OPEN if each.took and number < n_said and each.state != GONE else GONE
                each.key = 0
            elif GONE not in {each.state, state}:
                each.state = PRIVATE if each.state == PRIVATE else str(state)


def new_mark() -> str:
    # Letters alone: what looks like a telephone number is masked in every export.
    return "zq" + "".join(secrets.choice("bcdfghjkmnpqrstvwxz") for _ in range(10))
