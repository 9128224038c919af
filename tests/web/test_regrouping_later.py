"""Themes after the close: whoever writes names and moves them for the next version; the record as closed stays."""

import json
import re
from typing import Any

import pytest
from conftest import CODE, Person
from flask import Flask
from witness import stored
from worlds import part


@part
def themes(ann: Person, ben: Person, fay: Person) -> list[int]:
    """Two themes with two notes each, by two people, and the roundtable closed."""
    said = ((ann, "audits differ"), (ben, "forms are long"), (ann, "the quay is short"), (ben, "cranes stand idle"))
    notes = [person.post(text)["id"] for person, text in said]
    fay.do("phase.change", phase="cluster")
    made = [
        fay.do("theme.make", heading="talent", name=name, notes=some)["themes"][0]["id"]
        for name, some in (("Supliers", notes[:2]), ("The port", notes[2:]))
    ]
    fay.do("roundtable.close", code=CODE)
    return made


def data(person: Person, version: int | None = None) -> dict[str, Any]:
    query = f"?version={version}" if version else ""
    found: dict[str, Any] = json.loads(person.client.get(f"/write-up/{CODE}/download/json{query}").get_data())
    return found


def names(person: Person, version: int | None = None) -> set[str]:
    return {theme["name"] for theme in data(person, version)["themes"]}


def test_a_writer_mends_a_name_for_the_next_version(wes: Person, themes: list[int]) -> None:
    wes.do("theme.rename", theme=themes[0], name="Suppliers")

    assert names(wes) == {"Suppliers", "The port"}
    assert names(wes, 1) == {"Supliers", "The port"}
    assert wes.tell("version.make", state="draft", reason="a name mended").status_code == 200
    assert names(wes, 2) == {"Suppliers", "The port"}


def test_a_writer_merges_splits_and_sets_aside_and_takes_it_back(wes: Person, themes: list[int]) -> None:
    before = data(wes)
    wes.do("themes.merge", theme=themes[0], into=themes[1])
    assert names(wes) == {"The port"}
    wes.do("theme.make", heading="talent", name="Quay", notes=[3])
    wes.do("notes.move", notes=[4], place="aside")
    assert names(wes) == {"The port", "Quay"}

    for _ in range(3):
        wes.do("grouping.undo")

    assert {**data(wes), "manifest": 0, "report": 0} == {**before, "manifest": 0, "report": 0}


def test_what_somebody_wrote_of_a_theme_outlives_the_merger_with_one_that_needed_no_sentence(
    wes: Person, themes: list[int]
) -> None:
    wes.do("draft.write", act="sentence", note=1, theme=themes[0], text="Papers keep firms out.", labels="T1", seen=0)
    wes.do("draft.write", act="no_sentence", note=3, theme=themes[1])

    wes.do("themes.merge", theme=themes[1], into=themes[0])
    assert [issue["sentence"] for issue in data(wes)["issues"]] == ["Papers keep firms out."]

    wes.do("grouping.undo")
    wes.do("themes.merge", theme=themes[0], into=themes[1])
    (issue,) = data(wes)["issues"]
    assert issue["needs_no_sentence"]  # what was said of the theme that stays is said of it


def test_a_sentence_stands_before_the_points_that_ministers_read(wes: Person, themes: list[int]) -> None:
    wes.do("draft.write", act="sentence", note=1, theme=themes[0], text="Papers keep firms out.", labels="T1", seen=0)

    told = wes.client.get(f"/write-up/{CODE}/download/md?form=minister").get_data(as_text=True)
    said = told.split("What has most support")[1]
    assert said.index("Papers keep firms out.") < said.index("udits differ")


def test_before_the_close_only_whoever_runs_the_room_groups(ann: Person, fay: Person, wes: Person) -> None:
    note = ann.post("audits differ")["id"]
    fay.do("phase.change", phase="cluster")

    assert wes.tell("theme.make", heading="talent", name="Suppliers", notes=[note]).status_code == 403
    assert wes.client.get(f"/group/{CODE}").status_code == 403


def test_the_grouping_page_opens_for_writers_once_the_record_is_closed(
    ann: Person, dee: Person, wes: Person, themes: list[int]
) -> None:
    page = wes.client.get(f"/group/{CODE}").get_data(as_text=True)

    assert "for the next version" in page
    assert [person.client.get(f"/group/{CODE}").status_code for person in (ann, dee)] == [403, 403]
    assert ann.tell("theme.rename", theme=themes[0], name="zq").status_code == 403


def test_the_themes_of_a_sealed_roundtable_are_only_read_and_count_nobody(
    fay: Person, wes: Person, themes: list[int]
) -> None:
    before = wes.client.get(f"/group/{CODE}?heading=talent").get_data(as_text=True)
    assert re.search(r"2 notes, \d (person|people)", before)
    assert 'class="grouping over"' in before

    fay.do("roundtable.seal", code=CODE)

    page = wes.client.get(f"/group/{CODE}?heading=talent").get_data(as_text=True)
    assert 'class="grouping over sealed"' in page
    assert "This roundtable is sealed: its themes stay as they are" in page
    assert "2 notes" in page
    assert not re.search(r"\d (person|people)", page)
    assert {theme["n_people"] for theme in state_of(page)["board"]["themes"]} == {None}


@pytest.mark.parametrize(
    ("order", "values"),
    [
        ("suggestion.dismiss", {"heading": "talent", "notes": [1, 2]}),
        ("theme.make", {"heading": "talent", "name": "Quay", "notes": []}),
        ("theme.rename", {"theme": 1, "name": "Suppliers"}),
        ("theme.dissolve", {"theme": 1}),
        ("themes.merge", {"theme": 1, "into": 2}),
        ("notes.move", {"notes": [1], "place": "aside"}),
        ("grouping.undo", {}),
        ("grouping.redo", {}),
    ],
)
def test_nobody_groups_a_sealed_roundtable_by_an_order_that_its_page_no_longer_offers(
    app: Flask, fay: Person, wes: Person, themes: list[int], order: str, values: dict[str, Any]
) -> None:
    wes.do("theme.rename", theme=themes[0], name="Firms that supply")
    wes.do("theme.rename", theme=themes[0], name="Suppliers")
    wes.do("grouping.undo")
    fay.do("roundtable.seal", code=CODE)
    before = stored(app)

    refused = [person.tell(order, **values) for person in (fay, wes)]

    assert [(each.status_code, each.get_json()["error"]) for each in refused] == [(409, "conflict")] * 2
    assert "sealed" in refused[0].get_json()["message"]
    assert stored(app) == before


def state_of(page: str) -> dict[str, Any]:
    """What its scripts start from."""
    found = re.search(r'<script type="application/json" id="state">(.*?)</script>', page, re.DOTALL)
    assert found
    state: dict[str, Any] = json.loads(found[1])
    return state
