"""ZIP: what outlives this software, and the package of everything there is of a version."""

import hashlib
import json
from collections.abc import Mapping
from importlib import import_module

from facilitator.domain.board import Board
from facilitator.reports.formats import archive, spreadsheet, zips
from facilitator.reports.formats.webpage import write_page
from facilitator.reports.records import HASHED
from facilitator.reports.schema import describe_export
from facilitator.reports.tree import Document

WHAT_IT_IS = {
    "report.docx": "the report, to edit and circulate",
    "report.pdf": "the report, to publish and print",
    "slides.pptx": "what a room is shown, with notes for the speaker",
    "tables.xlsx": "issues, asks, figures, notes and votes, a sheet each",
    "report.md": "the report as plain text",
    "notes.qdpx": "the notes, coded, for NVivo, MAXQDA, ATLAS.ti or QualCoder (REFI-QDA)",
    "taguette.zip": "the notes and the list of tags, for Taguette",
    "report.html": "the report: open it in any browser, it needs no network",
    "notes.csv": "one row a note, for spreadsheets (UTF-8)",
    "roundtable.json": "all of it, for other software; Facilitator imports it again",
    "schema.json": "what roundtable.json is made of (JSON Schema, 2020-12)",
    "SHA256SUMS": 'the hashes of these files; "sha256sum -c SHA256SUMS" checks them',
}

WRITTEN = {
    "report.docx": "word.document",
    "report.pdf": "pdf.document",
    "slides.pptx": "slides.document",
    "tables.xlsx": "workbook.document",
    "report.md": "markdown",
    "notes.qdpx": "analysis.project",
    "taguette.zip": "analysis.taguette",
}
"""The documents of a package, and the formats that write them."""

HASHED_WHOLE = """
It is taken of roundtable.json without its manifest and its report, and without code, title and status of its part
roundtable, as JSON with keys sorted, no spaces, UTF-8."""


def write(document: Document, board: Board) -> bytes:
    """The archive: a page that opens from a disk, notes as CSV, all of it as JSON, its schema, and their hashes."""
    return pack(document, write_kept(document, board))


def write_package(document: Document, board: Board) -> bytes:
    """Everything there is of a version: the documents, and all that the archive has."""
    return pack(document, write_all(document, board))


def write_all(document: Document, board: Board) -> dict[str, bytes]:
    """Every file of a package, by name."""
    written = {
        name: import_module(f"facilitator.reports.formats.{module}").write(document, board)
        for name, module in WRITTEN.items()
    }
    return written | write_kept(document, board)


def write_kept(document: Document, board: Board) -> dict[str, bytes]:
    """The files that can be read without this software, by name."""
    schema = json.dumps(describe_export(), ensure_ascii=False, indent=1) + "\n"
    return {
        "report.html": write_page(document).encode(),
        "notes.csv": spreadsheet.write(document, board),
        "roundtable.json": archive.write(document, board),
        "schema.json": schema.encode(),
    }


def pack(document: Document, files: Mapping[str, bytes]) -> bytes:
    """Files in one folder named after the roundtable, with a readme and their hashes."""
    told = add_sums({"README.txt": tell_files(document, files).encode(), **files})
    return zips.pack({f"{document.manifest.code}/{name}": content for name, content in told.items()})


def add_sums(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files with `SHA256SUMS`: their hashes in the form that `sha256sum -c` reads."""
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items())
    return {**files, "SHA256SUMS": sums.encode()}


def tell_files(document: Document, files: Mapping[str, bytes]) -> str:
    """The readme: which evening, which version, and what each file is."""
    title = " ".join(document.title.split())
    lines = [title, "=" * len(title), *(["", document.mark] if document.mark else []), ""]
    lines += [f"{name:<17} {what}" for name, what in WHAT_IT_IS.items() if name in {*files, "SHA256SUMS"}]
    if document.manifest.hash:
        number = document.manifest.version
        # The close prints the hash of what was said alone, later versions that of all that is in them.
        how = HASHED if number == 1 else HASHED_WHOLE
        lines += ["", f"Version {number} of the record. SHA-256: {document.manifest.hash}", how]
    return "\n".join(lines) + "\n"
