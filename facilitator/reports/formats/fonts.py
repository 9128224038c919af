"""The fonts of the PDF and of drawings, all carried and none from the system: every machine makes the same file.

Atkinson Hyperlegible carries the report; Noto stands in for what it lacks: more Latin, Greek and Cyrillic, emoji, the
scripts of South Asia, the Middle East and others, symbols, Chinese, Japanese and Korean; DejaVu for a few signs more.
`.ci/typefaces.py` makes the files.
"""

import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from facilitator.reports.formats.characters import code_point, spell_uncovered

ZERO = "Paper Zero"
"""Atkinson's Latin with a digit zero that has no stroke: on screens that keeps codes readable, in print it disturbs.

It has all letters, as whoever draws SVG for Typst takes a whole line from another font where one letter is missing.
"""

LATIN = "Atkinson Hyperlegible"

DISALLOWED = frozenset({0, 0xFEFF, 0xFFFE})
"""PDF/UA refuses them in text, although fonts have some."""

SITTING = {"Mn", "Me", "Mc", "Cf"}
VOICED = "\uff9e\uff9f"
TONES = "\U0001f3fb-\U0001f3ff"
"""Marks by what they do, not by their category: of halfwidth letters, and of the skin in emoji."""
JOINING = frozenset({0x200C, 0x200D, *range(0xFE00, 0xFE10)})
"""What joins or varies letters beside it: many fonts have it for their own, and none needs to be tried for it alone."""
PICTURES = "\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
"""What a joiner binds to the picture before it."""
SITTING_TOO = re.compile(f"[{VOICED}{TONES}]")
HALFWIDTH = re.compile(f"[\uff66-\uff9d][{VOICED}]")

ZERO_FOLDER = Path(__file__).with_name("zero")
TYPEFACES = Path(__file__).with_name("typefaces")


@dataclass(frozen=True, slots=True)
class Letters:
    """What a font draws, as the first and last code points of unbroken rows: as a set, all fonts' take some MB."""

    firsts: tuple[int, ...]
    lasts: tuple[int, ...]

    def has(self, letter: int) -> bool:
        place = bisect_right(self.firsts, letter)
        return place > 0 and letter <= self.lasts[place - 1]

    def __iter__(self) -> Iterator[int]:
        return (
            letter for first, last in zip(self.firsts, self.lasts, strict=True) for letter in range(first, last + 1)
        )


@dataclass(frozen=True)
class Coverage:
    """What is drawn: by families as they are tried, and by others in the order of a search."""

    families: dict[str, Letters]

    @cached_property
    def others(self) -> list[Letters]:
        """Read when they are first asked for: there are hundreds, which few reports need."""
        return list(map(_tell_letters, _read("searched.json")))

    def has(self, letter: int) -> bool:
        """Whether any of them draws it, and it may stand in a PDF."""
        drawn = any(each.has(letter) for each in self.families.values()) or any(
            each.has(letter) for each in self.others
        )
        return letter not in DISALLOWED and drawn


@cache
def coverage() -> Coverage:
    """Which font draws what, as it was found when they were made.

    Raises:
        FileNotFoundError: the typefaces were not made.
    """
    return Coverage({name: _tell_letters(rows) for name, rows in _read("families.json")})


def _tell_letters(rows: list[tuple[int, int]]) -> Letters:
    return Letters(*zip(*rows, strict=True))


@cache
def _read(name: str) -> Any:
    return json.loads(_find(name).read_text(encoding="utf-8"))


@cache
def plain_letters() -> frozenset[int]:
    """What Atkinson draws by itself: none that sits on a letter, which may be another font's."""
    return frozenset(each for each in coverage().families[LATIN] if unicodedata.category(chr(each)) not in SITTING) | {
        ord("\n")
    }


def families(words: str) -> list[dict[str, str]]:
    """Those families that these words need, in the order in which they are tried, each with what it draws.

    Without the pattern Typst loses a letter whose mark is in an earlier font than the letter itself.
    """
    rest = _rest(words)
    needed = rest - JOINING
    used = {LATIN, *_drawing(needed)}
    if not all(any(coverage().families[name].has(letter) for name in used) for letter in rest & JOINING):
        used |= set(_drawing(rest))
    return [{"name": name, "covers": _match_any(rows)} for name, rows in _read("families.json") if name in used]


def _rest(words: str) -> set[int]:
    """What of some words Atkinson does not draw by itself."""
    return set(map(ord, set(words))) - plain_letters()


def _drawing(letters: set[int]) -> list[str]:
    """The families that draw any of these letters."""
    return [name for name, drawn in coverage().families.items() if any(map(drawn.has, letters))] if letters else []


def _match_any(rows: list[tuple[int, int]]) -> str:
    return "[" + "".join(rf"\x{{{first:x}}}-\x{{{last:x}}}" for first, last in rows) + "]"


def find_fonts(words: str) -> Any:
    """The fonts that may be needed for some words, as Typst takes them; some 370 only where no family has a letter.

    Raises:
        FileNotFoundError: the typefaces were not made.
    """
    known = coverage().families.values()
    is_tried = all(any(drawn.has(letter) for drawn in known) for letter in _rest(words))
    return _read_fonts(ZERO_FOLDER, _find("tried"), *([] if is_tried else [_find("searched")]))


def find_zero() -> Any:
    """The same for words that can be drawn: the one font that has all of them, of the 445."""
    return _read_fonts(ZERO_FOLDER)


@cache
def _read_fonts(*folders: Path) -> Any:
    """Reading them once saves a moment at every document."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[*map(str, folders)])


def _find(name: str) -> Path:
    path = TYPEFACES / name
    if not path.exists():
        raise FileNotFoundError(f"{path} is missing: `make setup` makes the typefaces of documents.")
    return path


def spell(text: str) -> str:
    """The text in characters that the fonts draw, others by their code points.

    Among those are marks that no font draws with the letter that they sit on: Typst needs both in one.
    """
    return text if all(map(_stands_alone, set(text))) else _spell_marks(spell_uncovered(text, coverage().has))


@lru_cache(maxsize=4096)
def _stands_alone(character: str) -> bool:
    """Whether a font that is tried draws it, and it sits on no other: nothing of a text of such ones is spelt."""
    letter = ord(character)
    return letter in plain_letters() or (
        unicodedata.category(character) not in SITTING
        and SITTING_TOO.match(character) is None
        and letter not in DISALLOWED
        and any(drawn.has(letter) for drawn in coverage().families.values())
    )


def _spell_marks(text: str) -> str:
    whole = HALFWIDTH.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    sitting = {each for each in whole if unicodedata.category(each) in SITTING and coverage().has(ord(each))}
    clusters = _match_clusters("".join(sorted(sitting)))
    return clusters.sub(lambda found: found[0] if _is_drawn(found[0]) else _spell_after_first(found[0]), whole)


def _is_drawn(cluster: str) -> bool:
    needed = {ord(character) for character in cluster if not _is_unseen(character)}
    if len(needed) < 2 or any(all(map(drawn.has, needed)) for drawn in coverage().families.values()):
        return True
    searched = next((letters for letters in coverage().others if letters.has(ord(cluster[0]))), None)
    return searched is not None and all(map(searched.has, needed))


def _spell_after_first(cluster: str) -> str:
    return cluster[0] + "".join(each if _is_unseen(each) else code_point(each) for each in cluster[1:])


@lru_cache(maxsize=256)
def _match_clusters(marks: str) -> re.Pattern[str]:
    """A character with some of these marks on it."""
    sitting = re.escape(marks) + VOICED + TONES
    return re.compile(f"[^{sitting}](?:[{sitting}]|(?<=\u200d)[{PICTURES}])+")


def _is_unseen(character: str) -> bool:
    """Whether it is there for what is around it: a joiner, a direction, a variant of the character before it."""
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"


def can_be_drawn(words: str) -> bool:
    """Whether words are of the letters of Western Europe, as those in a drawing must be.

    Of letters that are set as several signs, and of pictures, Typst loses in a drawing which they are, and then makes
    no PDF/UA at all; where the report is set by it, it does not.
    """
    return all(
        coverage().families[LATIN].has(ord(letter)) and not unicodedata.combining(letter) for letter in set(words)
    )
