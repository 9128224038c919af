"""Whatever comes through the door of orders: it is carried out whole, or refused with a reason and nothing changed."""

import re
from typing import Any

import pytest
from conftest import CODE, Person
from scenes import CLOSED, Scene
from tokens import token_of
from witness import stored

from facilitator.commands import COMMANDS

TEXT = [{"a": 1}, ["x"], 5, 1.5, True, None]
NUMBER = [{}, [1], "7", 7.0, True, None, 2**31, -(2**31) - 1]
DRAWN = [{}, [1], "7", 7.0, True, None, 2**53, -1]
"""For what phones know a thing by."""
WHOLE = [{}, [1], "7", 7.0, True, None, 2**31, -(2**31) - 1]
FLAG = ["true", "", 1, 0, None, [], {}]
CHOICE = [*TEXT, "nonsense", "", "Talent", "talent "]
MAYBE = [*TEXT, "nonsense", "Talent"]
"""For one of a few, or nothing."""
LIST = ["x", "", 7, True, None, {}, [None], [{}], [[1]], [True]]

WRONG: dict[tuple[str, str], list[Any]] = {
    ("note.post", "heading"): CHOICE,
    ("note.post", "kind"): CHOICE,
    ("note.post", "text"): [*TEXT, "", " \n\t "],
    ("note.post", "off_record"): FLAG,
    ("note.edit", "note"): DRAWN,
    ("note.edit", "kind"): CHOICE,
    ("note.edit", "heading"): [*TEXT, "nonsense", "Talent", "talent "],
    ("note.edit", "text"): [*TEXT, "", "\u3000"],
    ("note.edit", "off_record"): FLAG,
    ("note.withdraw", "note"): DRAWN,
    ("phase.change", "phase"): [*CHOICE, "closed"],
    ("phase.extend", "minutes"): [*NUMBER, 0, -2, 61],
    ("phase.extend", "step"): WHOLE,
    ("heading.rename", "heading"): CHOICE,
    ("heading.rename", "name"): [*TEXT, "", "\u200b\u3164"],
    ("heading.rename", "prompt"): [*TEXT, "", "\u200b\u3164"],
    ("roundtable.close", "code"): [*TEXT, "", "KTRBX"],
    ("roundtable.seal", "code"): [*TEXT, "", "KTRBX"],
    ("suggestions.accept", "heading"): CHOICE,
    ("suggestions.accept", "method"): [*TEXT, "", "m" * 201],
    ("suggestions.accept", "names"): [*LIST, ["x" * 81], [""], ["\u200b"], [], ["one", "too many"]],
    ("suggestions.accept", "groups"): [*LIST, ["1.5"], ["-1"], ["1 1"], [""], ["1,2"], ["9" * 10], [], [[1, 2]], ["٣"]],
    ("suggestions.accept", "hands"): [*LIST, ["robot"], [""], [], ["tool", "tool"]],
    ("suggestion.dismiss", "heading"): CHOICE,
    ("suggestion.dismiss", "notes"): [*LIST, ["1"], [1.0], [], list(range(501))],
    ("theme.make", "heading"): CHOICE,
    ("theme.make", "name"): [*TEXT, "", "\u200b\u3164"],
    ("theme.make", "notes"): [*LIST, ["1"], [1.0], list(range(501))],
    ("theme.rename", "theme"): NUMBER,
    ("theme.rename", "name"): [*TEXT, ""],
    ("theme.dissolve", "theme"): NUMBER,
    ("themes.merge", "theme"): NUMBER,
    ("themes.merge", "into"): NUMBER,
    ("notes.move", "notes"): [*LIST, [], ["1"]],
    ("grouping.undo", "step"): WHOLE,
    ("grouping.redo", "step"): WHOLE,
    ("theme.make", "is_sure"): FLAG,
    ("theme.rename", "is_sure"): FLAG,
    ("theme.dissolve", "is_sure"): FLAG,
    ("themes.merge", "is_sure"): FLAG,
    ("notes.move", "is_sure"): FLAG,
    ("grouping.undo", "is_sure"): FLAG,
    ("grouping.redo", "is_sure"): FLAG,
    ("note.edit", "is_sure"): FLAG,
    ("note.withdraw", "is_sure"): FLAG,
    ("contribution.withdraw", "is_sure"): FLAG,
    ("note.unenter", "is_sure"): FLAG,
    ("note.hold", "is_sure"): FLAG,
    ("note.withhold", "is_sure"): FLAG,
    ("words.erase", "is_sure"): FLAG,
    ("words.withdraw", "is_sure"): FLAG,
    ("sharing.tighten", "is_sure"): FLAG,
    ("version.make", "is_sure"): FLAG,
    ("notes.move", "place"): CHOICE,
    ("notes.move", "theme"): NUMBER,
    ("phase.change", "heading"): [*TEXT, "nonsense", "Talent"],
    ("agenda.change", "phases"): [*LIST, ["nap", "cluster", "vote"], ["lobby", "vote", "close"], ["cluster"] * 3],
    ("agenda.change", "minutes"): [*LIST, [0, 241, 5], [0, -1, 5], ["0", "5", "5"], [1.5, 1, 1]],
    ("agenda.change", "headings"): [*LIST, ["", "", "money"], ["", "talent", ""]],
    ("round.open", "kind"): CHOICE,
    ("round.open", "n_dots"): [*WHOLE, 0, 11],
    ("round.open", "most_on_one"): [*WHOLE, 0, 11],
    ("vote.dots", "themes"): [*LIST, ["1"], [1.0], [999_999], list(range(501))],
    ("vote.grid", "themes"): [*LIST, ["1"], [999_999]],
    ("vote.grid", "importance"): [*LIST, [0], [6], ["5"]],
    ("vote.grid", "feasibility"): [*LIST, [0], [6], ["5"]],
    ("results.show", "round"): NUMBER,
    ("results.show", "heading"): CHOICE,
    ("vote.dots", "round"): WHOLE,
    ("vote.grid", "round"): WHOLE,
    ("note.react", "note"): DRAWN,
    ("note.react", "reaction"): MAYBE,
    ("note.react", "seen"): WHOLE,
    ("note.enter", "heading"): CHOICE,
    ("note.enter", "kind"): CHOICE,
    ("note.enter", "text"): [*TEXT, "", " \n\t "],
    ("note.enter", "source"): [*CHOICE, "phone", "import"],
    ("note.enter", "table"): [*WHOLE, 0, -1, 1000],
    ("note.unenter", "note"): NUMBER,
    ("note.hold", "note"): NUMBER,
    ("note.release", "note"): NUMBER,
    ("note.withhold", "note"): NUMBER,
    ("note.withhold", "reason"): [*TEXT, "", "\u200b\u3164", "x" * 161],
    ("holding.change", "is_on"): FLAG,
    ("scribe.change", "is_scribe"): FLAG,
    ("scribe.admit", "person"): NUMBER,
    ("scribe.admit", "is_in"): FLAG,
    ("phone.end", "person"): WHOLE,
    ("phone.end", "note"): WHOLE,
    ("notes.release", "notes"): [*LIST, [], ["1"], [1.0], list(range(501))],
    ("phase.change", "step"): WHOLE,
    ("scribe.change", "table"): [*WHOLE, 0, 1000],
    ("contribution.add", "kind"): CHOICE,
    ("contribution.add", "text"): [*TEXT, "", "x" * 301],
    ("contribution.add", "detail"): [*TEXT, "x" * 121],
    ("contribution.add", "heading"): MAYBE,
    ("contribution.add", "theme"): WHOLE,
    ("contribution.add", "due_on"): [*TEXT, "tomorrow", "2026-13-01"],
    ("contribution.add", "is_private"): FLAG,
    ("contribution.enter", "kind"): CHOICE,
    ("contribution.enter", "text"): [*TEXT, "", "x" * 301],
    ("contribution.enter", "detail"): [*TEXT, "x" * 121],
    ("contribution.enter", "heading"): MAYBE,
    ("contribution.enter", "theme"): WHOLE,
    ("contribution.enter", "due_on"): [*TEXT, "tomorrow", "2026-13-01"],
    ("contribution.enter", "table"): [*WHOLE, 0, 1000],
    ("contribution.withdraw", "contribution"): DRAWN,
    ("contribution.answer", "contribution"): DRAWN,
    ("contribution.answer", "answer"): [*MAYBE, "in"],
    ("contribution.answer", "seen"): WHOLE,
    ("contribution.mark", "contribution"): NUMBER,
    ("contribution.mark", "is_marked"): FLAG,
    ("contribution.mark", "answer"): [*TEXT, "x" * 121],
    ("contribution.hide", "contribution"): NUMBER,
    ("contribution.hide", "is_hidden"): FLAG,
    ("introduction.ask", "contribution"): DRAWN,
    ("introduction.ask", "contact"): [*TEXT, "", "\u200b\u3164", "x" * 161],
    ("introduction.withdraw", "contribution"): DRAWN,
    ("introduction.answer", "introduction"): NUMBER,
    ("introduction.answer", "contact"): [*TEXT, "x" * 161],
    ("page.turn", "page"): [*WHOLE, -1, 10_000],
    ("keynote.change", "speaker"): [*TEXT, "x" * 61],
    ("keynote.change", "topic"): [*TEXT, "x" * 101],
    ("tables.assign", "tables"): [*LIST, [], [0], [1000], ["two"]],
    ("tables.assign", "themes"): [*LIST, [], ["1"], [1.0]],
    ("spotlight.change", "part"): [*TEXT, "nonsense"],
    ("spotlight.change", "id"): DRAWN,
    ("sharing.tighten", "sharing_mode"): CHOICE,
    ("sharing.tighten", "is_sensitive"): FLAG,
    ("flag.decide", "note"): NUMBER,
    ("flag.decide", "kind"): CHOICE,
    ("flag.decide", "state"): [*CHOICE, "unchecked"],
    ("flag.decide", "revision"): WHOLE,
    ("claim.check", "note"): NUMBER,
    ("claim.check", "starts_at"): [*NUMBER, -1, 2001],
    ("claim.check", "ends_at"): [*NUMBER, 0, -1, 2001],
    ("claim.check", "status"): [*CHOICE, "cleared"],
    ("claim.check", "source"): [*TEXT, "x" * 301],
    ("claim.check", "revision"): WHOLE,
    ("theme.make", "stood"): [*LIST, ["1"], [1.0]],
    ("notes.move", "stood"): [*LIST, ["1"], [1.0]],
    ("draft.write", "act"): [*CHOICE, "drop"],
    ("draft.write", "note"): NUMBER,
    ("draft.write", "theme"): WHOLE,
    ("draft.write", "text"): [*TEXT, "", "x" * 2001],
    ("draft.write", "labels"): [*TEXT, "x" * 501, "T999", "nonsense"],
    ("draft.write", "slot"): MAYBE,
    ("draft.write", "seen"): WHOLE,
    ("draft.write", "edition"): WHOLE,
    ("draft.write", "root"): WHOLE,
    ("draft.write", "revision"): WHOLE,
    ("draft.change", "act"): [*CHOICE, "sentence"],
    ("draft.change", "note"): NUMBER,
    ("draft.change", "text"): [*TEXT, "x" * 2001],
    ("draft.change", "slot"): MAYBE,
    ("draft.change", "other"): WHOLE,
    ("draft.change", "seen"): WHOLE,
    ("draft.change", "revision"): WHOLE,
    ("version.make", "state"): CHOICE,
    ("version.make", "reason"): [*TEXT, "x" * 201],
    ("version.make", "seen"): [*TEXT, "x" * 65],
    ("draft.undo", "amendment"): NUMBER,
    ("draft.undo", "seen"): WHOLE,
    ("draft.redo", "amendment"): NUMBER,
    ("comment.add", "note"): NUMBER,
    ("comment.add", "about"): [*CHOICE, "issue"],
    ("comment.add", "root"): WHOLE,
    ("comment.add", "text"): [*TEXT, "", "x" * 501],
    ("comment.resolve", "comment"): NUMBER,
    ("drafted.settle", "drafted"): NUMBER,
    ("drafted.settle", "is_accepted"): FLAG,
    ("drafted.settle", "seen"): WHOLE,
    ("drafted.settle", "edition"): WHOLE,
    ("comment.resolve", "is_resolved"): FLAG,
    ("words.erase", "labels"): [*TEXT, "", "x" * 2001],
}
OPTIONAL = {("note.post", "off_record"), ("note.edit", "off_record"), ("note.edit", "heading"), ("theme.make", "notes")}
OPTIONAL |= {("phase.change", "heading"), ("vote.dots", "themes"), ("vote.dots", "round"), ("vote.grid", "round")}
OPTIONAL |= {
    ("round.open", "n_dots"),
    ("round.open", "most_on_one"),
    ("note.react", "reaction"),
    ("note.react", "seen"),
    ("note.enter", "table"),
}
OPTIONAL |= {("holding.change", "is_on"), ("scribe.change", "is_scribe"), ("scribe.change", "table")}
OPTIONAL |= {
    (f"contribution.{verb}", field)
    for verb in ("add", "enter")
    for field in ("detail", "heading", "theme", "due_on", "is_private", "table")
}
OPTIONAL |= {("contribution.answer", "answer"), ("contribution.answer", "seen")}
OPTIONAL |= {("contribution.mark", "is_marked"), ("contribution.hide", "is_hidden")}
OPTIONAL |= {("introduction.answer", "contact"), ("spotlight.change", "part"), ("spotlight.change", "id")}
OPTIONAL |= {("sharing.tighten", "is_sensitive"), ("page.turn", "page")}
OPTIONAL |= {("keynote.change", "speaker"), ("keynote.change", "topic")}
OPTIONAL |= {("flag.decide", "revision"), ("claim.check", "revision"), ("claim.check", "source")}
OPTIONAL |= {
    ("draft.write", field) for field in ("theme", "text", "labels", "slot", "seen", "edition", "root", "revision")
}
OPTIONAL |= {("draft.change", field) for field in ("text", "slot", "other", "seen", "revision")}
OPTIONAL |= {("draft.undo", "seen")}
OPTIONAL |= {
    ("version.make", "reason"),
    ("version.make", "seen"),
    ("comment.add", "root"),
    ("comment.resolve", "is_resolved"),
}
OPTIONAL |= {("theme.make", "stood"), ("notes.move", "stood")}
OPTIONAL |= {("drafted.settle", field) for field in ("is_accepted", "seen", "edition")}
OPTIONAL |= {(name, field) for name, field in WRONG if field in {"is_sure", "step"}}
OPTIONAL |= {("contribution.mark", "answer"), ("phone.end", "note"), ("scribe.admit", "is_in")}
TOGETHER = {"names", "hands", "minutes", "headings", "importance", "feasibility"}
"""These go with another list, one for one, so the fault may be named there."""
PASTED = ["\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\u202e", "\u2066", "\ud800"]
SPOKEN = [("note.post", "text"), ("note.edit", "text"), ("heading.rename", "name"), ("heading.rename", "prompt")]
SPOKEN += [
    ("theme.make", "name"),
    ("theme.rename", "name"),
    ("suggestions.accept", "method"),
    ("claim.check", "source"),
    ("draft.write", "text"),
]


ODD_IDS: list[Any] = [
    None,
    "",
    "short",
    "x" * 65,
    12345678,
    True,
    ["x" * 8],
    {},
    "with space",
    "ümlaut-id",
    "a\x00aaaaaa",
]


NO_OBJECTS = [b"", b"{", b"null", b"[]", b"5", b'"text"', b"true", b"\xff\xfe", b"9" * 10_000]
NO_OBJECTS += [b"[" * 60_000, b'{"a":' * 10_000, b"NaN"]


FOREIGN = ["https://evil.example", "http://localhost.evil.example", "http://localhost:81", "null", "", "http://[::1"]
FOREIGN += ["localhost", "http://evil.example://localhost"]


def fields_of(name: str) -> dict[str, list[Any]]:
    return {field: values for (command, field), values in WRONG.items() if command == name}


def giver(scene: Scene, name: str) -> Person:
    return scene.ann if COMMANDS[name].for_attendees else scene.fay


def tell(scene: Scene, name: str, /, **changed: Any) -> Any:
    """Gives the scene's order with some values changed; `...` leaves one out."""
    code, values = scene.orders()[name]
    person = giver(scene, name)
    payload = {key: value for key, value in (values | changed).items() if value is not ...}
    return Person(person.client, code).tell(name, **payload)


def assert_refused(response: Any, status: int, error: str) -> dict[str, Any]:
    answer: dict[str, Any] = response.get_json()
    assert (response.status_code, answer["ok"], answer["error"]) == (status, False, error), answer
    assert answer["message"]
    return answer


@pytest.mark.parametrize("name", COMMANDS)
def test_each_order_of_these_tests_can_be_carried_out(scene: Scene, name: str) -> None:
    before = stored(scene.app)

    response = tell(scene, name)

    assert response.status_code == 200, response.get_json()
    assert len(stored(scene.app)["journal"]) == len(before["journal"]) + 1


@pytest.mark.parametrize("name", sorted({name for name, _ in WRONG}))
def test_a_value_of_the_wrong_kind_is_named_and_changes_nothing(scene: Scene, name: str) -> None:
    before = stored(scene.app)

    for field, values in fields_of(name).items():
        for value in values:
            answer = assert_refused(tell(scene, name, **{field: value}), 400, "bad_input")
            assert field in answer["fields"] or field in TOGETHER, (field, value, answer)

    assert stored(scene.app) == before


def test_a_field_that_is_missing_is_named_and_nothing_changes(scene: Scene) -> None:
    before = stored(scene.app)

    for name, field in WRONG:
        if (name, field) not in OPTIONAL:
            answer = assert_refused(tell(scene, name, **{field: ...}), 400, "bad_input")
            assert field in answer["fields"] or field in TOGETHER, (name, field, answer)

    assert stored(scene.app) == before


def test_every_field_of_every_command_is_in_the_table_above() -> None:
    fields = {(name, field) for name, command in COMMANDS.items() for field in command.form()._fields}

    assert {(name, field) for name, field in fields if field != "client_id"} == set(WRONG)


def test_a_key_that_nobody_asked_for_is_named_and_nothing_changes(scene: Scene) -> None:
    before = stored(scene.app)

    for name in COMMANDS:
        for key in ("participant_id", "source_id", "notes-0", "__class__", "", "x" * 5000, "\ud800"):
            answer = assert_refused(tell(scene, name, **{key: 1}), 400, "bad_input")
            assert list(answer["fields"]) == [key[:40]], name

    assert stored(scene.app) == before


def test_what_is_pasted_along_from_slides_and_tables_is_mended_and_never_refused(scene: Scene) -> None:
    # 409: suggestions can be accepted only once.
    for name, field in SPOKEN:
        for character in PASTED:
            assert tell(scene, name, **{field: f"left{character}right"}).status_code in {200, 409}, (
                name,
                field,
                character,
            )

    kept = repr(stored(scene.app))
    assert "left right" in kept
    assert not [character for character in PASTED if repr(f"left{character}right")[1:-1] in kept]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("First line\x0bsecond line", "First line\nsecond line"),
        ("one\u2028two\u2029three\x85four", "one\ntwo\nthree\nfour"),
        ("a cell\x07the next\r\x07", "a cell the next"),
        ("\u202dABC-12\u202c", "ABC-12"),
        ("half a thumb \ud83d up", "half a thumb  up"),
    ],
)
def test_a_note_from_a_slide_is_read_as_it_looked_there(ann: Person, dee: Person, typed: str, shown: str) -> None:
    ann.post(typed)

    assert [note["text"] for note in dee.board()["notes"]] == [shown]


def test_a_name_from_two_lines_of_a_slide_stands_on_one(scene: Scene) -> None:
    scene.fay.do("theme.rename", theme=scene.themes[0], name="Grid\x0bconnections \n and  dates\u2028")

    assert "Grid connections and  dates" in repr(stored(scene.app)["theme_name"])


@pytest.mark.parametrize("unseen", ["\u200b", "\ufeff \u2060", "\u3164", "\U000e0061\U000e0062", "\u0301", "\x07"])
def test_a_note_that_shows_nothing_is_asked_for_again(scene: Scene, unseen: str) -> None:
    before = stored(scene.app)

    answer = assert_refused(tell(scene, "note.post", text=unseen), 400, "bad_input")

    assert answer["fields"] == {"text": "Write something first."}
    assert stored(scene.app) == before


@pytest.mark.parametrize(
    "doubled",
    ['"off_record": true, "off_record": false', '"kind": "ask", "kind": "ask"', '"x": {"a": 1, "a": 2}'],
)
def test_an_order_that_says_a_thing_twice_is_refused(scene: Scene, doubled: str) -> None:
    before = stored(scene.app)
    token = token_of(scene.ann.client, CODE)
    body = f'{{"client_id": "twice-said-1", "heading": "talent", "kind": "ask", "text": "psst", {doubled}}}'

    response = scene.ann.client.post(
        f"/r/{CODE}/commands/note.post",
        data=body,
        headers={"Content-Type": "application/json", "X-CSRF-Token": token},
    )

    answer = assert_refused(response, 400, "bad_input")
    assert "is there twice" in answer["fields"]["body"]
    assert stored(scene.app) == before


@pytest.mark.parametrize(
    ("name", "field", "limit"),
    [
        ("note.post", "text", 300),
        ("note.edit", "text", 300),
        ("heading.rename", "name", 40),
        ("heading.rename", "prompt", 200),
        ("theme.make", "name", 80),
        ("theme.rename", "name", 80),
    ],
)
def test_length_is_counted_in_code_points_of_the_composed_text(scene: Scene, name: str, field: str, limit: int) -> None:
    before = stored(scene.app)
    for letter, size in (("x", 1), ("e\u0301", 1), ("🤦", 1), ("\u0958", 2), ("\U0001d160", 3)):
        answer = assert_refused(tell(scene, name, **{field: letter * (limit // size + 1)}), 400, "bad_input")
        assert field in answer["fields"]
    assert stored(scene.app) == before

    for letter, size in (("x", 1), ("e\u0301", 1), ("🤦", 1), ("\u0958", 2), ("\U0001d160", 3)):
        assert tell(scene, name, **{field: letter * (limit // size)}).status_code == 200


def test_an_order_without_a_proper_client_id_is_refused(scene: Scene) -> None:
    before = stored(scene.app)

    for name in COMMANDS:
        for client_id in ODD_IDS:
            answer = assert_refused(tell(scene, name, client_id=client_id), 400, "bad_input")
            assert "client_id" in answer["fields"], (name, client_id)

    assert stored(scene.app) == before


def test_json_that_is_no_object_is_refused(scene: Scene) -> None:
    before = stored(scene.app)

    for name in ("note.post", "phase.change", "grouping.undo"):
        person = giver(scene, name)
        for body in NO_OBJECTS:
            response = person.client.post(
                f"/r/{CODE}/commands/{name}",
                data=body,
                content_type="application/json",
                headers={"X-CSRF-Token": token(person)},
            )
            assert_refused(response, 400, "bad_input")

    assert stored(scene.app) == before


def token(person: Person, code: str = CODE) -> str:
    text: str = token_of(person.client, code)
    return text


@pytest.mark.parametrize(
    "content_type", ["application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
def test_a_megabyte_is_refused_whatever_it_holds(scene: Scene, content_type: str) -> None:
    before = stored(scene.app)
    body = {
        "application/json": b'{"text": "' + b"x" * 1_000_000 + b'"}',
        "application/x-www-form-urlencoded": b"text=" + b"x" * 1_000_000,
    }.get(content_type, b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n' + b"x" * 1_000_000 + b"\r\n--x--")

    response = scene.ann.client.post(
        f"/r/{CODE}/commands/note.post",
        data=body,
        content_type=content_type,
        headers={"X-CSRF-Token": token(scene.ann), "Accept": "application/json"},
    )

    assert_refused(response, 413, "too_large")
    assert stored(scene.app) == before


@pytest.mark.parametrize(
    ("path", "limit", "home"),
    [
        ("/programme/import", "60 MB", "/programme"),
        ("/programme/papers/1/logo", "5 MB", "/programme"),
        (f"/run/{CODE}/evidence/table", "5 MB", f"/run/{CODE}"),
    ],
)
def test_a_file_that_is_too_large_is_refused_with_the_limit_and_a_way_back(
    fay: Person, path: str, limit: str, home: str
) -> None:
    told = {"CONTENT_LENGTH": "61000000", "CONTENT_TYPE": "multipart/form-data; boundary=x"}
    page = fay.client.post(path, environ_overrides=told)
    assert page.status_code == 413
    assert f"larger than the {limit} that this page takes" in page.text
    assert ("facilitator import" in page.text) is path.endswith("import")
    assert f'href="{home}"' in page.text


def test_an_order_from_another_site_is_refused(scene: Scene) -> None:
    before = stored(scene.app)

    for name, (code, values) in scene.orders().items():
        person = giver(scene, name)
        for origin in FOREIGN:
            response = person.client.post(
                f"/r/{code}/commands/{name}",
                json={"client_id": "from-elsewhere", **values},
                headers={"X-CSRF-Token": token(person), "Origin": origin},
            )
            assert_refused(response, 403, "not_allowed")

    assert stored(scene.app) == before


def test_an_order_without_a_token_of_this_device_is_refused(scene: Scene) -> None:
    before, strange = stored(scene.app), token(scene.eve)

    for name, (code, values) in scene.orders().items():
        for headers in ({}, {"X-CSRF-Token": ""}, {"X-CSRF-Token": "nonsense"}, {"X-CSRF-Token": strange}):
            response = giver(scene, name).client.post(
                f"/r/{code}/commands/{name}", json={"client_id": "without-token", **values}, headers=headers
            )
            assert_refused(response, 403, "csrf")

    assert stored(scene.app) == before


def test_an_unknown_command_is_not_found(scene: Scene) -> None:
    before = stored(scene.app)

    for name in ("note.delete", "note", "note.post.x", "NOTE.POST", "%00", "..", "__init__"):
        assert_refused(scene.fay.tell(name), 404, "not_found")

    assert stored(scene.app) == before


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE", "TRACE"])
def test_an_order_by_another_method_is_refused(scene: Scene, method: str) -> None:
    before = stored(scene.app)

    response = scene.ann.client.open(
        f"/r/{CODE}/commands/note.withdraw",
        method=method,
        json={"client_id": "other-method", "note": scene.notes[0]},
        headers={"X-CSRF-Token": token(scene.ann)},
    )

    assert response.status_code == 405
    assert response.get_json()["ok"] is False
    assert stored(scene.app) == before


@pytest.mark.parametrize("number", [2**53, 2**63, 10**30])
def test_a_number_that_no_row_has_is_not_found_at_any_address(scene: Scene, number: int) -> None:
    fay, parts = scene.fay, {"<code>": CLOSED, "<name>": "md", "<verb>": "rename"}
    token = token_of(scene.fay.client, CLOSED)
    answers = {}
    for rule in scene.app.url_map.iter_rules():
        path = re.sub(r"<(int|drawn):\w+>", str(number), rule.rule)
        if path != rule.rule:
            path = re.sub(r"<any.*?>", "confirm", path)
            for part, value in parts.items():
                path = path.replace(part, value)
            for method in (rule.methods or set()) & {"GET", "HEAD", "POST"}:
                answers[method, path] = fay.client.open(path, method=method, data={"csrf_token": token}).status_code

    assert len(answers) > 30
    assert {where: status for where, status in answers.items() if status != 404} == {}
