"""Section 4: context. What the desk and the keynote said, kept apart as theirs, and what the room made of it."""

from facilitator.domain.board import Board
from facilitator.domain.contributions import Contribution, ContributionKind
from facilitator.reports.blocks import Block, Paragraph, Sentence
from facilitator.reports.evidence.briefs import tell_statements
from facilitator.reports.evidence.contributions import list_contributions, rank_backed, tell_labels
from facilitator.reports.evidence.wordings import SECTION_NAMES, capitalise, count
from facilitator.reports.tree import Section

NO_ACCOUNT = Sentence("The authors’ own account of the cluster, with its sources, belongs here; this record has none.")
NO_ACCOUNT_BESIDE_DESK = Sentence("The authors’ own account of the cluster belongs here; this record has none.")
ACCOUNTS_WANTED = frozenset({NO_ACCOUNT, NO_ACCOUNT_BESIDE_DESK})
"""What asks the authors for their own words, for as long as they still may write them."""

GAP = Paragraph((NO_ACCOUNT, Sentence("What follows is what the speaker said and what the room asked.")))
DESK_GAP = Paragraph(
    (
        NO_ACCOUNT_BESIDE_DESK,
        Sentence("What follows is what was known before, what the speaker said and what the room asked."),
    )
)


def tell_context(board: Board) -> Section | None:
    """The section, or None where neither desk nor keynote said anything."""
    parts = [part for part in (_tell_desk(board), _tell_points(board), _tell_questions(board)) if part is not None]
    blocks = (DESK_GAP if board.shared(ContributionKind.BASELINE) else GAP, *_tell_speaker(board))
    return Section("4", SECTION_NAMES[4], "context", 1, blocks, tuple(parts)) if parts or blocks[1:] else None


def _tell_speaker(board: Board) -> tuple[Block, ...]:
    """Who spoke and on what, as far as it was said at set-up or on the day."""
    speaker, topic = board.roundtable.speaker, board.roundtable.topic
    about = f" on “{topic}”" if topic else ""
    if not speaker and not topic:
        return ()
    text = f"{speaker} gave the keynote{about}." if speaker else f"The keynote was{about}."
    return (Paragraph((Sentence(text),)),)


def _tell_desk(board: Board) -> Section | None:
    blocks = tell_statements(board)
    return Section("", "What was known before", "desk", 2, tuple(blocks)) if blocks else None


def _tell_points(board: Board) -> Section | None:
    points = board.shared(ContributionKind.POINT)
    if not points:
        return None
    text = "These points are the speaker’s, as they were heard and written down, and not the room’s."
    if len(points) == 1:
        text = "This point is the speaker’s, as it was heard and written down, and not the room’s."
    opening = Paragraph((Sentence(text, tell_labels(points)),))
    return Section("", "What the keynote said", "keynote", 2, (opening, list_contributions(points, board)))


def _tell_questions(board: Board) -> Section | None:
    ranked = rank_backed(board, ContributionKind.QUESTION)
    answered, left = [each for each in ranked if each.is_marked], [each for each in ranked if not each.is_marked]
    blocks = [
        *_tell_some(answered, "was answered in the room", "were answered in the room", board),
        *_tell_some(left, "has no answer on the record", "have no answer on the record", board),
    ]
    return Section("", "What the room asked", "questions", 2, tuple(blocks)) if blocks else None


def _tell_some(questions: list[Contribution], one: str, many: str, board: Board) -> list[Block]:
    if not questions:
        return []
    text = f"{capitalise(count(len(questions), f'question {one}', f'questions {many}'))}."
    return [Paragraph((Sentence(text, tell_labels(questions)),)), list_contributions(questions, board)]
