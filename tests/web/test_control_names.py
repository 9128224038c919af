"""Whoever hears a page and sees nothing of it knows which of two buttons is which: no two of one name do different
things."""

from collections import defaultdict
from typing import Any

import pytest
from conftest import CODE, Person
from lxml import html
from scenes import Scene
from series_of_three import BASE, Themes, confirm_shared, read

PAGES = {
    f"/j/{CODE}": "ann",
    f"/j/{CODE}/kept": "ann",
    f"/run/{CODE}": "fay",
    f"/group/{CODE}": "fay",
    f"/write-up/{CODE}": "wes",
    f"/write-up/{CODE}/work-list": "wes",
    f"/write-up/{CODE}/versions": "wes",
    "/programme": "fay",
    "/programme/devices": "fay",
    f"/programme/{CODE}/checklist": "fay",
}
CARRIED = {"csrf_token", "client_id"}


def hear(control: Any) -> str:
    """What a screen reader says of a button, of a box with its label, or of what unfolds, after its group."""
    label = control if control.tag != "input" else next(control.iterancestors("label"), control)
    groups = [
        legend.text_content() for field in control.iterancestors("fieldset") for legend in field.findall("legend")
    ]
    return " ".join(" ".join([*groups, control.get("aria-label") or label.text_content()]).split())


def act_of(control: Any) -> object:
    """What comes of it: where its form goes, and with what."""
    own = tuple(sorted((name, value) for name, value in control.items() if name in {"name", "value", "formaction"}))
    form = next(control.iterancestors("form"), None)
    if form is None:
        return own or id(control)
    hidden = [(each.get("name"), each.get("value")) for each in form.iter("input") if each.get("type") == "hidden"]
    return form.get("action"), own, tuple(each for each in hidden if each[0] not in CARRIED)


def find_namesakes(text: str) -> list[str]:
    """The names that several controls have which do different things."""
    acts: dict[str, set[object]] = defaultdict(set)
    for control in html.fromstring(text).xpath(
        "//*[self::button or self::summary or (self::input and @type='checkbox')]"
        "[not(ancestor-or-self::*[@hidden or self::template or self::noscript or self::dialog])]"
    ):
        acts[hear(control)].add(act_of(control))
    return sorted(name for name, found in acts.items() if len(found) > 1)


@pytest.mark.parametrize("path", PAGES)
def test_no_two_controls_of_a_page_have_one_name_and_do_different_things(scene: Scene, path: str) -> None:
    answer = getattr(scene, PAGES[path]).client.get(path)

    assert answer.status_code == 200
    assert find_namesakes(answer.get_data(as_text=True)) == []


def test_each_note_of_a_shared_issue_has_a_box_of_its_own_name(fay: Person, series: Themes) -> None:
    issue = confirm_shared(fay, series, "rates", "KTRBW", "BCDFG")

    page = read(fay, f"/{issue}")

    assert page.count("says no to it") > 1
    assert find_namesakes(page) == []
    assert find_namesakes(read(fay, "/proposals")) == []


def test_several_notes_of_a_kind_are_told_as_several(fay: Person, series: Themes) -> None:
    confirm_shared(fay, series, "rates")

    told = html.fromstring(fay.client.get(BASE).get_data(as_text=True)).find_class("kinds")

    assert {" ".join(each.text_content().split()) for each in told} == {"2 barriers"}
