"""What stands in a paragraph: text from the room, sentences, and the chips that lead from a label to its note."""

from collections.abc import Sequence
from typing import Any

from facilitator.marking.languages import UNKNOWN, find_language
from facilitator.reports.blocks import Sentence
from facilitator.reports.formats import colours
from facilitator.reports.formats.characters import reads_leftward, spell_unwritable
from facilitator.reports.formats.word.controls import hold, made_by
from facilitator.reports.formats.word.elements import add_link, add_run, dress, make, shape
from facilitator.reports.formats.word.styles import UNCHECKED, name_label_style

EAST_ASIAN = frozenset({"ja", "ko", "zh"})
NOT_KNOWN = "x-none"
"""Word's word for text in a language that it should neither check nor read out as English."""


def add_text(paragraph: Any, text: str) -> Any:
    """A run of any text; its line breaks and tabs stay, and a right-to-left text turns its paragraph round."""
    clean = spell_unwritable(text)
    run = add_run(paragraph, clean)
    is_leftward = reads_leftward(clean)
    if is_leftward:
        shape(paragraph, make("bidi"))
        dress(run, make("rtl"))
    if language := find_language(clean):
        dress(run, name_language(language, is_leftward=is_leftward))
    return run


def name_language(tag: str, *, is_leftward: bool) -> Any:
    """The property that says which language a run is in, by the kind of its script."""
    tag = NOT_KNOWN if tag == UNKNOWN else tag
    if is_leftward:
        return make("lang", val=tag, bidi=tag)
    return make("lang", val=tag, eastAsia=tag) if tag in EAST_ASIAN else make("lang", val=tag)


def add_sentences(paragraph: Any, sentences: Sequence[Sentence]) -> None:
    """Sentences that run on, each followed by the chips of its notes."""
    for place, sentence in enumerate(sentences):
        hold(add_text(paragraph, (" " if place else "") + sentence.text), made_by(sentence.origin))
        add_chips(paragraph, sentence.notes)


def add_mark(paragraph: Any, words: str) -> None:
    """What a reader must know of the words before it: that a figure is unchecked."""
    if words:
        dress(add_run(paragraph, f" {words}"), make("rStyle", val=UNCHECKED.replace(" ", "")))


def add_chips(paragraph: Any, labels: Sequence[str]) -> None:
    """One chip a label. The space before it is a part of it, and hides with it."""
    for label in labels:
        add_chip(paragraph, label, before=" ")


def add_chip(paragraph: Any, label: str, *, is_link: bool = True, before: str = "") -> None:
    """A label in its heading's colour; it leads to the annex, or in the annex stands for itself."""
    style = name_label_style(colours.heading_of(label))
    run = add_link(paragraph, f"note-{label}", before + label) if is_link else add_run(paragraph, before + label)
    dress(run, make("rStyle", val=style.replace(" ", "")))


def set_colour(run: Any, colour: str) -> None:
    """Sets a run in a colour, RRGGBB."""
    dress(run, make("color", val=colour))


def embolden(run: Any) -> Any:
    """Sets a run in bold, and gives it."""
    dress(run, make("b"))
    return run
