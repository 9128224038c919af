"""Section 13: who is asked for what, what is offered, and who said they would do what by when. Contacts are nowhere."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from facilitator.domain.board import Board
from facilitator.domain.contributions import Contribution, ContributionKind
from facilitator.reports.blocks import Block, Paragraph, Points, Sentence
from facilitator.reports.evidence.asks import Recommendation, count_doubted, list_asks, recommend
from facilitator.reports.evidence.contributions import list_contributions, tell_labels
from facilitator.reports.evidence.issues import ToldIssue
from facilitator.reports.evidence.wordings import SECTION_NAMES, capitalise, count, spell_number
from facilitator.reports.tree import Section, make_part

TO_BE_ADDRESSED = "To be addressed"


def tell_asks(board: Board, issues: Sequence[ToldIssue], chapters: Sequence[Section]) -> Section | None:
    """The section, or None where nobody asked for, offered or committed to anything; `chapters` tell the issues."""
    found = (
        _tell_recommendations(board, issues, find_parts(chapters)),
        _tell_asked(board),
        _tell_offers(board),
        _tell_commitments(board),
    )
    parts = [part for part in found if part is not None]
    return Section("13", SECTION_NAMES[13], "asks", 1, children=tuple(parts)) if parts else None


def find_parts(chapters: Sequence[Section]) -> dict[str, str]:
    """By the label of a note, the number of the part that tells it: 5.1."""
    told = ((part.number, block) for chapter in chapters for part in chapter.children for block in part.blocks)
    return {label: number for number, block in told if isinstance(block, Points) for label in block.cited}


def _tell_recommendations(board: Board, issues: Sequence[ToldIssue], parts: Mapping[str, str]) -> Section | None:
    """Every ask, of notes and of the exercise, under numbers to cite: material, and nobody's recommendation yet.

    An ask that rules doubt, and one that is told with a mask, gets its number once somebody has judged it.
    """
    found = recommend(list_asks(board, issues))
    said = [*(_say_recommended(found, board) if found else []), *_say_doubted(count_doubted(board, issues))]
    children = [
        _tell_addressed(key, list(same), place, parts)
        for place, (key, same) in enumerate(groupby(found, key=lambda each: each.addressee.casefold()), start=1)
    ]
    text = (Paragraph(tuple(map(Sentence, said))),)
    return Section("", "Recommendations, a skeleton", "recommendations", 2, text, tuple(children)) if said else None


def _say_recommended(found: Sequence[Recommendation], board: Board) -> list[str]:
    """What the numbers are, and are not."""
    n_asks = sum(len(each.asks) for each in found)
    n_unaddressed = sum(len(each.asks) for each in found if not each.addressee)
    told = capitalise(count(n_asks, "ask stands here", "asks stand here"))
    whom = "" if n_unaddressed == n_asks else f"by whom {'it names' if n_asks == 1 else 'they name'} and "
    said = [
        f"{told} {whom}by issue, {_say_numbers(len(found), n_asks, of='of one body ' if whom else '')}.",
        "Nobody has recommended any of it yet.",
        *_say_unaddressed(n_unaddressed, n_asks),
    ]
    if board.shared(ContributionKind.RECORD):
        said.append("A number is no label: R with a link leads to the record of a table.")
    return said


def _say_numbers(number: int, n_asks: int, *, of: str) -> str:
    """What has a number: as many asks as are made of one body on one issue share theirs; `of` says so where any is."""
    if number == n_asks:
        return f"{'' if n_asks == 1 else 'each '}under a number to be cited, struck or merged"
    told = count(number, "number", "numbers")
    return f"under {told} to be cited, struck or merged: what is asked {of}on one issue shares one"


def _say_unaddressed(number: int, n_asks: int) -> list[str]:
    """How many of the asks nobody can be found for."""
    if not number:
        return []
    if number == n_asks:
        told = "It names nobody" if n_asks == 1 else f"None of the {spell_number(n_asks)} names anybody"
        rest = "and is still" if n_asks == 1 else "and all are still"
    else:
        told = capitalise(count(number, "names nobody", "name nobody"))
        rest = f"and {'is' if number == 1 else 'are'} still"
    return [f"{told} that rules are sure of, {rest} to be addressed."]


def _say_doubted(number: int) -> list[str]:
    """How many asks wait for a person before they can be cited."""
    told = capitalise(count(number, "ask that rules doubt stands", "asks that rules doubt stand"))
    return [f"{told} without a number, in the chapters alone, until somebody has judged."] if number else []


def _tell_addressed(key: str, found: Sequence[Recommendation], place: int, parts: Mapping[str, str]) -> Section:
    title = f"To: {found[0].addressee}" if key else TO_BE_ADDRESSED
    return Section("", title, f"recommendations-{place}", 3, tuple(show_recommendation(each, parts) for each in found))


def show_recommendation(each: Recommendation, parts: Mapping[str, str]) -> Points:
    """One number with its asks, and with the parts that tell what else was said of it."""
    points = tuple(ask.point for ask in each.asks)
    told = dict.fromkeys(parts[label] for point in points for label in point.notes if label in parts)
    where = f" ({', '.join(told)})" if told else ""
    return Points(f"{each.label}. {each.about or 'On its own'}{where}", points)


def _tell_asked(board: Board) -> Section | None:
    """Asks of the exercise with an addressee first, those to the same one together."""
    asks = sorted(board.shared(ContributionKind.ASK), key=lambda each: (not each.detail, each.detail.casefold()))
    if not asks:
        return None
    blocks = _list(asks, "ask was made in the exercise", "asks were made in the exercise", board)
    return Section("", "Asks of the exercise, by addressee", "asks-made", 2, blocks)


def _tell_offers(board: Board) -> Section | None:
    offers = board.shared(ContributionKind.OFFER)
    if not offers:
        return None
    return Section("", "Offers", "offers", 2, _list(offers, "offer was made", "offers were made", board))


def _tell_commitments(board: Board) -> Section | None:
    """Those made in public, the soonest first; of those made in private there is only a number."""
    commitments = sorted(
        board.shared(ContributionKind.COMMITMENT),
        key=lambda each: (each.due_on is None, each.due_on.toordinal() if each.due_on else 0, each.number),
    )
    blocks: list[Block] = []
    if commitments:
        blocks += _list(commitments, "commitment was made in public", "commitments were made in public", board)
    if number := board.n_private(ContributionKind.COMMITMENT):
        one, many = "commitment was made in private and is", "commitments were made in private and are"
        told = capitalise(
            count(number, f"{'more ' if commitments else ''}{one}", f"{'more ' if commitments else ''}{many}")
        )
        blocks.append(Paragraph((Sentence(f"{told} in no file."),)))
    return make_part("Commitments", "commitments", blocks)


def _list(contributions: list[Contribution], one: str, many: str, board: Board) -> tuple[Block, ...]:
    text = f"{capitalise(count(len(contributions), one, many))}."
    return (Paragraph((Sentence(text, tell_labels(contributions)),)), list_contributions(contributions, board))
