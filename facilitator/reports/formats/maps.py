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


@dataclass(frozen=True, slots=True)
class Area:
    """A theme on the map: its name, how many people, and that in words."""

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
    groups = [_gather_rest([area for area in areas if area.heading is key], name_rest) for key in keys]
    boxes = divide(Box(0, 0, WIDTH, height), [sum(map(_weigh, group)) for group in groups])
    inside = "".join(_draw_group(group, box, names, palette) for group, box in zip(groups, boxes, strict=True))
    label = "; ".join(f"{names[area.heading]}: {area.name}, {area.said}" for area in areas)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {height:.0f}" role="img"'
        f' aria-label="{escape(label)}">{inside}</svg>'
    )


def _gather_rest(group: Sequence[Area], name_rest: Callable[[int], str]) -> list[Area]:
    if len(group) <= MOST_AREAS:
        return list(group)
    told, rest = group[: MOST_AREAS - 1], group[MOST_AREAS - 1 :]
    # Each weighs what it would weigh alone, so that the map stays true.
    n_people = sum(int(_weigh(area)) for area in rest)
    return [*told, Area(name_rest(len(rest)), group[0].heading, n_people, "; ".join(area.name for area in rest))]


def _weigh(area: Area) -> float:
    # A theme that one person is behind must still be seen.
    return max(1.0, area.n_people)


def _draw_group(group: Sequence[Area], box: Box, names: Mapping[HeadingKey, str], palette: Palette) -> str:
    name = names[group[0].heading]
    top = Box(box.x, box.y, box.width, LEAST_SIZE * 1.5)
    rest = Box(box.x, box.y + top.height, box.width, box.height - top.height)
    heading = _write(fold(name, box.width - 2 * PAD, LEAST_SIZE * BOLD, 1), top, LEAST_SIZE, palette.ink, bold=True)
    places = divide(rest, [_weigh(area) for area in group])
    return heading + "".join(_draw_area(area, place, palette) for area, place in zip(group, places, strict=True))


def _draw_area(area: Area, box: Box, palette: Palette) -> str:
    width, height = max(0.0, box.width - 2 * GAP), max(0.0, box.height - 2 * GAP)
    rectangle = (
        f'<rect x="{box.x + GAP:.1f}" y="{box.y + GAP:.1f}" width="{width:.1f}" height="{height:.1f}"'
        f' rx="6" fill="{palette.headings[area.heading]}"/>'
    )
    size, lines = _fit(area, width - 1.5 * PAD, height - PAD)
    title = f"<title>{escape(area.name)}, {escape(area.said)}</title>"
    return f"<g>{title}{rectangle}{_write(lines, box, size, palette.paper)}</g>"


def _fit(area: Area, width: float, height: float) -> tuple[float, list[str]]:
    """The largest type in which the name stands in a box whole, with the number if it fits; else as much as does."""
    for said in (area.said, ""):
        for size in SIZES:
            lines = [*fold(area.name, width, size * BOLD, 99), *([said] if said else [])]
            if len(lines) * size * LINE <= height and _is_whole([*area.name.split(), said], width, size):
                return size, lines
    return LEAST_SIZE, _cut(area.name.split(), width, int(height // (LEAST_SIZE * LINE)))


def _cut(words: Sequence[str], width: float, n_lines: int) -> list[str]:
    """The lines of as many whole words as fit, in the least type; none where not even the first does."""
    for n_words in range(len(words), 0, -1):
        kept = " ".join(words[:n_words]) + ("…" if n_words < len(words) else "")
        lines = fold(kept, width, LEAST_SIZE * BOLD, 99)
        if len(lines) <= n_lines and _is_whole(kept.split(), width, LEAST_SIZE):
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
