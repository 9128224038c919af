"""What the tool reads of a note."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.clustering.wording import read_abbreviations, strip_markup, write_out


def test_abbreviations_and_phone_spellings_are_written_out() -> None:
    assert write_out("SC takes 9 months w/ our SMEs") == "security clearance takes with our small firms"
    assert write_out("ppl & unis, R&D") == "people & universities, research and development"


def test_small_letters_do_not_make_an_abbreviation() -> None:
    assert write_out("it helps us") == "it helps us"


def test_a_note_that_shouts_keeps_its_words() -> None:
    assert write_out("FIX IT FOR ALL") == "FIX IT FOR ALL"


def test_figures_are_left_out_since_they_are_no_matter() -> None:
    assert write_out("waited 18 months and £400k for it") == "waited and for it"


def test_markup_and_formula_leads_are_gone() -> None:
    assert strip_markup("<script>alert('x')</script> paperwork kills us") == "alert('x') paperwork kills us"
    assert strip_markup("=> need a named person") == "need a named person"
    assert strip_markup("+1 to rates") == "1 to rates"


def test_a_note_of_nothing_but_signs_is_read_as_it_is() -> None:
    assert write_out("🚀🚀") == "🚀🚀"
    assert write_out("44 1234") == "44 1234"


@given(st.text())
def test_any_text_can_be_read_and_sent(text: str) -> None:
    written = write_out(text)
    written.encode("utf-8")
    assert "\n" not in written


def test_each_abbreviation_stands_for_words() -> None:
    table = read_abbreviations()
    assert len(table) > 150
    assert all(short.strip() == short and long.strip() == long and short != long for short, long in table.items())
