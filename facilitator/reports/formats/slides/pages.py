"""How a slide looks: a title, items that fit, a chart beside them, a line at its foot. Sizes are in EMU or points."""

import io
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Mm, Pt

from facilitator.composition.stops import end_title
from facilitator.reports.blocks import ChartShape
from facilitator.reports.formats import colours
from facilitator.reports.formats.characters import spell_unwritable
from facilitator.reports.formats.lines import fold, shorten
from facilitator.reports.formats.slides.charts import add_chart
from facilitator.reports.sections.slides import Item, Slide
from facilitator.reports.tree import Document, Logo

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
MARGIN = Inches(0.7)
TOP = Inches(1.75)
FOOT = Inches(6.95)
LOGO = (80.0, 24.0)
"""Millimetres above the title."""
PLATE_EDGE = Mm(3)
FONT = "Arial"
"""Lines are fitted to it. Where it is missing and a wider one stands in, words shrink to fit."""
SIZES = (28, 25, 22, 20, 18, 16)
"""The largest at which all fits; at the smallest, which a room can just read, some is left to the report."""
TITLE_SIZES = (32, 28, 24, 20, 16)
LINE = 1.22
"""How high a line is, of its letters' size."""
BOLD = 1.1
"""How much wider bold letters are."""
BESIDE, GAP = 0.68, Inches(0.3)
"""How much of a slide a chart has where items stand beside it, and what parts them."""
MOST_ITEMS = 7
MOST_LINES = 3
"""Of one name or one point on a slide; the speaker's notes have it whole."""


NUMBER_ID = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
"""Of all fields that show a slide's number: the format wants one, and any will do."""
DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
"""Tells a screen reader to pass over a shape; the library has no way to say it."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide."""

    left: int
    top: int
    width: int
    height: int


def add_cover(page: Any, document: Document) -> None:
    """The first slide: which evening, and how far the paper is to be trusted."""
    page.background.fill.solid()
    page.background.fill.fore_color.rgb = RGBColor.from_string(colours.INK)
    box = Box(MARGIN, Inches(1.9), WIDTH - 2 * MARGIN, Inches(2.2))
    add_title(page, document.title, box, colours.PAPER, (44, 36, 28, 22))
    status = dict(document.status.rows).get("Status", "")
    words = [words for words in (document.kicker, document.subtitle, status) if words]
    frame = add_frame(page, Box(MARGIN, Inches(4.4), WIDTH - 2 * MARGIN, Inches(1.8)), "About")
    for place, line in enumerate(words):
        add_line(frame, line, 18, colours.ON_TABLE if place else colours.AMBER)
    if document.logo is not None:
        add_logo(page, document.logo)
    add_foot(page, document, 1, colours.ON_TABLE)
    say(page, [end_title(document.title), *words])


def add_logo(page: Any, logo: Logo) -> None:
    """The programme's picture in the upper left, on a plate as white as the pages that it stands on elsewhere."""
    width, height = (Mm(each) for each in logo.fit(*LOGO))
    plate = page.shapes.add_shape(
        MSO_SHAPE.RECTANGLE, MARGIN, Inches(0.5), width + 2 * PLATE_EDGE, height + 2 * PLATE_EDGE
    )
    plate.name = "Plate"
    fill(plate, colours.PAPER)
    picture = page.shapes.add_picture(
        io.BytesIO(logo.png), MARGIN + PLATE_EDGE, Inches(0.5) + PLATE_EDGE, width, height
    )
    picture.name = "Logo"
    picture._element._nvXxPr.cNvPr.set("descr", spell_unwritable(logo.words))


def add_slide(page: Any, slide: Slide, document: Document, number: int) -> None:
    """One slide with all that stands on it and, in its notes, everything whole with its labels."""
    colour = colours.colour_of(slide.heading)
    add_title(page, slide.title, Box(MARGIN, Inches(0.55), WIDTH - 2 * MARGIN, Inches(0.95)), colour, TITLE_SIZES)
    items = [item for item in slide.items if item.name]
    box = Box(MARGIN, TOP, WIDTH - 2 * MARGIN, FOOT - TOP)
    add_edge(page, colour)
    if slide.chart is not None:
        if slide.chart.shape is ChartShape.GRID:
            items += [Item("", f"{number}  {row.name}") for number, row in enumerate(slide.chart.rows, start=1)]
        wide = int(box.width * BESIDE) if items else box.width
        add_chart(page, slide.chart, Box(MARGIN, TOP, wide, box.height))
        box = Box(MARGIN + wide + GAP, TOP, box.width - wide - GAP, box.height)
    add_items(page, items, box, colour)
    add_foot(page, document, number)
    say(page, list_notes(slide))


def add_title(page: Any, words: str, box: Box, colour: str, sizes: Sequence[int]) -> None:
    """The slide's own title, as large as fits into two lines."""
    shape = page.shapes.title
    shape.left, shape.top, shape.width, shape.height = (
        Emu(each) for each in (box.left, box.top, box.width, box.height)
    )
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = 0
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE, MSO_ANCHOR.BOTTOM
    size = next((each for each in sizes if len(lines_of(words, box.width, each, 99, is_bold=True)) <= 2), sizes[-1])
    frame.text = spell_unwritable(shorten_to(words, box.width, size, is_bold=True))
    for run in frame.paragraphs[0].runs:
        set_look(run, size, colour, is_bold=True)
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT


def add_items(page: Any, items: Sequence[Item], box: Box, colour: str) -> None:
    """Items at the largest size at which all fit; else as many as fit, and how many more there are."""
    if not items:
        return
    room = box.height / Pt(1)
    few = items[:MOST_ITEMS]
    size = choose_size(few, box, room, has_more=len(few) < len(items))
    shown = list(few)
    while len(shown) > 1 and sum(measure(item, box, size) for item in shown) > room - 2 * size * (shown != items):
        shown.pop()
    frame = add_frame(page, box, "Items")
    for item in shown:
        add_item(frame, item, box, size, colour)
    if len(shown) < len(items):
        add_line(frame, f"and {len(items) - len(shown):,} more, in the report", size - 2, colours.SECONDARY)


def choose_size(items: Sequence[Item], box: Box, room: float, *, has_more: bool) -> int:
    """The largest size at which items fit and none of their words is cut; where one is at each, at which they fit.

    Where there are more of them than stand here, a line that says so has room too.
    """
    fitting = [each for each in SIZES if sum(measure(item, box, each) for item in items) <= room - 2 * each * has_more]
    whole = [each for each in fitting if not any(is_cut(item, box, each) for item in items)]
    return next(iter([*whole, *fitting, SIZES[-1]]))


def is_cut(item: Item, box: Box, size: int) -> bool:
    """Whether some of its words do not fit into the lines that each of its parts may have."""
    told = parts_of(item, "")
    return any(
        len(lines_of(words, box.width, size - step, MOST_LINES + 1, is_bold=not step)) > MOST_LINES
        for words, step, _ in told
    )


def add_item(frame: Any, item: Item, box: Box, size: int, colour: str) -> None:
    """Its name, what is known of it and what was said, each on lines of their own."""
    for words, step, tone in parts_of(item, colour):
        shown = shorten_to(words, box.width, size - step, is_bold=not step)
        add_line(frame, shown, size - step, tone, is_bold=not step)
    frame.paragraphs[-1].space_after = Pt(size * 0.55)


def parts_of(item: Item, colour: str) -> list[tuple[str, int, str]]:
    """The lines of an item, each with how much smaller it is than the first, and its colour."""
    below = " · ".join(filter(None, [item.known, item.said]))
    parts = [(item.name, 0, colour), (below, 2, colours.INK if item.said else colours.SECONDARY)]
    return [part for part in parts if part[0]]


def measure(item: Item, box: Box, size: int) -> float:
    """How high an item is, in points."""
    told = parts_of(item, "")
    lines = [(len(lines_of(words, box.width, size - step, is_bold=not step)), size - step) for words, step, _ in told]
    return sum(number * high for number, high in lines) * LINE + size * 0.55


def lines_of(words: str, width: int, size: int, most: int = MOST_LINES, *, is_bold: bool) -> list[str]:
    """Words in the lines that they take in a box of this width."""
    return fold(words, width / Pt(1), size * (BOLD if is_bold else 1), most)


def shorten_to(words: str, width: int, size: int, *, is_bold: bool) -> str:
    """Words as they are, or as much of them as fits into the lines that they may have in a box of this width."""
    return shorten(words, width / Pt(1), size * (BOLD if is_bold else 1), MOST_LINES)


def add_frame(page: Any, box: Box, name: str) -> Any:
    """An empty text box."""
    shape = page.shapes.add_textbox(box.left, box.top, box.width, box.height)
    shape.name = name
    frame = shape.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
    frame.margin_left = frame.margin_right = 0
    return frame


def add_line(frame: Any, words: str, size: int, colour: str, *, is_bold: bool = False) -> None:
    """A paragraph of its own."""
    is_first = len(frame.paragraphs) == 1 and not frame.paragraphs[0].runs
    paragraph = frame.paragraphs[0] if is_first else frame.add_paragraph()
    run = paragraph.add_run()
    run.text = spell_unwritable(words)
    set_look(run, size, colour, is_bold=is_bold)


def set_look(run: Any, size: int, colour: str, *, is_bold: bool) -> None:
    """How letters look, and that they are English."""
    run.font.name, run.font.size, run.font.bold = FONT, Pt(size), is_bold
    run.font.color.rgb = RGBColor.from_string(colour)
    run._r.get_or_add_rPr().set("lang", "en-GB")


def add_edge(page: Any, colour: str) -> None:
    """A bar of the heading's colour along the left edge."""
    shape = page.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, Inches(0.22), HEIGHT)
    shape.name = "Edge"
    fill(shape, colour)


def fill(shape: Any, colour: str) -> None:
    """Makes a shape one colour, without an edge, and says that it is decoration."""
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(colour)
    shape.line.fill.background()
    shape._element._nvXxPr.cNvPr.append(parse_xml(DECORATIVE))


def add_foot(page: Any, document: Document, number: int, colour: str = colours.SECONDARY) -> None:
    """Which paper, whether it is a draft, and which slide."""
    manifest = document.manifest
    words = [manifest.foot, f"version {manifest.version}" if manifest.version else "", document.mark]
    frame = add_frame(page, Box(MARGIN, FOOT, WIDTH - 2 * MARGIN, Inches(0.35)), "Foot")
    add_line(frame, "   ".join(filter(None, words)) + "   ", 11, colour)
    add_number(frame.paragraphs[0], number)


def add_number(paragraph: Any, number: int) -> None:
    """The slide's number as a field, which tells the right one too once slides were put in, taken out or moved."""
    (run,) = paragraph.runs
    field = paragraph._p.makeelement(qn("a:fld"), {"id": NUMBER_ID, "type": "slidenum"})
    field.append(deepcopy(run._r.rPr))
    shown = field.makeelement(qn("a:t"), {})
    shown.text = str(number)
    field.append(shown)
    run._r.addnext(field)


def list_notes(slide: Slide) -> list[str]:
    """What the speaker reads: each item whole with its labels, and the figures of the chart."""
    told = [slide.chart.alternative(), slide.chart.caption] if slide.chart else []
    told += [f"{say_whole(item)} {' '.join(item.notes)}".strip() for item in slide.items]
    has_labels = any(item.notes for item in slide.items)
    return [*told, *(["Labels such as B7 are those of the report’s annex of every note."] if has_labels else [])]


def say_whole(item: Item) -> str:
    """All of an item as sentences; what goes on with its name stands in one with it: `7 notes on the record`."""
    goes_on = item.known[:1].islower() and not item.said
    parts = [f"{item.name} {item.known}"] if goes_on else [item.name, item.said, item.known]
    return " ".join(end_title(part) for part in parts if part)


def say(page: Any, lines: Sequence[str]) -> None:
    """Puts lines into the speaker's notes."""
    page.notes_slide.notes_text_frame.text = "\n".join(spell_unwritable(" ".join(line.split())) for line in lines)
