"""Section 11: what the room put first, round by round. Only closed rounds have results, and no ballot is left."""

from facilitator.domain.board import Board
from facilitator.domain.headings import HeadingKey
from facilitator.domain.votes import GRID_SCALE, Round, RoundKind, Tally
from facilitator.reports.blocks import Block, Facts, Paragraph, Sentence, Table
from facilitator.reports.evidence.charts import chart_grid
from facilitator.reports.evidence.votes import (
    GONE,
    cite_tallies,
    list_closed,
    name_balloted,
    rank_tallies,
    say_dots,
    say_split,
    spell_figure,
    tell_balloted,
)
from facilitator.reports.evidence.wordings import (
    SECTION_NAMES,
    capitalise,
    count,
    count_people,
    join,
    lower,
    spell_number,
    tell_share,
)
from facilitator.reports.tree import Section

MOST_ROWS = 60
"""Themes of a table that names those without a dot too."""
MOST_FIRST = 3
"""Where more themes than this share the first place, the table says so better than a sentence."""


def tell_priorities(board: Board) -> Section | None:
    """The section, or None where no vote was held and counted."""
    rounds = list_closed(board)
    parts = [_tell_round(board, each, index, len(rounds)) for index, each in enumerate(rounds, start=1)]
    return Section("11", SECTION_NAMES[11], "priorities", 1, children=tuple(parts)) if parts else None


def _tell_round(board: Board, vote: Round, index: int, n_rounds: int) -> Section:
    title = "Dots" if vote.kind is RoundKind.DOTS else "Importance and feasibility"
    if n_rounds > 1:
        title = f"Round {index}: {lower(title)}"
    prefix = f"Round {index}. " if n_rounds > 1 else ""
    told = _tell_dots(board, vote, prefix) if vote.kind is RoundKind.DOTS else _tell_grid(board, vote, prefix)
    return Section("", title, f"round-{index}", 2, (_tell_rules(board, vote), *told))


def _tell_rules(board: Board, vote: Round) -> Facts:
    """How many took part, and what each of them could do."""
    rows = [("Turnout", tell_share(f"{vote.turnout:,}", board.n_participants))]
    if vote.kind is RoundKind.DOTS:
        most = f", at most {spell_number(vote.most_on_one)} on one theme" if vote.most_on_one < vote.n_dots else ""
        rows.append(("Ballot", f"{capitalise(count(vote.n_dots, 'dot', 'dots'))} for each person{most}"))
    else:
        rows.append(("Ballot", f"Two figures from {GRID_SCALE[0]} to {GRID_SCALE[-1]} for each theme"))
    return Facts(tuple(rows))


def tell_top(board: Board, vote: Round) -> list[Sentence]:
    """What a vote put first, over all headings; nothing where too many share the place."""
    ranked = rank_tallies(board, vote)
    if vote.kind is RoundKind.DOTS:
        return _tell_first(board, vote, ranked, "Over all headings")
    return _tell_most(board, vote, ranked)


def _tell_dots(board: Board, vote: Round, prefix: str) -> list[Block]:
    """A person's dots go to any theme, so all are in one table; what came first is also said heading by heading."""
    ranked = rank_tallies(board, vote)
    said = _tell_first(board, vote, ranked, "Over all headings")
    for key in HeadingKey:
        under = [each for each in ranked if vote.heading_of[each.theme_id] is key]
        said += _tell_first(board, vote, under, f"Under {board.heading(key).name}")
    told = [each for each in ranked if each.n_dots] if len(ranked) > MOST_ROWS else ranked
    rows = []
    for each in told:
        heading = board.heading(vote.heading_of[each.theme_id]).name
        rows.append((tell_balloted(board, vote, each.theme_id), heading, str(each.n_dots), str(each.n_people)))
    if n_others := len(ranked) - len(told):
        rows.append((f"{capitalise(count(n_others, 'other theme', 'other themes'))}", "", "0", "0"))
    caption = f"{prefix}The dots that each theme got, and from how many people."
    table = Table(caption, ("Theme", "Heading", "Dots", "People"), tuple(rows), numeric=frozenset({2, 3}))
    return [*(Paragraph((sentence,)) for sentence in said), table]


def _tell_first(board: Board, vote: Round, ranked: list[Tally], where: str) -> list[Sentence]:
    """Which themes came first; nothing where no dot fell or too many share the place."""
    most = ranked[0].n_dots if ranked else 0
    first = [each for each in ranked if each.n_dots == most]
    if not most or not can_be_named(board, vote, first):
        return []
    text = f"{where}, {_quote(board, vote, first)} got the most: {say_dots(first)}."
    return [Sentence(text, cite_tallies(board, first))]


def can_be_named(board: Board, vote: Round, first: list[Tally]) -> bool:
    """Whether a sentence can name all that share the first place: few enough, each with a name that is known."""
    names = [name_balloted(board, vote, each.theme_id) for each in first]
    return 0 < len(first) <= MOST_FIRST and GONE not in names


def _tell_grid(board: Board, vote: Round, prefix: str) -> list[Block]:
    ranked = rank_tallies(board, vote)
    rows = [(tell_balloted(board, vote, each.theme_id), str(each.n_people), *_figures(each)) for each in ranked]
    caption = (
        f"{prefix}How important and how feasible each theme is: the middle answer, 5 the most, and the spread, "
        "which is the distance between the quartiles. From a spread of 2 on a sentence says that answers are split."
    )
    columns = ("Theme", "People", "Importance", "Spread", "Feasibility", "Spread")
    table = Table(caption, columns, tuple(rows), numeric=frozenset(range(1, 6)))
    said = [*_tell_most(board, vote, ranked), *tell_split(board, vote)]
    there = {theme.id for theme in board.themes}
    names = {each.theme_id: name_balloted(board, vote, each.theme_id) for each in ranked if each.theme_id in there}
    return [*(Paragraph((sentence,)) for sentence in said), *chart_grid(board, ranked, names), table]


def _tell_most(board: Board, vote: Round, ranked: list[Tally]) -> list[Sentence]:
    best = ranked[0].importance
    first = [each for each in ranked if each.importance == best]
    if best is None or not can_be_named(board, vote, first):
        return []
    quoted = _quote(board, vote, first)
    is_or_are = "is" if len(first) == 1 else "are"
    people = count_people([each.n_people for each in first])
    text = (
        f"{quoted} {is_or_are} held the most important, with a middle answer of {spell_figure(best)} out of 5 "
        f"from {people}."
    )
    return [Sentence(text, cite_tallies(board, first))]


def tell_split(board: Board, vote: Round) -> list[Sentence]:
    """On which themes a rating split those who gave one, and on what of each; a sentence a theme."""
    split = [(each, name_balloted(board, vote, each.theme_id)) for each in rank_tallies(board, vote) if say_split(each)]
    return [Sentence(_say_split(each, name), cite_tallies(board, [each])) for each, name in split if name != GONE]


def _say_split(each: Tally, name: str) -> str:
    people = count(each.n_people, "person", "people")
    return f"Those who rated it, {people}, are split on {say_split(each)} “{name}” is."


def _figures(each: Tally) -> tuple[str, ...]:
    figures = (each.importance, each.importance_spread, each.feasibility, each.feasibility_spread)
    return tuple("–" if figure is None else spell_figure(figure) for figure in figures)


def _quote(board: Board, vote: Round, tallies: list[Tally]) -> str:
    return join([f"“{name_balloted(board, vote, each.theme_id)}”" for each in tallies])
