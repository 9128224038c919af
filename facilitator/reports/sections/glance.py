"""Section 1, at a glance: one page of what has most support, of asks and of other views, each point a note's.

It says nothing that the sections after it do not say at more length, and it rests on the same notes.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from facilitator.composition.parts import Slot, Voice
from facilitator.domain.board import Board
from facilitator.domain.themes import Support
from facilitator.domain.votes import Round, RoundKind
from facilitator.reports.blocks import Block, Paragraph, Point, Points, Sentence
from facilitator.reports.evidence.asks import Ask, list_asks
from facilitator.reports.evidence.attributions import describe_support
from facilitator.reports.evidence.charts import chart_support
from facilitator.reports.evidence.claims import list_claims
from facilitator.reports.evidence.doubts import MOST_WORDS, find_first, leave_out, tell_unshown
from facilitator.reports.evidence.issues import ToldIssue, describe_issue, rank_several
from facilitator.reports.evidence.points import show_alone, show_on, show_sentence
from facilitator.reports.evidence.votes import find_last
from facilitator.reports.evidence.wordings import SECTION_NAMES, capitalise, count, join, tell_share
from facilitator.reports.sections.pages import fits
from facilitator.reports.sections.priorities import tell_top
from facilitator.reports.tree import Section, make_part

MOST = 5
"""Issues on this page: more would be read by nobody in a minute."""
MOST_ASKS = 8
MOST_DIFFERENT = 4
HEAD_LINES = 4
"""The section's title with the space above it takes so much of the page."""
SIZES = (
    *((MOST, n_asks) for n_asks in range(MOST_ASKS, 2, -1)),
    *((n_issues, 3) for n_issues in (4, 3)),
    (2, 2),
    (1, 1),
)
"""How many issues and asks there may be, the best first: asks are dropped before issues, as section 13 lists them."""


def tell_glance(board: Board, issues: Sequence[ToldIssue]) -> Section | None:
    """The section, or None where there is nothing to pick from: no issue of several people, no vote, no ask."""
    asks, sure = list_asks(board, issues), leave_out(board, issues)
    named, different = [each for each in asks if is_addressed(each)], list_different(issues)

    def list_parts(size: tuple[int, int]) -> list[Section]:
        """The parts with at most so many issues and asks."""
        n_issues, n_asks = size
        n_different = min(n_asks, MOST_DIFFERENT)
        said = [*list_said(board, sure, n_issues), *chart_support(issues)]
        parts = [
            make_part("Best supported", "glance-said", said),
            make_part("Put first in the vote", "glance-voted", _paragraphs(tell_voted(board))),
            make_part("Asked for, by whom it names", "glance-asked", list_addressed(named[:n_asks], len(asks))),
            make_part("Seen differently", "glance-differently", cut(different, n_different, "the chapters")),
            make_part("Figures nobody has checked", "glance-unchecked", _paragraphs(tell_unchecked(board))),
        ]
        return [part for part in parts if part is not None]

    for size in SIZES:
        made = list_parts(size)
        if fits(made, 1, HEAD_LINES):
            break
    return Section("1", SECTION_NAMES[1], "glance", 1, children=tuple(made)) if made else None


def _paragraphs(sentences: Iterable[Sentence]) -> list[Block]:
    return [Paragraph((sentence,)) for sentence in sentences]


def list_said(board: Board, sure: Sequence[ToldIssue], most: int = MOST) -> list[Block]:
    """The first issues by the words that say how many people, with what is first in the way, costs and is asked."""
    several = [each for each in rank_several(sure) if each.backing.support is not Support.ONE]
    return [list_first(board, each) for each in several[:most]]


def list_first(
    board: Board,
    told: ToldIssue,
    slots: Iterable[Slot] = (Slot.IN_THE_WAY, Slot.COSTS, Slot.ASKED_FOR),
    where: str = "Annex B",
) -> Points:
    """An issue under its name and caption, with its sentence, and the first point of each of some slots.

    `where` is what has its notes, should none of them be for this page. Beside a sentence, which says all of it in a
    person's words, the last of these points is enough.
    """
    names = join([board.heading(key).name for key in told.issue.headings])
    sentence = show_sentence(told)
    firsts = [first for slot in slots if (first := find_first(told, slot)) is not None]
    if sentence is not None:
        firsts = firsts[-1:]
    elif not firsts:
        # A name alone says nothing: whatever else was said under it, first of what comes first.
        firsts = [first for slot in Slot if (first := find_first(told, slot)) is not None][:1]
    points = [*filter(None, [sentence]), *(show_alone(each, told.notes) for each in firsts)]
    points = points or [Point(tell_unshown(told, board, where), told.issue.notes)]
    facts = describe_issue(told, board)
    caption = describe_support(facts).removesuffix(f", under {join(facts.headings)}")
    return Points(f"{told.name} · {caption} · {names}", tuple(points))


def is_addressed(ask: Ask) -> bool:
    """Whether an ask says of whom it asks, in as many words as can be read at a glance."""
    return bool(ask.addressee) and len(ask.point.text.split()) <= MOST_WORDS


def list_addressed(named: Sequence[Ask], n_asks: int) -> list[Block]:
    """Some asks that say of whom they ask it, and how many others there are; nothing where none says so."""
    if not named:
        return []
    blocks: list[Block] = [Points("", tuple(map(show_addressed, named)))]
    if rest := n_asks - len(named):
        told = count(rest, "more ask stands", "more asks stand")
        blocks.append(Paragraph((Sentence(f"{capitalise(told)} in section 13.1."),)))
    return blocks


def show_addressed(ask: Ask) -> Point:
    """An ask after who asks it, where that is said, and of whom: two names with a colon each would look alike."""
    point = ask.point
    topic = f"{point.speaker}, to {ask.addressee}:" if point.speaker else f"To {ask.addressee}:"
    text = point.text if point.is_exact else _drop_call(point.text, ask.addressee)
    return replace(point, speaker="", topic=topic, text=text)


def _drop_call(text: str, addressee: str) -> str:
    """Gives an ask without the name that it calls at its start: "To Defra: Defra to publish" says it twice."""
    call = re.match(
        rf"(?:ask )?(?:the )?{re.escape(addressee)}(?::\s+|\s–\s+|,? please\s+|\s+to\s+(?=[a-z]))(?=\w)",
        text,
        re.IGNORECASE,
    )
    return capitalise(text[call.end() :]) if call else text


def list_different(issues: Sequence[ToldIssue]) -> list[Point]:
    """What was seen differently, as far as people said so: by reactions, or by confirming what rules suggested."""
    found = [(told, each) for told in issues for each in told.issue.slots.get(Slot.SEEN_DIFFERENTLY, ())]
    return [show_on(told, each) for told, each in found if each.voice is not Voice.HELD]


def cut(points: Sequence[Point], most: int, where: str) -> list[Block]:
    """The first of some points, and how many more there are elsewhere."""
    shown = tuple(points[:most])
    return [Points("", shown), *tell_rest(len(points) - len(shown), where)] if shown else []


def tell_rest(number: int, where: str) -> list[Block]:
    """How many more there are elsewhere than are told here; nothing where there are none."""
    told = capitalise(count(number, "more is", "more are"))
    return [Paragraph((Sentence(f"{told} in {where}."),))] if number else []


def tell_unchecked(board: Board, where: str = "section 10") -> list[Sentence]:
    """How many of the figures in this report nobody has checked, and where they are listed."""
    number = sum(claim.is_unchecked for claim in list_claims(board))
    if not number:
        return []
    told = capitalise(count(number, "figure is", "figures are"))
    return [Sentence(f"{told} as told and unchecked; {where} lists {'it' if number == 1 else 'them'}.")]


def tell_voted(board: Board) -> list[Sentence]:
    """What the last vote of each kind put first, over all headings, and how many voted."""
    rounds = [each for kind in (RoundKind.DOTS, RoundKind.GRID) if (each := find_last(board, kind))]
    return [_add_turnout(sentence, each, board) for each in rounds for sentence in tell_top(board, each)]


def _add_turnout(sentence: Sentence, vote: Round, board: Board) -> Sentence:
    """Who gives dots weighs all themes; a rating says itself how many rated."""
    if vote.kind is RoundKind.GRID:
        return sentence
    voted = f"{tell_share(f'{vote.turnout:,}', board.n_participants)} voted"
    return Sentence(f"{sentence.text.removesuffix('.')}; {voted}.", sentence.notes)
