"""Short forms are found as they were typed; a word that somebody shouts is kept apart, and no meaning is invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.marking.short_forms import find_short_forms, read_long_forms


def list_forms(text: str, *, is_shouted: bool = False) -> list[str]:
    return [form.quote for form in find_short_forms(text) if form.is_shouted is is_shouted]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("R&D on NOx with the MoD and a CfD", ["R&D", "NOx", "MoD", "CfD"]),
        ("KTPs and SMEs", ["KTP", "SME"]),
        ("CE+ for HAR1, D2C for us", ["CE+", "HAR1", "D2C"]),
        ("short module at RCA/EDA", ["RCA", "EDA"]),
        ("SaaS for hauliers", ["SaaS"]),
        ("6MW and 11 kV in the UK", []),
        ("a B&B with WiFi, run by a PhD", []),
        ("my GP likes LED lamps, JCB and DHL", []),
        ("ScotWind leases on the A303, ISO 9001", ["ISO"]),
    ],
)
def test_short_forms_are_found_without_their_plural(text: str, forms: list[str]) -> None:
    assert list_forms(text) == forms


@pytest.mark.parametrize(
    ("text", "shouted"),
    [
        ("we MAKE things", ["MAKE"]),
        ("STOP START STOP START KTP", ["STOP", "START", "STOP", "START"]),
        ("a text at UNCLASSIFIED", ["UNCLASSIFIED"]),
        ("nine weeks for one rope. ONE ROPE", ["ONE", "ROPE"]),
    ],
)
def test_shouted_words_are_kept_apart(text: str, shouted: list[str]) -> None:
    assert list_forms(text, is_shouted=True) == shouted


def test_a_meaning_stands_in_the_table_only_for_what_means_one_thing() -> None:
    table = read_long_forms()
    assert {"EPR", "AM", "PA", "EMA", "SPF"}.isdisjoint(table)
    assert {form.kind for form in table.values()} == {"body", "programme", "law", "term"}
    assert {"EA", "FE", "GMP", "LGV", "DRS", "AMR", "API"}.isdisjoint(table)
    assert table["KTP"].name == "Knowledge Transfer Partnership"


@pytest.mark.parametrize("short", sorted(read_long_forms()))
def test_every_short_form_of_the_table_is_found_in_a_note(short: str) -> None:
    assert list_forms(f"we asked {short} about it") == [short]


@given(st.text(max_size=60))
def test_short_forms_stand_where_they_say(text: str) -> None:
    for form in find_short_forms(text):
        assert form.quote == text[form.start : form.end] != ""
