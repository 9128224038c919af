"""What is read of an issue in one room, perhaps by two people at once: of each page what was changed on it is kept."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from conftest import Person
from flask import Flask
from refused import find_opened
from series_of_three import BASE, Themes, confirm_shared, read, send
from witness import roundtable_id

from facilitator.actions.series import load_series
from facilitator.database.access import db
from facilitator.domain.series import Reading
from facilitator.store.common_issues import load_common_issues

NAMED = re.compile(r'<input type="(hidden|checkbox|radio)" name="([^"]*)" value="([^"]*)"( checked)?')


@pytest.fixture
def issue(fay: Person, series: Themes) -> int:
    """What two rooms say of rates, as one issue."""
    return confirm_shared(fay, series, "rates", "KTRBW", "BCDFG")


def open_room(fay: Person, issue: int, code: str) -> dict[str, list[str]]:
    """What the form of a room would send as its page was opened."""
    form = re.findall(r"<form.*?</form>", read(fay, f"/{issue}").split(f'id="{code}"')[1], re.DOTALL)[0]
    sent: dict[str, list[str]] = {}
    for kind, name, value, checked in NAMED.findall(form):
        if kind == "hidden" or checked:
            sent.setdefault(name, []).append(unescape(value))
    return sent


def open_joining(fay: Person, issue: int, theme: int) -> dict[str, list[str]]:
    """What the form of a proposal would send that a theme belongs to an issue."""
    own = f'name="issue" value="{issue}"><input type="hidden" name="themes" value="{theme}"'
    (form,) = (each for each in re.findall(r"<form.*?</form>", read(fay, "/proposals"), re.DOTALL) if own in each)
    return {name: [unescape(value)] for kind, name, value, _ in NAMED.findall(form) if kind == "hidden"}


def keep(fay: Person, issue: int, page: dict[str, list[str]], **changed: Any) -> Any:
    return fay.client.post(f"{BASE}/{issue}/read", data=page | changed)


def notes_of(app: Flask, code: str) -> list[int]:
    with app.app_context():
        (column,) = load_series(db.session(), 1, [code]).columns
        return [note.id for note in column.notes]


def reading_of(app: Flask, code: str) -> Reading:
    with app.app_context():
        return load_common_issues(db.session(), 1)[0].at(roundtable_id(app, code))


def test_two_people_who_read_a_room_at_once_keep_what_both_marked(app: Flask, fay: Person, issue: int) -> None:
    first, second, *_ = notes_of(app, "KTRBW")
    one, other = (open_room(fay, issue, "KTRBW") for _ in range(2))

    assert keep(fay, issue, one, stance="differs", denied=[first]).status_code == 303
    assert keep(fay, issue, other, denied=[second]).status_code == 303

    assert reading_of(app, "KTRBW") == Reading("differs", denied=(first, second))  # type: ignore[arg-type]


def test_a_mark_that_is_taken_off_goes_and_what_somebody_marked_since_stays(
    app: Flask, fay: Person, issue: int
) -> None:
    first, second, *_ = notes_of(app, "KTRBW")
    keep(fay, issue, open_room(fay, issue, "KTRBW"), denied=[first])
    old = open_room(fay, issue, "KTRBW")
    keep(fay, issue, old, denied=[first, second])

    keep(fay, issue, old, denied=[])

    assert reading_of(app, "KTRBW").denied == (second,)


def test_who_chooses_another_stance_second_reads_what_somebody_chose_and_may_keep_theirs(
    app: Flask, fay: Person, issue: int
) -> None:
    old = open_room(fay, issue, "KTRBW")
    keep(fay, issue, old, stance="differs")

    refused = keep(fay, issue, old, stance="same")

    assert refused.status_code == 409
    assert find_opened(refused)[1].startswith("Somebody has chosen “Differs” for this room since this page was opened.")
    assert 'value="same" checked' in refused.get_data(as_text=True)
    assert reading_of(app, "KTRBW").stance == "differs"
    keep(fay, issue, open_room(fay, issue, "KTRBW"), stance="same")
    assert reading_of(app, "KTRBW").stance == "same"


def test_who_puts_a_theme_in_with_another_stance_second_reads_what_somebody_chose_too(
    app: Flask, fay: Person, series: Themes, issue: int
) -> None:
    page = open_joining(fay, issue, series["HJKMN", "rates"])
    raising = notes_of(app, "HJKMN")[:1]
    assert send(fay, f"/{issue}/read", code="HJKMN", voices=raising, stance="split").status_code == 303

    refused = fay.client.post(f"{BASE}/belong", data=page | {"stance": "same"})

    assert refused.status_code == 409
    assert "Somebody has chosen “Split” for this room since" in find_opened(refused)[1]
    assert reading_of(app, "HJKMN").stance == "split"
    page = open_joining(fay, issue, series["HJKMN", "rates"])
    assert fay.client.post(f"{BASE}/belong", data=page | {"stance": "same"}).status_code == 303
    assert reading_of(app, "HJKMN").stance == "same"


def test_a_stance_that_a_merge_took_away_does_not_come_back_from_an_older_page(
    app: Flask, fay: Person, series: Themes, issue: int
) -> None:
    other = confirm_shared(fay, series, "careers", "KTRBW", "BCDFG")
    keep(fay, issue, open_room(fay, issue, "KTRBW"), stance="differs")
    keep(fay, other, open_room(fay, other, "KTRBW"), stance="same")
    old = open_room(fay, issue, "KTRBW")
    send(fay, f"/{issue}/merge", other=other)

    assert keep(fay, issue, old).status_code == 303

    assert reading_of(app, "KTRBW").stance is None


def test_who_says_that_it_was_not_raised_where_somebody_found_a_note_is_told(
    app: Flask, fay: Person, issue: int
) -> None:
    old = open_room(fay, issue, "HJKMN")
    raising = notes_of(app, "HJKMN")[0]
    keep(fay, issue, old, voices=[raising])

    refused = keep(fay, issue, old, is_absent="true")

    assert refused.status_code == 409
    assert find_opened(refused)[1].startswith("Notes of it have come into this room since this page was opened.")
    assert reading_of(app, "HJKMN") == Reading(voices=(raising,))


def test_who_finds_a_note_where_somebody_looked_in_vain_is_told_and_may_keep_it(
    app: Flask, fay: Person, issue: int
) -> None:
    old = open_room(fay, issue, "HJKMN")
    raising = notes_of(app, "HJKMN")[0]
    keep(fay, issue, old, is_absent="true")

    refused = keep(fay, issue, old, voices=[raising])

    assert refused.status_code == 409
    assert find_opened(refused)[1].startswith(
        "Somebody has said since this page was opened that it was not raised here."
    )
    keep(fay, issue, open_room(fay, issue, "HJKMN"), voices=[raising])
    assert reading_of(app, "HJKMN").voices == (raising,)


def test_a_note_that_raises_it_can_be_taken_back_and_another_added(app: Flask, fay: Person, issue: int) -> None:
    raising = notes_of(app, "HJKMN")[0]
    keep(fay, issue, open_room(fay, issue, "HJKMN"), voices=[raising])
    there = open_room(fay, issue, "HJKMN")
    offered = re.findall(r'name="voices" value="(\d+)">', read(fay, f"/{issue}").split('id="HJKMN"')[1])

    assert (there["was_voices"], there["voices"]) == ([str(raising)], [str(raising)])
    assert offered
    assert str(raising) not in offered
    keep(fay, issue, there, voices=[raising, int(offered[0])])
    assert reading_of(app, "HJKMN").voices == tuple(sorted([raising, int(offered[0])]))
    keep(fay, issue, open_room(fay, issue, "HJKMN"), voices=[])
    assert reading_of(app, "HJKMN").voices == ()
    assert "nobody has looked yet" in read(fay, f"/{issue}").split('id="HJKMN"')[1]


def test_as_many_notes_as_a_room_has_may_say_no(
    app: Flask, fay: Person, series: Themes, issue: int, join: Callable[..., Person]
) -> None:
    ann = join("industry", "KTRBW")
    many = [ann.post(f"rates punish us in case {number}")["id"] for number in range(230)]
    Person(fay.client, "KTRBW").do("notes.move", notes=many, place="theme", theme=series["KTRBW", "rates"])

    assert keep(fay, issue, open_room(fay, issue, "KTRBW"), denied=many).status_code == 303

    assert reading_of(app, "KTRBW").denied == tuple(many)


def test_more_than_may_be_chosen_at_once_is_refused_and_not_cut(fay: Person, series: Themes) -> None:
    refused = send(fay, "/confirm", name="All of it", themes=list(range(1, 202)))

    assert refused.status_code == 400
    assert "You chose 201 at once; choose 200 or fewer." in unescape(refused.get_data(as_text=True))


def test_who_renames_an_issue_second_reads_what_it_is_called_by_now(fay: Person, issue: int) -> None:
    old = {"was": "Shared rates"}
    send(fay, f"/{issue}/rename", name="Rates for all", **old)

    refused = send(fay, f"/{issue}/rename", name="Rates on plant", **old)

    assert refused.status_code == 409
    field, fault = find_opened(refused)
    assert 'value="Rates on plant"' in field
    assert fault.startswith("Somebody has renamed it to “Rates for all” since this page was opened.")
    assert send(fay, f"/{issue}/rename", name="Shared rates", **old).status_code == 303
    assert "Rates for all" in read(fay)
