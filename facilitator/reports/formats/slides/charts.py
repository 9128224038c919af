"""The report's charts as the presentation's own, with their figures in a workbook that holds no formula."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

import xlsxwriter  # type: ignore[import-untyped]
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE, XL_TICK_MARK
from pptx.util import Pt

from facilitator.reports.blocks import Chart, ChartRow, ChartShape
from facilitator.reports.formats import colours
from facilitator.reports.formats.characters import spell_unwritable
from facilitator.reports.formats.lines import shorten

FONT = "Arial"
EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001 - the format holds no zone
MARKS = (
    *(XL_MARKER_STYLE.CIRCLE, XL_MARKER_STYLE.SQUARE, XL_MARKER_STYLE.DIAMOND, XL_MARKER_STYLE.TRIANGLE),
    *(XL_MARKER_STYLE.X, XL_MARKER_STYLE.PLUS),
)
NAME_WIDTH, NAME_LINES = 250, 2
"""Of a row's name beside its bar, in points."""


class Place(Protocol):
    """A place on a slide."""

    @property
    def left(self) -> int: ...
    @property
    def top(self) -> int: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...


def add_chart(page: Any, chart: Chart, place: Place) -> None:
    """The chart, with words for those who cannot see it, which the library has no way to set."""
    kind, data = prepare(chart)
    frame = page.shapes.add_chart(kind, place.left, place.top, place.width, place.height, data)
    frame.name = spell_unwritable(chart.title)
    frame._element._nvXxPr.cNvPr.set("descr", spell_unwritable(chart.alternative()))
    drawn = frame.chart
    drawn.font.size, drawn.font.name = Pt(13), FONT
    drawn.font.color.rgb = RGBColor.from_string(colours.INK)
    drawn.has_title = False
    (_dress_grid if chart.shape is ChartShape.GRID else _dress_bars)(drawn, chart)
    drawn.part.chart_workbook.update_from_xlsx_blob(write_figures(chart))


def prepare(chart: Chart) -> tuple[Any, Any]:
    """The library's own kind of chart, and its figures."""
    if chart.shape is ChartShape.GRID:
        plane = XyChartData()
        for row in chart.rows:
            importance, feasibility = row.figures
            plane.add_series(spell_unwritable(row.name)).add_data_point(feasibility, importance)
        return XL_CHART_TYPE.XY_SCATTER, plane
    bars = CategoryChartData()
    bars.categories = [name_row(row) for row in chart.rows]
    for place, name in enumerate(chart.columns[1:]):
        bars.add_series(spell_unwritable(name), [row.known[place] for row in chart.rows])
    return XL_CHART_TYPE.BAR_STACKED if len(chart.columns) > 2 else XL_CHART_TYPE.BAR_CLUSTERED, bars


def name_row(row: ChartRow) -> str:
    """A row's name as it fits beside its bar."""
    return spell_unwritable(shorten(row.name, NAME_WIDTH, 13, NAME_LINES))


def _dress_bars(drawn: Any, chart: Chart) -> None:
    """The first row on top, each bar in its heading's colour with its figure or word at its end."""
    drawn.has_legend = False
    names, scale = drawn.category_axis, drawn.value_axis
    names.reverse_order, names.has_major_gridlines, names.major_tick_mark = True, False, XL_TICK_MARK.NONE
    names.format.line.color.rgb = RGBColor.from_string(colours.RULE)
    scale.visible, scale.has_major_gridlines = False, False
    scale.minimum_scale, scale.maximum_scale = (
        0,
        chart.most * (1.5 if chart.shape in {ChartShape.STEPS, ChartShape.MAP} else 1.12),
    )
    plot = drawn.plots[0]
    plot.gap_width = 45
    (series,) = plot.series
    for place, row in enumerate(chart.rows):
        point = series.points[place]
        point.format.fill.solid()
        point.format.fill.fore_color.rgb = RGBColor.from_string(colours.colour_of(row.heading))
        _label(point.data_label, row.said.partition(",")[0] or row.cells[1])


def _label(label: Any, words: str, position: Any = XL_LABEL_POSITION.OUTSIDE_END) -> None:
    frame = label.text_frame
    frame.text = spell_unwritable(words)
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold, font.name = Pt(13), True, FONT
    label.position = position


def _dress_grid(drawn: Any, chart: Chart) -> None:
    """A mark for each row, its number beside it; those of one spot share the last. Names stand beside the chart."""
    drawn.has_legend = False
    spots: dict[tuple[float, ...], list[str]] = {}
    for number, row in enumerate(chart.rows, start=1):
        spots.setdefault(row.figures, []).append(str(number))
    for axis, name in ((drawn.category_axis, chart.columns[2]), (drawn.value_axis, chart.columns[1])):
        axis.minimum_scale, axis.maximum_scale, axis.major_unit = 0, chart.most + 1, 1
        # The scale begins at one; what is beyond its ends is room for marks, and has no number.
        axis.tick_labels.number_format = f'[=0]"";[={chart.most + 1:g}]"";0'
        axis.tick_labels.number_format_is_linked = False
        axis.has_major_gridlines, axis.has_title = False, True
        axis.axis_title.text_frame.text = name
        axis.axis_title.text_frame.paragraphs[0].runs[0].font.size = Pt(13)
    for place, (series, row) in enumerate(zip(drawn.plots[0].series, chart.rows, strict=True)):
        series.format.line.fill.background()
        marker = series.marker
        marker.style, marker.size = MARKS[place % len(MARKS)], 14
        for part in (marker.format.fill, marker.format.line.fill):
            part.solid()
            part.fore_color.rgb = RGBColor.from_string(colours.colour_of(row.heading))
        if spots[row.figures][-1] == str(place + 1):
            _label(series.points[0].data_label, ", ".join(spots[row.figures]), XL_LABEL_POSITION.RIGHT)


def write_figures(chart: Chart) -> bytes:
    """The chart's figures as a workbook, where every name is text and no time is the machine's."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"created": EPOCH})
        page = book.add_worksheet("Sheet1")
        for place, cells in enumerate(list_cells(chart)):
            for index, cell in enumerate(cells):
                if cell is not None:
                    write = page.write_string if isinstance(cell, str) else page.write_number
                    write(place, index, cell)
    return stream.getvalue()


def list_cells(chart: Chart) -> list[Sequence[str | float | None]]:
    """The cells where the library's own references look for them."""
    if chart.shape is not ChartShape.GRID:
        rows: list[Sequence[str | float | None]] = [("", *map(spell_unwritable, chart.columns[1:]))]
        return rows + [(name_row(row), *row.known) for row in chart.rows]
    rows = []
    for row in chart.rows:
        rows += [("", spell_unwritable(row.name)), (row.figures[1], row.figures[0]), ()]
    return rows
