"""The report's charts as the spreadsheet's own, each beside the figures that it shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.composition.stops import end_title
from facilitator.reports.blocks import Chart, ChartRow, ChartShape
from facilitator.reports.formats import colours
from facilitator.reports.formats.characters import spell_unwritable
from facilitator.reports.formats.workbook.pages import A4, Looks, fill_row, measure_row, require, set_foot
from facilitator.reports.formats.workbook.sheets import Row

NAME = "Charts"
WIDTHS = (46, 12, 22, 12, 12)
"""Of the columns with figures, in letters. A chart of many rooms has more, each as wide as the last."""
DRAWN, LETTER = 640, 7
"""How wide a drawing and a letter are, in pixels."""
BELOW = 4
"""Pixels between a row's upper edge and a drawing, whose own edge would else be printed on the page before."""
DARKEST, MIDDLE, WHITE = 28, 128, 255
"""Of a grey; on what is darker than the middle one letters are white."""
MARKS = ("circle", "square", "diamond", "triangle", "x", "plus")
ROW_PIXELS = 20
JOINER = "\N{WORD JOINER}"
"""Nobody sees it."""
SCALE = 54
"""Per cent, at which two charts with their figures stand on a page, where letters run wider than they should too."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A sheet that charts are put on, with the widths of its columns of figures."""

    book: Any
    page: Any
    looks: Looks
    widths: Sequence[int]


def add_charts(book: Any, charts: Sequence[Chart], looks: Looks) -> None:
    """A sheet of all charts, or none where there are none."""
    if not charts:
        return
    page, widths = book.add_worksheet(NAME), list_widths(charts)
    for index, width in enumerate(widths):
        page.set_column(index, index, width)
    ground, tops = Ground(book, page, looks, widths), [0]
    for chart in charts:
        tops.append(add_chart(ground, chart, tops[-1]))
    page.set_landscape()
    page.set_paper(A4)
    page.set_print_scale(int(SCALE * measure_across(WIDTHS) / measure_across(widths)))
    page.set_h_pagebreaks(tops[2:-1:2])
    set_foot(page)


def list_columns(chart: Chart) -> list[str]:
    """The names of the columns of a chart's figures."""
    return [*chart.columns, *(["In words"] if any(row.said for row in chart.rows) else [])]


def list_widths(charts: Sequence[Chart]) -> list[int]:
    """How wide the columns are that the figures of all these charts take."""
    most = max(len(list_columns(chart)) for chart in charts)
    return [*WIDTHS, *WIDTHS[-1:] * (most - len(WIDTHS))]


def measure_across(widths: Sequence[int]) -> int:
    """How wide figures and drawings are side by side, in pixels."""
    return sum(widths) * LETTER + DRAWN


def add_chart(ground: Ground, chart: Chart, top: int) -> int:
    """A chart and its figures from a row on, the drawing beside all columns; the first row after it."""
    add_caption(ground, f"{end_title(chart.title)} {chart.caption}", top)
    page, looks, widths, columns = ground.page, ground.looks, ground.widths, list_columns(chart)
    for index, name in enumerate(columns):
        require(page.write_string(top + 1, index, spell_unwritable(name), looks["head"]))
    page.set_row(top + 1, measure_row(columns, widths[: len(columns)]))
    for place, row in enumerate(chart.rows, start=top + 2):
        cells: Row = [row.name, *row.known, row.said][: len(columns)]
        fill_row(page, place, cells, looks)
        page.set_row(place, measure_row(cells, widths[: len(cells)]))
    drawn = DRAWERS[chart.shape](ground.book, chart, top + 2)
    height = 60 + 34 * len(chart.rows) if chart.shape is not ChartShape.GRID else 380
    drawn.set_size({"width": DRAWN, "height": height})
    drawn.set_title({"name": as_words(chart.title), "name_font": {"size": 12}, "overlay": False})
    options = {"description": spell_unwritable(chart.alternative()), "object_position": 1, "y_offset": BELOW}
    page.insert_chart(top, len(widths), drawn, options)
    return int(top + 3 + max(len(chart.rows), height // ROW_PIXELS))


def add_caption(ground: Ground, text: str, top: int) -> None:
    """What a chart shows, in lines over all columns of figures: the drawing beside it would cover a single long one."""
    page, look, last = ground.page, ground.looks["bold"], len(ground.widths) - 1
    require(page.merge_range(top, 0, top, last, "", look))
    require(page.write_string(top, 0, spell_unwritable(text), look))
    page.set_row(top, measure_row((text,), (sum(ground.widths),)))


def as_words(text: str) -> str:
    """A text that the library will not take for a reference to cells, as it does all that have `!A1` in them.

    A series can be named by the cell that has its name; a title that is part of one, or a label, cannot.
    """
    return spell_unwritable(text).replace("!", f"!{JOINER}")


def _draw_bars(book: Any, chart: Chart, first: int) -> Any:
    """Bars with their figures, or with the words that stand for them; the first row on top."""
    drawn = book.add_chart({"type": "bar"})
    drawn.add_series(_series(chart, first, 1) | {"data_labels": _label(chart.rows), "points": _colour(chart.rows)})
    _lay_out(drawn, chart, has_legend=False)
    return drawn


def _draw_stack(book: Any, chart: Chart, first: int) -> Any:
    drawn = book.add_chart({"type": "bar", "subtype": "stacked"})
    for column, light in enumerate(list_lights(len(chart.columns) - 1), start=1):
        fill = {"fill": {"color": f"#{light:02X}{light:02X}{light:02X}"}, "border": {"color": f"#{colours.INK}"}}
        labels = {"value": True, "font": {"color": f"#{colours.PAPER if light < MIDDLE else colours.INK}"}}
        drawn.add_series(_series(chart, first, column) | fill | {"data_labels": labels})
    _lay_out(drawn, chart, has_legend=True)
    return drawn


def list_lights(n_kinds: int) -> list[int]:
    """Greys for so many kinds in a stack, from dark to white, so that grey print tells them apart."""
    return [DARKEST + (WHITE - DARKEST) * place // max(1, n_kinds - 1) for place in range(n_kinds)]


def _draw_grid(book: Any, chart: Chart, first: int) -> Any:
    """A series for each row, so that the legend names it."""
    drawn = book.add_chart({"type": "scatter"})
    for place, row in enumerate(chart.rows):
        colour = f"#{colours.colour_of(row.heading)}"
        look = {"type": MARKS[place % len(MARKS)], "size": 11, "border": {"color": colour}, "fill": {"color": colour}}
        at = first + place
        drawn.add_series(
            {"name": [NAME, at, 0], "categories": [NAME, at, 2, at, 2], "values": [NAME, at, 1, at, 1], "marker": look}
        )
    scale = {"min": 0, "max": chart.most + 1, "major_unit": 1, "num_format": "0", "major_gridlines": {"visible": False}}
    drawn.set_x_axis(scale | {"name": as_words(chart.columns[2])})
    drawn.set_y_axis(scale | {"name": as_words(chart.columns[1])})
    drawn.set_legend({"position": "bottom"})
    return drawn


def _series(chart: Chart, first: int, column: int) -> dict[str, Any]:
    last = first + len(chart.rows) - 1
    return {
        "name": [NAME, first - 1, column],
        "categories": [NAME, first, 0, last, 0],
        "values": [NAME, first, column, last, column],
        "gap": 50,
    }


def _label(rows: Sequence[ChartRow]) -> dict[str, Any]:
    said = [{"value": as_words(row.said.partition(",")[0])} for row in rows]
    return {"value": True} | ({"custom": said} if any(row.said for row in rows) else {})


def _colour(rows: Sequence[ChartRow]) -> list[dict[str, Any]]:
    return [{"fill": {"color": f"#{colours.colour_of(row.heading)}"}} for row in rows]


def _lay_out(drawn: Any, chart: Chart, *, has_legend: bool) -> None:
    most = sum(chart.rows[0].figures) if has_legend else chart.most
    shown = {"visible": False, "major_gridlines": {"visible": False}, "min": 0}
    # A place on a scale of words has room beside it for its word.
    drawn.set_x_axis(shown | ({"max": most * 1.6} if chart.shape in {ChartShape.STEPS, ChartShape.MAP} else {}))
    drawn.set_y_axis({"reverse": True, "major_tick_mark": "none", "major_gridlines": {"visible": False}})
    drawn.set_legend({"position": "bottom"} if has_legend else {"none": True})


DRAWERS = {
    ChartShape.STEPS: _draw_bars,
    ChartShape.BARS: _draw_bars,
    ChartShape.MATRIX: _draw_stack,
    ChartShape.GRID: _draw_grid,
    # The program has a map of its own, which neither older ones nor other programs draw.
    ChartShape.MAP: _draw_bars,
}
