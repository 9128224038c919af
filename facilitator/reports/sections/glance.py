"""Section 1, at a glance: what is best supported, what is disputed and what is asked for, on about one page.

It says nothing that the sections after it do not say at more length, and its sentences rest on the same notes.
"""

from collections.abc import Iterable, Sequence

from facilitator.composition.parts import Point as Composed
from facilitator.composition.parts import Slot, Voice
from facilitator.domain.board import Board
from facilitator.domain.contributions import ContributionKind
from facilitator.domain.notes import Kind
from facilitator.domain.themes import Support
from facilitator.domain.votes import Round, RoundKind
from facilitator.reports.blocks import Block, Paragraph, Points, Quote, Sentence
from facilitator.reports.evidence.attributions import attribute, label_of
from facilitator.reports.evidence.charts import chart_support
from facilitator.reports.evidence.claims import describe_row, list_claims
from facilitator.reports.evidence.contributions import list_contributions, tell_labels
from facilitator.reports.evidence.issues import ToldIssue, list_told
from facilitator.reports.evidence.points import SLOT_NAMES, show_point
from facilitator.reports.evidence.reactions import list_disputed, tell_dissent
from facilitator.reports.evidence.votes import list_closed
from facilitator.reports.evidence.wordings import capitalise, count, join, tally
from facilitator.reports.sections.priorities import tell_split, tell_top
from facilitator.reports.tree import Section

MOST = 5
"""Of anything on this page: more would be read by nobody in a minute."""
MOST_WORDS = 24
SPOKEN = frozenset({Voice.PLAIN, Voice.VOICED})
MOST_DISPUTED = 3
"""These are quoted, whole."""


def tell_glance(board: Board, issues: Sequence[ToldIssue]) -> Section | None:
    """The section, or None where there is nothing to pick from: no issue of several people, no vote, no ask."""
    parts = [
        _part("Most spoken of", "glance-said", [], [*_list_said(board, issues), *chart_support(issues)]),
        _part("Put first in the vote", "glance-voted", _tell_voted(board)),
        _part("Disputed", "glance-disputed", _tell_disputed(board), _quote_disputed(board)),
        _part("Asked for", "glance-asked", _tell_asked(board), _list_asks(board)),
        _part("Figures nobody has checked", "glance-unchecked", _tell_unchecked(board)),
    ]
    told = tuple(part for part in parts if part is not None)
    return Section("1", "At a glance", "glance", 1, children=told, starts_page=True) if told else None


def _part(title: str, anchor: str, sentences: list[Sentence], blocks: Iterable[Block] = ()) -> Section | None:
    shown = (*(Paragraph((sentence,)) for sentence in sentences), *blocks)
    return Section("", title, anchor, 2, shown) if shown else None


def _list_said(board: Board, issues: Sequence[ToldIssue]) -> list[Block]:
    """The best supported issues, with the first of what is in the way, costs and is asked for."""
    several = [each for each in issues if each.backing.support is not Support.ONE and len(each.notes) > 1]
    return [_list_first(board, each) for each in several[:MOST]]


def _list_first(board: Board, told: ToldIssue) -> Points:
    names = join([board.heading(key).name for key in told.issue.headings])
    firsts = [_find_first(told, slot) for slot in (Slot.IN_THE_WAY, Slot.COSTS, Slot.ASKED_FOR)]
    points = [show_point(each, told.notes, topic=_name_ask(each)) for each in firsts if each is not None]
    return Points(f"{told.name} ({told.backing.support}; {names})", tuple(points))


def _find_first(told: ToldIssue, slot: Slot) -> Composed | None:
    """The first point of a slot that can be read at a glance."""
    points = told.issue.slots.get(slot, ())
    return next((each for each in points if each.voice in SPOKEN and len(each.text.split()) <= MOST_WORDS), None)


def _name_ask(point: Composed) -> str:
    return f"{SLOT_NAMES[Slot.ASKED_FOR]}:" if point.slot is Slot.ASKED_FOR else ""


def _tell_asked(board: Board) -> list[Sentence]:
    """How much was asked for in notes, and how much of others in the exercise."""
    notes = [label_of(note) for note in list_told(board) if note.kind is Kind.ASK]
    said = []
    if notes:
        told = count(len(notes), "note asks for something; it stands", "notes ask for something; they stand")
        said.append(Sentence(f"{capitalise(told)} in the chapters, numbered under each issue."))
    if asks := board.shared(ContributionKind.ASK):
        told = capitalise(count(len(asks), "ask was made of others", "asks were made of others"))
        rest = "; section 13 has all" if len(asks) > MOST else ""
        said.append(Sentence(f"{told}{rest}.", tell_labels(asks)))
    return said


def _list_asks(board: Board) -> list[Block]:
    asks = board.shared(ContributionKind.ASK)[:MOST]
    return [list_contributions(asks, board)] if asks else []


def _tell_unchecked(board: Board) -> list[Sentence]:
    """How many of the figures in this report nobody has checked."""
    notes = dict.fromkeys(claim.note for claim in list_claims(board) if claim.is_unchecked)
    if not notes:
        return []
    told = capitalise(count(len(notes), "note states", "notes state"))
    return [Sentence(f"{told} a figure that nobody has checked; section 10 lists each.")]


def _tell_disputed(board: Board) -> list[Sentence]:
    """The notes that most people saw differently, and the themes on which the last rating split the room."""
    grid = _last(board, RoundKind.GRID)
    split = [_add_turnout(sentence, grid, board) for sentence in tell_split(board, grid)] if grid else []
    return [*split, *tell_dissent(list_disputed(board)[:MOST_DISPUTED], board)]


def _quote_disputed(board: Board) -> list[Block]:
    rows = [describe_row(note, board, {}) for note in list_disputed(board)[:MOST_DISPUTED]]
    return [Quote(row.text, row.label, attribute(row), row.marks) for row in rows]


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
