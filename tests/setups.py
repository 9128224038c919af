"""The set-up form as an organiser fills it in, and what its page says back."""

import html
import re
from typing import Any

from conftest import CODE, Person
from tokens import token_of

FORM = {
    "title": "Space roundtable",
    "cluster": "Space",
    "held_on": "2026-12-01",
    "venue": "Town Hall",
    "host": "The regional body",
    "question": "What helps or stops space here?",
    "sharing_mode": "chatham_house",
    "is_sensitive": "true",
    "notes_shown": "at_reveal",
    "note_limit": "280",
    "holds_notes": "true",
    "n_dots": "5",
    "most_on_one": "3",
    "image_width_cm": "2,4",
    "furthest_seat_cm": "8",
    "business": "Business",
    "business_prompt": "What would have to change?",
    "talent": "People",
    "talent_prompt": "Whom could you not hire?",
    "innovation": "Innovation",
    "innovation_prompt": "What is stuck?",
    "investment": "MARKET ACCESS",
    "investment_prompt": "Who buys?",
}

NEW = {
    "title": "Nuclear supply chains",
    "cluster": "Nuclear power",
    "held_on": "2026-12-03",
    "begins_at": "18:30",
    "time_zone": "Europe/London",
    "venue": "Guild Hall",
    "host": "The new body",
    "speaker": "Ada Okafor",
    "topic": "What a grid date costs",
    "question": "What keeps suppliers away?",
}
"""Every detail of a roundtable, as none has it before."""


def send(person: Person, path: str = "/programme/new", **changes: str) -> Any:
    token = token_of(person.client, CODE)
    return person.client.post(path, data=FORM | {"csrf_token": token} | changes)


def fields(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="(\w+)" type="\w+" value="([^"]*)"', page))


def filled(page: str) -> dict[str, str]:
    """What the form of a page would send as it stands."""
    found = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)) | fields(page)
    found |= dict(re.findall(r'<textarea id="\w+" name="(\w+)"[^>]*>([^<]*)<', page))
    found |= dict(re.findall(r'<input type="(?:checkbox|radio)" name="(\w+)" value="(\w+)" checked', page))
    return {name: html.unescape(value) for name, value in found.items()}


def fault_of(page: str, field: str) -> str | None:
    found = re.search(rf'id="fault-{field}">.*?</svg>(.*?)</span>', page, re.DOTALL)
    return found and found[1]


def details_of(code: str) -> str:
    """The address of the page *Details*."""
    return f"/programme/{code}/details"


def open_details(person: Person, code: str = CODE) -> dict[str, str]:
    """What the page *Details* would send as it stands."""
    page = person.client.get(details_of(code))
    assert page.status_code == 200
    return filled(page.text)


def save_details(person: Person, form: dict[str, str], code: str = CODE, **changes: str) -> Any:
    token = token_of(person.client, code)
    return person.client.post(details_of(code), data=form | changes | {"csrf_token": token})


def mend_details(person: Person, code: str = CODE, **changes: str) -> None:
    """Opens the page, changes these fields and saves it."""
    assert save_details(person, open_details(person, code), code, **changes).status_code == 303


def press_undo(person: Person, page: str) -> Any:
    """Sends the form that puts back what was saved last."""
    form = re.search(r'<form class="mended" method="post" action="([^"]+)">(.*?)</form>', page, re.DOTALL)
    assert form is not None, "no Undo is offered"
    return person.client.post(html.unescape(form[1]), data=filled(form[2]))
