"""Who may do and see what: every command and every page, for everybody who could ask."""

import pytest
from conftest import CODE, Person, make_live
from entries import come_in
from flask import Flask
from names import key_of
from scenes import Scene, person_with
from witness import roundtable_id, stored

from facilitator.cli.links import make_link
from facilitator.commands import COMMANDS
from facilitator.domain.people import Role
from facilitator.reports.exports import FORMATS

EVERYBODY = ("ann", "ben", "fay", "wes", "dee", "org", "eve")
LEADERS = {"fay", "org"}
CREW = {"fay", "org", "wes"}
MAY_GIVE = {
    "note.post": {"ann", "ben"},
    "note.edit": {"ann"},
    "note.withdraw": {"ann"},
    "phase.change": LEADERS,
    "phase.extend": LEADERS,
    "heading.rename": LEADERS,
    "roundtable.open": LEADERS,
    "roundtable.close": LEADERS,
    "roundtable.seal": LEADERS,
    "suggestions.accept": LEADERS,
    "suggestion.dismiss": LEADERS,
    "theme.make": LEADERS,
    "theme.rename": LEADERS,
    "theme.dissolve": LEADERS,
    "themes.merge": LEADERS,
    "notes.move": LEADERS,
    "grouping.undo": LEADERS,
    "grouping.redo": LEADERS,
    "phase.pause": LEADERS,
    "phase.resume": LEADERS,
    "agenda.change": LEADERS,
    "round.open": LEADERS,
    "round.close": LEADERS,
    "vote.dots": {"ann", "ben"},
    "vote.grid": {"ann", "ben"},
    "results.show": LEADERS,
    "note.react": {"ann", "ben"},
    "note.enter": LEADERS,
    "note.unenter": LEADERS,
    "note.hold": LEADERS,
    "note.release": LEADERS,
    "note.withhold": LEADERS,
    "holding.change": LEADERS,
    "scribe.change": {"ann", "ben"},
    "scribe.admit": LEADERS,
    "phone.end": LEADERS,
    "notes.release": LEADERS,
    "contribution.add": {"ann", "ben"},
    "contribution.withdraw": {"ann"},
    "contribution.answer": {"ann", "ben"},
    "contribution.enter": LEADERS,
    "contribution.mark": LEADERS,
    "contribution.hide": LEADERS,
    "introduction.ask": {"ann", "ben"},
    "introduction.withdraw": {"ann"},
    "introduction.answer": {"ann"},
    "spotlight.change": LEADERS,
    "page.turn": LEADERS,
    "keynote.change": LEADERS,
    "tables.assign": LEADERS,
    "lead.take": LEADERS,
    "sharing.tighten": LEADERS,
    "flag.decide": CREW,
    "claim.check": CREW,
    "draft.write": CREW,
    "draft.change": CREW,
    "draft.undo": CREW,
    "draft.redo": CREW,
    "comment.add": CREW,
    "comment.resolve": CREW,
    "drafted.settle": CREW,
    "version.make": CREW,
    "words.erase": CREW,
    "words.withdraw": {"ann"},
}
MAY_OPEN = {
    "/": set(EVERYBODY),
    "/health": set(EVERYBODY),
    f"/j/{CODE}": set(EVERYBODY),
    f"/j/{CODE}/kept": {"ann", "ben"},
    f"/r/{CODE}/token": set(EVERYBODY),
    f"/room/{CODE}": CREW | {"dee"},
    f"/run/{CODE}": LEADERS,
    f"/run/{CODE}/paper": LEADERS,
    f"/programme/{CODE}/checklist": LEADERS,
    f"/programme/{CODE}/sheets/join": LEADERS,
    f"/programme/{CODE}/sheets/paper": LEADERS,
    f"/programme/{CODE}/sheets/themes": LEADERS,
    f"/group/{CODE}": LEADERS,
    f"/group/{CODE}?heading=talent": LEADERS,
    f"/write-up/{CODE}": CREW,
    f"/write-up/{CODE}/work-list": CREW,
    f"/write-up/{CODE}/issues": CREW,
    f"/write-up/{CODE}/versions": CREW,
    f"/write-up/{CODE}/issues/1": CREW,
    "/programme": CREW,
    "/programme/devices": LEADERS,
    "/programme/trace": LEADERS,
    "/programme/trace.csv": LEADERS,
    f"/r/{CODE}/snapshot": set(EVERYBODY) - {"eve"},
    f"/r/{CODE}/snapshot?audience=phone": {"ann", "ben"},
    f"/r/{CODE}/snapshot?audience=room": CREW | {"dee"},
    f"/r/{CODE}/snapshot?audience=crew": CREW,
    f"/r/{CODE}/entries": set(EVERYBODY) - {"eve"},
    f"/r/{CODE}/entries?audience=phone": {"ann", "ben"},
    f"/r/{CODE}/entries?audience=room": CREW | {"dee"},
    f"/r/{CODE}/entries?audience=crew": CREW,
    f"/r/{CODE}/desk": LEADERS,
    f"/r/{CODE}/desk/off-record": LEADERS,
} | {f"/write-up/{CODE}/download/{name}": CREW for name in FORMATS}
ASKING = [
    f"/r/{CODE}/suggestions?heading=talent",
    f"/r/{CODE}/candidates?heading=talent&name=Pay",
    f"/r/{CODE}/belongings?note=1",
    f"/r/{CODE}/doubts?heading=talent",
]
"""Questions to the sorting process: who may not ask is refused before it is woken."""


def test_every_command_has_its_row() -> None:
    assert set(MAY_GIVE) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_nobody_else_can_give_this_order(scene: Scene, name: str) -> None:
    code, values = scene.orders()[name]
    before = stored(scene.app)

    for who in EVERYBODY:
        if who not in MAY_GIVE[name]:
            response = Person(scene.people[who].client, code).tell(name, **values)
            # Ben is an attendee like Ann: he is not told that the note he names is there at all.
            hidden = who == "ben" and COMMANDS[name].for_attendees
            expected = (404, "not_found") if hidden else (403, "not_allowed")
            assert (response.status_code, response.get_json()["error"]) == expected, who

    assert stored(scene.app) == before


@pytest.mark.parametrize(("name", "who"), [(name, who) for name in MAY_GIVE for who in sorted(MAY_GIVE[name])])
def test_these_can_give_this_order(scene: Scene, name: str, who: str) -> None:
    code, values = scene.orders()[name]

    response = Person(scene.people[who].client, code).tell(name, **values)

    assert response.status_code == 200, response.get_json()


def test_each_page_opens_for_those_it_is_for_and_for_nobody_else(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    # Files are tested where they are written: here nobody has to wait for what the door lets through.
    monkeypatch.setattr("facilitator.web.exports.make_file", lambda *_: (b"", "file"))
    opened = {
        path: {who for who in EVERYBODY if scene.people[who].client.get(path).status_code == 200} for path in MAY_OPEN
    }

    assert opened == MAY_OPEN


def test_who_may_not_open_a_page_is_refused_and_not_told_less_than_that(scene: Scene) -> None:
    for path, who_may in MAY_OPEN.items():
        for who in set(EVERYBODY) - who_may:
            response = scene.people[who].client.get(path)
            assert response.status_code == 403, (path, who)
            assert "note 0 of Ann" not in response.get_data(as_text=True)


def test_only_those_who_lead_may_ask_for_suggestions(scene: Scene) -> None:
    for path in ASKING:
        for who in set(EVERYBODY) - LEADERS:
            assert scene.people[who].client.get(path).status_code == 403, (path, who)


@pytest.mark.parametrize("path", sorted(path for path in MAY_OPEN if CODE in path))
def test_an_unknown_code_is_not_found_by_anybody(scene: Scene, path: str) -> None:
    for who in EVERYBODY:
        assert scene.people[who].client.get(path.replace(CODE, "XXXXX")).status_code == 404, who


def test_the_projectors_page_has_no_control_on_it(scene: Scene) -> None:
    page = scene.dee.client.get(f"/room/{CODE}").get_data(as_text=True)
    led = scene.fay.client.get(f"/run/{CODE}").get_data(as_text=True)

    for control in ("<form", "<button", "<input", "<dialog", "csrf_token"):
        assert control not in page, control
    assert "<button" in led
    assert "/js/run/" not in page
    assert "/css/run/" not in page
    assert "/js/run/page.js" in led


def test_a_facilitators_clean_view_has_no_control_on_it_either(scene: Scene) -> None:
    page = scene.fay.client.get(f"/room/{CODE}").get_data(as_text=True)

    assert "<button" not in page
    assert "/js/run/" not in page


def test_neither_the_projector_nor_a_phone_learns_which_notes_are_by_one_hand(scene: Scene) -> None:
    for who, audience in (("dee", "room"), ("fay", "room"), ("ann", "phone")):
        board = scene.people[who].board(audience)
        assert all("person" not in note for note in board["notes"])
        assert "actions" not in board
        assert all(
            "person" not in note for entry in scene.people[who].entries(0, audience) for note in entry.get("notes", [])
        )
    assert not any("person" in note for note in scene.wes.board("crew")["notes"])


class TestGrantsOfOneRoundtable:
    """A link may open one roundtable only."""

    @pytest.fixture
    def guest(self, app: Flask) -> Person:
        """A facilitator of one roundtable, where there are two."""
        make_live(app, "XYWVT")
        with app.app_context():
            link = make_link(roundtable_id(app, CODE), Role.FACILITATOR)
        person = Person(app.test_client())
        assert come_in(person.client, link).location == f"/run/{CODE}"
        return person

    def test_it_opens_that_one(self, guest: Person) -> None:
        guest.do("phase.change", phase="cluster")
        assert guest.client.get(f"/run/{CODE}").status_code == 200

    def test_it_opens_no_other(self, guest: Person) -> None:
        for path in ("/run/XYWVT", "/group/XYWVT", "/room/XYWVT", "/write-up/XYWVT", "/r/XYWVT/snapshot"):
            assert guest.client.get(path).status_code == 403
        assert Person(guest.client, "XYWVT").tell("phase.change", phase="cluster").status_code == 403
        assert Person(guest.client, "XYWVT").tell("roundtable.close", code="XYWVT").status_code == 403

    def test_the_programmes_page_lists_no_other(self, guest: Person) -> None:
        page = guest.client.get("/programme").get_data(as_text=True)
        assert f"Table {CODE}" in page
        assert "XYWVT" not in page

    def test_a_thing_of_one_roundtable_cannot_be_named_at_another(self, app: Flask, guest: Person, ann: Person) -> None:
        note = {"id": key_of(ann.client, "note", ann.post()["id"])}
        theme = guest.do("theme.make", heading="talent", name="Leavers", notes=[note["id"]])["themes"][0]["id"]
        before = stored(app)

        with app.app_context():
            link = make_link(None, Role.FACILITATOR)
        other = Person(app.test_client(), "XYWVT")
        come_in(other.client, link)
        for name, values in {
            "theme.make": {"heading": "talent", "name": "Stolen", "notes": [note["id"]]},
            "suggestions.accept": {
                "heading": "talent",
                "method": "by hand",
                "names": ["Stolen"],
                "groups": [str(note["id"])],
                "hands": ["person"],
            },
            "suggestion.dismiss": {"heading": "talent", "notes": [note["id"]]},
            "theme.rename": {"theme": theme, "name": "Stolen"},
            "theme.dissolve": {"theme": theme},
            "themes.merge": {"theme": theme, "into": theme + 1},
            "notes.move": {"notes": [note["id"]], "place": "alone"},
        }.items():
            refused = other.tell(name, **values)
            assert (refused.status_code, refused.get_json()["error"]) == (404, "not_found"), name
        assert stored(app)["journal"] == before["journal"]
        assert stored(app)["note"] == before["note"]


def test_the_highest_role_of_a_device_counts(scene: Scene) -> None:
    device = person_with(scene.app, {"crew": str(scene.dee.client.get_cookie("crew").value)})  # type: ignore[union-attr]
    for role in (Role.WRITER, Role.FACILITATOR, Role.DISPLAY):
        with scene.app.app_context():
            link = make_link(None, role)
        come_in(device.client, link)

    assert device.tell("phase.change", phase="close").status_code == 200
