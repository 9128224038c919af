"""Versions of a record and its report: what was fixed, when and by whom, and how far its text is to be trusted."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from facilitator.domain.people import Role


class VersionState(StrEnum):
    """How far somebody vouches for the text."""

    DRAFT = "draft"
    CHECKED = "checked"
    SIGNED_OFF = "signed_off"


@dataclass(frozen=True, slots=True)
class Version:
    """One version. `content` tells it from what has changed since; `withheld` says why it is exported no more, or "".

    `role` is None where the close made it, or an earlier release.
    """

    number: int
    state: VersionState
    reason: str
    hash: str
    content: str
    withheld: str
    made_at: datetime
    role: Role | None
    actor: str = ""
