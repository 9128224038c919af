"""What people copy leads in: a code, an entry link or a number, whatever sticks to it."""

import json
import string
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.codes import clean_code, clean_number, clean_token, find_token, is_code
from facilitator.domain.roundtables import CODE_ALPHABET, CODE_LENGTH

CODES = st.text(CODE_ALPHABET, min_size=CODE_LENGTH, max_size=CODE_LENGTH)
TOKENS = st.text(string.ascii_letters + string.digits + "-_", min_size=32, max_size=32)
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202c\u2066\u2069\ufe0f"
AROUND = st.text(" \t\n\u00a0.,;:!?'\"()[]{}<>«»“”‘’„*_|/\\#@&–—-…" + INVISIBLE, max_size=6)
WITHIN = st.text(" \u00a0\t-–—\u2011." + INVISIBLE, max_size=2)
NUMBERS = json.loads((Path(__file__).parents[1] / "cases" / "copied_numbers.json").read_text("utf-8"))


def wide(text: str) -> str:
    """The letters as Chinese and Japanese keyboards write them."""
    return "".join(chr(ord(each) + 0xFEE0) for each in text)


@given(CODES, AROUND, AROUND, st.sampled_from([str, str.lower, wide]))
def test_a_code_is_read_whatever_stands_round_it(code, before, after, write):
    assert clean_code(before + write(code) + after) == code


@given(CODES, st.lists(WITHIN, min_size=CODE_LENGTH, max_size=CODE_LENGTH))
def test_a_code_is_read_whatever_stands_between_its_letters(code, between):
    assert clean_code("".join(letter + gap for letter, gap in zip(code, between, strict=True))) == code


@given(
    CODES,
    st.sampled_from(["/j/{}", "https://room.example/j/{}", "HTTP://10.0.0.5:34678/J/{}", "room.example/J/{}"]),
    st.sampled_from(["", "/", ".", ")", "?utm_source=mail&utm_id=34678", "#top", ".html", "/parts", "%E2%80%8B", ">."]),
)
def test_a_code_is_read_out_of_a_whole_address(code, address, after):
    assert clean_code(f"Join us: <{address.format(code)}{after}") == code


@pytest.mark.parametrize(
    "typed",
    [
        "code: 3CG74",
        "The code is 3cg 74".replace(" 74", "74"),
        "Code – 3CG74!",
        "3️⃣CG74",
        "“3CG74”",
        "3CG74 (tonight)",
        "3C&shy;G74",
        "/join/3CG74.",
    ],
)
def test_a_code_is_read_out_of_a_sentence(typed):
    assert clean_code(typed) == "3CG74"


@pytest.mark.parametrize("path", ["/j/3CG74", "/J/3cg74/", "/j/3CG74?t=BCDFG"])
def test_a_code_and_an_entry_link_are_read_out_of_what_a_mail_program_made_of_them(path):
    wrapped = "https://links.mail.example/?url={}&data=05%7C02%7CBCDFG%7C3467&reserved=0"
    assert clean_code(wrapped.format(quote(f"http://10.0.0.5:8000{path}", safe=""))) == "3CG74"
    token = "aB3-" * 8
    assert find_token(wrapped.format(quote(f"http://10.0.0.5/enter/{token}", safe=""))) == token


@pytest.mark.parametrize("typed", ["", "  ", "3CG7", "3CG744", "AEIOU", "hello there", "👍👍👍👍👍", "robots.txt"])
def test_nothing_is_made_into_a_code_that_holds_none(typed):
    assert clean_code(typed) == ""


@given(st.text())
def test_what_is_read_as_a_code_could_be_one(typed):
    code = clean_code(typed)
    assert code == "" or is_code(code)
    assert clean_code(code) == code


@given(
    TOKENS,
    AROUND,
    st.sampled_from(["", "\u00ad", "\n", " \n"]),
)
def test_an_entry_link_is_read_whatever_is_stuck_to_its_end(token, after, wrap):
    copied = token[:20] + wrap + token[20:] + after.lstrip("-_–—")
    assert clean_token(copied) == token
    assert find_token(f"Come in by https://room.example/enter/{copied}") == token


def test_what_holds_no_token_stays_as_it_was():
    assert [clean_token(typed) for typed in ("", "x", "an old token")] == ["", "x", "an old token"]
    assert find_token("3CG74") is None


@pytest.mark.parametrize("case", NUMBERS, ids=lambda case: ascii(case["typed"]))
def test_a_tables_number_is_read_out_of_what_was_typed(case):
    assert clean_number(case["typed"]) == case["number"]


@pytest.mark.parametrize("letter", ["/", "/J/", "3", "-", " ", "\u200b", "/enter/", "%2F", "3CG74 ", "ﷺ", "\u0301"])
def test_reading_takes_no_time_however_long_the_text(letter):
    text = letter * 2000
    began = time.thread_time()
    clean_code(text), find_token(text), clean_token(text), clean_number(text)
    assert time.thread_time() - began < 0.2
