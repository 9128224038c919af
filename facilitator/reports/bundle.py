"""ZIP: what outlives this software. A page that opens from a disk, notes as CSV, all of it as JSON, schema, hashes."""

import hashlib
import io
import json
import zipfile

from facilitator.domain.board import Board
from facilitator.reports.formats import archive, spreadsheet
from facilitator.reports.formats.webpage import write_page
from facilitator.reports.schema import describe_export
from facilitator.reports.tree import Document

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold: the same board gives the same bytes."""

READ_ME = """{title}
{underline}
{mark}
report.html       the report: open it in any browser, it needs no network
notes.csv         one row a note, for spreadsheets (UTF-8)
roundtable.json   all of it, for other software; Facilitator imports it again
schema.json       what roundtable.json is made of (JSON Schema, 2020-12)
SHA256SUMS        the hashes of these files; "sha256sum -c SHA256SUMS" checks them
"""


def write(document: Document, board: Board) -> bytes:
    """The files in one folder named after the roundtable, and their hashes in the form that `sha256sum -c` reads."""
    schema = json.dumps(describe_export(), ensure_ascii=False, indent=1) + "\n"
    title = " ".join(document.title.split())
    mark = f"\n{document.mark}\n" if document.mark else ""
    files = {
        "README.txt": READ_ME.format(title=title, underline="=" * len(title), mark=mark).encode(),
        "report.html": write_page(document).encode(),
        "notes.csv": spreadsheet.write(document, board),
        "roundtable.json": archive.write(document, board),
        "schema.json": schema.encode(),
    }
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items())
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in {**files, "SHA256SUMS": sums.encode()}.items():
            entry = zipfile.ZipInfo(f"{document.manifest.code}/{name}", EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            package.writestr(entry, content)
    return stream.getvalue()
