"""The length that an attendee sees counted is the length that the server counts: the same cases run in JavaScript."""

import json
from pathlib import Path

import pytest

from facilitator.domain.notes import clean_text

CASES = json.loads((Path(__file__).parents[1] / "cases" / "lengths.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["text"]))
def test_a_text_is_as_long_as_the_phone_says(case: dict[str, str | int]) -> None:
    assert len(clean_text(str(case["text"]))) == case["length"]
