"""Contributions as a report tells them: which may be shown, in which order, under which words. No row says by whom."""

from collections.abc import Iterable, Sequence

from facilitator.domain.board import Board
from facilitator.domain.contributions import BROUGHT, Answer, Contribution, ContributionKind
from facilitator.marking.flags import find_flags
from facilitator.reports.blocks import ContributionList, ContributionRow
from facilitator.reports.evidence.reactions import name_supporters
from facilitator.reports.evidence.themes import name_themes
from facilitator.reports.evidence.wordings import CONTRIBUTION_NAMES, DETAIL_NAMES, capitalise, spell_date

VERBS = {
    ContributionKind.QUESTION: "upvoted it",
    ContributionKind.WORDING: "backed it",
    ContributionKind.LINE: "backed it",
}
"""What an `up` says to each kind that takes one."""

MARKS = {
    ContributionKind.QUESTION: ("answered", "left open"),
    ContributionKind.WORDING: ("chosen", ""),
    ContributionKind.LINE: ("chosen", ""),
}
"""What is said of a marked one, and of one that is not."""


def list_shared(board: Board) -> list[Contribution]:
    """Every contribution that may be shown, kind by kind in the order of the report, each kind oldest first."""
    return [each for kind in CONTRIBUTION_NAMES for each in board.shared(kind)]


def rank_backed(board: Board, kind: ContributionKind) -> list[Contribution]:
    """Those of a kind that may be shown, the chosen first, then by how many people back them, then the oldest."""
    return sorted(board.shared(kind), key=lambda each: (not each.is_marked, -count_backers(each), each.number))


def is_aside(contribution: Contribution) -> bool:
    """Whether rules are sure that it is not about the subject, and nobody backs it."""
    is_found = any(flag.kind == "off_topic" for flag in find_flags(contribution.text or ""))
    return is_found and not count_backers(contribution)


def count_backers(contribution: Contribution) -> int:
    """How many people said `up` to it."""
    return contribution.answers.get(Answer.UP, 0)


def list_contributions(
    contributions: Iterable[Contribution], board: Board, *, is_annex: bool = False
) -> ContributionList:
    """Contributions as a block."""
    return ContributionList(tuple(describe_contribution(each, board) for each in contributions), is_annex)


def describe_contribution(contribution: Contribution, board: Board) -> ContributionRow:
    """A contribution with all that may be said of it."""
    facts = [
        capitalise(CONTRIBUTION_NAMES[contribution.kind][0]),
        _tell_source(contribution),
        *_place(contribution, board),
        f"by {spell_date(contribution.due_on)}" if contribution.due_on else "",
        tell_answers(contribution, board),
        MARKS[contribution.kind][not contribution.is_marked] if contribution.kind in MARKS else "",
    ]
    return ContributionRow(
        label=contribution.label,
        kind=contribution.kind,
        text=contribution.text or "",
        detail_name=DETAIL_NAMES.get(contribution.kind, "Added") if contribution.said_beside else "",
        detail=contribution.said_beside,
        facts=tuple(filter(None, facts)),
    )


def tell_answers(contribution: Contribution, board: Board) -> str:
    """What others said to it, in words: `a few participants backed it`, or how a case was sorted: `7 in, 2 out`."""
    if contribution.kind in _SORTED:
        said, nobody = _SORTED[contribution.kind]
        counts = [(contribution.answers.get(answer, 0), words) for answer, words in said.items()]
        return ", ".join(f"{number} {words}" for number, words in counts if number) or nobody
    if contribution.kind not in VERBS:
        return ""
    number = count_backers(contribution)
    who = name_supporters(number, board) if number else "Nobody"
    return f"{who.lower()} {VERBS[contribution.kind]}"


_SORTED: dict[ContributionKind, tuple[dict[Answer, str], str]] = {
    ContributionKind.CASE: (
        {Answer.IN: "in", Answer.EDGE: "on the edge", Answer.OUT: "out"},
        "nobody sorted it",
    ),
    ContributionKind.BASELINE: (
        {Answer.MATCHES: "say it matches", Answer.DIFFERS: "say it differs", Answer.CANNOT_SAY: "cannot say"},
        "nobody has marked it",
    ),
}
"""What people may say of a thing in one of several words, and what is said where nobody has."""


def tell_labels(contributions: Sequence[Contribution]) -> tuple[str, ...]:
    """Their labels, in their order."""
    return tuple(each.label for each in contributions)


def attribute_record(contribution: Contribution, board: Board) -> str:
    """Whose record a discussion's is, as far as the sharing mode lets its table be shown."""
    return ", ".join(["Scribe’s record", *_place(contribution, board)])


def _place(contribution: Contribution, board: Board) -> list[str]:
    """Where it belongs: a table, a theme or a heading."""
    theme = name_themes(board).get(contribution.theme_id or 0)
    about = f"on “{theme}”" if theme else board.heading(contribution.heading).name if contribution.heading else ""
    table = board.table_of(contribution)
    return [part for part in ("" if table is None else f"table {table}", about) if part]


def _tell_source(contribution: Contribution) -> str:
    """That somebody else wrote it down. Of a keynote point that is understood."""
    if contribution.kind is ContributionKind.RECORD:
        return "scribe’s record"
    return "written down for somebody" if contribution.is_record and contribution.kind in BROUGHT else ""
