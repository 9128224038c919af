"""Fixing what stands now under the next number."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from sqlalchemy.orm import Session

from facilitator.actions.versions import closed_at_of, is_kept, load_record, make_first, thaw_version
from facilitator.domain.board import Board
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.errors import Conflict
from facilitator.domain.orders import Order
from facilitator.domain.people import Viewer
from facilitator.domain.permissions import judge, judged_as
from facilitator.domain.phases import OVER
from facilitator.domain.versions import Version, VersionState
from facilitator.reports.evidence.issues import list_issues
from facilitator.reports.evidence.open_items import list_stops
from facilitator.reports.records import fingerprint
from facilitator.reports.versions import freeze, hash_content, hash_standing, thaw
from facilitator.store.common_issues import has_common_issue
from facilitator.store.programmes import get_programme
from facilitator.store.roundtables import RoundtableRow, get_row, stage_of_row
from facilitator.store.versions import VersionRow, find_version, list_versions

UNREAD = (
    "Something has been written or decided since this page was opened, so no version was made. Look at what changed, "
    "then make it."
)


def prepare_version(
    session: Session, order: Order, *, state: VersionState, reason: str, seen: str = ""
) -> Callable[[], Board]:
    """What composes the version that these would make of what stands now: it takes long, and nobody waits for it yet.

    Whoever may not make one is refused here already.
    """
    row = get_row(session, order.viewer.roundtable_id)
    judge(make_version, order.viewer.role, stage_of_row(row))
    board, versions, closed_at = load_record(session, row), list_versions(session, row.id), closed_at_of(row)

    def compose() -> Board:
        last = versions[-1] if is_kept(versions) else make_first(board, versions, closed_at)
        if not is_kept(versions):
            compose_columns(board, last)
        with suppress(Conflict):  # the order itself will say so
            compose_next(board, last, order, state=state, reason=reason, seen=seen)
        return board

    return compose


def warn_of_signing(
    session: Session, viewer: Viewer, *, prepared: Board, state: VersionState, seen: str = "", **_: str
) -> str:
    """What whoever signs off should know; "" of any other version. Raises Conflict where the order would be refused."""
    if state is not VersionState.SIGNED_OFF:
        return ""
    require_sound(prepared, state, seen)
    if versions := list_versions(session, viewer.roundtable_id):
        require_news(session, viewer.roundtable_id, versions[-1], prepared, state)
    return "The version is called signed off from then on, with its reason, and that cannot be undone."


@judged_as("version.make")
def make_version(
    session: Session, order: Order, *, state: VersionState, reason: str, seen: str = "", prepared: Board | None = None
) -> Fact:
    """Fixes notes, texts, flags, claims, issues and points as they stand; refuses to sign off what is open.

    What has changed since it stood as in `seen` is refused, too: nobody signs what they have not read. What was
    composed of a `prepared` record is taken over where nothing has moved since.
    """
    row = get_row(session, order.viewer.roundtable_id)
    board = read_record(session, row, prepared)
    keep_record(session, row, board)
    last = list_versions(session, row.id)[-1]
    columns = compose_next(board, last, order, state=state, reason=reason, seen=seen)
    require_news(session, row.id, last, board, state)
    add_version(session, row.id, columns)
    return Fact(EntryKind.VERSION_MADE, {"version": {"number": columns["number"], "state": state}})


def read_record(session: Session, row: RoundtableRow, prepared: Board | None = None) -> Board:
    """What is about to be fixed: the `prepared` record, with what was composed of it, where nothing has moved since.

    Where it tells of other roundtables, no words are erased there until it is fixed. Of an issue that is confirmed
    after this look it tells nothing: nobody would wait for it.
    """
    is_shared = has_common_issue(session, row.id)
    if is_shared:
        get_programme(session, row.programme_id, is_locked=True)
    board = load_record(session, row, is_shared=is_shared)
    return prepared if prepared is not None and prepared == board else board


def compose_next(
    board: Board, last: Version, order: Order, *, state: VersionState, reason: str, seen: str
) -> dict[str, Any]:
    """The version after the last. Raises Conflict where it is not of what was seen, or signs off what is open."""
    require_sound(board, state, seen)
    made = Version(last.number + 1, state, reason, "", "", "", order.now, order.viewer.role, order.viewer.actor)
    return compose_columns(board, made)


def require_sound(board: Board, state: VersionState, seen: str) -> None:
    """Raises Conflict where the board is not what was seen, or something open stops a signature."""
    if seen and seen != hash_standing(board):
        raise Conflict(UNREAD)
    stops = list_stops(board, list_issues(board)) if state is VersionState.SIGNED_OFF else []
    if stops:
        raise Conflict(f"Not signed off yet: {'; '.join(stops)}.")


def require_news(session: Session, roundtable_id: int, last: Version, board: Board, state: VersionState) -> None:
    """Raises Conflict where the last version says the same, of other rooms too, and has the same title and state."""
    if (last.content, last.state) != (hash_content(board), state) or last.withheld:
        return
    found = find_version(session, roundtable_id, last.number)
    fixed = None if found is None or found.frozen is None else thaw(found.frozen)
    if fixed is None or (fixed.roundtable.title, fixed.elsewhere) == (board.roundtable.title, board.elsewhere):
        raise Conflict(f"Nothing has changed since version {last.number}.")


def keep_record(session: Session, row: RoundtableRow, board: Board | None = None) -> None:
    """Fixes a closed record before anything of it changes; that of an earlier release keeps the hash it printed."""
    versions = list_versions(session, row.id)
    if row.status not in OVER or is_kept(versions):
        return
    board = board or read_record(session, row)
    printed = find_version(session, row.id, 1)
    if printed is not None:
        printed.hash = fingerprint(board)
    add_version(session, row.id, compose_columns(board, make_first(board, versions, closed_at_of(row))))


def compose_columns(board: Board, version: Version) -> dict[str, Any]:
    """All that is needed to make a version's files again, once. Without a printed hash, it is that of what it says."""
    return board.keep(f"columns of {version}", lambda: _compose_columns(board, version))


def _compose_columns(board: Board, version: Version) -> dict[str, Any]:
    content = hash_content(board)
    columns: dict[str, Any] = {
        "number": version.number,
        "state": version.state,
        "reason": version.reason,
        "hash": version.hash or content,
        "content": content,
        "withheld": "",
        "notes": [note.id for note in board.open_notes()],
        "frozen": freeze(board),
        "made_at": version.made_at,
        "role": version.role,
        "actor": version.actor,
    }
    return columns | {"export": thaw_version(VersionRow(**columns)).write("json").decode()}


def add_version(session: Session, roundtable_id: int, columns: Mapping[str, Any]) -> None:
    """Stores what was composed of a version."""
    session.add(VersionRow(roundtable_id=roundtable_id, **columns))
    session.flush()
