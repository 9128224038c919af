"""How much goes on a page: an estimate in lines, on the safe side of every format that prints."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import accumulate
from math import ceil

from facilitator.reports.blocks import Blank, Block, Chart, Facts, Paragraph, Points
from facilitator.reports.tree import Section

PAGE = 52.5
"""Lines of a page. In Word, whose letters run wider than those of the PDF, 53.6 go on one, measured."""
WIDTH = 92
TITLE = 2.4
OVER = 3
"""So many lines more than a page are still one in the PDF."""
FEW = 18
"""So many lines leave most of a page empty."""
CHART = 11
"""Lines of a drawing with its caption."""


def count_lines(section: Section) -> float:
    """The lines that a section takes, with all that is in it."""
    return TITLE + sum(map(_count, section.blocks)) + sum(map(count_lines, section.children))


def _count(block: Block) -> int:
    return sum(map(_wrap, _list_texts(block)))


def _list_texts(block: Block) -> list[str]:
    """What stands in a block, paragraph by paragraph; tables and lists are on no page with a limit."""
    if isinstance(block, Points):
        said = [f"• {each.words} {' '.join((*each.notes, *each.marks))}" for each in block.points]
        return [block.title, *said] if block.title else said
    if isinstance(block, Paragraph):
        return [" ".join(f"{each.text} {' '.join(each.notes)}" for each in block.sentences)]
    if isinstance(block, Facts):
        return [f"{name} {value}" for name, value in block.rows]
    if isinstance(block, Chart):
        return [""] * CHART
    return [f"{block.title}: {block.text} {' '.join(block.marks)}"] if isinstance(block, Blank) else []


def _wrap(text: str) -> int:
    return sum(max(1, ceil(len(line) / WIDTH)) for line in text.split("\n"))


def fill(make: Callable[[Sequence[int]], list[Section]], n_parts: int, n_pages: int, n_taken: float) -> list[Section]:
    """What is made when each part in turn gets one step more, for as long as that fits and gives anything more."""
    steps = [1] * n_parts
    made, growing = make(steps), list(range(n_parts))
    while growing:
        for part in tuple(growing):
            more = [step + (place == part) for place, step in enumerate(steps)]
            larger = make(more)
            if larger == made or not fits(larger, n_pages, n_taken):
                growing.remove(part)
            else:
                steps, made = more, larger
    return made


def turn_page(made: list[Section], n_taken: float) -> list[Section]:
    """What is made; where the second page would have a few lines alone, its last part of the first page begins it.

    A first page that this would leave half empty stays as it is, and so does one whose last part is all that runs over:
    alone it would fill no more of a second page, and where the estimate is too careful there need be none.
    """
    *starts, end = accumulate(map(count_lines, made), initial=n_taken)
    turned = max((place for place, start in enumerate(starts) if start < PAGE), default=0)
    if not (PAGE + OVER < end < PAGE + FEW and starts[turned] > PAGE / 2) or turned == len(made) - 1:
        return made
    return [replace(part, starts_page=place == turned) for place, part in enumerate(made)]


def fits(made: Iterable[Section], n_pages: int, n_taken: float) -> bool:
    """Whether all of it goes on so many pages, of which some lines are taken."""
    return sum(map(count_lines, made)) + n_taken <= PAGE * n_pages
