"""Devices of the crew as they are stored: a row of `crew` each, with the roundtable that it hangs on.

Where an account is signed in, its roles as they are now say what the device may do: one grant each, and none once the
account has ended. Links by which nobody has come in yet stand beside them.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, case, func, or_, select, update
from sqlalchemy.orm import Session, aliased

from facilitator.domain.accounts.people import ROLES, Assignment, SignIn
from facilitator.domain.devices import IN_ALL, SEEN_EVERY, WITHOUT_USE, Device, OpenLink
from facilitator.domain.people import Role
from facilitator.domain.traces import Act
from facilitator.store.accounts import AccountLinkRow, AccountRoleRow, AccountRow, load_assignments
from facilitator.store.people import CrewRow, EntryLinkRow
from facilitator.store.programmes import ProgrammeRow
from facilitator.store.roundtables import RoundtableRow
from facilitator.store.traces import TraceRow

LinkTable = type[EntryLinkRow] | type[AccountLinkRow]

IS_LINKED = CrewRow.account_id.is_(None)
ROUNDTABLE_ID = case((IS_LINKED, CrewRow.roundtable_id), else_=AccountRoleRow.roundtable_id)
PROGRAMME_ID = case((IS_LINKED, CrewRow.programme_id), else_=AccountRoleRow.programme_id)
COLUMNS = (
    CrewRow.id,
    case((IS_LINKED, CrewRow.role), else_=AccountRoleRow.role).label("role"),
    CrewRow.made_at,
    CrewRow.last_seen_at,
    CrewRow.ended_at,
    ROUNDTABLE_ID.label("roundtable_id"),
    PROGRAMME_ID.label("programme_id"),
    func.coalesce(AccountRow.name, CrewRow.name).label("name"),
    CrewRow.account_id,
    CrewRow.token_hash.is_not(None).label("is_tool"),
)
TITLE = func.coalesce(RoundtableRow.title, ProgrammeRow.name).label("title")
ABOUT = (RoundtableRow.code, TITLE, RoundtableRow.closed_at, RoundtableRow.programme_id.label("home_id"))
HAS_ROLE = and_(AccountRoleRow.id.is_not(None), AccountRow.ended_at.is_(None))


def select_grants() -> Select[*tuple[Any, ...]]:
    """Every grant of every device."""
    return (
        select(*COLUMNS, *ABOUT)
        .select_from(CrewRow)
        .outerjoin(AccountRow, AccountRow.id == CrewRow.account_id)
        .outerjoin(AccountRoleRow, AccountRoleRow.account_id == CrewRow.account_id)
        .outerjoin(RoundtableRow, RoundtableRow.id == ROUNDTABLE_ID)
        .outerjoin(ProgrammeRow, ProgrammeRow.id == PROGRAMME_ID)
        .where(or_(IS_LINKED, HAS_ROLE))
        .order_by(CrewRow.id, AccountRoleRow.id)
    )


GRANTS = select_grants()
GRANTS_OF = GRANTS.where(CrewRow.id.in_(bindparam("ids", expanding=True)))
"""Every request of the crew asks for this one, so it is built once."""


def load_devices(session: Session, now: datetime, ids: Collection[int] | None = None) -> list[Device]:
    """The grants of the devices that are let in now: all, or those of these numbers."""
    rows = session.execute(GRANTS) if ids is None else session.execute(GRANTS_OF, {"ids": list(ids)})
    devices = [make_device(row) for row in rows]
    return [device for device in devices if device.is_in(now)]


def load_sign_ins(session: Session, now: datetime, ids: Collection[int]) -> list[SignIn]:
    """The accounts that are signed in on these devices, with roles or without: who they are, not what they may do."""
    seen = func.coalesce(CrewRow.last_seen_at, CrewRow.made_at)
    is_in = (CrewRow.ended_at.is_(None), CrewRow.made_at > now - IN_ALL, seen > now - WITHOUT_USE)
    rows = (
        select(CrewRow.id, AccountRow.id, AccountRow.name, CrewRow.role, CrewRow.made_at)
        .join(AccountRow, AccountRow.id == CrewRow.account_id)
        .where(CrewRow.id.in_(ids), AccountRow.ended_at.is_(None), *is_in)
        .order_by(CrewRow.id)
    )
    return [SignIn(*row) for row in session.execute(rows)]


def find_tool(session: Session, token_hash: str, now: datetime) -> Device | None:
    """The tool that has a token, unless it has been ended or has ended by itself."""
    number = session.scalar(select(CrewRow.id).where(CrewRow.token_hash == token_hash))
    found = [] if number is None else load_devices(session, now, [number])
    return found[0] if found else None


def list_screens(session: Session, ids: Collection[int]) -> list[CrewRow]:
    """Those of these devices that are room screens, or were until they ended."""
    found = select(CrewRow).where(CrewRow.id.in_(ids), CrewRow.role == Role.DISPLAY, IS_LINKED)
    return list(session.scalars(found.order_by(CrewRow.id)))


def make_device(row: Row[*tuple[Any, ...]]) -> Device:
    """A device of its columns; until it is seen again it was last seen when it came in."""
    values = row._asdict()
    return Device(**values | {"last_seen_at": values["last_seen_at"] or values["made_at"]})


def mark_ended(session: Session, ids: Collection[int], now: datetime) -> None:
    """Ends devices for good. Their rows stay: the journal names them."""
    session.execute(update(CrewRow).where(CrewRow.id.in_(ids), CrewRow.ended_at.is_(None)).values(ended_at=now))


def mark_seen(session: Session, ids: Collection[int], now: datetime) -> None:
    """Writes down that devices were seen, unless another server has just done so."""
    last_seen_at = func.coalesce(CrewRow.last_seen_at, CrewRow.made_at)
    late = select(CrewRow.id).where(CrewRow.id.in_(ids), last_seen_at <= now - SEEN_EVERY)
    # A row that somebody else is writing is not waited for: servers that wait for each other crosswise would fail.
    free = late.with_for_update(skip_locked=True)
    session.execute(update(CrewRow).where(CrewRow.id.in_(free)).values(last_seen_at=now))


def is_open(table: LinkTable, now: datetime) -> tuple[ColumnElement[bool], ...]:
    """What picks out the links that would still let somebody in."""
    return table.used_at.is_(None), table.expires_at >= now


# A link has no column for whoever made it: the trace has, and was written at the same microsecond.
IS_ITS_MAKING = and_(
    TraceRow.act == Act.LINK_MADE,
    TraceRow.at == EntryLinkRow.made_at,
    TraceRow.what == EntryLinkRow.role,
    TraceRow.number.is_(None),
    TraceRow.roundtable_id.is_not_distinct_from(EntryLinkRow.roundtable_id),
    TraceRow.programme_id.is_not_distinct_from(EntryLinkRow.programme_id),
)


ABOUT_LINK = (RoundtableRow.code, TITLE, RoundtableRow.programme_id.label("home_id"))
MAKER_NAME = func.coalesce(AccountRow.name, CrewRow.name, "").label("maker_name")
MAKER = (TraceRow.role.label("maker_role"), TraceRow.device.label("maker"), MAKER_NAME)


def load_open_links(session: Session, now: datetime) -> list[OpenLink]:
    """The links that would still let somebody in, the oldest first."""
    link = EntryLinkRow
    place = (link.roundtable_id, link.programme_id, *ABOUT_LINK)
    found = (
        select(link.id, link.role, link.made_at, link.expires_at, *place, *MAKER)
        .outerjoin(RoundtableRow, RoundtableRow.id == link.roundtable_id)
        .outerjoin(ProgrammeRow, ProgrammeRow.id == link.programme_id)
        .outerjoin(TraceRow, IS_ITS_MAKING)
        # A number that a deleted device had may be another's by now.
        .outerjoin(CrewRow, and_(CrewRow.id == TraceRow.device, CrewRow.made_at <= TraceRow.at))
        .outerjoin(AccountRow, AccountRow.id == CrewRow.account_id)
        .where(*is_open(link, now))
        .order_by(link.made_at, link.id)
    )
    entries = [OpenLink(**row._asdict()) for row in session.execute(found)]
    return sorted([*entries, *load_password_links(session, now)], key=lambda each: each.made_at)


def load_password_links(session: Session, now: datetime) -> list[OpenLink]:
    """The links by which somebody's password would still be set, each with the highest of their roles."""
    link, whose, maker = AccountLinkRow, AccountRow, aliased(AccountRow)
    is_its_making = (TraceRow.at == link.made_at) & (TraceRow.number == link.account_id)
    made_by = (*MAKER[:2], func.coalesce(maker.name, "").label("maker_name"))
    found = (
        select(link.id, link.made_at, link.expires_at, link.account_id, whose.name.label("account_name"), *made_by)
        .join(whose, whose.id == link.account_id)
        .outerjoin(TraceRow, is_its_making & (TraceRow.act == Act.LINK_MADE))
        .outerjoin(CrewRow, and_(CrewRow.id == TraceRow.device, CrewRow.made_at <= TraceRow.at))
        .outerjoin(maker, maker.id == CrewRow.account_id)
        .where(*is_open(link, now))
        .order_by(link.id)
    )
    held = load_assignments(session)
    return [OpenLink(**row._asdict(), **tell_roles(held[row.account_id])) for row in session.execute(found)]


def tell_roles(held: Sequence[Assignment]) -> dict[str, Any]:
    """What a link says of the roles of its account: the highest, and where they are held."""
    titles = {each.title: None for each in held}
    role = next((role for role in ROLES if role in {each.role for each in held}), ROLES[-1])
    nowhere = dict.fromkeys(("roundtable_id", "programme_id", "code", "home_id"))
    return {"role": role, "title": None if None in titles else ", ".join(map(str, titles)), **nowhere}


def mark_taken_back(session: Session, link: OpenLink, now: datetime) -> bool:
    """Shuts a link that is open for good, and says whether it was: somebody may have just come in by it."""
    table: LinkTable = EntryLinkRow if link.account_id is None else AccountLinkRow
    shut = update(table).where(table.id == link.id, *is_open(table, now))
    done = session.execute(shut.values(used_at=now, expires_at=now).returning(table.id))
    return done.one_or_none() is not None
