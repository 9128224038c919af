"""Ending devices of the crew: one, all that somebody may end, or one's own; and taking links back that are open."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from facilitator.domain.accounts.people import SignIn
from facilitator.domain.devices import Device, OpenLink, gather
from facilitator.domain.errors import NotAllowed, NotFound
from facilitator.domain.people import Role
from facilitator.domain.traces import PASSWORD_LINK, Act, Doer, holder_of
from facilitator.store.devices import load_devices, load_open_links, mark_ended, mark_taken_back
from facilitator.store.people import CrewRow
from facilitator.store.traces import trace


def find_endable(session: Session, own: Sequence[Device], now: datetime) -> list[Device]:
    """The devices that whoever holds these grants may see and end; refuses who leads nothing."""
    devices = [device for device in load_devices(session, now) if any(grant.may_end(device) for grant in own)]
    if not devices:
        raise NotAllowed("This page is for facilitators. Ask one for an entry link.")
    return devices


def require_ending(session: Session, own: Sequence[Device], now: datetime) -> None:
    """Refuses who may end nothing."""
    find_endable(session, own, now)


def end_device(session: Session, own: Sequence[Device], *, number: int, now: datetime, made: str = "") -> None:
    """Ends one of them. A device of another roundtable is not told from one that is not there.

    `made` is when it came in, as a page says it: SQLite gives the number of a device that was deleted with its
    roundtable to the next one.
    """
    found = [
        device
        for device in find_endable(session, own, now)
        if device.id == number and made in {"", device.made_at.isoformat()}
    ]
    if not found:
        raise NotFound("There is no such device, or it has already been ended.")
    end(session, found, holder_of(own), now)


def end_all_others(session: Session, own: Sequence[Device], *, now: datetime) -> None:
    """Ends all of them but one's own, and takes every open link back that would let another one in."""
    require_ending(session, own, now)
    # The links come first: whoever is just coming in by one is a device when those are looked up.
    take_back(session, find_takeable(session, own, now), holder_of(own), now)
    kept = {grant.id for grant in own}
    others = [device for device in find_endable(session, own, now) if device.id not in kept]
    end(session, others, holder_of(own), now)


def find_takeable(session: Session, own: Sequence[Device], now: datetime) -> list[OpenLink]:
    """The open links that whoever holds these grants may take back: to what they lead, and their own account's."""
    return [link for link in load_open_links(session, now) if any(grant.may_end(link) for grant in own)]


def take_back_link(session: Session, own: Sequence[Device], *, key: str, made: str, now: datetime) -> None:
    """Takes one of them back, made at `made` as a page says it: numbers of links come again, as those of devices do."""
    require_ending(session, own, now)
    links = find_takeable(session, own, now)
    found = [link for link in links if link.key == key and link.made_at.isoformat() == made]
    if not take_back(session, found, holder_of(own), now):
        raise NotFound("There is no such open link: it has been used or taken back. Who came in by it is on this list.")


def take_back(session: Session, links: Sequence[OpenLink], doer: Doer, now: datetime) -> int:
    """Shuts these links for good, and says how many still were open; each leaves a trace, numbered as its account."""
    shut = [link for link in links if mark_taken_back(session, link, now)]
    for link in shut:
        place = {"roundtable_id": link.roundtable_id, "programme_id": link.programme_id}
        what = link.role if link.account_id is None else PASSWORD_LINK
        trace(session, Act.DEVICE_ENDED, doer, now, what=what, number=link.account_id, **place)
    return len(shut)


def sign_out(session: Session, own: Sequence[Device], signed_in: Sequence[SignIn] = (), *, now: datetime) -> None:
    """Ends what a device holds; also the sign-in of an account that has no role any more."""
    for grants in gather(own):
        end(session, grants, holder_of(grants), now)
    without = [each for each in signed_in if each.id not in {grant.id for grant in own}]
    mark_ended(session, [each.id for each in without], now)
    for each in without:
        trace(session, Act.DEVICE_ENDED, Doer(each.role, each.id), now, what=each.role, number=each.id)


def make_tool(
    session: Session,
    *,
    name: str,
    token_hash: str,
    role: Role,
    doer: Doer,
    now: datetime,
    roundtable_id: int | None = None,
    programme_id: int | None = None,
) -> None:
    """Stores a tool that only reads: at one roundtable, at those of a programme, or at all. It leaves a trace."""
    place = {"roundtable_id": roundtable_id, "programme_id": programme_id}
    row = CrewRow(role=role, name=name, token_hash=token_hash, made_at=now, **place)
    session.add(row)
    session.flush()
    trace(session, Act.TOKEN_MADE, doer, now, what=role, number=row.id, **place)


def end(session: Session, devices: Sequence[Device], doer: Doer, now: datetime) -> None:
    """Ends these for good; each leaves a trace, one also where an account has several roles."""
    by_number = {device.id: device for device in devices}
    mark_ended(session, list(by_number), now)
    for device in by_number.values():
        place = {"roundtable_id": device.roundtable_id, "programme_id": device.programme_id}
        trace(session, Act.DEVICE_ENDED, doer, now, what=device.role, number=device.id, **place)
