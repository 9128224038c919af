"""Points in Word: real lists, each numbered from one, so that an editor can drag, delete and join their lines."""

from typing import Any

from facilitator.reports.blocks import Blank, Point, Points
from facilitator.reports.evidence.wordings import GAP
from facilitator.reports.formats import colours
from facilitator.reports.formats.word.comments import Comments
from facilitator.reports.formats.word.controls import Made, hold
from facilitator.reports.formats.word.elements import add_paragraph, keep_with_next, make, shape
from facilitator.reports.formats.word.numberings import Numbering, set_number
from facilitator.reports.formats.word.runs import add_chips, add_mark, add_text, embolden, set_colour


def add_points(file: Any, block: Points, numbering: Numbering, comments: Comments) -> None:
    """The title of a slot, and its points as a list."""
    if block.title:
        add_text(add_paragraph(file, "Slot Title"), block.title)
    number = numbering.start_list() if block.is_numbered else numbering.bullets
    for place, point in enumerate(block.points):
        paragraph = add_paragraph(file, "List Number" if block.is_numbered else "List Bullet")
        set_number(paragraph, number)
        _fill(paragraph, point, comments)
        # The first stands with its title, and the title never ends a page.
        shape(paragraph, make("keepLines"))
        keep_with_next(paragraph, is_kept=place == 0 and len(block.points) > 1)


def _fill(paragraph: Any, point: Point, comments: Comments) -> None:
    run = add_text(paragraph, point.words)
    hold(run, Made.QUOTE if point.is_exact else Made.COMPOSED)
    if point.marks:
        comments.add(run, point.notes, f"{point.text} {point.gloss}")
    comments.add_remarks(run, point.notes)
    add_mark(paragraph, ", ".join(point.marks))
    add_chips(paragraph, point.notes)


def add_blank(file: Any, block: Blank, *, is_lead: bool) -> None:
    """What a person wrote; where nobody has, a gap to type over. As a lead it stays with what follows."""
    paragraph = add_paragraph(file, "Blank")
    keep_with_next(paragraph, is_kept=is_lead)
    embolden(add_text(paragraph, f"{block.title}: "))
    run = add_text(paragraph, block.text or f"[{GAP}]")
    if not block.text:
        set_colour(run, colours.SECONDARY)
    hold(run, Made.PERSON, is_prompt=not block.text)
    add_mark(paragraph, ", ".join(block.marks))
    add_chips(paragraph, block.notes)
