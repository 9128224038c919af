"""Section 1, at a glance: what is best supported, what is disputed and what is asked for, on about one page.

It says nothing that the sections after it do not say at more length, and its sentences rest on the same notes.
"""

from collections.abc import Iterable

from facilitator.domain.board import Board
from facilitator.domain.contributions import ContributionKind
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind
from facilitator.domain.themes import Support
from facilitator.domain.votes import Round, RoundKind
from facilitator.reports.blocks import (
    Block,
    Paragraph,
    Quote,
    Sentence,
)
from facilitator.reports.evidence.attributions import attribute, describe_row
from facilitator.reports.evidence.contributions import list_contributions, tell_labels
from facilitator.reports.evidence.reactions import list_disputed, tell_dissent
from facilitator.reports.evidence.themes import Group, list_groups, standing, tell_theme
from facilitator.reports.evidence.votes import list_closed
from facilitator.reports.evidence.wordings import capitalise, count, tally
from facilitator.reports.sections.priorities import tell_split, tell_top
from facilitator.reports.tree import Section

MOST = 5
"""Of anything on this page: more would be read by nobody in a minute."""
MOST_DISPUTED = 3
"""These are quoted, whole."""


def tell_glance(board: Board) -> Section | None:
    """The section, or None where there is nothing to pick from: no theme of several people, no vote, no ask."""
    parts = [
        _part("Best supported", "glance-supported", _tell_supported(board)),
        _part("Put first in the vote", "glance-voted", _tell_voted(board)),
        _part("Disputed", "glance-disputed", _tell_disputed(board), _quote_disputed(board)),
        _part("Asked for", "glance-asked", _tell_asked(board), _list_asks(board)),
    ]
    told = tuple(part for part in parts if part is not None)
    return Section("1", "At a glance", "glance", 1, children=told, starts_page=True) if told else None


def _part(title: str, anchor: str, sentences: list[Sentence], blocks: Iterable[Block] = ()) -> Section | None:
    paragraphs = tuple(Paragraph((sentence,)) for sentence in sentences)
    return Section("", title, anchor, 2, (*paragraphs, *blocks)) if paragraphs else None


def rank_groups(board: Board) -> list[Group]:
    """The themes of all headings together, the best supported first. What one person alone said is not support."""
    groups = [group for key in HeadingKey for group in list_groups(board, key)]
    return sorted((group for group in groups if group.backing.support is not Support.ONE), key=standing)


def _tell_supported(board: Board) -> list[Sentence]:
    return [_tell_group(group, board) for group in rank_groups(board)[:MOST]]


def _tell_asked(board: Board) -> list[Sentence]:
    """The best supported themes that are led by asks and not named above, and how much was asked of others."""
    further = rank_groups(board)[MOST:]
    said = [_tell_group(group, board) for group in further if group.lead is Kind.ASK][:MOST]
    if asks := board.shared(ContributionKind.ASK):
        told = capitalise(count(len(asks), "ask was made of others", "asks were made of others"))
        rest = "; section 13 has all" if len(asks) > MOST else ""
        said.append(Sentence(f"{told}{rest}.", tell_labels(asks)))
    return said


def _list_asks(board: Board) -> list[Block]:
    asks = board.shared(ContributionKind.ASK)[:MOST]
    return [list_contributions(asks, board)] if asks else []


def _tell_group(group: Group, board: Board) -> Sentence:
    """The sentence that the theme's chapter opens with, and which chapter that is."""
    told = tell_theme(group, board)
    return Sentence(f"{board.heading(group.theme.heading).name}: {told.text[0].lower()}{told.text[1:]}", told.notes)


def _tell_disputed(board: Board) -> list[Sentence]:
    """The notes that most people saw differently, and the themes on which the last rating split the room."""
    grid = _last(board, RoundKind.GRID)
    split = [_add_turnout(sentence, grid, board) for sentence in tell_split(board, grid.tallies)] if grid else []
    return [*split, *tell_dissent(list_disputed(board)[:MOST_DISPUTED], board)]


def _quote_disputed(board: Board) -> list[Block]:
    rows = [describe_row(note, board, {}) for note in list_disputed(board)[:MOST_DISPUTED]]
    return [Quote(row.text, row.label, attribute(row)) for row in rows]


def _tell_voted(board: Board) -> list[Sentence]:
    """What the last vote of each kind put first, over all headings, and how many voted."""
    rounds = [each for kind in (RoundKind.DOTS, RoundKind.GRID) if (each := _last(board, kind))]
    return [_add_turnout(sentence, each, board) for each in rounds for sentence in tell_top(board, each)]


def _add_turnout(sentence: Sentence, vote: Round, board: Board) -> Sentence:
    """Who gives dots weighs all themes; a rating may leave some out, so its themes are each rated by so many."""
    people = tally(board.n_participants, "person", "people")
    voted = f"{vote.turnout:,} of {people} voted"
    if vote.kind is RoundKind.GRID:
        least, most = (pick(each.n_people for each in vote.tallies) for pick in (min, max))
        voted = f"each theme was rated by {least:,}{f' to {most:,}' if most > least else ''} of {people}"
    return Sentence(f"{sentence.text.removesuffix('.')}; {voted}.", sentence.notes)


def _last(board: Board, kind: RoundKind) -> Round | None:
    return next((each for each in reversed(list_closed(board)) if each.kind is kind), None)
