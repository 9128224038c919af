"""What commands are given to read: files of notes, exports, names, and words from the command line."""

from dataclasses import replace
from pathlib import Path

from facilitator.domain.errors import BadInput
from facilitator.domain.imports import Import
from facilitator.domain.intakes import Intake
from facilitator.domain.notes import clean_line, find_text_fault
from facilitator.domain.roundtables import TITLE_LIMIT
from facilitator.forms.export_files import read_export_file
from facilitator.forms.note_files import read_note_file
from facilitator.forms.own_files import read_own_file


def read_words(name: str, typed: str) -> str:
    """One line of text from the command line, where a terminal may have sent bytes that are no characters."""
    text = clean_line(typed)
    fault = find_text_fault(text, TITLE_LIMIT)
    if fault is not None:
        raise BadInput({name: fault})
    return text


def read_source(path: Path, *, with_themes: bool) -> Import:
    """What the file says: an exported roundtable if it is JSON, notes line by line otherwise."""
    text = read_utf8(path)
    if path.suffix == ".json":
        return read_export_file(text)
    # Not splitlines: a note may hold a line separator of Unicode's, which JSON does not escape.
    found = read_note_file(text.split("\n"), with_themes=with_themes)
    return replace(found, intake=Intake(path.name, "", len(found.notes), len(found.notes)))


def read_own(path: Path) -> Import | None:
    """What a table or an archive says that we wrote; None if somebody else did."""
    with path.open("rb") as stream:
        return read_own_file(stream, path.name)


def read_utf8(path: Path) -> str:
    """The file's text, with or without a byte-order mark."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput({"file": "This is not UTF-8 text."}) from error
