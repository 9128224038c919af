"""The table of export formats: what each is called, what it is for, and what writes it."""

from collections.abc import Callable
from dataclasses import dataclass

from facilitator.domain.board import Board
from facilitator.reports import bundle
from facilitator.reports.tree import Document
from facilitator.reports.writers import archive, markdown, pdf, spreadsheet, word, workbook


@dataclass(frozen=True, slots=True)
class Format:
    """One export format. `label` and `purpose` are for the download list; `write` gives the bytes of the file."""

    name: str
    extension: str
    media_type: str
    label: str
    purpose: str
    write: Callable[[Document, Board], bytes]

    def file_name(self, document: Document) -> str:
        """What the file is called; a draft or rehearsal says so here too, as not every format can say it inside."""
        state = f"v{document.manifest.version}" if document.manifest.version else "draft"
        state = "rehearsal" if document.is_rehearsal else state
        return f"{document.manifest.code}-{state}.{self.extension}"


FORMATS = {
    entry.name: entry
    for entry in (
        Format(
            "docx",
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "Word",
            "to edit and circulate",
            word.write,
        ),
        Format("pdf", "pdf", "application/pdf", "PDF", "to publish and print", pdf.write),
        Format(
            "xlsx",
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "Excel",
            "notes, themes and votes, to sort",
            workbook.write,
        ),
        Format("zip", "zip", "application/zip", "Archive", "to keep, and read without this", bundle.write),
        Format("csv", "csv", "text/csv; charset=utf-8", "CSV", "notes, to sort in a spreadsheet", spreadsheet.write),
        Format("md", "md", "text/markdown; charset=utf-8", "Markdown", "plain text for wikis", markdown.write),
        Format("json", "json", "application/json", "JSON", "all of it, to import again", archive.write),
    )
}
"""By name, in the order in which people are offered them."""
