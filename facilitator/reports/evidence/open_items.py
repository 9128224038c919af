"""What is still open in a draft: what stops a version from being signed off, and what is printed as it is."""

from collections.abc import Sequence

from facilitator.domain.board import Board
from facilitator.domain.flags import FlagKind, FlagState
from facilitator.domain.themes import Support
from facilitator.reports.evidence.claims import list_claims
from facilitator.reports.evidence.flags import flags_of
from facilitator.reports.evidence.issues import ToldIssue
from facilitator.reports.evidence.points import HELD_FOR
from facilitator.reports.evidence.wordings import capitalise, count

STOPPING = (
    FlagKind.CONTACT,
    FlagKind.ABOUT_A_PERSON,
    FlagKind.NOT_FOR_ATTRIBUTION,
    FlagKind.INSTRUCTION,
    FlagKind.MARKUP,
)
"""Nobody signs off a text in which one of these has not been decided."""

SHOWN_FIRST = 5
"""As many issues stand on the first page."""
OF_FEW = frozenset({Support.ONE, Support.FEW})
"""Up to three people. What is said of more stands behind an export read back, too, which no longer counts people."""


def list_stops(board: Board, issues: Sequence[ToldIssue]) -> list[str]:
    """What keeps a released board's report from being signed off, in words; nothing where nothing does."""
    kinds = [{flag.kind for flag in flags_of(note, board) if flag.state is FlagState.SUGGESTED} for note in board.notes]
    held = [_count_held(number, kind) for kind in STOPPING if (number := sum(kind in found for found in kinds))]
    missing = sum(lacks_sentence(told) for told in list_wanting(issues))
    gaps = [count(missing, "issue has no sentence yet", "issues have no sentence yet")] if missing else []
    lapsed = sum(text.is_held for told in issues for text in (told.texts.sentence, *told.texts.paragraphs) if text)
    one, many = (
        "text stands on a note that is on the record no more",
        "texts stand on notes that are on the record no more",
    )
    lost = [count(lapsed, one, many)] if lapsed else []
    return [*held, *gaps, *lost]


def _count_held(number: int, kind: FlagKind) -> str:
    one, many = HELD_FOR[kind]
    return count(number, f"note {one}", f"notes {many}")


def list_wanting(issues: Sequence[ToldIssue]) -> list[ToldIssue]:
    """The issues that need a sentence, or *needs none*: the first few, and those of four people or more."""
    several = [told for told in issues if len(told.notes) > 1]
    return [told for place, told in enumerate(several) if place < SHOWN_FIRST or told.backing.support not in OF_FEW]


def lacks_sentence(told: ToldIssue) -> bool:
    """Whether nobody has written its sentence, or said that it needs none."""
    return told.issue.sentence is None and not told.texts.needs_none


def say_open(board: Board, issues: Sequence[ToldIssue]) -> str:
    """All that is open, in a line; "" where nothing is."""
    figures = sum(claim.is_unchecked for claim in list_claims(board))
    said = [*list_stops(board, issues), *([count(figures, "figure unchecked", "figures unchecked")] if figures else [])]
    return capitalise("; ".join(said))
