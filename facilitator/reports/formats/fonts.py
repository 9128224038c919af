"""The fonts of the PDF and of drawings, all from packages and none from the system: every machine makes the same file.

Atkinson Hyperlegible carries the report; Noto stands in for what it lacks: more Latin, Greek and Cyrillic, emoji,
symbols, the scripts of South Asia, the Middle East and others, and Chinese, Japanese and Korean.
"""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

PACKAGES = ("fontpkg_atkinson_hyperlegible", "manimgx_fonts", "noto_cjk_sans_jp_regular")

FAMILIES = ("Atkinson Hyperlegible", "Noto Sans", "Noto Emoji", "Noto Sans CJK JP")
"""In the order in which they are tried; Typst tries all others after them."""

ZERO = "Paper Zero"
"""Atkinson's digit without its stroke, and nothing else: on screens that keeps codes readable, in print it disturbs."""

DISALLOWED = frozenset({0xFEFF})
"""PDF/UA refuses it in text, although fonts have it."""


def font_folders() -> list[Path]:
    """Where the packages keep their fonts."""
    return [Path(__file__).with_name("zero"), *(Path(str(files(name))) for name in PACKAGES)]


@cache
def covered() -> frozenset[int]:
    """Every code point that at least one font draws."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    found: set[int] = set()
    for folder in font_folders():
        for path in sorted(folder.rglob("*.[ot]tf")):
            with TTFont(path, lazy=True) as font:
                found |= font.getBestCmap().keys()
    return frozenset(found - DISALLOWED)


@cache
def find_fonts() -> Any:
    """The fonts as Typst takes them; reading them once saves a moment at every document."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=font_folders())
