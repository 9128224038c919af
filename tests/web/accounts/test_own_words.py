"""Whoever signs in is the same person on each device: what is theirs in the draft is theirs there, too."""

from conftest import Person
from crews import sign_in
from flask import Flask
from issue_pages import look


def test_on_a_second_device_one_takes_back_what_one_did_on_the_first(app: Flask, ada: Person, ann: Person) -> None:
    note = ann.post("the quay is too short")["id"]
    ada.do("draft.change", act="drop", note=note)

    again = sign_in(app, "ada")

    assert 'data-key="z"' in look(again)
