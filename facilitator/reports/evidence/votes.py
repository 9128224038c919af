"""Votes as a report tells them: which rounds, under which names, and what each theme got."""

from collections.abc import Iterable

from facilitator.domain.board import Board
from facilitator.domain.votes import SPLIT_SPREAD, Round, RoundKind, Tally
from facilitator.reports.evidence.themes import labels_of, name_themes
from facilitator.reports.evidence.wordings import count, count_people

GONE = "A theme that holds no note"


def list_closed(board: Board) -> list[Round]:
    """The rounds that were counted, oldest first; of one that is still open nothing is told."""
    return [each for each in board.rounds if not each.is_open and each.tallies and each.turnout]


def find_last(board: Board, kind: RoundKind) -> Round | None:
    """The last round of a kind that was counted."""
    return next((each for each in reversed(list_closed(board)) if each.kind is kind), None)


def name_balloted(board: Board, vote: Round, theme: int) -> str:
    """The name of a theme as it stood on the ballot of a vote, whatever has become of it since."""
    return vote.name_of.get(theme) or name_themes(board).get(theme, GONE)


def tell_balloted(board: Board, vote: Round, theme: int) -> str:
    """The same, with what has become of the theme: merged, dissolved or emptied, or under another name."""
    names = name_themes(board)
    name, now, into = name_balloted(board, vote, theme), names.get(theme), names.get(vote.into_of.get(theme, 0))
    if name in {GONE, now}:
        return name
    if now is not None:
        return f"{name} (now “{now}”)"
    return f"{name} (since merged into “{into}”)" if into else f"{name} (no theme of its own any more)"


def rank_tallies(board: Board, vote: Round) -> list[Tally]:
    """The themes of a vote, those that it put first first."""

    def place(each: Tally) -> tuple[float, float, str]:
        figures = (each.n_dots, each.n_people) if vote.kind is RoundKind.DOTS else (each.importance, each.feasibility)
        return -(figures[0] or 0), -(figures[1] or 0), name_balloted(board, vote, each.theme_id)

    return sorted(vote.tallies, key=place)


def say_dots(tallies: list[Tally]) -> str:
    """What each of some themes with the same number of dots got, and from how many people: `two dots, from one`."""
    dots = f"{count(tallies[0].n_dots, 'dot', 'dots')}{' each' if len(tallies) > 1 else ''}"
    people = list(dict.fromkeys(each.n_people for each in tallies))
    if len(people) == 1:
        return f"{dots}, from {count(people[0], 'person', 'people')}"
    return f"{dots}, from {count_people([each.n_people for each in tallies])}"


def say_split(tally: Tally) -> str:
    """On what those who rated a theme are split: `how important`, `how feasible`, both, or ""."""
    spreads = (("important", tally.importance_spread), ("feasible", tally.feasibility_spread))
    return " and ".join(f"how {what}" for what, spread in spreads if spread is not None and spread >= SPLIT_SPREAD)


def spell_figure(figure: float) -> str:
    """A median or a spread: `4`, `3.5`."""
    return f"{figure:g}"


def cite_tallies(board: Board, tallies: Iterable[Tally]) -> tuple[str, ...]:
    """The notes of some themes, in the order of these; one that is gone has none."""
    themes = {theme.id: theme for theme in board.themes}
    told = [themes[each.theme_id] for each in tallies if each.theme_id in themes]
    return tuple(label for theme in told for label in labels_of(board.notes_of(theme)))
