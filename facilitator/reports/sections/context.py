"""Section 4: context. What the desk and the keynote said, kept apart as theirs, and what the room made of it."""

from facilitator.domain.board import Board
from facilitator.domain.contributions import Contribution, ContributionKind
from facilitator.domain.phases import Phase
from facilitator.reports.blocks import Block, Paragraph, Sentence
from facilitator.reports.evidence.briefs import tell_statements
from facilitator.reports.evidence.contributions import is_aside, list_contributions, rank_backed, tell_labels
from facilitator.reports.evidence.wordings import SECTION_NAMES, capitalise, count, join
from facilitator.reports.tree import Section, make_part

NO_ACCOUNT = Sentence("The authors’ own account of the cluster, with its sources, belongs here; this record has none.")
NO_ACCOUNT_BESIDE_DESK = Sentence("The authors’ own account of the cluster belongs here; this record has none.")
ACCOUNTS_WANTED = frozenset({NO_ACCOUNT, NO_ACCOUNT_BESIDE_DESK})
"""What asks the authors for their own words, for as long as they still may write them."""

PARTS = {"desk": "what was known before", "keynote": "what the speaker said", "questions": "what the room asked"}
"""What each part of the section holds, by its anchor."""


def tell_context(board: Board) -> Section | None:
    """The section, or None where neither desk nor keynote said anything and no keynote was planned."""
    desk = make_part("What was known before", "desk", tell_statements(board))
    parts = [part for part in (desk, _tell_points(board), _tell_questions(board)) if part is not None]
    speaker = _tell_speaker(board, is_heard=any(part.anchor != "desk" for part in parts))
    if not parts and not speaker:
        return None
    account = NO_ACCOUNT_BESIDE_DESK if board.shared(ContributionKind.BASELINE) else NO_ACCOUNT
    return Section("4", SECTION_NAMES[4], "context", 1, (_open(account, parts), *speaker), tuple(parts))


def _open(account: Sentence, parts: list[Section]) -> Paragraph:
    """That the authors' account is to come, and which parts follow."""
    if not parts:
        return Paragraph((account,))
    return Paragraph((account, Sentence(f"What follows is {join([PARTS[part.anchor] for part in parts])}.")))


def _tell_speaker(board: Board, *, is_heard: bool) -> tuple[Block, ...]:
    """Who spoke and on what, as far as it was said at set-up or on the day.

    Where nothing of it was written down nobody knows whether it was held; off the agenda, it was not.
    """
    speaker, topic = board.roundtable.speaker, board.roundtable.topic
    is_planned = any(slot.phase is Phase.KEYNOTE for slot in board.roundtable.agenda)
    if not (speaker or topic) or not (is_heard or is_planned):
        return ()
    about = f" on “{topic}”" if topic else ""
    by = f" by {speaker}" if speaker else ""
    text = f"A keynote{by}{about} was planned; nothing that was said there is on the record."
    if is_heard:
        text = f"{speaker} gave the keynote{about}." if speaker else f"The keynote was{about}."
    return (Paragraph((Sentence(text),)),)


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
    asked = rank_backed(board, ContributionKind.QUESTION)
    ranked = [each for each in asked if each.is_marked or not is_aside(each)]
    answered, left = [each for each in ranked if each.is_marked], [each for each in ranked if not each.is_marked]
    blocks = [
        *_tell_some(answered, "was answered in the room", "were answered in the room", board),
        *_tell_some(left, "has no answer on the record", "have no answer on the record", board),
        *_tell_asides([each for each in asked if each not in ranked]),
    ]
    return make_part("What the room asked", "questions", blocks)


def _tell_some(questions: list[Contribution], one: str, many: str, board: Board) -> list[Block]:
    if not questions:
        return []
    text = f"{capitalise(count(len(questions), f'question {one}', f'questions {many}'))}."
    return [Paragraph((Sentence(text, tell_labels(questions)),)), list_contributions(questions, board)]


def _tell_asides(questions: list[Contribution]) -> list[Block]:
    """How many questions are left to the annex: nobody can set one aside, and a joke is no part of a white paper."""
    if not questions:
        return []
    one, many = "question that rules doubt is", "questions that rules doubt are"
    text = f"{capitalise(count(len(questions), one, many))} about the room and not the subject, and in Annex B alone."
    return [Paragraph((Sentence(text, tell_labels(questions)),))]
