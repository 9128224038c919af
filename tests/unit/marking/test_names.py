"""Names that are surely some are found; a capital at the start of a sentence makes none."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.marking.names import find_names


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("HSE inspectors have never been here", "HSE", "body"),
        ("the Procurement Act lets you now", "Procurement Act", "law"),
        ("we tried the Future Flight Challenge twice", "Future Flight Challenge", "programme"),
        ("talk to the University of Derby", "University of Derby", "body"),
        ("made smarter grant paid for it", "made smarter", "programme"),
        ("what became of the Kalifa review", "Kalifa review", "programme"),
        ("ISO 19443 again", "ISO 19443", None),
        ("the Midlands Engine fund is slow", "Midlands Engine", "body"),
        ("the Women in Finance Charter helps", "Women in Finance Charter", "programme"),
    ],
)
def test_a_name_is_found_with_what_it_is(text: str, name: str, kind: str | None) -> None:
    assert [(found.quote, found.kind) for found in find_names(text)] == [(name, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Planning committee refused 600 jobs",
        "Local plan allocates land in small slices",
        "The council could act as broker",
        "a London office and an AI strategy",
        "Our board wants a review",
        "SME suppliers need an OEM",
    ],
)
def test_plain_words_are_no_names(text: str) -> None:
    assert find_names(text) == []


@given(
    st.lists(
        st.sampled_from(
            [
                "the",
                "HSE",
                "Act",
                "of",
                "and",
                "Derby",
                "University",
                "ISO",
                "9001",
                "review",
                "Bank",
                "KTP",
                ",",
                ".",
                "\xa0",
                "İ",
            ]
        ),
        max_size=14,
    )
)
def test_names_stand_where_they_say_and_never_overlap(words: list[str]) -> None:
    text = " ".join(words)
    names = find_names(text)
    assert all(name.quote == text[name.start : name.end] != "" for name in names)
    assert all(one.end <= other.start for one, other in pairwise(names))


@pytest.mark.parametrize("piece", ["A", "Aa ", "Aa of the ", "University of Aa ", "Aa-", "Aa & ", "ISO ", "A&"])
def test_two_thousand_hostile_letters_are_read_at_once(piece: str) -> None:
    start = time.thread_time()
    find_names((piece * 2000)[:2000])
    assert time.thread_time() - start < 0.2
