"""A file of any tool as a table, whatever it is: by what it holds, not by its name."""

from typing import BinaryIO

from facilitator.domain.errors import BadInput
from facilitator.forms.tables.documents import open_document
from facilitator.forms.tables.objects import open_objects
from facilitator.forms.tables.rows import Choices, Table
from facilitator.forms.tables.texts import open_text
from facilitator.forms.tables.transcripts import open_transcript
from facilitator.forms.tables.workbooks import open_workbook

PACKAGE = b"PK\x03\x04"
OLD = b"\xd0\xcf\x11\xe0"


def open_table(stream: BinaryIO, choices: Choices | None = None) -> Table:
    """The table; the stream must stay open while it is read. Raises BadInput."""
    stream.seek(0)
    start = stream.read(4)
    if start == OLD:
        raise BadInput({"file": "This is a workbook of the old kind (.xls). Save it as .xlsx or CSV."})
    if start == PACKAGE:
        return open_workbook(stream, choices or Choices())
    return open_words(stream, choices or Choices(), start.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \r\n\t")[:1])


def open_words(stream: BinaryIO, choices: Choices, first: bytes) -> Table:
    """A file of text by its first letter: JSON as a whole or line by line, a transcript, or cells. Raises BadInput."""
    if first in {b"[", b"{"} and choices.delimiter is None:
        document = open_document(stream, choices)
        if document is not None:
            return document
    if first == b"{":
        return open_objects(stream, choices)
    return open_transcript(stream, choices) or open_text(stream, choices)
