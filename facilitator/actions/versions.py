"""Versions: fixing what stands now under the next number, and opening what was fixed."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property, partial
from typing import Any

from sqlalchemy.orm import Session

from facilitator.actions.programmes import load_logo
from facilitator.actions.readings import load_evidence
from facilitator.domain.board import Board
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.errors import Conflict, Gone, NotFound
from facilitator.domain.orders import Order
from facilitator.domain.permissions import judged_as
from facilitator.domain.series import SharedIssue
from facilitator.domain.versions import Version, VersionState
from facilitator.reports.documents import FINAL, Snapshot, build, name_software
from facilitator.reports.evidence.flags import release
from facilitator.reports.evidence.issues import list_issues
from facilitator.reports.evidence.open_items import list_stops
from facilitator.reports.exports import FORMATS
from facilitator.reports.records import fingerprint
from facilitator.reports.tree import Document, Form, Logo
from facilitator.reports.versions import freeze, hash_content, hash_standing, tells_held, thaw
from facilitator.store.common_issues import has_common_issue
from facilitator.store.flags import load_decided
from facilitator.store.roundtables import RoundtableRow, all_rows, get_row
from facilitator.store.versions import VersionRow, find_version, list_versions

AS_CLOSED = "The record as closed"
COMPOSED_LATER = "The record as closed, composed by a later release"
UNREAD = (
    "Something has been written or decided since this page was opened, so no version was made. Look at what changed, "
    "then make it."
)
LOOSER = "People have been promised more since than when it was made."
HELD = "Somebody has decided since that words in it, or whose they are, stay out of every file. Undone, it is back."


@dataclass(frozen=True)
class Opened:
    """A document with its board, ready for any format; `export` is its JSON and `number` its version, where fixed.

    `logo` is for its cover; `record` is what stands now where that is shown as the version that says the same.
    """

    compose: Callable[[], Document]
    board: Board
    export: bytes | None = None
    number: int | None = None
    logo: Logo | None = None
    record: Board | None = None

    @property
    def standing(self) -> str:
        """What of the record as it stands was read, in short, for whoever fixes it."""
        return hash_standing(self.record or self.board)

    @cached_property
    def document(self) -> Document:
        """The document, composed when somebody first asks: notes alone are written without it."""
        return replace(self.compose(), logo=self.logo)

    def write(self, name: str, **wishes: Any) -> bytes:
        """The bytes of one format. JSON is what was fixed, under every release."""
        if name == "json" and self.export is not None:
            return self.export
        chosen = FORMATS[name]
        return chosen.write(self.document if chosen.is_composed else None, self.board, **wishes)


def load_record(session: Session, row: RoundtableRow) -> Board:
    """All that a report is made from, as it may leave, with what other roundtables of the programme raised, too."""
    return replace(release(load_evidence(session, row.id)), elsewhere=load_elsewhere(session, row))


def load_elsewhere(session: Session, row: RoundtableRow) -> tuple[SharedIssue, ...]:
    """What other roundtables of its programme raised, too."""
    if not has_common_issue(session, row.id):
        return ()
    # What is compared is reckoned with numbers' library, which whoever has nothing to compare need not wait for.
    from facilitator.actions.series import load_shared

    return load_shared(session, row)


@judged_as("version.make")
def make_version(session: Session, order: Order, *, state: VersionState, reason: str, seen: str = "") -> Fact:
    """Fixes notes, texts, flags, claims, issues and points as they stand; refuses to sign off what is open.

    What has changed since it stood as in `seen` is refused, too: nobody signs what they have not read.
    """
    row = get_row(session, order.viewer.roundtable_id)
    keep_record(session, row)
    board = load_record(session, row)
    if seen and seen != hash_standing(board):
        raise Conflict(UNREAD)
    stops = list_stops(board, list_issues(board)) if state is VersionState.SIGNED_OFF else []
    if stops:
        raise Conflict(f"Not signed off yet: {'; '.join(stops)}.")
    last = list_versions(session, row.id)[-1]
    if (last.content, last.state) == (hash_content(board), state) and not last.withheld:
        require_news(session, row, last.number, board)
    made = Version(last.number + 1, state, reason, "", "", "", order.now, order.viewer.role, order.viewer.actor)
    add_version(session, board, made)
    return Fact(EntryKind.VERSION_MADE, {"version": {"number": made.number, "state": made.state}})


def require_news(session: Session, row: RoundtableRow, number: int, board: Board) -> None:
    """Raises Conflict where a version of the same words says the same of other roundtables, too."""
    found = find_version(session, row.id, number)
    if found is None or found.frozen is None or thaw(found.frozen).elsewhere == board.elsewhere:
        raise Conflict(f"Nothing has changed since version {number}.")


def keep_record(session: Session, row: RoundtableRow) -> None:
    """Fixes a closed record before anything of it changes; that of an earlier release keeps the hash it printed."""
    if row.status not in FINAL:
        return
    versions = list_versions(session, row.id)
    if versions and versions[-1].content:
        return
    board = load_record(session, row)
    closed_at = row.closed_at or row.made_at
    if not versions:
        made = Version(1, VersionState.DRAFT, AS_CLOSED, fingerprint(board), "", "", closed_at, None)
        add_version(session, board, made)
        return
    first = find_version(session, row.id, 1)
    if first is not None:
        first.hash = fingerprint(board)
    add_version(session, board, Version(2, VersionState.DRAFT, COMPOSED_LATER, "", "", "", closed_at, None))


def add_version(session: Session, board: Board, version: Version) -> VersionRow:
    """A row with all that is needed to make its files again. Without a printed hash, it is that of what it says."""
    content = hash_content(board)
    row = VersionRow(
        roundtable_id=board.roundtable.id,
        number=version.number,
        state=version.state,
        reason=version.reason,
        hash=version.hash or content,
        content=content,
        withheld="",
        notes=[note.id for note in board.open_notes()],
        frozen=freeze(board),
        export=None,
        made_at=version.made_at,
        role=version.role,
        actor=version.actor,
    )
    row.export = thaw_version(row).write("json").decode()
    session.add(row)
    session.flush()
    return row


def thaw_version(row: VersionRow, form: Form = Form.REPORT) -> Opened:
    """A version as it was fixed. Raises Gone, with the reason, where its words are gone."""
    if row.frozen is None:
        raise Gone(f"Version {row.number} is exported no more. {row.withheld}")
    board = thaw(row.frozen)
    snapshot = Snapshot(row.number, row.hash, row.made_at, row.state)
    compose = partial(build, board, now=row.made_at, software=name_software(), snapshot=snapshot, form=form)
    return Opened(compose, board, None if row.export is None else row.export.encode(), row.number)


def open_version(session: Session, row: RoundtableRow, number: int, form: Form = Form.REPORT) -> Opened:
    """One version by its number. Raises NotFound, and Gone where it is exported no more."""
    found = find_version(session, row.id, number)
    if found is None and number == 1 and row.status in FINAL:
        return open_newest(session, row, row.closed_at or row.made_at, form)  # nothing has changed since the close
    if found is None:
        raise NotFound(f"There is no version {number} of this roundtable.")
    opened = thaw_version(found, form)
    if why := why_kept(session, row, opened.board):
        raise Gone(f"Version {number} is exported no more. {why}")
    return replace(opened, logo=load_logo(session, row.programme_id))


def open_signed(session: Session, row: RoundtableRow) -> Opened:
    """The newest version that was signed off. Raises NotFound where there is none, Gone where it may leave no more."""
    signed = [each.number for each in list_made(session, row) if each.state is VersionState.SIGNED_OFF]
    if not signed:
        raise NotFound("No version is signed off.")
    return open_version(session, row, signed[-1])


def why_withdrawn(session: Session, row: RoundtableRow) -> str:
    """Why results that were published are withdrawn until a version is signed off; "" where nothing is withdrawn."""
    if row.results_at is None:
        return ""
    try:
        open_signed(session, row)
    except (Gone, NotFound) as error:
        return error.message
    return ""


def why_kept(session: Session, row: RoundtableRow, board: Board) -> str:
    """Why what was fixed may leave no more; "" where it may.

    It keeps what people have been promised since, here and in every room that it speaks of, and what was decided since
    of words that it holds. Both are asked whenever it is opened: nothing is emptied, so that undoing brings it back.
    """
    if board.promise != (row.sharing_mode, row.is_sensitive) or names_sensitive(session, row, board):
        return LOOSER
    return HELD if tells_held(board, load_decided(session, row.id)) else ""


def names_sensitive(session: Session, row: RoundtableRow, board: Board) -> bool:
    """Whether it tells what was raised in a room that has become sensitive since."""
    if not board.elsewhere:
        return False
    rows = [each for each in all_rows(session) if each.programme_id == row.programme_id and not each.is_rehearsal]
    sensitive = {each.cluster or each.title for each in rows if each.is_sensitive}
    # Two rooms may be of one cluster: one of them may be told of as often as there are others of that name.
    free = Counter(each.cluster or each.title for each in rows if not each.is_sensitive and each.id != row.id)
    told = [Counter(name for name, _ in issue.elsewhere if name in sensitive) for issue in board.elsewhere]
    return any(names - free for names in told)


def open_newest(session: Session, row: RoundtableRow, now: datetime, form: Form = Form.REPORT) -> Opened:
    """What stands now: the last version where nothing has changed since, else the draft of the next."""
    board = load_record(session, row)
    last = find_newest(session, row)
    if last is not None and last.content == hash_content(board) and not last.withheld:
        # One that may leave no more, since another room became sensitive, stands for nothing: the next one will.
        with suppress(Gone):
            return replace(open_version(session, row, last.number, form), record=board)
    at, draft = (row.closed_at or now, None) if last is None else (now, last.number + 1)
    compose = partial(build, board, now=at, software=name_software(), draft=draft, form=form)
    return Opened(compose, board, logo=load_logo(session, row.programme_id))


def list_made(session: Session, row: RoundtableRow) -> list[Version]:
    """The versions there are, oldest first: none before the close, and the record as closed from then on."""
    if row.status not in FINAL:
        return []
    closed_at = row.closed_at or row.made_at
    made = list_versions(session, row.id)
    return made or [
        Version(1, VersionState.DRAFT, AS_CLOSED, fingerprint(load_record(session, row)), "", "", closed_at, None)
    ]


def find_newest(session: Session, row: RoundtableRow) -> Version | None:
    """The last version; None of a roundtable that is going on, or of which nothing has been fixed yet."""
    versions = list_versions(session, row.id) if row.status in FINAL else []
    return versions[-1] if versions and versions[-1].content else None
