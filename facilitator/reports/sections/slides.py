"""What stands on slides: the parts of the report that a room is shown, each with the labels that it rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from facilitator.composition.parts import Slot, Voice
from facilitator.domain.board import Board
from facilitator.domain.contributions import Contribution, ContributionKind
from facilitator.domain.headings import HeadingKey
from facilitator.domain.votes import Round, RoundKind, Tally
from facilitator.reports.blocks import Chart, ChartRow, ChartShape
from facilitator.reports.evidence.charts import MOST_ROWS, chart_grid, chart_support
from facilitator.reports.evidence.claims import list_claims
from facilitator.reports.evidence.contributions import rank_backed, tell_answers
from facilitator.reports.evidence.dossiers import name_brought
from facilitator.reports.evidence.doubts import find_first, leave_out, tell_unshown
from facilitator.reports.evidence.issues import ToldIssue, list_issues, order_by_word
from facilitator.reports.evidence.points import say_of_text, show_alone
from facilitator.reports.evidence.themes import labels_of, list_groups, name_themes
from facilitator.reports.evidence.votes import list_closed, name_balloted, rank_tallies
from facilitator.reports.evidence.wordings import DETAIL_NAMES, capitalise, count, tally, tell_share
from facilitator.reports.sections.priorities import tell_split

FEW_ISSUES = 2
"""So many leave most of a slide empty when each is told in a line."""
MOST_TOLD = 3
"""Points of an issue on a slide of few."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on a slide: its name, what is known of it, what was said, and the labels of all that."""

    name: str
    known: str = ""
    said: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: a chart, items or both. `heading` is the one that it is about, if it is about one."""

    title: str
    items: tuple[Item, ...] = ()
    chart: Chart | None = None
    heading: HeadingKey | None = None


def list_slides(board: Board) -> list[Slide]:
    """The slides after the first, without those that this board cannot fill; of an empty one, one that says so."""
    issues, votes = list_issues(board), list_closed(board)
    told = [
        *tell_glance(board, issues),
        *(slide for key in HeadingKey for slide in tell_heading(board, key, issues)),
        *(slide for place, vote in enumerate(votes, start=1) for slide in tell_vote(board, vote, place, len(votes))),
        *tell_proposition(board),
        *tell_next_steps(board),
    ]
    return told or [Slide("At a glance", (*tell_turnout(board), Item("No notes", "on the record")))]


def tell_turnout(board: Board) -> list[Item]:
    """How many took part, where that was counted."""
    has_count = board.intake is None and board.n_participants
    return [Item(tally(board.n_participants, "person", "people"), "took part")] if has_count else []


def tell_glance(board: Board, issues: Sequence[ToldIssue]) -> list[Slide]:
    """How widely the best supported issues are shared, and how much stands behind them."""
    notes = board.open_notes()
    if not notes:
        return []
    unchecked = {claim.note for claim in list_claims(board) if claim.is_unchecked}
    n_issues = sum(bool(each.name) for each in issues)
    items = [
        *tell_turnout(board),
        Item(tally(len(notes), "note", "notes"), "on the record"),
        *([Item(tally(n_issues, "issue", "issues"), say_where(board, issues))] if n_issues else []),
    ]
    if unchecked:
        verb = "states a figure" if len(unchecked) == 1 else "state figures"
        items.append(Item(tally(len(unchecked), "note", "notes"), f"{verb} that nobody has checked"))
    charts = chart_support(issues)
    return [Slide("At a glance", tuple(items), charts[0] if charts else None)]


def say_where(board: Board, issues: Iterable[ToldIssue]) -> str:
    """Where the issues stand; how they are counted, where the report's cover counts more themes."""
    named = [each for each in issues if each.name]
    under = {key for each in named for key in each.issue.headings}
    n_themes = sum(len(list_groups(board, key)) for key in HeadingKey)
    where = count(len(under), "heading", "headings")
    return f"under {where}{'; themes of one name are one' if len(named) < n_themes else ''}"


def tell_heading(board: Board, key: HeadingKey, issues: Sequence[ToldIssue]) -> list[Slide]:
    """The issues told under a heading, the best supported first, each with its first point; of few, with more."""
    here = [each for each in issues if each.issue.home is key]
    kept = leave_out(board, here)
    told = sorted(order_by_word(kept), key=lambda each: len(each.notes) == 1)
    most = MOST_TOLD if len(told) <= FEW_ISSUES else 1
    items = [item for each in told if (item := tell_issue(board, each, most)) is not None]
    if left := sum(len(each.notes) for each in here) - sum(len(each.notes) for each in kept):
        verb = "is" if left == 1 else "are"
        doubted = f"that rules doubt {verb} in the report alone, until somebody has judged"
        items.append(Item(capitalise(count(left, "note", "notes")), doubted))
    return [Slide(board.heading(key).name, tuple(items), None, key)] if items else []


def tell_issue(board: Board, told: ToldIssue, most: int) -> Item | None:
    """An issue with a person's sentence, else the first that is in the way, costs, is asked for or else said, and up to
    `most` points in all.
    """
    if told.issue.sentence:
        marks = say_of_text(told.texts.sentence) if told.texts.sentence else ()
        said = f"{told.issue.sentence} ({', '.join(marks)})" if marks else told.issue.sentence
        return Item(told.name, capitalise(told.backing.word), said, told.issue.notes)
    point = next((each for slot in Slot if (each := find_first(told, slot)) is not None), None)
    if point is None:
        said = tell_unshown(told, board, "the report")
        return Item(told.name, capitalise(told.backing.word), said, told.issue.notes) if told.name else None
    printed = [each for slot in Slot for each in told.issue.slots.get(slot, ()) if each.voice is not Voice.HELD]
    others = [each for each in printed if each.labels != point.labels][: most - 1]
    shown = [show_alone(each, told.notes) for each in (point, *others)]
    said = " ".join(f"{each.words} ({', '.join(each.marks)})" if each.marks else each.words for each in shown)
    if not told.name:
        return Item(said, "One note alone", "", told.issue.notes)
    return Item(told.name, capitalise(told.backing.word), said, told.issue.notes)


def tell_vote(board: Board, vote: Round, place: int, n_rounds: int) -> list[Slide]:
    """One counted vote as a chart, with how many took part."""
    themes = {theme.id: theme for theme in board.themes}
    names = {number: name_balloted(board, vote, number) for number in name_themes(board)}
    told = [each for each in rank_tallies(board, vote) if each.theme_id in names]
    charts = chart_dots(vote, told, names) if vote.kind is RoundKind.DOTS else chart_grid(board, told, names)
    title = "Put first in the vote" if vote.kind is RoundKind.DOTS else "Importance and feasibility"
    title = f"{title}, round {place}" if n_rounds > 1 else title
    shown = {row.name for chart in charts for row in chart.rows}
    items = [Item(tell_share(f"{vote.turnout:,}", board.n_participants), "voted")]
    items += [Item("", "", each.text.removesuffix("."), each.notes) for each in tell_split(board, vote)]
    behind = [
        Item("", "", names[each.theme_id], labels_of(board.notes_of(themes[each.theme_id])))
        for each in told
        if names[each.theme_id] in shown
    ]
    return [Slide(title, (*items, *(each for each in behind if each.notes)), chart) for chart in charts]


def chart_dots(vote: Round, ranked: Sequence[Tally], names: dict[int, str]) -> list[Chart]:
    """The themes with the most dots."""
    every = tuple(
        ChartRow(names[each.theme_id], (each.n_dots,), heading=vote.heading_of[each.theme_id])
        for each in ranked
        if each.n_dots
    )
    rows = every[:MOST_ROWS]
    caption = f"Counted are the dots of {tally(vote.turnout, 'person', 'people')}."
    if len(rows) < len(every):
        caption += f" Shown are the first {len(rows)} of {len(every)} themes that got any."
    most = max((row.figures[0] for row in rows), default=0)
    return [Chart(ChartShape.BARS, "Dots by theme", caption, ("Theme", "Dots"), rows, most)] if rows else []


def tell_proposition(board: Board) -> list[Slide]:
    """The line that was chosen for investors, and those that were not."""
    ranked = rank_backed(board, ContributionKind.LINE)
    items = tuple(tell_line(each, board) for each in ranked)
    return [Slide("Investment proposition", items)] if items else []


def tell_line(line: Contribution, board: Board) -> Item:
    """A line with its proof and how many back it."""
    proof = f"{DETAIL_NAMES[line.kind]}: {line.detail}" if line.detail else ""
    known = f"{'Chosen' if line.is_marked else 'Not chosen'}; {tell_answers(line, board)}"
    return Item(f"“{line.text or ''}”", known, proof, (line.label,))


def tell_next_steps(board: Board) -> list[Slide]:
    """Who said they would do what by when, then what is asked of whom, then what is offered."""
    commitments = sorted(
        board.shared(ContributionKind.COMMITMENT), key=lambda each: (each.due_on is None, str(each.due_on), each.number)
    )
    items = [
        *tell_brought(commitments, board),
        *tell_brought(board.shared(ContributionKind.ASK), board),
        *tell_brought(board.shared(ContributionKind.OFFER), board),
    ]
    return [Slide("Shared next steps", tuple(items))] if items else []


def tell_brought(contributions: Iterable[Contribution], board: Board) -> list[Item]:
    """Contributions with what was done with them, as in the report: committed, by whom, by when."""
    return [Item(each.text or "", name_brought(each, board), "", (each.label,)) for each in contributions]
