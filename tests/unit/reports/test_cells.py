"""A spreadsheet never runs what an attendee typed, and nobody's words are lost in guarding against it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.reports.formats.cells import guard, is_risky, unguard

LEADS = "=+-@＝＋－＠"


@given(text=st.text())
def test_a_guarded_text_comes_back_whole(text):
    assert unguard(guard(text)) == text


@given(spaces=st.text(" \u00a0\u3000\u200b", max_size=3), lead=st.sampled_from([*LEADS, "\t", "\r"]), rest=st.text())
def test_no_guarded_cell_starts_with_a_formula(spaces, lead, rest):
    cell = guard(spaces + lead + rest)
    assert cell.startswith("'")
    assert is_risky(spaces + lead + rest)


@pytest.mark.parametrize("text", ["5% of spend", "it's late", "'best endeavours'", "a=b", "", "£400k", "“=so” he said"])
def test_plain_words_are_left_alone(text):
    assert guard(text) == text
