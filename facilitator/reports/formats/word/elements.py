"""The raw elements of the Word format that python-docx has no call for: fills, borders, bookmarks, links, fields."""

import re
from typing import Any

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser
from docx.text.paragraph import Paragraph
from docx.text.run import Run

NAMES = {"w": nsmap["w"]}
"""What an element of the format's own says of its name's prefix."""

PREFIX = f"{{{nsmap['w']}}}"

PARTED = re.compile(r"[\t\r\n]")
"""What stands in a run as an element, not as a letter."""

PARAGRAPH_ORDER = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
"""How the format orders a paragraph's properties; Word calls a file with another order damaged."""

RANKS = {PREFIX + name: place for place, name in enumerate(PARAGRAPH_ORDER.split())}

RUN_RANKS = {PREFIX + name: place for place, name in enumerate(("rStyle", "b", "color", "rtl", "lang"))}
"""The order of what we set of a run."""


def make(tag: str, /, **attributes: str) -> Any:
    """An element of the `w` namespace with attributes of it."""
    element = oxml_parser.makeelement(PREFIX + tag, nsmap=NAMES)
    for key, value in attributes.items():
        element.set(PREFIX + key, value)
    return element


def put(properties: Any, element: Any, ranks: dict[str, int] = RANKS) -> None:
    """Adds a property to a paragraph's or a run's properties, in its place and instead of an older one."""
    for old in properties.findall(element.tag):
        properties.remove(old)
    rank = ranks[element.tag]
    later = next((child for child in properties if ranks.get(child.tag, rank) > rank), None)
    if later is None:
        properties.append(element)
    else:
        later.addprevious(element)


def shape(paragraph: Any, element: Any) -> None:
    """Gives a paragraph a property."""
    put(paragraph._p.get_or_add_pPr(), element)


def dress(run: Any, element: Any) -> None:
    """Gives a run of ours a property."""
    put(run._r.get_or_add_rPr(), element, RUN_RANKS)


def keep_with_next(paragraph: Any, *, is_kept: bool = True) -> None:
    """Whether a paragraph stands on the page of the next, whatever its style says."""
    shape(paragraph, make("keepNext") if is_kept else make("keepNext", val="0"))


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
    element, properties = make("p"), make("pPr")
    properties.append(make("pStyle", val=style.replace(" ", "")))
    element.append(properties)
    return add_made(container, element)


def add_made(container: Any, element: Any) -> Any:
    """A paragraph made of an element, at the end of the document or of a cell."""
    holder = getattr(container, "_body", container)
    holder._element._insert_p(element)
    return Paragraph(element, holder)


def add_run(paragraph: Any, text: str) -> Any:
    """A run of any text. python-docx's own way looks in each new run for what to clear, letter by letter."""
    if PARTED.search(text):
        return paragraph.add_run(text)
    run = make("r")
    if text:
        words = make("t")
        words.text = text
        if text != text.strip():
            words.set(qn("xml:space"), "preserve")
        run.append(words)
    paragraph._p.append(run)
    return Run(run, paragraph)


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


def add_link(paragraph: Any, anchor: str, text: str) -> Any:
    """A run that leads to a bookmark; gives the run, to be dressed."""
    run = add_run(paragraph, text)
    link = make("hyperlink", anchor=bookmark_name(anchor), history="1")
    paragraph._p.append(link)
    link.append(run._r)
    return run


def add_field(paragraph: Any, instruction: str, shown: str) -> None:
    """A field, with what it shows until Word works it out again."""
    begin_field(paragraph, instruction)
    add_run(paragraph, shown)
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
