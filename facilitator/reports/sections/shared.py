"""Section 14: which issues other roundtables of the programme raised, too. Names and support; never their notes."""

from facilitator.domain.board import Board
from facilitator.reports.blocks import Paragraph, Sentence, Table
from facilitator.reports.evidence.wordings import capitalise, count
from facilitator.reports.tree import Section

MEANS = "“Raised” says that a room spoke of it, not that it held the same view."


def tell_shared(board: Board) -> Section | None:
    """The section, or None where nobody has confirmed an issue as shared."""
    if not board.elsewhere:
        return None
    lead = (
        f"{capitalise(count(len(board.elsewhere), 'issue', 'issues'))} of this roundtable were raised elsewhere, too."
    )
    if len(board.elsewhere) == 1:
        lead = "One issue of this roundtable was raised elsewhere, too."
    rows = tuple(
        (each.name, each.here, "; ".join(f"{cluster}: {words}" for cluster, words in each.elsewhere))
        for each in board.elsewhere
    )
    table = Table("Issues shared with other roundtables.", ("Issue", "Here", "Elsewhere"), rows)
    return Section(
        "14", "Shared with other roundtables", "shared", 1, (Paragraph((Sentence(f"{lead} {MEANS}"),)), table)
    )
