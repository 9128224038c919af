"""Three rooms of one programme that say the same of three things, and what an organiser does with it."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

from conftest import Person, make_live
from flask import Flask
from tokens import token_of

from facilitator.database.access import db
from facilitator.store.common_issues import load_common_issues

BASE = "/programme/1/issues"
ROOMS = {"KTRBW": "Nuclear", "BCDFG": "Space", "HJKMN": "Cyber"}
SAID = {
    "rates": ("Business rates", "business rates punish every new machine", "rates on new plant go up at once"),
    "careers": ("Careers talks", "school pupils never hear of careers here", "careers teachers know nothing of us"),
    "welders": ("Coded welders", "coded welders are leaving for the coast", "nobody trains welders any more"),
}
Themes = dict[tuple[str, str], int]
"""Themes by room and key."""


def make_series(app: Flask, join: Callable[..., Person], fay: Person) -> Themes:
    """Three rooms with the same three themes of two notes each, by two people."""
    themes: Themes = {}
    for code, cluster in ROOMS.items():
        if code != "KTRBW":
            make_live(app, code, cluster=cluster)
        people, crew = [join("industry", code), join("academia", code)], Person(fay.client, code)
        for key, (name, *texts) in SAID.items():
            notes = [person.post(f"{text} ({cluster})") for person, text in zip(people, texts, strict=True)]
            made = crew.do("theme.make", heading="talent", name=name, notes=[note["id"] for note in notes])
            themes[code, key] = made["themes"][0]["id"]
    return themes


def send(person: Person, path: str, **values: Any) -> Any:
    token = token_of(person.client, "KTRBW")
    return person.client.post(BASE + path, data={"is_sure": "true"} | values | {"csrf_token": token})


def decide(fay: Person, verb: str, **values: Any) -> str:
    """Decides of a proposal; gives the page that comes after it."""
    return follow(fay, send(fay, f"/{verb}", **values))


def follow(fay: Person, answer: Any) -> str:
    assert answer.status_code == 303
    return str(fay.client.get(answer.location).get_data(as_text=True))


def undo(fay: Person, page: str) -> Any:
    """Presses *Undo* on the page that came after a decision, however long ago that was."""
    form = re.findall(r'<form class="done".*?</form>', page, re.DOTALL)[0]
    data: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form):
        data.setdefault(name, []).append(unescape(value))
    return fay.client.post(f"{BASE}/undo", data=data)


def read(fay: Person, path: str = "") -> str:
    answer = fay.client.get(BASE + path)
    assert answer.status_code == 200
    return str(answer.get_data(as_text=True))


def confirm_shared(fay: Person, series: Themes, key: str, *codes: str) -> int:
    """Confirms what these rooms say of something as one issue; gives its number."""
    themes = [series[code, key] for code in codes or ROOMS]
    assert send(fay, "/confirm", name=f"Shared {key}", themes=themes).status_code == 303
    with fay.client.application.app_context():
        return load_common_issues(db.session(), 1)[-1].id
