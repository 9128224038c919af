"""Asks and offers: two people learn how to reach each other only if both want it, and nobody else ever does."""

from collections.abc import Callable
from copy import deepcopy
from functools import reduce
from typing import Any

import pytest
from conftest import Person, make_live
from flask import Flask
from readings import text_of
from witness import apply_entry, roundtable_id, stored
from worlds import part

from facilitator.database.access import db
from facilitator.domain.phases import Phase, Slot
from facilitator.reports.exports import FORMATS
from facilitator.store.journal import entries_after

ROOM = "RMFRX"
ANNS, BENS = "ann at the port", "ben at the college"


@part
def people(app: Flask, join: Callable[..., Person], fay: Person) -> list[Person]:
    """Ann, Ben, Cat and Fay in a room that pitches."""
    make_live(app, ROOM, agenda=(Slot(Phase.POST, 5), Slot(Phase.PITCH, 5)))
    leader = Person(fay.client, ROOM)
    leader.do("phase.change", phase="pitch")
    return [*(join(sector, ROOM) for sector in ("industry", "academia", "investor")), leader]


def offer_of(person: Person) -> int:
    return int(person.do("contribution.add", kind="offer", text="A test rig, free on Fridays")["own"][-1]["id"])


def test_contacts_are_exchanged_once_both_have_given_theirs(people: list[Person]) -> None:
    ann, ben, cat, fay = people
    offer = offer_of(ann)
    ben.do("introduction.ask", contribution=offer, contact=BENS)

    [asked] = ann.board()["introductions"]
    assert (asked["state"], asked["contact"], asked["is_mine"]) == ("asked", None, True)
    assert BENS not in str(ann.board())

    ann.do("introduction.answer", introduction=asked["id"], contact=ANNS)
    assert [each["contact"] for each in ben.board()["introductions"]] == [ANNS]
    assert [each["contact"] for each in ann.board()["introductions"]] == [BENS]
    others = [cat.board(), cat.entries(), fay.board("room"), fay.board("crew"), fay.entries(0, "crew")]
    assert [contact for contact in (ANNS, BENS) if contact in str(others)] == []


def test_once_it_is_over_whoever_asked_reads_of_an_offer_what_files_print_and_its_author_what_they_typed(
    people: list[Person],
) -> None:
    ann, ben, _, fay = people
    offer = ann.do("contribution.add", kind="offer", text="A test rig: ring 07700 900123")["own"][-1]["id"]
    ben.do("introduction.ask", contribution=int(offer), contact=BENS)
    assert ben.board()["introductions"][0]["text"] == "A test rig: ring 07700 900123"

    fay.do("roundtable.close", code=ROOM)

    told = [*ben.board()["introductions"], *ben.entries()[-1].get("introductions", [])]
    assert {each["text"] for each in told} == {"A test rig: ring [telephone number]"}
    assert "900123" not in str(ben.entries())
    assert ann.board()["introductions"][0]["text"] == "A test rig: ring 07700 900123"


def test_who_is_declined_is_not_told(people: list[Person]) -> None:
    ann, ben, _, _ = people
    ben.do("introduction.ask", contribution=offer_of(ann), contact=BENS)
    [asked] = ann.board()["introductions"]
    ann.do("introduction.answer", introduction=asked["id"], contact="")

    assert ann.board()["introductions"][0]["state"] == "declined"
    assert (ben.board()["introductions"][0]["state"], ben.board()["introductions"][0]["contact"]) == ("asked", None)
    assert BENS not in str([ann.board(), ann.entries()])


def test_nothing_comes_to_who_is_declined_and_their_contact_is_erased_at_the_close(
    app: Flask, people: list[Person]
) -> None:
    ann, ben, cat, fay = people
    offer = offer_of(ann)
    for person, contact in ((ben, BENS), (cat, "cat at the bank")):
        person.do("introduction.ask", contribution=offer, contact=contact)
    of_ben, of_cat = ann.board()["introductions"]
    before = fay.entries(audience="crew")[-1]["seq"]
    heard = ben.entries()
    ann.do("introduction.answer", introduction=of_ben["id"], contact="")
    assert ben.entries() == heard
    with app.app_context():
        told = entries_after(db.session(), roundtable_id(app, ROOM), before)
        assert [len(entry.payload["concerns"]) for entry in told] == [1]

    ann.do("introduction.answer", introduction=of_cat["id"], contact=ANNS)
    fay.do("roundtable.close", code=ROOM)
    kept = repr(stored(app)["introduction"])
    assert [contact in kept for contact in (BENS, "cat at the bank", ANNS)] == [False, True, True]


def test_nobody_answers_for_somebody_else_or_meets_themselves(people: list[Person]) -> None:
    ann, ben, cat, fay = people
    offer = offer_of(ann)
    assert ann.tell("introduction.ask", contribution=offer, contact=ANNS).status_code == 409
    ben.do("introduction.ask", contribution=offer, contact=BENS)
    [asked] = ann.board()["introductions"]
    for person in (ben, cat):
        assert person.tell("introduction.answer", introduction=asked["id"], contact="me").status_code == 404
    fay.do("contribution.enter", kind="offer", text="Said aloud")
    said = next(each["id"] for each in ben.board()["contributions"] if each["text"] == "Said aloud")
    assert ben.tell("introduction.ask", contribution=said, contact=BENS).status_code == 409


def test_what_the_crew_wrote_down_offers_nobody_to_meet(people: list[Person]) -> None:
    ann, ben, _, fay = people
    offer_of(ann)
    fay.do("contribution.enter", kind="offer", text="Said aloud")
    assert {each["text"]: each["has_author"] for each in ben.board()["contributions"]} == {
        "A test rig, free on Fridays": True,
        "Said aloud": False,
    }
    page = ben.client.get(f"/j/{ROOM}").get_data(as_text=True).partition("<template")[0]
    assert page.count("Get in touch") == 1
    assert page.count("Written down for somebody in the room") == 1


def test_only_over_an_ask_or_an_offer(people: list[Person]) -> None:
    ann, ben, _, _ = people
    line = ann.do("contribution.add", kind="line", text="Fund it")["own"][-1]["id"]
    assert ben.tell("introduction.ask", contribution=line, contact=BENS).status_code == 404


def test_contacts_are_in_no_export_log_journal_or_page(app: Flask, people: list[Person], wes: Person) -> None:
    ann, ben, _, fay = people
    ben.do("introduction.ask", contribution=offer_of(ann), contact=BENS)
    ann.do("introduction.answer", introduction=ann.board()["introductions"][0]["id"], contact=ANNS)

    pages = [wes.client.get(f"/write-up/{ROOM}").get_data(as_text=True)]
    pages += [fay.client.get(path).get_data(as_text=True) for path in (f"/run/{ROOM}", f"/r/{ROOM}/desk")]
    for name in FORMATS:
        response = wes.client.get(f"/write-up/{ROOM}/download/{name}")
        pages.append(text_of(name, response.get_data()))
    elsewhere = repr({name: rows for name, rows in stored(app).items() if name != "introduction"})
    assert [contact for contact in (ANNS, BENS) for text in [*pages, elsewhere] if contact in text] == []


def test_who_asked_can_take_it_back_before_it_is_answered_and_their_contact_is_erased(
    app: Flask, people: list[Person]
) -> None:
    ann, ben, cat, _ = people
    offer = offer_of(ann)
    ben.do("introduction.ask", contribution=offer, contact=BENS)
    [asked] = ann.board()["introductions"]

    assert cat.tell("introduction.withdraw", contribution=offer).status_code == 404
    ben.do("introduction.withdraw", contribution=offer)
    assert (ann.board()["introductions"], ben.board()["introductions"]) == ([], [])
    assert BENS not in repr(stored(app)["introduction"])
    assert ben.tell("introduction.withdraw", contribution=offer).status_code == 404
    assert ann.tell("introduction.answer", introduction=asked["id"], contact=ANNS).status_code == 404

    ben.do("introduction.ask", contribution=offer, contact="ben, on second thoughts")
    ann.do("introduction.answer", introduction=asked["id"], contact=ANNS)
    assert [each["contact"] for each in ann.board()["introductions"]] == ["ben, on second thoughts"]
    assert ben.tell("introduction.withdraw", contribution=offer).status_code == 409


def test_who_is_declined_does_not_learn_it_by_taking_the_wish_back(people: list[Person]) -> None:
    ann, ben, cat, _ = people
    offer = offer_of(ann)
    for person in (ben, cat):
        person.do("introduction.ask", contribution=offer, contact=BENS)
    ann.do("introduction.answer", introduction=ann.board()["introductions"][0]["id"], contact="")
    told = [person.do("introduction.withdraw", contribution=offer) for person in (ben, cat)]
    assert [entry["introductions"] for entry in told] == [[], []]


def test_a_wish_is_taken_back_without_scripts(people: list[Person]) -> None:
    ann, ben, _, _ = people
    offer = offer_of(ann)
    ben.do("introduction.ask", contribution=offer, contact=BENS)
    page = ben.client.get(f"/j/{ROOM}").get_data(as_text=True).partition("<template")[0]
    assert f'form="unask" name="contribution" value="{offer}"' in page
    assert f'action="/r/{ROOM}/commands/introduction.withdraw"' in page


TAKEN_AWAY: dict[str, Callable[[Person, Person, int], object]] = {
    "withdrawn": lambda ann, _, offer: ann.do("contribution.withdraw", contribution=offer),
    "hidden": lambda _, fay, offer: fay.do("contribution.hide", contribution=offer, is_hidden=True),
    "erased by the crew": lambda _, fay, _offer: fay.do("words.erase", labels="O1"),
    "all taken back": lambda ann, *_: ann.do("words.withdraw"),
}


@pytest.mark.parametrize("phase", ["pitch", "post"])
@pytest.mark.parametrize("how", TAKEN_AWAY)
def test_an_offer_that_is_taken_away_goes_from_the_phone_of_whoever_asked_about_it(
    people: list[Person], how: str, phase: str
) -> None:
    ann, ben, cat, fay = people
    offer = offer_of(ann)
    ben.do("introduction.ask", contribution=offer, contact=BENS)
    offer_of(cat)
    if phase != "pitch":
        fay.do("phase.change", phase=phase)
    bens, cats = look(ben), look(cat)
    assert bens["board"]["introductions"][0]["text"] == "A test rig, free on Fridays"

    TAKEN_AWAY[how](ann, fay, offer)

    assert (catch_up(ben, bens) or look(ben)["board"])["introductions"][0]["text"] is None
    assert catch_up(cat, cats) is not None, "whom it does not concern has nothing to fetch anew"


def look(person: Person) -> dict[str, Any]:
    """The board of a phone, and where in the journal it is."""
    found: dict[str, Any] = person.client.get(f"/r/{ROOM}/snapshot").get_json()
    return found


def catch_up(person: Person, then: dict[str, Any]) -> dict[str, Any] | None:
    """The board of a phone that hears what came since; None where it is sent to look anew."""
    place = {"after": then["seq"], "mark": then["mark"], "mine": then["mine"]}
    told = person.client.get(f"/r/{ROOM}/entries", query_string=place).get_json()
    return None if told.get("resync") else reduce(apply_entry, told["entries"], deepcopy(then["board"]))
