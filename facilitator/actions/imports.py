"""Making a whole roundtable of a file: one piece of work and one entry, or nothing at all."""

from collections import Counter
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from facilitator.actions.marks import restore_marks
from facilitator.actions.programmes import adopt_sectors
from facilitator.actions.received_texts import store_amendments
from facilitator.actions.roundtables import make_roundtable, name_headings, status_columns
from facilitator.domain.board import PEOPLE_SOURCES
from facilitator.domain.contributions import ContributionState
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.headings import HeadingKey
from facilitator.domain.imports import (
    Import,
    ImportedContribution,
    ImportedNote,
    ImportedRound,
    ImportedTally,
    ImportedTheme,
)
from facilitator.domain.notes import Handling, Place
from facilitator.domain.origins import Origin
from facilitator.domain.phases import Phase, Status
from facilitator.domain.votes import Tally
from facilitator.store.contributions import ContributionRow, ContributionTextRow, contribution_state
from facilitator.store.notes import add_note
from facilitator.store.people import ParticipantRow
from facilitator.store.roundtables import RoundtableRow
from facilitator.store.themes import ThemeNameRow, ThemeRow, load_theme_names, store_received, theme_state
from facilitator.store.votes import RoundRow, round_state, store_tallies

GRACE = timedelta(minutes=20)
"""How long an example that is loaded as live goes on posting."""


@dataclass
class Importing:
    """An import while it is being stored: the ids that its notes point to, and what became of everything."""

    session: Session
    row: RoundtableRow
    started_at: datetime
    keeps_off_record: bool
    people: dict[str, ParticipantRow] = field(default_factory=dict)
    themes: dict[str, int] = field(default_factory=dict)
    numbers: Counter[HeadingKey] = field(default_factory=Counter)
    reactions: dict[int, dict[str, int]] = field(default_factory=dict)
    payload: dict[str, Any] = field(
        default_factory=lambda: {"people": [], "themes": [], "notes": [], "contributions": [], "rounds": []}
    )


def import_roundtable(
    session: Session,
    source: Import,
    *,
    code: str,
    title: str,
    cluster: str,
    status: Status,
    now: datetime,
) -> tuple[RoundtableRow, Fact]:
    """Stores the roundtable; a live one is in its posting phase, a closed one has its off-record words left out."""
    row = make_roundtable(
        session,
        code=code,
        title=title,
        cluster=cluster,
        now=now,
        held_on=source.held_on,
        venue=source.venue,
        host=source.host,
        question=source.question,
        speaker=source.speaker,
        topic=source.topic,
        sharing_mode=source.sharing_mode,
        is_sensitive=source.is_sensitive,
        programme=source.programme or "",
    )
    adopt_sectors(session, row.programme_id, source.sectors)
    length = timedelta(seconds=max((note.seconds for note in source.notes), default=0))
    importing = Importing(session, row, now - length, keeps_off_record=status is Status.LIVE)
    name_headings(session, row.id, source.headings)
    store_themes(importing, source)
    for note in source.notes:
        store_note(importing, note)
    for contribution in source.contributions:
        store_contribution(importing, contribution)
    for vote in source.rounds:
        store_round(importing, vote)
    set_status(importing, source, status, now)
    store_amendments(session, row.id, source.amendments, notes=label_notes(importing), themes=importing.themes, now=now)
    return row, Fact(EntryKind.ROUNDTABLE_IMPORTED, importing.payload)


def label_notes(importing: Importing) -> dict[str, int]:
    """The notes on the record by label."""
    rows = importing.payload["notes"]
    return {HeadingKey(row["heading"]).label(row["number"]): row["id"] for row in rows if row["number"] is not None}


def store_themes(importing: Importing, source: Import) -> None:
    """Makes the themes."""
    for theme in source.themes:
        store_theme(importing, theme, is_live=True)


def store_theme(importing: Importing, theme: ImportedTheme, *, is_live: bool, into: int | None = None) -> None:
    """Makes one theme; one that is not live was voted on before it was dissolved, or merged into another."""
    row = ThemeRow(
        roundtable_id=importing.row.id,
        heading=theme.heading,
        name_revision=1,
        is_live=is_live,
        is_from_file=theme.is_from_file,
        merged_into=into,
        **store_received(theme.received),
    )
    importing.session.add(row)
    importing.session.flush()
    importing.session.add(ThemeNameRow(theme_id=row.id, revision=1, name=theme.name, named_by=theme.named_by))
    importing.themes[theme.key] = row.id
    importing.payload["themes"].append(theme_state(row))


def store_contribution(importing: Importing, brought: ImportedContribution) -> None:
    """Stores one contribution with the count of what people said to it; nobody is behind it any more."""
    row = ContributionRow(
        roundtable_id=importing.row.id,
        participant_id=None,
        kind=brought.kind,
        number=brought.number,
        state=ContributionState.OPEN,
        is_marked=brought.is_marked,
        is_private=False,
        is_record=brought.is_record,
        heading=brought.heading,
        theme_id=None if brought.theme is None else importing.themes[brought.theme],
        table_number=brought.table,
        due_on=brought.due_on,
        source_id=brought.kind.label(brought.number),
        received_answers=dict(brought.answers) or None,
        posted_at=importing.started_at,
    )
    importing.session.add(row)
    importing.session.flush()
    words = ContributionTextRow(
        contribution_id=row.id, text=brought.text, detail=brought.detail, fields=dict(brought.fields) or None
    )
    importing.session.add(words)
    importing.payload["contributions"].append(contribution_state(importing.session, row))


def store_round(importing: Importing, vote: ImportedRound) -> None:
    """Stores one counted vote."""
    for tally in vote.tallies:
        if tally.theme not in importing.themes:
            name = tally.name or "Dissolved before the export"
            gone = ImportedTheme(tally.theme, tally.heading, name, Origin.TOOL)
            store_theme(importing, gone, is_live=False, into=importing.themes.get(tally.into or ""))
    tallies = [as_tally(tally, importing.themes[tally.theme]) for tally in vote.tallies]
    row = RoundRow(
        roundtable_id=importing.row.id,
        kind=vote.kind,
        n_dots=vote.n_dots,
        most_on_one=vote.most_on_one,
        themes=[tally.theme_id for tally in tallies],
        revisions=[find_revision(importing.session, importing.themes[each.theme], each.name) for each in vote.tallies],
        key=None,
        turnout=vote.turnout,
        shown=sorted(vote.shown),
        tallies=store_tallies(tallies),
        opened_at=importing.started_at,
        closed_at=importing.started_at,
    )
    importing.session.add(row)
    importing.session.flush()
    importing.payload["rounds"].append(round_state(row))


def as_tally(tally: ImportedTally, theme_id: int) -> Tally:
    """The figures under the theme's new id."""
    figures = asdict(tally)
    for name in ("theme", "heading", "name", "into"):
        del figures[name]
    return Tally(theme_id, **figures)


def find_revision(session: Session, theme_id: int, name: str | None) -> int:
    """Which name of a theme stood on the ballot; a name that it has not had is added as one of another day."""
    names = {revision: each for (_, revision), each in load_theme_names(session, [theme_id]).items()}
    known = [revision for revision, each in names.items() if name in {None, each}]
    if known:
        return known[0]
    revision = max(names) + 1
    session.add(ThemeNameRow(theme_id=theme_id, revision=revision, name=name, named_by=Origin.PERSON))
    session.flush()
    return revision


def store_note(importing: Importing, note: ImportedNote) -> None:
    """Stores one note, with its words unless they are off the record at a roundtable that is over."""
    theme_id = None if note.is_off_record else find_theme(importing, note)
    values = {
        "heading": note.heading,
        "kind": note.kind,
        "handling": Handling.OFF_RECORD if note.is_off_record else Handling.OPEN,
        "number": None if note.is_off_record else take_number(importing, note),
        "revision": 1,
        "place": Place.THEME if theme_id is not None else Place.UNGROUPED if note.is_off_record else note.place,
        "source": note.source,
        "is_late": note.is_late,
        "placed_by": Origin.PERSON if theme_id is not None else None,
    }
    participant_id = find_person(importing, note)
    row = {
        **values,
        "roundtable_id": importing.row.id,
        "participant_id": participant_id,
        "theme_id": theme_id,
        # A scribe's note or one from paper speaks for its table, and not for whoever wrote it down.
        "table_number": note.table if participant_id is None or note.source not in PEOPLE_SOURCES else None,
        "source_id": note.source_id,
        "posted_at": importing.started_at + timedelta(seconds=note.seconds),
    }
    note_id = add_note(
        importing.session, row, note.text if importing.keeps_off_record or not note.is_off_record else None
    )
    importing.payload["notes"].append({"id": note_id, "person": participant_id, "theme": theme_id, **values})
    if note.reactions:
        importing.reactions[note_id] = dict(note.reactions)
    restore_marks(importing.session, note, note_id, importing.started_at)


def find_theme(importing: Importing, note: ImportedNote) -> int | None:
    """The theme that the note belongs to; the key is the export's, or heading and label."""
    if note.theme is None:
        return None
    # Heading and label first: a label may look like the key of another heading's theme.
    return importing.themes.get(f"{note.heading}/{note.theme}") or importing.themes[note.theme]


def take_number(importing: Importing, note: ImportedNote) -> int:
    """The note's number in its heading: as the export fixed it, or the next."""
    if note.number is not None:
        return note.number
    importing.numbers[note.heading] += 1
    return importing.numbers[note.heading]


def find_person(importing: Importing, note: ImportedNote) -> int | None:
    """The participant behind a pseudonym, made at their first note. A note without an author stands alone."""
    key = f"note {note.source_id}" if note.author is None else f"author {note.author}"
    if note.author is None and note.sector is None:
        return None
    if key not in importing.people:
        row = ParticipantRow(
            roundtable_id=importing.row.id,
            sector=note.sector,
            organisation=note.organisation,
            table_number=note.table,
            joined_at=importing.started_at,
        )
        importing.session.add(row)
        importing.session.flush()
        importing.people[key] = row
        columns = {"id": row.id, "sector": note.sector, "table": note.table, "is_scribe": False}
        importing.payload["people"].append(columns)
    elif note.organisation is not None:
        # Its presence on any note is that person's consent.
        importing.people[key].organisation = note.organisation
    return importing.people[key].id


def set_status(importing: Importing, source: Import, status: Status, now: datetime) -> None:
    """Puts the roundtable where it stands."""
    row = importing.row
    row.status = status
    row.is_rehearsal, row.holds_notes = source.is_rehearsal, source.holds_notes
    row.intake = None if source.intake is None else asdict(source.intake)
    if source.received is not None:
        promise = [row.sharing_mode, row.is_sensitive]
        row.received = asdict(source.received) | {"reactions": importing.reactions, "promise": promise}
    if status is Status.LIVE:
        row.phase, row.phase_started_at, row.phase_ends_at = Phase.POST, now, now + GRACE
    else:
        row.phase, row.closed_at = Phase.CLOSE, now
    row.off_record_shown = sum(note.is_off_record for note in source.notes)
    if source.received is not None:
        row.off_record_shown = source.received.n_off_record
    importing.payload["roundtable"] = status_columns(row)
