"""Devices of the crew: what each is let in as, and for how long."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from facilitator.domain.people import LEADING_ROLES, Role

AFTER_CLOSE = timedelta(days=7)
"""A facilitator's laptop and a projector are often borrowed; a week is enough for what came late and to hand over."""

WITHOUT_USE = timedelta(days=14)
"""A writer comes back every week of a programme, and may be away for one; who is away for longer may have lost it."""

IN_ALL = timedelta(days=180)
"""A programme's length. After it nobody remembers which devices were let in."""

SEEN_EVERY = timedelta(minutes=1)
"""How exactly it is known when a device was last seen: a write for each look would make looking dear."""

IN_THE_ROOM = frozenset({Role.FACILITATOR, Role.DISPLAY})


@dataclass(frozen=True, slots=True)
class Device:
    """One grant of one device: at one roundtable, at those of one programme, or (without either) at all.

    A device on which an account is signed in has one for each role of the account, all of one number.
    A tool is none: it has a token and only reads, with a role for what it may read.
    """

    id: int
    role: Role
    made_at: datetime
    last_seen_at: datetime
    ended_at: datetime | None = None
    roundtable_id: int | None = None
    code: str | None = None
    title: str | None = None
    closed_at: datetime | None = None
    programme_id: int | None = None
    name: str = ""
    account_id: int | None = None
    home_id: int | None = None
    """The programme of its roundtable."""
    is_tool: bool = False

    def is_at(self, roundtable_id: int, programme_id: int) -> bool:
        """Whether it is let in at a roundtable of this programme."""
        return self.roundtable_id in {None, roundtable_id} and self.programme_id in {None, programme_id}

    @property
    def ends_at(self) -> datetime:
        """When it ends by itself, as things stand."""
        in_all = self.made_at + IN_ALL
        if self.is_tool:
            return in_all
        if self.roundtable_id is None or self.role not in IN_THE_ROOM:
            return min(in_all, self.last_seen_at + WITHOUT_USE)
        # Let in after the close, to put something right: a week from then.
        return in_all if self.closed_at is None else min(in_all, max(self.closed_at, self.made_at) + AFTER_CLOSE)

    def is_in(self, now: datetime) -> bool:
        """Whether it is still let in."""
        return self.ended_at is None and now < self.ends_at

    def is_seen_anew(self, now: datetime, tried_at: datetime | None = None) -> bool:
        """Whether it was last seen, and that was last tried to be written down, so long ago that it should be."""
        return now - max(self.last_seen_at, tried_at or self.last_seen_at) >= SEEN_EVERY

    def leads(self, programme_id: int | None) -> bool:
        """Whether it leads every roundtable of a programme, or (without a number) of all."""
        is_whole = self.roundtable_id is None and self.programme_id in {None, programme_id}
        return is_whole and self.role in LEADING_ROLES

    def may_end(self, other: "Device") -> bool:
        """Whether it may end another one: its own person's, and those of what it leads."""
        if self.account_id is not None and self.account_id == other.account_id:
            return True
        is_there = self.roundtable_id is not None and self.roundtable_id == other.roundtable_id
        return (is_there and self.role in LEADING_ROLES) or self.leads(other.programme_id or other.home_id)


def gather(devices: Iterable[Device]) -> list[tuple[Device, ...]]:
    """The grants of each device, in the order of their numbers."""
    found: dict[int, tuple[Device, ...]] = {}
    for device in devices:
        found[device.id] = (*found.get(device.id, ()), device)
    return list(found.values())
