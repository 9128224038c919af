"""What print must say of the figures in words that a person chose: a mark belongs to what is printed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from facilitator.composition.amounts import find_numbers
from facilitator.composition.parts import Mark, Point
from facilitator.domain.board import Board
from facilitator.domain.claims import Claim, ClaimRole, ClaimStatus
from facilitator.domain.notes import Kind, Note
from facilitator.marking.figures import Figure, read_figures
from facilitator.marking.masks import find_masks
from facilitator.reports.evidence.attributions import text_of
from facilitator.reports.evidence.claims import claims_of
from facilitator.reports.evidence.conversions import is_as_much, write_fractions, write_in_figures

Amount = tuple[float | None, float | None, str | None, str]

OF_FIGURES = {
    ClaimStatus.UNCHECKED: Mark.UNCHECKED,
    ClaimStatus.DISPUTED: Mark.DISPUTED,
    ClaimStatus.WITHDRAWN: Mark.WITHDRAWN,
}


def mark_printed(point: Point, note: Note, board: Board) -> Point:
    """The point with the marks of the figures that its words and their meaning hold, where a person chose either.

    What its author asked to have checked needs no check where no figure of it is left. The figures of an ask are
    nobody's claim; one that it does not have is told of all the same.
    """
    if point.composed is None and not point.gloss:
        return point
    strange = {Mark.NOT_IN_NOTES} if find_strange(point.text, [text_of(note)]) else set()
    if note.kind is Kind.ASK:
        return replace(point, marks=_order({*point.marks, *strange}))
    found = mark_figures((point.text, point.gloss), [note], board)
    gone = {*OF_FIGURES.values(), *([Mark.AUTHOR_ASKS_CHECK] if claims_of(note, board) and found is None else [])}
    return replace(point, marks=_order({*(found or ()), *strange, *(mark for mark in point.marks if mark not in gone)}))


def mark_text(text: str, notes: Sequence[Note], board: Board) -> tuple[Mark, ...]:
    """The marks of a text that stands on some notes. On none it is its authors' own, and so are its figures."""
    strange = {Mark.NOT_IN_NOTES} if notes and find_strange(text, list(map(text_of, notes))) else set()
    return _order({*(mark_figures((text,), notes, board) or ()), *strange})


def _order(marks: set[Mark]) -> tuple[Mark, ...]:
    return tuple(mark for mark in Mark if mark in marks)


def mark_figures(texts: Iterable[str], notes: Iterable[Note], board: Board) -> set[Mark] | None:
    """What is known of the figures in some texts: what was found out of the notes' own, of any other nothing.

    None where they have no figure. What notes only ask for is no claim.
    """
    claims = [claim for note in notes for claim in claims_of(note, board)]
    figures = [figure for text in texts for figure in read_figures(text)]
    found = [_judge(find_statuses(figure, claims)) for figure in figures]
    return {OF_FIGURES[status] for status in found if status in OF_FIGURES} if figures else None


def find_statuses(figure: Figure, claims: Sequence[Claim]) -> set[ClaimStatus | None]:
    """What is known of a figure of a text: what is of its claims, else of those that are as much; None of a wish."""
    same = [each for each in claims if name_amount(each) == name_amount(figure)]
    alike = same or [each for each in claims if is_as_much(each, figure)]
    return {None if is_wish(each) else each.status for each in alike} or {ClaimStatus.UNCHECKED}


def is_wish(claim: Claim) -> bool:
    """Whether a figure is only asked for, and nobody has said anything of it."""
    return claim.role is ClaimRole.ASKED and claim.status is ClaimStatus.UNCHECKED


def _judge(statuses: set[ClaimStatus | None]) -> ClaimStatus | None:
    """Of several that are alike and of which not the same is known, the one that nobody has checked counts."""
    stated = statuses - {None}
    return ClaimStatus.UNCHECKED if len(stated) > 1 else next(iter(stated), None)


def find_strange(text: str, notes: Sequence[str]) -> list[Figure]:
    """The figures of a text that are in none of these notes: not as much in any unit, nor of the same numbers.

    None where something is masked that may hold them: nobody can say then that no note has them.
    """
    if any(flag.kind not in {"about_a_person", "accusation"} for note in notes for flag in find_masks(note)):
        return []
    words = [*notes, *map(write_fractions, notes)]
    figures = [figure for note in words for figure in read_figures(note)]
    amounts = set(map(name_amount, figures))
    numbers = {write_in_figures(number) for note in words for number in find_numbers(note)}
    unlike = [each for each in read_figures(text) if name_amount(each) not in amounts]
    new = [each for each in unlike if not any(is_as_much(each, figure) for figure in figures)]
    return [
        each for each in new if not (said := find_numbers(each.quote)) or set(map(write_in_figures, said)) - numbers
    ]


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
