"""Notes that seem to hold a way to reach somebody, or to be about one person, wait before the room sees them."""

from typing import Any

import pytest
from conftest import CODE, Person
from flask import Flask
from sqlalchemy.orm import Session
from worlds import part

from facilitator.database.access import write
from facilitator.store.roundtables import find_by_code

RING = "Ring Bob on 07700 900123 about the rig"


def switch_off(app: Flask) -> None:
    def change(session: Session) -> None:
        row = find_by_code(session, CODE)
        assert row is not None
        row.holds_personal = False

    with app.app_context():
        write(change)


def test_a_telephone_number_is_on_no_screen_until_a_facilitator_lets_it_through(
    ann: Person, ben: Person, fay: Person, dee: Person
) -> None:
    note = ann.post(RING)
    assert (note["state"], note["label"]) == ("held", None)
    assert "telephone number" in note["reason"]
    assert "900123" not in str([dee.board(), dee.entries(), ben.board(), ben.entries(), fay.board("crew")])

    (waiting,) = fay.client.get(f"/r/{CODE}/desk").get_json()["held"]
    assert (waiting["text"], "telephone number" in waiting["reason"]) == (RING, True)
    fay.do("note.release", note=note["id"])
    assert [each["text"] for each in dee.board()["notes"]] == [RING]
    assert ann.board()["notes"][0]["reason"] is None


def test_who_mends_the_note_lets_it_go_and_who_does_not_waits(ann: Person, dee: Person) -> None:
    note = ann.post(RING)["id"]
    ann.do("note.edit", note=note, kind="ask", text="Ring Bob on 07700 900124", off_record=False)
    assert dee.board()["notes"] == []
    ann.do("note.edit", note=note, kind="ask", text="Somebody should ring about the rig", off_record=False)
    assert [each["text"] for each in dee.board()["notes"]] == ["Somebody should ring about the rig"]
    assert ann.board()["notes"][0]["label"] == "T1"


def test_a_note_that_is_shown_waits_again_once_a_number_is_put_into_it(ann: Person, fay: Person, dee: Person) -> None:
    note = ann.post("Nobody answers")["alias"]
    ann.do("note.edit", note=note, kind="ask", text=RING, off_record=False)
    assert dee.board()["notes"] == []
    assert dee.entries()[-1].get("gone") == {"notes": [note], "themes": []}


def test_where_every_note_waits_mending_lets_none_go(ann: Person, fay: Person, dee: Person) -> None:
    fay.do("holding.change", is_on=True)
    note = ann.post(RING)["id"]
    fay.do("holding.change", is_on=False)
    ann.do("note.edit", note=note, kind="ask", text="No number any more", off_record=False)
    assert dee.board()["notes"] == []


def test_a_note_that_nobody_looked_at_is_on_the_record_after_the_close_and_masked_in_files(
    ann: Person, fay: Person
) -> None:
    ann.post(RING)
    fay.do("roundtable.close", code=CODE)
    (note,) = ann.board()["notes"]
    assert (note["state"], note["label"], note["reason"]) == ("on_screen", "T1", None)
    told = fay.client.get(f"/write-up/{CODE}/download/md").get_data(as_text=True)
    assert "900123" not in told
    assert r"\[telephone number\]" in told


def test_off_the_record_nobody_is_told_that_anything_was_found(ann: Person, fay: Person) -> None:
    note = ann.post(RING, off_record=True)
    assert (note["state"], note["reason"]) == ("off_record", None)
    assert fay.client.get(f"/r/{CODE}/desk").get_json()["held"] == []


def test_a_room_may_do_without(app: Flask, ann: Person, dee: Person) -> None:
    switch_off(app)
    assert ann.post(RING)["state"] == "on_screen"


FIGURES = ["2 to 3 years for 10,000 people", "the 2027-2030 budget", "ISO 19443, CM22 and AS9100"]


@pytest.mark.parametrize("text", FIGURES)
def test_figures_and_standards_do_not_wait(ann: Person, text: str) -> None:
    assert ann.post(text)["state"] == "on_screen"


ASKED = "Please do not quote me: our board will close the Goole yard"


@pytest.fixture
def closed(app: Flask, ann: Person, fay: Person) -> list[int]:
    """A roundtable that is over, with a note that names a telephone and one that asks not to be quoted."""
    switch_off(app)
    notes = [ann.post(RING)["id"], ann.post(ASKED)["id"]]
    fay.do("roundtable.close", code=CODE)
    return notes


def words_of(board: dict[str, Any]) -> list[str]:
    return [note["text"] for note in board["notes"]]


@pytest.mark.parametrize("audience", ["crew", "room"])
def test_once_it_is_over_the_crew_reads_notes_as_files_print_them(
    closed: list[int], ann: Person, wes: Person, audience: str
) -> None:
    assert words_of(wes.board(audience)) == ["Ring [name] on [telephone number] about the rig", "[not to be quoted]"]
    page, missed = wes.client.get(f"/group/{CODE}").get_data(as_text=True), wes.entries(audience=audience)
    assert not any(word in f"{page}{missed}" for word in ("900123", "Goole"))
    assert words_of(ann.board()) == [RING, ASKED]


def test_what_a_writer_does_with_a_note_answers_with_no_word_that_is_masked(closed: list[int], wes: Person) -> None:
    wes.do("flag.decide", note=closed[1], kind="not_for_attribution", state="confirmed")
    answer = wes.do("theme.make", heading="talent", name="Rigs", notes=closed)
    assert words_of(answer) == ["Ring [name] on [telephone number] about the rig", "[not for attribution]"]


def test_the_crews_pages_hear_when_masked_words_are_let_through_and_masked_again(
    closed: list[int], wes: Person
) -> None:
    for state, words in (("cleared", ASKED), ("masked", "[not to be quoted]"), ("confirmed", "[not for attribution]")):
        answer = wes.do("flag.decide", note=closed[1], kind="not_for_attribution", state=state)
        assert words_of(answer) == words_of(wes.entries(answer["seq"] - 1, "crew")[0]) == [words]


@pytest.mark.parametrize("is_over", [True, False])
def test_suggested_names_are_not_made_of_words_that_files_mask(
    app: Flask, ann: Person, fay: Person, is_over: bool
) -> None:
    switch_off(app)
    for text in (RING, ASKED):
        ann.post(text)
    if is_over:
        fay.do("roundtable.close", code=CODE)
    asked: list[str] = []

    class Recorder:
        moment = "now"

        def suggest_themes(self, texts: list[str], **_: Any) -> tuple[list[Any], dict[str, Any]]:
            asked.extend(texts)
            return [], {}

    app.extensions["worker"] = Recorder()
    assert fay.client.get(f"/r/{CODE}/suggestions?heading=talent").status_code == 200
    assert asked == ["Ring, on, about the rig"]


def test_while_the_evening_goes_on_whoever_groups_reads_every_open_note_as_typed(
    app: Flask, ann: Person, fay: Person
) -> None:
    switch_off(app)
    ann.post(ASKED)
    assert words_of(fay.board("crew")) == [ASKED]


@part
def spoken(app: Flask, ann: Person, fay: Person) -> dict[str, Any]:
    """A room in *Commit* whose notes, theme, ballot and commitment hold what files mask, before it is closed."""
    switch_off(app)
    notes = [ann.post(RING)["id"], ann.post(ASKED)["id"], ann.post("Cranes stand idle")["id"]]
    phases = ["post", "cluster", "vote", "commit", "close"]
    fay.do("agenda.change", phases=phases, minutes=[5] * 5, headings=[""] * 5)
    fay.do("phase.change", phase="cluster")
    theme = fay.do("theme.make", heading="talent", name="Ring Bob on 07700 900123", notes=notes)["themes"][0]["id"]
    fay.do("phase.change", phase="vote")
    fay.do("round.close")
    fay.do("phase.change", phase="commit")
    ann.do("contribution.add", kind="commitment", text="I ring you: 07700 900124", detail="Ann", is_private=False)
    return {"notes": notes, "theme": theme}


KEPT_BACK = ("900123", "900124", "Goole")


def kept_back(told: Any) -> list[str]:
    """Which of what files mask stands in something."""
    return [word for word in KEPT_BACK if word in str(told)]


def test_once_it_is_over_no_name_of_a_theme_no_ballot_and_no_commitment_tells_how_to_reach_somebody(
    spoken: dict[str, Any], ben: Person, fay: Person, wes: Person, dee: Person
) -> None:
    assert kept_back([dee.board(), fay.board("crew")]) == list(KEPT_BACK)
    assert kept_back([ben.board(), ben.entries()]) == ["900123", "900124"]

    fay.do("roundtable.close", code=CODE)

    ways = [(dee, "room"), (fay, "room"), (fay, "crew"), (wes, "crew"), (ben, None)]
    assert kept_back([[who.board(audience), who.entries(audience=audience)] for who, audience in ways]) == []
    assert kept_back(ben.client.get(f"/j/{CODE}").get_data(as_text=True)) == []
    paths = ("room", "run", "group", "run/{}/evidence", "run/{}/capabilities", "run/{}/paper", "programme/{}/keeping")
    pages = [path.format(CODE) if "{}" in path else f"{path}/{CODE}" for path in (*paths, "r/{}/desk")]
    for page in pages:
        answer = fay.client.get(f"/{page}")
        assert (page, answer.status_code, kept_back(answer.get_data(as_text=True))) == (page, 200, [])


ACCUSING = "Hexagate never pays"


def test_once_it_is_over_no_name_of_a_theme_and_no_ballot_accuses_a_firm_by_its_name(
    spoken: dict[str, Any], fay: Person, dee: Person
) -> None:
    fay.do("theme.rename", theme=spoken["theme"], name=ACCUSING)
    fay.do("phase.change", phase="vote")
    fay.do("round.close")
    assert ACCUSING in str(dee.board()["themes"]), "what a room says to itself is its own"

    before = dee.entries()[-1]["seq"]
    fay.do("roundtable.close", code=CODE)

    (closed,) = dee.entries(before)
    assert [theme["name"] for theme in closed["themes"]] == ["[a named firm] never pays"]
    assert closed["rounds"][-1]["ballot"][0]["name"] == "[a named firm] never pays"
    formats = ("json", "md", "csv", "zip")
    files = [fay.client.get(f"/write-up/{CODE}/download/{each}").data for each in formats]
    assert [b"Hexagate" in each for each in files] == [False] * len(formats)
    assert "Hexagate" not in str([dee.board(), fay.board("crew")])


def test_whoever_brings_a_capability_takes_over_no_word_that_is_masked(spoken: dict[str, Any], fay: Person) -> None:
    fay.do("roundtable.close", code=CODE)
    for label in ("T1", "T2"):
        page = fay.client.get(f"/run/{CODE}/capabilities?note={label}").get_data(as_text=True)
        assert kept_back(page) == []


def test_a_room_screen_that_stays_open_is_sent_at_the_close_what_is_masked_from_then_on(
    spoken: dict[str, Any], ann: Person, fay: Person, dee: Person
) -> None:
    before = dee.entries()[-1]["seq"]
    fay.do("roundtable.close", code=CODE)

    (closed,) = dee.entries(before)
    assert words_of(closed) == ["Ring [name] on [telephone number] about the rig", "[not to be quoted]"]
    assert [theme["name"] for theme in closed["themes"]] == ["Ring Bob on [telephone number]"]
    assert [each["text"] for each in closed["contributions"]] == ["I ring you: [telephone number]"]
    assert [vote["ballot"][0]["name"] for vote in closed["rounds"]] == ["Ring Bob on [telephone number]"]
    assert words_of(ann.board()) == [RING, ASKED, "Cranes stand idle"]


def test_who_names_a_table_is_read_as_typed_in_the_room_and_without_its_number_after_the_close(
    ann: Person, dee: Person, fay: Person
) -> None:
    said = "at table 7 four of us make rope"
    ann.post(said)
    assert words_of(dee.board()) == [said]
    fay.do("roundtable.close", code=CODE)
    assert (words_of(dee.board()), words_of(ann.board())) == (["at [a table] four of us make rope"], [said])


def test_an_open_room_screen_follows_what_people_decide_of_a_note_after_the_close_and_not_before(
    spoken: dict[str, Any], wes: Person, fay: Person, dee: Person
) -> None:
    note = spoken["notes"][2]
    wes.do("flag.decide", note=note, kind="not_for_attribution", state="confirmed")
    assert dee.entries()[-1].keys() == {"seq"}, "nobody is told of whom the crew thinks what"
    wes.do("flag.decide", note=note, kind="not_for_attribution", state="cleared")
    fay.do("roundtable.close", code=CODE)

    for state, words in (("confirmed", "[not for attribution]"), ("cleared", "Cranes stand idle")):
        wes.do("flag.decide", note=note, kind="not_for_attribution", state=state)
        assert words_of(dee.entries()[-1]) == [words]


def test_a_room_screen_that_stays_open_is_sent_a_ballot_anew_whose_theme_has_another_name_by_then(
    spoken: dict[str, Any], fay: Person, dee: Person
) -> None:
    fay.do("theme.rename", theme=spoken["theme"], name="Ring round")
    before = dee.entries()[-1]["seq"]
    assert kept_back(dee.board()["rounds"]) == ["900123"], "it is counted as it was called then"

    fay.do("roundtable.close", code=CODE)

    (closed,) = dee.entries(before)
    assert [vote["ballot"][0]["name"] for vote in closed["rounds"]] == ["Ring Bob on [telephone number]"]


def test_the_close_tells_nobody_of_a_theme_that_was_gone_before(
    spoken: dict[str, Any], ben: Person, fay: Person, dee: Person
) -> None:
    fay.do("theme.dissolve", theme=spoken["theme"], is_sure=True)
    before = [dee.entries()[-1]["seq"], ben.entries()[-1]["seq"]]

    fay.do("roundtable.close", code=CODE)

    told = [dee.entries(before[0]), ben.entries(before[1])]
    assert [each.get("gone") for entries in told for each in entries] == [None, None]
