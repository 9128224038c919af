"""Section 12: the investment proposition, a line that the room would put to an investor, and the proof it needs."""

from facilitator.domain.board import Board
from facilitator.domain.contributions import ContributionKind
from facilitator.reports.evidence.wordings import SECTION_NAMES
from facilitator.reports.sections.definition import tell_choice
from facilitator.reports.tree import Section


def tell_proposition(board: Board) -> Section | None:
    """The section, or None where the exercise was not held."""
    blocks = tell_choice(board, ContributionKind.LINE, "line")
    return Section("12", SECTION_NAMES[12], "proposition", 1, tuple(blocks)) if blocks else None
