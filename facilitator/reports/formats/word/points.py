"""Points in Word: real lists, each numbered from one, so that an editor can drag, delete and join their lines."""

from typing import Any

from facilitator.reports.blocks import Blank, Point, Points
from facilitator.reports.evidence.wordings import GAP
from facilitator.reports.formats import colours
from facilitator.reports.formats.word.elements import add_paragraph
from facilitator.reports.formats.word.runs import add_chips, add_text, set_colour


def add_points(file: Any, block: Points) -> None:
    """The title of a slot, and its points as a list."""
    if block.title:
        add_text(add_paragraph(file, "Slot Title"), block.title)
    number = start_numbering(file) if block.is_numbered else None
    for place, point in enumerate(block.points):
        paragraph = _add_point(file, point, number)
        # The first stands with its title, and the title never ends a page.
        paragraph.paragraph_format.keep_together = True
        paragraph.paragraph_format.keep_with_next = place == 0 and len(block.points) > 1


def _add_point(file: Any, point: Point, number: int | None) -> Any:
    paragraph = add_paragraph(file, "List Bullet" if number is None else "List Number")
    if number is not None:
        paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number
    add_text(paragraph, point.words)
    add_chips(paragraph, point.notes)
    if point.marks:
        run = add_text(paragraph, f" {', '.join(point.marks)}")
        run.font.italic = True
        set_colour(run, colours.WARNING)
    return paragraph


def add_blank(file: Any, block: Blank) -> None:
    """What a person wrote; where nobody has, a gap on a ground of its own."""
    paragraph = add_paragraph(file, "Blank")
    add_text(paragraph, f"{block.title}: ").font.bold = True
    if block.text:
        add_text(paragraph, block.text)
        add_chips(paragraph, block.notes)
        return
    set_colour(add_text(paragraph, f"[{GAP}]"), colours.SECONDARY)


def start_numbering(file: Any) -> int:
    """A list of its own that begins at one; gives its id."""
    numbering = file.part.numbering_part.element
    style = file.styles["List Number"].element.pPr.numPr.numId.val
    abstract = next(each for each in numbering.num_lst if each.numId == style).abstractNumId.val
    number = numbering.add_num(abstract)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(number.numId)
