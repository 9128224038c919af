"""Of whom an ask asks something: named where its words say so beyond doubt, and else left to a person."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.marking.addressees import find_addressee

WORDS = [
    "ask",
    "the",
    "primes",
    "HMT",
    "should",
    "not",
    "from",
    "universities",
    "to",
    "pay",
    "by",
    "signed",
    "ONR",
    "?",
    "é",
]


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_whoever_is_named_stands_in_the_ask_as_typed(words):
    text = " ".join(words)

    found = find_addressee(text)

    assert found is None or found in text


@given(st.lists(st.sampled_from([word for word in WORDS if word not in {"primes", "HMT", "universities", "ONR"}])))
def test_an_ask_that_names_no_body_is_made_of_nobody(words):
    assert find_addressee(" ".join(words)) is None


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("ask UKSV for a regional standard", "UKSV"),
        ("letter from HMT to lenders", "HMT"),
        ("One passport accepted by all the primes", "primes"),
        ("universities should share the labs", "universities"),
        ("the primes need to answer emails", "primes"),
        ("get Ofgem to publish dates", "Ofgem"),
        ("Scottish Government and UK Government: fund one loft", "Scottish Government and UK Government"),
        ("Bellfounders and the colleges should write one rule", "Bellfounders and the colleges"),
        ("Ask Bellfounders and the colleges to write one rule", "Bellfounders and the colleges"),
        ("Arts Council England, please fund lofts", "Arts Council England"),
        ("MHRA: accept a bell tested in Ghent", "MHRA"),
        ("steeples: Natural England release the bats", "Natural England"),
        ("one bell a village. could the HSE say so", "HSE"),
        ("can Ofcom license the bells", "Ofcom"),
        ("can DEFRA fund two bells, not a study of bells", "DEFRA"),
        ("No VAT on rope, please. Treasury!", "Treasury"),
        ("Nat Highways to sign the tower", "Nat Highways"),
        ("mayor to put a bell in each tower", "mayor"),
        ("Mayor of East Bellshire: a bell in each tower", "Mayor of East Bellshire"),
        ("NHS digital, one bell for all wards", "NHS digital"),
        ("DCMS + Bellfounders Guild to agree on a pitch", "DCMS + Bellfounders Guild"),
        ("BBC and Channel 4 must record bells", "BBC and Channel 4"),
        ("NHSE to pay for lofts", "NHSE"),
        ("ICBs please say what a bell costs", "ICBs"),
        ("National Lottery: 3 years, not one", "National Lottery"),
        ("traffic commissioners should let bells ring", "traffic commissioners"),
        ("One list of towers. Natural England & Defra to own it", "Natural England & Defra"),
    ],
)
def test_a_body_that_is_to_act_is_the_addressee(text, body):
    assert find_addressee(text) == body


@pytest.mark.parametrize(
    "text",
    [
        "",
        "who do I send this prime to?",
        "someone to call back (not HR)",
        "portable clearance held by the person",
        "a school for welders",
        "UKRI grants for bell lofts of any size",
        "HSE code of practice for ropes",
        "Innovate UK funding for towers",
        "DBS checks that follow the ringer",
        "RAF leavers as bell hangers",
        "UKIB/NWF guarantee for bell lofts",
        "National Lottery grants for ropes",
        "UKVI priority lane for founders of bells",
        "not the primes should decide this",
        "can NHS contracts be split by tower",
        "can UKRI fund calls open in May",
        "will the LEP successor pay for ropes",
        "rope tax: HMRC took nine months to answer",
        "bells ring. so does the Treasury clock",
        "let clearances transfer between banks",
    ],
)
def test_a_body_that_is_only_spoken_of_is_none(text):
    assert find_addressee(text) is None


def test_a_hostile_ask_is_read_at_once():
    for text in ("ask the " * 250, "primes " * 285, "from " * 400, "a" * 2000, "(" * 2000):
        began = time.thread_time()
        find_addressee(text)
        assert time.thread_time() - began < 0.2
