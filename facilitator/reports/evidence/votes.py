"""Which votes a report may tell of."""

from facilitator.domain.board import Board
from facilitator.domain.votes import Round


def list_closed(board: Board) -> list[Round]:
    """The rounds that were counted, oldest first; of one that is still open nothing is told."""
    return [each for each in board.rounds if not each.is_open and each.tallies and each.turnout]
