"""What print must say of the figures in words that a person chose for a note: a mark belongs to what is printed."""

from collections.abc import Iterable
from dataclasses import replace

from facilitator.composition.parts import Mark, Point
from facilitator.domain.board import Board
from facilitator.domain.claims import ClaimStatus
from facilitator.domain.notes import Kind, Note
from facilitator.marking.figures import Figure, read_figures
from facilitator.reports.evidence.claims import claims_of

Amount = tuple[float | None, float | None, str | None, str]

OF_FIGURES = {
    ClaimStatus.UNCHECKED: Mark.UNCHECKED,
    ClaimStatus.DISPUTED: Mark.DISPUTED,
    ClaimStatus.WITHDRAWN: Mark.WITHDRAWN,
}


def mark_printed(point: Point, note: Note, board: Board) -> Point:
    """The point with the marks of the figures that its words and their meaning hold, where a person chose either.

    What its author asked to have checked needs no check where no figure of it is left.
    """
    if note.kind is Kind.ASK or (point.composed is None and not point.gloss):
        return point
    found = [OF_FIGURES.get(status) for status in list_statuses((point.text, point.gloss), note, board)]
    gone = {*OF_FIGURES.values(), *([Mark.AUTHOR_ASKS_CHECK] if claims_of(note, board) and not found else [])}
    kept = {*found, *(mark for mark in point.marks if mark not in gone)}
    return replace(point, marks=tuple(mark for mark in Mark if mark in kept))


def list_statuses(texts: Iterable[str], note: Note, board: Board) -> list[ClaimStatus]:
    """What is known of each figure in some texts: what was found out of the note's own, of any other nothing."""
    known: dict[Amount, ClaimStatus] = {}
    for claim in claims_of(note, board):
        amount = (claim.low, claim.high, claim.unit, "" if claim.low is not None else claim.quote.casefold())
        # Of two that are alike the one that nobody has checked counts.
        known[amount] = claim.status if known.get(amount, claim.status) is claim.status else ClaimStatus.UNCHECKED
    return [known.get(name_amount(figure), ClaimStatus.UNCHECKED) for text in texts for figure in read_figures(text)]


def name_amount(figure: Figure) -> Amount:
    """By what two figures are the same however they are written: dates, which are no amounts, by their letters."""
    return figure.low, figure.high, figure.unit, "" if figure.low is not None else figure.quote.casefold()
