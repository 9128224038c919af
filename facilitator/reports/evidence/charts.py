"""What a report shows as charts, each only where there is something to see. No figure in one can point at a person."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from facilitator.domain.board import PEOPLE_SOURCES, Board, name_sectors
from facilitator.domain.board import count_sectors as count_known
from facilitator.domain.headings import HeadingKey
from facilitator.domain.people import Sector
from facilitator.domain.roundtables import smallest_named_group
from facilitator.domain.themes import ALL, Support
from facilitator.domain.votes import GRID_SCALE, Tally
from facilitator.reports.blocks import Chart, ChartRow, ChartShape
from facilitator.reports.evidence.issues import WITHIN_A_WORD, ToldIssue, rank_several
from facilitator.reports.evidence.themes import SUPPORT_ORDER
from facilitator.reports.evidence.wordings import KIND_ORDER, KINDS_AND_NONE, SECTOR_NAMES, capitalise, name_kinds

LEAST_ROWS = 2
"""A single bar shows nothing that a sentence would not."""
LEAST_ISSUES = 3
"""Of two issues the captions say enough."""
LEAST_NOTES = 5
MOST_ROWS = 8
MOST_AREAS = 16
"""Smaller ones could not be read on a page."""
SMALLEST_CELL = 3
"""Fewer people of a sector are told together with others in every mode: a chart needs no one who can be guessed."""
OTHERS = "Other sectors"
UNKNOWN = "unknown"
"""Under this name are counted those whose sector nobody said."""
SCALE = (*reversed(SUPPORT_ORDER),)


def chart_support(issues: Iterable[ToldIssue], under: str = "") -> list[Chart]:
    """How widely each of the best supported issues is shared; `under` names the heading where they are one's."""
    several = [each for each in rank_several(issues) if each.backing.support is not Support.ONE]
    told = several[:MOST_ROWS]
    title = f"Support by issue{f' under {under}' if under else ''}"
    caption = (
        "How many people stand behind an issue, weighed against all who wrote under its headings, in the order of the "
        "report’s scale from most to one participant."
    )
    if len(told) < len(several):
        caption += f" Shown are the first {len(told)} of {len(several)}; within one word they stand {WITHIN_A_WORD}."
    caption += say_small(told)
    rows = tuple(_tell_support(each, each.name if under else each.full_name) for each in told)
    chart = Chart(ChartShape.STEPS, title, caption, ("Issue", "Support"), rows, len(SCALE))
    return [chart] if len(rows) >= LEAST_ISSUES else []


def _tell_support(told: ToldIssue, name: str) -> ChartRow:
    backing = told.backing
    said = capitalise(backing.word) + (", across sectors" if backing.spans_sectors else "")
    return ChartRow(name, (SCALE.index(backing.support) + 1,), said, told.issue.home)


def say_small(told: Iterable[ToldIssue]) -> str:
    """Why what all say is not drawn the largest: of two or three people it is a few on the scale."""
    is_small = any(each.backing.word == ALL and each.backing.support is Support.FEW for each in told)
    return " All of two or three people are a few on that scale." if is_small else ""


def chart_map(board: Board, issues: Iterable[ToldIssue]) -> list[Chart]:
    """The best supported issues as areas, heading by heading, each as large as its step of the scale."""
    several = [each for each in issues if len(each.notes) > 1 and each.issue.home]
    told = choose_steps(several)
    caption = say_chosen(told, several) + say_small(told)
    places = [heading.key for heading in board.headings]
    told.sort(key=lambda each: places.index(each.issue.home or places[0]))
    rows = tuple(
        replace(row, said=f"{board.heading(row.heading).name}: {row.said.lower()}")
        for row in (_tell_support(each, each.name) for each in told)
        if row.heading
    )
    chart = Chart(ChartShape.MAP, "Map of issues", caption, ("Issue", "Heading and support"), rows, len(SCALE))
    return [chart] if len(rows) >= LEAST_ISSUES else []


def choose_steps(issues: Sequence[ToldIssue]) -> list[ToldIssue]:
    """Of each step of the scale, from the top, all issues or none, as many steps as can be read on a page."""
    chosen: list[ToldIssue] = []
    for support in SUPPORT_ORDER:
        step = [each for each in issues if each.backing.support is support]
        if len(chosen) + len(step) > MOST_AREAS:
            break
        chosen += step
    return chosen


def say_chosen(told: Sequence[ToldIssue], several: Sequence[ToldIssue]) -> str:
    """How large the issues of a map are, which of how many it has, and by what rule."""
    size = "Each issue is as large as its support, on the report’s scale from one participant to most."
    if len(told) == len(several):
        return f"{size} All {len(several)} issues of more than one note are shown."
    least = told[-1].backing.support if told else SUPPORT_ORDER[0]
    rule = f"“{least}”" if least is SUPPORT_ORDER[0] else f"“{least}” or more"
    shown = f"Shown are {len(told)} of {len(several)} issues of more than one note"
    return f"{size} {shown}: all that have the support {rule}."


def chart_kinds(board: Board) -> list[Chart]:
    """What kinds of notes stand on the record under each heading."""
    kinds = Counter((note.heading, note.kind) for note in board.open_notes())
    if kinds.total() < LEAST_NOTES:
        return []
    told = KINDS_AND_NONE if any(kind is None for _, kind in kinds) else KIND_ORDER
    rows = tuple(
        ChartRow(board.heading(key).name, tuple(kinds[key, kind] for kind in told), heading=key) for key in HeadingKey
    )
    columns = ("Heading", *map(name_kinds, told))
    caption = "Counted are the notes on the record, by what their authors marked them as."
    return [Chart(ChartShape.MATRIX, "Kinds of notes by heading", caption, columns, rows, max(kinds.values()))]


def chart_grid(board: Board, tallies: Sequence[Tally], names: dict[int, str]) -> list[Chart]:
    """The rated themes on a plane; those that are gone have no name and no place on it."""
    themes = {theme.id: theme for theme in board.themes}
    rows = tuple(
        ChartRow(names[each.theme_id], (each.importance, each.feasibility), heading=themes[each.theme_id].heading)
        for each in tallies
        if each.theme_id in names and each.importance is not None and each.feasibility is not None
    )
    columns = ("Theme", "Importance", "Feasibility")
    caption = f"The middle answers of those who rated each theme, from {GRID_SCALE[0]} to {GRID_SCALE[-1]}, the most."
    chart = Chart(ChartShape.GRID, "Importance and feasibility", caption, columns, rows, GRID_SCALE[-1])
    return [chart] if len(rows) >= LEAST_ROWS else []


def count_sectors(board: Board) -> dict[str, int]:
    """How many people of each sector wrote something on the record; small sectors are counted together as others."""
    if board.received is not None:
        return dict(board.received.sectors) if board.received.promise in {None, board.promise} else {}
    authors = {note.participant_id for note in board.open_notes() if note.source in PEOPLE_SOURCES}
    people = [person for number, person in board.participants.items() if number in authors]
    sizes = count_known(people)
    mode, is_sensitive = board.promise
    named = name_sectors(sizes, max(SMALLEST_CELL, smallest_named_group(mode, is_sensitive=is_sensitive)))
    told = {sector.value: sizes[sector] for sector in Sector if sector in named}
    n_others = sizes.total() - sum(told.values())
    n_unknown = len(people) - sizes.total()
    return told | ({"others": n_others} if n_others else {}) | ({UNKNOWN: n_unknown} if n_unknown else {})


def chart_sectors(board: Board) -> list[Chart]:
    """The people who wrote something on the record, by sector."""
    counts = count_sectors(board)
    names = {sector.value: SECTOR_NAMES[sector] for sector in Sector} | {"others": OTHERS, UNKNOWN: "Sector not known"}
    rows = tuple(ChartRow(names[sector], (number,)) for sector, number in counts.items())
    caption = "Counted are the people who wrote a note on the record. Sectors of few people are told together."
    columns = ("Sector", "People")
    chart = Chart(ChartShape.BARS, "People by sector", caption, columns, rows, max(counts.values(), default=0))
    return [chart] if len(rows) >= LEAST_ROWS else []
