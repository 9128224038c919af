"""The fonts of the PDF and of drawings, all from the package and none from the system: every machine makes the same file.

Atkinson Hyperlegible carries the report; Noto stands in for what it lacks: more Latin, Greek and Cyrillic, the scripts of
South Asia, the Middle East and others, symbols, emoji, Chinese, Japanese and Korean. `.ci/typefaces.py` makes the files.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

FAMILIES = ("Atkinson Hyperlegible", "Noto Sans")
"""In the order in which they are tried; Typst tries all others after them."""

ZERO = "Paper Zero"
"""Atkinson's digit without its stroke, and nothing else: on screens that keeps codes readable, in print it disturbs."""

DISALLOWED = frozenset({0xFEFF})
"""PDF/UA refuses it in text, although fonts have it."""


ZERO_FOLDER = Path(__file__).with_name("zero")
TYPEFACES = Path(__file__).with_name("typefaces")


@cache
def covered() -> frozenset[int]:
    """Every code point that at least one font draws.

    Raises:
        FileNotFoundError: the typefaces were not made.
    """
    rows = json.loads(_find("covered.json").read_text(encoding="utf-8"))
    return frozenset(letter for first, last in rows for letter in range(first, last + 1)) - DISALLOWED


@cache
def find_fonts() -> Any:
    """The fonts as Typst takes them; reading them once saves a moment at every document.

    Raises:
        FileNotFoundError: the typefaces were not made.
    """
    import typst

    folders = [ZERO_FOLDER, _find("covered.json").parent]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def _find(name: str) -> Path:
    path = TYPEFACES / name
    if not path.is_file():
        raise FileNotFoundError(f"{path} is missing: `make setup` makes the typefaces of documents.")
    return path
