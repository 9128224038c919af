"""Whoever scans the join sheet is brought into the network that was typed, whatever it is called."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.venues.networks import wifi_text

FIELD = re.compile(r"([A-Z]):((?:\\.|[^\\;])*);", re.DOTALL)
PRINTABLE = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=63)
NAMES = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=32)


def scan(said: str) -> dict[str, str | bytes]:
    """What a phone makes of it: bytes of hex digits alone, else text, of which quotes around it are no part."""
    assert said.startswith("WIFI:")
    assert said.endswith(";;")
    return {key: as_meant(value) for key, value in FIELD.findall(said.removeprefix("WIFI:"))}


def as_meant(value: str) -> str | bytes:
    if re.fullmatch(r"[0-9A-Fa-f]+", value):
        return bytes.fromhex(value if len(value) % 2 == 0 else "0" + value)
    return value[1:-1] if re.fullmatch(r'"[^"]*"', value) else re.sub(r"\\(.)", r"\1", value, flags=re.DOTALL)


@given(NAMES | PRINTABLE | st.text("0123456789abcdefABCDEF", min_size=1, max_size=32), PRINTABLE)
def test_a_phone_reads_the_name_and_the_key_that_were_typed(name, password):
    assert scan(wifi_text(name, password)) == {"T": "WPA", "S": name, "P": password}


@given(NAMES)
def test_a_phone_reads_that_a_network_is_open(name):
    assert scan(wifi_text(name, "")) == {"T": "nopass", "S": name}


@pytest.mark.parametrize(
    ("name", "password", "said"),
    [
        ("Hall", "copper kettle", "WIFI:T:WPA;S:Hall;P:copper kettle;;"),
        ("CAFE1234", "12345678", 'WIFI:T:WPA;S:"CAFE1234";P:"12345678";;'),
        ('My;Net,work:x\\y"q', "p;a,s:s", 'WIFI:T:WPA;S:My\\;Net\\,work\\:x\\\\y\\"q;P:p\\;a\\,s\\:s;;'),
        ("Café ☕", "", "WIFI:T:nopass;S:Café ☕;;"),
    ],
)
def test_the_code_says(name, password, said):
    assert wifi_text(name, password) == said
