"""The length that an attendee sees counted is the length that the server counts: the same cases run in JavaScript."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.notes import clean_line, clean_text, find_text_fault

CASES = json.loads((Path(__file__).parents[1] / "cases" / "lengths.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["text"]))
def test_a_text_is_as_long_as_the_phone_says(case: dict[str, str | int]) -> None:
    assert len(clean_text(str(case["text"]))) == case["length"]


@given(st.text(st.characters(codec=None), max_size=40))
def test_no_words_are_refused_for_what_cannot_be_seen(typed):
    cleaned = clean_text(typed)

    assert cleaned == clean_text(cleaned) == cleaned.strip()
    assert find_text_fault(cleaned, 2000) == (None if cleaned else "Write something first.")
    assert "\n" not in clean_line(typed)


@given(st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=40))
def test_words_alone_are_taken_as_they_are(typed):
    assert clean_text(typed) == unicodedata.normalize("NFC", typed) or not typed.strip("\u115f\u1160\u3164\uffa0")
