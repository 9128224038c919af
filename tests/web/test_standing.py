"""What was read before somebody waited is answered only where it may still be shown; else it is made anew."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from io import BytesIO
from typing import Any

import pytest
from conftest import CODE, Person, make_live
from flask import Flask
from issue_pages import make_issue, press
from PIL import Image
from series_of_three import Themes, confirm_shared, send
from tokens import token_of
from waiting import do_meanwhile, elsewhere
from worlds import part

from facilitator.database.access import db
from facilitator.domain.phases import Phase, Slot
from facilitator.domain.traces import Act
from facilitator.store.traces import load_traces

WORDS = "welders leave for the coast"


@part
def said(ann: Person, ben: Person, fay: Person) -> list[dict[str, Any]]:
    """What was said at a roundtable that is closed now."""
    notes = [ann.post(WORDS), ben.post("schools know nothing of us"), ben.post("nobody answers letters")]
    fay.do("roundtable.close", code=CODE)
    return notes


def read(person: Person, path: str) -> tuple[int, bool]:
    """The status of an answer, and whether the words are in it."""
    answer = person.client.get(path)
    return answer.status_code, WORDS in answer.get_data(as_text=True)


def erase(app: Flask, person: Person, *labels: str) -> list[Callable[[], object]]:
    """Acts by which somebody erases these on another device."""
    return [partial(elsewhere(app, person).do, "words.erase", labels=each) for each in labels]


@pytest.mark.parametrize("act", ["taken back", "taken down"])
def test_results_that_were_awaited_are_gone_like_those_that_are_asked_for_next(
    app: Flask, ann: Person, fay: Person, said: list[dict[str, Any]], eve: Person, act: str
) -> None:
    fay.do("version.make", state="signed_off", reason="read by all")
    token = token_of(fay.client, CODE)
    publish = partial(fay.client.post, f"/programme/{CODE}/results")
    assert publish(data={"csrf_token": token, "is_public": "true"}).status_code == 303
    assert read(eve, f"/results/{CODE}") == (200, True)
    take_back = partial(elsewhere(app, ann).do, "note.withdraw", note=said[0]["alias"], is_sure=True)
    act_on = {"taken back": take_back, "taken down": partial(publish, data={"csrf_token": token})}[act]
    do_meanwhile(app, "background", act_on)

    awaited = read(eve, f"/results/{CODE}")

    assert awaited == read(eve, f"/results/{CODE}") == (410 if act == "taken back" else 404, False)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("composing", ""),
        ("composing", "/issues"),
        ("composing", "/versions"),
        ("background", "/download/md"),
        ("background", "/download/json"),
    ],
)
def test_words_that_are_erased_while_somebody_waits_are_in_no_answer(
    app: Flask, fay: Person, wes: Person, said: list[dict[str, Any]], name: str, path: str
) -> None:
    do_meanwhile(app, name, *erase(app, fay, "T1"))

    assert read(wes, f"/write-up/{CODE}{path}") == (200, False)
    assert sum(each.act is Act.DOWNLOADED for each in traced(app)) == path.startswith("/download")


def traced(app: Flask) -> list[Any]:
    with app.app_context():
        return list(load_traces(db.session(), None, None, 100))


def test_the_archive_of_a_programme_is_made_anew(app: Flask, fay: Person, said: list[dict[str, Any]]) -> None:
    left = do_meanwhile(app, "background", *erase(app, fay, "T1"), list)

    assert fay.client.get("/programme/1/archive").status_code == 200
    assert left == [], "it was made twice"


def test_who_waits_while_one_word_after_the_other_goes_is_told_to_load_it_again(
    app: Flask, fay: Person, wes: Person, said: list[dict[str, Any]]
) -> None:
    do_meanwhile(app, "composing", *erase(app, fay, "T1", "T2", "T3"))

    answer = wes.client.get(f"/write-up/{CODE}")

    assert answer.status_code == 409
    assert "Load it again." in answer.get_data(as_text=True)
    assert read(wes, f"/write-up/{CODE}") == (200, False)


def test_what_somebody_holds_back_meanwhile_is_in_no_file(app: Flask, ann: Person, fay: Person, wes: Person) -> None:
    note = ann.post(f"Not for attribution: {WORDS}")["id"]
    fay.do("roundtable.close", code=CODE)
    decide = partial(elsewhere(app, fay).do, "flag.decide", note=note, kind="not_for_attribution", state="confirmed")
    assert read(wes, f"/write-up/{CODE}/download/md") == (200, True)
    do_meanwhile(app, "background", decide)

    assert read(wes, f"/write-up/{CODE}/download/md") == (200, False)


def test_words_that_their_author_replaces_meanwhile_are_in_no_file(
    app: Flask, ann: Person, fay: Person, wes: Person, said: list[dict[str, Any]]
) -> None:
    token, until = token_of(fay.client, CODE), (datetime.now(UTC) + timedelta(days=3)).date().isoformat()
    opened = fay.client.post(f"/programme/{CODE}/read-back", data={"csrf_token": token, "until": until})
    assert opened.status_code == 303
    way = find_way(ann.client.get(f"/j/{CODE}/kept").get_data(as_text=True))
    form = {"csrf_token": ann.token(), "client_id": "put-better", "text": "nobody stays"}
    assert read(wes, f"/write-up/{CODE}/download/md") == (200, True)
    do_meanwhile(app, "background", partial(elsewhere(app, ann).client.post, way, data=form))

    assert read(wes, f"/write-up/{CODE}/download/md") == (200, False)


def find_way(page: str) -> str:
    """Where the first of one's notes is put in other words."""
    return f"/j/{CODE}/kept/" + page.partition(f'action="/j/{CODE}/kept/')[2].partition('"')[0]


def test_what_goes_on_in_another_room_keeps_nobody_from_a_page_that_tells_nothing_of_it(
    app: Flask, fay: Person, wes: Person, said: list[dict[str, Any]], join: Callable[..., Person]
) -> None:
    make_live(app, "RMFRX")
    there = join("industry", "RMFRX")
    notes = [there.post(f"pump {number} leaks")["alias"] for number in range(3)]
    left = do_meanwhile(
        app, "composing", *(partial(elsewhere(app, there, "RMFRX").do, "note.withdraw", note=each) for each in notes)
    )

    assert read(wes, f"/write-up/{CODE}") == (200, True)
    assert len(left) == 2, "it was made once"


@pytest.mark.parametrize(
    ("name", "path", "status"),
    [("composing", "", 200), ("background", "/download/md", 200), ("background", "/download/md?version=2", 410)],
)
def test_words_of_another_room_in_the_name_of_a_shared_issue_are_in_no_answer_either(
    app: Flask, fay: Person, join: Callable[..., Person], series: Themes, name: str, path: str, status: int
) -> None:
    label = join("industry", "BCDFG").post(WORDS)["label"]
    issue = confirm_shared(fay, series, "welders", CODE, "BCDFG")
    assert send(fay, f"/{issue}/rename", name=f"Coded {WORDS}").status_code == 303
    for code in (CODE, "BCDFG"):
        Person(fay.client, code).do("roundtable.close", code=code)
    fay.do("version.make", state="checked", reason="read by all")
    assert read(fay, f"/write-up/{CODE}{path}") == (200, True)
    do_meanwhile(app, name, partial(elsewhere(app, fay, "BCDFG").do, "words.erase", labels=label))

    assert read(fay, f"/write-up/{CODE}{path}") == (status, False)


def test_how_people_can_be_reached_keeps_nobody_from_a_page(
    app: Flask, fay: Person, wes: Person, join: Callable[..., Person]
) -> None:
    make_live(app, "RMFRX", agenda=(Slot(Phase.POST, 5), Slot(Phase.PITCH, 5)))
    pia, quin = join("industry", "RMFRX"), join("academia", "RMFRX")
    Person(fay.client, "RMFRX").do("phase.change", phase="pitch")
    offer = pia.do("contribution.add", kind="offer", text="two days at the rig")["own"][-1]["id"]
    quin.do("introduction.ask", contribution=offer, contact="q@example.org")
    (asked,) = pia.board()["introductions"]
    answer = partial(elsewhere(app, pia, "RMFRX").do, "introduction.answer", introduction=asked["id"], contact="p")
    left = do_meanwhile(app, "composing", answer, list)

    assert wes.client.get("/write-up/RMFRX").status_code == 200
    assert left == [list], "it was made once"


def test_a_file_that_is_sent_is_taken_whatever_goes_meanwhile(app: Flask, ann: Person, fay: Person) -> None:
    take_back = partial(elsewhere(app, ann).do, "note.withdraw", note=ann.post(WORDS)["alias"])
    left = do_meanwhile(app, "judging", take_back)
    picture = BytesIO()
    Image.new("RGB", (90, 90), "red").save(picture, "PNG")
    picture.seek(0)
    form = {"csrf_token": token_of(fay.client, CODE), "logo": (picture, "ours.png")}

    sent = fay.client.post("/programme/papers/1/logo", data=form, content_type="multipart/form-data")

    assert (sent.status_code, left) == (303, [])


def test_what_a_writer_typed_is_on_the_page_that_refuses_it_whatever_goes_meanwhile(
    app: Flask, ann: Person, ben: Person, fay: Person, wes: Person
) -> None:
    made, extra = make_issue(ann, ben, fay), ann.post("one to take back")
    page = wes.client.get(f"/write-up/{CODE}/issues/{made[0]}").get_data(as_text=True)
    do_meanwhile(app, "composing", partial(elsewhere(app, ann).do, "note.withdraw", note=extra["alias"]))

    refused = press(wes, page, "draft.write", "paragraph", text="My long words are here", labels="X99")

    assert refused.status_code == 400
    assert "My long words are here" in refused.get_data(as_text=True)


def test_while_a_room_goes_on_nobody_waits_twice_for_what_others_post_and_put_better(
    app: Flask, ann: Person, ben: Person, fay: Person
) -> None:
    own, theirs = ann.post(WORDS)["id"], ben.post("schools know nothing of us")["id"]
    better = {"kind": "ask", "text": "schools know little of us", "off_record": False}
    edit = partial(elsewhere(app, ben).do, "note.edit", note=theirs, **better)
    left = do_meanwhile(app, "background", edit, list)
    assert read(fay, f"/write-up/{CODE}/download/md") == (200, True)
    assert left == [list]

    hide = partial(elsewhere(app, ann).do, "note.edit", note=own, kind="ask", text=WORDS, off_record=True)
    do_meanwhile(app, "background", hide)

    assert read(fay, f"/write-up/{CODE}/download/md") == (200, False)


@pytest.mark.parametrize("promised", [{"sharing_mode": "chatham_house"}, {"is_sensitive": True}])
def test_what_another_room_is_promised_meanwhile_holds_for_what_is_told_of_it_here(
    app: Flask, fay: Person, series: Themes, promised: dict[str, Any]
) -> None:
    confirm_shared(fay, series, "welders", CODE, "BCDFG")
    fay.do("roundtable.close", code=CODE)
    now = {"sharing_mode": "sector_only", "is_sensitive": False}
    tighten = partial(elsewhere(app, fay, "BCDFG").do, "sharing.tighten", **now | promised)
    left = do_meanwhile(app, "composing", tighten, list)

    assert fay.client.get(f"/write-up/{CODE}").status_code == 200
    assert left == [], "it was made twice"


@pytest.mark.parametrize(
    ("who", "order"),
    [
        ("ann", {"name": "note.withdraw"}),
        ("fay", {"name": "note.hold"}),
        ("fay", {"name": "note.withhold", "reason": "names somebody"}),
        ("ann", {"name": "contribution.withdraw"}),
        ("fay", {"name": "contribution.hide", "is_hidden": True}),
    ],
    ids=lambda each: each if isinstance(each, str) else each["name"],
)
def test_what_leaves_the_screens_meanwhile_is_in_no_file(
    app: Flask, fay: Person, join: Callable[..., Person], who: str, order: dict[str, Any]
) -> None:
    make_live(app, "RMFRX", agenda=(Slot(Phase.POST, 5), Slot(Phase.PITCH, 5)))
    people = {"ann": join("industry", "RMFRX"), "fay": Person(fay.client, "RMFRX")}
    name, more = order["name"], {key: value for key, value in order.items() if key != "name"}
    noun = name.partition(".")[0]
    if noun == "note":
        made = people["ann"].post(WORDS)
    people["fay"].do("phase.change", phase="pitch")
    if noun == "contribution":
        made = people["ann"].do("contribution.add", kind="offer", text=WORDS)["own"][-1]
    thing = {noun: made["alias"] if noun == "note" and who == "ann" else made["id"]}
    assert read(fay, "/write-up/RMFRX/download/md") == (200, True)
    do_meanwhile(app, "background", partial(elsewhere(app, people[who], "RMFRX").do, name, **thing, **more))

    assert read(fay, "/write-up/RMFRX/download/md") == (200, False)
