"""A file of any tool as a table, whatever it is: by what it holds, not by its name."""

from typing import BinaryIO

from facilitator.domain.errors import BadInput
from facilitator.forms.tables.objects import open_objects
from facilitator.forms.tables.rows import Choices, Table
from facilitator.forms.tables.texts import open_text
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
    return (open_objects if start.lstrip(b"\xef\xbb\xbf \r\n")[:1] == b"{" else open_text)(stream, choices or Choices())
