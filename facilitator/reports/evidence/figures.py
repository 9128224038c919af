"""What print must say of the figures in words that a person chose for a note: a mark belongs to what is printed."""

from collections.abc import Iterable
from dataclasses import replace

from facilitator.composition.parts import Mark, Point
from facilitator.domain.board import Board
from facilitator.domain.claims import Claim, ClaimStatus
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
        amount = name_amount(claim)
        # Of two that are alike the one that nobody has checked counts.
        known[amount] = claim.status if known.get(amount, claim.status) is claim.status else ClaimStatus.UNCHECKED
    return [known.get(name_amount(figure), ClaimStatus.UNCHECKED) for text in texts for figure in read_figures(text)]


def keep_printed(claims: Iterable[Claim], text: str) -> list[Claim]:
    """Those claims whose figure a text has, as typed or written otherwise: with `people`, say, where it was `ppl`."""
    words = text.casefold()
    return [claim for claim in claims if claim.quote.casefold() in words or has_amount(text, claim)]


def has_amount(text: str, claim: Claim) -> bool:
    """Whether a figure of the text is as much, in whatever letters; a text is read when it must be."""
    amount = claim.low, claim.high
    return claim.low is not None and amount in {(figure.low, figure.high) for figure in read_figures(text)}


def name_amount(figure: Figure | Claim) -> Amount:
    """By what two figures are the same however they are written: dates, which are no amounts, by their letters."""
    return figure.low, figure.high, figure.unit, "" if figure.low is not None else figure.quote.casefold()
