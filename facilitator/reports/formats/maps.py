"""A map of themes as one drawing in SVG: areas as large as themes have people, coloured by heading."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from facilitator.domain.headings import HeadingKey
from facilitator.reports.formats.areas import Box, divide
from facilitator.reports.formats.drawings import PRINT, Palette
from facilitator.reports.formats.lines import fold, measure

WIDTH, HEIGHT = 1920.0, 1080.0
LEAST_SIZE = 44.0
"""Units of the room screen's 1920: the smallest type that the last row can read."""
SIZES = (84.0, 72.0, 60.0, 52.0, LEAST_SIZE)
LINE = 1.12
PAD = 18.0
GAP = 4.0
BOLD = 1.1
"""How much wider bold letters are than those that words are measured by."""
MOST_AREAS = 5
"""Under one heading; the themes with the fewest people share an area, or no name could be read."""
LEAST_LETTERS = 20
"""Of a name that is cut: fewer say too little, and its theme is told in the area that several share."""
LEAST_SHARE = 1 / 6
"""Of the map, for a heading however few its people are: a smaller place has no room for a name."""
REST_SHARES = (1 / 4, 1 / 2)
"""Of a heading's place, for the area that several share: it is no theme, so its size may yield to names."""


@dataclass(frozen=True, slots=True, eq=False)
class Area:
    """A theme on the map: its name, how many people, and that in words; two may be called alike."""

    name: str
    heading: HeadingKey
    n_people: int
    said: str


def draw_map(
    areas: Sequence[Area],
    names: Mapping[HeadingKey, str],
    name_rest: Callable[[int], str],
    palette: Palette = PRINT,
    height: float = HEIGHT,
) -> str:
    """One `svg` element, 1920 wide: headings and their themes in the order given, each heading in one place.

    `name_rest` says how many further themes share an area.
    """
    keys = list(dict.fromkeys(area.heading for area in areas))
    groups = [[area for area in areas if area.heading is key] for key in keys]
    boxes = divide(Box(0, 0, WIDTH, height), _share_out(groups))
    inside = "".join(
        _draw_group(group, name_rest, box, names, palette) for group, box in zip(groups, boxes, strict=True)
    )
    label = "; ".join(f"{names[area.heading]}: {area.name}, {area.said}" for area in areas)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {height:.0f}" role="img"'
        f' aria-label="{escape(label)}">{inside}</svg>'
    )


def _share_out(groups: Sequence[Sequence[Area]]) -> list[float]:
    weights, least = [sum(map(_weigh, group)) for group in groups], 0.0
    for _group in groups:
        large = [weight for weight in weights if weight >= least]
        least = LEAST_SHARE * sum(large) / (1 - LEAST_SHARE * (len(weights) - len(large)))
    return [max(weight, least) for weight in weights]


def _weigh(area: Area) -> float:
    # A theme that one person is behind must still be seen.
    return max(1.0, area.n_people)


def _draw_group(
    group: Sequence[Area],
    name_rest: Callable[[int], str],
    box: Box,
    names: Mapping[HeadingKey, str],
    palette: Palette,
) -> str:
    name = names[group[0].heading]
    top = Box(box.x, box.y, box.width, LEAST_SIZE * 1.5)
    below = Box(box.x, box.y + top.height, box.width, box.height - top.height)
    heading = _write(fold(name, box.width - 2 * PAD, LEAST_SIZE * BOLD, 1), top, LEAST_SIZE, palette.ink, bold=True)
    return heading + "".join(_draw_tile(tile, palette) for tile in _lay_out(group, name_rest, below))


@dataclass(frozen=True, slots=True)
class Tile:
    """An area in its place, with the lines that stand in it, and whether they name it well enough."""

    area: Area
    box: Box
    size: float
    lines: Sequence[str]
    is_named: bool


def _lay_out(group: Sequence[Area], name_rest: Callable[[int], str], box: Box) -> list[Tile]:
    """The themes whose names can be read in their areas, and an area for the rest.

    A name that says too little in its place goes into the rest, and the others get the room.
    """
    told = list(group if len(group) <= MOST_AREAS else group[: MOST_AREAS - 1])
    while True:
        rest = [area for area in group if area not in told]
        tiles = _place(told, _gather_rest(rest, name_rest), box)
        if len(told) == 1 or all(tile.is_named for tile in tiles):
            return tiles
        told.remove(next((tile.area for tile in reversed(tiles[: len(told)]) if not tile.is_named), told[-1]))


def _gather_rest(rest: Sequence[Area], name_rest: Callable[[int], str]) -> Area | None:
    if not rest:
        return None
    n_people = sum(int(_weigh(area)) for area in rest)
    return Area(name_rest(len(rest)), rest[0].heading, n_people, "; ".join(area.name for area in rest))


def _place(told: Sequence[Area], rest: Area | None, box: Box) -> list[Tile]:
    weights = [_weigh(area) for area in told]
    if rest is None:
        return [_fill(area, place) for area, place in zip(told, divide(box, weights), strict=True)]
    least, most = (share / (1 - share) * sum(weights) for share in REST_SHARES)
    *places, last = divide(box, [*weights, min(max(_weigh(rest), least), most)])
    tiles = [_fill(area, place) for area, place in zip(told, places, strict=True)]
    # How many more there are is not to be read before what is told.
    return [*tiles, _fill(rest, last, min(tile.size for tile in tiles))]


def _draw_tile(tile: Tile, palette: Palette) -> str:
    area, box = tile.area, tile.box
    rectangle = (
        f'<rect x="{box.x + GAP:.1f}" y="{box.y + GAP:.1f}" width="{max(0.0, box.width - 2 * GAP):.1f}"'
        f' height="{max(0.0, box.height - 2 * GAP):.1f}" rx="6" fill="{palette.headings[area.heading]}"/>'
    )
    title = f"<title>{escape(area.name)}, {escape(area.said)}</title>"
    return f"<g>{title}{rectangle}{_write(tile.lines, box, tile.size, palette.paper)}</g>"


def _fill(area: Area, box: Box, most: float = SIZES[0]) -> Tile:
    """The largest type in which the name stands in a box whole, with the number if it fits; else as much as does."""
    width, height = box.width - 2 * GAP - 1.5 * PAD, box.height - 2 * GAP - PAD
    for said in (area.said, ""):
        for size in (size for size in SIZES if size <= most):
            lines = [*fold(area.name, width, size * BOLD, 99), *([said] if said else [])]
            if len(lines) * size * LINE <= height and _is_whole([*area.name.split(), said], width, size):
                return Tile(area, box, size, lines, is_named=True)
    n_lines = int(height // (LEAST_SIZE * LINE))
    lines = _cut(area.name.split(), " ", width, n_lines)
    if sum(map(str.isalnum, "".join(lines))) >= LEAST_LETTERS:
        return Tile(area, box, LEAST_SIZE, lines, is_named=True)
    return Tile(area, box, LEAST_SIZE, _cut(list(area.name), "", width, n_lines), is_named=False)


def _cut(parts: Sequence[str], joint: str, width: float, n_lines: int) -> list[str]:
    """The lines of as many words of a name, or letters where it has no joint, as fit in the least type."""
    for n_parts in range(len(parts) - 1, 0, -1):
        kept = joint.join(parts[:n_parts]).rstrip() + "…"
        lines = fold(kept, width, LEAST_SIZE * BOLD, 99)
        if len(lines) <= n_lines and (not joint or _is_whole(kept.split(), width, LEAST_SIZE)):
            return lines
    return []


def _is_whole(words: Sequence[str], width: float, size: float) -> bool:
    return all(measure(word, size * BOLD) <= width for word in words)


def _write(lines: Sequence[str], box: Box, size: float, fill: str, *, bold: bool = False) -> str:
    return "".join(
        f'<text x="{box.x + PAD:.1f}" y="{box.y + PAD / 2 + size * (0.9 + LINE * row):.1f}" font-size="{size:.0f}"'
        f' font-weight="{800 if bold else 650}" fill="{fill}">{escape(line)}</text>'
        for row, line in enumerate(lines)
    )
