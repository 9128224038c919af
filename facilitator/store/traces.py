"""The trace of what matters: a row for each time, kept as long as the roundtable or the programme that it is about."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, ForeignKey, String, and_, func, or_, outerjoin, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from facilitator.domain.people import Role
from facilitator.domain.traces import OF_ACCOUNTS, PASSWORD_LINK, Act, Doer, Trace
from facilitator.store.accounts import AccountRow
from facilitator.store.base import Base, Key, choice
from facilitator.store.people import CrewRow
from facilitator.store.programmes import ProgrammeRow
from facilitator.store.roundtables import RoundtableRow


class TraceRow(Base):
    """One thing that somebody did. A device is a number and no reference: it may go before its trace does."""

    __tablename__ = "trace"

    id: Mapped[Key]
    at: Mapped[datetime]
    act: Mapped[Act] = mapped_column(choice(Act))
    role: Mapped[Role | None] = mapped_column(choice(Role))
    device: Mapped[int | None]
    roundtable_id: Mapped[int | None] = mapped_column(ForeignKey("roundtable.id", ondelete="CASCADE"), index=True)
    programme_id: Mapped[int | None] = mapped_column(ForeignKey("programme.id", ondelete="CASCADE"))
    what: Mapped[str] = mapped_column(String(40), default="", server_default="")
    number: Mapped[int | None]


def trace(
    session: Session,
    act: Act,
    doer: Doer,
    now: datetime,
    *,
    roundtable_id: int | None = None,
    programme_id: int | None = None,
    what: str = "",
    number: int | None = None,
) -> None:
    """Writes down who did what. It stands in the transaction of the act itself: neither is without the other."""
    about = {"roundtable_id": roundtable_id, "programme_id": programme_id, "what": what, "number": number}
    session.add(TraceRow(at=now, act=act, role=doer.role, device=doer.device, **about))
    session.flush()


HOUR = timedelta(hours=1)


def trace_refusal(session: Session, now: datetime) -> None:
    """Counts a sign-in that was refused; those of an hour are one line, so that guessing makes no long trace."""
    of_hour = (TraceRow.act == Act.SIGN_INS_REFUSED, TraceRow.at > now - HOUR)
    row = session.scalars(select(TraceRow).where(*of_hour).with_for_update()).first()
    if row is None:
        trace(session, Act.SIGN_INS_REFUSED, Doer(), now, number=1)
    else:
        row.number = (row.number or 0) + 1


def find_tools_made(session: Session, account_id: int) -> list[int]:
    """The numbers of the tools whose tokens somebody made, on whichever device."""
    made = select(TraceRow.number).join(CrewRow, CrewRow.id == TraceRow.device)
    found = session.scalars(made.where(TraceRow.act == Act.TOKEN_MADE, CrewRow.account_id == account_id))
    return [number for number in found if number is not None]


TRACES = outerjoin(TraceRow, RoundtableRow, RoundtableRow.id == TraceRow.roundtable_id)
COLUMNS = (TraceRow.at, TraceRow.act, TraceRow.role, TraceRow.device, TraceRow.what, TraceRow.number)
NAMES = (func.coalesce(CrewRow.name, "").label("name"), func.coalesce(AccountRow.name, "").label("whom"))
PLACES = (*NAMES, RoundtableRow.code, ProgrammeRow.name.label("programme"))
IS_OF_ACCOUNT = or_(
    TraceRow.act.in_(OF_ACCOUNTS), and_(TraceRow.act == Act.DEVICE_ENDED, TraceRow.what == PASSWORD_LINK)
)
WHOM = and_(AccountRow.id == TraceRow.number, IS_OF_ACCOUNT)


def load_traces(session: Session, code: str | None, act: Act | None, most: int | None = None) -> list[Trace]:
    """The trace of a roundtable and of an act, or of all of them; the newest first."""
    found = select(*COLUMNS, *PLACES).select_from(TRACES).where(*wanted(code, act))
    placed = found.outerjoin(CrewRow, CrewRow.id == TraceRow.device).outerjoin(AccountRow, WHOM)
    placed = placed.outerjoin(ProgrammeRow, ProgrammeRow.id == TraceRow.programme_id)
    rows = session.execute(placed.order_by(TraceRow.id.desc()).limit(most)).mappings()
    return [Trace(doer=Doer(row["role"], row["device"]), **{name: row[name] for name in TOLD}) for row in rows]


TOLD = ("at", "act", "name", "code", "programme", "what", "number", "whom")


def count_traces(session: Session, code: str | None, act: Act | None) -> int:
    """How many there are of these."""
    return session.scalars(select(func.count(TraceRow.id)).select_from(TRACES).where(*wanted(code, act))).one()


def wanted(code: str | None, act: Act | None) -> list[ColumnElement[bool]]:
    """What picks out those of one roundtable and of one act, where they are named."""
    of_code = [] if code is None else [RoundtableRow.code == code]
    return [*of_code, *([] if act is None else [TraceRow.act == act])]
