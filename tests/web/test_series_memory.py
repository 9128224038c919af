"""What a programme remembers: commitments and what became of them, and what earlier rooms shared, at the next one."""

from collections.abc import Callable, Sequence
from datetime import date

from conftest import Person, make_live
from flask import Flask
from series_of_three import ROOMS, Themes, confirm_shared
from tokens import token_of
from worlds import part

from facilitator.domain.phases import Phase

RAIL = "WXY34"


@part
def promised(app: Flask, join: Callable[..., Person], fay: Person) -> Person:
    """Somebody at a room that commits to things: one in public, one in private; the room is closed."""
    make_live(app, RAIL, Phase.COMMIT, cluster="Rail", held_on=date(2026, 11, 20))
    person, crew = join("industry", RAIL), Person(fay.client, RAIL)
    common = {"kind": "commitment", "due_on": "2026-11-25"}
    person.do("contribution.add", text="we open our test track", detail="Ada of Rail Ltd", **common)
    person.do("contribution.add", text="I ask my board for leave", is_private=True, **common)
    crew.do("roundtable.close", code=RAIL)
    return person


def post(person: Person, path: str, **values: str) -> int:
    token = token_of(person.client, RAIL)
    return int(person.client.post(path, data=values | {"csrf_token": token}).status_code)


def read_commitments(fay: Person) -> str:
    return str(fay.client.get("/programme/1/commitments").get_data(as_text=True))


def test_what_became_of_a_commitment_is_said_by_an_organiser_and_private_ones_are_in_no_list(
    fay: Person, promised: Person
) -> None:
    page = read_commitments(fay)
    assert "we open our test track" in page
    assert "past its day" in page
    assert "my board" not in page
    number = page.partition('id="c')[2].partition('"')[0]
    assert post(fay, f"/programme/1/commitments/{number}", outcome="late") == 303
    assert "past its day" not in read_commitments(fay)
    assert post(fay, f"/programme/1/commitments/{number}", outcome="splendid") == 400
    # The private one is the next row of the table: nobody may speak of it.
    assert post(fay, f"/programme/1/commitments/{int(number) + 1}", outcome="kept") == 404
    assert post(promised, f"/programme/1/commitments/{number}", outcome="kept") == 403


def test_what_its_owner_said_stays_where_an_organiser_had_the_page_open_before(fay: Person, promised: Person) -> None:
    page = read_commitments(fay)
    action = page.partition('action="/programme/1/commitments/')[2].partition('"')[0]
    way = promised.client.get(f"/j/{RAIL}/kept").text.partition(f'action="/j/{RAIL}/kept/')[2].partition('"')[0]
    assert post(promised, f"/j/{RAIL}/kept/{way}", outcome="kept", was='{"outcome": ""}') == 303

    opened = {"csrf_token": token_of(fay.client, RAIL), "was": '{"outcome": ""}'}
    looked = fay.client.post(f"/programme/1/commitments/{action}", data={**opened, "outcome": ""})
    told = fay.client.post(f"/programme/1/commitments/{action}", data={**opened, "outcome": "dropped"})

    assert (looked.status_code, told.status_code) == (303, 409)
    assert "This was changed to “Kept”" in told.text
    assert '<option value="dropped" selected>' in told.text
    assert "Its owner says so" in read_commitments(fay)
    assert post(promised, f"/j/{RAIL}/kept/{way}", outcome="late", was='{"outcome": ""}') == 409
    assert 'name="was" value="{&#34;outcome&#34;: &#34;kept&#34;}"' in read_commitments(fay)


def test_the_page_says_where_asks_stand_that_people_wrote_as_notes(
    fay: Person, promised: Person, series: Themes, join: Callable[..., Person]
) -> None:
    join("industry", "BCDFG").post("HMT should back us", kind="ask")
    page = read_commitments(fay)
    assert "No ask has been made in the exercises Pitch and Commit yet" in page
    assert "section 13.1 of each roundtable’s report numbers them" in page


def test_its_owner_says_so_on_their_phone_and_nobody_elses(
    fay: Person, promised: Person, series: Themes, join: Callable[..., Person]
) -> None:
    page = promised.client.get(f"/j/{RAIL}/kept").get_data(as_text=True)
    way = page.partition(f'action="/j/{RAIL}/kept/')[2].partition('"')[0]
    assert page.count("What became of it") == 1
    assert post(promised, f"/j/{RAIL}/kept/{way}", outcome="kept") == 303
    assert "Its owner says so" in read_commitments(fay)
    report = fay.client.get("/programme/1/report/md").get_data(as_text=True)
    assert "Kept, its owner says" in report
    assert "my board" not in report
    assert post(join("academia"), f"/j/{RAIL}/kept/{way}", outcome="dropped") == 403
    assert series


def test_the_next_room_hears_what_earlier_ones_share_by_name_and_not_by_note(
    fay: Person, series: Themes, promised: Person
) -> None:
    confirm_shared(fay, series, "rates")
    assert ask(fay)["shared"]["lines"] == []  # the others are still going on
    for code in ("BCDFG", "HJKMN"):
        Person(fay.client, code).do("roundtable.close", code=code)
    told = ask(fay)
    assert told["shared"]["lines"] == ["Shared rates: Cyber, all; Space, all"]
    assert [each["text"] for each in told["due"]] == ["we open our test track"]
    fay.do("spotlight.change", part="series", id=1)
    assert fay.board("crew")["roundtable"]["spotlight"] == {"part": "series", "id": 1}
    assert fay.tell("spotlight.change", part="series", id=2).status_code == 404
    Person(fay.client, "BCDFG").do("sharing.tighten", sharing_mode="chatham_house", is_sensitive=True)
    assert "Space" not in str(ask(fay)["shared"])
    assert promised.client.get("/room/KTRBW/series").status_code == 403


def ask(fay: Person) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = fay.client.get("/room/KTRBW/series").get_json()
    return found


class Sorting:
    """In the sorting process's place: keeps which notes of earlier rooms it was given."""

    moment = 0
    earlier: Sequence[str] = ()

    def rank_notes(self, *_: object, earlier: Sequence[str], **__: object) -> list[float]:
        self.earlier = earlier
        return []


def test_names_of_shared_issues_are_offered_in_grouping_and_say_whose_they_are(
    app: Flask, fay: Person, series: Themes
) -> None:
    confirm_shared(fay, series, "rates")
    for code in ("BCDFG", "HJKMN"):
        Person(fay.client, code).do("roundtable.close", code=code)
    app.extensions["worker"] = sorting = Sorting()
    page = fay.client.get("/group/KTRBW").get_data(as_text=True)
    assert '<option value="Shared rates">Shared issue: Cyber, Space</option>' in page
    found = fay.client.get("/r/KTRBW/candidates?heading=talent&name=shared+rates").get_json()
    assert found["earlier"] == ["Cyber", "Space"]
    assert "business rates punish every new machine (Cyber)" in sorting.earlier
    assert not any("(Nuclear)" in text for text in sorting.earlier)
    other = fay.client.get("/r/KTRBW/candidates?heading=talent&name=other").get_json()
    assert other["earlier"] == []


def test_whoever_writes_sees_in_words_what_other_clusters_said_of_a_theme(fay: Person, series: Themes) -> None:
    confirm_shared(fay, series, "rates")
    for code in ROOMS:
        Person(fay.client, code).do("roundtable.close", code=code)
    note = next(each for each in fay.board("crew")["notes"] if "rates on new plant" in each["text"])
    page = fay.client.get(f"/write-up/KTRBW/issues/{note['id']}").get_data(as_text=True)
    assert "In other clusters" in page
    assert "<dt>Space</dt><dd>All, raised</dd>" in page
    assert "(Space)" not in page
