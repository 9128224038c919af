"""What a facilitator says of the room: who speaks, which table takes which theme, which page is shown."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from conftest import CODE, Person
from entries import admit_scribes
from flask import Flask
from scenes import Scene
from sqlalchemy import select
from witness import read_board

from facilitator.database.access import db
from facilitator.domain.board import Board
from facilitator.domain.phases import ASKING, Phase, Slot
from facilitator.reports.records import record_roundtable
from facilitator.reports.sections.context import tell_context
from facilitator.store.journal import JournalRow

SPEAKER, TOPIC = "Ada Okafor", "What a late grid date costs"


BOTH = pytest.mark.parametrize("databases", ["sqlite", "postgresql"], indirect=True, scope="session")


def planned(board: Board) -> Board:
    """The same with a keynote on the agenda."""
    return replace(board, roundtable=replace(board.roundtable, agenda=(Slot(Phase.KEYNOTE, 25),)))


def told(person: Person, audience: str = "room") -> dict[str, Any]:
    """The roundtable as somebody is told of it."""
    return dict(person.board(audience)["roundtable"])


def test_who_speaks_is_on_every_screen_in_the_report_and_in_no_journal(app: Flask, fay: Person, ann: Person) -> None:
    entry = fay.do("keynote.change", speaker=f"  {SPEAKER} ", topic=TOPIC)

    for seen in (told(fay), told(ann, "phone"), entry["roundtable"]):
        assert (seen["speaker"], seen["topic"]) == (SPEAKER, TOPIC)
    board = read_board(app)
    section = tell_context(planned(board))
    assert section is not None
    assert f"A keynote by {SPEAKER} on “{TOPIC}” was planned; nothing that was said there" in repr(section.blocks)
    assert record_roundtable(board)["speaker"] == SPEAKER
    with app.app_context():
        assert not any(SPEAKER in str(payload) for payload in db.session.scalars(select(JournalRow.payload)))
    fay.do("keynote.change")
    assert tell_context(planned(read_board(app))) is None


def test_of_a_topic_alone_the_report_says_that_much(app: Flask, fay: Person) -> None:
    fay.do("keynote.change", topic=TOPIC)
    section = tell_context(planned(read_board(app)))
    assert section is not None
    assert f"A keynote on “{TOPIC}” was planned; nothing that was said there is on the record." in repr(section.blocks)
    assert "What follows" not in repr(section.blocks)


def test_a_keynote_that_was_taken_off_the_agenda_is_not_in_the_report(app: Flask, fay: Person) -> None:
    fay.do("keynote.change", speaker=SPEAKER, topic=TOPIC)
    assert tell_context(planned(read_board(app))) is not None
    assert tell_context(read_board(app)) is None


def test_a_page_that_was_turned_stays_until_the_next_phase_and_is_no_business_of_phones(
    fay: Person, dee: Person, ann: Person
) -> None:
    assert told(dee)["page"] is None
    fay.do("page.turn", page=3)
    assert (told(dee)["page"], "page" in told(ann, "phone")) == (3, False)
    fay.do("page.turn")
    assert told(dee)["page"] is None
    fay.do("page.turn", page=1)
    fay.do("phase.change", phase="cluster")
    assert told(dee)["page"] is None
    for page in (-1, 10_000, "two", 10**400):
        assert fay.tell("page.turn", page=page).status_code == 400


@BOTH
def test_tables_are_told_their_themes_once_themes_are_public(scene: Scene) -> None:
    fay, ann, themes = scene.fay, scene.ann, scene.themes
    ann.do("scribe.change", is_scribe=True, table=2)
    admit_scribes(fay)
    fay.do("tables.assign", tables=[1, 2], themes=themes[:2])

    pairs = [{"table": 1, "theme": themes[0]}, {"table": 2, "theme": themes[1]}]
    assert [told(scene.dee)["tables"], told(ann, "phone")["tables"]] == [pairs, pairs]
    assert (ann.board()["table"], scene.ben.board()["table"]) == (2, None)
    fay.do("phase.change", phase="post")
    assert [told(scene.dee)["tables"], told(ann, "phone")["tables"]] == [[], []]


def test_what_no_table_can_take_is_refused_and_nothing_is_changed(scene: Scene) -> None:
    fay, themes = scene.fay, scene.themes
    fay.do("tables.assign", tables=[1], themes=themes[:1])
    before = told(scene.dee)["tables"]

    for tables, taken, status in (
        ([1, 2], themes[:1], 400),
        ([0], themes[:1], 400),
        ([1], [9_999_999], 404),
        (["ten"], themes[:1], 400),
    ):
        assert fay.tell("tables.assign", tables=tables, themes=taken).status_code == status
    assert told(scene.dee)["tables"] == before


def test_where_nobody_set_a_question_phones_and_the_room_screen_ask_the_one_that_set_up_shows(
    fay: Person, join: Callable[..., Person]
) -> None:
    page = fay.client.get("/programme/new?from=").get_data(as_text=True)
    shown = re.findall(r'name="ask_(\w+)"[^>]*? placeholder="([^"]+)"', page)
    usual = {phase: unescape(words) for phase, words in shown}
    screen = fay.client.get(f"/run/{CODE}").get_data(as_text=True)
    (prompts,) = re.findall(r'data-prompts="([^"]*)"', screen)
    parts = join("industry").client.get(f"/j/{CODE}/parts").get_data(as_text=True)
    asked = dict(re.findall(r'data-head="(\w+)"><h1[^>]*>([^<]*)</h1>', parts))

    assert set(usual) == {phase.value for phase in ASKING}
    assert usual == {phase: words for phase, words in json.loads(unescape(prompts)).items() if phase in usual}
    assert usual == {phase: unescape(words) for phase, words in asked.items() if phase in usual}


def test_a_phone_that_is_loaded_while_one_heading_is_gathered_after_another_is_not_late(
    fay: Person, ann: Person
) -> None:
    agenda = {"phases": ["post", "post", "post", "reveal", "close"], "headings": ["", "business", "talent", "", ""]}
    fay.do("agenda.change", minutes=[5, 5, 5, 3, 3], **agenda)
    late = []
    for step in ({"phase": "post", "heading": "business"}, {"phase": "post", "heading": "talent"}, {"phase": "reveal"}):
        fay.do("phase.change", **step)
        late.append(bool(re.search(r'id="late">', ann.client.get(f"/j/{CODE}").get_data(as_text=True))))

    assert late == [False, False, True]


def test_whoever_has_both_open_tells_the_tab_of_the_room_screen_from_that_of_their_own_view(fay: Person) -> None:
    titles = [re.findall("<title>(.*?)</title>", fay.client.get(f"/{name}/{CODE}").text) for name in ("run", "room")]

    assert [title.rpartition(": ")[2] for (title,) in titles] == ["control page", "room screen"]


def test_a_phone_speaks_of_a_reveal_only_where_the_agenda_has_one(fay: Person, ann: Person) -> None:
    promise = "phone shows it before the reveal"
    fay.do("agenda.change", phases=["post", "cluster", "close"], minutes=[20, 5, 3], headings=["", "", ""])
    without = unescape(ann.client.get(f"/j/{CODE}").get_data(as_text=True))
    fay.do("agenda.change", phases=["post", "reveal", "close"], minutes=[20, 5, 3], headings=["", "", ""])
    revealed = unescape(ann.client.get(f"/j/{CODE}").get_data(as_text=True))

    assert "Write what you know, one thought a note." in without
    assert promise not in without
    assert promise in revealed


def test_a_heading_without_themes_promises_some_only_while_notes_are_grouped(fay: Person) -> None:
    def shown() -> list[str]:
        page = fay.client.get(f"/run/{CODE}").get_data(as_text=True)
        found = re.findall(r'<span class="(coming|lacking)"( hidden)?>', page)
        return sorted({name for name, hidden in found if not hidden})

    fay.do("phase.change", phase="cluster")
    grouping = shown()
    fay.do("agenda.change", phases=["cluster", "commit", "close"], minutes=[9, 5, 3], headings=["", "", ""])
    fay.do("phase.change", phase="commit")

    assert (grouping, shown()) == (["coming"], ["lacking"])
