"""Exports read back as plain text, whatever their format."""

import io
import re
import zipfile

import pypdfium2  # type: ignore[import-untyped]


def text_of(name: str, content: bytes) -> str:
    """Everything that a reader of this export can find in it."""
    if name == "pdf":
        return text_of_pdf(content)
    if content.startswith(b"PK"):
        return text_of_package(content)
    return content.decode("utf-8-sig")


def text_of_pdf(content: bytes) -> str:
    """The words on every page, with the names of its outline and its properties."""
    pdf = pypdfium2.PdfDocument(content)
    try:
        pages = [page.get_textpage().get_text_range() for page in pdf]
        return "\n".join([*pages, *map(str, pdf.get_metadata_dict().values())])
    finally:
        pdf.close()


def text_of_package(content: bytes) -> str:
    """Every part of an Office package or a zip, without markup, runs of one word joined."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
    return "\n".join(re.sub(r"<[^>]*>", "", part) + part for part in parts)
