"""Versions: which there are, what stands now as the next would have it, and opening what was fixed."""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property, partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.actions.programmes import load_logo, why_awaited
from facilitator.actions.readings import load_evidence
from facilitator.domain.board import Board
from facilitator.domain.entries import EntryKind
from facilitator.domain.errors import Gone, NotFound
from facilitator.domain.phases import OVER
from facilitator.domain.series import SharedIssue
from facilitator.domain.versions import Version, VersionState
from facilitator.reports.documents import Snapshot, build, name_software
from facilitator.reports.evidence.flags import release
from facilitator.reports.exports import FORMATS
from facilitator.reports.records import fingerprint
from facilitator.reports.tree import Document, Form, Logo
from facilitator.reports.versions import hash_content, hash_standing, tells_held, thaw
from facilitator.store.common_issues import has_common_issue
from facilitator.store.flags import load_decided
from facilitator.store.journal import JournalRow
from facilitator.store.roundtables import RoundtableRow, all_rows
from facilitator.store.versions import VersionRow, find_version, list_versions

AS_CLOSED = "The record as closed"
COMPOSED_LATER = "The record as closed, composed by a later release"
LOOSER = "People have since been promised more than it keeps."
HELD = (
    "Somebody has since decided that words in it, or whose they are, stay out of every file. If that is undone, it can "
    "be exported again."
)


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


def load_record(session: Session, row: RoundtableRow, *, is_shared: bool = True) -> Board:
    """All that a report is made from, as it may leave; if it `is_shared`, with what other roundtables raised, too."""
    return release(load_unreleased(session, row, is_shared=is_shared))


def load_unreleased(session: Session, row: RoundtableRow, *, is_shared: bool = True) -> Board:
    """The same before rules say what may leave, which takes long where nothing is stored of what they find.

    It has no number of an entry: two are the same where they say the same, whenever they were read.
    """
    board = load_evidence(session, row.id)
    elsewhere = load_elsewhere(session, row) if is_shared else ()
    return replace(board, roundtable=replace(board.roundtable, seq=0), elsewhere=elsewhere)


def load_elsewhere(session: Session, row: RoundtableRow) -> tuple[SharedIssue, ...]:
    """What other roundtables of its programme raised, too."""
    if not has_common_issue(session, row.id):
        return ()
    # What is compared is reckoned with numbers' library, which whoever has nothing to compare need not wait for.
    from facilitator.actions.series import load_shared

    return load_shared(session, row)


def is_kept(versions: Sequence[Version]) -> bool:
    """Whether all of a record is fixed: an earlier release kept no more of its version 1 than the hash."""
    return bool(versions) and bool(versions[-1].content)


def make_first(board: Board, versions: Sequence[Version], closed_at: datetime) -> Version:
    """The version by which a closed record is fixed of which not all is yet."""
    if versions:
        return Version(2, VersionState.DRAFT, COMPOSED_LATER, "", "", "", closed_at, None)
    return Version(1, VersionState.DRAFT, AS_CLOSED, fingerprint(board), "", "", closed_at, None)


def closed_at_of(row: RoundtableRow) -> datetime:
    """When a record was closed; one that was closed when it was brought in, when it was made."""
    return row.closed_at or row.made_at


def thaw_version(row: VersionRow, form: Form = Form.REPORT) -> Opened:
    """A version as it was fixed. Raises Gone, with the reason, where its words are gone."""
    if row.frozen is None:
        raise Gone(f"Version {row.number} can no longer be exported. {row.withheld}")
    board = thaw(row.frozen)
    snapshot = Snapshot(row.number, row.hash, row.made_at, row.state)
    compose = partial(build, board, now=row.made_at, software=name_software(), snapshot=snapshot, form=form)
    return Opened(compose, board, None if row.export is None else row.export.encode(), row.number)


def open_version(session: Session, row: RoundtableRow, number: int, form: Form = Form.REPORT) -> Opened:
    """One version by its number. Raises NotFound, and Gone where it can no longer be exported."""
    found = find_version(session, row.id, number)
    if found is None and number == 1 and row.status in OVER:
        return open_newest(session, row, closed_at_of(row), form)  # nothing has changed since the close
    if found is None:
        raise NotFound(f"There is no version {number} of this roundtable.")
    opened = thaw_version(found, form)
    if why := why_kept(session, row, opened.board, found.made_at):
        raise Gone(f"Version {number} can no longer be exported. {why}")
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


def list_obstacles(session: Session, row: RoundtableRow, today: date) -> list[str]:
    """What stands in the way of publishing its results, each with what to do about it."""
    return [said for said in (why_unsigned(session, row), why_awaited(row, today)) if said]


def why_unsigned(session: Session, row: RoundtableRow) -> str:
    """Why no version that was signed off may be shown; "" where one may."""
    try:
        open_signed(session, row)
    except NotFound:
        return "Sign a version off first: the page shows what was signed off, and nothing else."
    except Gone as error:
        return f"{error.message} Sign a new version off first."
    return ""


def why_kept(session: Session, row: RoundtableRow, board: Board, made_at: datetime) -> str:
    """Why what was fixed at a moment may leave no more; "" where it may.

    It keeps what people have been promised since, here and in every room that it speaks of, and what was decided since
    of words that it holds. Both are asked whenever it is opened: nothing is emptied, so that undoing brings it back.
    """
    if board.promise != (row.sharing_mode, row.is_sensitive) or names_sensitive(session, row, board, made_at):
        return LOOSER
    return HELD if tells_held(board, load_decided(session, row.id)) else ""


def names_sensitive(session: Session, row: RoundtableRow, board: Board, made_at: datetime) -> bool:
    """Whether it tells what was raised in a room that has become sensitive since."""
    if not board.elsewhere:
        return False
    rows = [each for each in all_rows(session) if each.programme_id == row.programme_id and not each.is_rehearsal]
    sensitive = {each.cluster or each.title for each in rows if each.is_sensitive}
    # Two rooms may be of one cluster: one of them may be told of as often as there were others of that name to tell of.
    others = [each for each in rows if not each.is_sensitive and each.id != row.id]
    told_then = [each for each in others if each.status in OVER and closed_at_of(each) <= made_at]
    renamed = list_renamed_since(session, [each.id for each in told_then], made_at)
    free = Counter(each.cluster or each.title for each in told_then if each.id not in renamed)
    told = [Counter(name for name, _ in issue.elsewhere if name in sensitive) for issue in board.elsewhere]
    return any(names - free for names in told)


def list_renamed_since(session: Session, ids: Sequence[int], moment: datetime) -> set[int]:
    """Which of these roundtables have another cluster than they had at a moment."""
    is_changed = JournalRow.kind == EntryKind.DETAILS_CHANGED, JournalRow.recorded_at > moment
    entries = select(JournalRow.roundtable_id, JournalRow.payload).where(JournalRow.roundtable_id.in_(ids), *is_changed)
    return {number for number, payload in session.execute(entries) if "cluster" in payload["details"]}


def open_newest(session: Session, row: RoundtableRow, now: datetime, form: Form = Form.REPORT) -> Opened:
    """What stands now: the last version where nothing has changed since, else the draft of the next."""
    board = load_record(session, row)
    last = find_newest(session, row)
    if last is not None and last.content == hash_content(board) and not last.withheld:
        # One that may leave no more, since another room became sensitive, stands for nothing: the next one will.
        with suppress(Gone):
            opened = open_version(session, row, last.number, form)
            if opened.board.roundtable.title == row.title:  # no hash of what it says has its title
                return replace(opened, record=board)
    at, draft = (row.closed_at or now, None) if last is None else (now, last.number + 1)
    compose = partial(build, board, now=at, software=name_software(), draft=draft, form=form)
    return Opened(compose, board, logo=load_logo(session, row.programme_id))


def list_made(session: Session, row: RoundtableRow) -> list[Version]:
    """The versions there are, oldest first: none before the close, and the record as closed from then on."""
    if row.status not in OVER:
        return []
    made = list_versions(session, row.id)
    return made or [make_first(load_record(session, row), made, closed_at_of(row))]


def find_newest(session: Session, row: RoundtableRow) -> Version | None:
    """The last version; None of a roundtable that is going on, or of which nothing has been fixed yet."""
    versions = list_versions(session, row.id) if row.status in OVER else []
    return versions[-1] if is_kept(versions) else None
