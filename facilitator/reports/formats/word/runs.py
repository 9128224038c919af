"""What stands in a paragraph: text from the room, sentences, and the chips that lead from a label to its note."""

from collections.abc import Sequence
from typing import Any

from docx.shared import Pt, RGBColor

from facilitator.reports.blocks import Sentence
from facilitator.reports.formats import colours
from facilitator.reports.formats.characters import reads_leftward, spell_unwritable
from facilitator.reports.formats.word.elements import add_link, make, put, shading

NO_BREAK_SPACE = "\u00a0"


def add_text(paragraph: Any, text: str) -> Any:
    """A run of any text; its line breaks and tabs stay, and a right-to-left text turns its paragraph round."""
    clean = spell_unwritable(text)
    run = paragraph.add_run(clean)
    if reads_leftward(clean):
        put(paragraph._p.get_or_add_pPr(), make("bidi"))
        run._r.get_or_add_rPr().append(make("rtl"))
    return run


def add_sentences(paragraph: Any, sentences: Sequence[Sentence]) -> None:
    """Sentences that run on, each followed by the chips of its notes."""
    for place, sentence in enumerate(sentences):
        add_text(paragraph, (" " if place else "") + sentence.text)
        add_chips(paragraph, sentence.notes)


def add_chips(paragraph: Any, labels: Sequence[str]) -> None:
    """One chip a label."""
    for label in labels:
        paragraph.add_run(" ")
        add_chip(paragraph, label)


def add_chip(paragraph: Any, label: str, *, is_link: bool = True) -> None:
    """A label on its heading's wash; it leads to the annex, or in the annex stands for itself."""
    heading = colours.heading_of(label)
    shown = NO_BREAK_SPACE + label + NO_BREAK_SPACE
    run = add_link(paragraph, f"note-{label}", shown) if is_link else paragraph.add_run(shown)
    run.font.size, run.font.bold = Pt(8.5), True
    set_colour(run, colours.colour_of(heading))
    run._r.get_or_add_rPr().append(shading(colours.wash_of(heading)))


def set_colour(run: Any, colour: str) -> None:
    """Sets a run in a colour."""
    run.font.color.rgb = RGBColor.from_string(colour)
