"""What a file is that no table can be read from, by its first bytes and, of a zip, by what is in it."""

from typing import BinaryIO

from facilitator.domain.errors import BadInput
from facilitator.forms.packages import list_names

PACKAGE = b"PK\x03\x04"
OLD = b"\xd0\xcf\x11\xe0"
START_BYTES = 16
SIGNS = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF87a", "a picture (GIF)"),
    (b"GIF89a", "a picture (GIF)"),
    (b"ID3\x03", "a recording (MP3)"),
    (b"ID3\x04", "a recording (MP3)"),
    (b"OggS\0", "a recording (Ogg)"),
    (b"{\\rtf", "a text with formatting (RTF)"),
    (b"\x1f\x8b", "a packed file (gzip)"),
    (b"7z\xbc\xaf", "a packed file (7z)"),
    (b"Rar!\x1a", "a packed file (RAR)"),
    (b"SQLite format 3\0", "a database"),
)
"""Each as far as no table begins so: a column may be called ID3."""
INSIDE = (
    ("word/document.xml", "a Word document"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("xl/workbook.bin", "a workbook of the binary kind (.xlsb)"),
    ("content.xml", "an OpenDocument file"),
    ("Index/Document.iwa", "a Numbers, Pages or Keynote file"),
)
"""Parts that tell what a zip is."""
TAKEN = "Bring in CSV, Excel (.xlsx), JSON, a transcript as text, or an archive of ours."
SAVE = "Put its notes into a table, one a row, and save that as .xlsx or CSV."


def refuse_others(stream: BinaryIO) -> None:
    """Raises BadInput that says what a file is, where it is none that a table can be read from."""
    stream.seek(0)
    start = stream.read(START_BYTES)
    if start.startswith(OLD):
        reason = "This is an old Office file (.xls, .doc or .ppt), or one locked with a password."
        reason = f"{reason} Save its table without a password, as .xlsx or CSV."
        raise BadInput({"file": reason})
    found = next((name for sign, name in SIGNS if start.startswith(sign)), None)
    if start[4:8] == b"ftyp":
        found = "a film or a recording (MP4)"
    if start[:4] == b"RIFF" and start[8:12] in {b"WAVE", b"WEBP", b"AVI "}:
        found = "a picture, a film or a recording"
    if found is not None:
        raise BadInput({"file": f"This is {found}, from which no notes can be read. {TAKEN}"})
    if start.startswith(PACKAGE):
        refuse_packages(list_names(stream))


def refuse_packages(names: list[str]) -> None:
    """Raises BadInput for a zip that is no workbook."""
    found = next((what for part, what in INSIDE if part in names), None)
    if found is not None:
        raise BadInput({"file": f"This is {found}, from which no notes can be read. {SAVE}"})
    if not names:
        raise BadInput({"file": f"This is a damaged zip, workbook or archive. Save it again. {TAKEN}"})
    if "[Content_Types].xml" not in names:
        reason = f"This zip is neither a workbook nor an archive of ours. Unpack it and choose one file. {TAKEN}"
        raise BadInput({"file": reason})
