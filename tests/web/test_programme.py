"""The programme's list begins with what is asked for most."""

import re
from datetime import date

from conftest import CODE
from scenes import Scene
from tokens import token_of

from facilitator.domain.orders import draw_client_id
from facilitator.domain.phases import Status
from facilitator.web.programme import Row, State, Wanted, find_turn


def test_live_roundtables_come_first_then_the_next_then_those_that_were_held() -> None:
    today = date(2026, 11, 28)
    rows = [
        row_of("held one day", Status.CLOSED, None),
        row_of("held", Status.CLOSED, date(2026, 11, 1)),
        row_of("undated", Status.DRAFT, None),
        row_of("later", Status.DRAFT, date(2027, 2, 1)),
        row_of("rehearsal", Status.LIVE, today, is_rehearsal=True),
        row_of("next", Status.DRAFT, date(2026, 12, 1)),
        row_of("held last", Status.PUBLISHED, date(2026, 11, 27)),
        row_of("live", Status.LIVE, today),
    ]

    names = [row.title for row in sorted(rows, key=lambda row: find_turn(row, today))]

    assert names == ["live", "next", "later", "undated", "rehearsal", "held last", "held", "held one day"]


def test_a_roundtable_is_found_by_words_programme_and_state() -> None:
    rows = [
        row_of("Hydrogen in Derby", Status.LIVE, None),
        row_of("Hydrogen again", Status.CLOSED, None),
        row_of("Rehearsal: Hydrogen", Status.LIVE, None, is_rehearsal=True),
    ]

    def find(wanted: Wanted) -> list[str]:
        return [row.title for row in rows if wanted.takes(row)]

    assert find(Wanted()) == [row.title for row in rows]
    assert find(Wanted("derby HYDRO")) == find(Wanted("ktrbw", state=State.LIVE)) == ["Hydrogen in Derby"]
    assert find(Wanted(state=State.DONE)) == ["Hydrogen again"]
    assert find(Wanted("hydrogen", programme="Another")) == []


def test_the_list_says_what_is_left_out_and_each_roundtable_has_one_line_of_links(scene: Scene) -> None:
    fay = scene.fay.client
    found = fay.get("/programme?state=done").text
    assert re.search(r"\d+ of \d+\. <a href=\"/programme\">Show all", found)
    assert f'id="rt-{CODE}"' not in found
    assert f'id="rt-{CODE}"' in fay.get(f"/programme?find={CODE.lower()}&state=nonsense").text
    assert "No roundtable matches this" in fay.get("/programme?find=nowhere").text
    page = fay.get("/programme").text
    lines = page.split('<div class="ways">')[1:]
    assert all(line.split("<details")[0].count('class="b quiet"') <= 2 for line in lines)


def test_who_looks_for_a_roundtable_finds_it_also_where_it_was_put_away(scene: Scene) -> None:
    fay = scene.fay
    fay.do("roundtable.close", code=CODE)
    path = f"/programme/{CODE}/keeping"
    form = {"csrf_token": token_of(fay.client, CODE), "client_id": draw_client_id()}
    assert fay.client.post(f"{path}/archive", data=form).status_code == 303

    found = fay.client.get(f"/programme?find={CODE}").text
    other = fay.client.get("/programme?find=nowhere").text

    assert "No roundtable matches this" not in found
    assert re.search(rf'<details class="away" open><summary>1 roundtable put away.*id="rt-{CODE}"', found, re.DOTALL)
    assert f'id="rt-{CODE}"' not in other
    assert '<details class="away">' in fay.client.get("/programme").text


def test_the_list_counts_what_each_board_has(scene: Scene) -> None:
    page = scene.fay.client.get("/programme").text
    row = page.partition(f'id="rt-{CODE}"')[2].partition('id="rt-')[0]
    board = scene.fay.board("crew")

    assert re.findall(r"<b>(\d+)</b>", row)[:3] == [str(board["n_people"]), "5", str(len(board["themes"]))]


def test_a_new_roundtable_starts_like_the_one_that_the_programme_names(scene: Scene) -> None:
    fay = scene.fay.client
    papers = fay.get("/programme/papers").text
    token = re.search(r'name="csrf_token" value="([^"]+)"', papers)[1]  # type: ignore[index]
    number = re.search(r"/programme/papers/(\d+)/pattern", papers)[1]  # type: ignore[index]
    scene.fay.do("heading.rename", heading="talent", name="Who stays", prompt="Why would they?")

    for code, status in ((CODE, 303), ("ZZZZZ", 404)):
        sent = fay.post(f"/programme/papers/{number}/pattern", data={"csrf_token": token, "like": code})
        assert sent.status_code == status
    form = fay.get("/programme/new").text
    assert ("Who stays" in form, f'name="like" value="{CODE}"' in form) == (True, True)
    assert "Who stays" not in fay.get("/programme/new?from=").text


def test_join_sheets_of_all_to_come_are_printed_at_once_for_whoever_leads_them(scene: Scene) -> None:
    sheets = scene.fay.client.get("/programme/sheets/join").text

    assert sheets.count('<article class="sheet join">') == sheets.count('<p class="letters">') > 1
    assert f'<p class="letters">{CODE}</p>' in sheets
    assert scene.wes.client.get("/programme/sheets/join").status_code == 403


def row_of(title: str, status: Status, held_on: date | None, *, is_rehearsal: bool = False) -> Row:
    """A row of the programme's list."""
    return Row("KTRBW", title, "", "", held_on, status, "Lobby", 0, 0, 0, True, is_rehearsal, False, "")
