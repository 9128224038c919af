"""Two names are the same where nobody sees that they differ, and stay two where they are two words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.folding import fold_look


@pytest.mark.parametrize(
    "typed",
    [
        *("rates", "RATES", " Rates  ", "Ra\u200btes", "Rates\u2060", "Ra\u00adtes", "\ufeffRates"),
        *("\uff32ates", "Ra\u0301tes", "R\u0336ates", "Rates\ufe0f", "Rates\u3164", "Rates\u2800", "Rates\U000e0061"),
    ],
)
def test_names_that_look_the_same_are_the_same(typed):
    assert fold_look(typed) == "rates"


@pytest.mark.parametrize(
    ("name", "other"),
    [("Café", "Cafe"), ("Straße", "STRASSE"), ("Energy\u00a0bills", "energy \u3000bills"), ("ﬁn", "fin")],
)
def test_accents_ligatures_and_kinds_of_blanks_do_not_tell_names_apart(name, other):
    assert fold_look(name) == fold_look(other)


@pytest.mark.parametrize(
    ("name", "other"), [("かき", "かぎ"), ("पुल", "पल"), ("กิน", "กัน"), ("Rates 1", "Rates 2"), ("a b", "ab")]
)
def test_other_words_stay_others(name, other):
    assert fold_look(name) != fold_look(other)


@given(st.text())
def test_what_is_folded_once_stays_as_it_is(name):
    assert fold_look(fold_look(name)) == fold_look(name)
