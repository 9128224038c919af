"""Files as a test reads them: each format's words, however they are packed."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator

import pypdfium2

from facilitator.reports.exports import FORMATS

ALONE = tuple(name for name in FORMATS if name != "package")
"""Each file by itself; the package has every one of them as it is alone, which is a test of its own."""


def write(boards, name, board, **changes):
    """Written once for each board and wish, as documents are built: many tests read one file."""
    return board.keep(
        f"file of a test, {name}, {changes}",
        lambda: FORMATS[name].write(boards.document(board, **changes), board),
    )


def text_of_pdf(data):
    pdf = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)
    finally:
        pdf.close()


def text_of_docx(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [package.read(name).decode() for name in package.namelist() if name.endswith((".xml", ".rels"))]
    return "\n".join(re.sub(r"<w:(?:br|tab)/>", "\n", part) for part in parts)


def text_of_zip(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "\n".join(package.read(name).decode("utf-8-sig") for name in package.namelist())


def text_of_pptx(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [package.read(name).decode() for name in package.namelist() if name.endswith((".xml", ".rels"))]
        parts += [text_of_zip(package.read(name)) for name in package.namelist() if name.endswith(".xlsx")]
    return "\n".join(parts)


def text_of_package(data):
    return "\n".join(read(name.rpartition(".")[2], content) for name, content in files_of_zip(data).items())


READERS = {
    "package": text_of_package,
    "pptx": text_of_pptx,
    "pdf": text_of_pdf,
    "docx": text_of_docx,
    "xlsx": text_of_zip,
    "zip": text_of_zip,
    "qdpx": text_of_zip,
    "taguette": text_of_zip,
}


def read(name, data):
    return READERS[name](data) if name in READERS else data.decode("utf-8-sig")


def files_of_zip(data):
    """The files of an archive by name, without the folder that they are in."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name.partition("/")[2]: package.read(name) for name in package.namelist()}


def rows_of_csv(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def texts_of(data: bytes) -> Iterator[str]:
    """All that a zip holds, as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            held = package.read(name)
            yield from texts_of(held) if held[:2] == b"PK" else [held.decode("utf8", "replace")]
