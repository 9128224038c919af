"""The exercises' forms as a browser sends them while no script runs: every field of the form, the empty ones too."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from conftest import Person, make_live
from entries import admit_scribes
from flask import Flask
from worlds import part

from facilitator.domain.phases import Phase, Slot

ROOM = "RMFRX"
PHASES = (Phase.POST, Phase.KEYNOTE, Phase.DEFINE, Phase.DISCUSS, Phase.PITCH, Phase.COMMIT, Phase.CLOSE)
WORDS = "We open the rig to others"


class Forms(HTMLParser):
    """The forms of a page: where each leads, and what a browser would send of it as it stands."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, str]]] = []
        self._select = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.forms.append((values.get("action", ""), {}))
        if not self.forms:
            return
        fields = self.forms[-1][1]
        name, is_ticked = values.get("name", ""), values.get("type") == "checkbox"
        if tag == "select":
            self._select = name
        if tag == "option":
            fields.setdefault(self._select, values.get("value", ""))
        if tag in {"input", "textarea"} and name and not is_ticked:
            fields[name] = values.get("value", "")


def read_forms(page: str) -> list[dict[str, str]]:
    """What is sent of each form that brings something in."""
    return [fields for action, fields in Forms(page).forms if action.endswith("/contribution.add")]


@part
def fay_there(app: Flask, fay: Person) -> Person:
    """Who leads a roundtable whose agenda has every exercise."""
    make_live(app, ROOM, agenda=tuple(Slot(phase, 5) for phase in PHASES))
    return Person(fay.client, ROOM)


@pytest.mark.parametrize("phase", PHASES[1:-1])
def test_whatever_a_phone_brings_is_taken_where_the_rest_is_left_empty(
    fay_there: Person, join: Callable[..., Person], phase: Phase
) -> None:
    ann = join("industry", ROOM)
    for each in PHASES[1 : PHASES.index(phase) + 1]:
        fay_there.do("phase.change", phase=each)
    if phase is Phase.DISCUSS:
        ann.do("scribe.change", is_scribe=True, table=1)
        admit_scribes(fay_there)
    forms = read_forms(ann.client.get(f"/j/{ROOM}").text)

    assert forms
    for fields in forms:
        sent = ann.client.post(f"/r/{ROOM}/commands/contribution.add", data=fields | {"text": WORDS})
        assert sent.status_code == 303, (fields["kind"], re.findall(r'class="fault"[^>]*>.*?</p>', sent.text))
        place = sent.location.removeprefix(f"/j/{ROOM}#")  # whoever brings several goes on from there
        assert f'id="{place}"' in ann.client.get(f"/j/{ROOM}").text, (fields["kind"], place)
    assert {WORDS} == {each["text"] for each in ann.board()["own"]}


def test_what_is_wrong_with_a_field_that_has_no_line_is_told_all_the_same(
    fay_there: Person, join: Callable[..., Person]
) -> None:
    ann = join("industry", ROOM)
    for each in PHASES[1:-1]:
        fay_there.do("phase.change", phase=each)
    fields = next(each for each in read_forms(ann.client.get(f"/j/{ROOM}").text) if each["kind"] == "commitment")

    refused = ann.client.post(
        f"/r/{ROOM}/commands/contribution.add", data=fields | {"text": WORDS, "theme": "a theme that is gone"}
    )

    assert refused.status_code == 400
    assert WORDS in refused.text
    told = re.findall(r'<p class="fault"(?![^>]* hidden)[^>]*>.*?<span>(.*?)</span>', refused.text)
    assert any("whole number" in line for line in told), told


def test_whoever_says_a_word_of_what_another_brought_goes_on_from_there(
    fay_there: Person, join: Callable[..., Person]
) -> None:
    ann, ben = join("industry", ROOM), join("academia", ROOM)
    ann.post("Audits cost us four weeks")

    def press(form: str) -> str:
        page = ben.client.get(f"/j/{ROOM}").text
        action, sent = Forms(re.findall(rf'<form id="{form}".*?</form>', page)[0]).forms[0]
        field, number = re.findall(rf'form="{form}" name="(\w+)" value="(\d+)"', page)[0]
        assert f'id="of-{number}"' in page
        led = ben.client.post(action, data=sent | {field: number})
        assert led.location == f"/j/{ROOM}#of-{number}"
        return number

    fay_there.do("phase.change", phase=Phase.KEYNOTE)
    ann.do("contribution.add", kind="question", text="Who pays?")
    question = press("answer-up")
    for phase in (Phase.DEFINE, Phase.DISCUSS):
        fay_there.do("phase.change", phase=phase)
    assert press("react-me_too") != question


@pytest.mark.parametrize("order", ["note.post", "contribution.add"])
def test_whose_words_are_too_long_has_the_field_before_them(
    fay_there: Person, join: Callable[..., Person], order: str
) -> None:
    ann = join("industry", ROOM)
    fay_there.do("phase.change", phase=Phase.KEYNOTE)
    page = ann.client.get(f"/j/{ROOM}").text
    assert "autofocus" not in page
    fields = next(fields for action, fields in Forms(page).forms if action.endswith(order))

    refused = ann.client.post(f"/r/{ROOM}/commands/{order}", data=fields | {"heading": "talent", "text": "x" * 301})

    (field,) = re.findall(r"<textarea[^>]*autofocus>(x*)", refused.text)
    assert field == "x" * 301
