"""Comments: what those who write say to each other about a point, a sentence or a paragraph. They are in no record."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from facilitator.domain.people import Role


class About(StrEnum):
    """What a comment stands beside."""

    POINT = "point"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment. `note` is the point's, or any of the issue's; `root` is the first row of a paragraph.

    `text` is None once it is erased; `resolved_by` is who settled it, "" while it is open.
    """

    id: int
    note: int
    about: About
    root: int | None
    text: str | None
    actor: str
    role: Role
    made_at: datetime
    resolved_by: str = ""

    @property
    def is_open(self) -> bool:
        """Whether nobody has settled it."""
        return not self.resolved_by


@dataclass(frozen=True, slots=True)
class Remark:
    """An open comment as it may leave: beside the point that prints the note of this label."""

    label: str
    text: str
    author: str
    made_at: datetime
