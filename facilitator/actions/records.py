"""What a tool gets to read, judged by the table of permissions: plain records, none with a word off the record."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from facilitator.actions.versions import list_made, open_newest, open_version
from facilitator.domain.devices import Device
from facilitator.domain.errors import FacilitatorError, Gone, NotAllowed, NotFound
from facilitator.domain.permissions import require_permitted
from facilitator.domain.versions import Version, VersionState
from facilitator.reports.records import record_board
from facilitator.store.programmes import ProgrammeRow
from facilitator.store.roundtables import RoundtableRow, all_rows, stage_of_row

NONE_YET = "No version of this roundtable's report has been checked or signed off yet."
DRAFT = "This version is a draft, and this token reads what is published."


def may_read(name: str, tool: Device, row: RoundtableRow) -> bool:
    """Whether a row of the table lets a tool read, in the state that a roundtable is in."""
    try:
        require_permitted(name, tool.role, stage_of_row(row))
    except FacilitatorError:
        return False
    return True


def require_read(name: str, tool: Device, row: RoundtableRow) -> None:
    """The same, with a reason."""
    require_permitted(name, tool.role, stage_of_row(row))


def list_records(session: Session, tool: Device, rows: Sequence[RoundtableRow] | None = None) -> list[dict[str, Any]]:
    """Of these roundtables, or of all, those that a tool may read; no rehearsal is among them."""
    found = all_rows(session) if rows is None else rows
    here = [row for row in found if not row.is_rehearsal and tool.is_at(row.id, row.programme_id)]
    return [record_meeting(session, row) for row in here if may_read("roundtable.read", tool, row)]


def record_meeting(session: Session, row: RoundtableRow) -> dict[str, Any]:
    """What a roundtable is, when and where."""
    return {
        "code": row.code,
        "title": row.title,
        "programme": session.get_one(ProgrammeRow, row.programme_id).name,
        "cluster": row.cluster,
        "venue": row.venue,
        "held_on": None if row.held_on is None else row.held_on.isoformat(),
        "begins_at": None if row.begins_at is None else row.begins_at.isoformat("minutes"),
        "time_zone": row.time_zone or None,
        "state": stage_of_row(row).value,
        "sharing_mode": row.sharing_mode.value,
        "is_sensitive": row.is_sensitive,
    }


def list_readable(session: Session, tool: Device, row: RoundtableRow) -> list[Version]:
    """The versions that a tool may read, oldest first."""
    reads_drafts = may_read("draft.read", tool, row)
    return [each for each in list_made(session, row) if reads_drafts or each.state is not VersionState.DRAFT]


def record_versions(session: Session, tool: Device, row: RoundtableRow) -> list[dict[str, Any]]:
    """These as records; one whose words are gone is given out no more."""
    return [
        {
            "number": each.number,
            "state": each.state.value,
            "hash": each.hash,
            "made_at": each.made_at.isoformat(timespec="seconds"),
            "is_gone": is_gone(session, row, each),
        }
        for each in list_readable(session, tool, row)
    ]


def is_gone(session: Session, row: RoundtableRow, version: Version) -> bool:
    """Whether its words are gone, or may leave no more since people have been promised more."""
    try:
        open_version(session, row, version.number)
    except Gone:
        return True
    return bool(version.withheld)


def require_version(session: Session, tool: Device, row: RoundtableRow, asked: str) -> int:
    """The version of this number. Raises NotFound, and NotAllowed for a draft where a tool reads what is published."""
    found = {str(each.number): each for each in list_made(session, row)}
    if asked not in found:
        raise NotFound("There is no such version of this roundtable.")
    if found[asked] not in list_readable(session, tool, row):
        raise NotAllowed(DRAFT)
    return found[asked].number


def tell_themes(session: Session, tool: Device, row: RoundtableRow, now: datetime) -> dict[str, Any]:
    """The themes of the newest version that was checked or signed off; to who reads drafts, as they stand now."""
    if may_read("draft.read", tool, row):
        opened = open_newest(session, row, now)
    else:
        held = [each for each in list_readable(session, tool, row) if not each.withheld]
        if not held:
            raise NotFound(NONE_YET)
        opened = open_version(session, row, held[-1].number)
    return {"version": opened.number, "themes": record_board(opened.board)["themes"]}
