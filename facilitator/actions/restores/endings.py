"""Endings that outlast a restore: who was shut out since a backup was made is not let in again by putting it back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from facilitator.actions.people import end_printed_links
from facilitator.domain.people import Role
from facilitator.store.accounts import AccountLinkRow, AccountRoleRow, AccountRow
from facilitator.store.people import CrewRow, EntryLinkRow, ParticipantRow

Held = tuple[Role, int | None, int | None]
Ended = dict[tuple[int, datetime], datetime]
"""When those ended that came in under a number at a moment; the number alone may be another's by now."""
Table = type[CrewRow] | type[ParticipantRow]
Moment = InstrumentedAttribute[datetime]


@dataclass(frozen=True, slots=True)
class Standing:
    """What an account could do: its password's hash, who it is to the provider, its roles, and whether it ended."""

    password_hash: str | None
    subject: str | None
    ended_at: datetime | None
    roles: frozenset[Held]


@dataclass(frozen=True, slots=True)
class Endings:
    """Who was out: devices and phones by number and moment, links by their hashes, accounts by their logins.

    `taken_back` are those of the links that nobody had used.
    """

    devices: Ended
    phones: Ended
    links: set[str]
    taken_back: set[str]
    accounts: dict[str, Standing]


def find_endings(session: Session) -> Endings:
    """What a database knows of endings."""
    used = [
        session.scalars(select(links.token_hash).where(links.used_at.is_not(None)))
        for links in (EntryLinkRow, AccountLinkRow)
    ]
    return Endings(
        find_ended(session, CrewRow, CrewRow.made_at),
        find_ended(session, ParticipantRow, ParticipantRow.joined_at),
        {each for found in used for each in found},
        {link.token_hash for link in session.scalars(select(EntryLinkRow)) if link.is_taken_back},
        {row.login: find_standing(session, row) for row in session.scalars(select(AccountRow))},
    )


def find_ended(session: Session, table: Table, came_at: Moment) -> Ended:
    """Those that have been ended, and when."""
    rows = session.execute(select(table.id, came_at, table.ended_at).where(table.ended_at.is_not(None)))
    return {(number, came): ended_at for number, came, ended_at in rows if ended_at is not None}


def find_standing(session: Session, row: AccountRow) -> Standing:
    """One account as it is now."""
    return Standing(row.password_hash, row.subject, row.ended_at, frozenset(map(held, find_roles(session, row))))


def find_roles(session: Session, row: AccountRow) -> Iterable[AccountRoleRow]:
    """The roles that an account has now."""
    return session.scalars(select(AccountRoleRow).where(AccountRoleRow.account_id == row.id))


def held(row: AccountRoleRow) -> Held:
    """A role and its place."""
    return row.role, row.roundtable_id, row.programme_id


def keep_endings(session: Session, known: Endings, now: datetime) -> None:
    """Ends in a database that was put back what had been ended before; what nobody knew of stays as it was."""
    end_again(session, known.devices, CrewRow, CrewRow.made_at)
    end_again(session, known.phones, ParticipantRow, ParticipantRow.joined_at)
    for links in (EntryLinkRow, AccountLinkRow):
        open_ones = (links.token_hash.in_(known.links), links.used_at.is_(None))
        session.execute(update(links).where(*open_ones).values(used_at=now))
    back = update(EntryLinkRow).where(EntryLinkRow.token_hash.in_(known.taken_back))
    session.execute(back.values(expires_at=EntryLinkRow.used_at))
    end_printed_links(session)
    for row in session.scalars(select(AccountRow)).all():
        if row.login in known.accounts:
            keep_standing(session, row, known.accounts[row.login])


def end_again(session: Session, ended: Ended, table: Table, came_at: Moment) -> None:
    """Ends the same ones once more."""
    for (number, came), moment in ended.items():
        same = (table.id == number, came_at == came, table.ended_at.is_(None))
        session.execute(update(table).where(*same).values(ended_at=moment))


def keep_standing(session: Session, row: AccountRow, known: Standing) -> None:
    """Gives an account no more than it had: the newest password, no role that was taken, nothing once it has ended."""
    row.password_hash, row.subject, row.ended_at = known.password_hash, known.subject, known.ended_at
    for role in find_roles(session, row):
        if held(role) not in known.roles:
            session.delete(role)
    if known.ended_at is not None:
        session.execute(delete(AccountLinkRow).where(AccountLinkRow.account_id == row.id))
