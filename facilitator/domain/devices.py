"""Devices of the crew: what each is let in as, and for how long; and links by which one more may come in."""

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

WARNED_BEFORE = timedelta(days=3)
"""Long enough over a weekend to ask somebody for a new link."""

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
    def lasts_until(self) -> datetime:
        """When it ends by itself however much it is used."""
        in_all = self.made_at + IN_ALL
        if self.is_tool or self.closed_at is None or not self.is_in_the_room:
            return in_all
        # Let in after the close, to put something right: a week from then.
        return min(in_all, max(self.closed_at, self.made_at) + AFTER_CLOSE)

    @property
    def ends_at(self) -> datetime:
        """When it ends by itself, as things stand."""
        is_ended_by_silence = not (self.is_tool or self.is_in_the_room)
        return min(self.lasts_until, self.last_seen_at + WITHOUT_USE) if is_ended_by_silence else self.lasts_until

    @property
    def is_in_the_room(self) -> bool:
        """Whether it runs or shows one roundtable, and so lasts as long as that."""
        return self.roundtable_id is not None and self.role in IN_THE_ROOM

    def is_in(self, now: datetime) -> bool:
        """Whether it is still let in."""
        return self.ended_at is None and now < self.ends_at

    def is_seen_anew(self, now: datetime, tried_at: datetime | None) -> bool:
        """Whether it was last seen, and that was last tried to be written down, so long ago that it should be."""
        return now - max(self.last_seen_at, tried_at or self.last_seen_at) >= SEEN_EVERY

    def leads(self, programme_id: int | None) -> bool:
        """Whether it leads every roundtable of a programme, or (without a number) of all."""
        is_whole = self.roundtable_id is None and self.programme_id in {None, programme_id}
        return is_whole and self.role in LEADING_ROLES

    def may_end(self, other: "Device | OpenLink") -> bool:
        """Whether it may end another one, or take a link back: its own person's, and those of what it leads."""
        is_own = self.account_id is not None and self.account_id == other.account_id
        return is_own or self.leads_where(other)

    def leads_where(self, other: "Device | OpenLink") -> bool:
        """Whether it leads what another device, or a link that is open, is for."""
        is_there = self.roundtable_id is not None and self.roundtable_id == other.roundtable_id
        return (is_there and self.role in LEADING_ROLES) or self.leads(other.programme_id or other.home_id)


@dataclass(frozen=True, slots=True)
class OpenLink:
    """A link that nobody has used yet: for one roundtable, for those of one programme, or for all.

    One by which the password of an account is set is for wherever that account has roles. Whoever made it is a role
    and the number of a device, with its short name; the server itself is none.
    """

    id: int
    role: Role
    made_at: datetime
    expires_at: datetime
    roundtable_id: int | None
    programme_id: int | None
    code: str | None
    title: str | None
    home_id: int | None
    maker_role: Role | None
    maker: int | None
    maker_name: str
    account_id: int | None = None
    account_name: str = ""

    @property
    def key(self) -> str:
        """What a link is called where somebody names one: links that let in and those for passwords count alike."""
        return f"{self.id}" if self.account_id is None else f"p{self.id}"


def find_warning(devices: Iterable[Device], now: datetime) -> datetime | None:
    """When the last of these ends by itself, if using it puts nothing off and it is time to say so."""
    last = max((device.lasts_until for device in devices if not device.is_tool), default=None)
    return last if last is not None and last - now <= WARNED_BEFORE else None


def gather(devices: Iterable[Device]) -> list[tuple[Device, ...]]:
    """The grants of each device, in the order of their numbers."""
    found: dict[int, tuple[Device, ...]] = {}
    for device in devices:
        found[device.id] = (*found.get(device.id, ()), device)
    return list(found.values())
