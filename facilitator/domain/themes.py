"""Themes: named groups of notes, and how many people stand behind them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.headings import HeadingKey
from facilitator.domain.origins import Origin

NAME_LIMIT = 80


class Support(StrEnum):
    """How many people said it, in words that do not pretend to be a survey."""

    ONE = "one participant"
    FEW = "a few"
    SEVERAL = "several"
    MANY = "many"
    MOST = "most"


ALL = "all"
"""The word for everybody who could have said it: a wording beside a count, and no step of the scale."""

THEME_MAP = 1
"""By which the spotlight names the one map of a roundtable's themes."""


@dataclass(frozen=True, slots=True)
class Backing:
    """Who stands behind a theme: the wording of how many, and whether they come from across sectors.

    `n_people` of `n_base` are None where they are not known, or not to be told.
    """

    support: Support
    spans_sectors: bool
    n_people: int | None = None
    n_base: int | None = None

    @property
    def word(self) -> str:
        """How many it is, in a word."""
        return say_support(self.support, self.n_people, self.n_base)


@dataclass(frozen=True, slots=True)
class Theme:
    """A named group of notes of one heading.

    What is `received` came with an imported export, whose notes no longer say who wrote them. One that `is_from_file`
    was made before its notes were imported; people may have changed it since.
    """

    id: int
    heading: HeadingKey
    name: str
    named_by: Origin
    is_live: bool
    received: Backing | None = None
    is_from_file: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A theme with how many open notes and people are in it, for those who are not shown the notes themselves."""

    theme: Theme
    n_notes: int
    n_people: int


def support_word(n_people: int, n_base: int) -> Support:
    """The wording for `n_people` of the `n_base` people who have a countable note in the heading.

    Two or three is always "a few": a share of a very small base would flatter it.
    Of a base that is not known, or kept no more, and so is 0, four or more are several.
    """
    if n_people <= 1:
        return Support.ONE
    if n_people <= 3:
        return Support.FEW
    if n_base == 0 or 4 * n_people < n_base:
        return Support.SEVERAL
    if 2 * n_people <= n_base:
        return Support.MANY
    return Support.MOST


def say_support(support: Support, n_people: int | None, n_base: int | None) -> str:
    """The wording, where the number that may be told stands beside it: three of three are all, never a few."""
    return ALL if n_people is not None and 1 < n_people == n_base else support.value


def find_successors(after: Mapping[int, int | None], themes: Iterable[int]) -> dict[int, int]:
    """The live theme that each of these ended in, of those that ended in another.

    Args:
        after: by theme, the one it was merged into; a live theme is its own, one that was dissolved has none.
        themes: those asked for.
    """
    found = {}
    for theme in themes:
        at, passed = theme, set[int]()
        # An undo in between may have led two themes into each other: then neither is anywhere.
        while at not in passed and (following := after.get(at)) not in {None, at}:
            passed.add(at)
            at = following or at
        if at != theme and after.get(at) == at:
            found[theme] = at
    return found
