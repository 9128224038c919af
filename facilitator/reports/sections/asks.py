"""Section 13: who is asked for what, what is offered, and who said they would do what by when. Contacts are nowhere."""

from facilitator.domain.board import Board
from facilitator.domain.contributions import Contribution, ContributionKind
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind, Place
from facilitator.reports.blocks import Block, Paragraph, Sentence
from facilitator.reports.evidence.contributions import list_contributions, tell_labels
from facilitator.reports.evidence.themes import labels_of
from facilitator.reports.evidence.wordings import capitalise, count
from facilitator.reports.tree import Section


def tell_asks(board: Board) -> Section | None:
    """The section, or None where nobody asked, offered or committed to anything in these exercises."""
    parts = [part for part in (_tell_asks(board), _tell_offers(board), _tell_commitments(board)) if part is not None]
    return Section("13", "Asks, offers and commitments", "asks", 1, children=tuple(parts)) if parts else None


def _tell_asks(board: Board) -> Section | None:
    """Asks with an addressee first, those to the same one together."""
    asks = sorted(board.shared(ContributionKind.ASK), key=lambda each: (not each.detail, each.detail.casefold()))
    if not asks:
        return None
    told = count(len(asks), "ask was made of others", "asks were made of others")
    said = [Sentence(f"{capitalise(told)}.", tell_labels(asks))]
    told_of = [note for key in HeadingKey for note in board.open_notes(key) if note.place is not Place.ASIDE]
    if notes := [note for note in told_of if note.kind is Kind.ASK]:
        verb = "is an ask, too: its words stand" if len(notes) == 1 else "are asks, too: their words stand"
        told = capitalise(count(len(notes), "note", "notes"))
        text = f"{told} {verb} in Annex B; sections 5 to 9 tell of the themes."
        said.append(Sentence(text, labels_of(notes)))
    return Section("", "Asks by addressee", "asks-made", 2, (Paragraph(tuple(said)), list_contributions(asks, board)))


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
    return Section("", "Commitments", "commitments", 2, tuple(blocks)) if blocks else None


def _list(contributions: list[Contribution], one: str, many: str, board: Board) -> tuple[Block, ...]:
    text = f"{capitalise(count(len(contributions), one, many))}."
    return (Paragraph((Sentence(text, tell_labels(contributions)),)), list_contributions(contributions, board))
