"""Accounts as they are stored, with their roles and the links by which their passwords are set."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, String, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from facilitator.domain.accounts.people import Account, Assignment, fold_name
from facilitator.domain.errors import NotFound
from facilitator.domain.people import Role, name_crew
from facilitator.store.base import Base, Key, choice
from facilitator.store.people import CrewRow
from facilitator.store.programmes import ProgrammeRow
from facilitator.store.roundtables import RoundtableRow


class AccountRow(Base):
    """Somebody of the crew. `subject` is who they are to the provider, and of which; a hash is all that is kept of a
    password."""

    __tablename__ = "account"

    id: Mapped[Key]
    login: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    password_hash: Mapped[str | None]
    subject: Mapped[str | None] = mapped_column(unique=True)
    made_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class AccountRoleRow(Base):
    """One role of an account: at one roundtable, at those of one programme, or (without either) at all."""

    __tablename__ = "account_role"

    id: Mapped[Key]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    role: Mapped[Role] = mapped_column(choice(Role))
    roundtable_id: Mapped[int | None] = mapped_column(ForeignKey("roundtable.id", ondelete="CASCADE"))
    programme_id: Mapped[int | None] = mapped_column(ForeignKey("programme.id", ondelete="CASCADE"))


class AccountLinkRow(Base):
    """A link by which an account's password is set, once. Only its hash is stored."""

    __tablename__ = "account_link"

    id: Mapped[Key]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


def find_account(session: Session, login: str) -> AccountRow | None:
    """The account of this login, as it is stored, unless it has ended."""
    return session.scalars(
        select(AccountRow).where(AccountRow.login == login, AccountRow.ended_at.is_(None))
    ).one_or_none()


def get_account(session: Session, account_id: int, *, is_locked: bool = False) -> AccountRow:
    """The account of this number, perhaps locked until the end. Raises NotFound, also where it has ended."""
    lock = {"key_share": True} if is_locked else None
    row = session.get(AccountRow, account_id, populate_existing=True, with_for_update=lock)
    if row is None or row.ended_at is not None:
        raise NotFound("There is no such account, or it has been ended already.")
    return row


def is_name_taken(session: Session, name: str, *, but: int | None = None) -> bool:
    """Whether an account that has not ended, other than this one, goes by a short name that sounds the same."""
    rows = session.execute(select(AccountRow.id, AccountRow.name).where(AccountRow.ended_at.is_(None)))
    return any(number != but and fold_name(known) == fold_name(name) for number, known in rows)


def lock_accounts(session: Session) -> None:
    """Has others who change accounts wait, on any server: a role could be given twice, or the last organiser go."""
    session.execute(select(AccountRow.id).order_by(AccountRow.id).with_for_update(key_share=True))


def has_organiser(session: Session) -> bool:
    """Whether anybody could invite others."""
    found = select(AccountRoleRow.id).join(AccountRow).where(AccountRow.ended_at.is_(None))
    return session.scalars(found.where(AccountRoleRow.role == Role.ORGANISER).limit(1)).first() is not None


def list_accounts(session: Session, account_id: int | None = None) -> list[Account]:
    """Every account that has not ended, by name; or the one of this number."""
    rows = select(AccountRow, SEEN).where(AccountRow.ended_at.is_(None)).order_by(AccountRow.name, AccountRow.id)
    chosen = rows if account_id is None else rows.where(AccountRow.id == account_id)
    roles = load_assignments(session)
    return [
        Account(
            row.id,
            row.login,
            row.name,
            has_password=row.password_hash is not None,
            has_provider=row.subject is not None,
            made_at=row.made_at,
            last_seen_at=seen,
            assignments=tuple(roles[row.id]),
        )
        for row, seen in session.execute(chosen)
    ]


SEEN = (
    select(func.max(func.coalesce(CrewRow.last_seen_at, CrewRow.made_at)))
    .where(CrewRow.account_id == AccountRow.id)
    .scalar_subquery()
)
"""When somebody was last here, on whichever device."""


def load_assignments(session: Session) -> defaultdict[int, list[Assignment]]:
    """What every account may do where."""
    title = func.coalesce(RoundtableRow.title, ProgrammeRow.name)
    statement = (
        select(AccountRoleRow, title)
        .outerjoin(RoundtableRow, RoundtableRow.id == AccountRoleRow.roundtable_id)
        .outerjoin(ProgrammeRow, ProgrammeRow.id == AccountRoleRow.programme_id)
        .order_by(AccountRoleRow.id)
    )
    found = defaultdict(list)
    for row, name in session.execute(statement):
        found[row.account_id].append(Assignment(row.role, row.roundtable_id, row.programme_id, name))
    return found


def load_names(session: Session) -> dict[str, str]:
    """The short names of the crew by actor: their account's, or what they said on coming in by a link."""
    name = func.coalesce(AccountRow.name, CrewRow.name)
    rows = select(CrewRow.id, name).outerjoin(AccountRow, AccountRow.id == CrewRow.account_id).where(name != "")
    return {name_crew(number): said for number, said in session.execute(rows)}


def load_actors(session: Session, crew_id: int | None) -> frozenset[str]:
    """As whom somebody of the crew has acted: on this device, and wherever their account is or was signed in."""
    account = select(CrewRow.account_id).where(CrewRow.id == crew_id).scalar_subquery()
    rows = select(CrewRow.id).where((CrewRow.id == crew_id) | (CrewRow.account_id == account))
    return frozenset(map(name_crew, session.scalars(rows)))


def name_person(session: Session, crew_id: int | None) -> str:
    """For whom a browser keeps what was not sent yet: for an account, the same at its next sign-in, or for a device."""
    return person_of(crew_id, session.scalar(select(CrewRow.account_id).where(CrewRow.id == crew_id)))


def person_of(crew_id: int | None, account_id: int | None) -> str:
    """The same of somebody whose account is known."""
    return f"c{crew_id}" if account_id is None else f"a{account_id}"


def end_sign_ins(session: Session, account_id: int, now: datetime, *, kept: Sequence[int]) -> None:
    """Ends every device on which an account is signed in, but for these."""
    theirs = (CrewRow.account_id == account_id, CrewRow.ended_at.is_(None), CrewRow.id.not_in(kept))
    session.execute(update(CrewRow).where(*theirs).values(ended_at=now))


def end_links(session: Session, account_id: int, now: datetime) -> None:
    """Ends the links of an account that nobody has used."""
    unused = (AccountLinkRow.account_id == account_id, AccountLinkRow.used_at.is_(None))
    session.execute(update(AccountLinkRow).where(*unused).values(used_at=now))
