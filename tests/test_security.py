"""The page on security is true: every line of the standard stands on it once, and every test that it names is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
LINES = (ROOT / "tests" / "cases" / "asvs.txt").read_text(encoding="utf-8").split()
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)))


def spread(told: str) -> list[str]:
    """The numbers of `1.2.6–1.2.8, 1.3.8`, as the standard counts them."""
    numbers: list[str] = []
    for part in told.split(", "):
        first, _, last = part.partition("–")
        numbers += LINES[LINES.index(first) : LINES.index(last or first) + 1]
    return numbers


def test_each_line_of_levels_1_and_2_is_met_or_reasoned_once() -> None:
    told = re.findall(r"^\| (\d[\d.–, ]*) \|", PAGE, re.MULTILINE)
    assert sorted(number for cell in told for number in spread(cell)) == sorted(LINES)


@pytest.mark.parametrize(("path", "name"), NAMED, ids=[name for _, name in NAMED])
def test_what_is_named_as_a_test_is_one(path: str, name: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    assert re.search(rf"^ *(async )?def {name}\(", text, re.MULTILINE)


MARKUP = re.compile(r"\.(?:inner|outer)HTML\s*[+]?=[^=]|insertAdjacentHTML|document\.write|\beval\(|new Function\b")


def test_no_script_makes_markup_or_code_of_text() -> None:
    scripts = list((ROOT / "static" / "js").rglob("*.js"))
    assert len(scripts) > 50
    assert [str(path) for path in scripts if MARKUP.search(path.read_text(encoding="utf-8"))] == []


WINDOWS = re.compile(r"\bpostMessage\b|\bonmessage\b|[\"']message[\"'],|\bwindow\.opener\b")


def test_no_script_speaks_with_other_windows() -> None:
    scripts = (ROOT / "static" / "js").rglob("*.js")
    assert [str(path) for path in scripts if WINDOWS.search(path.read_text(encoding="utf-8"))] == []
