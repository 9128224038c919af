"""The claims register: every figure of a note that may be shown, as typed, with what a person has found out about it.

Nothing here raises a note's chance of being quoted: a figure is a reason to check, not a reason to print.
"""

from collections import defaultdict
from dataclasses import replace

from facilitator.domain.board import Board
from facilitator.domain.claims import Check, Claim, ClaimRole, ClaimStatus
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind, Note, Place
from facilitator.domain.themes import Theme
from facilitator.marking.figures import Figure
from facilitator.marking.pairs import NoteText, find_pairs
from facilitator.reports.blocks import NoteRow
from facilitator.reports.evidence import attributions
from facilitator.reports.evidence.attributions import label_of, text_of
from facilitator.reports.evidence.readings import findings_of

DOUBTED = "doubted"
STATUS_NAMES = {
    ClaimStatus.UNCHECKED: "unchecked",
    ClaimStatus.DISPUTED: "figure disputed",
    ClaimStatus.WITHDRAWN: "figure withdrawn",
}
"""What is printed of a figure; of one that somebody has confirmed nothing is."""
NOBODY = Check(ClaimStatus.UNCHECKED, "", "")


def list_claims(board: Board) -> list[Claim]:
    """The claims of a released board: those that their authors doubt first, then in the order of the notes."""
    if board.claims is not None:
        return list(board.claims)
    return list(board.keep("claims", lambda: find_claims(board)))


def find_claims(board: Board) -> list[Claim]:
    """The claims of a released board, found in its notes."""
    notes = [note for key in HeadingKey for note in board.open_notes(key) if note.place is not Place.ASIDE]
    claims = [claim for note in notes for claim in claims_of(note, board)]
    conflicts = find_conflicts(notes, claims, board)
    places = {claim.id: place for place, claim in enumerate(claims)}
    told = [replace(claim, conflicts=tuple(sorted(conflicts[claim.id], key=places.__getitem__))) for claim in claims]
    return sorted(told, key=lambda claim: DOUBTED not in claim.marks)


def claims_of(note: Note, board: Board) -> list[Claim]:
    """The claims of one note, in the order in which they stand."""
    found = findings_of(note, board)
    doubt = (DOUBTED,) if found.figures and found.is_doubted else ()
    return [_claim(note, place, figure, doubt, board) for place, figure in enumerate(found.figures, start=1)]


def _claim(note: Note, place: int, figure: Figure, doubt: tuple[str, ...], board: Board) -> Claim:
    check = board.checks.get((note.id, figure.start, figure.end), NOBODY)
    return Claim(
        id=f"{label_of(note)}-{place}",
        quote=figure.quote,
        note=label_of(note),
        kind=figure.kind,
        low=figure.low,
        high=figure.high,
        bound=figure.bound,
        unit=figure.unit,
        per=figure.per,
        role=ClaimRole.ASKED if note.kind is Kind.ASK else ClaimRole.STATED,
        marks=(*doubt, *figure.marks),
        at=(figure.start, figure.end),
        status=check.status,
        checker=check.checker,
        source=check.source,
    )


def find_conflicts(notes: list[Note], claims: list[Claim], board: Board) -> dict[str, set[str]]:
    """By claim, the others that may be about the same thing and give another figure."""
    ids = {(claim.note, claim.at): claim.id for claim in claims}
    figures = [findings_of(note, board).figures for note in notes]
    # Notes of no theme have none in common.
    texts = [
        NoteText(label_of(note), None if note.theme_id is None else str(note.theme_id), text_of(note), found)
        for note, found in zip(notes, figures, strict=True)
    ]
    conflicts: dict[str, set[str]] = defaultdict(set)
    for pair in find_pairs(texts):
        places = zip(pair.notes, pair.figures, strict=True)
        one, other = (ids[label, (figure.start, figure.end)] for label, figure in places)
        if not pair.is_same:
            conflicts[one].add(other)
            conflicts[other].add(one)
    return conflicts


def is_unchecked(note: Note, board: Board) -> bool:
    """Whether print must say of a note that a figure in it is unchecked."""
    return label_of(note) in board.keep("unchecked", lambda: _find_unchecked(board))


def has_found(note: Note, board: Board, status: ClaimStatus) -> bool:
    """Whether print must say of a note what somebody found out about a figure in it."""
    return label_of(note) in board.keep(f"figures {status}", lambda: _find_status(board, status))


def _find_status(board: Board, status: ClaimStatus) -> set[str]:
    return {claim.note for claim in list_claims(board) if claim.status is status}


def _find_unchecked(board: Board) -> set[str]:
    return {claim.note for claim in list_claims(board) if claim.is_unchecked}


def describe_row(note: Note, board: Board, themes: dict[int, Theme]) -> NoteRow:
    """A note with all that may be said of it, and what is known of its figures; of what was set aside not that."""
    row = attributions.describe_row(note, board, themes)
    return row if row.is_aside else replace(row, marks=say_checks(note, board))


def say_checks(note: Note, board: Board) -> tuple[str, ...]:
    """What print must say of the figures of a note, in words."""
    found = [status for status in ClaimStatus if status in STATUS_NAMES and has_found(note, board, status)]
    stated = found if is_unchecked(note, board) else [each for each in found if each is not ClaimStatus.UNCHECKED]
    return tuple(STATUS_NAMES[status] for status in stated)
