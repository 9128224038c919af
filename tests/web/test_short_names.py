"""Writers say a short name on coming in, once; a link may be for all roundtables of a programme."""

from conftest import CODE, make_live
from entries import come_in
from flask import Flask
from witness import read_row, roundtable_id

from facilitator.cli.links import make_link, make_programme_link
from facilitator.domain.people import Role

OTHER, ELSEWHERE = "KTRBX", "KTRBD"


def link_for(app: Flask, role: Role) -> str:
    with app.app_context():
        return make_link(roundtable_id(app, CODE), role)


def test_a_writer_without_a_name_is_asked_again_and_the_link_is_not_used_up(app: Flask) -> None:
    link, client = link_for(app, Role.WRITER), app.test_client()

    for name in ("", "\u200b ", "x" * 25):
        refused = come_in(client, link, name)
        assert refused.status_code == 400
        assert 'aria-invalid="true"' in refused.get_data(as_text=True)

    assert come_in(client, link, "Asha").status_code == 303


def test_a_facilitator_need_not_say_one_and_a_screen_is_not_asked(app: Flask) -> None:
    assert come_in(app.test_client(), link_for(app, Role.FACILITATOR), "").status_code == 303

    screen, link = app.test_client(), link_for(app, Role.DISPLAY)
    assert "short name" not in screen.get(link).get_data(as_text=True)
    assert come_in(screen, link).status_code == 303


def test_a_programmes_link_opens_all_of_it_and_nothing_else(app: Flask) -> None:
    make_live(app, OTHER)
    make_live(app, ELSEWHERE, programme="Another series")
    with app.app_context():
        link = make_programme_link(read_row(app).programme_id)
    writer = app.test_client()

    assert come_in(writer, link).status_code == 303

    opened = {code: writer.get(f"/write-up/{code}").status_code for code in (CODE, OTHER, ELSEWHERE)}
    assert opened == {CODE: 200, OTHER: 200, ELSEWHERE: 403}
    listed = writer.get("/programme").get_data(as_text=True)
    assert OTHER in listed
    assert ELSEWHERE not in listed
    assert writer.get(f"/run/{CODE}").status_code == 403
