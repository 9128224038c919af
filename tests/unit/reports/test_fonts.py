"""Whatever people write, a document draws it, or says which character it could not draw."""

import json

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.reports.formats import fonts
from facilitator.reports.formats.pixels import draw_pixels

PAGE = b"""
#set document(title: "A page")
#let families = json(bytes(sys.inputs.families))
#set text(font: families.map(each => (name: each.name, covers: regex(each.covers))))
#sys.inputs.text
"""

GREETINGS = {
    "Latin": "Łódź, Việt Nam, CO₂ at ⅓ of x⁵, ‰ ≤ √",
    "Greek": "Ελληνικά, ἀρχή",
    "Cyrillic": "Русский, ґїє",
    "Hebrew": "שָׁלוֹם",
    "Arabic": "العَرَبِيَّة ١٢٣",
    "Armenian": "Հայերեն",
    "Georgian": "ქართული",
    "Ethiopic": "አማርኛ",
    "Devanagari": "नमस्ते",
    "Bengali": "বাংলা",
    "Gurmukhi": "ਪੰਜਾਬੀ",
    "Gujarati": "ગુજરાતી",
    "Oriya": "ଓଡ଼ିଆ",
    "Tamil": "தமிழ்",
    "Telugu": "తెలుగు",
    "Kannada": "ಕನ್ನಡ",
    "Malayalam": "മലയാളം",
    "Sinhala": "සිංහල",
    "Thai": "ไทย, ที่นี่",
    "Lao": "ລາວ",
    "Khmer": "ភាសាខ្មែរ",
    "Myanmar": "မြန်မာ",
    "Thaana": "ދިވެހި",
    "Japanese": "日本語、ガラス",
    "Chinese": "简体 繁體 臺灣",
    "Korean": "한국어",
    "emoji": "😀 👍🏽 🤷‍♀️ 👷🏽‍♀️ 🇬🇧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣ ☢",
}


def start(text: str, families: list[dict[str, str]]) -> typst.Compiler:
    inputs = {"families": json.dumps(families), "text": text}
    return typst.Compiler(input=PAGE, font_paths=fonts.find_fonts(text), ignore_system_fonts=True, sys_inputs=inputs)


def draw(text: str) -> bytes:
    """A PDF that says so; Typst refuses to make one with a character that no font draws."""
    return start(text, fonts.families(text)).compile(format="pdf", pdf_standards=["ua-1"])


@pytest.mark.parametrize("script", GREETINGS)
def test_each_script_is_drawn_as_it_was_written(script: str) -> None:
    assert fonts.spell(GREETINGS[script]) == GREETINGS[script]


def test_all_scripts_stand_in_one_document() -> None:
    assert draw("\n".join(GREETINGS.values())).startswith(b"%PDF")


@settings(max_examples=15)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_can_be_drawn(text: str) -> None:
    assert draw(fonts.spell(text)).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("日\u0302", "日[U+0302]"),
        ("e\uff9e", "e[U+FF9E]"),
        ("ｶ\uff9e", "ガ"),
        ("日\u200d🚀", "日[U+1F680]"),
        ("e\u20df", "e\u20df"),
        ("a\0b\nc", "a[U+0000]b\nc"),
        ("Gothic 𐌰\ufeff\0", "Gothic [U+10330][U+FEFF][U+0000]"),
    ],
)
def test_a_mark_that_no_font_draws_with_its_letter_is_spelt(written: str, drawn: str) -> None:
    assert fonts.spell(written).replace("\u200d", "") == drawn
    assert draw(fonts.spell(written))


@pytest.mark.parametrize("letter", ["Ħ\u0301", "👍🏽", "я\u0302"])
def test_a_letter_is_not_lost_where_an_earlier_font_has_its_mark(letter: str) -> None:
    needed = set(map(ord, letter))
    name = next(name for name, letters in fonts.coverage().families.items() if all(map(letters.has, needed)))
    alone = [each for each in fonts.families(letter) if each["name"] == name]
    assert start(letter, fonts.families(letter)).compile(format="png") == start(letter, alone).compile(format="png")


def test_families_bear_the_names_by_which_typst_finds_them() -> None:
    coverage = fonts.coverage()
    letters = {letter for drawn in (*coverage.families.values(), *coverage.others) for letter in drawn}
    everything = "".join(chr(letter) for letter in letters if coverage.has(letter))
    named = {each["name"] for each in fonts.families(everything)}
    assert named == set(coverage.families)
    assert named <= set(fonts.find_fonts(everything).families())


def test_a_missing_folder_says_what_makes_it(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setattr(fonts, "TYPEFACES", tmp_path)
    fonts.coverage.cache_clear()
    fonts._read.cache_clear()
    with pytest.raises(FileNotFoundError, match="make setup"):
        fonts.coverage()


def test_a_drawing_in_plain_letters_looks_the_same_whether_one_font_is_opened_or_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20" font-family="{fonts.ZERO}">{{}}</svg>'
    drawn = [
        drawing.format('<text y="15">Zoë, 10 %</text>'),
        drawing.format('<text y="15" font-weight="bold">B7</text>'),
    ]
    alone = draw_pixels(drawn)
    monkeypatch.setattr(fonts, "can_be_drawn", lambda _words: False)

    assert alone == draw_pixels(drawn)
    assert alone[0] != draw_pixels([drawing.format("")])[0], "the words are drawn"


def test_a_picture_joined_of_two_needs_no_fonts_of_scripts_that_join_letters() -> None:
    pictures = {ord("🤷"), ord("♂")}
    named = {each["name"] for each in fonts.families("🤷\u200d♂\ufe0f")} - {fonts.LATIN}
    assert named
    assert all(any(map(fonts.coverage().families[name].has, pictures)) for name in named)


def test_a_joiner_between_plain_letters_is_drawn_all_the_same() -> None:
    named = {each["name"] for each in fonts.families("a\u200db")}
    assert any(fonts.coverage().families[name].has(0x200D) for name in named)
    assert draw("a\u200db").startswith(b"%PDF")


def test_hundreds_of_fonts_are_opened_only_for_what_no_other_draws() -> None:
    assert "Noto Sans JP" in fonts.find_fonts("Zoë, 原子力").families()
    assert "Noto Sans JP" not in fonts.find_fonts("Zoë, ₂ 🤷 ਕ").families()
