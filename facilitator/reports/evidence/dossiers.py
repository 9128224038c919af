"""What the room did with an issue beside writing of it: said, voted, rated, recorded, asked, offered, committed.

Each line only where there is data for it, and nothing here is in the room's mouth that somebody did not count or type.
"""

from collections.abc import Iterable

from facilitator.domain.board import Board
from facilitator.domain.contributions import Contribution, ContributionKind
from facilitator.domain.votes import Round, RoundKind, Tally
from facilitator.reports.blocks import Block, Point, Points
from facilitator.reports.evidence.claims import list_claims
from facilitator.reports.evidence.contributions import list_shared, tell_answers
from facilitator.reports.evidence.issues import ToldIssue
from facilitator.reports.evidence.reactions import tell_reactions
from facilitator.reports.evidence.themes import name_themes
from facilitator.reports.evidence.votes import list_closed, name_balloted, say_split, spell_figure
from facilitator.reports.evidence.wordings import CONTRIBUTION_NAMES, capitalise, count, spell_date, spell_number, tally

TITLE = "What the room did"
TO_CHECK = "Figures to check"
PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def tell_room(told: ToldIssue, board: Board) -> list[Block]:
    """The lines as one block; none where nobody did anything."""
    points = [*list_reactions(told, board), *list_votes(told, board), *list_brought(told, board)]
    return [Points(TITLE, tuple(points))] if points else []


def list_reactions(told: ToldIssue, board: Board) -> list[Point]:
    """Who agreed with which notes, and who saw which differently."""
    return [Point(said.text, said.notes) for said in tell_reactions(told.notes, board)]


def list_votes(told: ToldIssue, board: Board) -> list[Point]:
    """What each counted round gave the themes of an issue, under the names that stood on its ballot."""
    rounds = list_closed(board)
    kinds = [vote.kind for vote in rounds]
    return [
        say_vote(vote, each, board, f"Round {place}. " if kinds.count(vote.kind) > 1 else "")
        for place, vote in enumerate(rounds, start=1)
        for each in vote.tallies
        if each.theme_id in told.issue.themes and each.n_people
    ]


def say_vote(vote: Round, each: Tally, board: Board, number: str) -> Point:
    """One theme in one round: `Six dots from four of six voters, first of 22 themes.`"""
    balloted, name = name_balloted(board, vote, each.theme_id), name_themes(board)[each.theme_id]
    known_as = f", as “{balloted}”" if balloted != name else ""
    is_dots = vote.kind is RoundKind.DOTS
    said = say_dotted(vote, each) if is_dots else say_rated(each)
    return Point(f"{said}.", (), topic=f"{number}{'Vote' if is_dots else 'Rated'}{known_as}:")


def say_dotted(vote: Round, each: Tally) -> str:
    """The dots of one theme, from how many, and where that puts it among all."""
    dots = capitalise(count(each.n_dots, "dot", "dots"))
    ahead = sum(other.n_dots > each.n_dots for other in vote.tallies)
    level = sum(other.n_dots == each.n_dots for other in vote.tallies) - 1
    place = PLACES[ahead] if ahead < len(PLACES) else f"place {ahead + 1}"
    among = f"{place} of {count(len(vote.tallies), 'theme', 'themes')}"
    beside = f", level with {count(level, 'other', 'others')}" if level else ""
    voters = f"{spell_number(each.n_people)} of {tally(vote.turnout, 'voter', 'voters')}"
    return f"{dots} from {voters}, {among}{beside}"


def say_rated(each: Tally) -> str:
    """How important and how feasible, by how many, and on what they are split."""
    figures = [
        f"{name} {spell_figure(figure)}"
        for name, figure in (("importance", each.importance), ("feasibility", each.feasibility))
        if figure is not None
    ]
    split = f", split on {say_split(each)} it is" if say_split(each) else ""
    return f"{capitalise(' and '.join(figures))} of 5, by {count(each.n_people, 'person', 'people')}{split}"


def list_brought(told: ToldIssue, board: Board) -> list[Point]:
    """What was brought to the exercises under one of the issue's themes, in its own words."""
    return [show_brought(each, board) for each in list_shared(board) if each.theme_id in told.issue.themes]


def show_brought(each: Contribution, board: Board) -> Point:
    """One contribution after what it is: `Asked of NGED:`."""
    return Point(each.text or "", (each.label,), is_exact=True, topic=f"{name_brought(each, board)}:")


def name_brought(each: Contribution, board: Board) -> str:
    """What a contribution is to an issue, with the table, addressee, owner or day that it has."""
    table = board.table_of(each)
    source = f" ({each.said_beside})" if each.said_beside else ""
    if each.kind is ContributionKind.BASELINE:
        return f"Known before{source}; {tell_answers(each, board)}"
    owner = f" by {name_inside(each.detail)}" if each.detail else ""
    due = f", due {spell_date(each.due_on)}" if each.due_on else ""
    names = {
        ContributionKind.RECORD: "A table’s record" if table is None else f"Record of table {table}",
        ContributionKind.ASK: f"Asked of {name_inside(each.detail)}" if each.detail else "Asked",
        ContributionKind.OFFER: "Offered",
        ContributionKind.COMMITMENT: f"Committed{owner}{due}",
    }
    return names.get(each.kind) or capitalise(CONTRIBUTION_NAMES[each.kind][0])


def name_inside(name: str) -> str:
    """Somebody's name inside a sentence: `the primes`, where it was typed as `The primes`."""
    return f"the {name[4:]}" if name.startswith("The ") else name


def list_to_check(labels: Iterable[str], board: Board) -> list[Block]:
    """The figures of some notes, as typed, with what is known of each."""
    wanted = set(labels)
    points = [
        Point(each.quote, (each.note,), is_exact=True, marks=(each.status.value,))
        for each in list_claims(board)
        if each.note in wanted
    ]
    return [Points(TO_CHECK, tuple(points))] if points else []
