"""What is held back at a roundtable is held back beside others, too: counted with its reason, and not quoted."""

from collections import Counter
from collections.abc import Sequence

from facilitator.comparison.columns import Column
from facilitator.comparison.matrix import Row
from facilitator.domain.notes import Note
from facilitator.reports.blocks import Paragraph, Sentence
from facilitator.reports.evidence.attributions import text_of
from facilitator.reports.evidence.claims import say_checks
from facilitator.reports.evidence.issues import find_held
from facilitator.reports.evidence.points import find_reason, say_held
from facilitator.reports.evidence.wordings import capitalise, count, lower


def may_quote(note: Note, column: Column) -> bool:
    """Whether the words of a note may stand in print: nothing keeps them out of its own roundtable's report."""
    return find_held(note, column.board) is None


def tell_note(note: Note, column: Column) -> str:
    """A note word for word, with what its own roundtable's report says of its figures."""
    checks = ", ".join(say_checks(note, column.board))
    return f"{text_of(note)} [{checks}]" if checks else text_of(note)


def tell_held(row: Row, columns: tuple[Column, ...]) -> list[Paragraph]:
    """How many notes of an issue are held back, and why: a paragraph for each roundtable that has any."""
    told = []
    for column, cell in zip(columns, row.cells, strict=True):
        counts = Counter(filter(None, (find_reason(note, column.board) for note in cell.notes)))
        first, *others = [
            say_held(kind, number, is_decided=is_decided) for (kind, is_decided), number in counts.items()
        ] or [""]
        if first:
            said = "; ".join(each.removesuffix(".") for each in (first, *map(lower, others)))
            told.append(Paragraph((Sentence(f"{column.name}: {said}."),)))
    return told


def tell_held_denials(rows: Sequence[Row], columns: tuple[Column, ...]) -> list[Paragraph]:
    """How many of the notes that say no are held back: they are counted beside those that are printed."""
    denied = [
        (note, column) for row in rows for column, cell in zip(columns, row.cells, strict=True) for note in cell.denied
    ]
    number = sum(not may_quote(note, column) for note, column in denied)
    told = count(number, "note that says no is", "notes that say no are")
    return [Paragraph((Sentence(f"{capitalise(told)} held back; “Issue by issue” says why."),))] if number else []
