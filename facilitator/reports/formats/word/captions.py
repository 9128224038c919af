"""Captions in Word, numbered by fields of Word's own, so that a table put in between renumbers those after it."""

from collections import Counter
from typing import Any

from facilitator.reports.formats.word.elements import add_field, add_paragraph, add_run
from facilitator.reports.formats.word.runs import add_text


class Captions:
    """The captions of one document, numbered by what they stand over."""

    def __init__(self) -> None:
        self.numbers: Counter[str] = Counter()

    def add(self, file: Any, label: str, text: str) -> None:
        """A caption over a `Table` or a `Figure`: its label, its number, its words."""
        self.numbers[label] += 1
        paragraph = add_paragraph(file, "Caption")
        add_run(paragraph, f"{label} ")
        add_field(paragraph, rf"SEQ {label} \* ARABIC", str(self.numbers[label]))
        add_text(paragraph, f". {text}")
