"""A note whose writer doubts its figure is known by the doubting words; a doubt without a figure is none."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.marking.doubts import find_doubts, is_doubted


@pytest.mark.parametrize(
    "text",
    [
        "20% women and most of those not in engineering roles – check figure",
        "someone said 1 in 5 roles unfilled - feels low",
        "Midlands share of space equity <3%??",
        "44,000 jobs created. gross or net?",
        "44,000 jobs? really",
        "£2.3bn for R&D: does it include defence?",
        "I can't take 'space touches 18% of GDP' to a committee",
        "Skills England says '44%' of firms",
        'we would not repeat "3 in 4" outside this room',
        "2029 apparently",
        "43% of lofts leak, or was it 48",
        "400 bells by 2031 according to someone's slide",
        "9 out of 10 ring on (their figure)",
        "of £10m about eleven thousand stays here. If that.",
        "2,000 firms (source?)",
        "the slide said 40 firms",
        "200 firms, over which years",
    ],
)
def test_a_writer_who_doubts_a_figure_is_heard(text: str) -> None:
    assert is_doubted(text)


@pytest.mark.parametrize(
    "text",
    [
        "someone check the microphone",
        "who pays for this??",
        "20% of our staff are women",
        "can we hire 3?",
        "the firms' 20 vans can't reach the drivers' yard",
        "according to plan 40 bells ring, and if that fails 20",
        "list of plots above 20 acres",
        "'entry level, 3 years exp, CISSP' lol",
        'the form asks for "turnover above £10m" and we are three people',
    ],
)
def test_a_question_about_something_else_is_no_doubt_of_a_figure(text: str) -> None:
    assert not is_doubted(text)


@given(st.text(max_size=60), st.sampled_from(["20%??", "£5m apparently", "someone said 300 firms", "'18% of GDP'"]))
def test_doubting_words_stand_where_they_say(text: str, doubted: str) -> None:
    whole = f"{text} {doubted}"
    for doubt in find_doubts(whole):
        assert doubt.quote == whole[doubt.start : doubt.end] != ""


@pytest.mark.parametrize("piece", ["'a", "' ", '"a ', "check ", "someone ", "5??", "is it ", "? ", "looks too "])
def test_two_thousand_hostile_letters_are_read_at_once(piece: str) -> None:
    text = ("5% " + piece * 2000)[:2000]
    start = time.thread_time()
    find_doubts(text)
    assert time.thread_time() - start < 0.2
