"""Grouping by hand: every act can be taken back exactly and done again, whatever others did meanwhile."""

from typing import Any

import pytest
from conftest import CODE, Person
from names import alias_of
from scenes import DRAFT, Scene, make_theme
from witness import stored


def crew_board(person: Person) -> dict[str, Any]:
    """Everything of the crew's board but what undo and redo would do next."""
    board = person.board("crew")
    return {part: value for part, value in board.items() if part != "actions"}


def acts(scene: Scene) -> dict[str, tuple[str, dict[str, Any]]]:
    """Every kind of act, as it can be done in the scene; two themes hold three of the five notes."""
    one, two, three, four, five = scene.notes
    leavers, pay = scene.themes
    accepting = {"heading": "talent", "method": "drawn", "hands": ["tool", "person"]}
    return {
        "accept one": (
            "suggestions.accept",
            accepting | {"names": ["Found"], "groups": [f"{four} {five}"], "hands": ["tool"]},
        ),
        "accept two": ("suggestions.accept", accepting | {"names": ["A", "B"], "groups": [str(four), str(five)]}),
        "dismiss": ("suggestion.dismiss", {"heading": "talent", "notes": [four, five]}),
        "make empty": ("theme.make", {"heading": "business", "name": "Empty", "notes": []}),
        "make of the ungrouped": ("theme.make", {"heading": "talent", "name": "New", "notes": [four]}),
        "make out of others": ("theme.make", {"heading": "talent", "name": "New", "notes": [one, three, five]}),
        "rename": ("theme.rename", {"theme": pay, "name": "Money"}),
        "merge": ("themes.merge", {"theme": leavers, "into": pay}),
        "dissolve": ("theme.dissolve", {"theme": leavers}),
        "move into a theme": ("notes.move", {"notes": [four, one], "place": "theme", "theme": pay}),
        "move to where it is": ("notes.move", {"notes": [one], "place": "theme", "theme": leavers}),
        "move out": ("notes.move", {"notes": [one, two], "place": "ungrouped"}),
        "leave alone": ("notes.move", {"notes": [one, four], "place": "alone"}),
        "set aside": ("notes.move", {"notes": [five], "place": "aside"}),
    }


ACTS = (
    "accept one",
    "accept two",
    "dismiss",
    "make empty",
    "make of the ungrouped",
    "make out of others",
    "rename",
    "merge",
    "dissolve",
    "move into a theme",
    "move to where it is",
    "move out",
    "leave alone",
    "set aside",
)


def test_every_act_has_its_tests(scene: Scene) -> None:
    assert tuple(acts(scene)) == ACTS


@pytest.mark.parametrize("act", ACTS)
def test_an_act_is_taken_back_and_done_again_exactly(scene: Scene, act: str) -> None:
    name, values = acts(scene)[act]
    before = crew_board(scene.fay)
    entry = scene.fay.do(name, **values)
    after = crew_board(scene.fay)

    undone = scene.fay.do("grouping.undo")
    assert crew_board(scene.fay) == before
    redone = scene.fay.do("grouping.redo")
    assert crew_board(scene.fay) == after

    for offered in (entry["actions"]["undo"], undone["actions"]["redo"], redone["actions"]["undo"]):
        assert offered["kind"] == name_of_entry(name)
        assert offered["n_notes"] == entry["actions"]["undo"]["n_notes"]


def name_of_entry(command: str) -> str:
    noun, verb = command.split(".")
    past = {"make": "made", "accept": "accepted", "dismiss": "dismissed", "dissolve": "dissolved"}
    return f"{noun}.{past.get(verb, verb.removesuffix('e') + 'ed')}"


@pytest.mark.parametrize("second", ACTS)
@pytest.mark.parametrize("first", ["make out of others", "merge"])
def test_two_acts_are_taken_back_one_after_the_other(scene: Scene, first: str, second: str) -> None:
    boards = [crew_board(scene.fay)]
    n_done = 0
    for act in (first, second):
        name, values = acts(scene)[act]
        # The first may have taken away what the second is about; then there is one act to take back.
        if scene.fay.tell(name, **values).status_code == 200:
            n_done += 1
            boards.append(crew_board(scene.fay))

    for board in reversed(boards[:-1]):
        scene.fay.do("grouping.undo")
        assert crew_board(scene.fay) == board
    for board in boards[1:]:
        scene.fay.do("grouping.redo")
        assert crew_board(scene.fay) == board
    assert n_done == len(boards) - 1


def test_a_new_act_leaves_nothing_to_do_again(scene: Scene) -> None:
    scene.fay.do("theme.rename", theme=scene.themes[0], name="Once more")

    refused = scene.fay.tell("grouping.redo")

    assert (refused.status_code, refused.get_json()["error"]) == (409, "conflict")
    assert scene.fay.board("crew")["actions"]["redo"] is None


def test_when_everything_is_taken_back_there_is_nothing_to_undo(scene: Scene) -> None:
    for _ in range(2):
        scene.fay.do("grouping.undo")
    before = stored(scene.app)

    refused = scene.fay.tell("grouping.undo")

    assert (refused.status_code, refused.get_json()["error"]) == (409, "conflict")
    assert stored(scene.app) == before
    assert scene.fay.board("crew")["themes"] == []


def test_two_facilitators_take_back_each_others_acts(scene: Scene) -> None:
    org = scene.people["org"]
    before = crew_board(scene.fay)
    scene.fay.do("theme.rename", theme=scene.themes[0], name="By Fay")
    between = crew_board(scene.fay)
    org.do("theme.rename", theme=scene.themes[0], name="By the organiser")

    scene.fay.do("grouping.undo")
    assert crew_board(org) == between
    org.do("grouping.undo")
    assert crew_board(scene.fay) == before


@pytest.mark.parametrize("act", ["undo", "redo"])
def test_the_second_press_on_a_step_is_told_who_did_what_since(scene: Scene, act: str) -> None:
    scene.fay.do("grouping.redo")
    if act == "redo":
        scene.fay.do("grouping.undo")
    step = scene.fay.client.get(f"/r/{CODE}/desk").get_json()["grouping"][act]["seq"]
    scene.fay.do(f"grouping.{act}", step=step)
    board = scene.fay.board("crew")

    second = scene.people["org"].tell(f"grouping.{act}", step=step)

    assert second.status_code == 409
    assert f"Wes has since {'undone' if act == 'undo' else 'redone'} a step" in second.get_json()["message"]
    assert scene.fay.board("crew") == board


def test_undo_says_what_it_will_take_back(scene: Scene) -> None:
    step = scene.fay.do("themes.merge", theme=scene.themes[0], into=scene.themes[1])["seq"]

    action = scene.wes.board("crew")["actions"]["undo"]

    assert action == {"seq": step, "kind": "themes.merged", "place": "theme", "n_notes": 2, "names": ["Leavers", "Pay"]}


def test_a_name_that_was_taken_back_is_not_lost_under_the_next(scene: Scene) -> None:
    theme = scene.themes[0]
    for name in ("Second", "Third"):
        scene.fay.do("theme.rename", theme=theme, name=name)
    scene.fay.do("grouping.undo")
    scene.fay.do("theme.rename", theme=theme, name="Fourth")
    names = []
    for _ in range(2):
        scene.fay.do("grouping.undo")
        names.append(name_of(scene, theme))

    assert names == ["Second", "Leavers"]


def name_of(scene: Scene, theme: int) -> str:
    return next(str(seen["name"]) for seen in scene.dee.board()["themes"] if seen["id"] == theme)


class TestMeanwhile:
    """What others do between looking and acting."""

    def test_a_note_taken_back_meanwhile_cannot_be_grouped(self, scene: Scene) -> None:
        scene.ann.do("note.withdraw", note=scene.notes[3])
        before = stored(scene.app)

        for name, values in (
            ("theme.make", {"heading": "talent", "name": "Late", "notes": [scene.notes[3], scene.notes[4]]}),
            ("notes.move", {"notes": [scene.notes[3]], "place": "alone"}),
            ("suggestion.dismiss", {"heading": "talent", "notes": [scene.notes[3], scene.notes[4]]}),
            (
                "suggestions.accept",
                {
                    "heading": "talent",
                    "method": "drawn",
                    "names": ["Late"],
                    "groups": [f"{scene.notes[3]} {scene.notes[4]}"],
                    "hands": ["tool"],
                },
            ),
        ):
            refused = scene.fay.tell(name, **values)
            assert (refused.status_code, refused.get_json()["error"]) == (409, "conflict"), name
        assert stored(scene.app) == before

    @pytest.mark.parametrize("place", ["theme", "alone", "aside"])
    def test_a_suggestion_never_moves_what_a_person_has_placed(self, scene: Scene, place: str) -> None:
        theme = {"theme": scene.themes[0]} if place == "theme" else {}
        scene.fay.do("notes.move", notes=[scene.notes[3]], place=place, **theme)
        before = stored(scene.app)
        values = {"heading": "talent", "method": "drawn", "hands": ["tool"], "names": ["Late"]}

        refused = scene.fay.tell("suggestions.accept", groups=[f"{scene.notes[3]} {scene.notes[4]}"], **values)

        assert (refused.status_code, refused.get_json()["error"]) == (409, "conflict")
        assert stored(scene.app) == before

    def test_a_theme_dissolved_meanwhile_is_not_found(self, scene: Scene) -> None:
        gone, there = scene.themes
        scene.people["org"].do("theme.dissolve", theme=gone)
        before = stored(scene.app)

        for name, values in (
            ("theme.rename", {"theme": gone, "name": "Too late"}),
            ("theme.dissolve", {"theme": gone}),
            ("themes.merge", {"theme": gone, "into": there}),
            ("themes.merge", {"theme": there, "into": gone}),
            ("notes.move", {"notes": [scene.notes[3]], "place": "theme", "theme": gone}),
        ):
            refused = scene.fay.tell(name, **values)
            assert (refused.status_code, refused.get_json()["error"]) == (404, "not_found"), name
        assert stored(scene.app) == before

    def test_a_note_stays_under_its_heading(self, scene: Scene) -> None:
        abroad = scene.ann.post("exports", heading="business")["id"]
        rates = make_theme(scene.fay, "Rates", [], heading="business")
        before = stored(scene.app)

        for name, values in (
            ("theme.make", {"heading": "talent", "name": "Mixed", "notes": [abroad]}),
            ("notes.move", {"notes": [abroad, scene.notes[3]], "place": "theme", "theme": rates}),
            ("suggestion.dismiss", {"heading": "business", "notes": [scene.notes[3]]}),
        ):
            refused = scene.fay.tell(name, **values)
            assert (refused.status_code, refused.get_json()["error"]) == (400, "bad_input"), name
        merged = scene.fay.tell("themes.merge", theme=scene.themes[0], into=rates)
        assert (merged.status_code, merged.get_json()["error"]) == (409, "conflict")
        assert stored(scene.app) == before

    def test_a_note_taken_back_does_not_come_back_with_undo(self, scene: Scene) -> None:
        scene.fay.do("theme.dissolve", theme=scene.themes[0])
        scene.ann.do("note.withdraw", note=scene.notes[0])

        scene.fay.do("grouping.undo")

        assert {note["id"]: note["theme"] for note in scene.fay.board("crew")["notes"]} == {
            scene.notes[1]: scene.themes[0],
            scene.notes[2]: scene.themes[1],
            scene.notes[3]: None,
            scene.notes[4]: None,
        }
        assert scene.ann.board()["notes"][0]["state"] == "withdrawn"

    def test_a_note_off_the_record_meanwhile_is_not_lost_when_acts_are_done_again(self, scene: Scene) -> None:
        note, (leavers, pay) = scene.notes[0], scene.themes
        scene.fay.do("notes.move", notes=[note], place="theme", theme=pay)
        change = {"note": note, "kind": "ask", "text": "in two minds"}
        scene.ann.do("note.edit", off_record=True, **change)
        scene.fay.do("theme.dissolve", theme=pay)
        for _ in range(2):
            scene.fay.do("grouping.undo")
        scene.ann.do("note.edit", off_record=False, **change)

        for _ in range(2):
            scene.fay.do("grouping.redo")

        board = scene.fay.board("crew")
        assert [theme["id"] for theme in board["themes"]] == [leavers]
        assert next(seen for seen in board["notes"] if seen["id"] == note)["place"] == "ungrouped"

    def test_a_theme_that_loses_a_note_to_the_lobby_of_second_thoughts_says_so(self, scene: Scene) -> None:
        seq = scene.dee.entries()[-1]["seq"]
        scene.ann.do("note.edit", note=scene.notes[0], kind="ask", text="not for the paper", off_record=True)

        told = scene.dee.entries(seq)[0]

        assert told["gone"] == {"notes": [alias_of(scene.dee.client, "note", scene.notes[0])], "themes": []}
        assert [(theme["id"], theme["n_notes"]) for theme in told["themes"]] == [(scene.themes[0], 1)]

    def test_two_who_make_a_theme_of_the_same_note_leave_it_in_the_second(self, scene: Scene) -> None:
        make_theme(scene.fay, "Mine", [scene.notes[3]])
        make_theme(scene.people["org"], "Mine too", [scene.notes[3]])

        sizes = {theme["name"]: theme["n_notes"] for theme in scene.dee.board()["themes"]}
        assert (sizes["Mine"], sizes["Mine too"]) == (0, 1)


def test_a_note_named_twice_is_grouped_once(scene: Scene) -> None:
    scene.fay.do("theme.make", heading="talent", name="Twice", notes=[scene.notes[3]] * 3)

    assert scene.dee.board()["themes"][-1]["n_notes"] == 1


def test_an_act_that_is_refused_halfway_leaves_nothing_behind(scene: Scene) -> None:
    before = stored(scene.app)
    values = {"heading": "talent", "method": "drawn", "hands": ["tool", "tool"], "names": ["First", "Second"]}

    refused = scene.fay.tell("suggestions.accept", groups=[str(scene.notes[3]), str(10**6)], **values)

    assert refused.status_code == 404
    assert stored(scene.app) == before


def test_whose_work_a_placing_is_stays_on_record(scene: Scene) -> None:
    values = {"heading": "talent", "method": "model=x level=3", "hands": ["tool"], "names": ["Found"]}
    scene.fay.do("suggestions.accept", groups=[str(scene.notes[3])], **values)
    scene.fay.do("notes.move", notes=[scene.notes[4]], place="alone")

    rows = {row[0]: row for row in stored(scene.app)["note"]}
    assert [value for value in rows[scene.notes[3]] if str(value) == "tool"]
    assert [value for value in rows[scene.notes[4]] if str(value) == "person"]
    assert "model=x level=3" in repr(stored(scene.app)["journal"])
    named = {theme["name"]: theme["named_by"] for theme in scene.dee.board()["themes"]}
    assert (named["Found"], named["Leavers"]) == ("tool", "person")


def test_a_name_that_a_person_has_touched_is_theirs(scene: Scene) -> None:
    values = {"heading": "talent", "method": "drawn", "hands": ["tool"], "names": ["Found"]}
    made = scene.fay.do("suggestions.accept", groups=[str(scene.notes[3])], **values)["themes"][0]["id"]

    scene.fay.do("theme.rename", theme=made, name="Found by me")

    assert {theme["name"]: theme["named_by"] for theme in scene.dee.board()["themes"]}["Found by me"] == "person"


def test_grouping_at_one_roundtable_is_not_undone_at_another(scene: Scene) -> None:
    elsewhere = Person(scene.fay.client, DRAFT)
    elsewhere.do("roundtable.open")
    before = crew_board(scene.fay)

    refused = elsewhere.tell("grouping.undo")

    assert (refused.status_code, refused.get_json()["error"]) == (409, "conflict")
    assert crew_board(scene.fay) == before


def test_of_two_who_split_the_same_notes_off_the_first_has_them_and_no_theme_is_left_empty(scene: Scene) -> None:
    one, two = scene.notes[:2]
    split = {"heading": "talent", "notes": [one, two], "stood": [scene.themes[0], scene.themes[0]]}
    made = scene.fay.do("theme.make", name="Young leavers", **split)["themes"][-1]["id"]

    second = scene.fay.tell("theme.make", name="Leavers under 30", **split)

    assert second.status_code == 409
    assert "moved one of these notes" in second.get_json()["message"]
    board = crew_board(scene.fay)
    assert [note["theme"] for note in board["notes"] if note["id"] in {one, two}] == [made, made]
    assert "Leavers under 30" not in str(board["themes"])


def test_where_notes_stood_is_said_of_all_or_of_none(scene: Scene) -> None:
    one, two = scene.notes[:2]
    answer = scene.fay.tell("notes.move", notes=[one, two], place="alone", stood=[scene.themes[0]])
    assert (answer.status_code, list(answer.get_json()["fields"])) == (400, ["stood"])
