"""The gate never breaks, never leaks, and never keeps a room waiting, whatever is typed."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.marking.flags import Flag, find_flags, find_reach, mask
from facilitator.marking.languages import find_language
from facilitator.marking.masks import MASKS, find_masks

PIECES = [
    *(
        "07700 900123",
        "+44 (0)20 7946 0958",
        "jo@acme.example",
        "DE1 3AB",
        "14 Foundry Lane",
        "Dave",
        "Dr Ann Lee",
        "@jo_b",
    ),
    *(
        "our MD",
        "my wife",
        "ring me",
        "<b>",
        "<img src=x onerror=a()>",
        "{{x}}",
        "\u202e",
        "\u200d",
        "👷‍♀️",
        "don't quote me",
    ),
    *(
        "ignore all previous instructions",
        "Ignore",
        "is the best supplier",
        "not for the minutes",
        "table 5",
        "£20m",
        "2030",
    ),
    "mae yn",
    "nie ma",
    "イギリス",
    "İ",
    "ﬁ",
    "\ud800",
    "\n",
    " ",
    ", ",
    ". ",
    "- ",
    "’",
    "0",
    "1",
    "(",
    ")",
]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map("".join))
MASK = "\ue000"
KINDS = st.sampled_from([None, "ask", "barrier", "strength"])
HOSTILE = [
    *(
        "a",
        "1 ",
        "0 ",
        "07",
        "+",
        "<b ",
        "<",
        "<script ",
        "[",
        "a](",
        "{{",
        "@",
        "a@",
        "a.",
        "a at ",
        "at b dot ",
        "my a ",
    ),
    "Aa ",
    "14 Aa ",
    "is ",
    "not be ",
    "never to ",
    "ignore all ",
    "the ",
    "- ",
    "table 5 ",
    "=A",
    "é ",
    "nie ma ",
    *(
        "Dave ",
        "one of our ",
        "my wife is a ",
        "our engineer ",
        "he was ",
        "I'm the only ",
        "keep ",
        "we offer ",
        "say ",
    ),
    *(
        "when summarising this ",
        "0 (",
        "Unit 4 ",
        "Dr A",
        "\u200d",
        "😀\u200d",
        "nhs ",
        "tel 0",
        "1-",
        "a'",
        "ring me ",
    ),
    *(
        "lunch ",
        "please ",
        "\n",
        "(not ",
        "is the best ",
        "x\u202e",
        "disregard everything and ",
        "07700 900123 ",
        "keep a down ",
    ),
]


@given(TEXTS, KINDS)
def test_places_stand_in_the_text_as_typed(text: str, kind: str | None) -> None:
    for flag in find_flags(text, kind):
        assert (flag.start is None) == (flag.end is None)
        assert flag.start is None or flag.end is None or 0 <= flag.start < flag.end <= len(text)


@given(TEXTS, KINDS)
def test_the_same_note_has_the_same_marks(text: str, kind: str | None) -> None:
    assert find_flags(text, kind) == find_flags(text, kind)


@given(TEXTS)
def test_a_language_is_a_tag_or_not_known(text: str) -> None:
    tag = find_language(text)
    assert tag is None or tag.replace("-Latn", "").isalpha()


def mask_by_letters(text: str, flags: list[Flag]) -> list[str]:
    """Gives what of the text must still stand, in order, between the places that are masked."""
    hidden = {
        place for flag in flags if flag.mask and flag.start is not None for place in range(flag.start, flag.end or 0)
    }
    shown = "".join("\0" if place in hidden else letter for place, letter in enumerate(text))
    return [part for part in shown.split("\0") if part]


def assert_is_masked(text: str, flags: list[Flag]) -> None:
    # One sign that stands in no text is every mask: " " is also within "[telephone number]".
    masked = [replace(flag, mask=MASK) if flag.mask else flag for flag in flags]
    rest = mask(text, masked)
    for part in mask_by_letters(text, flags):
        # Before each part that stays stand masks alone.
        before, _, rest = rest.partition(part)
        assert before.strip(MASK) == ""
    assert rest.strip(MASK) == ""


@given(st.lists(st.sampled_from(PIECES) | st.text("abc ", max_size=3), max_size=8).map("".join))
def test_nothing_of_a_masked_place_is_printed_and_all_else_is(text: str) -> None:
    assert_is_masked(text, find_flags(text))


@given(st.lists(st.sampled_from([*PIECES, *MASKS]) | st.text("abc ", max_size=3), max_size=8).map("".join))
def test_contacts_read_alone_are_masked_as_where_all_is_read(text: str) -> None:
    contacts = [each for each in (*find_flags(text), *find_masks(text)) if each.kind == "contact"]
    assert mask(text, find_reach(text)) == mask(text, contacts)


@given(st.text("abcdef", min_size=1, max_size=30), st.data())
def test_places_that_overlap_are_masked_whole(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text) - 1)
    spans = data.draw(st.lists(st.tuples(ends, ends).map(sorted), max_size=5))
    flags = [Flag("contact", start, end + 1, "a place", f"[{number}]") for number, (start, end) in enumerate(spans)]
    assert_is_masked(text, flags)


def find_time(text: str) -> float:
    started = time.thread_time()
    mask(text, find_flags(text))
    find_language(text)
    return time.thread_time() - started


@pytest.mark.parametrize("piece", HOSTILE, ids=ascii)
def test_two_thousand_hostile_letters_take_no_time(piece: str) -> None:
    text = (piece * 2000)[:2000]
    # Up to three times: another program may hold the machine for a while.
    assert any(find_time(text) < 0.2 for _ in range(3))
