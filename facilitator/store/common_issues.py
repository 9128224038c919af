"""A programme's common issues as they are stored: names, members, and what people read in each room."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ColumnElement, ForeignKey, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from facilitator.domain.errors import NotFound
from facilitator.domain.people import Role
from facilitator.domain.series import CommonIssue, Member, Reading, ReceivedSupport, Stance, find_rooms
from facilitator.domain.themes import Support
from facilitator.reports.evidence.flags import mask_name
from facilitator.store.base import Base, Key, choice, draw_key
from facilitator.store.themes import ThemeRow


class CommonIssueRow(Base):
    """An issue of several roundtables; a rejected one keeps its themes apart.

    One that was taken back is rejected and has a name still: it keeps nothing apart, and waits to be undone. So do the
    two of a merge, as they were before it.
    """

    __tablename__ = "common_issue"

    id: Mapped[Key]
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    is_rejected: Mapped[bool]
    decided_at: Mapped[datetime]
    decided_by: Mapped[Role] = mapped_column(choice(Role))


IS_TAKEN_BACK = CommonIssueRow.is_rejected & (CommonIssueRow.name != "")


class CommonThemeRow(Base):
    """A theme of an issue, or one that was taken out of it. `notes` are those it had then."""

    __tablename__ = "common_theme"

    issue_id: Mapped[int] = mapped_column(ForeignKey("common_issue.id", ondelete="CASCADE"), primary_key=True)
    theme_id: Mapped[int] = mapped_column(ForeignKey("theme.id", ondelete="CASCADE"), primary_key=True)
    is_outside: Mapped[bool]
    notes: Mapped[list[Any]] = mapped_column(JSON)


class CommonReadingRow(Base):
    """What a person has read in one room; the notes are numbers. `received` came in an archive."""

    __tablename__ = "common_reading"

    issue_id: Mapped[int] = mapped_column(ForeignKey("common_issue.id", ondelete="CASCADE"), primary_key=True)
    roundtable_id: Mapped[int] = mapped_column(ForeignKey("roundtable.id", ondelete="CASCADE"), primary_key=True)
    stance: Mapped[Stance | None] = mapped_column(choice(Stance))
    is_absent: Mapped[bool]
    denied: Mapped[list[Any]] = mapped_column(JSON)
    voices: Mapped[list[Any]] = mapped_column(JSON)
    received: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


def load_common_issues(session: Session, programme_id: int) -> list[CommonIssue]:
    """Every issue of a programme, rejected ones too, oldest first; no name tells how to reach somebody.

    None that was taken back.
    """
    return read_issues(session, programme_id, ~IS_TAKEN_BACK)


def load_taken_back(session: Session, programme_id: int) -> list[CommonIssue]:
    """What was taken back or merged last, as it was: one issue, or the two of a merge."""
    return read_issues(session, programme_id, IS_TAKEN_BACK)


def drop_taken_back(session: Session, programme_id: int) -> None:
    """Deletes what waits to be undone, for good: what is done last alone may wait."""
    session.execute(delete(CommonIssueRow).where(CommonIssueRow.programme_id == programme_id, IS_TAKEN_BACK))


def read_issues(session: Session, programme_id: int, wanted: ColumnElement[bool]) -> list[CommonIssue]:
    """Those of a programme's issues that are wanted, oldest first."""
    rows = session.scalars(select(CommonIssueRow).where(CommonIssueRow.programme_id == programme_id, wanted))
    # Those of one moment, as an archive or the examples bring them, by name: their numbers are drawn by chance.
    issues = sorted(rows, key=lambda row: (row.decided_at, row.name, row.id))
    ids = [row.id for row in issues]
    members, outside = load_members(session, ids)
    readings = load_readings(session, ids)
    return [
        CommonIssue(
            row.id,
            mask_name(row.name),
            tuple(members[row.id]),
            frozenset(outside[row.id]),
            readings[row.id],
            row.is_rejected,
        )
        for row in issues
    ]


def list_decided(session: Session) -> list[int]:
    """The programmes in which something was decided of any issue."""
    return list(session.scalars(select(CommonIssueRow.programme_id).distinct().order_by(CommonIssueRow.programme_id)))


def has_common_issue(session: Session, roundtable_id: int) -> bool:
    """Whether a theme of this roundtable is in any issue, or was."""
    own = select(ThemeRow.id).where(ThemeRow.roundtable_id == roundtable_id)
    return session.scalar(select(CommonThemeRow.issue_id).where(CommonThemeRow.theme_id.in_(own)).limit(1)) is not None


def list_decisions(session: Session, ids: Sequence[int]) -> dict[int, tuple[datetime, Role]]:
    """When each issue was decided, and by whom."""
    rows = session.scalars(select(CommonIssueRow).where(CommonIssueRow.id.in_(ids)))
    return {row.id: (row.decided_at, row.decided_by) for row in rows}


def load_members(session: Session, ids: Sequence[int]) -> tuple[dict[int, list[Member]], dict[int, set[int]]]:
    """The themes of issues, and those taken out of them, by issue."""
    members: dict[int, list[Member]] = defaultdict(list)
    outside: dict[int, set[int]] = defaultdict(set)
    joined = select(CommonThemeRow, ThemeRow.roundtable_id).join(ThemeRow, ThemeRow.id == CommonThemeRow.theme_id)
    for row, roundtable in session.execute(joined.where(CommonThemeRow.issue_id.in_(ids)).order_by(ThemeRow.id)):
        if row.is_outside:
            outside[row.issue_id].add(row.theme_id)
        else:
            members[row.issue_id].append(Member(roundtable, row.theme_id, tuple(row.notes)))
    return members, outside


def load_theme_rows(session: Session, issue: int) -> list[CommonThemeRow]:
    """The rows of an issue's themes, in it or taken out."""
    return list(session.scalars(select(CommonThemeRow).where(CommonThemeRow.issue_id == issue)))


def put_theme(session: Session, issue: int, theme: int, notes: Sequence[int], *, is_outside: bool) -> None:
    """Puts a theme into an issue or out of it, with the notes that it had then."""
    session.merge(CommonThemeRow(issue_id=issue, theme_id=theme, is_outside=is_outside, notes=list(notes)))


def load_readings(session: Session, ids: Sequence[int]) -> dict[int, dict[int, Reading]]:
    """What was read, by issue and roundtable."""
    found: dict[int, dict[int, Reading]] = defaultdict(dict)
    for row in session.scalars(select(CommonReadingRow).where(CommonReadingRow.issue_id.in_(ids))):
        found[row.issue_id][row.roundtable_id] = Reading(
            row.stance, row.is_absent, tuple(row.denied), tuple(row.voices), as_received(row)
        )
    return found


def as_received(row: CommonReadingRow) -> ReceivedSupport | None:
    """The support that came in an archive; None where the row did not."""
    if row.received is None:
        return None
    word = row.received["support"]
    return ReceivedSupport(None if word is None else Support(word), frozenset(row.received["notes"]))


def keep_received(received: ReceivedSupport | None) -> dict[str, Any] | None:
    """The same as it is stored."""
    return None if received is None else {"support": received.support, "notes": sorted(received.notes)}


def get_common_issue(session: Session, programme_id: int, number: int) -> CommonIssueRow:
    """An issue of this programme. Raises NotFound, too, where it was taken back."""
    row = session.get(CommonIssueRow, number)
    if row is None or row.programme_id != programme_id or (row.is_rejected and row.name):
        raise NotFound("There is no such issue any more. Somebody may have taken it back meanwhile.")
    return row


def copy_taken_back(session: Session, issue: CommonIssueRow, at: datetime, role: Role) -> None:
    """A copy of an issue as it stands, which waits to be undone."""
    copied = {"programme_id": issue.programme_id, "name": issue.name, "decided_at": at, "decided_by": role}
    row = CommonIssueRow(id=draw_key(), is_rejected=True, **copied)
    session.add(row)
    session.flush()
    for theme in load_theme_rows(session, issue.id):
        put_theme(session, row.id, theme.theme_id, theme.notes, is_outside=theme.is_outside)
    for room, reading in load_readings(session, [issue.id])[issue.id].items():
        store_reading(session, row.id, room, reading)
    session.flush()


def load_rooms(session: Session, ids: Sequence[int]) -> dict[int, set[int]]:
    """The roundtables that raise issues, by a theme or by a note alone, by issue; of one that was taken back, too."""
    members, _ = load_members(session, ids)
    readings = load_readings(session, ids)
    return {number: find_rooms(members[number], readings[number]) for number in ids}


def drop_unraised(session: Session, programme_id: int) -> None:
    """Deletes the issues that no room of a programme raises any more: nobody finds them, and they have a name."""
    ids = session.scalars(select(CommonIssueRow.id).where(CommonIssueRow.programme_id == programme_id)).all()
    gone = [number for number, rooms in load_rooms(session, ids).items() if not rooms]
    session.execute(delete(CommonIssueRow).where(CommonIssueRow.id.in_(gone)))


def store_reading(session: Session, issue: int, roundtable: int, reading: Reading) -> None:
    """Puts what was read in place of what was read before."""
    session.merge(
        CommonReadingRow(
            issue_id=issue,
            roundtable_id=roundtable,
            stance=reading.stance,
            is_absent=reading.is_absent,
            denied=list(reading.denied),
            voices=list(reading.voices),
            received=keep_received(reading.received),
        )
    )
