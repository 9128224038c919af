"""What the desk had before the room spoke, with what the room said of each statement."""

from collections.abc import Sequence

from facilitator.domain.board import Board
from facilitator.domain.contributions import Answer, Contribution, ContributionKind
from facilitator.reports.blocks import Block, Paragraph, Sentence
from facilitator.reports.evidence.contributions import list_contributions, tell_labels
from facilitator.reports.evidence.wordings import capitalise, count

OF_THE_DESK = "They are from the sources beside them and are not the room’s."


def tell_statements(board: Board) -> list[Block]:
    """The statements with their counts; nothing where the desk brought none."""
    statements = board.shared(ContributionKind.BASELINE)
    if not statements:
        return []
    said = [Sentence(say_brought(statements), tell_labels(statements)), *say_contested(statements)]
    return [Paragraph((*said, Sentence(OF_THE_DESK))), list_contributions(statements, board)]


def say_brought(statements: Sequence[Contribution]) -> str:
    """How many there are, and whether anybody marked them."""
    told = capitalise(count(len(statements), "statement was brought", "statements were brought"))
    marked = sum(bool(each.answers) for each in statements)
    if not marked:
        return f"{told}; nobody has marked any."
    return f"{told}; {count(marked, 'is marked', 'are marked')} by people in the room."


def say_contested(statements: Sequence[Contribution]) -> list[Sentence]:
    """Which of them more people say differ than match."""
    contested = [each for each in statements if says_more(each, Answer.DIFFERS, Answer.MATCHES)]
    if not contested:
        return []
    more = count(len(contested), "is said to differ by more people", "are said to differ by more people")
    return [Sentence(f"{capitalise(more)} than say that it matches.", tell_labels(contested))]


def says_more(each: Contribution, one: Answer, other: Answer) -> bool:
    """Whether more people say one thing of it than another."""
    return each.answers.get(one, 0) > each.answers.get(other, 0)
