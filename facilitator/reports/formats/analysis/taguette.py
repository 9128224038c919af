"""Taguette: the notes as a page that it takes as a document, and their codes as the list of tags that it imports.

Taguette has no way to take in what is marked, so each note says its codes in the line above its words.
"""

import csv
import io
from html import escape
from itertools import groupby

from facilitator.domain.board import Board
from facilitator.reports.evidence.attributions import attribute
from facilitator.reports.formats.analysis.codes import Code, list_codes, walk_codes
from facilitator.reports.formats.analysis.passages import Passage, list_passages
from facilitator.reports.formats.cells import guard
from facilitator.reports.formats.characters import spell_unwritable
from facilitator.reports.formats.zips import pack
from facilitator.reports.tree import Document


def write(document: Document, board: Board) -> bytes:
    """`notes.html` and `tags.csv`."""
    codes = list_codes(board)
    page = write_page(document, list_passages(board, codes))
    return pack({"notes.html": page.encode(), "tags.csv": write_tags(codes)})


def write_tags(codes: list[Code]) -> bytes:
    """One row a tag. With a byte order mark, since Taguette guesses the encoding and guesses short files wrong."""
    stream = io.StringIO(newline="")
    rows = csv.writer(stream)
    rows.writerow(("tag", "description"))
    rows.writerows((guard(code.name), guard(code.description)) for code in walk_codes(codes))
    return stream.getvalue().encode("utf-8-sig")


def write_page(document: Document, passages: list[Passage]) -> str:
    """Headings and notes in the elements that Taguette keeps."""
    parts = [f"<h1>{_text(document.title)}</h1>", f"<p>{_text(tell_version(document))}</p>"]
    for heading, notes in groupby(passages, key=lambda each: each.heading):
        parts += [f"<h2>{_text(heading)}</h2>", *map(write_note, notes)]
    body = "\n".join(parts)
    head = f'<head><meta charset="utf-8"><title>{_text(document.title)}</title></head>'
    return f'<!doctype html>\n<html lang="{document.language}">\n{head}\n<body>\n{body}\n</body>\n</html>\n'


def tell_version(document: Document) -> str:
    """Which version the page is of, and how far that is to be trusted."""
    made = document.manifest
    version = f"version {made.version}" if made.version else "not closed yet"
    return ". ".join(filter(None, [document.mark, f"Roundtable {made.code}, {version}"]))


def write_note(passage: Passage) -> str:
    """A note's label, codes and speaker in one line, and its words."""
    row = passage.row
    codes = ", ".join(code.name for code in passage.codes)
    speaker = f" ({attribute(row)})" if attribute(row) else ""
    return f"<p><strong>{row.label}</strong> {_text(codes + speaker)}</p>\n<p>{_text(row.text)}</p>"


def _text(text: str) -> str:
    return escape(spell_unwritable(text)).replace("\n", "<br>")
