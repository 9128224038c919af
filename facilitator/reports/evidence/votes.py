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
    """The same, with what has become of the theme: merged or dissolved, or under another name."""
    name, now = name_balloted(board, vote, theme), name_themes(board).get(theme)
    if name in {GONE, now}:
        return name
    return f"{name} (since merged or dissolved)" if now is None else f"{name} (now “{now}”)"
