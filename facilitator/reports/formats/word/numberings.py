"""Numbers that Word keeps by itself: of headings down to issues, of annexes, and of lists that each begin at one."""

from collections.abc import Sequence
from typing import Any

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from facilitator.reports.formats.word.elements import make, shape
from facilitator.reports.tree import ANNEX, Section

LEVELS = ("decimal", "%1"), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3")
ANNEX_LEVELS = ("upperLetter", f"{ANNEX}%1"), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3")
BULLET_LEVELS = (("bullet", "•"),)
LIST_LEVELS = (("decimal", "%1"),)
LIST_INDENT = 320
"""Of lists, in twentieths of a point."""


class Outline:
    """One row of numbers of headings. A number that skips some, as a section may be left out, starts it anew there."""

    def __init__(self, numbering: Any, kind: int) -> None:
        self.numbering, self.kind = numbering, kind
        self.id, self.last = add_list(numbering, kind, 1), 0

    def go_to(self, place: int) -> None:
        """Makes the next heading of the first level this one."""
        if place != self.last + 1:
            self.id = add_list(self.numbering, self.kind, place)
        self.last = place


class Numbering:
    """The numbers of one document."""

    def __init__(self, file: Any) -> None:
        self.element = open_numbering(file)
        kinds = [add_kind(self.element, levels) for levels in (LEVELS, ANNEX_LEVELS, BULLET_LEVELS, LIST_LEVELS)]
        self.sections, self.annexes = Outline(self.element, kinds[0]), Outline(self.element, kinds[1])
        self.bullets, self.lists = add_list(self.element, kinds[2], 1), kinds[3]
        for level in range(len(LEVELS)):
            link_style(file.styles[f"Heading {level + 1}"], self.sections.id, level)

    def head(self, paragraph: Any, section: Section) -> None:
        """Gives a heading its section's number, as Word's own; none to one that has none."""
        name = section.number.removeprefix(ANNEX)
        outline = self.annexes if name[:1].isalpha() else self.sections
        if section.level == 1 and name:
            outline.go_to(int(name) if name.isdigit() else ord(name) - ord("A") + 1)
        set_number(paragraph, outline.id if name else 0, section.level - 1)

    def start_list(self) -> int:
        """A numbered list of its own that begins at one; gives its id."""
        return add_list(self.element, self.lists, 1)


def set_number(paragraph: Any, number: int, level: int = 0) -> None:
    """Makes a paragraph part of a list."""
    place = make("numPr")
    place.append(make("ilvl", val=str(level)))
    place.append(make("numId", val=str(number)))
    shape(paragraph, place)


def link_style(style: Any, number: int, level: int) -> None:
    """Gives a heading that an editor adds its number."""
    properties = style.element.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = number


def add_kind(numbering: Any, levels: Sequence[tuple[str, str]]) -> int:
    """A way of numbering: for each level the form of its number and what stands round it. Gives its id."""
    number = 1 + max(
        (int(each.get(qn("w:abstractNumId"))) for each in numbering.findall(qn("w:abstractNum"))), default=0
    )
    kind = make("abstractNum", abstractNumId=str(number))
    kind.append(make("multiLevelType", val="multilevel"))
    for place, (form, text) in enumerate(levels):
        kind.append(make_level(place, form, text, is_list=len(levels) == 1))
    first = numbering.find(qn("w:num"))
    if first is None:
        numbering.append(kind)
    else:
        first.addprevious(kind)
    return number


def make_level(place: int, form: str, text: str, *, is_list: bool) -> Any:
    """One level. Numbers of headings stand in the line; those of lists hang before it."""
    level = make("lvl", ilvl=str(place))
    indent = make("pPr")
    indent.append(make("ind", left=str(LIST_INDENT * is_list), hanging=str(LIST_INDENT * is_list)))
    level.append(make("start", val="1"))
    level.append(make("numFmt", val=form))
    level.append(make("suff", val="tab" if is_list else "space"))
    for name, value in (("lvlText", text), ("lvlJc", "left")):
        level.append(make(name, val=value))
    level.append(indent)
    return level


def add_list(numbering: Any, kind: int, start: int) -> int:
    """A list of a kind; gives its id."""
    number = numbering.add_num(kind)
    number.add_lvlOverride(ilvl=0).add_startOverride(start)
    return int(number.numId)


def open_numbering(file: Any) -> Any:
    """The part of the package that holds the lists; a template that has none gets it."""
    parts = [link.target_part for link in file.part.rels.values() if link.reltype == RELATIONSHIP_TYPE.NUMBERING]
    if parts:
        return parts[0].element
    element = docx.Document().part.numbering_part.element
    for child in list(element):
        element.remove(child)
    part = NumberingPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, element, file.part.package)
    file.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return element
