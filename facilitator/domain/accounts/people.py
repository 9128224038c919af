"""Accounts of the crew: who somebody is, and what they may do where. Attendees have none."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta

from facilitator.domain.devices import Device
from facilitator.domain.folding import BLANK, fold_look
from facilitator.domain.people import LEADING_ROLES, Role

ROLES = (Role.ORGANISER, Role.FACILITATOR, Role.WRITER)
"""What an account may be; a projector has none, and comes in by a link as always."""

LOGIN_LIMIT = 120
INVITED = timedelta(days=14)
"""As long as an entry link: it is sent with the invitation."""
FORGOTTEN = timedelta(days=1)
"""Whoever has asked for a new password is waiting for it."""

TAKEN = "Somebody already has this name; add a letter or a surname."
"""The short name is all that tells whose a change or a comment is."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """One role of an account: at one roundtable, at those of one programme, or (without either) at all."""

    role: Role
    roundtable_id: int | None = None
    programme_id: int | None = None
    title: str | None = None

    @property
    def place(self) -> str:
        """Where it is held, as forms say it: `all`, `programme-3` or `roundtable-7`."""
        if self.roundtable_id is not None:
            return f"roundtable-{self.roundtable_id}"
        return "all" if self.programme_id is None else f"programme-{self.programme_id}"

    def leads(self, tool: Device) -> bool:
        """Whether it leads every roundtable at which a tool reads."""
        if self.role not in LEADING_ROLES:
            return False
        if self.roundtable_id is not None:
            return self.roundtable_id == tool.roundtable_id
        return self.programme_id in {None, tool.programme_id or tool.home_id}


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody of the crew. `name` is the short name beside what they write; `login` is what they sign in with."""

    id: int
    login: str
    name: str
    has_password: bool
    has_provider: bool
    made_at: datetime
    last_seen_at: datetime | None
    assignments: tuple[Assignment, ...] = ()


@dataclass(frozen=True, slots=True)
class SignIn:
    """An account that is signed in on one device, perhaps with no role now; `role` is the highest it came in with."""

    id: int
    account_id: int
    name: str
    role: Role
    made_at: datetime


def clean_login(typed: str) -> str:
    """A login as it is stored: one spelling of it, however it was typed, with no blanks and nothing that is unseen."""
    plain = unicodedata.normalize("NFKC", typed[: 4 * LOGIN_LIMIT]).casefold()
    return "".join(each for each in BLANK.sub("", plain) if unicodedata.category(each) != "Cf" and not each.isspace())


def fold_name(name: str) -> str:
    """A short name as it is heard: without what nobody reading quickly tells apart, and without blanks."""
    return fold_look(name).replace(" ", "")
