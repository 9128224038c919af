"""Makes the typefaces of documents: Fontsource's WOFF2 slices from node_modules as the TTF files that Typst reads.

A typeface comes in slices of its letters. One is carried if it draws something that those before it do not. Each is
made a family, for Typst looks into one font of a family only. `families.json` says what each draws, in the order in
which they are to be tried; those of Chinese, Japanese and Korean, several hundred, Typst searches by letter. They are
in a folder of their own, to be opened only for what no other draws, and `searched.json` says what that is.
"""

import json
import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain, count, groupby
from pathlib import Path

from fontTools.ttLib import TTFont

MODULES = Path("node_modules")
TARGET = Path("facilitator/reports/formats/typefaces")
TRIED_FOLDER, SEARCHED_FOLDER = TARGET / "tried", TARGET / "searched"
STATIC, VARIABLE = "@fontsource", "@fontsource-variable"
SCRIPTS = (
    "arabic armenian bengali devanagari ethiopic georgian gujarati gurmukhi hebrew kannada khmer lao malayalam myanmar "
    "oriya sinhala tamil telugu thaana thai symbols"
)
HAN = "jp sc tc kr"
"""Japanese forms first: of characters that several languages share, one form is drawn."""
LAST = f"{STATIC}/dejavu-sans"
"""For letters that all before it lack: fractions, indices, rare marks."""
SEARCHED = tuple(f"{VARIABLE}/noto-sans-{language}" for language in HAN.split())
PACKAGES = (
    f"{STATIC}/atkinson-hyperlegible",
    f"{VARIABLE}/noto-sans",
    f"{VARIABLE}/noto-emoji",
    *(f"{VARIABLE}/noto-sans-{script}" for script in SCRIPTS.split()),
    f"{STATIC}/noto-sans-symbols-2",
    f"{STATIC}/noto-sans-math",
    LAST,
    *SEARCHED,
)
WITH_ITALICS = PACKAGES[:2]
FAMILY_NAMES = {1, 16}
"""The records of a font in which its family is named."""
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


@dataclass(frozen=True)
class Slice:
    """A slice that is carried: the files of its styles, its family's new name, and the code points it draws."""

    files: list[Path]
    family: str
    letters: set[int]
    is_tried: bool


def choose() -> list[Slice]:
    """The slices to carry, in order."""
    chosen: list[Slice] = []
    covered: set[int] = set()
    for package, files in ((name, files) for name in PACKAGES for files in slices_of(name)):
        letters = letters_of(files[0])
        if letters - covered:
            family = name_family(package, files[0], {each.family for each in chosen})
            chosen.append(Slice(files, family, letters, is_tried=package not in SEARCHED))
        covered |= letters
    return chosen


def name_family(package: str, path: Path, taken: set[str]) -> str:
    """The family's own name for its first slice, with a number for others; one for all that are searched by letter.

    A search prefers short names, and among those of one length what comes first: what shall come last has a long one.
    """
    with TTFont(path, lazy=True) as font:
        family = str(font["name"].getBestFamilyName()).removesuffix(" Thin")
    if package == LAST:
        return f"{family}, for what no other font here draws"
    names = chain([family], (f"{family}, part {number}" for number in count(2)))
    return family if package in SEARCHED else next(name for name in names if name not in taken)


def convert(path: Path, family: str, target: Path) -> None:
    """Writes a font as TTF. The same font gives the same bytes."""
    with TTFont(path, recalcTimestamp=False, recalcBBoxes=False, lazy=True) as font:
        font.flavor = None
        for record in font["name"].names:
            if record.nameID in FAMILY_NAMES:
                record.string = family
        font.save(target)


def ranges(letters: set[int]) -> list[list[int]]:
    """Code points as first and last ones of unbroken rows."""
    rows: list[list[int]] = []
    for letter in sorted(letters):
        if rows and rows[-1][1] == letter - 1:
            rows[-1][1] = letter
        else:
            rows.append([letter, letter])
    return rows


def tell(name: str, said: list[object]) -> None:
    """Writes what is told of some of them."""
    (TARGET / name).write_text(json.dumps(said) + "\n", encoding="utf-8")


def main() -> None:
    """Makes the folder anew."""
    shutil.rmtree(TARGET, ignore_errors=True)
    for folder in (TRIED_FOLDER, SEARCHED_FOLDER):
        folder.mkdir(parents=True)
    chosen = choose()
    files = [
        (path, each.family, (TRIED_FOLDER if each.is_tried else SEARCHED_FOLDER) / f"{number:03}-{path.stem}.ttf")
        for number, (each, path) in enumerate((each, path) for each in chosen for path in each.files)
    ]
    with ProcessPoolExecutor() as processes:
        list(processes.map(convert, *zip(*files, strict=True), chunksize=8))
    tell("searched.json", [ranges(each.letters) for each in chosen if not each.is_tried])
    tell("families.json", [[each.family, ranges(each.letters)] for each in chosen if each.is_tried])


if __name__ == "__main__":
    main()
