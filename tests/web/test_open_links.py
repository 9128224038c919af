"""Entry links that nobody has used yet: who sees them and who takes them back."""

import re
from typing import Any

import pytest
from conftest import CODE, Person, make_live
from entries import come_in
from flask import Flask
from tokens import token_of
from witness import roundtable_id, stored

from facilitator.cli.links import make_link, make_printed_link, make_programme_link
from facilitator.database.access import db, write
from facilitator.domain.people import Role
from facilitator.identity import hash_token
from facilitator.store.people import EntryLinkRow

ANOTHER = "XYWVT"
FORM = re.compile(r'action="(/programme/devices/links/\d+/take-back)".*?name="made" value="([^"]+)"')
ROW = re.compile(r'<tr>\s*<th scope="row">(For [^<]+)</th>(.*?)</tr>', re.DOTALL)


def link_for(app: Flask, role: Role, code: str | None = CODE) -> str:
    with app.app_context():
        return make_link(None if code is None else roundtable_id(app, code), role)


def link_from(person: Person, role: str) -> str:
    """A link that somebody makes at the desk."""
    headers = {"X-CSRF-Token": token_of(person.client, CODE)}
    made = person.client.post(f"/r/{CODE}/links", json={"role": role}, headers=headers).get_json()
    return str(made["url"]).partition(":8000")[2]


def read_page(person: Person) -> str:
    return str(person.client.get("/programme/devices").get_data(as_text=True))


def list_open(person: Person) -> list[str]:
    """Whom the links are for that somebody reads of."""
    return [whom for whom, _rest in ROW.findall(read_page(person))]


def take_back(person: Person, form: tuple[str, str]) -> Any:
    """Presses the button of a form that a page had."""
    data = {"csrf_token": token_of(person.client, CODE), "made": form[1]}
    return person.client.post(form[0], data=data, follow_redirects=True)


def end_others(person: Person) -> Any:
    data = {"csrf_token": token_of(person.client, CODE)}
    return person.client.post("/programme/devices/end-others", data=data, follow_redirects=True)


def refusal_of(app: Flask, link: str) -> str:
    """What somebody new reads who opens a link that lets nobody in."""
    answer = come_in(app.test_client(), link)
    assert answer.status_code == 404
    return str(answer.get_data(as_text=True))


def test_fay_reads_which_links_are_open_who_made_them_and_until_when_and_never_a_link(app: Flask, fay: Person) -> None:
    gus = Person(app.test_client())
    come_in(gus.client, link_for(app, Role.FACILITATOR), "Gus")
    assert list_open(fay) == []
    links = [link_from(gus, "writer")]
    with app.app_context():
        links += [make_printed_link(), make_programme_link(1)]

    page = read_page(fay)
    rows = [" ".join(re.sub(r"<[^>]*>", " ", rest).split()) for _whom, rest in ROW.findall(page)]

    assert list_open(fay) == ["For a writer", "For a facilitator", "For a writer"]
    assert [part in row for part, row in zip((f"Table {CODE}", "All roundtables", ""), rows, strict=True)] == [True] * 3
    assert "Facilitator 2, Gus now ends by itself in 2 weeks" in rows[0]
    assert all("The server itself now ends by itself in 2 weeks" in row for row in rows[1:])
    for token in (link.removeprefix("/enter/") for link in links):
        assert token not in page
        assert hash_token(token) not in page


def test_a_link_that_is_taken_back_lets_nobody_in_and_says_so(app: Flask, fay: Person, eve: Person) -> None:
    kept, lost = link_from(fay, "writer"), link_from(fay, "facilitator")
    looking = app.test_client()
    assert looking.get(lost).status_code == 200

    answer = take_back(fay, FORM.findall(read_page(fay))[1])

    assert "The link is taken back: it lets nobody in." in answer.get_data(as_text=True)
    assert list_open(fay) == ["For a writer"]
    assert "taken back before anybody used it" in refusal_of(app, lost)
    assert looking.post(lost, data={"csrf_token": token_of(looking, CODE), "name": "Eve"}).status_code == 404
    assert looking.get(f"/run/{CODE}").status_code == 403
    assert come_in(eve.client, kept).status_code == 303
    assert "already been used" in refusal_of(app, kept)


def test_a_link_that_was_used_meanwhile_is_not_taken_back_and_who_came_in_stays_listed(app: Flask, fay: Person) -> None:
    link = link_from(fay, "writer")
    old = FORM.findall(read_page(fay))[0]
    wes = app.test_client()
    assert come_in(wes, link).status_code == 303
    before = stored(app)

    answer = take_back(fay, old)

    assert answer.status_code == 404
    assert "used or taken back" in answer.get_data(as_text=True)
    assert stored(app) == before
    assert wes.get(f"/write-up/{CODE}").status_code == 200
    assert "Writer 2, Wes" in read_page(fay)


def test_an_old_page_does_not_take_back_the_link_that_got_its_links_number(app: Flask, fay: Person) -> None:
    link_from(fay, "writer")
    old = FORM.findall(read_page(fay))[0]
    with app.app_context():
        write(lambda session: session.delete(session.scalars(db.select(EntryLinkRow).filter_by(used_at=None)).one()))
    link_from(fay, "writer")
    assert FORM.findall(read_page(fay))[0][0] == old[0]

    assert take_back(fay, old).status_code == 404
    assert list_open(fay) == ["For a writer"]


def test_whoever_leads_one_roundtable_neither_sees_nor_takes_back_links_of_others(app: Flask, fay: Person) -> None:
    make_live(app, ANOTHER)
    gus = Person(app.test_client())
    come_in(gus.client, link_for(app, Role.FACILITATOR))
    others = [link_for(app, Role.WRITER, ANOTHER), link_for(app, Role.FACILITATOR, None)]
    with app.app_context():
        others.append(make_programme_link(1))
    forms = FORM.findall(read_page(fay))
    own = link_for(app, Role.DISPLAY)

    assert [take_back(gus, form).status_code for form in forms] == [404, 404, 404]
    assert list_open(gus) == ["For a room screen"]
    end_others(gus)

    assert "taken back" in refusal_of(app, own)
    assert [come_in(app.test_client(), link).status_code for link in others] == [303, 303, 303]


def test_the_end_of_all_devices_but_this_one_leaves_no_link_open_and_its_dialog_says_so(
    app: Flask, fay: Person, wes: Person
) -> None:
    assert "taken back as well" not in read_page(fay)
    links = [link_from(fay, "writer"), link_for(app, Role.FACILITATOR, None)]
    assert "The 2 links that nobody has used yet are taken back as well." in read_page(fay)

    page = end_others(fay).get_data(as_text=True)

    assert "All devices but this one are ended, and no link is open." in page
    assert ["taken back" in refusal_of(app, link) for link in links] == [True, True]
    assert wes.client.get(f"/write-up/{CODE}").status_code == 403
    assert list_open(fay) == []


def test_who_is_let_in_alone_can_still_take_all_links_back_at_once(app: Flask, fay: Person) -> None:
    assert "End all but this one" not in read_page(fay)
    link = link_from(fay, "writer")
    assert "Take 1 link back" in read_page(fay)

    end_others(fay)

    assert "taken back" in refusal_of(app, link)


@pytest.mark.parametrize("path", [f"/run/{CODE}", "/programme/papers"])
def test_fay_reads_where_she_makes_a_link_how_long_it_works(fay: Person, path: str) -> None:
    if path == "/programme/papers":
        page = fay.client.post(f"{path}/1/writers", data={"csrf_token": token_of(fay.client, CODE)}).text
    else:
        page = fay.client.get(path).text

    assert "works once, within two weeks" in page


def test_the_trace_tells_a_link_that_was_taken_back_from_a_device_that_was_ended(app: Flask, fay: Person) -> None:
    token = link_from(fay, "writer").removeprefix("/enter/")
    take_back(fay, FORM.findall(read_page(fay))[0])

    page = fay.client.get("/programme/trace").text

    assert "Ended a device or a link<small>a link for a writer that nobody had used</small>" in page
    assert token not in page + fay.client.get("/programme/trace.csv").text
    assert hash_token(token) not in page


def test_a_link_that_is_taken_back_does_not_reach_the_log(
    app: Flask, fay: Person, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    link = link_from(fay, "writer")
    take_back(fay, FORM.findall(read_page(fay))[0])
    refusal_of(app, link)

    token = link.removeprefix("/enter/")
    assert token not in caplog.text
    assert hash_token(token) not in caplog.text
