"""CSV and TSV of any tool, read row by row, so that a file of any length takes the memory of one row."""

import csv
import io
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from facilitator.domain.errors import BadInput
from facilitator.forms.tables.delimiters import DELIMITERS, MOST_ABOVE, find_delimiter, find_header
from facilitator.forms.tables.encodings import NAMES, can_be, find_encoding
from facilitator.forms.tables.rows import Cell, Choices, Found, Row, Table

LOOKED_AT = 200
MOST_SAMPLES = 5
NOTHING = "\x00"
"""A delimiter that no text has, for files of one column."""


def open_text(stream: BinaryIO, choices: Choices) -> Table:
    """The table in a file of text. Raises BadInput where encoding or titles cannot be told."""
    encoding = choose_encoding(stream, choices.encoding)
    lines = list(islice(decode(stream, encoding), LOOKED_AT))
    declared = find_declared(lines)
    delimiter = choose_delimiter(lines, choices.delimiter, declared)
    first = [row for row, _ in zip(read_rows(stream, encoding, delimiter), range(4 * MOST_ABOVE), strict=False)]
    kept = [row for row in first if not row.is_blank and not (declared and row.number == 1)]
    header = choose_header(kept, choices.header_row)
    found = Found(
        is_workbook=False,
        encoding=encoding,
        delimiter=delimiter,
        samples=tuple(find_samples(stream, encoding)),
        header_rows=tuple(row.number for row in header),
    )
    last = max(row.number for row in header)

    def read() -> Iterator[Row]:
        return (row for row in read_rows(stream, encoding, delimiter) if row.number > last)

    return Table(tuple(" ".join(cell.text.split()) for cell in header[-1].cells), found, read)


def choose_encoding(stream: BinaryIO, chosen: str | None) -> str:
    """The encoding that was chosen, if the file can be read in it; else the one that is found."""
    if chosen is None:
        return find_encoding(stream)
    if chosen not in NAMES:
        raise BadInput({"encoding": f"This must be one of {', '.join(NAMES)}."})
    if not can_be(stream, chosen):
        raise BadInput({"encoding": f"The file cannot be read as {NAMES[chosen]}."})
    return chosen


def choose_delimiter(lines: list[str], chosen: str | None, declared: str | None) -> str:
    """The delimiter that was chosen, that the file names in its first line, or that is found."""
    if chosen is not None and chosen not in {*DELIMITERS, ""}:
        raise BadInput({"delimiter": "This must be a comma, a semicolon, a tab, a bar or nothing."})
    return chosen if chosen is not None else declared or find_delimiter(lines)


def find_declared(lines: list[str]) -> str | None:
    """What a first line `sep=;` says."""
    start = lines[0].rstrip("\r\n") if lines else ""
    return start[4] if len(start) == 5 and start.startswith("sep=") and start[4] in DELIMITERS else None


def choose_header(rows: list[Row], chosen: int) -> list[Row]:
    """The rows of the titles, the last of which gives them. Raises BadInput where there are none."""
    if chosen:
        header = [row for row in rows if row.number == chosen]
    else:
        header = [rows[place] for place in find_header([[cell.text for cell in row.cells] for row in rows])]
    if not header:
        raise BadInput({"file": "No row of titles was found in it." if rows else "There is nothing in it."})
    return header


def decode(stream: BinaryIO, encoding: str) -> Iterator[str]:
    """The lines of the file as they are, each with its end."""
    stream.seek(0)
    wrapped = io.TextIOWrapper(stream, encoding=encoding, newline="")
    try:
        # Not `yield from`: who stops early would close the wrapper, and with it the file.
        for line in wrapped:  # noqa: UP028
            yield line
    finally:
        wrapped.detach()


def read_rows(stream: BinaryIO, encoding: str, delimiter: str) -> Iterator[Row]:
    """Every row with its first line's number; one that cannot be read says why, and is the last."""
    options = {"quoting": csv.QUOTE_NONE} if not delimiter and not quotes(stream, encoding) else {"strict": True}
    reader = csv.reader(decode(stream, encoding), delimiter=delimiter or NOTHING, **options)
    line = 1
    try:
        for row in reader:
            yield Row(line, tuple(Cell(text) for text in row))
            line = reader.line_num + 1
    except csv.Error as error:
        yield Row(line, (), fault=f"The quotes of this row do not match, so nothing after it can be read ({error}).")


def quotes(stream: BinaryIO, encoding: str) -> bool:
    """Whether a file of one column puts its cells in quotes."""
    return any(line.startswith('"') for line in islice(decode(stream, encoding), LOOKED_AT))


def find_samples(stream: BinaryIO, encoding: str) -> Iterator[str]:
    """The first lines with letters that other encodings read differently; none where the file says its encoding."""
    if encoding in {"cp1252", "mac_roman", "shift_jis"}:
        yield from islice((line.strip() for line in decode(stream, encoding) if not line.isascii()), MOST_SAMPLES)
