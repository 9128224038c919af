"""The styles and page of a report in Word: real heading styles, so that its navigation pane and screen readers work."""

from dataclasses import dataclass, replace
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from facilitator.domain.headings import HeadingKey
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
    "Normal": Look(10, after=5, line=1.15),
    "Title": Look(26, colours.PAPER, is_bold=True, before=4, after=6, line=1.05),
    "Subtitle": Look(12, colours.ON_TABLE),
    "Heading 1": Look(17, is_bold=True, before=20, after=6, line=1.05, keeps_next=True),
    "Heading 2": Look(12.5, is_bold=True, before=11, after=2, line=1.05, keeps_next=True),
    "Heading 3": Look(11, is_bold=True, before=9, after=1, line=1.1, keeps_next=True),
    "Quote": Look(10.5, before=3, after=0, line=1.15, indent=0.5, keeps_next=True),
    "Caption": Look(8.5, colours.SECONDARY, before=7, after=3, keeps_next=True),
    "toc 1": Look(9.5, is_bold=True, before=3, after=0, line=1),
    "toc 2": Look(9, colours.SECONDARY, after=0, line=1, indent=0.7),
    "Header": Look(8.5, colours.SECONDARY),
    "Footer": Look(8.5, colours.SECONDARY),
    "Kicker": Look(9.5, colours.AMBER, is_bold=True, before=0, after=0),
    "Contents Title": Look(15, is_bold=True, before=6, after=4, line=1.05, keeps_next=True),
    "Contents Hint": Look(8, colours.SECONDARY, before=4, after=0),
    "Theme Facts": Look(8.5, colours.SECONDARY, after=2, line=1.1, keeps_next=True),
    "Quote Source": Look(8.5, colours.SECONDARY, after=5, indent=0.5),
    "Slot Title": Look(9, colours.SECONDARY, is_bold=True, before=4, after=1, line=1.1, keeps_next=True),
    "Blank": Look(9.5, before=1, after=2, line=1.1),
    "List Bullet": Look(10, after=1.5, line=1.1),
    "List Number": Look(10, after=1.5, line=1.1),
    "Picture": Look(10, after=6, line=1),
    "Spacer": Look(3, line=1),
    "Cell": Look(9, line=1.05),
    "Cell Meta": Look(8, colours.SECONDARY, line=1.05),
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
NOTE_LABEL = "Note Label"
"""The character style of all labels of notes: hiding it hides them all, whatever heading they are of."""

UNCHECKED = "Unchecked Mark"


def name_label_style(heading: HeadingKey | None) -> str:
    """The character style of a label: one that only adds its heading's colour."""
    return f"{NOTE_LABEL} {heading.value.capitalize()}" if heading else NOTE_LABEL


BUILT_IN = frozenset(name for name in LOOKS if name[0].islower() or name.startswith(("Heading", "List", "Header")))

COVER = ("Kicker", "Title", "Subtitle")
COVER_PADDING = 20
"""Points round the words on the dark band."""


def set_styles(document: Any, *, is_short: bool = False) -> None:
    """Gives a document of ours its styles, its language and A4 pages; those of a short form are smaller."""
    known = {style.name for style in document.styles}
    for name, look in (LOOKS | SHORT if is_short else LOOKS).items():
        style = document.styles[name] if name in known else _add(document, name)
        _dress(style, look)
        style.element.rPr.insert(0, make("rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=EAST_ASIAN_FONT))
    for name in COVER:
        _shade(document.styles[name])
    add_character_styles(document)
    _set_language(document)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.0)
    section.top_margin, section.bottom_margin = Cm(1.9), Cm(1.7)
    section.header_distance = section.footer_distance = Cm(0.9)


def add_missing(document: Any) -> list[str]:
    """Adds to somebody's template the styles that it lacks, and leaves its own as they are; gives their names.

    Those added say nothing of a typeface: tables and contents have that of the body's own text.
    """
    known = {style.name for style in document.styles}
    missing = [name for name in LOOKS if name not in known]
    for name in missing:
        _dress(_add(document, name), replace(LOOKS[name], colour=colours.INK) if name in COVER else LOOKS[name])
    # One edge runs along both.
    words, source = document.styles["Quote"].paragraph_format, document.styles["Quote Source"].paragraph_format
    source.left_indent = words.left_indent
    return missing + add_character_styles(document)


def add_character_styles(document: Any) -> list[str]:
    """Adds those of labels and marks that are not there; gives their names."""
    known = {style.name for style in document.styles}
    wanted = [(NOTE_LABEL, colours.SECONDARY), *((name_label_style(key), colours.colour_of(key)) for key in HeadingKey)]
    added = [(name, colour) for name, colour in [*wanted, (UNCHECKED, colours.WARNING)] if name not in known]
    for name, colour in added:
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.font.color.rgb = RGBColor.from_string(colour)
        if name == UNCHECKED:
            style.font.italic, style.font.size = True, Pt(8.5)
        elif name == NOTE_LABEL:
            style.font.bold, style.font.size = True, Pt(7.5)
        else:
            style.base_style = document.styles[NOTE_LABEL]
    return [name for name, _ in added]


def _add(document: Any, name: str) -> Any:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, name in BUILT_IN)
    style.base_style = document.styles["Normal"]
    return style


def _dress(style: Any, look: Look) -> None:
    """Sizes and weights are set for complex scripts too, or Gurmukhi and Arabic keep the template's."""
    properties = style.element.get_or_add_rPr()
    properties.clear()
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
