"""A rehearsal is a roundtable of its own: everything can be tried there. It is deleted whole, and nothing else is."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from conftest import CODE, NOW, Person, make_live
from entries import come_in
from flask import Flask
from scenes import make_drafted
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from tokens import token_of
from witness import read_row, roundtable_id, stored

from facilitator.actions.accounts import Place, add_role, invite
from facilitator.actions.fixings import add_version, compose_columns
from facilitator.actions.restores.replays import replay
from facilitator.cli.links import make_link
from facilitator.cli.serving import find_ready
from facilitator.database.access import db, write
from facilitator.database.backups import put_back, read_backup
from facilitator.database.erasures import find_list, read_lists
from facilitator.database.shelves import list_shelf
from facilitator.domain.headings import HeadingKey
from facilitator.domain.people import Role
from facilitator.domain.phases import DEFAULT_AGENDA, NotesShown
from facilitator.domain.roundtables import SharingMode
from facilitator.domain.traces import SERVER
from facilitator.domain.versions import Version, VersionState
from facilitator.reports.evidence.flags import release
from facilitator.schedules import back_up, keep_shelf
from facilitator.store.base import Base
from facilitator.store.boards import load_board
from facilitator.store.checks import find_faults
from facilitator.store.roundtables import all_rows, find_by_code
from facilitator.store.vectors import Read, store_note_vectors, store_theme_vectors

BOTH = pytest.mark.parametrize("databases", ["sqlite", "postgresql"], indirect=True, scope="session")


def press(person: Person, path: str) -> Any:
    """Presses a button of a page, which asked before whether it is meant where it had to."""
    token = token_of(person.client, CODE)
    return person.client.post(path, data={"csrf_token": token, "is_sure": "true"})


def rehearse(fay: Person, code: str = CODE) -> Person:
    """A rehearsal, with Fay at it."""
    made = press(fay, f"/programme/{code}/rehearse")
    assert made.status_code == 303, made.get_data(as_text=True)
    return Person(fay.client, made.headers["Location"].rsplit("/", 1)[1])


def test_a_double_press_makes_one_rehearsal(app: Flask, fay: Person) -> None:
    page = fay.client.get("/programme").get_data(as_text=True)
    client_id = page.split('name="client_id" value="', 1)[1].split('"', 1)[0]
    token = token_of(fay.client, CODE)
    form = {"csrf_token": token, "client_id": client_id}
    places = [fay.client.post(f"/programme/{CODE}/rehearse", data=form).headers["Location"] for _ in range(2)]
    assert places[0] == places[1]
    with app.app_context():
        assert [row.is_rehearsal for row in all_rows(db.session())].count(True) == 1


def count_rows(app: Flask) -> dict[str, int]:
    """How many rows each table has."""
    with app.app_context():
        return {
            table.name: db.session.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
        }


def test_a_rehearsal_is_like_its_roundtable_with_sample_notes(app: Flask, fay: Person) -> None:
    make_live(
        app,
        "XYWVT",
        agenda=DEFAULT_AGENDA,
        notes_shown=NotesShown.AT_REVEAL,
        sharing_mode=SharingMode.CHATHAM_HOUSE,
        n_dots=5,
        note_limit=200,
    )
    Person(fay.client, "XYWVT").do("heading.rename", heading="talent", name="People", prompt="Who?")
    at_rehearsal = rehearse(fay, "XYWVT")

    row = read_row(app, at_rehearsal.code)
    with app.app_context():
        assert (row.is_rehearsal, row.title, row.n_dots, row.note_limit) == (True, "Rehearsal: Table XYWVT", 5, 200)
        assert (row.sharing_mode, row.notes_shown) == (SharingMode.CHATHAM_HOUSE, NotesShown.AT_REVEAL)
        assert find_faults(db.session(), row.id) == []
    board = at_rehearsal.board("crew")
    assert (board["roundtable"]["phase"], board["roundtable"]["phase_heading"]) == ("lobby", None)
    assert len(board["roundtable"]["agenda"]) == len(DEFAULT_AGENDA)
    assert board["headings"][1]["name"] == "People"
    assert len(board["notes"]) > 30
    cluster = board["roundtable"]["cluster"]
    assert not [note["text"] for note in board["notes"] if "{" in note["text"]]
    assert sum(cluster[1:] in note["text"] for note in board["notes"]) > 15


def test_grouping_and_export_can_be_tried_and_the_roundtable_itself_has_none_of_it(fay: Person) -> None:
    before = fay.board("crew")
    at_rehearsal = rehearse(fay)
    notes = [note["id"] for note in at_rehearsal.board("crew")["notes"] if note["heading"] == "talent"]
    at_rehearsal.do("theme.make", heading="talent", name="Leavers", notes=notes[:3])

    draft = at_rehearsal.client.get(f"/write-up/{at_rehearsal.code}/download/md")

    assert "Leavers" in draft.get_data(as_text=True)
    assert fay.board("crew") == before


NOT_OF_ONE_ROUNDTABLE = {"programme", "kept_map", "common_issue", "common_reading", "common_theme", "comment"}
NOT_OF_ONE_ROUNDTABLE |= {"account", "account_link", "commitment_outcome"}
"""What belongs to the programme, what a rehearsal is left out of, what is written beside a draft only, and people of
the crew; a role of theirs may be of one roundtable."""


@BOTH
def test_deleted_it_leaves_no_row_in_any_table(app: Flask, fay: Person, join: Callable[..., Person]) -> None:
    join("academia").post("what was there before stays")
    with app.app_context():
        make_link(roundtable_id(app, CODE), Role.WRITER)
        said = {"login": "bea", "name": "Bea", "role": Role.WRITER, "place": Place(), "token_hash": "of a link"}
        write(partial(invite, **said, doer=SERVER, now=NOW))
    # What a press leaves behind in any case: nothing.
    before_counts, before_rows = count_rows(app), stored(app)

    at_rehearsal = rehearse(fay)
    play(app, at_rehearsal, join)
    with app.app_context():
        place = Place(roundtable_id=roundtable_id(app, at_rehearsal.code))
        write(partial(add_role, account_id=1, role=Role.FACILITATOR, place=place, doer=SERVER, now=NOW))
    grown = [name for name, n in count_rows(app).items() if n > before_counts[name]]
    deleted = press(fay, f"/programme/{at_rehearsal.code}/delete")

    assert deleted.status_code == 303
    assert set(grown) == set(before_counts) - NOT_OF_ONE_ROUNDTABLE
    *kept, line = stored(app)["trace"]
    assert at_rehearsal.code in line, "that it was deleted, and by whom, stays with the programme"
    assert stored(app) | {"trace": kept} == before_rows
    assert fay.client.get(f"/run/{at_rehearsal.code}").status_code == 404
    assert press(fay, f"/programme/{at_rehearsal.code}/delete").status_code == 404


def read_by_a_model(here: int, app: Flask, note: int, theme: int) -> None:
    """Stores what a model would have made of a note and of a theme's name."""
    with app.app_context():
        for store, number in ((store_note_vectors, note), (store_theme_vectors, theme)):
            write(partial(store, roundtable_id=here, rows=[Read(number, 1, "a model", b"its vector")]), here)


def fix_a_version(here: int, app: Flask) -> None:
    """Fixes what stands now, as a close would."""

    def work(session: Session) -> None:
        board = release(load_board(session, here))
        version = Version(1, VersionState.DRAFT, "", "", "", "", board.notes[0].posted_at, None)
        add_version(session, here, compose_columns(board, version))

    with app.app_context():
        write(work, here)


def play(app: Flask, fay: Person, join: Callable[..., Person]) -> None:
    """Does at a rehearsal what fills each of its tables."""
    with app.app_context():
        link = make_link(roundtable_id(app, fay.code), Role.WRITER)
    assert come_in(app.test_client(), link).status_code == 303
    fay.do("phase.change", phase="post")
    gil, hal = join("industry", fay.code), join("investor", fay.code)
    note = gil.post("said at the rehearsal")["id"]
    themes = [
        fay.do("theme.make", heading="talent", name=name, notes=notes)["themes"][0]["id"]
        for name, notes in (("Leavers", [note]), ("Pay", []))
    ]
    read_by_a_model(roundtable_id(app, fay.code), app, note, themes[0])
    make_drafted(app, note)
    others = [each["id"] for each in fay.board("crew")["notes"] if each["heading"] == "business"]
    fay.do("suggestion.dismiss", heading="business", notes=others[:2])
    for phase in ("discuss", "vote", "pitch"):
        agenda = {"phases": ["post", "discuss", "vote", "pitch"], "minutes": [5, 5, 5, 5], "headings": [""] * 4}
        if phase == "discuss":
            fay.do("agenda.change", **agenda)
        fay.do("phase.change", phase=phase)
        if phase == "discuss":
            hal.do("note.react", note=note, reaction="me_too")
        if phase == "vote":
            hal.do("vote.dots", themes=[themes[0]])
            fay.do("phase.change", phase="discuss")
            fay.do("phase.change", phase="vote")
            hal.do("vote.dots", themes=[themes[0]])
            # A ballot is there as long as its vote is open.
            assert fay.board("crew")["rounds"][-1]["turnout"] == 1
            fay.do("round.close")
    fay.do("flag.decide", note=note, kind="contact", state="cleared")
    fay.do("draft.change", note=note, act="drop")
    with app.app_context():
        here = roundtable_id(app, fay.code)
    fix_a_version(here, app)
    fay.do("claim.check", note=note, starts_at=0, ends_at=4, status="disputed", source="")
    wanted = gil.do("contribution.add", kind="ask", text="An ask", theme=themes[0])["own"][-1]["id"]
    line = gil.do("contribution.add", kind="line", text="A line")["own"][-1]["id"]
    hal.do("contribution.answer", contribution=line, answer="up")
    hal.do("introduction.ask", contribution=wanted, contact="room 9")
    fay.do("round.open", kind="dots", n_dots=3, most_on_one=2)
    hal.do("vote.dots", themes=[themes[1]])


def test_a_roundtable_is_never_deleted(app: Flask, fay: Person, ann: Person) -> None:
    ann.post("kept")
    before = stored(app)

    assert fay.client.get(f"/programme/{CODE}/delete").status_code == 409
    assert press(fay, f"/programme/{CODE}/delete").status_code == 409
    assert stored(app) == before


def test_a_draft_is_deleted_whole_until_it_is_opened(app: Flask, fay: Person) -> None:
    before_rows = stored(app)
    code = set_up(fay)
    number = roundtable_id(app, code)
    assert f"/programme/{code}/delete" in fay.client.get("/programme").get_data(as_text=True)
    page = fay.client.get(f"/programme/{code}/delete").get_data(as_text=True)
    assert "nobody has joined it" in page

    assert press(fay, f"/programme/{code}/delete").status_code == 303

    *kept, line = stored(app)["trace"]
    assert code in line, "that it was deleted, and by whom, stays with the programme"
    assert stored(app) | {"trace": kept} == before_rows
    assert fay.client.get(f"/run/{code}").status_code == 404
    opened = set_up(fay)
    assert roundtable_id(app, opened) != number
    Person(fay.client, opened).do("roundtable.open")
    assert press(fay, f"/programme/{opened}/delete").status_code == 409
    assert f"/programme/{opened}/delete" not in fay.client.get("/programme").get_data(as_text=True)


def set_up(fay: Person) -> str:
    """A draft as the set-up page makes it; gives its code."""
    page = fay.client.get(f"/programme/new?from={CODE}").get_data(as_text=True)
    form = {
        "csrf_token": token_of(fay.client, CODE),
        "client_id": page.split('name="client_id" value="', 1)[1].split('"', 1)[0],
        "like": CODE,
        "title": "Next week's",
        "cluster": "Space",
        "question": "What helps?",
        "note_limit": "280",
        "sharing_mode": "sector_only",
        "notes_shown": "at_reveal",
        "n_dots": "3",
        "most_on_one": "2",
    }
    for key in HeadingKey:
        form |= {key.value: key.value.title(), f"{key.value}_prompt": "What?"}
    made = fay.client.post("/programme/new", data=form)
    assert made.status_code == 303, made.get_data(as_text=True)
    return str(made.headers["Location"].rsplit("/", 1)[1])


def test_it_is_deleted_by_a_press_on_a_page_that_says_what_will_be_gone(app: Flask, fay: Person) -> None:
    at_rehearsal = rehearse(fay)

    page = fay.client.get(f"/programme/{at_rehearsal.code}/delete").get_data(as_text=True)

    assert "Delete it whole" in page
    assert "Rehearsal: Table" in page
    with app.app_context():
        assert find_by_code(db.session(), at_rehearsal.code) is not None


def test_what_was_read_of_its_notes_is_forgotten_when_it_is_deleted(app: Flask, fay: Person) -> None:
    at_rehearsal = rehearse(fay)
    worker = app.extensions["worker"]
    worker.ask({"do": "describe"})
    process = worker._process

    press(fay, f"/programme/{at_rehearsal.code}/delete")

    assert process.poll() is not None


def test_what_was_deleted_leaves_the_backups_and_is_not_put_back_out_of_others(
    app: Flask, fay: Person, tmp_path: Path
) -> None:
    at_rehearsal, drafted = rehearse(fay), set_up(fay)
    at_rehearsal.do("phase.change", phase="post")
    at_rehearsal.do("note.enter", heading="talent", kind="ask", text="only tried", source="paper")
    with app.app_context():
        ours, other = keep_shelf(datetime.now(UTC)), tmp_path / "other.db"
        assert ours is not None
        back_up(other, datetime.now(UTC))

    press(fay, f"/programme/{drafted}/delete")
    with app.app_context():
        assert keep_shelf(datetime.now(UTC)) is None, "a draft holds nothing that anybody said"
    press(fay, f"/programme/{at_rehearsal.code}/delete")
    with app.app_context():
        later = keep_shelf(datetime.now(UTC) + timedelta(seconds=1))
        assert {each.path for each in list_shelf(app)} == {later, other}
        rows, lines = read_backup(other), read_lists([find_list(app)])

        def put_back_and_erase(session: Session) -> None:
            put_back(session, rows, overwrite=True)
            replay(session, lines, datetime.now(UTC))

        write(put_back_and_erase)
        assert {row.code for row in all_rows(db.session())} == {CODE}


def test_a_rehearsal_is_marked_and_in_no_count(app: Flask, fay: Person) -> None:
    rehearse(fay)

    page = fay.client.get("/programme").get_data(as_text=True)

    assert "1 roundtable" in page
    assert "2 roundtables" not in page
    assert page.count("rt rehearsal") == 1
    assert "Delete rehearsal" in page
    with app.app_context():
        ready = find_ready(all_rows(db.session()))
        assert ready is not None
        assert ready.code == CODE


def test_a_rehearsal_is_not_rehearsed(fay: Person) -> None:
    assert press(fay, f"/programme/{rehearse(fay).code}/rehearse").status_code == 409


def test_a_number_is_not_used_again_by_a_later_roundtable(app: Flask, fay: Person) -> None:
    gone = rehearse(fay)
    number = roundtable_id(app, gone.code)
    press(fay, f"/programme/{gone.code}/delete")
    make_live(app, "XYWVT")

    assert number not in {roundtable_id(app, code) for code in ("XYWVT", rehearse(fay).code)}


@pytest.mark.parametrize("role", [Role.WRITER, Role.DISPLAY])
def test_others_of_the_crew_can_neither_make_nor_delete_one(
    app: Flask, fay: Person, enter: Callable[[Role], Person], role: Role
) -> None:
    at_rehearsal, person = rehearse(fay), enter(role)
    before = stored(app)

    for path in (f"/programme/{CODE}/rehearse", f"/programme/{at_rehearsal.code}/delete"):
        assert press(person, path).status_code == 403
    assert person.client.get(f"/programme/{at_rehearsal.code}/delete").status_code == 403
    assert stored(app) == before


def test_strangers_and_attendees_can_neither_make_nor_delete_one(fay: Person, eve: Person, ann: Person) -> None:
    at_rehearsal = rehearse(fay)

    for person in (eve, ann):
        assert press(person, f"/programme/{CODE}/rehearse").status_code == 403
        assert press(person, f"/programme/{at_rehearsal.code}/delete").status_code == 403


def test_a_facilitator_of_one_roundtable_cannot_make_another(app: Flask) -> None:
    with app.app_context():
        link = make_link(roundtable_id(app, CODE), Role.FACILITATOR)
    guest = Person(app.test_client())
    come_in(guest.client, link)

    assert press(guest, f"/programme/{CODE}/rehearse").status_code == 403


def test_a_rehearsal_that_was_closed_says_so(fay: Person) -> None:
    rehearsal = rehearse(fay)
    rehearsal.do("roundtable.close", code=rehearsal.code)

    assert "Rehearsal, closed" in fay.client.get("/programme").get_data(as_text=True)
