"""The programme report as files: the formats of a roundtable's report, and JSON for other software."""

import json
from collections.abc import Mapping, Sequence
from importlib import import_module
from math import ceil
from types import ModuleType
from typing import cast

from facilitator.comparison.columns import Column
from facilitator.comparison.documents import ALONE, DIFFERING, MOST_DRAWN, SHARED, Comparison, draw_counts, make_matrix
from facilitator.comparison.holding import may_quote, tell_note
from facilitator.comparison.matrix import Row
from facilitator.comparison.proposals import Proposal, tell_chance
from facilitator.comparison.reasons import name_issue
from facilitator.comparison.scores import Scores
from facilitator.comparison.wordings import count_blanks, say_cell, say_raised
from facilitator.domain.series import CommonIssue
from facilitator.reports.blocks import Table
from facilitator.reports.evidence.attributions import label_of
from facilitator.reports.evidence.wordings import KIND_NAMES
from facilitator.reports.formats import zips
from facilitator.reports.tree import Document, Section

FORMATS = ("json", "md", "docx", "pdf", "xlsx", "pptx", "zip")
MOST_ON_SLIDE = 6
HELD = "[held back]"
NARROWEST, WIDEST = 10, 50
"""Letters across a column of a sheet."""


def write_report(name: str, document: Document, told: Comparison, listed: Mapping[str, object]) -> bytes:
    """The bytes of one format; `listed` is what JSON holds."""
    if name == "json":
        return (json.dumps(listed, ensure_ascii=False, indent=1) + "\n").encode()
    if name == "zip":
        return pack({f"programme.{each}": write_report(each, document, told, listed) for each in FORMATS[:-1]})
    if name == "xlsx":
        return write_workbook(document, told)
    if name == "pptx":
        return write_slides(document, told)
    place = {"docx": "word.document", "pdf": "pdf.document", "md": "markdown"}[name]
    module = import_module(f"facilitator.reports.formats.{place}")
    return cast("bytes", module.write(document, told.columns[0].board))


def write_workbook(document: Document, told: Comparison) -> bytes:
    """A sheet for each table of the report, with a column for every room, and one for the notes of all issues."""
    module = import_module("facilitator.reports.formats.workbook.document")
    pages = import_module("facilitator.reports.formats.workbook.sheets")
    tables = [(section, block) for section in document.walk() for block in section.blocks if isinstance(block, Table)]
    notes = list_notes(told)
    whole = {caption: make_matrix(told, caption) for caption in told.matrices}
    sheets = [list_sheet(pages, whole.get(table.caption, table)) for section, table in tables if not is_issue(section)]
    columns = (("issue", 34), ("roundtable", 18), ("label", 8), ("kind", 12), ("note", 70))
    sheets[1:1] = [pages.Sheet("Notes", columns, tuple(notes))] if notes else []
    about = pages.Sheet("About", pages.ABOUT_COLUMNS, tuple(pages.list_facts(document)))
    return cast("bytes", module.write_sheets(document, [*sheets, about]))


def list_notes(told: Comparison) -> list[tuple[str, ...]]:
    """Every note of every issue as a row; of one that is held back, that it is: its room is said to have raised it."""
    return [
        (
            *(row.issue.name, column.name, label_of(note), KIND_NAMES[note.kind][0]),
            tell_note(note, column) if may_quote(note, column) else HELD,
        )
        for row in told.rows
        for column, cell in zip(told.columns, row.cells, strict=True)
        for note in cell.notes
    ]


def is_issue(section: Section) -> bool:
    """Whether a section tells of one issue."""
    return section.anchor.startswith("common-")


SHEET_NAMES = {
    SHARED: "Matrix",
    ALONE: "Alone",
    DIFFERING: "Stances",
    "Said by one, denied by another.": "Denied",
    "Raised everywhere but here.": "Missing",
    "New here: nothing alike found elsewhere.": "New",
    "Asks by addressee.": "Asks",
    "Commitments made in public.": "Commitments",
    "What was compared.": "Roundtables",
    "Capabilities by category.": "Capabilities",
}


def list_sheet(pages: ModuleType, table: Table) -> object:
    """A table as a sheet, each column as wide as what is in it."""
    longest = [max(map(len, cells)) for cells in zip(table.columns, *table.rows, strict=True)]
    widths = [min(max(ceil(letters * pages.WIDER), NARROWEST), WIDEST) for letters in longest]
    columns = tuple(zip(table.columns, widths, strict=True))
    return pages.Sheet(SHEET_NAMES[table.caption], columns, table.rows)


def write_slides(document: Document, told: Comparison) -> bytes:
    """The drawn matrix, then issues with what each room said, so many on a slide."""
    module = import_module("facilitator.reports.formats.slides.document")
    kinds = import_module("facilitator.reports.sections.slides")
    slides = [kinds.Slide("What is shared", (), draw_counts(told))] if told.shared else []
    for title, rows in (("Shared issues", told.shared), ("Raised at one roundtable", told.alone)):
        parts = [rows[start : start + MOST_ON_SLIDE] for start in range(0, len(rows), MOST_ON_SLIDE)]
        for place, part in enumerate(parts, start=1):
            items = tuple(kinds.Item(row.issue.name, say_row(told, row)) for row in part)
            slides.append(kinds.Slide(f"{title}, {place} of {len(parts)}" if len(parts) > 1 else title, items))
    return cast("bytes", module.write_slides(document, slides))


def say_row(told: Comparison, row: Row) -> str:
    """What every room said of an issue, in a line; of many, how many others have nothing of it."""
    if len(told.columns) > MOST_DRAWN:
        return "; ".join([say_raised(told.names, row.cells), *count_blanks(told.names, row.cells)])
    return "; ".join(f"{column.name}: {say_cell(cell)}" for column, cell in zip(told.columns, row.cells, strict=True))


def pack(files: Mapping[str, bytes]) -> bytes:
    """The files in one zip, in a folder."""
    return zips.pack({f"programme/{name}": content for name, content in files.items()})


def list_issues(
    columns: Sequence[Column], scores: Scores, issues: Sequence[CommonIssue], proposals: Sequence[Proposal]
) -> dict[str, object]:
    """Issues as JSON has them: what people decided first, then what is proposed, the best first."""
    decided = [
        {
            "label": issue.name or name_issue(scores, known) if known else issue.name,
            "score": tell_chance(scores.mean([scores.place_of[each] for each in known])) if len(known) > 1 else 0.0,
            "status": "rejected" if issue.is_rejected else "confirmed",
            "members": list_members(columns, known),
        }
        for issue in issues
        for known in [[theme for theme in issue.themes if theme in scores.place_of]]
    ]
    proposed = [
        {
            "label": name_issue(scores, each.themes),
            "score": each.chance,
            "status": "proposed",
            "members": list_members(columns, each.themes),
        }
        for each in proposals
    ]
    return {"issues": [*decided, *proposed]}


def list_members(columns: Sequence[Column], themes: Sequence[int]) -> list[dict[str, object]]:
    """The themes of an issue, by roundtable, with the notes' own ids."""
    members: list[dict[str, object]] = []
    for column in columns:
        own = [theme for theme in column.board.themes if theme.id in themes]
        told = [
            {"name": theme.name, "notes": [note.source_id for note in column.notes if note.theme_id == theme.id]}
            for theme in own
        ]
        if told:
            members.append({"roundtable": column.code, "themes": told})
    return members
