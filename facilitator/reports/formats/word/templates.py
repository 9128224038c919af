"""A body's own template: whether it may be used, and what it becomes when the report is written into it."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn
from lxml import etree

from facilitator.reports.formats.word.styles import LOOKS, add_missing

MOST_BYTES = 5_000_000
MOST_UNPACKED = 40_000_000
MOST_PARTS = 400
MAIN = "word/document.xml"
TYPES = "[Content_Types].xml"
PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
TEMPLATE_TYPE = b"wordprocessingml.template.main+xml"
DOCUMENT_TYPE = b"wordprocessingml.document.main+xml"
SAVE = "Open it in the program that it is from, and save or export it as .docx."
NO_WORD = f"This is not a Word file (.docx or .dotx), or it is damaged. {SAVE}"
OLD = b"\xd0\xcf\x11\xe0"
OLD_WORD = f"This is an old Word file (.doc or .dot), or one locked with a password. {SAVE[:-1]}, without a password."
OTHERS = {
    "content.xml": "an OpenDocument file (.odt)",
    "Index/Document.iwa": "a Pages, Numbers or Keynote file",
    "xl/workbook.xml": "an Excel workbook",
    "ppt/presentation.xml": "a PowerPoint presentation",
}
"""What a file is by a part that it has, where it is none of Word's."""
AUTHOR = "Facilitator"
"""Who has written a report, by its properties."""
OURS = (
    "This is a report of ours: all that is in it would stand before every other report. Choose your own template; or "
    "delete all that is in this file, put another author into its properties, and choose it again."
)
MOST_OF_COVER = 25
"""Paragraphs: a cover, a page about the body and a notice have no more."""
NAMING = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")
"""Elements that name a style by its id."""
RUNS_CODE = {"vba": "a macro", "activex": "a control that runs code", "embeddings": "an embedded file"}


def find_faults(content: bytes) -> list[str]:
    """Why a file is not taken as the template, all reasons at once; an empty list if it is."""
    return find_dangers(content) or ([OURS] if is_ours(content) else [])


def find_dangers(content: bytes) -> list[str]:
    """Why no report can be written into a file: it may do harm, or is none that can be opened."""
    if len(content) > MOST_BYTES:
        return [f"The file has {len(content) / 1e6:.1f} MB; at most {MOST_BYTES // 1_000_000} are taken."]
    if content.startswith(OLD):
        return [OLD_WORD]
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return find_bombs(package) or list(find_hazards(package)) or find_damage(content)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, etree.XMLSyntaxError, EOFError, OSError):
        return [NO_WORD]


def find_bombs(package: zipfile.ZipFile) -> list[str]:
    """Whether it would unpack to more than anybody's template is; nothing is unpacked to know it."""
    parts = package.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        return [f"It unpacks to more than {MOST_UNPACKED // 1_000_000} MB or {MOST_PARTS} parts."]
    names = {part.filename for part in parts}
    if not {MAIN, TYPES} <= names:
        other = next((what for part, what in OTHERS.items() if part in names), None)
        return [f"This is {other}, and not a Word file (.docx or .dotx). {SAVE}" if other else NO_WORD]
    return []


def find_hazards(package: zipfile.ZipFile) -> Iterator[str]:
    """What may run code or fetch something, by name."""
    for name in package.namelist():
        if name.endswith(".rels"):
            yield from find_outside(name, package.read(name))
        for sign, what in RUNS_CODE.items():
            if sign in name.lower():
                yield f"It holds {what}: {name}."
        if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in package.read(name)[:2000]:
            yield f"{name} has a document type of its own."
    if b"macroEnabled" in package.read(TYPES):
        yield "It is of a kind that may run macros. Save it as .docx or .dotx."


def find_outside(name: str, content: bytes) -> Iterator[str]:
    """Relationships that lead out of the file; links that a reader clicks may."""
    for link in etree.fromstring(content, PARSER):
        if link.get("TargetMode") == "External" and not link.get("Type", "").endswith("/hyperlink"):
            what = link.get("Type", "").rpartition("/")[2]
            yield f"{name} fetches from outside: {what}, {link.get('Target', '')[:200]}."


def is_ours(content: bytes) -> bool:
    """Whether a template that can be opened is a report of ours, which would stand before each."""
    return bool(open_template(content).core_properties.author == AUTHOR)


def find_damage(content: bytes) -> list[str]:
    """Whether python-docx can open it after all."""
    try:
        list_missing(content)
        is_ours(content)
        count_paragraphs(content)
    except Exception:  # noqa: BLE001 - a file from outside can be broken in any way
        return [NO_WORD]
    return []


def list_missing(content: bytes) -> list[str]:
    """The styles that the report adds to a template, since it has none of these names."""
    return add_missing(open_template(content))


def count_paragraphs(content: bytes) -> int:
    """How many paragraphs of a template have words: all of them stand before each report."""
    paragraphs = open_template(content).element.body.iter(qn("w:p"))
    return sum(any(text.text for text in paragraph.iter(qn("w:t"))) for paragraph in paragraphs)


def open_template(content: bytes) -> Any:
    """The template as a document, with the ids of its styles as we name them."""
    file = docx.Document(io.BytesIO(_as_document(content)))
    rename = {
        style.style_id: style.name.replace(" ", "")
        for style in file.styles
        if style.name in LOOKS and style.style_id != style.name.replace(" ", "")
    }
    for style in file.styles:
        style.element.set(qn("w:styleId"), rename.get(style.style_id, style.style_id))
    for part in [file.part, *(link.target_part for link in file.part.rels.values() if not link.is_external)]:
        for element in getattr(part, "element", etree.Element("none")).iter(*(qn(f"w:{name}") for name in NAMING)):
            element.set(qn("w:val"), rename.get(element.get(qn("w:val")), element.get(qn("w:val"))))
    return file


def has_cover(file: Any) -> bool:
    """Whether a template brings pages of its own, which stand before the report."""
    return any(
        child.tag != qn("w:sectPr") and ("".join(child.itertext()).strip() or child.findall(f".//{qn('w:drawing')}"))
        for child in file.element.body
    )


def has_frame(file: Any) -> bool:
    """Whether it brings a header or footer."""
    return any(
        section._sectPr.findall(qn("w:headerReference")) + section._sectPr.findall(qn("w:footerReference"))
        for section in file.sections
    )


def _as_document(content: bytes) -> bytes:
    """A `.dotx` says of itself that it is a template, and nothing else of it is different."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, part.replace(TEMPLATE_TYPE, DOCUMENT_TYPE) if name == TYPES else part)
    return packed.getvalue()
