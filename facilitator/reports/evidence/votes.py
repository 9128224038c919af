"""Which votes a report may tell of."""

from facilitator.domain.board import Board
from facilitator.domain.votes import Round
from facilitator.reports.evidence.themes import name_themes


def list_closed(board: Board) -> list[Round]:
    """The rounds that were counted, oldest first; of one that is still open nothing is told."""
    return [each for each in board.rounds if not each.is_open and each.tallies and each.turnout]


GONE = "A theme that holds no note"


def name_balloted(board: Board, vote: Round, theme: int) -> str:
    """The name of a theme as it stood on the ballot of a vote, whatever has become of it since."""
    return vote.name_of.get(theme) or name_themes(board).get(theme, GONE)


def tell_balloted(board: Board, vote: Round, theme: int) -> str:
    """The same, with what has become of the theme: merged, dissolved or emptied, or under another name."""
    names = name_themes(board)
    name, now, into = name_balloted(board, vote, theme), names.get(theme), names.get(vote.into_of.get(theme, 0))
    if name in {GONE, now}:
        return name
    if now is not None:
        return f"{name} (now “{now}”)"
    return f"{name} (since merged into “{into}”)" if into else f"{name} (no theme of its own any more)"
