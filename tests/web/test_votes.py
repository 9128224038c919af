"""Hidden ballots: everybody has three dots, nobody sees a tally before it is shown, and nobody can be asked whom they
voted for afterwards."""

import re
from collections.abc import Callable

import pytest
from conftest import CODE, Person
from flask import Flask
from scenes import make_theme
from sqlalchemy import select
from worlds import part

from facilitator.database.access import db
from facilitator.domain.entries import EntryKind
from facilitator.store.journal import JournalRow
from facilitator.store.votes import BallotRow, RoundRow


@part
def themes(fay: Person) -> list[int]:
    """Three themes on talent and one on business."""
    made = [make_theme(fay, name, []) for name in ("Welders", "Housing", "Vetting")]
    return [*made, make_theme(fay, "Rates", [], heading="business")]


@part
def vote(fay: Person, themes: list[int]) -> int:
    """An open round of dots; gives its id."""
    return int(fay.do("round.open", kind="dots", n_dots=3, most_on_one=2)["rounds"][0]["id"])


def round_of(person: Person, audience: str | None = None) -> dict[str, object]:
    return dict(person.board(audience)["rounds"][-1])


def test_the_room_sees_how_many_have_voted_and_nothing_else(
    ann: Person, ben: Person, dee: Person, fay: Person, themes: list[int], vote: int
) -> None:
    ann.do("vote.dots", themes=[themes[0], themes[0], themes[1]])
    ben.do("vote.dots", themes=[themes[2]])

    for person in (ann, dee, fay):
        seen = round_of(person)
        assert (seen["turnout"], seen["tallies"], seen["is_open"]) == (2, [], True)
    assert all("tallies" not in str(entry) or "'tallies': []" in str(entry) for entry in dee.entries())


@pytest.mark.parametrize("dots", [[0, 0, 0], [0, 0, 1, 1], [0, 1, 2, 3]])
def test_nobody_has_more_dots_than_the_others(ann: Person, themes: list[int], vote: int, dots: list[int]) -> None:
    refused = ann.tell("vote.dots", themes=[themes[index] for index in dots])

    assert (refused.status_code, refused.get_json()["error"]) == (400, "bad_input")
    assert round_of(ann)["turnout"] == 0


def test_a_ballot_can_be_changed_and_taken_back_while_the_vote_is_open(
    ann: Person, fay: Person, themes: list[int], vote: int
) -> None:
    ann.do("vote.dots", themes=[themes[0], themes[0]])
    ann.do("vote.dots", themes=[themes[1]])
    assert round_of(fay)["turnout"] == 1
    ann.do("vote.dots", themes=[])
    assert round_of(fay)["turnout"] == 0
    ann.do("vote.dots", themes=[themes[2]])

    fay.do("round.close")

    assert {tally["theme"]: tally["n_dots"] for tally in round_of(fay)["tallies"]} == {
        themes[0]: 0,
        themes[1]: 0,
        themes[2]: 1,
        themes[3]: 0,
    }


def test_results_are_shown_heading_by_heading(
    ann: Person, dee: Person, fay: Person, wes: Person, themes: list[int], vote: int
) -> None:
    ann.do("vote.dots", themes=[themes[0], themes[3]])
    fay.do("round.close")
    assert round_of(dee)["tallies"] == round_of(ann)["tallies"] == []
    assert len(round_of(wes)["tallies"]) == 4

    fay.do("results.show", round=vote, heading="business")

    assert [tally["theme"] for tally in round_of(dee)["tallies"]] == [themes[3]]
    fay.do("phase.change", phase="cluster")
    assert [tally["theme"] for tally in round_of(ann)["tallies"]] == [themes[3]]

    fay.do("results.show", round=vote, heading="talent")
    assert sorted(tally["theme"] for tally in round_of(dee)["tallies"]) == sorted(themes), "the first ones stay"


def test_without_scripts_a_bar_is_full_at_a_dot_for_each_who_voted(
    ann: Person, ben: Person, fay: Person, themes: list[int], vote: int
) -> None:
    for person in (ann, ben):
        person.do("vote.dots", themes=[themes[0], themes[1], themes[3]])
    fay.do("round.close")
    for heading in ("business", "talent"):
        fay.do("results.show", round=vote, heading=heading)
        bars = set(re.findall(r'class="barsvg" viewBox="0 0 (\d+) 1"', look(ann).partition("<template")[0]))
        assert bars == {"2"}, heading


def test_results_of_an_open_vote_cannot_be_shown(fay: Person, dee: Person, vote: int) -> None:
    refused = fay.tell("results.show", round=vote, heading="talent")

    assert (refused.status_code, refused.get_json()["error"]) == (409, "wrong_phase")
    assert round_of(dee)["shown"] == []


def test_nothing_is_left_that_says_who_voted_for_what(
    app: Flask, ann: Person, ben: Person, fay: Person, themes: list[int], vote: int
) -> None:
    ann.do("vote.dots", themes=[themes[0]])
    ben.do("vote.dots", themes=[themes[1]])
    with app.app_context():
        open_round = db.session.get_one(RoundRow, vote)
        ballots = db.session.scalars(select(BallotRow)).all()
        assert open_round.key is not None
        assert len(open_round.key) == 64
        assert len({ballot.voter for ballot in ballots}) == 2

    fay.do("round.close")

    with app.app_context():
        assert db.session.get_one(RoundRow, vote).key is None
        assert db.session.scalars(select(BallotRow)).all() == []
        cast = db.session.scalars(select(JournalRow).where(JournalRow.kind == EntryKind.VOTE_CAST)).all()
        assert [row.payload for row in cast] == [{"rounds": [{"id": vote, "turnout": turnout}]} for turnout in (1, 2)]
        assert {row.digest for row in cast} == {""}


def test_the_order_of_a_grid_gives_no_result_away(
    ann: Person, ben: Person, fay: Person, themes: list[int], vote: int
) -> None:
    ann.do("vote.dots", themes=[themes[2], themes[2], themes[1]])
    ben.do("vote.dots", themes=[themes[2], themes[1], themes[0]])
    fay.do("round.close")
    grid = fay.do("round.open", kind="grid", n_dots=3, most_on_one=2)["rounds"][0]
    assert grid["themes"] == [themes[0], themes[1], themes[2]]


def test_importance_and_feasibility_are_asked_of_the_themes_on_top(
    join: Callable[..., Person], ann: Person, fay: Person, themes: list[int], vote: int
) -> None:
    ann.do("vote.dots", themes=[themes[0], themes[1]])
    fay.do("round.close")
    fay.do("round.open", kind="dots", n_dots=3, most_on_one=2)
    fay.do("round.close")  # a vote that nobody took part in puts nothing on top
    assert "You have since closed it" in fay.tell("round.close").get_json()["message"]
    grid = fay.do("round.open", kind="grid", n_dots=3, most_on_one=2)["rounds"][0]
    assert grid["themes"] == [themes[0], themes[1]]
    people = [ann, *(join("other") for _ in range(3))]
    for person, importance in zip(people, (1, 5, 5, 1), strict=True):
        person.do("vote.grid", themes=[themes[0]], importance=[importance], feasibility=[4])

    fay.do("round.close")

    tally = round_of(fay)["tallies"][0]
    assert (tally["importance"], tally["feasibility"], tally["is_split"]) == (3, 4, True)


def test_a_vote_opens_and_closes_with_its_phase(fay: Person, dee: Person, themes: list[int]) -> None:
    fay.do("agenda.change", phases=["post", "vote", "close"], minutes=[5, 7, 3], headings=["", "", ""])

    fay.do("phase.change", phase="vote")
    assert round_of(dee)["is_open"] is True
    fay.do("phase.change", phase="close")

    assert round_of(dee)["is_open"] is False


def test_the_voting_phase_opens_no_vote_beside_one_that_is_open(fay: Person, dee: Person, vote: int) -> None:
    fay.do("agenda.change", phases=["post", "vote", "close"], minutes=[5, 7, 3], headings=["", "", ""])
    fay.do("phase.change", phase="vote")

    assert [(each["id"], each["is_open"]) for each in dee.board()["rounds"]] == [(vote, True)]


def test_the_voting_phase_opens_no_vote_on_nothing(fay: Person, dee: Person) -> None:
    fay.do("agenda.change", phases=["post", "vote", "close"], minutes=[5, 7, 3], headings=["", "", ""])
    fay.do("phase.change", phase="vote")

    assert dee.board()["rounds"] == []


def test_a_vote_has_the_dots_that_whoever_opens_it_asks_for(ann: Person, fay: Person, themes: list[int]) -> None:
    asked = fay.do("round.open", kind="dots", n_dots=5, most_on_one=4)["rounds"][0]
    assert (asked["kind"], asked["n_dots"], asked["most_on_one"]) == ("dots", 5, 4)

    ann.do("vote.dots", themes=[*[themes[0]] * 4, themes[1]])

    assert round_of(ann)["turnout"] == 1


def test_a_theme_that_was_dissolved_is_on_no_ballot(fay: Person, themes: list[int]) -> None:
    fay.do("theme.dissolve", theme=themes[0])

    assert sorted(fay.do("round.open", kind="dots")["rounds"][0]["themes"]) == sorted(themes[1:])


def test_a_ballot_is_for_the_kind_of_vote_that_is_open(ann: Person, fay: Person, themes: list[int], vote: int) -> None:
    grid: dict[str, object] = {"themes": [themes[0]], "importance": [5], "feasibility": [1]}
    assert ann.tell("vote.grid", **grid).status_code == 409
    ann.do("vote.dots", themes=[themes[0]])
    fay.do("round.close")
    assert ann.tell("vote.dots", themes=[themes[0]]).status_code == 409
    fay.do("round.open", kind="grid")
    assert ann.tell("vote.dots", themes=[themes[0]]).status_code == 409

    assert round_of(ann)["turnout"] == 0


def test_there_is_one_vote_at_a_time_and_none_on_nothing(fay: Person, dee: Person) -> None:
    on_nothing = fay.tell("round.open", kind="dots", n_dots=3, most_on_one=2)
    make_theme(fay, "Welders", [])
    fay.do("round.open", kind="dots", n_dots=3, most_on_one=2)
    second = fay.tell("round.open", kind="dots", n_dots=3, most_on_one=2)

    assert on_nothing.status_code == second.status_code == 409
    assert len(dee.board()["rounds"]) == 1


def test_a_phone_without_scripts_says_whether_its_ballot_arrived(
    ann: Person, ben: Person, fay: Person, themes: list[int], vote: int
) -> None:
    nothing, arrived = "You have sent no dots yet.", "Your dots have arrived."
    assert nothing in look(ann)

    for order, figures in (("vote.dots", {}), ("vote.grid", {"importance": 5, "feasibility": 2})):
        form = {"csrf_token": ann.token(), "client_id": f"{order[5:]}-of-ann", "themes": themes[0], **figures}
        assert ann.client.post(f"/r/{CODE}/commands/{order}", data=form).status_code == 303
        assert arrived in look(ann)
        assert arrived not in look(ben)

        wrong = form | {"client_id": f"{order[5:]}-again", "themes": 0}
        refused = ann.client.post(f"/r/{CODE}/commands/{order}", data=wrong)
        assert arrived not in refused.get_data(as_text=True)
        assert "sent before still count." in refused.get_data(as_text=True)

        fay.do("round.close")
        assert arrived not in look(ann)
        fay.do("round.open", kind="grid", n_dots=3, most_on_one=2)
        nothing, arrived = "Answer for every theme.", "Your answers have arrived."
        assert nothing in look(ann)


def test_a_form_without_a_tick_takes_no_dots_back_unless_that_is_its_button(
    ann: Person, fay: Person, themes: list[int], vote: int
) -> None:
    path = f"/r/{CODE}/commands/vote.dots"
    assert "Take my dots back" not in look(ann)
    form = {"csrf_token": ann.token(), "client_id": "dots-of-ann"}
    ann.client.post(path, data=form | {"themes": themes[0]})

    refused = ann.client.post(path, data=form | {"client_id": "none-ticked"})
    assert refused.status_code == 400
    assert "Tick a box for each of your dots." in refused.get_data(as_text=True)
    assert "Your dots have arrived." in look(ann)
    assert f'action="{path}?dots=none"' in look(ann)

    assert ann.client.post(f"{path}?dots=none", data=form | {"client_id": "taken-back"}).status_code == 303
    assert "You have sent no dots yet." in look(ann)


def test_a_ballot_without_scripts_that_is_refused_is_there_again_as_it_was_filled_in(
    ann: Person, fay: Person, themes: list[int], vote: int
) -> None:
    form = {"csrf_token": ann.token(), "client_id": "one-dot-too-many"}
    path = f"/r/{CODE}/commands/vote."
    refused = ann.client.post(f"{path}dots", data=form | {"themes": [themes[0], themes[0], themes[1], themes[2]]})
    ticked = re.findall(r'value="(\d+)" aria-label="Dot \d on [^"]*" checked', refused.get_data(as_text=True))
    assert (refused.status_code, sorted(map(int, ticked))) == (400, sorted([themes[0], themes[0], *themes[1:3]]))

    ann.do("vote.dots", themes=themes[:2])
    fay.do("round.close")
    fay.do("round.open", kind="grid", n_dots=3, most_on_one=2)
    figures = {"importance": [5, ""], "feasibility": [1, 2]}
    refused = ann.client.post(f"{path}grid", data=form | {"client_id": "gap", "themes": themes[:2], **figures})
    chosen = re.findall(r'value="(\d)" selected>([^<]*)<', refused.get_data(as_text=True))
    assert (refused.status_code, sorted(chosen)) == (400, [("1", "1, hard"), ("2", "2"), ("5", "5, high")])
    assert " selected" not in look(ann), "whoever looks over a shoulder later sees nothing"


def look(person: Person) -> str:
    """The phone's page as it comes, before any script."""
    text: str = person.client.get(f"/j/{CODE}").get_data(as_text=True)
    return text
