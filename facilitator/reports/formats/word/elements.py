"""The raw elements of the Word format that python-docx has no call for: fills, borders, bookmarks, links, fields."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

PARAGRAPH_ORDER = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
"""How the format orders a paragraph's properties; Word calls a file with another order damaged."""


def make(tag: str, /, **attributes: str) -> Any:
    """An element of the `w` namespace with attributes of it."""
    element = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def put(properties: Any, element: Any) -> None:
    """Adds a property to a paragraph's properties, in its place and instead of an older one."""
    name = element.tag.rpartition("}")[2]
    for old in properties.findall(qn(f"w:{name}")):
        properties.remove(old)
    names = PARAGRAPH_ORDER.split()
    later = names[names.index(name) + 1 :]
    properties.insert_element_before(element, *(f"w:{follower}" for follower in later))


def borders(**sides: tuple[int, str, int]) -> Any:
    """Paragraph borders: side to (width in eighths of a point, colour, distance in points)."""
    element = make("pBdr")
    for side in ("top", "left", "bottom", "right"):
        if side in sides:
            width, colour, space = sides[side]
            element.append(make(side, val="single", sz=str(width), space=str(space), color=colour))
    return element


def shading(colour: str) -> Any:
    """A fill for a paragraph, run or cell."""
    return make("shd", val="clear", color="auto", fill=colour)


def bookmark_name(anchor: str) -> str:
    """An anchor as Word allows it: letters, digits and underscores, at most 40."""
    return anchor.replace("-", "_")[:40]


def add_paragraph(container: Any, style: str) -> Any:
    """A new paragraph of a style, in the document or in a cell."""
    paragraph = container.add_paragraph()
    set_style(paragraph, style)
    return paragraph


def set_style(paragraph: Any, style: str) -> None:
    """Sets a style by its id, which is its name without spaces; python-docx's own way reads all styles each time."""
    name = style.replace(" ", "")
    if paragraph._p.pPr is None:
        # A new paragraph: nothing has to be looked for, taken out or put in its place among others.
        properties = make("pPr")
        properties.append(make("pStyle", val=name))
        paragraph._p.insert(0, properties)
    else:
        paragraph._p.style = name


class Bookmarks:
    """The targets of links in one document, each with a number of its own."""

    def __init__(self) -> None:
        self.n_made = 0

    def add(self, paragraph: Any, anchor: str) -> None:
        """Marks the start of a paragraph."""
        self.n_made += 1
        number = str(self.n_made)
        paragraph._p.append(make("bookmarkStart", id=number, name=bookmark_name(anchor)))
        paragraph._p.append(make("bookmarkEnd", id=number))


def add_link(paragraph: Any, anchor: str, text: str, style: str | None = None) -> Any:
    """A run that leads to a bookmark; gives the run, to be dressed."""
    run = paragraph.add_run(text, style)
    link = make("hyperlink", anchor=bookmark_name(anchor), history="1")
    paragraph._p.append(link)
    link.append(run._r)
    return run


def add_field(paragraph: Any, instruction: str, shown: str) -> None:
    """A field, with what it shows until Word works it out again."""
    begin_field(paragraph, instruction)
    paragraph.add_run(shown)
    end_field(paragraph)


def begin_field(paragraph: Any, instruction: str) -> None:
    """Opens a field whose result is whatever follows, up to `end_field`."""
    paragraph.add_run()._r.append(make("fldChar", fldCharType="begin"))
    code = make("instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {instruction} "
    paragraph.add_run()._r.append(code)
    paragraph.add_run()._r.append(make("fldChar", fldCharType="separate"))


def end_field(paragraph: Any) -> None:
    """Closes the field that `begin_field` opened."""
    paragraph.add_run()._r.append(make("fldChar", fldCharType="end"))
