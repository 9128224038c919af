"""What is held back at a roundtable is held back beside others, too: counted with its reason, and not quoted."""

from collections import Counter

from facilitator.comparison.columns import Column
from facilitator.comparison.matrix import Row
from facilitator.comparison.wordings import name_column
from facilitator.domain.notes import Note
from facilitator.reports.blocks import Paragraph, Sentence
from facilitator.reports.evidence.attributions import text_of
from facilitator.reports.evidence.claims import say_checks
from facilitator.reports.evidence.issues import find_held
from facilitator.reports.evidence.points import find_reason, say_held


def may_quote(note: Note, column: Column) -> bool:
    """Whether the words of a note may stand in print: nothing keeps them out of its own roundtable's report."""
    return find_held(note, column.board) is None


def tell_note(note: Note, column: Column) -> str:
    """A note word for word, with what its own roundtable's report says of its figures."""
    checks = ", ".join(say_checks(note, column.board))
    return f"{text_of(note)} [{checks}]" if checks else text_of(note)


def tell_held(row: Row, columns: tuple[Column, ...]) -> list[Paragraph]:
    """How many notes of an issue are held back at each roundtable, and why."""
    said = []
    for column, cell in zip(columns, row.cells, strict=True):
        counts = Counter(filter(None, (find_reason(note, column.board) for note in cell.notes)))
        for (kind, is_decided), number in counts.items():
            said.append(Sentence(f"{name_column(column)}: {say_held(kind, number, is_decided=is_decided)}"))
    return [Paragraph(tuple(said))] if said else []
