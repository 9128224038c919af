"""What of mine is kept: beside their words, how often people answered what, and none of what others wrote."""

import re
from collections.abc import Callable

from conftest import Person, make_live
from flask import Flask

from facilitator.domain.phases import Phase, Slot

ROOM = "RMFRX"
PHASES = (Phase.POST, Phase.DEFINE, Phase.REVEAL, Phase.CLUSTER, Phase.VOTE, Phase.PITCH)


def read_answers(person: Person) -> dict[str, str]:
    """What stands under *What you answered*, with how many of each."""
    page = person.client.get(f"/j/{ROOM}/kept").get_data(as_text=True)
    part = page.partition("What you answered")[2].partition("</section>")[0]
    return dict(re.findall(r"<li><p>(.*?)<small>(.*?)</small>", part))


def test_who_only_answered_reads_how_often_and_nobodys_words(
    app: Flask, join: Callable[..., Person], fay: Person
) -> None:
    make_live(app, ROOM, agenda=tuple(Slot(phase, 5) for phase in PHASES))
    ann, ben = join("industry", ROOM), join("academia", ROOM)
    leader = Person(fay.client, ROOM)
    notes = [ann.post(text)["id"] for text in ("rates punish us", "nobody trains welders")]
    leader.do("phase.change", phase="define")
    case = ann.do("contribution.add", kind="case", text="Forges")["own"][-1]["id"]
    ben.do("contribution.answer", contribution=case, answer="edge")
    leader.do("phase.change", phase="reveal")
    for note in notes:
        ben.do("note.react", note=note, reaction="me_too")
    leader.do("phase.change", phase="cluster")
    leader.do("theme.make", heading="talent", name="Welders", notes=notes)
    leader.do("phase.change", phase="vote")
    (vote,) = ben.board()["rounds"]
    ben.do("vote.dots", round=vote["id"], themes=[vote["ballot"][0]["id"]])
    voting = read_answers(ben)
    leader.do("round.close")

    page = ben.client.get(f"/j/{ROOM}/kept").get_data(as_text=True)

    assert voting.pop("Your vote, while it is open")
    assert read_answers(ben) == voting == {"Me too": "to 2 notes", "Edge": "In, on the edge or out: 1"}
    assert "Nothing that you wrote is kept." in page
    assert "then deleted for good" in page
    assert "Forges" not in page
    assert "welders" not in page
    assert read_answers(ann) == {}


def test_a_contact_is_counted_for_who_left_it(app: Flask, join: Callable[..., Person], fay: Person) -> None:
    make_live(app, ROOM, agenda=(Slot(Phase.POST, 5), Slot(Phase.PITCH, 5)))
    ann, ben = join("industry", ROOM), join("academia", ROOM)
    Person(fay.client, ROOM).do("phase.change", phase="pitch")
    offer = ann.do("contribution.add", kind="offer", text="A test rig")["own"][-1]["id"]
    ben.do("introduction.ask", contribution=offer, contact="ben at the college")

    assert "left with 1 person" in read_answers(ben)["How to reach you"]
    assert read_answers(ann) == {}


def test_whoever_has_written_reads_from_which_day_on_it_is_kept_no_more(ann: Person, fay: Person) -> None:
    ann.post("rates punish us")
    days = {"erase_raw_on": "", "seal_on": "2037-01-10", "delete_on": "2037-06-01"}
    fay.client.post("/programme/keeping/1", data={**days, "csrf_token": fay.token(), "was": "{}"})

    page = ann.client.get(f"/j/{ann.code}/kept").get_data(as_text=True)

    assert "From 10 January 2037 on who wrote what is removed. From 1 June 2037 on everything is deleted." in page
