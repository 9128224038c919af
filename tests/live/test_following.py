"""Following a roundtable live: who is let in as what, what they are sent, and what they missed when they come back."""

import json
import secrets
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests
from conftest import Person, make_live
from flask import Flask
from lines import Line
from rooms import AGENDA
from servers import Phone, Server, let_in
from sqlalchemy import insert, update
from sqlalchemy.orm import Session
from witness import roundtable_id

from facilitator.database.access import write
from facilitator.domain.people import Role
from facilitator.domain.phases import NotesShown, Phase
from facilitator.domain.roundtables import CODE_ALPHABET
from facilitator.live.transport import TRANSPORT
from facilitator.store.journal import JournalRow
from facilitator.store.roundtables import RoundtableRow

SOON_SECONDS = 2.0
AT_ONCE_SECONDS = 1.0
"""Less than the second after which a server looks without being told; a busy machine included."""


@pytest.fixture
def app(alone: tuple[Flask, Server]) -> Flask:
    return alone[0]


@pytest.fixture
def code(app: Flask) -> str:
    """A roundtable that nobody else uses, which shows notes as they come."""
    new = "".join(secrets.choice(CODE_ALPHABET) for _ in range(5))
    make_live(app, new, Phase.REVEAL, agenda=AGENDA)
    return new


@pytest.fixture(scope="module")
def crew(alone: tuple[Flask, Server]) -> dict[Role, str]:
    """The cookies of somebody in each role."""
    return {role: let_in(*alone, role) for role in (Role.FACILITATOR, Role.WRITER, Role.DISPLAY)}


@pytest.fixture
def follow(server: Server, code: str) -> Iterator[Callable[..., Line]]:
    """Opens a connection and asks to be let in."""
    lines: list[Line] = []

    def open_line(cookies: str, audience: str | None = None, **auth: Any) -> Line:
        lines.append(Line(server, cookies))
        return lines[-1].join(auth.pop("code", code), **({"audience": audience} if audience else {}), **auth)

    yield open_line
    for line in lines:
        line.leave()


def order(server: Server, cookies: str, code: str, name: str, **values: Any) -> dict[str, Any]:
    """Gives an order by HTTP that must be carried out; gives the entry."""
    with requests.Session() as session:
        session.headers["Cookie"] = cookies
        fetched = session.get(f"{server.address}/r/{code}/token", timeout=20)
        if "session" in fetched.cookies:
            session.headers["Cookie"] = f"{cookies}; session={fetched.cookies['session']}"
        answer = session.post(
            f"{server.address}/r/{code}/commands/{name}",
            json={"client_id": secrets.token_hex(8), **values},
            headers={"X-CSRF-Token": fetched.json()["token"]},
            timeout=20,
        )
    assert answer.ok, answer.text
    entry: dict[str, Any] = answer.json()["entry"]
    return entry


def entries(line: Line) -> list[dict[str, Any]]:
    return [entry for batch in line.events("entries") for entry in batch["entries"]]


def hear_of(line: Line, seq: int, seconds: float = SOON_SECONDS) -> dict[str, Any]:
    """The entry with this number, when it comes."""
    line.hear_until(lambda: any(entry["seq"] == seq for entry in entries(line)), seconds)
    return next(entry for entry in entries(line) if entry["seq"] == seq)


def is_let_in(line: Line) -> bool:
    return line.packets[0].startswith("40")


class TestDoor:
    """Who is let in, and as what."""

    def test_a_stranger_is_told_why_not(self, follow: Callable[..., Line]) -> None:
        for audience in (None, "phone", "room", "crew"):
            line = follow("", audience)
            assert not is_let_in(line)
            assert "has not joined" in line.packets[0]
            assert line.heard == []

    def test_each_role_is_let_in_as_what_it_may_see_and_as_nothing_else(
        self, server: Server, code: str, crew: dict[Role, str], follow: Callable[..., Line]
    ) -> None:
        ann = Phone([server], code).cookies
        devices = {"attendee": ann} | {role.value: cookies for role, cookies in crew.items()}

        admitted = {
            (who, audience)
            for who, cookies in devices.items()
            for audience in ("phone", "room", "crew")
            if is_let_in(follow(cookies, audience))
        }

        assert admitted == {
            ("attendee", "phone"),
            ("display", "room"),
            ("writer", "room"),
            ("writer", "crew"),
            ("facilitator", "room"),
            ("facilitator", "crew"),
        }

    def test_an_attendee_of_one_roundtable_is_a_stranger_at_another(
        self, app: Flask, server: Server, code: str, follow: Callable[..., Line]
    ) -> None:
        other = "".join(secrets.choice(CODE_ALPHABET) for _ in range(5))
        make_live(app, other)

        assert not is_let_in(follow(Phone([server], code).cookies, code=other))

    def test_an_unknown_code_lets_nobody_in(self, crew: dict[Role, str], follow: Callable[..., Line]) -> None:
        assert not is_let_in(follow(crew[Role.FACILITATOR], code="XXXXX"))

    @pytest.mark.parametrize(
        "auth",
        [
            {"audience": {}},
            {"audience": ["room"]},
            {"audience": 1},
            {"audience": "everyone"},
            {"after": "1"},
            {"after": 1.5},
            {"after": True},
            {"after": None},
            {"mark": 7},
            {"mark": {}},
            {"waiting": -1},
            {"waiting": "3"},
            {"code": 5},
            {"code": None},
            {"code": {}},
            {"code": "K" * 5000},
        ],
        ids=repr,
    )
    def test_nonsense_is_refused_and_is_no_mistake_of_ours(
        self, server: Server, code: str, crew: dict[Role, str], auth: dict[str, Any]
    ) -> None:
        before = server.log
        with Line(server, crew[Role.FACILITATOR]) as line:
            line.say("40" + json.dumps({"code": code, "audience": "room"} | auth))
            line.hear_until(lambda: any(packet.startswith(("40", "44")) for packet in line.packets))

            assert not is_let_in(line)
        assert "bug" not in server.log.removeprefix(before)
        assert "refused a connection" in server.log.removeprefix(before)

    @pytest.mark.parametrize("after", [10**30, -(10**30), 2**63, 2**31, 999])
    def test_a_number_that_never_was_starts_again_from_the_snapshot(
        self, server: Server, crew: dict[Role, str], follow: Callable[..., Line], after: int
    ) -> None:
        before = server.log
        line = follow(crew[Role.DISPLAY], "room", after=after)
        line.hear_until(lambda: bool(line.events("resync")))

        assert entries(line) == []
        assert "bug" not in server.log.removeprefix(before)


class TestNews:
    """What comes to whom, and how soon."""

    def test_the_room_and_the_crew_see_a_note_at_once_and_phones_in_the_reveal(
        self, server: Server, code: str, crew: dict[Role, str], follow: Callable[..., Line]
    ) -> None:
        ann, ben = Phone([server], code), Phone([server], code)
        room, desk = follow(crew[Role.DISPLAY], "room", after=3), follow(crew[Role.WRITER], "crew", after=3)
        own, other = follow(ann.cookies, "phone", after=3), follow(ben.cookies, "phone", after=3)

        seq = ann.post("for everyone to see")

        shown = hear_of(room, seq, AT_ONCE_SECONDS)["notes"][0]
        assert (shown["text"], "person" in shown) == ("for everyone to see", False)
        assert "person" not in hear_of(desk, seq, AT_ONCE_SECONDS)["notes"][0]
        assert hear_of(own, seq) == hear_of(other, seq)
        assert hear_of(other, seq)["others"][0]["text"] == "for everyone to see"

    def test_while_people_write_phones_hear_nothing_of_each_others_notes(
        self, app: Flask, server: Server, follow: Callable[..., Line]
    ) -> None:
        private = "".join(secrets.choice(CODE_ALPHABET) for _ in range(5))
        make_live(app, private, agenda=AGENDA)
        ann, ben = Phone([server], private), Phone([server], private)
        line = follow(ben.cookies, "phone", after=3, code=private)

        assert ann.post("unheard") == 3

        line.hear_until(lambda: bool(line.events("head")), 15)
        assert line.events("head")[-1]["seq"] == 3
        assert entries(line) == []

    def test_before_the_reveal_the_room_gets_counts(
        self, app: Flask, server: Server, crew: dict[Role, str], follow: Callable[..., Line]
    ) -> None:
        private = "".join(secrets.choice(CODE_ALPHABET) for _ in range(5))
        make_live(app, private, agenda=AGENDA, notes_shown=NotesShown.AT_REVEAL)
        ann = Phone([server], private)
        room = follow(crew[Role.DISPLAY], "room", after=2, code=private)

        ann.post("unique-marker-before-the-reveal")

        assert hear_of(room, 3)["counts"]["talent"] == 1
        assert "unique-marker-before-the-reveal" not in repr(room.heard)

    def test_everybody_hears_of_the_next_phase(
        self, server: Server, code: str, crew: dict[Role, str], follow: Callable[..., Line]
    ) -> None:
        lines = [
            follow(crew[Role.DISPLAY], "room", after=2),
            follow(crew[Role.FACILITATOR], "crew", after=2),
            *(follow(Phone([server], code).cookies, "phone", after=2) for _ in range(5)),
        ]

        entry = order(server, crew[Role.FACILITATOR], code, "phase.change", phase="cluster")

        for line in lines:
            assert hear_of(line, entry["seq"])["roundtable"]["phase"] == "cluster"

    def test_what_another_process_writes_is_on_the_screen_within_two_seconds(
        self, app: Flask, server: Server, code: str, crew: dict[Role, str], follow: Callable[..., Line]
    ) -> None:
        ann = Phone([server], code)
        room = follow(crew[Role.DISPLAY], "room", after=2)
        # The same phone, whose order is taken by an application of our own instead of the server's.
        person = Person(app.test_client(), code)
        for name, value in ann.session.cookies.items():
            person.client.set_cookie(name, str(value))

        entry = person.do("note.post", heading="talent", kind="ask", text="from elsewhere", off_record=False)

        assert hear_of(room, entry["seq"], SOON_SECONDS)["notes"][0]["text"] == "from elsewhere"

    def test_a_beacon_says_the_newest_number_and_the_time(
        self, server: Server, code: str, crew: dict[Role, str], follow: Callable[..., Line]
    ) -> None:
        seq = Phone([server], code).post("the last one")
        lines = [follow(crew[Role.DISPLAY], "room", after=seq), follow(Phone([server], code).cookies, "phone")]

        for line in lines:
            line.hear_until(lambda line=line: bool(line.events("head")), 15)  # type: ignore[misc]
            assert line.events("head")[-1]["seq"] >= seq
            assert line.events("head")[-1]["now"].endswith("+00:00")

    def test_many_notes_come_in_order_each_once(
        self, server: Server, code: str, crew: dict[Role, str], follow: Callable[..., Line]
    ) -> None:
        ann = Phone([server], code)
        lines = [follow(crew[Role.DISPLAY], "room", after=2), follow(ann.cookies, "phone", after=2)]

        last = [ann.post(f"note {index}") for index in range(40)][-1]

        for line in lines:
            hear_of(line, last, 10)
            assert [entry["seq"] for entry in entries(line)] == list(range(3, last + 1))


class TestComingBack:
    """What a page is sent that was away."""

    def test_it_gets_exactly_what_it_missed(
        self, server: Server, code: str, crew: dict[Role, str], follow: Callable[..., Line]
    ) -> None:
        ann = Phone([server], code)
        seqs = [ann.post(f"note {index}") for index in range(5)]
        room = follow(crew[Role.DISPLAY], "room", after=seqs[2])
        room.hear_until(lambda: bool(entries(room)))

        assert [(entry["seq"], entry["notes"][0]["text"]) for entry in entries(room)] == [
            (seqs[3], "note 3"),
            (seqs[4], "note 4"),
        ]
        assert room.events("entries")[0]["after"] == seqs[2]

    def test_a_phone_gets_its_own_notes_back_and_nobody_elses(
        self, server: Server, code: str, follow: Callable[..., Line]
    ) -> None:
        ann, ben = Phone([server], code), Phone([server], code)
        own, other = ann.post("mine"), ben.post("unique-marker-of-ben")

        line = follow(ann.cookies, "phone", after=own - 1)
        line.hear_until(lambda: bool(entries(line)))

        assert [entry.get("notes", [{}])[0].get("text") for entry in entries(line)] == ["mine", None]
        assert (entries(line)[1]["seq"], "notes" in entries(line)[1]) == (other, False)

    @pytest.mark.parametrize(("behind", "starts_again"), [(500, False), (501, True)])
    def test_too_far_behind_it_starts_again(
        self,
        app: Flask,
        code: str,
        crew: dict[Role, str],
        follow: Callable[..., Line],
        behind: int,
        starts_again: bool,
    ) -> None:
        fill_journal(app, code, 600)

        line = follow(crew[Role.DISPLAY], "room", after=600 - behind)
        # How many are there may be told before.
        line.hear_until(lambda: bool(line.events("resync") or line.events("entries")))

        assert bool(line.events("resync")) is starts_again
        assert len(entries(line)) == (0 if starts_again else behind)

    def test_a_note_withdrawn_meanwhile_comes_as_gone_and_without_its_words(
        self, server: Server, code: str, crew: dict[Role, str], follow: Callable[..., Line]
    ) -> None:
        ann = Phone([server], code)
        seq = ann.post("unique-marker-withdrawn")
        room = follow(crew[Role.DISPLAY], "room", after=seq)
        back = follow(ann.cookies, "phone", after=seq - 1)
        back.hear_until(lambda: bool(entries(back)))
        note = entries(back)[0]["notes"][0]["id"]
        withdrawn = order(server, ann.cookies, code, "note.withdraw", note=note)

        assert hear_of(room, withdrawn["seq"])["gone"]["notes"] == [note]
        late = follow(crew[Role.DISPLAY], "room", after=seq - 1)
        late.hear_until(lambda: bool(entries(late)))
        assert "unique-marker-withdrawn" not in repr(late.heard)


NUMBERED = ("seq", "phone_number", "room_number")


def fill_journal(app: Flask, code: str, n_entries: int) -> None:
    """Makes a long history of nothing."""
    number = roundtable_id(app, code)

    def work(session: Session) -> None:
        row = session.get_one(RoundtableRow, number)
        template = {"roundtable_id": number, "kind": "phase.extended", "payload": {}, "actor": "c1", "digest": ""}
        rows = [
            template | {"client_id": f"filler-{seq}", "recorded_at": row.made_at, **dict.fromkeys(NUMBERED, seq)}
            for seq in range(row.seq + 1, n_entries + 1)
        ]
        session.execute(insert(JournalRow), rows)
        session.execute(update(RoundtableRow).where(RoundtableRow.id == number).values(seq=n_entries))

    with app.app_context():
        write(work, number)


class TestHiding:
    """Words off the record are in no frame but their author's own answer."""

    def test_no_frame_to_anybody_has_them(
        self, server: Server, code: str, crew: dict[Role, str], follow: Callable[..., Line]
    ) -> None:
        ann, ben = Phone([server], code), Phone([server], code)
        lines = {
            "room": follow(crew[Role.DISPLAY], "room", after=3),
            "crew": follow(crew[Role.FACILITATOR], "crew", after=3),
            "writer": follow(crew[Role.WRITER], "crew", after=3),
            "ben": follow(ben.cookies, "phone", after=3),
            "ann's other tab": follow(ann.cookies, "phone", after=3),
        }
        words = {"heading": "talent", "kind": "ask"}
        order(server, ann.cookies, code, "note.post", text="marker-one off", off_record=True, **words)
        note = order(server, ann.cookies, code, "note.post", text="on the record", off_record=False, **words)["notes"][
            0
        ]
        change = {"note": note["id"], "kind": "ask", "off_record": True}
        order(server, ann.cookies, code, "note.edit", text="marker-two off", **change)
        ann.post("marker-three on")

        for who, line in lines.items():
            line.hear_until(lambda line=line: "marker-three" in repr(line.heard))  # type: ignore[misc]
            assert "marker-one" not in repr(line.heard), who
            assert "marker-two" not in repr(line.heard), who
        for line in (lines["room"], lines["ben"]):
            assert [entry["seq"] for entry in entries(line)] == [4, 5, 6], "a note off the record has no number"
            assert not any(set(entry) == {"seq"} for entry in entries(line))

    def test_no_log_line_has_anybodys_words_or_cookies(self, server: Server, code: str) -> None:
        ann = Phone([server], code)
        ann.post("unique-marker-for-the-log")
        refused = ann.session.post(
            f"{server.address}/r/{code}/commands/note.post",
            json={"client_id": "refused-in-the-log", "text": "unique-marker-refused", "heading": "no"},
            headers={"X-CSRF-Token": ann.token},
            timeout=20,
        )
        assert refused.status_code == 400

        assert "unique-marker" not in server.log
        for value in ann.session.cookies.values():
            assert str(value) not in server.log


def test_it_is_our_own_transport_that_carries_all_this(server: Server) -> None:
    assert requests.get(f"{server.address}/health", timeout=10).json()["transport"] == TRANSPORT
