"""Whoever signs in is the same person on each device: what is theirs in the draft is theirs there, too."""

import re

from conftest import CODE, Person
from crews import sign_in
from flask import Flask
from issue_pages import look


def test_on_a_second_device_one_takes_back_what_one_did_on_the_first(app: Flask, ada: Person, ann: Person) -> None:
    note = ann.post("the quay is too short")["id"]
    ada.do("draft.change", act="drop", note=note)

    again = sign_in(app, "ada")

    assert 'data-key="z"' in look(again)


def test_a_browser_keeps_unsent_words_for_who_is_signed_in(app: Flask, people: dict[str, Person], ann: Person) -> None:
    ann.post("the quay is too short")
    ada, again, bea = people["ada"], sign_in(app, "ada"), people["bea"]

    for read in (read_draft, read_paper):
        assert read(ada) == read(again) != read(bea)
    assert {read_draft(each) for each in (ada, bea)} == {read_paper(each) for each in (ada, bea)}


def read_draft(person: Person) -> str:
    """For whom the page of an issue keeps what was not sent."""
    return re.findall(r'data-person="(a\d+)"', look(person))[0]


def read_paper(person: Person) -> str:
    """For whom the page for notes from paper keeps what was not sent."""
    page = person.client.get(f"/run/{CODE}/paper").get_data(as_text=True)
    return re.findall(r'"person": "(a\d+)"', page)[0]


def test_a_page_left_open_sends_nothing_for_who_came_since(app: Flask, people: dict[str, Person], ann: Person) -> None:
    note = ann.post("the quay is too short")["id"]
    ada, bea = people["ada"], people["bea"]
    headers = {"X-CSRF-Token": ada.token(), "X-Person": read_draft(bea)}
    order = {"client_id": "left-open", "act": "sentence", "note": note, "text": "Ships wait.", "labels": ""}
    path = f"/r/{CODE}/commands/draft.write"

    refused = ada.client.post(path, json=order, headers=headers)

    assert (refused.status_code, refused.get_json()["error"]) == (403, "not_allowed")
    assert "Ships wait." not in look(bea)
    assert ada.client.post(path, json=order, headers=headers | {"X-Person": read_draft(ada)}).status_code == 200
