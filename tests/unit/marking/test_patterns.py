"""Patterns that are compiled late: they find what they would have found, and cost nothing until they are asked."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.marking.patterns import late


@given(st.text("aAb1 ", max_size=12))
def test_a_late_pattern_finds_what_the_pattern_finds(text: str) -> None:
    at_once, later = re.compile(r"a+\d?", re.IGNORECASE), late(r"a+\d?", re.IGNORECASE)
    assert [match.span() for match in later.finditer(text)] == [match.span() for match in at_once.finditer(text)]
    assert (later.sub("x", text), later.pattern, later.flags) == (
        at_once.sub("x", text),
        at_once.pattern,
        at_once.flags,
    )


def test_a_mistake_shows_when_the_pattern_is_first_asked_and_not_before() -> None:
    wrong = late("(")
    with pytest.raises(re.error):
        wrong.search("")
