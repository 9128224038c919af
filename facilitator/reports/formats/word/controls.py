"""Content controls: a lasting mark, kept through every edit, of what was composed, quoted, or a person's own."""

from enum import StrEnum
from typing import Any

from facilitator.domain.origins import Origin
from facilitator.reports.formats.word.elements import make


class Made(StrEnum):
    """How words came into the report; the tag of their control, for whoever looks for it in the file."""

    COMPOSED = "composed"
    PERSON = "person"
    QUOTE = "quote"


TITLES = {Made.COMPOSED: "Composed", Made.PERSON: "Written by a person", Made.QUOTE: "Quotation: exact words"}
"""What Word shows on the control's handle."""


def made_by(origin: Origin) -> Made:
    """How a sentence came about."""
    return Made.PERSON if origin is Origin.PERSON else Made.COMPOSED


def hold(run: Any, made: Made, *, is_prompt: bool = False) -> None:
    """Puts a run into a control of its own. A prompt gives way to what is typed over it."""
    properties, content, control = make("sdtPr"), make("sdtContent"), make("sdt")
    properties.append(make("alias", val=TITLES[made]))
    properties.append(make("tag", val=made.value))
    if is_prompt:
        properties.append(make("showingPlcHdr"))
    control.append(properties)
    control.append(content)
    run._r.addprevious(control)
    content.append(run._r)
