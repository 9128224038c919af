"""Introductions: two people who both want to meet over an ask or an offer learn how to reach each other."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Introduction:
    """One person's wish to meet the author of an ask or offer. A contact is what its owner typed for the other."""

    id: int
    contribution_id: int
    asker_id: int
    author_id: int | None
    contact: str | None
    author_contact: str | None
    is_declined: bool

    @property
    def is_mutual(self) -> bool:
        """Whether both have opted in."""
        return self.contact is not None and self.author_contact is not None and not self.is_declined


def see_introduction(introduction: Introduction, participant_id: int) -> dict[str, Any]:
    """An introduction as one of the two sees it. The other's contact is in it only once both have given theirs.

    Whoever asked is not told that the author has declined: to them it stays unanswered.
    """
    is_author = participant_id == introduction.author_id
    contact = introduction.contact if is_author else introduction.author_contact
    state = "mutual" if introduction.is_mutual else "asked"
    return {
        "id": introduction.id,
        "is_mine": is_author,
        "state": "declined" if is_author and introduction.is_declined else state,
        "contact": contact if introduction.is_mutual else None,
    }
