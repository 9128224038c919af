"""The bytes of a Word file: the same for the same document, whenever and wherever they are written."""

import io
import zipfile
from typing import Any

from docx.oxml.ns import qn

LEFT_OVER = ("/thumbnail", "/stylesWithEffects", "/customXml")
"""What python-docx's template brings along: a picture of an empty page, styles once more, an empty form."""

PROGRAM = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Facilitator</Application></Properties>"
)
"""In place of the template's, which says that Word for the Mac wrote one page."""

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold."""


def pack(document: Any) -> bytes:
    """The file, without the times that python-docx puts into its zip and without what was left over in its template."""
    _drop(document.part.package.rels, LEFT_OVER)
    _drop(document.part.rels, LEFT_OVER)
    for link in document.part.package.rels.values():
        if link.reltype.endswith("/extended-properties"):
            link.target_part._blob = PROGRAM
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


def drop_unused_tables(document: Any) -> None:
    """Takes python-docx's hundred styles of tables out of a document of ours, which uses one."""
    styles = document.styles.element
    for style in [each for each in styles.style_lst if each.get(qn("w:type")) == "table"]:
        if style.get(qn("w:default")) is None:
            styles.remove(style)


def _drop(links: Any, kinds: tuple[str, ...]) -> None:
    for name in [name for name, link in links.items() if link.reltype.endswith(kinds)]:
        del links[name]
