"""What the exercises give to the write-up page and its downloads, played by people, and what never gets there."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from conftest import CODE, Person, make_live
from entries import admit_scribes
from exported import read
from flask import Flask
from witness import roundtable_id
from worlds import part

from facilitator.database.access import db
from facilitator.domain.people import Role
from facilitator.domain.phases import Phase, Slot
from facilitator.reports.exports import FORMATS
from facilitator.store.checks import find_faults

ROOM = "WRTGX"
PHASES = (Phase.KEYNOTE, Phase.DEFINE, Phase.REVEAL, Phase.CLUSTER, Phase.DISCUSS, Phase.VOTE, Phase.PITCH)
AGENDA = tuple(Slot(phase, 5) for phase in (Phase.POST, *PHASES, Phase.COMMIT))
REMARK = "zqremark: leave the second round out"
NEVER = ("zqcontact", "zqprivate", "zqhidden", "zqgone", "zqoff")
"""In a contact, a private commitment, a hidden offer, a question taken back and a note off the record."""
CITED = ("Q1", "K1", "C1", "W1", "R1", "L1", "A1", "O2", "M1")
"""The first offer was hidden."""


@dataclass
class Evening:
    """A room in its last phase after every exercise: Ann and Ben brought things, Cat wrote for her table."""

    ann: Person
    ben: Person
    cat: Person
    fay: Person
    wes: Person

    def go_on(self, phase: Phase) -> None:
        self.fay.do("phase.change", phase=phase)

    def page(self) -> str:
        return self.wes.client.get(f"/write-up/{ROOM}").get_data(as_text=True)

    def download(self, name: str) -> str:
        response = self.wes.client.get(f"/write-up/{ROOM}/download/{name}")
        assert response.status_code == 200
        return read(name, response.get_data())


def bring(person: Person, kind: str, text: str, **values: Any) -> int:
    """Somebody's contribution; gives its number."""
    return int(person.do("contribution.add", kind=kind, text=text, **values)["own"][-1]["id"])


@part
def evening(app: Flask, join: Callable[..., Person], enter: Callable[[Role], Person]) -> Evening:
    make_live(app, ROOM, agenda=AGENDA)
    people = [join(sector, ROOM) for sector in ("industry", "academia", "investor")]
    crew = [Person(enter(role).client, ROOM) for role in (Role.FACILITATOR, Role.WRITER)]
    room = Evening(*people, *crew)
    play_before_the_break(room)
    play_after_the_break(room)
    return room


def play_before_the_break(room: Evening) -> None:
    """Notes, questions, the definition."""
    room.ann.post("Coded welders are leaving")
    room.ben.post("Welders retire, and nobody follows")
    room.cat.post("zqoff in confidence", off_record=True)
    room.fay.do("contribution.enter", kind="remark", text=REMARK)
    room.go_on(Phase.KEYNOTE)
    question = bring(room.ann, "question", "Who insures a first part?")
    room.ben.do("contribution.answer", contribution=question, answer="up")
    room.ben.do("contribution.withdraw", contribution=bring(room.ben, "question", "zqgone"))
    room.fay.do("contribution.enter", kind="point", text="Orders come in spring", detail="Prof. Bandara")
    room.go_on(Phase.DEFINE)
    case = bring(room.ann, "case", "The canal trust")
    for person, answer in ((room.ben, "in"), (room.cat, "edge")):
        person.do("contribution.answer", contribution=case, answer=answer)
    wording = bring(room.ben, "wording", "All who split atoms")
    room.fay.do("contribution.mark", contribution=wording, is_marked=True)


def play_after_the_break(room: Evening) -> None:
    """Reactions, themes, records, a vote, the pitch and commitments."""
    room.go_on(Phase.REVEAL)
    first, second = (note["id"] for note in room.fay.board("crew")["notes"])
    room.cat.do("note.react", note=first, reaction="differ")
    room.ben.do("note.react", note=first, reaction="me_too")
    room.go_on(Phase.CLUSTER)
    made = room.fay.do("theme.make", heading="talent", name="Leavers", notes=[first, second])
    theme = made["themes"][0]["id"]
    room.go_on(Phase.DISCUSS)
    room.cat.do("scribe.change", is_scribe=True, table=4)
    admit_scribes(room.fay)
    bring(room.cat, "record", "They agreed on pay", theme=theme)
    room.go_on(Phase.VOTE)
    room.ann.do("vote.dots", themes=[theme, theme])
    room.go_on(Phase.PITCH)
    bring(room.ann, "line", "A shared test cell", detail="Three letters of intent")
    ask = bring(room.ann, "ask", "Show us your order book", detail="The primes")
    room.ben.do("introduction.ask", contribution=ask, contact="zqcontact of Ben")
    hidden = bring(room.ben, "offer", "zqhidden: buy my course")
    room.fay.do("contribution.hide", contribution=hidden, is_hidden=True)
    bring(room.ben, "offer", "A clean room, one morning a month")
    room.go_on(Phase.COMMIT)
    bring(room.ann, "commitment", "Publish our bids", detail="Ann’s works", due_on="2046-12-01")
    bring(room.ben, "commitment", "zqprivate: look for another job", is_private=True)


def test_the_page_tells_what_every_exercise_gave(evening: Evening) -> None:
    page = evening.page()

    for said in (
        "This wording was chosen; nobody backed it.",
        "One case was sorted on its boundary.",
        "This point is the speaker’s",
        "One more person agreed with T1.",
        "One participant saw T1 differently.",
        "Scribe’s record, table 4, on “Leavers”",
        "1 of 3 people",
        "Proof needed: Three letters of intent",
        "Addressed to: The primes",
        "by 1 December 2046",
        "One more commitment was made in private and is in no file.",
    ):
        assert said in page, said


def test_every_chip_of_the_page_leads_to_words_on_it(evening: Evening) -> None:
    page = evening.page()

    for label in CITED:
        assert f'href="#n-{label}"' in page
        assert f'id="n-{label}"' in page


@pytest.mark.parametrize("name", FORMATS)
def test_a_remark_is_on_the_page_and_in_no_download_and_contacts_are_in_neither(evening: Evening, name: str) -> None:
    page = evening.page()
    assert REMARK in page
    assert not [marker for marker in NEVER if marker in page]
    for is_closed in (False, True):
        if is_closed:
            evening.fay.do("roundtable.close", code=ROOM)
        text = evening.download(name)
        assert not [marker for marker in ("zqremark", *NEVER) if marker in text]


def test_a_remark_is_still_there_for_the_write_up_after_the_close(evening: Evening) -> None:
    evening.fay.do("roundtable.close", code=ROOM)

    assert REMARK in evening.page()


def test_attendees_are_told_of_no_remark(evening: Evening) -> None:
    for person, audience in ((evening.ann, None), (evening.fay, "room")):
        assert "zqremark" not in repr(person.board(audience))
        assert "zqremark" not in repr(person.entries(audience=audience))


def test_what_few_people_download_is_folded_up_so_that_notes_have_room(wes: Person) -> None:
    page = wes.client.get("/write-up/KTRBW").get_data(as_text=True)
    before, folded, _ = re.split("<details>|</details>", page[page.index('id="downloads"') :], maxsplit=2)
    seen = {name for name in FORMATS if f'/download/{name}"' in before}
    assert seen == {"docx", "pdf", "xlsx", "pptx", "package"}
    assert all(f'/download/{name}"' in folded for name in set(FORMATS) - seen)
    assert "docx?comments=1" in folded


def test_a_page_without_remarks_has_no_box_for_them(evening: Evening) -> None:
    evening.wes.code = "KTRBW"

    page = evening.wes.client.get("/write-up/KTRBW").get_data(as_text=True)
    assert "not for publication" not in page


def test_the_evening_agrees_with_its_journal(app: Flask, evening: Evening) -> None:
    evening.fay.do("roundtable.close", code=ROOM)

    with app.app_context():
        assert find_faults(db.session(), roundtable_id(app, ROOM)) == []


def test_the_page_of_a_rehearsal_says_that_it_is_no_record(app: Flask, wes: Person) -> None:
    make_live(app, "RHRWX", is_rehearsal=True)

    page = wes.client.get("/write-up/RHRWX").get_data(as_text=True)

    assert "Rehearsal: not a record." in page
    assert "REHEARSAL — not a record" in page
    assert "Rehearsal" not in wes.client.get("/write-up/KTRBW").get_data(as_text=True)


def test_of_words_that_the_team_erased_nobody_reads_that_their_author_took_them_back(ann: Person, wes: Person) -> None:
    ann.post("the quay is short")
    wes.do("words.erase", labels="T1")

    page = wes.client.get(f"/write-up/{CODE}").get_data(as_text=True)
    assert "1 note was taken back by its author or erased." in page
    report = wes.client.get(f"/write-up/{CODE}/download/md").get_data(as_text=True)
    assert re.search(r"Taken back by whoever wrote or entered it, or erased +\| +1", report)
