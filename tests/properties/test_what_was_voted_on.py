"""What people voted on stays what they voted on, whatever grouping does to it during or after the vote."""

import secrets
from collections.abc import Sequence

from conftest import Person
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from witness import roundtable_id

from facilitator.database.access import db
from facilitator.reports.evidence.flags import release
from facilitator.reports.records import record_board
from facilitator.reports.sections.priorities import tell_priorities
from facilitator.store.boards import load_board
from facilitator.store.checks import find_faults

ACTS = ("merge", "dissolve", "move", "rename", "withdraw", "undo", "redo")
STEPS = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 2), st.integers(0, 2)), max_size=6)
BALLOTS = st.tuples(
    *[st.lists(st.integers(0, 2), min_size=1, max_size=3).filter(lambda b: max(map(b.count, b)) < 3)] * 2
)


def do(step: tuple[str, int, int], fay: Person, ann: Person, themes: Sequence[int], notes: Sequence[int]) -> None:
    """One step; what does not fit what was done before is refused, which is fine."""
    act, one, other = step
    sure = {"is_sure": True}
    orders = {
        "merge": (fay, "themes.merge", {"theme": themes[one], "into": themes[other], **sure}),
        "dissolve": (fay, "theme.dissolve", {"theme": themes[one], **sure}),
        "move": (fay, "notes.move", {"notes": [notes[one]], "place": "theme", "theme": themes[other], **sure}),
        "rename": (fay, "theme.rename", {"theme": themes[one], "name": f"Another {secrets.token_hex(4)}", **sure}),
        "withdraw": (ann, "note.withdraw", {"note": notes[one], **sure}),
        "undo": (fay, "grouping.undo", sure),
        "redo": (fay, "grouping.redo", sure),
    }
    person, name, values = orders[act]
    assert person.tell(name, **values).status_code in {200, 400, 404, 409}


@settings(
    max_examples=5,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(ballots=BALLOTS, during=STEPS, after=STEPS)
def test_every_dot_stands_beside_the_name_it_was_given_to(
    app: Flask, ann: Person, ben: Person, dee: Person, fay: Person, ballots, during, after
) -> None:
    names = [f"{name} {secrets.token_hex(4)}" for name in ("Welders", "Vetting", "Housing")]
    # Of other words than the names: a name that quotes a note goes with it when the note is taken back.
    notes = [ann.post(f"We lack {n} people")["id"] for n in range(3)]
    themes = [
        fay.do("theme.make", heading="talent", name=name, notes=[note])["themes"][0]["id"]
        for name, note in zip(names, notes, strict=True)
    ]
    vote = fay.do("round.open", kind="dots", n_dots=3, most_on_one=2)["rounds"][0]["id"]
    for step in during:
        do(step, fay, ann, themes, notes)
    for person, ballot in zip((ann, ben), ballots, strict=True):
        person.do("vote.dots", round=vote, themes=[themes[at] for at in ballot])
    fay.do("round.close")
    fay.do("results.show", round=vote, heading="talent")
    for step in after:
        do(step, fay, ann, themes, notes)

    given_to = {names[at]: sum(ballot.count(at) for ballot in ballots) for at in range(3)}
    for person in (ann, dee, fay):
        seen = next(each for each in person.board()["rounds"] if each["id"] == vote)
        called = {asked["id"]: asked["name"] for asked in seen["ballot"]}
        dots = {called[each["theme"]]: each["n_dots"] for each in seen["tallies"]}
        assert {name: dots[name] for name in names} == given_to
        assert sum(dots.values()) == sum(map(len, ballots))
    number = roundtable_id(app, fay.code)
    with app.app_context():
        board = release(load_board(db.session(), number))
        told = {each["name"]: each["n_dots"] for each in record_board(board)["rounds"][-1]["tallies"]}
        assert {name: told[name] for name in names} == given_to
        assert all(name in str(tell_priorities(board)) for name in names)


def test_who_would_change_what_people_vote_on_is_told_first_and_does_it_when_sure(
    ann: Person, fay: Person, dee: Person
) -> None:
    notes = [ann.post(f"Note {n}")["id"] for n in range(3)]
    themes = [
        fay.do("theme.make", heading="talent", name=name, notes=[note])["themes"][0]["id"]
        for name, note in zip(("Welders", "Vetting", "Housing"), notes, strict=True)
    ]
    fay.do("round.open", kind="dots", n_dots=3, most_on_one=2)
    orders = [
        ("themes.merge", {"theme": themes[0], "into": themes[1]}),
        ("theme.dissolve", {"theme": themes[0]}),
        ("theme.rename", {"theme": themes[0], "name": "Pipe welders"}),
        ("notes.move", {"notes": [notes[0]], "place": "alone"}),
        ("grouping.undo", {}),
        ("note.withhold", {"note": notes[0], "reason": "Names a person"}),
        ("note.hold", {"note": notes[0]}),
        ("note.withdraw", {"note": notes[0]}),
        ("note.edit", {"note": notes[0], "kind": "ask", "text": "Note", "off_record": True}),
        ("note.edit", {"note": notes[0], "kind": "ask", "text": "Note", "heading": "business"}),
    ]
    before = fay.board()["themes"]
    for name, values in orders:
        author = ann if name in {"note.withdraw", "note.edit"} else fay
        refused = author.tell(name, **values)
        assert (refused.status_code, refused.get_json()["error"]) == (409, "conflict"), name
        assert "is_sure" in refused.get_json()["fields"]
    assert fay.board()["themes"] == before

    fay.do("themes.merge", theme=themes[0], into=themes[1], is_sure=True)
    for person in (ann, dee):
        (vote,) = person.board()["rounds"]
        assert [asked["name"] for asked in vote["ballot"]] == ["Welders", "Vetting", "Housing"]
    ann.do("vote.dots", themes=[themes[0], themes[0], themes[1]])
    ann.do("note.edit", note=notes[2], kind="ask", text="Other words, which empty nothing")
    ann.do("note.withdraw", note=notes[2], is_sure=True)


def test_whoever_takes_back_what_a_theme_on_the_ballot_quotes_is_asked_and_every_ballot_loses_the_words(
    ann: Person, ben: Person, fay: Person
) -> None:
    words = "Coded welders are leaving the yard"
    notes = [ann.post(words)["id"], ben.post("Nobody trains new people")["id"]]
    fay.do("phase.change", phase="cluster")
    theme = fay.do("theme.make", heading="talent", name=words, notes=notes)["themes"][0]["id"]
    fay.do("round.open", kind="dots", n_dots=3, most_on_one=2)
    ben.do("vote.dots", themes=[theme])

    asked = ann.tell("note.withdraw", note=notes[0])
    assert (asked.status_code, words in asked.text) == (409, False)
    assert "is_sure" in asked.get_json()["fields"]
    assert ben.board()["rounds"][0]["ballot"][0]["name"] == words
    ann.do("note.withdraw", note=notes[0], is_sure=True)
    told = ben.entries()[-1]["rounds"]
    assert told == ben.board()["rounds"]
    assert words not in str(told)
    assert told[0]["turnout"] == 1


def test_two_presses_meant_for_one_step_take_back_one_and_the_second_is_told_who_did_what(
    ann: Person, fay: Person
) -> None:
    theme = fay.do("theme.make", heading="talent", name="Welders", notes=[ann.post()["id"]])["themes"][0]["id"]
    renamed = fay.do("theme.rename", theme=theme, name="Pipe welders")
    step = fay.board("crew")["actions"]["undo"]["seq"]
    assert step == renamed["seq"]

    fay.do("grouping.undo", step=step)
    refused = fay.tell("grouping.undo", step=step)
    assert refused.status_code == 409
    assert "You have since undone a step" in refused.get_json()["message"]
    assert [each["name"] for each in fay.board()["themes"]] == ["Welders"]
    assert fay.tell("grouping.redo", step=step + 99).status_code == 409
    fay.do("grouping.redo", step=fay.board("crew")["actions"]["redo"]["seq"])
    assert [each["name"] for each in fay.board()["themes"]] == ["Pipe welders"]


def test_a_theme_merged_after_the_vote_says_everywhere_into_which_and_no_longer_once_that_is_undone(
    app: Flask, ann: Person, ben: Person, dee: Person, fay: Person
) -> None:
    fay.do("phase.change", phase="cluster")
    themes = [
        fay.do("theme.make", heading="talent", name=name, notes=[ann.post(f"On {name}")["id"]])["themes"][0]["id"]
        for name in ("Welders", "Vetting", "Housing", "Rent")
    ]
    fay.do("round.open", kind="dots", n_dots=3, most_on_one=2)
    ben.do("vote.dots", themes=[themes[0], themes[0], themes[3]])
    fay.do("round.close")
    fay.do("themes.merge", theme=themes[0], into=themes[1])
    fay.do("themes.merge", theme=themes[1], into=themes[2])
    fay.do("theme.dissolve", theme=themes[3])

    for person in (ann, dee, fay):
        (vote,) = person.board()["rounds"]
        assert [asked["into"] for asked in vote["ballot"]] == [themes[2], themes[2], None, None]
        told = [entry for entry in person.entries() if entry.get("kind") == "themes.merged"]
        assert told[-1]["rounds"][0]["ballot"] == vote["ballot"]
    number = roundtable_id(app, fay.code)
    with app.app_context():
        board = release(load_board(db.session(), number))
        report = str(tell_priorities(board))
        assert find_faults(db.session(), number) == []
    assert "Welders (since merged into “Housing”)" in report
    assert "Rent (no theme of its own any more)" in report
    for _ in range(3):
        fay.do("grouping.undo")
    assert {asked["into"] for asked in ann.board()["rounds"][0]["ballot"]} == {None}


def test_a_tables_record_and_the_spotlight_go_with_the_notes_of_a_theme_that_is_merged(
    app: Flask, ann: Person, dee: Person, fay: Person
) -> None:
    fay.do("agenda.change", phases=["post", "discuss", "close"], minutes=[20, 10, 3], headings=["", "", ""])
    fay.do("phase.change", phase="discuss")
    themes = [
        fay.do("theme.make", heading="talent", name=name, notes=[ann.post(f"On {name}")["id"]])["themes"][0]["id"]
        for name in ("Welders", "Vetting")
    ]
    fay.do("contribution.enter", kind="record", text="Three of four firms lost an order", theme=themes[0], table=3)
    fay.do("spotlight.change", part="themes", id=themes[0])
    fay.do("themes.merge", theme=themes[0], into=themes[1])

    assert dee.board()["roundtable"]["spotlight"] == {"part": "themes", "id": themes[1]}
    assert [each["theme"] for each in dee.board()["contributions"]] == [themes[1]]
    (theme,) = dee.board()["themes"]
    assert theme["n_voices"] == 2
    fay.do("theme.dissolve", theme=themes[1])
    assert dee.board()["roundtable"]["spotlight"] is None
    number = roundtable_id(app, fay.code)
    with app.app_context():
        assert find_faults(db.session(), number) == []


def test_a_table_goes_with_the_notes_of_its_theme_and_comes_back_with_them(
    ann: Person, dee: Person, fay: Person
) -> None:
    fay.do("agenda.change", phases=["post", "discuss", "close"], minutes=[20, 10, 3], headings=["", "", ""])
    fay.do("phase.change", phase="discuss")
    themes = [
        fay.do("theme.make", heading="talent", name=name, notes=[ann.post(f"On {name}")["id"]])["themes"][0]["id"]
        for name in ("Welders", "Vetting")
    ]
    fay.do("tables.assign", tables=[4, 2, 2], themes=[themes[0], themes[1], themes[0]])

    def taken() -> list[list[dict[str, int]]]:
        return [who.board()["roundtable"]["tables"] for who in (dee, ann)]

    before = [{"table": 2, "theme": themes[0]}, {"table": 2, "theme": themes[1]}, {"table": 4, "theme": themes[0]}]
    assert taken() == [before, before]
    merged = fay.do("themes.merge", theme=themes[0], into=themes[1])
    after = [{"table": 2, "theme": themes[1]}, {"table": 4, "theme": themes[1]}]
    assert merged["roundtable"]["tables"] == after
    assert taken() == [after, after]
    fay.do("grouping.undo")
    assert taken() == [before, before]
    fay.do("theme.dissolve", theme=themes[0])
    assert taken() == [before[1:2], before[1:2]]
