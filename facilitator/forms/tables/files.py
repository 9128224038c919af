"""A file of any tool as a table, whatever it is: by what it holds, not by its name."""

from typing import BinaryIO

from facilitator.domain.errors import BadInput
from facilitator.forms.tables.documents import open_document
from facilitator.forms.tables.kinds import PACKAGE, refuse_others
from facilitator.forms.tables.objects import open_objects
from facilitator.forms.tables.rows import Choices, Table
from facilitator.forms.tables.texts import open_text
from facilitator.forms.tables.transcripts import open_transcript

MOST_COLUMNS = 1_000
"""Each is asked about on the page; no form that people fill in has so many questions."""


def open_table(stream: BinaryIO, choices: Choices | None = None) -> Table:
    """The table; the stream must stay open while it is read. Raises BadInput."""
    table = open_any(stream, choices or Choices())
    if len(table.titles) > MOST_COLUMNS:
        reason = (
            f"It has {len(table.titles):,} columns; at most {MOST_COLUMNS:,} are taken. "
            "Delete those that hold no notes."
        )
        raise BadInput({"file": reason})
    return table


def open_any(stream: BinaryIO, choices: Choices) -> Table:
    """The same with as many columns as it has."""
    refuse_others(stream)
    stream.seek(0)
    start = stream.read(4)
    if start == PACKAGE:
        # What reads workbooks loads NumPy; whoever brings in text does not wait for it.
        from facilitator.forms.tables.workbooks import open_workbook

        return open_workbook(stream, choices)
    return open_words(stream, choices, start.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \r\n\t")[:1])


def open_words(stream: BinaryIO, choices: Choices, first: bytes) -> Table:
    """A file of text by its first letter: JSON as a whole or line by line, a transcript, or cells. Raises BadInput."""
    if first in {b"[", b"{"} and choices.delimiter is None:
        document = open_document(stream, choices)
        if document is not None:
            return document
    if first == b"{":
        return open_objects(stream, choices)
    return open_transcript(stream, choices) or open_text(stream, choices)
