"""The bytes of a Word file: the same for the same document, whenever and wherever they are written."""

import io
import zipfile
from typing import Any

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold."""


def pack(document: Any) -> bytes:
    """The file, without the times that python-docx puts into its zip and its template's picture of an empty page."""
    links = document.part.package.rels
    for name in [name for name, link in links.items() if link.reltype.endswith("/thumbnail")]:
        del links[name]
    written = io.BytesIO()
    document.save(written)
    packed = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, source.read(name))
    return packed.getvalue()
