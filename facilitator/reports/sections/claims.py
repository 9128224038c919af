"""Section 10: the figures that somebody should check, as they were typed; those that their authors doubt come first.

Those that nobody in the room typed, but whoever wrote the report, come last of them.
"""

from collections.abc import Sequence

from facilitator.domain.board import Board
from facilitator.domain.claims import Claim, ClaimRole
from facilitator.domain.headings import HeadingKey
from facilitator.reports.blocks import Block, Paragraph, Sentence, Table
from facilitator.reports.evidence.attributions import label_of, text_of
from facilitator.reports.evidence.claims import DOUBTED, list_claims
from facilitator.reports.evidence.issues import ToldIssue, find_held
from facilitator.reports.evidence.names import FoundName, list_names
from facilitator.reports.evidence.wordings import SECTION_NAMES, capitalise, count
from facilitator.reports.evidence.written_figures import WrittenFigure, list_written
from facilitator.reports.tree import Section

REACH = 45
"""So many characters stand before and after a figure, and with them whole words: enough to know what it is about."""

MOST_ROWS = 100
"""Rows of one table of figures."""

HELD = "Held back"
"""Stands in place of the words around a figure of a note that is in no point."""

MOST_NAMED = 5
"""Notes that are named beside a figure; the JSON has all."""


def tell_claims(board: Board, issues: Sequence[ToldIssue]) -> Section | None:
    """The section, or None where no note holds a figure, a name or a short form, and no text a figure of its own."""
    claims, names, written = list_claims(board), list_names(board), list_written(issues)
    if not claims and not names and not written:
        return None
    words = {label_of(note): text_of(note) for note in board.open_notes() if find_held(note, board) is None}
    sure = [each for each in claims if not is_doubted(each)]
    groups = (
        ("Doubted by whoever wrote them", "claims-doubted", [each for each in claims if is_doubted(each)]),
        ("Stated", "claims-stated", [each for each in sure if is_stated(each)]),
        ("Asked for", "claims-asked", [each for each in sure if not is_stated(each)]),
    )
    figures = [_tell(title, anchor, found, words, board) for title, anchor, found in groups if found]
    parts = (*figures, _tell_written(written), _tell_names(names), _tell_glossary(names))
    opening = Paragraph((Sentence(say_unchecked(claims)), Sentence(WHAT_IT_IS)))
    told = tuple(part for part in parts if part is not None)
    return Section("10", SECTION_NAMES[10], "claims", 1, (opening,), told)


WHAT_IT_IS = (
    "Figures are found by rules, as they were typed; some that are no claim are among them, and some are missed."
)


def _tell_written(written: Sequence[WrittenFigure]) -> Section | None:
    """The figures of texts that none of their notes has."""
    rows = tuple(
        (each.figure.quote, quote_around(each.text, (each.figure.start, each.figure.end)), ", ".join(each.notes))
        for each in written
    )
    table = Table("Figures in the words of whoever wrote the report, and the notes behind.", WRITTEN_COLUMNS, rows)
    return Section("", "Written, and in none of the notes behind", "claims-written", 2, (table,)) if rows else None


WRITTEN_COLUMNS = ("Figure", "In the text", "Notes")


def _tell_names(names: Sequence[FoundName]) -> Section | None:
    """What surely is a name, then short forms with a blank for whoever knows them, then words that may be shouted."""
    listed = [each for each in names if not each.is_shouted]
    if not names:
        return None
    rows = tuple((each.quote, each.kind or TO_FILL, ", ".join(each.notes)) for each in listed if not is_open(each))
    blanks = tuple((each.quote, TO_FILL, TO_FILL, ", ".join(each.notes)) for each in listed if is_open(each))
    shouted = [each for each in names if each.is_shouted]
    blocks: list[Block] = []
    if rows:
        blocks.append(Table("Names that rules are sure of, as they were typed.", ("Name", "What it is", "Notes"), rows))
    if blanks:
        columns = ("Short form", "Full name", "What it is", "Notes")
        blocks.append(Table("Short forms that the table does not know, the most used first.", columns, blanks))
    if shouted:
        words = tuple((each.quote, ", ".join(each.notes)) for each in shouted)
        blocks.append(Table("Words in capitals: shouted, or short forms?", ("Word", "Notes"), words))
    return Section("", "Names and short forms", "claims-names", 2, tuple(blocks))


def _tell_glossary(names: Sequence[FoundName]) -> Section | None:
    """The short forms of the notes that mean one thing only, spelt out."""
    rows = tuple((each.quote, each.full or "", each.kind or "") for each in names if each.full and not each.is_shouted)
    table = Table(
        "Short forms in the notes, from a table of those that mean one thing.",
        ("Short form", "Full name", "What it is"),
        rows,
    )
    return Section("", "Glossary", "glossary", 2, (table,)) if rows else None


def is_open(name: FoundName) -> bool:
    """Whether only a person can say what it stands for."""
    return name.is_short and name.full is None


TO_FILL = "▢"
"""A blank in a table, for whoever knows."""


def is_doubted(claim: Claim) -> bool:
    """Whether its author doubts it."""
    return DOUBTED in claim.marks


def is_stated(claim: Claim) -> bool:
    """Whether it is said to be so, and not wished for."""
    return claim.role is ClaimRole.STATED


def say_unchecked(claims: Sequence[Claim]) -> str:
    """How many figures nobody has checked; of those that are only asked for, that they are."""
    stated = [each for each in claims if is_stated(each)]
    unchecked = [each for each in stated if each.is_unchecked]
    told = capitalise(count(len(stated), "figure is stated in a note", "figures are stated in notes"))
    if not stated:
        asked = f"; {count(len(claims), 'is asked for', 'are asked for')}" if claims else ""
        return f"No figure is stated in a note{asked}."
    if len(unchecked) == len(stated):
        return f"{told}; nobody has checked {'it' if len(stated) == 1 else 'any of them'}."
    return f"{told}; {count(len(unchecked), 'of them is unchecked', 'of them are unchecked')}."


def _tell(title: str, anchor: str, claims: Sequence[Claim], words: dict[str, str], board: Board) -> Section:
    """Claims of one standing in a table; more than can be looked through stand in one for each heading."""
    if len(claims) <= MOST_ROWS:
        return Section("", title, anchor, 2, (_list(f"{title}: figures, and the words around them.", claims, words),))
    parts = []
    for key in HeadingKey:
        if here := [each for each in claims if each.note.startswith(key.letter)]:
            name = board.heading(key).name
            table = _list(f"{title} under {name}: figures, and the words around them.", here, words)
            parts.append(Section("", name, f"{anchor}-{key.value}", 3, (table,), heading=key))
    return Section("", title, anchor, 2, (), tuple(parts))


def _list(caption: str, claims: Sequence[Claim], words: dict[str, str]) -> Table:
    rows = tuple(
        (
            each.quote,
            quote_around(words[each.note], each.at) if each.note in words else HELD,
            each.note,
            say_status(each),
        )
        for each in claims
    )
    return Table(caption, ("Figure", "In the note", "Note", "Status"), rows)


def quote_around(text: str, at: tuple[int, int]) -> str:
    """The words around a figure, exactly; an ellipsis stands where the note goes on."""
    start, end = max(0, at[0] - REACH), min(len(text), at[1] + REACH)
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return f"{'… ' if start else ''}“{' '.join(text[start:end].split())}”{' …' if end < len(text) else ''}"


def say_status(claim: Claim) -> str:
    """What is known of a claim, and by whom, and which others may say something else of the same."""
    status = "asked for" if claim.role is ClaimRole.ASKED else claim.status.value
    # A month that stands in the figure itself need not be told beside it.
    marks = (mark for mark in claim.marks if mark != DOUBTED and mark.lower() not in claim.quote.lower())
    known = ", ".join(filter(None, [status, *marks, claim.source]))
    beside = name_some(list(dict.fromkeys(each.partition("-")[0] for each in claim.conflicts)))
    return capitalise(known) + (f"; compare {beside}" if beside else "")


def name_some(labels: Sequence[str]) -> str:
    """Labels for a narrow column: no more than can be compared at a look, and how many there are beside them."""
    more = f" and {len(labels) - MOST_NAMED:,} more" if len(labels) > MOST_NAMED else ""
    return ", ".join(labels[:MOST_NAMED]) + more
