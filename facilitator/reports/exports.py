"""The table of export formats: what each is called, what it is for, and the module that writes it."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from types import ModuleType
from typing import cast

from facilitator.domain.board import Board
from facilitator.domain.errors import BadInput
from facilitator.domain.roundtables import Roundtable
from facilitator.reports.tree import Document, Form

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ZIP = "application/zip"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

SHORT = ("docx", "pdf", "md")
"""The formats that short forms come in."""

LONGEST = 40
"""Letters of a cluster's name in a file's."""


@dataclass(frozen=True, slots=True)
class Format:
    """One export format. `label` and `purpose` are for the download list; `function` of `module` writes it.

    `ending` is what its files' names end in, where that is not its name, and `part` keeps apart those that end alike.
    What is not `is_composed` holds the notes alone, and needs no document.
    """

    name: str
    media_type: str
    label: str
    purpose: str
    module: str
    function: str = "write"
    ending: str = ""
    part: str = ""
    is_composed: bool = True

    @property
    def extension(self) -> str:
        """What the file's name ends in."""
        return self.ending or self.name

    def write(self, document: Document | None, board: Board, **wishes: object) -> bytes:
        """The bytes of the file; `wishes` are what the module that writes it takes besides.

        Only a format that is not composed may be given no document.
        """
        # Imported when it is used: each format brings libraries that nobody who asks for another should wait for.
        from facilitator.reports.evidence.flags import release

        module = import_module(f"facilitator.reports.{self.module}")
        return cast("bytes", getattr(module, self.function)(document, release(board), **wishes))

    def file_name(self, document: Document, roundtable: Roundtable) -> str:
        """What the file is called; a draft or rehearsal says so here too, as not every format can say it inside."""
        state = f"v{document.manifest.version}" if document.manifest.version else "draft"
        state = "rehearsal" if document.is_rehearsal else state
        kind = document.form.value if document.is_short else self.part
        return "-".join(filter(None, [name_evening(roundtable), kind, state])) + f".{self.extension}"


def require_form(name: str, form: str) -> Form:
    """The form of a file of this format; refuses one that it does not come in."""
    if form not in set(Form):
        raise BadInput({"form": f"Choose one of {', '.join(Form)}."})
    if form != Form.REPORT and name not in SHORT:
        raise BadInput({"form": f"The {form}'s form comes as one of {', '.join(SHORT)}."})
    return Form(form)


def load_templates() -> ModuleType:
    """What judges a template for Word; loaded when it is used, as the formats are."""
    return import_module("facilitator.reports.formats.word.templates")


def name_evening(roundtable: Roundtable) -> str:
    """Its date and cluster, in letters that every disk takes; the code stands for what is missing of them."""
    day = roundtable.held_on.isoformat() if roundtable.held_on else roundtable.code
    cluster = plain_letters(roundtable.cluster) or roundtable.code
    return day if day == cluster else f"{day}-{cluster}"


def name_programme(name: str, day: date) -> str:
    """The day on which a file of several evenings was made, and the programme's name, in the same letters."""
    return f"{day.isoformat()}-{plain_letters(name) or 'programme'}"


def plain_letters(words: str) -> str:
    """Words in small letters without accents, with hyphens between them; as many as fit."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    fitting = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return fitting if len(fitting) <= LONGEST else fitting[: LONGEST + 1].rpartition("-")[0] or fitting[:LONGEST]


FORMATS = {
    entry.name: entry
    for entry in (
        Format("docx", DOCX, "Word", "to edit and circulate", "formats.word.document"),
        Format("pdf", "application/pdf", "PDF", "to publish and print", "formats.pdf.document"),
        Format("xlsx", XLSX, "Excel", "issues, figures, notes and votes, to sort", "formats.workbook.document"),
        Format("pptx", PPTX, "PowerPoint", "to show in a room", "formats.slides.document"),
        Format(
            "package", ZIP, "Everything", "all files of this version", "bundle", "write_package", "zip", "everything"
        ),
        Format("zip", ZIP, "Archive", "to keep, and read without this", "bundle"),
        Format(
            "csv",
            "text/csv; charset=utf-8",
            "CSV",
            "notes, to sort in a spreadsheet",
            "formats.spreadsheet",
            is_composed=False,
        ),
        Format("qdpx", ZIP, "REFI-QDA", "coded notes, for NVivo, MAXQDA and others", "formats.analysis.project"),
        Format(
            "taguette", ZIP, "Taguette", "notes and tags", "formats.analysis.taguette", ending="zip", part="taguette"
        ),
        Format("md", "text/markdown; charset=utf-8", "Markdown", "plain text for wikis", "formats.markdown"),
        Format("json", "application/json", "JSON", "all of it, to import again", "formats.archive"),
    )
}
"""By name, in the order in which people are offered them."""
