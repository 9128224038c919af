"""Charts as drawings in SVG: plain shapes and words, no script, no font file, nothing that rests on colour alone."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import product

from facilitator.domain.headings import HeadingKey
from facilitator.reports.blocks import Chart, ChartRow, ChartShape
from facilitator.reports.formats import colours
from facilitator.reports.formats.areas import Box, divide
from facilitator.reports.formats.characters import spell_unwritable
from facilitator.reports.formats.lines import SIZE, fold, measure

WIDTH = 640
LINE = 16
GAP = 8
MAP_HEIGHTS = (380, 460, 540)
MAP_SIZES = (13.0, 12.0, 11.0, 10.0)
"""Of the type on a map; the least is as large as a caption is on a page."""
LEADING = 1.23
BOLD_SIZE = 15.5
"""As wide as letters of this size are bold ones of SIZE, in the widest of the fonts."""
HEAD_LENGTH = 120
"""Of a line of a column's name that stands upright."""
FONTS = "Atkinson Hyperlegible, Atkinson Next, Arial, Helvetica, sans-serif"
MOST_WORDS = 99
"""Lines of a name where only its room limits it."""


@dataclass(frozen=True, slots=True)
class Palette:
    """What a drawing is coloured with, in words that SVG knows."""

    ink: str
    dim: str
    rule: str
    paper: str
    headings: dict[HeadingKey, str]
    font: str = ""
    """The one to look for first, or "" where the usual ones are good."""

    def colour_of(self, row: ChartRow) -> str:
        return self.headings[row.heading] if row.heading else self.ink


PRINT = Palette(
    f"#{colours.INK}",
    f"#{colours.SECONDARY}",
    f"#{colours.RULE}",
    f"#{colours.PAPER}",
    {key: f"#{colour}" for key, colour in colours.HEADINGS.items()},
)
SCREEN = Palette(
    "var(--ink)", "var(--ink-2)", "var(--rule)", "var(--paper)", {key: f"var(--{key})" for key in HeadingKey}
)
"""The page's own names: its dark sheet changes what they mean."""


def draw(chart: Chart, palette: Palette = PRINT) -> str:
    """The chart as one `svg` element, 640 units wide; the words for those who cannot see it are in its label."""
    parts = list(DRAWERS[chart.shape](chart, palette))
    height = max(part.bottom for part in parts) + 4
    inside = "".join(part.svg for part in parts)
    label = escape(spell_unwritable(chart.alternative()))
    fonts = ", ".join(filter(None, (palette.font, FONTS)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" width="{WIDTH}" '
        f'height="{height:g}" role="img" aria-label="{label}" font-family="{fonts}" font-size="{SIZE}">'
        f"{inside}</svg>"
    )


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a drawing, and how far down it reaches."""

    svg: str
    bottom: float


def _words(
    x: float, y: float, words: str, fill: str, *, anchor: str = "start", weight: str = "normal", size: float = SIZE
) -> Part:
    text = escape(spell_unwritable(words))
    sized = f' font-size="{size:g}"' if size != SIZE else ""
    look = f'fill="{fill}" text-anchor="{anchor}" font-weight="{weight}"{sized}'
    svg = f'<text x="{x:g}" y="{y:g}" {look}>{text}</text>'
    return Part(svg, y + GAP / 2)


def _bar(x: float, y: float, size: tuple[float, float], fill: str, stroke: str) -> Part:
    width, height = size
    shape = f'x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{fill}" stroke="{stroke}"'
    return Part(f"<rect {shape}/>", y + height)


def _names(
    rows: Sequence[ChartRow], width: float, top: float, palette: Palette
) -> Iterator[tuple[ChartRow, float, Part]]:
    """Each row with the middle of it, and a line of its name at a time."""
    for row in rows:
        lines = fold(row.name, width)
        height = LINE * len(lines)
        for place, line in enumerate(lines):
            yield row, top + height / 2, _words(0, top + SIZE - 1 + LINE * place, line, palette.ink)
        top += height + GAP


def _middles(named: Sequence[tuple[ChartRow, float, Part]]) -> list[tuple[ChartRow, float]]:
    return list(dict.fromkeys((row, middle) for row, middle, _ in named))


def _draw_steps(chart: Chart, palette: Palette) -> Iterator[Part]:
    """A cell for each step of the scale, filled as far as the row goes, and the word for it."""
    named = list(_names(chart.rows, 300, 2, palette))
    yield from (part for _, _, part in named)
    for row, middle in _middles(named):
        colour = palette.colour_of(row)
        for step in range(int(chart.most)):
            fill = colour if step < row.figures[0] else palette.paper
            yield _bar(316 + step * 27, middle - 6.5, (24, 12), fill, colour if step < row.figures[0] else palette.rule)
        yield _words(464, middle + 4.5, row.said, palette.ink, weight="bold")


def _draw_bars(chart: Chart, palette: Palette) -> Iterator[Part]:
    named = list(_names(chart.rows, 200, 2, palette))
    yield from (part for _, _, part in named)
    for row, middle in _middles(named):
        length = 360 * row.figures[0] / chart.most
        yield _bar(216, middle - 7, (max(length, 1), 13), palette.colour_of(row), "none")
        yield _words(216 + length + GAP, middle + 4.5, row.cells[1], palette.ink, weight="bold")


def _draw_matrix(chart: Chart, palette: Palette) -> Iterator[Part]:
    """A bar in each column, all to one scale, so that no bar needs a colour or a pattern to be told from another."""
    step = 440 / (len(chart.columns) - 1)
    heads = list(_heads(chart.columns[1:], step, palette))
    yield from heads
    named = list(_names(chart.rows, 184, max(part.bottom for part in heads) + GAP, palette))
    yield from (part for _, _, part in named)
    for row, middle in _middles(named):
        for place, figure in enumerate(row.known):
            if figure is None:
                yield _words(200 + step * place, middle + 4.5, "–", palette.dim)
                continue
            left, length = 200 + step * place, (step - 44) * figure / chart.most
            yield _bar(left, middle - 7, (max(length, 1), 13), palette.colour_of(row), "none")
            yield _words(left + length + 6, middle + 4.5, f"{figure:g}", palette.ink)


def _heads(names: Sequence[str], step: float, palette: Palette) -> Iterator[Part]:
    """The names of columns over them, in lines where one is too long; upright where a word has no room in any type."""
    width, bold = step - GAP, BOLD_SIZE / SIZE
    fitting = (size for size in MAP_SIZES if all(_is_whole(name, width, size * bold) for name in names))
    size = next(fitting, None)
    if size is None:
        yield from _upright_heads(names, step, palette)
        return
    folded = [fold(name, width, size * bold) for name in names]
    bottom = SIZE + LINE * (max(map(len, folded)) - 1)
    for place, lines in enumerate(folded):
        for back, line in enumerate(reversed(lines)):
            yield _words(200 + step * place, bottom - LINE * back, line, palette.dim, weight="bold", size=size)


def _upright_heads(names: Sequence[str], step: float, palette: Palette) -> Iterator[Part]:
    folded = [fold(name, HEAD_LENGTH, BOLD_SIZE) for name in names]
    bottom = GAP + max(measure(line, BOLD_SIZE) for lines in folded for line in lines)
    for place, lines in enumerate(folded):
        for number, line in enumerate(lines):
            yield _turned(200 + step * place + SIZE + LINE * number, bottom, line, palette.dim, anchor="start")


def _draw_grid(chart: Chart, palette: Palette) -> Iterator[Part]:
    """A plane with a numbered mark for each row, and beside it which number is which."""
    left, top, side = 34, 8, 260
    yield _bar(left, top, (side, side), "none", palette.rule)
    for half in (left + side / 2, top + side / 2):
        across = half == top + side / 2
        ends = (left, half, left + side, half) if across else (half, top, half, top + side)
        yield _line(ends, palette.rule)
    for figure in range(1, int(chart.most) + 1):
        at = (figure - 0.5) * side / chart.most
        yield _words(left + at, top + side + LINE, str(figure), palette.dim, anchor="middle")
        yield _words(left - 8, top + side - at + 4.5, str(figure), palette.dim, anchor="end")
    yield _words(
        left + side / 2, top + side + 2 * LINE + 4, f"{chart.columns[2]} →", palette.dim, anchor="middle", weight="bold"
    )
    yield _turned(12, top + side / 2, f"{chart.columns[1]} →", palette.dim)
    yield from _draw_marks(chart, palette, left, top, side)
    yield from _draw_key(chart, palette)


def _draw_marks(chart: Chart, palette: Palette, left: float, top: float, side: float) -> Iterator[Part]:
    """Rows that lie on one spot stand beside each other around it."""
    spots: dict[tuple[float, ...], list[int]] = defaultdict(list)
    for number, row in enumerate(chart.rows, start=1):
        spots[row.figures].append(number)
    for (importance, feasibility), numbers in spots.items():
        x = left + (feasibility - 0.5) * side / chart.most
        y = top + side - (importance - 0.5) * side / chart.most
        for place, number in enumerate(numbers):
            across, down = place % 2, place // 2
            at = x + (across - (min(len(numbers), 2) - 1) / 2) * 23, y + (down - ((len(numbers) - 1) // 2) / 2) * 23
            yield _mark(*at, str(number), palette.colour_of(chart.rows[number - 1]), palette.paper)


def _draw_key(chart: Chart, palette: Palette) -> Iterator[Part]:
    top = 12.0
    for number, row in enumerate(chart.rows, start=1):
        yield _mark(330, top + 8, str(number), palette.colour_of(row), palette.paper)
        for line in fold(row.name, 282):
            yield _words(350, top + SIZE - 1, line, palette.ink)
            top += LINE
        yield _words(350, top + SIZE - 2, f"importance {row.cells[1]}, feasibility {row.cells[2]}", palette.dim)
        top += LINE + GAP


def _line(ends: tuple[float, float, float, float], stroke: str) -> Part:
    x1, y1, x2, y2 = ends
    dash = 'stroke-dasharray="4 4"'
    return Part(f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" stroke="{stroke}" {dash}/>', y2)


def _mark(x: float, y: float, words: str, fill: str, on_it: str) -> Part:
    disc = f'<circle cx="{x:g}" cy="{y:g}" r="10.5" fill="{fill}" stroke="{on_it}" stroke-width="1.5"/>'
    return Part(disc + _words(x, y + 4.5, words, on_it, anchor="middle", weight="bold").svg, y + 12)


def _turned(x: float, y: float, words: str, fill: str, anchor: str = "middle") -> Part:
    upright = _words(0, 0, words, fill, anchor=anchor, weight="bold").svg
    return Part(f'<g transform="translate({x:g} {y:g}) rotate(-90)">{upright}</g>', y)


@dataclass(frozen=True, slots=True)
class Writing:
    """The lines of a name and of its words in an area, and whether nothing of them is left out or broken."""

    size: float
    named: list[str]
    said: list[str]
    is_whole: bool


def _draw_map(chart: Chart, palette: Palette) -> Iterator[Part]:
    """An area for each row, as large as its figure, with its name and its words; higher where these need the room."""
    for least, height in product((MAP_SIZES[1], MAP_SIZES[-1]), MAP_HEIGHTS):
        boxes = divide(Box(0, 0, WIDTH, height), [row.figures[0] for row in chart.rows])
        written = [_fit(row, box) for row, box in zip(chart.rows, boxes, strict=True)]
        if all(each.is_whole and each.size >= least for each in written):
            break
    for row, box, writing in zip(chart.rows, boxes, written, strict=True):
        yield from _draw_area(row, box, writing, palette)


def _draw_area(row: ChartRow, box: Box, writing: Writing, palette: Palette) -> Iterator[Part]:
    sides = max(1.0, box.width - 3), max(1.0, box.height - 3)
    yield _bar(box.x + 1.5, box.y + 1.5, sides, palette.colour_of(row), "none")
    step = writing.size * LEADING
    for place, line in enumerate([*writing.named, *writing.said]):
        weight = "bold" if place < len(writing.named) else "normal"
        y = box.y + 2 + step * (place + 1)
        yield _words(box.x + GAP, y, line, palette.paper, weight=weight, size=writing.size)


def _fit(row: ChartRow, box: Box) -> Writing:
    """The largest type in which all words have room; else the name, and what is said of it where a line is left."""
    width, height = box.width - 3 - 2 * GAP, box.height - 3 - GAP
    for size in MAP_SIZES:
        bold = size * BOLD_SIZE / SIZE
        named, said = fold(row.name, width, bold, MOST_WORDS), fold(row.said, width, size, MOST_WORDS)
        has_room = (len(named) + len(said)) * size * LEADING <= height
        if has_room and _is_whole(row.name, width, bold) and _is_whole(row.said, width, size):
            return Writing(size, named, said, is_whole=True)
    n_lines = max(1, int(height // (MAP_SIZES[-1] * LEADING)))
    named = fold(row.name, width, bold, n_lines)
    return Writing(size, named, fold(row.said, width, size, 1) if len(named) < n_lines else [], is_whole=False)


def _is_whole(words: str, width: float, size: float) -> bool:
    return all(measure(word, size) <= width for word in words.split())


DRAWERS = {
    ChartShape.STEPS: _draw_steps,
    ChartShape.BARS: _draw_bars,
    ChartShape.MATRIX: _draw_matrix,
    ChartShape.GRID: _draw_grid,
    ChartShape.MAP: _draw_map,
}
