"""Zips: the same files give the same bytes, whenever and wherever they are packed."""

import io
import zipfile
from collections.abc import Mapping

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold."""

PROGRAM = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Facilitator</Application></Properties>"
)
"""Which program wrote an office's file, in place of what a library's own template says: one for the Mac, long ago."""


def pack(files: Mapping[str, bytes]) -> bytes:
    """The files in one zip, in their order and under their names, without the machine's clock."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            package.writestr(entry, content)
    return stream.getvalue()
