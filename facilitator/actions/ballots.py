"""What an order would do to a vote that is open; whoever gives it is asked first."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from facilitator.domain.errors import Unsure
from facilitator.store.notes import count_members
from facilitator.store.votes import find_open_round, load_ballot_names

STRUCK = (
    "People are voting now, and the name of a theme on the ballot repeats these words: they would be struck out there "
    "too. The dots stay where they were given. Send it again if you are sure."
)


def require_sure(
    session: Session,
    roundtable_id: int,
    *,
    is_sure: bool,
    changed: Collection[int] = (),
    left: Collection[int | None] = (),
    struck: Collection[int] = (),
) -> None:
    """Refuses what would rename, empty or put away a theme that people are voting on, unless it is meant.

    The order has been carried out, and is taken back if this refuses. The ballot keeps the names that it has, and the
    dots stay where they were given.

    Args:
        changed: the themes that are renamed or put away.
        left: the themes that a note has left; those without a note now are emptied.
        struck: the themes whose names have quoted what is taken back. These words go from the ballot too.
    """
    vote = None if is_sure else find_open_round(session, roundtable_id)
    if vote is None:
        return
    if set(vote.themes) & set(struck):
        raise Unsure(STRUCK)
    balloted = sorted(set(vote.themes) & (set(changed) | find_emptied(session, roundtable_id, left)))
    if balloted:
        names = load_ballot_names(session, vote)
        told = ", ".join(f"“{names[theme]}”" for theme in balloted)
        raise Unsure(
            f"People are voting now, and this would change {told}. The ballot and its results would keep the names "
            "that they have now, with the dots given to them. Send it again if you are sure."
        )


def find_emptied(session: Session, roundtable_id: int, left: Collection[int | None]) -> set[int]:
    """Those of these themes that hold no open note now."""
    return {theme for theme in left if theme is not None and not count_members(session, roundtable_id, [theme])}
