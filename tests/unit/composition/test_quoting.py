"""What is printed as quoted is in the note, or is marked: whatever a person chose, and however a note was typed."""

import re

from hypothesis import given
from hypothesis import strategies as st

from facilitator.composition.quoting import ELLIPSIS, MOST_MENDED, Quoted, is_mended, is_spelling, judge_quote

WORDS = st.lists(
    st.sampled_from(
        ["saftey", "safety", "not", "no-bid", "£30k", "14", "weeks", "never", "grid", "Grid", "(SC)", "a.b", "we"]
    ),
    min_size=1,
    max_size=12,
)


@given(WORDS, WORDS)
def test_a_quotation_is_in_its_note_or_is_marked(typed, chosen):
    note, quote = " ".join(typed), " ".join(chosen)

    found = judge_quote(note, quote)

    if found is not None and found.how is not Quoted.MENDED:
        pieces = [piece.strip() for piece in found.text.split(ELLIPSIS) if piece.strip()]
        assert all(piece in note for piece in pieces)
        assert (found.how is Quoted.EXACT) == (ELLIPSIS not in found.text)


@given(WORDS, st.data())
def test_whatever_is_cut_out_of_a_note_can_be_quoted_and_says_that_it_is_cut(typed, data):
    note = " ".join(typed)
    start = data.draw(st.integers(0, len(typed) - 1))
    end = data.draw(st.integers(start + 1, len(typed)))

    found = judge_quote(note, " ".join(typed[start:end]))

    assert found is not None
    if found.how is Quoted.EXACT:
        assert found.text == note


@given(WORDS.filter(lambda typed: typed.count("saftey") <= MOST_MENDED))
def test_a_mended_quotation_has_the_numbers_and_negations_of_its_note(typed):
    note = " ".join(typed)
    mended = note.replace("saftey", "safety")

    found = judge_quote(note, mended)

    assert found is not None
    assert re.findall(r"\d+|not|never", found.text) == re.findall(r"\d+|not|never", note)


def test_a_note_is_mended_by_spelling_and_capitals_and_not_by_a_word_more_or_less():
    before = "the saftey case takes 14 weeks in the UK"

    assert is_mended(before, "The safety case takes 14 weeks in the uk")
    for after in ("the saftey case takes 14 weeks", before + ", not more", before.replace("14", "41"), "[…] in the UK"):
        assert not is_mended(before, after)


def test_another_word_is_no_spelling():
    for typed, other in (("hire", "fire"), ("every", "very"), ("2033", "2034"), ("will", "won't"), ("can", "cannot")):
        assert not is_spelling(typed, other)


def test_an_apostrophe_that_a_phone_left_out_is_a_spelling():
    found = judge_quote("parents dont know there are jobs here at all", "parents don't know there are jobs here")

    assert found is not None
    assert (found.how, found.text) == (Quoted.MENDED, f"parents don't know there are jobs here {ELLIPSIS}")


def test_a_hostile_note_is_judged_at_once():
    assert judge_quote("a " * 1000, "aaaa " * 400) is None
