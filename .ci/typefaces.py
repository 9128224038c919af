"""Makes the typefaces of documents: Fontsource's WOFF2 slices from node_modules as the TTF files that Typst reads.

A typeface comes in slices of its letters. One is carried if it draws something that those before it do not; its number
keeps the order of `PACKAGES`, in which Typst finds them. `covered.json` says what all of them together draw.
"""

import json
import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import groupby
from pathlib import Path

from fontTools.ttLib import TTFont

MODULES = Path("node_modules")
TARGET = Path("facilitator/reports/formats/typefaces")
STATIC, VARIABLE = "@fontsource", "@fontsource-variable"
SCRIPTS = (
    "arabic armenian bengali devanagari ethiopic georgian gujarati gurmukhi hebrew kannada khmer lao malayalam myanmar "
    "oriya sinhala tamil telugu thaana thai symbols"
)
HAN = "jp sc tc kr"
"""Japanese forms first: of characters that several languages share, one form is drawn."""
LAST = f"{STATIC}/dejavu-sans"
"""For letters that all others lack: fractions, indices, rare marks. It draws much that they draw better."""
PACKAGES = (
    f"{STATIC}/atkinson-hyperlegible",
    f"{VARIABLE}/noto-sans",
    *(f"{VARIABLE}/noto-sans-{script}" for script in SCRIPTS.split()),
    f"{STATIC}/noto-sans-symbols-2",
    f"{VARIABLE}/noto-emoji",
    f"{STATIC}/noto-sans-math",
    *(f"{VARIABLE}/noto-sans-{language}" for language in HAN.split()),
    LAST,
)
WITH_ITALICS = PACKAGES[:2]
STYLES = re.compile(r"-(wght|400|700)-(normal|italic)\.woff2$")


def slices_of(package: str) -> Iterator[list[Path]]:
    """The files of each slice, the upright regular one first."""
    files = (MODULES / package / "files").iterdir()
    fitting = [path for path in files if (style := STYLES.search(path.name)) and _is_wanted(package, style[2])]
    for _, styles in groupby(sorted(fitting, key=_order), key=_slice):
        yield list(styles)


def _is_wanted(package: str, slant: str) -> bool:
    return slant == "normal" or package in WITH_ITALICS


def _slice(path: Path) -> list[str]:
    """Its name in parts, numbers filled up: slice 2 comes before slice 10."""
    return [part.zfill(3) if part.isdigit() else part for part in STYLES.sub("", path.name).split("-")]


def _order(path: Path) -> tuple[list[str], bool, str]:
    return _slice(path), "italic" in path.name, path.name


def letters_of(path: Path) -> set[int]:
    """The code points that a font draws."""
    with TTFont(path, lazy=True) as font:
        return set(font.getBestCmap())


def choose() -> tuple[list[Path], set[int]]:
    """The files to carry, in order, and what they draw."""
    chosen: list[Path] = []
    covered: set[int] = set()
    for styles in (each for package in PACKAGES for each in slices_of(package)):
        letters = letters_of(styles[0])
        chosen += styles if letters - covered else []
        covered |= letters
    return chosen, covered


def convert(path: Path, number: int) -> None:
    """Writes a font as TTF. The same font gives the same bytes."""
    with TTFont(path, recalcTimestamp=False, recalcBBoxes=False, lazy=True) as font:
        font.flavor = None
        if LAST in path.as_posix():
            _rename(font)
        font.save(TARGET / f"{number:03}-{path.stem}.ttf")


def _rename(font: TTFont) -> None:
    """Of typefaces that nobody asked for by name, Typst prefers those with shorter names."""
    for record in font["name"].names:
        if record.nameID in {1, 16}:
            record.string = "DejaVu Sans for letters that no other has"


def ranges(letters: set[int]) -> list[list[int]]:
    """Code points as first and last ones of unbroken rows."""
    rows: list[list[int]] = []
    for letter in sorted(letters):
        if rows and rows[-1][1] == letter - 1:
            rows[-1][1] = letter
        else:
            rows.append([letter, letter])
    return rows


def main() -> None:
    """Makes the folder anew."""
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir()
    chosen, covered = choose()
    with ProcessPoolExecutor() as processes:
        list(processes.map(convert, chosen, range(len(chosen)), chunksize=8))
    (TARGET / "covered.json").write_text(json.dumps(ranges(covered)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
