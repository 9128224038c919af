"""The styles and page of a report in Word: real heading styles, so that its navigation pane and screen readers work."""

from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from facilitator.reports.formats import colours
from facilitator.reports.formats.word.elements import borders, make, put, shading

FONT = "Arial"
"""On every machine that opens Word files; what it lacks, Word takes from the system's other fonts."""

EAST_ASIAN_FONT = "Yu Gothic"
"""Comes with Word; without it Word would set Japanese in a serif."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph style looks. Sizes and spaces are points; `indent` is centimetres."""

    size: float
    colour: str = colours.INK
    is_bold: bool = False
    before: float = 0
    after: float = 0
    line: float = 1.2
    indent: float = 0
    keeps_next: bool = False
    starts_page: bool = False


LOOKS = {
    "Normal": Look(10.5, after=6, line=1.25),
    "Title": Look(28, colours.PAPER, is_bold=True, before=4, after=6, line=1.05),
    "Subtitle": Look(12, colours.ON_TABLE),
    "Heading 1": Look(20, is_bold=True, before=26, after=8, line=1.05, keeps_next=True),
    "Heading 2": Look(14, is_bold=True, before=18, after=4, line=1.1, keeps_next=True),
    "Heading 3": Look(11.5, is_bold=True, before=12, after=1, line=1.15, keeps_next=True),
    "Quote": Look(11, before=3, after=0, line=1.25, indent=0.5, keeps_next=True),
    "Caption": Look(9, colours.SECONDARY, before=10, after=4, keeps_next=True),
    "toc 1": Look(10, is_bold=True, before=4, after=0, line=1.1),
    "toc 2": Look(9.5, colours.SECONDARY, after=0, line=1.1, indent=0.9),
    "Header": Look(8.5, colours.SECONDARY),
    "Footer": Look(8.5, colours.SECONDARY),
    "Kicker": Look(9.5, colours.AMBER, is_bold=True, before=0, after=0),
    "Contents Title": Look(20, is_bold=True, after=10, line=1.05, keeps_next=True, starts_page=True),
    "Theme Facts": Look(9, colours.SECONDARY, after=3, keeps_next=True),
    "Quote Source": Look(9, colours.SECONDARY, after=6, indent=0.5),
    "Slot Title": Look(9.5, colours.SECONDARY, is_bold=True, before=7, after=2, keeps_next=True),
    "Blank": Look(10, before=2, after=4),
    "List Bullet": Look(10.5, after=3, line=1.2),
    "List Number": Look(10.5, after=3, line=1.2),
    "Picture": Look(10.5, after=8, line=1),
    "Spacer": Look(4, line=1),
    "Cell": Look(9.5),
    "Cell Meta": Look(8.5, colours.SECONDARY),
}

SHORT = {
    "Normal": Look(9.5, after=3, line=1.1),
    "Title": Look(17, colours.PAPER, is_bold=True, before=2, after=2, line=1),
    "Subtitle": Look(10, colours.ON_TABLE),
    "Heading 1": Look(12.5, is_bold=True, before=9, after=3, line=1, keeps_next=True),
    "Slot Title": Look(9, colours.SECONDARY, is_bold=True, before=4, after=1, keeps_next=True),
    "List Bullet": Look(9.5, after=1, line=1.08),
    "Cell": Look(8.5),
}
"""Where all is to stand on a page or two."""

COVER = ("Kicker", "Title", "Subtitle")
COVER_PADDING = 20
"""Points round the words on the dark band."""


def set_styles(document: Any, *, is_short: bool = False) -> None:
    """Gives the document its styles, its language and A4 pages; those of a short form are smaller."""
    for name, look in (LOOKS | SHORT if is_short else LOOKS).items():
        _dress(_find(document, name), look)
    for name in COVER:
        _shade(document.styles[name])
    _set_language(document)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.0)


def _find(document: Any, name: str) -> Any:
    if name in {style.name for style in document.styles}:
        return document.styles[name]
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    return style


def _dress(style: Any, look: Look) -> None:
    """Sizes and weights are set for complex scripts too, or Gurmukhi and Arabic keep the template's."""
    properties = style.element.get_or_add_rPr()
    properties.clear()
    properties.append(make("rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=EAST_ASIAN_FONT))
    weight, size = str(int(look.is_bold)), str(round(look.size * 2))
    for name, value in (("b", weight), ("bCs", weight), ("color", look.colour), ("sz", size), ("szCs", size)):
        properties.append(make(name, val=value))
    paragraph = style.paragraph_format
    paragraph.space_before, paragraph.space_after = Pt(look.before), Pt(look.after)
    paragraph.line_spacing = look.line
    paragraph.keep_with_next = look.keeps_next
    paragraph.page_break_before = look.starts_page
    if look.indent:
        paragraph.left_indent = Cm(look.indent)
    for name in ("w:pBdr", "w:tabs"):
        for old in style.element.pPr.findall(qn(name)):
            style.element.pPr.remove(old)


def _shade(style: Any) -> None:
    """The dark band of the cover. Borders in its own colour are its padding; equal neighbours join into one block."""
    edge = (8, colours.INK, COVER_PADDING)
    put(style.element.pPr, borders(top=edge, left=edge, bottom=edge, right=edge))
    put(style.element.pPr, shading(colours.INK))
    style.paragraph_format.left_indent = style.paragraph_format.right_indent = Pt(COVER_PADDING + 1)


def _set_language(document: Any) -> None:
    """British English for all text that says nothing else, and the layout of today's Word, not of 2010's."""
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    language = defaults.find(qn("w:lang"))
    language.set(qn("w:val"), "en-GB")
    language.set(qn("w:eastAsia"), "ja-JP")
    settings = document.settings.element
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), "en-GB")
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
