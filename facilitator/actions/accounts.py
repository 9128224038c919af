"""Accounts: inviting, setting a password by a link or anew, signing in, giving and taking roles, ending.

Passwords come in as hashes: whoever calls has made them, since that takes long and needs no database.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.actions.devices import end
from facilitator.domain.accounts.people import FORGOTTEN, INVITED, ROLES, TAKEN, fold_name
from facilitator.domain.errors import BadInput, Conflict, NotFound
from facilitator.domain.people import Role
from facilitator.domain.traces import Act, Doer
from facilitator.store.accounts import (
    AccountLinkRow,
    AccountRoleRow,
    AccountRow,
    end_links,
    end_sign_ins,
    find_account,
    get_account,
    is_name_taken,
    load_assignments,
    lock_accounts,
)
from facilitator.store.devices import load_devices
from facilitator.store.people import CrewRow
from facilitator.store.traces import find_tools_made, trace


@dataclass(frozen=True, slots=True)
class Place:
    """Where a role is held: at one roundtable, at those of one programme, or (without either) at all."""

    roundtable_id: int | None = None
    programme_id: int | None = None


def invite(
    session: Session,
    *,
    login: str,
    name: str,
    role: Role,
    place: Place,
    token_hash: str,
    doer: Doer,
    now: datetime,
) -> AccountRow:
    """A new account with one role and a link by which its password is set. One that ended may come back so.

    Raises BadInput where somebody has this account, or is called so.
    """
    lock_accounts(session)
    if find_account(session, login) is not None:
        raise BadInput({"login": "Somebody already has this account. Give them a role or a new link in the list."})
    if is_name_taken(session, name):
        raise BadInput({"name": TAKEN})
    row = session.scalars(select(AccountRow).where(AccountRow.login == login)).one_or_none()
    if row is None:
        row = AccountRow(login=login, name=name, made_at=now)
        session.add(row)
    row.name, row.made_at, row.ended_at = name, now, None
    session.flush()
    trace(session, Act.ACCOUNT_INVITED, doer, now, number=row.id)
    add_role(session, account_id=row.id, role=role, place=place, doer=doer, now=now)
    add_link(session, account_id=row.id, token_hash=token_hash, doer=doer, now=now)
    return row


def add_role(session: Session, *, account_id: int, role: Role, place: Place, doer: Doer, now: datetime) -> None:
    """Gives an account a role somewhere; twice is once."""
    lock_accounts(session)
    get_account(session, account_id)
    if role not in ROLES:
        raise BadInput({"role": f"Choose one of {', '.join(ROLES)}."})
    if find_role(session, account_id, role, place) is None:
        row = AccountRoleRow(account_id=account_id, role=role, **asdict(place))
        session.add(row)
        trace_role(session, Act.ROLE_GIVEN, row, doer, now)


def find_role(session: Session, account_id: int, role: Role, place: Place) -> AccountRoleRow | None:
    """The row of a role that an account has somewhere."""
    found = select(AccountRoleRow).filter_by(account_id=account_id, role=role, **asdict(place))
    return session.scalars(found.limit(1)).first()


def trace_role(session: Session, act: Act, row: AccountRoleRow, doer: Doer, now: datetime) -> None:
    """Writes down whose role was given or taken away, and where."""
    where = {"roundtable_id": row.roundtable_id, "programme_id": row.programme_id}
    trace(session, act, doer, now, what=row.role, number=row.account_id, **where)


def drop_role(session: Session, *, account_id: int, role: Role, place: Place, doer: Doer, now: datetime) -> None:
    """Takes a role away; on every device, at once.

    It is named by whose it is and where: SQLite gives the number of a row that is gone to the next, perhaps another's.
    """
    lock_accounts(session)
    row = find_role(session, account_id, role, place)
    if row is None:
        raise NotFound("There is no such role, or it has already been taken away.")
    trace_role(session, Act.ROLE_TAKEN, row, doer, now)
    session.delete(row)
    session.flush()
    require_an_organiser(session)
    end_tools(session, row.account_id, doer, now)


def end_tools(session: Session, account_id: int, doer: Doer, now: datetime) -> None:
    """Ends the tools for which somebody made a token and could make none any more."""
    left = load_assignments(session)[account_id]
    tools = load_devices(session, now, find_tools_made(session, account_id))
    end(session, [tool for tool in tools if not any(each.leads(tool) for each in left)], doer, now)


def add_link(session: Session, *, account_id: int, token_hash: str, doer: Doer, now: datetime) -> None:
    """Stores a link's hash, in place of those that an account had and nobody has used."""
    lock_accounts(session)
    row = get_account(session, account_id)
    end_links(session, account_id, now)
    lasts = INVITED if row.password_hash is None else FORGOTTEN
    session.add(AccountLinkRow(token_hash=token_hash, account_id=account_id, made_at=now, expires_at=now + lasts))
    trace(session, Act.LINK_MADE, doer, now, what=highest_role(session, account_id), number=account_id)


def get_link(session: Session, token_hash: str, now: datetime) -> tuple[AccountLinkRow, AccountRow]:
    """A link that would set a password, and whose it is. Raises NotFound."""
    link = session.scalars(select(AccountLinkRow).where(AccountLinkRow.token_hash == token_hash)).one_or_none()
    if link is None or link.used_at is not None or link.expires_at < now:
        raise NotFound("This link has already been used or taken back, or has expired. Ask an organiser for a new one.")
    return link, get_account(session, link.account_id)


def use_link(session: Session, now: datetime, *, token_hash: str, name: str, password_hash: str) -> int:
    """Sets a password by a link, which ends the account's other devices; signs in on this one. Gives its number.

    Raises NotFound of a link that leads nowhere any more, BadInput where somebody else is called so.
    """
    lock_accounts(session)
    # Locked, or two servers could each set a password by the same link.
    session.execute(select(AccountLinkRow.id).where(AccountLinkRow.token_hash == token_hash).with_for_update())
    link, row = get_link(session, token_hash, now)
    # Two who have been called alike since before may stay so.
    if fold_name(name) != fold_name(row.name) and is_name_taken(session, name, but=row.id):
        raise BadInput({"name": TAKEN})
    link.used_at = now
    row.name, row.password_hash = name, password_hash
    device = open_device(session, row.id, now)
    doer = Doer(highest_role(session, row.id), device)
    trace(session, Act.LINK_USED, doer, now, what=highest_role(session, row.id))
    end_devices(session, row.id, doer, now, kept=[device])
    return device


def change_password(
    session: Session,
    *,
    account_id: int,
    checked: str | None,
    password_hash: str,
    kept: list[int],
    doer: Doer,
    now: datetime,
) -> None:
    """Sets another password; only these devices stay signed in, and no link is left.

    Raises Conflict as `require_checked` does.
    """
    require_checked(session, account_id, checked).password_hash = password_hash
    # Whoever came upon a link that is still unused would set yet another one.
    end_links(session, account_id, now)
    trace(session, Act.PASSWORD_SET, doer, now, number=account_id)
    end_devices(session, account_id, doer, now, kept=kept)


def require_checked(session: Session, account_id: int, checked: str | None) -> AccountRow:
    """The account, locked, if its password still has the hash that was compared, which takes long. Raises Conflict."""
    row = get_account(session, account_id, is_locked=True)
    if row.password_hash != checked:
        raise Conflict("The password has been changed in the meantime.")
    return row


def store_hash(session: Session, *, account_id: int, checked: str, password_hash: str) -> None:
    """Keeps the same password under another hash. Raises Conflict as `require_checked` does."""
    require_checked(session, account_id, checked).password_hash = password_hash


def bind_subject(session: Session, *, account_id: int, subject: str) -> None:
    """Ties an account to who somebody is to the provider. Raises Conflict where it is tied to somebody else."""
    row = get_account(session, account_id, is_locked=True)
    if row.subject not in {None, subject}:
        raise Conflict("This account belongs to somebody else at your organisation.")
    row.subject = subject


def sign_in(session: Session, now: datetime, *, account_id: int) -> int:
    """Signs an account in on one device for whom a provider vouches; gives the device's number."""
    get_account(session, account_id, is_locked=True)
    return note_sign_in(session, account_id, now, by="provider")


def sign_in_by_password(session: Session, now: datetime, *, account_id: int, checked: str) -> int:
    """The same by the password that has this hash. Raises Conflict as `require_checked` does."""
    require_checked(session, account_id, checked)
    return note_sign_in(session, account_id, now, by="password")


def note_sign_in(session: Session, account_id: int, now: datetime, *, by: str) -> int:
    """Opens a device, and writes down how somebody signed in there."""
    device = open_device(session, account_id, now)
    trace(session, Act.SIGNED_IN, Doer(highest_role(session, account_id), device), now, what=by)
    return device


def open_device(session: Session, account_id: int, now: datetime) -> int:
    """A device of an account's; gives its number. What it may do is read anew each time."""
    row = get_account(session, account_id)
    device = CrewRow(role=highest_role(session, account_id), name=row.name, account_id=account_id, made_at=now)
    session.add(device)
    session.flush()
    return device.id


def highest_role(session: Session, account_id: int) -> Role:
    """The highest of an account's roles; of one that has none, the least."""
    roles = set(session.scalars(select(AccountRoleRow.role).where(AccountRoleRow.account_id == account_id)))
    return next((role for role in ROLES if role in roles), ROLES[-1])


def end_devices(session: Session, account_id: int, doer: Doer, now: datetime, *, kept: Sequence[int] = ()) -> None:
    """Ends every device on which an account is signed in, but for these; each leaves a trace."""
    theirs = [each for each in load_devices(session, now) if each.account_id == account_id and each.id not in kept]
    end(session, theirs, doer, now)
    # Those that may do nothing for want of a role, too: it might be given back.
    end_sign_ins(session, account_id, now, kept=kept)


def end_account(session: Session, *, account_id: int, doer: Doer, now: datetime) -> None:
    """Ends an account, its roles, its links and its devices. The last who could invite others stays."""
    lock_accounts(session)
    row = get_account(session, account_id)
    trace(session, Act.ACCOUNT_ENDED, doer, now, number=account_id)
    end_devices(session, account_id, doer, now)
    row.ended_at, row.password_hash, row.subject = now, None, None
    for table in (AccountRoleRow, AccountLinkRow):
        for each in session.scalars(select(table).where(table.account_id == account_id)):
            session.delete(each)
    session.flush()
    require_an_organiser(session)
    end_tools(session, account_id, doer, now)


def require_an_organiser(session: Session) -> None:
    """Refuses what would leave nobody who could invite others."""
    everywhere = (AccountRoleRow.roundtable_id.is_(None), AccountRoleRow.programme_id.is_(None))
    left = select(AccountRoleRow.id).where(AccountRoleRow.role == Role.ORGANISER, *everywhere).limit(1)
    if session.scalars(left).first() is None:
        raise Conflict("Nobody would be left to invite people. Make somebody else an organiser first.")
