"""Names and short forms in the notes that the report tells of: what surely is one, and what a person has to say."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.domain.board import Board
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Note
from facilitator.marking.masks import find_masks
from facilitator.marking.names import Name, find_names
from facilitator.marking.short_forms import LongForm, find_short_forms, read_long_forms
from facilitator.reports.evidence.attributions import label_of, text_of
from facilitator.reports.evidence.issues import find_held, list_told


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name or a short form as it was typed, with the notes that hold it.

    `kind` is body, programme, law or term, None where only a person can say; `full` is what a short form stands for,
    None where the table does not have it. One that `is_shouted` may be a word in capitals.
    """

    quote: str
    kind: str | None
    full: str | None
    is_short: bool
    is_shouted: bool
    notes: tuple[str, ...]


def list_names(board: Board) -> list[FoundName]:
    """What is known by the alphabet, then short forms without a meaning, the most used first; shouted ones last.

    A word of a note that is held back is as little told as the note.
    """
    told = [note for note in list_told(board) if find_held(note, board) is None]
    # By heading, as whoever looks a note up finds it.
    notes = sorted(told, key=lambda note: list(HeadingKey).index(note.heading))
    named = [(note, find_names(text_of(note))) for note in notes]
    shorts = gather_short_forms(named)
    known = {each.quote.casefold() for each in shorts}
    sure = [each for each in gather_names(named) if each.quote.casefold() not in known]
    return sorted([*sure, *shorts], key=_get_place)


def _get_place(name: FoundName) -> tuple[bool, bool, int, str]:
    is_open = name.is_short and name.full is None
    return name.is_shouted, is_open, -len(name.notes) if is_open else 0, name.quote.casefold()


def gather_names(named: Iterable[tuple[Note, list[Name]]]) -> list[FoundName]:
    """The sure names, however they are capitalised and hyphenated, under the form that was typed first."""
    found: dict[str, tuple[str, str | None, dict[str, None]]] = {}
    for note, names in named:
        for name in names:
            entry = found.setdefault(name.quote.casefold().replace("-", " "), (name.quote, name.kind, {}))
            entry[2][label_of(note)] = None
    return [
        FoundName(quote, kind, None, is_short=False, is_shouted=False, notes=tuple(labels))
        for quote, kind, labels in found.values()
    ]


def gather_short_forms(named: Iterable[tuple[Note, list[Name]]]) -> list[FoundName]:
    """The short forms; one that is a word in capitals everywhere is shouted.

    Capitals count, but where DEFRA and Defra mean one thing: they are one, under the form that was typed first.
    """
    first: dict[str, str] = {}
    labels: dict[str, dict[str, None]] = defaultdict(dict)
    calm: set[str] = set()
    table = read_long_forms()
    for note, names in named:
        masked = [(mask.start or 0, mask.end or 0) for mask in find_masks(text_of(note))]
        # ISO within ISO 27001 is no short form of its own.
        long = [(name.start, name.end) for name in names if " " in name.quote]
        for form in find_short_forms(text_of(note)):
            covered = masked if form.quote in table else [*masked, *long]
            if any(start <= form.start < end for start, end in covered):
                continue
            quote = first.setdefault(table[form.quote].name, form.quote) if form.quote in table else form.quote
            labels[quote][label_of(note)] = None
            calm |= set() if form.is_shouted else {quote}
    return [
        _describe(quote, tuple(found), table.get(quote), is_shouted=quote not in calm)
        for quote, found in labels.items()
    ]


def _describe(quote: str, labels: tuple[str, ...], known: LongForm | None, *, is_shouted: bool) -> FoundName:
    kind, full = (known.kind, known.name) if known else (None, None)
    return FoundName(quote, kind, full, is_short=True, is_shouted=is_shouted, notes=labels)
