"""The notes as sources for an analysis: each with its words, its codes, and what may be said of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.domain.board import Board
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Source
from facilitator.reports.blocks import NoteRow
from facilitator.reports.evidence.attributions import describe_place, describe_row
from facilitator.reports.evidence.wordings import SECTOR_NAMES, SOURCE_NAMES, capitalise
from facilitator.reports.formats.analysis.codes import Code, walk_codes


@dataclass(frozen=True, slots=True)
class Passage:
    """One note: its row as the report has it, the name of its heading, and its codes."""

    row: NoteRow
    heading: str
    codes: tuple[Code, ...]

    def list_facts(self) -> dict[str, str]:
        """What may be said of it besides its codes, by name; nothing of what is not known or not to be told."""
        row = self.row
        facts = {
            "Heading": self.heading,
            "Sector": SECTOR_NAMES[row.sector] if row.sector else "",
            "Organisation": row.organisation or "",
            "Table": "" if row.table is None else str(row.table),
            "Came by": name_source(row.source),
            "Place": "" if row.theme else describe_place(row),
        }
        return {name: fact for name, fact in facts.items() if fact}


def name_source(source: Source) -> str:
    """How a note came, with a capital."""
    return SOURCE_NAMES.get(source) or capitalise(source.value)


def list_passages(board: Board, codes: Iterable[Code]) -> list[Passage]:
    """The open notes that have words, heading by heading, in the order of their labels."""
    themes = {theme.id: theme for theme in board.themes if theme.is_live}
    codes_of: dict[str, list[Code]] = {}
    for code in walk_codes(codes):
        for label in code.notes:
            codes_of.setdefault(label, []).append(code)
    return [
        Passage(row, board.heading(key).name, tuple(codes_of[row.label]))
        for key in HeadingKey
        for row in (describe_row(note, board, themes) for note in board.open_notes(key))
        if row.text
    ]
