"""Pictures in Word: vectors for those programs that draw them, pixels for the others, words for who cannot see them."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Cm, Mm, Pt

from facilitator.composition.stops import end_title
from facilitator.reports.blocks import Chart
from facilitator.reports.formats.characters import spell_unwritable
from facilitator.reports.formats.drawings import draw
from facilitator.reports.formats.pixels import PAPER, draw_pixels
from facilitator.reports.formats.word.captions import Captions
from facilitator.reports.formats.word.elements import add_paragraph
from facilitator.reports.formats.word.styles import COVER_PADDING
from facilitator.reports.tree import Logo, Section

LOGO = (70.0, 18.0)
"""Millimetres at the top of a cover."""
VECTOR = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
    '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="{}"/>'
    "</a:ext></a:extLst>"
)
"""How Word 2016 and later are told of the vectors; what does not know this shows the pixels."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture twice: `svg` and `png` are the bytes of the two files, `alternative` the words in its place."""

    svg: bytes
    png: bytes
    alternative: str
    caption: str


def draw_charts(sections: Iterable[Section]) -> list[Picture]:
    """The pictures of all charts in some sections, in their order."""
    charts = list(list_charts(sections))
    pixels = draw_pixels([draw(chart, PAPER) for chart in charts])
    return [
        Picture(draw(chart).encode(), drawn, chart.alternative(), f"{end_title(chart.title)} {chart.caption}")
        for chart, drawn in zip(charts, pixels, strict=True)
    ]


def list_charts(sections: Iterable[Section]) -> Iterator[Chart]:
    """The charts in some sections, as one reads."""
    for section in sections:
        yield from (block for block in section.blocks if isinstance(block, Chart))
        yield from list_charts(section.children)


def add_logo(file: Any, logo: Logo) -> None:
    """A programme's picture above the band, on the paper's white."""
    width, height = (Mm(each) for each in logo.fit(*LOGO))
    paragraph = add_paragraph(file, "Picture")
    paragraph.paragraph_format.space_after = Pt(COVER_PADDING)
    drawing = paragraph.add_run().add_picture(io.BytesIO(logo.png), width, height)._inline
    drawing.docPr.set("descr", spell_unwritable(logo.words))
    drawing.docPr.set("name", "Logo")


def add_picture(file: Any, picture: Picture, captions: Captions, width: float) -> None:
    """The picture under a numbered caption, as wide as so many centimetres and as high as its pixels ask."""
    captions.add(file, "Figure", picture.caption)
    run = add_paragraph(file, "Picture").add_run()
    drawing = run.add_picture(io.BytesIO(picture.png), Cm(width))._inline
    for side in ("distT", "distB", "distL", "distR"):
        drawing.set(side, "0")  # Where they are missing, LibreOffice moves the picture out of the margin.
    number = str(captions.numbers["Figure"])
    drawing.docPr.set("descr", spell_unwritable(picture.alternative))
    drawing.docPr.set("name", f"Figure {number}")
    drawing.graphic.graphicData.pic.blipFill.blip.append(parse_xml(VECTOR.format(_store(file, picture.svg, number))))


def _store(file: Any, svg: bytes, number: str) -> str:
    """Puts the vectors into the package; gives the id that the picture names them by."""
    part = Part(PackURI(f"/word/media/figure{number}.svg"), "image/svg+xml", svg, file.part.package)
    return str(file.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))
