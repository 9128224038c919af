"""The report's charts as the spreadsheet's own, each beside the figures that it shows."""

from collections.abc import Sequence
from typing import Any

from facilitator.composition.stops import end_title
from facilitator.reports.blocks import Chart, ChartRow, ChartShape
from facilitator.reports.formats import colours
from facilitator.reports.formats.characters import spell_unwritable
from facilitator.reports.formats.workbook.pages import A4, Looks, fill_row, measure_row, require
from facilitator.reports.formats.workbook.sheets import Cell

NAME = "Charts"
FIRST = 5
"""The column where drawings stand."""
SHADES = (colours.INK, "74828F", colours.RULE, colours.PAPER)
"""Of the kinds in a stack, from dark to light, so that grey print tells them apart."""
MARKS = ("circle", "square", "diamond", "triangle", "x", "plus")
ROW_PIXELS = 20
JOINER = "\N{WORD JOINER}"
"""Nobody sees it."""
SCALE = 54
"""Per cent, at which two charts with their figures stand on a page, where letters run wider than they should too."""


def add_charts(book: Any, charts: Sequence[Chart], looks: Looks) -> None:
    """A sheet of all charts, or none where there are none."""
    if not charts:
        return
    page = book.add_worksheet(NAME)
    page.set_column(0, 0, 46)
    page.set_column(1, FIRST - 1, 12)
    page.set_column(2, 2, 22)
    tops = [0]
    for chart in charts:
        tops.append(add_chart(book, page, chart, tops[-1], looks))
    page.set_landscape()
    page.set_paper(A4)
    page.set_print_scale(SCALE)
    page.set_h_pagebreaks(tops[2:-1:2])


def add_chart(book: Any, page: Any, chart: Chart, top: int, looks: Looks) -> int:
    """A chart and its figures from a row on; the first row after it."""
    require(page.write_string(top, 0, spell_unwritable(f"{end_title(chart.title)} {chart.caption}"), looks["bold"]))
    columns = [*chart.columns, "In words"] if any(row.said for row in chart.rows) else chart.columns
    for index, name in enumerate(columns):
        require(page.write_string(top + 1, index, spell_unwritable(name), looks["head"]))
    for place, row in enumerate(chart.rows, start=top + 2):
        cells: list[Cell] = [row.name, *row.known, row.said]
        fill_row(page, place, cells, looks)
        page.set_row(place, measure_row((row.name,), (46,)))
    drawn = DRAWERS[chart.shape](book, chart, top + 2)
    height = 60 + 34 * len(chart.rows) if chart.shape is not ChartShape.GRID else 380
    drawn.set_size({"width": 640, "height": height})
    drawn.set_title({"name": as_words(chart.title), "name_font": {"size": 12}, "overlay": False})
    options = {"description": spell_unwritable(chart.alternative()), "object_position": 1}
    page.insert_chart(top, FIRST, drawn, options)
    return int(top + 3 + max(len(chart.rows), height // ROW_PIXELS))


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
    for column, shade in zip(range(1, len(chart.columns)), SHADES, strict=False):
        fill = {"fill": {"color": f"#{shade}"}, "border": {"color": f"#{colours.INK}"}}
        labels = {"value": True, "font": {"color": "#FFFFFF" if shade == colours.INK else "#000000"}}
        drawn.add_series(_series(chart, first, column) | fill | {"data_labels": labels})
    _lay_out(drawn, chart, has_legend=True)
    return drawn


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
