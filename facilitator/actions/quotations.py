"""Striking out what quotes words that are about to be erased, wherever people wrote it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from facilitator.actions.fixings import keep_record
from facilitator.composition.quoting import is_mended
from facilitator.domain.entries import EntryKind
from facilitator.domain.headings import HeadingKey
from facilitator.domain.phases import OVER
from facilitator.domain.quotations import make_striker
from facilitator.marking.short_forms import read_common_words
from facilitator.reports.versions import read_shared
from facilitator.store.base import Base
from facilitator.store.common_issues import CommonIssueRow, load_rooms
from facilitator.store.journal import JournalRow
from facilitator.store.notes import NoteRow, NoteTextRow
from facilitator.store.programmes import get_programme
from facilitator.store.roundtables import HeadingRow, RoundtableRow, get_row
from facilitator.store.themes import load_themes
from facilitator.store.vectors import ThemeVectorRow
from facilitator.store.versions import load_beside, withhold, withhold_all
from facilitator.store.words import Change, belongs_to, load_shared_names, load_words, strike_out


def erase_quotations(
    session: Session, roundtable_id: int, gone: Collection[tuple[str, int]], instead: Sequence[str] = ()
) -> dict[str, Any]:
    """Strikes out what quotes these words and no others; `gone` names the table and the note or contribution.

    What is said `instead` of them stays where it is quoted.
    Versions are emptied, since they may quote them anywhere, and keep the hash of what was printed; of other
    roundtables those that call a shared issue by a quotation. Gives for the journal what lost words that people see:
    names of themes and of headings, and what the room is told of a speech.
    """
    keep_record(session, get_row(session, roundtable_id))
    session.flush()
    words = load_words(session, roundtable_id)
    erased = [text for table, number, text in words if (table, number) in gone]
    kept = [text for table, number, text in words if (table, number) not in gone]
    make = partial(make_striker, erased, common=read_common_words())
    known = [*kept, *instead, *load_known(session, roundtable_id)]
    withhold_beside(session, roundtable_id, known, make)
    withhold_all(session, roundtable_id)
    struck = strike_out(session, roundtable_id, make(known))
    themes = sorted({key["theme_id"] for name, key in struck if name == "theme_name.name"})
    session.execute(delete(ThemeVectorRow).where(ThemeVectorRow.theme_id.in_(themes)))
    headings = sorted({key["key"] for name, key in struck if name.startswith("heading.")})
    told = {"themes": [{"id": number} for number in themes], "headings": [{"id": key} for key in headings]}
    is_of_room = any(name.startswith("roundtable.") for name, _ in struck)
    return {part: rows for part, rows in told.items() if rows} | ({"roundtable": {}} if is_of_room else {})


def strike_changed(session: Session, row: NoteRow, text: str, *, off_record: bool) -> dict[str, Any]:
    """Strikes out what quotes the words that this text comes instead of; not where it only mends their spelling.

    Off the record neither the old words nor the new ones may stand in what others wrote.
    """
    before = session.get_one(NoteTextRow, (row.id, row.revision)).text or ""
    if not off_record and is_mended(before, text):
        return {}
    return erase_quotations(session, row.roundtable_id, [("note_text", row.id)], [] if off_record else [text])


def erase_beside(session: Session, roundtable_id: int) -> None:
    """Strikes out what others have of a roundtable that is about to be deleted: in names of issues, and in versions.

    What was said in another room, too, or is a theme's name there, stays in the names of issues.
    """
    is_shared = belongs_to(Base.metadata.tables["common_issue"], roundtable_id)
    rows = session.scalars(select(CommonIssueRow).where(is_shared)).all()
    make = partial(make_striker, list_said(session, roundtable_id), common=read_common_words())
    known = load_known(session, roundtable_id)
    withhold_beside(session, roundtable_id, known, make)
    others = set().union(*load_rooms(session, [row.id for row in rows]).values()) - {roundtable_id}
    strike = make([*known, *(words for room in sorted(others) for words in list_named(session, room))])
    for row in rows:
        row.name = strike(row.name)
    session.flush()


def list_said(session: Session, roundtable_id: int) -> list[str]:
    """Every word of a roundtable's notes and contributions that is there."""
    return [text for _, _, text in load_words(session, roundtable_id)]


def list_named(session: Session, roundtable_id: int) -> list[str]:
    """The same with what its themes are called."""
    return [*list_said(session, roundtable_id), *(theme.name for theme in load_themes(session, roundtable_id))]


def withhold_beside(
    session: Session, roundtable_id: int, known: Sequence[str], make: Callable[[Iterable[str]], Change]
) -> None:
    """Empties the versions of other roundtables that tell of an issue of this one by a name that quotes.

    What their own people said, too, gives nobody here away.
    """
    row, strike = get_row(session, roundtable_id), make(known)
    if not may_be_told(session, row, strike):
        return
    # Nobody fixes meanwhile what would still tell of it, and two that empty each other's do so one after the other.
    get_programme(session, row.programme_id, is_locked=True)
    names = load_shared_names(session, roundtable_id)
    here = row.cluster or row.title
    for version in load_beside(session, row):
        shared = read_shared(version.frozen or "")
        told = {name for name, rooms in shared if here in rooms or name in names}
        told |= {here for _, rooms in shared if here in rooms}
        struck = [words for words in told if strike(words) != words]
        said = list_said(session, version.roundtable_id) if struck else []
        if any(make([*known, *said])(words) != words for words in struck):
            withhold(version)


def may_be_told(session: Session, row: RoundtableRow, strike: Change) -> bool:
    """Whether these words may stand in what others have of a roundtable.

    While it goes on no other one tells of it: only an issue may have them for a name, one that is shared already, or
    one that somebody confirms at this moment under the name of a theme. Of a rehearsal nobody ever tells.
    """
    if row.is_rehearsal:
        return False
    if row.status in OVER or load_shared_names(session, row.id):
        return True
    return any(strike(theme.name) != theme.name for theme in load_themes(session, row.id))


def list_struck(quoted: dict[str, Any]) -> set[int]:
    """The themes whose names have lost words."""
    return {row["id"] for row in quoted.get("themes", ())}


SPEECH = ("speaker", "topic")
NAMED = ("title", "cluster", "venue", "host", "question", *SPEECH)
"""What people may read of the roundtable itself."""


def load_known(session: Session, roundtable_id: int) -> list[str]:
    """Words that were there before anybody wrote a note, and give none away."""
    row, late = get_row(session, roundtable_id), find_said_late(session, roundtable_id)
    headings = session.scalars(select(HeadingRow).where(HeadingRow.roundtable_id == roundtable_id)).all()
    known = [f"{each.name} {each.prompt}" for each in headings if each.key not in late]
    return [*HeadingKey, *known, *(getattr(row, name) for name in NAMED if name not in late)]


def find_said_late(session: Session, roundtable_id: int) -> set[str]:
    """Which headings and details were named after the first note was there: they may quote one."""
    first = select(func.min(NoteRow.posted_at)).where(NoteRow.roundtable_id == roundtable_id).scalar_subquery()
    kinds = JournalRow.kind.in_([EntryKind.HEADING_RENAMED, EntryKind.KEYNOTE_CHANGED, EntryKind.DETAILS_CHANGED])
    here = (JournalRow.roundtable_id == roundtable_id, kinds, JournalRow.recorded_at >= first)
    payloads = session.scalars(select(JournalRow.payload).where(*here)).all()
    return {name for payload in payloads for name in list_renamed(payload)}


def list_renamed(payload: Mapping[str, Any]) -> list[str]:
    """The headings and details that an entry tells to have other words."""
    headings = [str(row["id"]) for row in payload.get("headings", ())]
    return list(payload.get("details") or headings or SPEECH)
